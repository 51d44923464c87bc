import { createHash } from 'node:crypto'
import { createImportArchive } from '#archive/import-archive'
import type { ApplicationMeta } from '#domain/claimant'
import type { Archive, DocumentLayers, Fingerprints, VerifyQueue } from '#domain/ports'
import type { Run } from '#domain/run'
import { layersOf, readDocument } from '#form/read-document'
import { knowledge } from '#functions/knowledge'
import { toCsv } from '#local/samples/encode-tables'
import { renderPdf } from '#local/samples/pdf'
import { readPages } from '#pdf/read-pages'
import { createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createFingerprintsStore } from '#storage/fingerprints-store'
import { createRecognisedStore } from '#storage/recognised-store'
import { createParseApplication } from '#verify/parse-application'
import { createPersonKeyOf } from '#verify/person-key'
import { createVerifyApplication } from '#verify/verify-application'
import { createMemoryArchive } from '../archive/memory-archive.ts'
import type { openEngine } from '../contract/engines.ts'
import { untilDone } from '../verify/a-world.ts'
import { printForm } from './form.ts'
import type { ArchiveTable, GoldenCase, Submitted } from './golden-case.ts'

/** The day on which everything is read and verified. */
const now = '2026-03-20T02:00:00.000Z'

const metaOf = (submitted: Submitted): Omit<ApplicationMeta, 'applicationId' | 'state' | 'version'> => {
  const { form: _, pages: __, files: ___, ...given } = submitted
  return {
    committee: '桂示范工程系列高级评审委员会',
    season: '2026',
    region: '广西',
    series: '工程',
    outcome: 'open',
    submittedAt: '2026-03-16T02:00:00.000Z',
    ...given,
  }
}

/** The PDFs of an application: the form with its evidence pages, and files of their own. The same bytes each time. */
export const filesOf = async ({ form, pages = [], files = [] }: Submitted): Promise<readonly Uint8Array[]> => [
  await renderPdf({
    title: '申报表及佐证',
    createdOn: '2026-02-26',
    content: [...printForm(form), ...pages.map((page) => page())],
  }),
  ...(await Promise.all(files.map((file) => file()))),
]

/** Pages with a text layer are read in this process: a process for each of hundreds of small files is most of the time. Scans go the whole way. */
const read = async (bytes: Uint8Array, documentId: string): Promise<DocumentLayers> => {
  const pages = await readPages(Uint8Array.from(bytes))
  const isScan = pages.kind === 'read' && pages.pages.some(({ source }) => source !== 'text')
  return isScan ? readDocument(bytes, documentId) : layersOf(pages, documentId)
}

const layersKnown = new Map<string, Promise<DocumentLayers>>()
/** The same bytes are read once a process. */
const readOnce = (bytes: Uint8Array, documentId: string): Promise<DocumentLayers> => {
  const known = layersKnown.get(documentId) ?? read(bytes, documentId)
  layersKnown.set(documentId, known)
  return known
}

const archiveOf = async (tables: readonly ArchiveTable[], personSecret: string): Promise<Archive> => {
  const archive = createMemoryArchive()
  for (const [at, { kind, rows, trust = 'A', complete = [], importedAt = now }] of tables.entries()) {
    const dataset = `golden-${kind}-${at}`
    const importer = createImportArchive({
      archiveWriter: archive,
      clock: { now: () => importedAt },
      personKeyOf: createPersonKeyOf(personSecret),
    })
    const planned = await importer.plan(
      { name: `${dataset}.csv`, bytes: new TextEncoder().encode(toCsv(rows)) },
      {
        dataset,
        kind,
        trust,
        department: '桂示范主管部门',
        complete: complete.map((one) => ({ dataset, kind, ...one })),
      },
    )
    if (planned.kind !== 'plan') throw new Error(`${dataset}: ${planned.reason}`)
    const [rejected] = planned.rejected
    if (rejected) throw new Error(`${dataset}: ${JSON.stringify(rejected)}`)
    await importer.commit(planned)
  }
  return archive
}

export interface CaseRuns {
  readonly own: Run
  readonly others: readonly Run[]
}

/** The product's use cases over stores of a local engine. Each case is a world of its own: no key of one is met in another. */
export const runCase = async (
  { table, objects }: Awaited<ReturnType<typeof openEngine>>,
  golden: GoldenCase,
): Promise<CaseRuns> => {
  const world = createHash('sha256').update(golden.id).digest('hex').slice(0, 12)
  const personSecret = `${world}${'x'.repeat(32)}`
  const asked: string[] = []
  const verifyQueue: VerifyQueue = { ask: async (ids) => void asked.push(...ids) }
  const applications = createApplicationsStore(table, objects)
  const evidences = createEvidenceStore(objects)
  const verify = createVerifyApplication({
    ...knowledge,
    policy: { ...knowledge.policy, ...golden.policy },
    claimKeys: (claim, application) => knowledge.claimKeys(claim, application).map((key) => `${key}@${world}`),
    applications,
    evidences,
    claimIndex: createClaimIndexStore(table),
    fingerprints: inWorld(createFingerprintsStore(table), world),
    archive: await archiveOf(golden.archive ?? [], personSecret),
    verifyQueue,
    personSecret,
    clock: { now: () => now },
  })
  const ids: string[] = []
  for (const [n, submitted] of [...(golden.others ?? []), golden.own].entries()) {
    const applicationId = `${world}-${n}`
    ids.push(applicationId)
    await applications.open({ applicationId, ...metaOf(submitted) })
    for (const [at, bytes] of (await filesOf(submitted)).entries()) {
      const parse = createParseApplication({
        intake: { read: async () => ({ bytes, name: `申报材料${at + 1}.pdf` }) },
        evidences,
        applications,
        recognised: createRecognisedStore(objects),
        read: readOnce,
      })
      await untilDone(() => parse({ applicationId, key: `uploads/${applicationId}/${at}` }))
    }
    asked.push(applicationId)
  }
  for (let id = asked.shift(); id !== undefined; id = asked.shift()) {
    const next = id
    if (!asked.includes(next)) await untilDone(() => verify(next))
  }
  const runs = await Promise.all(ids.map((id) => applications.currentRun(id)))
  const known = runs.filter((run) => run !== undefined)
  const own = known.at(-1)
  if (!own || known.length < ids.length) throw new Error(`${golden.id}: an application has no run`)
  return { own, others: known.slice(0, -1) }
}

const inWorld = (store: Fingerprints, world: string): Fingerprints => {
  const keysIn = (keys: ReadonlyMap<string, readonly string[]>) =>
    new Map([...keys].map(([textId, own]) => [textId, own.map((key) => `${world}${key}`)]))
  return {
    ...store,
    register: (texts, keys) => store.register(texts, keysIn(keys)),
    settle: (texts, keys, met) => store.settle(texts, keysIn(keys), met),
    async holders(keys) {
      const found = await store.holders(keys.map((key) => `${world}${key}`))
      return new Map([...found].map(([key, holders]) => [key.slice(world.length), holders]))
    },
    applicants: async () => 1_000,
  }
}
