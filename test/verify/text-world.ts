import type { Application } from '#domain/application'
import type { AssessmentInput } from '#domain/assessment'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta } from '#domain/claimant'
import type { Archive, DocumentLayers, Fingerprints, VerifyQueue } from '#domain/ports'
import type { Warning } from '#domain/warning'
import { assess } from '#rules/assess'
import { createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createFingerprintsStore } from '#storage/fingerprints-store'
import { aText, type TextPlan } from '#test/builders/compared-text'
import { shortHash } from '#text/short-hash'
import { createVerifyApplication } from '#verify/verify-application'
import type { openEngine } from '../contract/engines.ts'
import { aSeason, lightKnowledge } from '../journeys/light-knowledge.ts'
import { emptyArchive, killedAt, untilDone } from './a-world.ts'

export interface TextFile {
  readonly person: string
  readonly residentId: string
  readonly unit?: string
  readonly claims?: readonly Claim[]
  readonly texts: readonly TextPlan[]
}

const layersOf = (file: TextFile, documentId: string): DocumentLayers => ({
  pages: { kind: 'read', parserVersion: 'text-1', outcome: 'read', pages: [], active: [] },
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: toApplication(file, documentId),
  texts: file.texts.map((plan) => aText(documentId, plan)),
})

const toApplication = (file: TextFile, documentId: string): Application => ({
  applicant: {
    name: file.person,
    residentId: {
      scheme: 'resident-id',
      raw: file.residentId,
      canonical: file.residentId,
      key: file.residentId,
      status: 'valid-checksum',
      says: {},
    },
    evidence: [],
  },
  ...(file.unit && {
    unit: {
      value: file.unit,
      evidence: { documentId, page: 1, box: [0, 0, 1, 1], quote: '', from: 'form', textSource: 'text' },
    },
  }),
  titles: [],
  target: {},
  route: 'promotion',
  claims: file.claims ?? [],
  certificates: [],
})

let worlds = 0

/** The use case over stores of a real engine; texts come as a reader would have left them. */
export const aTextWorld = (
  { table, objects }: Awaited<ReturnType<typeof openEngine>>,
  {
    kill = killedAt(0, 'before'),
    claimKeys = () => [] as readonly string[],
    archive = emptyArchive,
    onAssess = () => {},
  }: {
    readonly kill?: ReturnType<typeof killedAt>
    readonly claimKeys?: (claim: Claim) => readonly string[]
    readonly archive?: Archive
    /** Sees what each assessment looks at. */
    readonly onAssess?: (input: AssessmentInput) => void
  } = {},
) => {
  const world = `t${++worlds}-`
  const asked: string[] = []
  const reads = { texts: 0, holders: 0 }
  const applications = createApplicationsStore(table, objects)
  const stored = createEvidenceStore(objects)
  const evidences = {
    ...stored,
    async texts(applicationId: string, documentId: string) {
      reads.texts++
      return stored.texts(applicationId, documentId)
    },
  }
  const store = createFingerprintsStore(table)
  // Each world has fingerprints of its own: the keys of all worlds lie in one table.
  const inWorld = (keys: ReadonlyMap<string, readonly string[]>) =>
    new Map([...keys].map(([textId, own]) => [textId, own.map((key) => world + key)]))
  const fingerprints: Fingerprints = {
    ...store,
    register: (texts, keys) => store.register(texts, inWorld(keys)),
    settle: (texts, keys, met) => store.settle(texts, inWorld(keys), met),
    async holders(keys) {
      reads.holders += keys.length
      const found = await store.holders(keys.map((key) => world + key))
      return new Map([...found].map(([key, holders]) => [key.slice(world.length), holders]))
    },
    applicants: async () => 100,
  }
  const verifyQueue: VerifyQueue = { ask: async (ids) => void asked.push(...ids) }
  const parts = {
    ...lightKnowledge,
    assess: (input: AssessmentInput) => {
      onAssess(input)
      return assess(input)
    },
    mergeApplications: (all: readonly Application[]) => all[0],
    claimKeys,
    applications: kill.wrap(applications, ['writeRun', 'flip']),
    claimIndex: createClaimIndexStore(table),
    fingerprints: kill.wrap(fingerprints, ['register', 'settle']),
    verifyQueue: kill.wrap(verifyQueue, ['ask']),
    evidences,
    archive,
    personSecret: `${world}${'x'.repeat(32)}`,
    clock: { now: () => '2026-07-02T00:00:00.000Z' },
  }
  const verify = createVerifyApplication(parts)
  const id = (name: string) => world + name
  return {
    id,
    parts,
    asked,
    reads,
    fingerprints,
    verify: (name: string) => untilDone(() => verify(id(name))),
    async upload(name: string, file: TextFile, meta: Partial<ApplicationMeta> = {}) {
      const applicationId = id(name)
      const documentId = shortHash(64, JSON.stringify(file))
      await applications.open({ applicationId, ...aSeason, ...meta })
      await stored.put(applicationId, documentId, layersOf(file, documentId))
      await applications.putDocument(applicationId, `uploads/${applicationId}/1`, {
        documentId,
        name: 'a.pdf',
        bytes: 1,
        outcome: 'read',
        parserVersion: 'text-1',
        pages: 3,
        unreadPages: [],
      })
    },
    async drain() {
      let verifications = 0
      for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
        verifications++
        await untilDone(() => verify(next))
      }
      return verifications
    },
    async warnings(name: string): Promise<readonly Warning[]> {
      const run = await applications.currentRun(id(name))
      return run?.warnings.filter(({ code }) => /^TXT|^PAP-006/.test(code)) ?? []
    },
    run: (name: string) => applications.currentRun(id(name)),
    /** `TXT-002 red b`: what is said against whom, in the words of this world. */
    async said(name: string): Promise<readonly string[]> {
      const warnings = await this.warnings(name)
      return warnings
        .map(({ code, severity, counterpart }) =>
          [
            code,
            severity,
            counterpart?.kind === 'claim' ? counterpart.applicationId.slice(world.length) : 'group',
          ].join(' '),
        )
        .toSorted()
    },
  }
}

/** Text that no other sentence of the tests shares: each seed its own words. */
export const prose = (seed: number, sentences = 18): string => {
  let state = seed * 2654435761 + 12345
  const next = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % n
  }
  const han = () => String.fromCharCode(0x4e00 + next(0x2000))
  return Array.from(
    { length: sentences },
    () =>
      `${Array.from({ length: 14 + next(18) }, han).join('')}，${Array.from({ length: 8 + next(12) }, han).join('')}。`,
  ).join('')
}
