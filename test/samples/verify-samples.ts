import { createHash } from 'node:crypto'
import { createImportArchive } from '#archive/import-archive'
import type { Application, DocumentReport } from '#domain/application'
import type { Assessment, EarlierApplication } from '#domain/assessment'
import type { ApplicationMeta } from '#domain/claimant'
import { isRead } from '#domain/pages'
import type { Evidences } from '#domain/ports'
import { claimKeys } from '#duplicate/claim-key'
import { mergeApplications, readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readTexts } from '#form/texts/read-texts'
import type { SampleCase } from '#local/samples/cases/sample-case'
import { sampleArchive, sampleCases } from '#local/samples/index'
import { createFindMatches } from '#match/find-matches'
import { readPages } from '#pdf/read-pages'
import { assess } from '#rules/assess'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { createMemoryArchive } from '#test/archive/memory-archive'
import { createMemoryFingerprints } from '#test/verify/memory-fingerprints'
import { toLines } from '#verify/claim-lines'
import { exchangeTexts, type TextParts } from '#verify/exchange-texts'
import { personKeyOf, unknownPersonKey } from '#verify/person-key'

/**
 * All samples from their bytes to their warnings, through every reading and judging part of the product, with the exchange
 * between applications in its final state: each line is registered before anybody looks. Storage is left out; that it brings
 * the same in any order is tested on its own.
 */

const secret = 'samples'
const at = '2026-03-20T00:00:00.000Z'

export interface Verified {
  readonly sample: SampleCase
  readonly application: Application | undefined
  readonly assessment: Assessment
}

interface Parsed {
  readonly sample: SampleCase
  readonly meta: ApplicationMeta
  readonly application: Application | undefined
  readonly documents: readonly DocumentReport[]
  readonly evidences: Pick<Evidences, 'application' | 'texts'>
}

const parse = async (sample: SampleCase): Promise<Parsed> => {
  const read = await Promise.all(
    sample.files.map(async ({ name, build }) => {
      const bytes = await build()
      const documentId = createHash('sha256').update(bytes).digest('hex')
      const pages = await readPages(bytes)
      const list = pages.kind === 'read' ? pages.pages : []
      const report: DocumentReport = {
        documentId,
        name,
        bytes: bytes.length,
        outcome: pages.outcome,
        parserVersion: pages.parserVersion,
        pages: list.length,
        unreadPages: list.flatMap((page) => (isRead(page) ? [] : [{ page: page.page, reason: page.reason }])),
      }
      if (pages.kind === 'unreadable') return { report }
      const form = readForm(pages)
      const application = readApplication({ form, pages, documentId })
      return { report, application, texts: readTexts({ form, pages, documentId, application }) }
    }),
  )
  const applications = read.flatMap(({ application }) => application ?? [])
  const { id: _, title: __, files: ___, expect: ____, ...meta } = sample
  return {
    sample,
    meta: { ...meta, state: 'to-review', version: 1 },
    application: applications.length > 0 ? mergeApplications(applications) : undefined,
    documents: read.map(({ report }) => report),
    evidences: {
      application: async (_, documentId) => read.find(({ report }) => report.documentId === documentId)?.application,
      texts: async (_, documentId) => read.find(({ report }) => report.documentId === documentId)?.texts,
    },
  }
}

const importSamples = async () => {
  const archive = createMemoryArchive()
  const { plan, commit } = createImportArchive({ archiveWriter: archive, clock: { now: () => at } })
  for (const { file, bytes, ...options } of sampleArchive()) {
    const planned = await plan({ name: file, bytes }, options)
    if (planned.kind !== 'plan') throw new Error(`${file}: ${planned.reason}`)
    if (planned.rejected.length > 0) throw new Error(`${file}: ${JSON.stringify(planned.rejected[0])}`)
    await commit(planned)
  }
  return archive
}

export const verifySamples = async (): Promise<readonly Verified[]> => {
  const archive = await importSamples()
  const findMatches = createFindMatches(archive)
  const snapshot = await archive.snapshot()
  const parsed: Parsed[] = []
  for (const sample of await sampleCases()) parsed.push(await parse(sample))

  const known = parsed.map((one) => {
    const keys = new Map(one.application?.claims.map((claim) => [claim.claimId, claimKeys(claim)]) ?? [])
    const person = one.application && personKeyOf(one.application, secret)
    const lines = toLines({
      meta: one.meta,
      application: one.application,
      claimKeys: keys,
      person,
      secret,
      policy: guangxiPolicy,
    })
    return { ...one, keys, person, lines }
  })

  const fingerprints = createMemoryFingerprints()
  const evidenceOf = (applicationId: string) =>
    known.find(({ meta }) => meta.applicationId === applicationId)?.evidences
  const parts: TextParts = {
    fingerprints,
    evidences: {
      application: async (id, documentId) => evidenceOf(id)?.application(id, documentId),
      texts: async (id, documentId) => evidenceOf(id)?.texts(id, documentId),
    },
    verifyQueue: { ask: async () => {} },
    personSecret: secret,
  }
  const textsOf = ({ meta, documents, application, keys, person }: (typeof known)[number]) =>
    exchangeTexts(parts, { meta, documents, application, claimKeys: keys, person })
  for (const one of known) await textsOf(one)

  return Promise.all(
    known.map(async (one) => {
      const { sample, meta, application, documents, keys, person, lines } = one
      const { comparison } = await textsOf(one)
      const own = new Set(lines.claims.map(({ claimKey }) => claimKey))
      const earlier = known.flatMap(({ lines: other }): readonly EarlierApplication[] =>
        other.person && other.person.personKey === person?.personKey && other.person.application.season < meta.season
          ? [other.person.application]
          : [],
      )
      const matches = await Promise.all(
        (application?.claims ?? []).map(
          async (claim) => [claim.claimId, await findMatches(claim, application?.applicant.name)] as const,
        ),
      )
      const assessment = assess({
        application,
        documents,
        meta,
        claimKeys: keys,
        matches: new Map(matches),
        claimants: known.flatMap(({ lines: other }) => other.claims.filter(({ claimKey }) => own.has(claimKey))),
        personKey: person?.personKey ?? unknownPersonKey(meta.applicationId, secret),
        earlier,
        archive: snapshot,
        policy: guangxiPolicy,
        ...(comparison && { passages: comparison }),
      })
      return { sample, application, assessment }
    }),
  )
}
