import { createHash } from 'node:crypto'
import type { Application } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { DocumentLayers } from '#domain/ports'
import type { Warning } from '#domain/warning'
import type { Knowledge } from '#verify/verify-application'

/**
 * A reader and rules that cost nothing, so that hundreds of uploads test the way of a document and not the reading of PDFs. They are pure
 * functions put in place of other pure functions; engines, stores, queues and handlers are the product's own.
 */
export interface LightFile {
  readonly person: string
  readonly residentId: string
  readonly claims: readonly string[]
}

export const toBytes = (file: LightFile): Uint8Array => new TextEncoder().encode(JSON.stringify(file))

export const readLight = async (bytes: Uint8Array, documentId: string): Promise<DocumentLayers> => {
  const text = new TextDecoder().decode(bytes)
  if (!text.startsWith('{')) return { pages: { kind: 'unreadable', parserVersion: 'light-1', outcome: 'not-a-pdf' } }
  const file: LightFile = JSON.parse(text)
  return {
    pages: {
      kind: 'read',
      parserVersion: 'light-1',
      outcome: 'read',
      pages: [{ page: 1, width: 1, height: 1, source: 'text', runs: [], hidden: [], rulings: [], text }],
      active: [],
    },
    form: { fields: [], tables: [], sections: [], certificates: [] },
    application: toApplication(file, documentId),
  }
}

const toApplication = ({ person, residentId, claims }: LightFile, documentId: string): Application => ({
  applicant: {
    name: person,
    residentId: {
      scheme: 'resident-id',
      raw: residentId,
      canonical: residentId,
      key: residentId,
      status: 'valid-checksum',
      says: {},
    },
    evidence: [],
  },
  titles: [],
  target: {},
  route: 'promotion',
  claims: claims.map((title) => toClaim(title, documentId)),
  certificates: [],
})

const toClaim = (title: string, documentId: string): Claim => ({
  claimId: createHash('sha256').update(title).digest('hex').slice(0, 12),
  section: 'achievement',
  counted: true,
  kind: 'award',
  title,
  identifiers: [],
  dates: [],
  people: [],
  units: [],
  text: title,
  evidence: [{ documentId, page: 1, box: [0, 0, 1, 1], quote: title, from: 'form', textSource: 'text' }],
  trust: 'self-entered',
})

const mergeLight = (applications: readonly Application[]): Application => {
  const [first] = applications
  if (!first) throw new Error('nothing to merge')
  const claims = new Map(
    applications.flatMap((application) => application.claims.map((claim) => [claim.claimId, claim] as const)),
  )
  return { ...first, claims: [...claims.values()].toSorted((a, b) => (a.claimId < b.claimId ? -1 : 1)) }
}

export const lightKnowledge: Knowledge = {
  mergeApplications: mergeLight,
  claimKeys: ({ title }) => [`title:${title}`],
  lookupKeys: ({ title }) => [`t#${title}`],
  createFindMatches: () => async () => [],
  ruleSetVersion: 'light-1',
  matchModelVersion: 'light-1',
  policy: { version: 'light-1', cutOffs: [], seniority: [] },
  assess: ({ claimants, meta, personKey, claimKeys }) => {
    const own = new Map([...claimKeys].flatMap(([claimId, keys]) => keys.map((key) => [key, claimId] as const)))
    const warnings = claimants
      .filter((line) => line.applicationId !== meta.applicationId && line.personKey !== personKey)
      .map((line) => toWarning(own.get(line.claimKey) ?? '', line))
      .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
    return {
      claims: [...claimKeys.keys()].map((claimId) => ({ claimId, verdict: { kind: 'not-covered' }, comparison: [] })),
      warnings,
      priority: { total: warnings.length, parts: [{ label: '重复', points: warnings.length }] },
      policyNotes: [],
    }
  },
}

const toWarning = (claimId: string, line: Parameters<Knowledge['assess']>[0]['claimants'][number]): Warning => ({
  fingerprint: createHash('sha256').update(`${claimId}|${line.claimKey}|${line.applicationId}`).digest('hex'),
  code: 'LIGHT',
  ruleVersion: 1,
  severity: 'orange',
  name: '疑似重复申报',
  statement: `${line.maskedPerson} 亦申报`,
  claimId,
  evidence: [],
  counterpart: {
    kind: 'claim',
    applicationId: line.applicationId,
    claimId: line.claimId,
    person: line.maskedPerson,
    committee: line.committee,
    season: line.season,
    quote: line.quote,
    page: line.page,
  },
  comparison: [],
  loweredBy: [],
  innocentReasons: [],
  whatToCheck: [],
  basis: '',
})

export const aSeason = {
  committee: 'engineering',
  season: '2026',
  region: 'guangxi',
  outcome: 'open',
  submittedAt: '2026-07-01',
} as const
