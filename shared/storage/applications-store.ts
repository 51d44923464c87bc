import type { DocumentReport } from '#domain/application'
import { isApplicationId } from '#domain/application-id'
import type { ApplicationMeta, OutcomeChange, ReviewState } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { Retryable, Terminal } from '#domain/failure'
import type { Applications, ReadingProgress } from '#domain/ports'
import type { Run } from '#domain/run'
import {
  applicationPk,
  documentPrefix,
  documentSk,
  metaSk,
  queueOf,
  queueOrderOf,
  runClaimSk,
  runSk,
  runWarningSk,
} from './keys.ts'
import { loadValue, type StoredValue, storeValue } from './large-value.ts'
import type { Objects } from './objects.ts'
import type { Item, Table } from './table.ts'
import { tables } from './tables.ts'

export interface ApplicationsStore extends Applications {
  /** Every application, from the queue's index, read again by key. */
  list(): Promise<readonly ApplicationMeta[]>
  /** What became of uploads: the keys that have a document or a failure of their own. */
  handledUploads(applicationId: string): Promise<ReadonlySet<string>>
  /** Keys of the uploads that are this document; the same file may have come several times. */
  uploadsOf(applicationId: string, documentId: string): Promise<readonly string[]>
  /** Ids of the documents that the current run includes. */
  includedDocuments(applicationId: string): Promise<ReadonlySet<string>>
  /** Notes what became of the application. What is noted already writes nothing, so that a second try overtakes no verification. */
  setOutcome(applicationId: string, change: OutcomeChange): Promise<ApplicationMeta>
}

/** A run that arrives moves an application on, but never out of a reviewer's hands. */
const stateAfterRun: Readonly<Record<ReviewState, ReviewState>> = {
  received: 'to-review',
  verifying: 'to-review',
  failed: 'to-review',
  'to-review': 'to-review',
  'in-review': 'in-review',
  closed: 'closed',
}
const stateAfterDocument: Readonly<Record<ReviewState, ReviewState>> = {
  received: 'verifying',
  verifying: 'verifying',
  failed: 'verifying',
  'to-review': 'to-review',
  'in-review': 'in-review',
  closed: 'closed',
}
const stateAfterFailure: Readonly<Record<ReviewState, ReviewState>> = {
  received: 'failed',
  verifying: 'failed',
  failed: 'failed',
  'to-review': 'to-review',
  'in-review': 'in-review',
  closed: 'closed',
}

/** Failures by their source: `verify`, or the key of an upload. One that is overcome leaves without touching the others. */
type Failures = Readonly<Record<string, string>>
const verifySource = 'verify'
const maxAttempts = 20

interface MetaItem extends Item, Omit<ApplicationMeta, 'failure'> {
  readonly failures: Failures
  readonly priority: number
}
/** `undefined` takes a cut-off away. */
type MetaChange = Partial<Omit<MetaItem, 'cutOff'>> & { readonly cutOff?: string | undefined }

/** An attribute of its own for each upload: two files that are read at once do not write over each other. */
const readingPrefix = 'reading#'
const readingName = (uploadKey: string) => `${readingPrefix}${uploadKey}`

const readingOf = (item: Item): Pick<ApplicationMeta, 'reading'> => {
  const readings = Object.entries(item).flatMap(([name, value]) =>
    name.startsWith(readingPrefix) ? [value as ReadingProgress] : [],
  )
  if (readings.length === 0) return {}
  const sum = (pick: (one: ReadingProgress) => number) => readings.reduce((total, one) => total + pick(one), 0)
  return { reading: { done: sum(({ done }) => done), all: sum(({ all }) => all) } }
}

const withoutReadings = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith(readingPrefix))) as Item

const toMeta = (item: Item): ApplicationMeta => {
  const own = withoutReadings(item) as MetaItem
  const { pk: _, sk: __, failures, priority: ___, queue: ____, queueOrder: _____, ...meta } = own
  const reasons = Object.keys(failures)
    .toSorted()
    .map((source) => failures[source])
  return { ...meta, ...readingOf(item), ...(reasons.length > 0 && { failure: [...new Set(reasons)].join('；') }) }
}

const metaKey = (applicationId: string) => ({ pk: applicationPk(applicationId), sk: metaSk })

/** The table that the pipeline and the reviewers write. `objects` is the evidence bucket, for values too large for an item. */
export const createApplicationsStore = (table: Table, objects: Objects): ApplicationsStore => {
  const metaItem = async (applicationId: string): Promise<MetaItem | undefined> =>
    (await table.get(metaKey(applicationId))) as MetaItem | undefined

  /** Read, change, write if nobody was faster; again if somebody was. */
  const changeMeta = async (
    applicationId: string,
    change: (meta: MetaItem) => MetaChange | 'as-it-is',
  ): Promise<ApplicationMeta> => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const meta = await metaItem(applicationId)
      if (!meta) throw new Terminal('no such application')
      const changed = change(meta)
      if (changed === 'as-it-is') return toMeta(meta)
      const written = await writeMeta(meta, changed)
      if (written) return toMeta(written)
    }
    throw new Retryable('the application was changed by others all the time')
  }

  /** The item as it is afterwards; undefined when somebody was faster. */
  const writeMeta = (meta: MetaItem, change: MetaChange): Promise<Item | undefined> => {
    const next = { ...meta, ...change }
    return table.update(metaKey(meta.applicationId), {
      expression:
        'SET #version = :next, #state = :state, failures = :failures, priority = :priority, queue = :queue, queueOrder = :order, outcome = :outcome' +
        (next.currentRunId ? ', currentRunId = :run' : '') +
        (next.counts ? ', counts = :counts' : '') +
        (next.cutOff ? ', cutOff = :cutOff' : ' REMOVE cutOff'),
      condition: '#version = :seen',
      names: { '#version': 'version', '#state': 'state' },
      values: {
        ':next': meta.version + 1,
        ':seen': meta.version,
        ':state': next.state,
        ':failures': next.failures,
        ':priority': next.priority,
        ':queue': queueOf(next.committee, next.season, next.state),
        ':order': queueOrderOf(next.priority, next.submittedAt),
        ':outcome': next.outcome,
        ...(next.currentRunId && { ':run': next.currentRunId }),
        ...(next.counts && { ':counts': next.counts }),
        ...(next.cutOff && { ':cutOff': next.cutOff }),
      },
    })
  }

  const forgetReading = (applicationId: string, uploadKey: string) =>
    table.update(metaKey(applicationId), {
      expression: 'REMOVE #reading',
      condition: 'attribute_exists(#reading)',
      names: { '#reading': readingName(uploadKey) },
    })

  return {
    meta: (applicationId) => readMeta(table, applicationId),

    async open(meta) {
      if (!isApplicationId(meta.applicationId)) throw new Terminal('not an application id')
      const state: ReviewState = 'received'
      await table.putNew({
        ...metaKey(meta.applicationId),
        ...meta,
        state,
        version: 1,
        failures: {},
        priority: 0,
        queue: queueOf(meta.committee, meta.season, state),
        queueOrder: queueOrderOf(0, meta.submittedAt),
      })
      const item = await metaItem(meta.applicationId)
      if (!item) throw new Retryable('the application that was opened is not there')
      return toMeta(item)
    },

    async putDocument(applicationId, uploadKey, report) {
      // The document first, the version after it: whoever read the version that is current then has seen the document.
      await table.update(
        { pk: applicationPk(applicationId), sk: documentSk(report.documentId) },
        {
          expression: 'SET report = :report ADD uploads :upload',
          values: { ':report': JSON.stringify(report), ':upload': new Set([uploadKey]) },
        },
      )
      await changeMeta(applicationId, ({ state, failures }) => ({
        state: stateAfterDocument[state],
        failures: without(failures, uploadKey),
      }))
      await forgetReading(applicationId, uploadKey)
    },

    async noteReading(applicationId, uploadKey, progress) {
      await table.update(metaKey(applicationId), {
        expression: 'SET #reading = :progress',
        condition: 'attribute_exists(pk)',
        names: { '#reading': readingName(uploadKey) },
        values: { ':progress': progress },
      })
    },

    async documents(applicationId) {
      const items = await table.query(applicationPk(applicationId), documentPrefix)
      return items.map(({ report }) => JSON.parse(String(report)) as DocumentReport)
    },

    async writeRun(run) {
      const pk = applicationPk(run.applicationId)
      const { claims, warnings, application, documents, runId } = run
      const rows = [
        ...numbered(Math.max(claims.length, application?.claims.length ?? 0)).map((n) => ({
          sk: runClaimSk(runId, n),
          value: { checked: claims[n], claim: application?.claims[n] },
        })),
        ...warnings.map((value, n) => ({ sk: runWarningSk(runId, n), value })),
        {
          sk: runSk(runId),
          value: { ...run, claims: [], warnings: [], application: application && { ...application, claims: [] } },
        },
      ]
      const items = await concurrently(8, rows, async ({ sk, value }) => ({
        pk,
        sk,
        ...(await storeValue(objects, run.applicationId, value)),
        ...(sk === runSk(runId) && { items: rows.length, documentIds: documents.map(({ documentId }) => documentId) }),
      }))
      await table.write(items)
    },

    async flip(run, seenVersion) {
      const meta = await metaItem(run.applicationId)
      if (!meta || meta.version !== seenVersion) return false
      const flipped = await writeMeta(meta, {
        currentRunId: run.runId,
        state: stateAfterRun[meta.state],
        failures: without(meta.failures, verifySource),
        priority: run.priority.total,
        counts: run.counts,
      })
      return flipped !== undefined
    },

    async currentRun(applicationId) {
      const meta = await metaItem(applicationId)
      if (!meta?.currentRunId) return undefined
      return readRun(table, objects, applicationId, meta.currentRunId)
    },

    async fail(applicationId, reason, source = verifySource) {
      await changeMeta(applicationId, ({ state, failures, currentRunId }) => ({
        // A run that is there stays readable; the reason stands beside it.
        state: currentRunId ? state : stateAfterFailure[state],
        failures: { ...failures, [source]: reason },
      }))
      if (source !== verifySource) await forgetReading(applicationId, source)
    },

    setOutcome: (applicationId, { outcome, cutOff }) =>
      changeMeta(applicationId, (meta) => {
        const next = cutOff === undefined ? meta.cutOff : (cutOff ?? undefined)
        return meta.outcome === outcome && meta.cutOff === next ? 'as-it-is' : { outcome, cutOff: next }
      }),

    list: () => listApplications(table),

    async handledUploads(applicationId) {
      const meta = await metaItem(applicationId)
      const items = await table.query(applicationPk(applicationId), documentPrefix)
      const uploads = items.flatMap((item) => [...((item.uploads as ReadonlySet<string> | undefined) ?? [])])
      return new Set([...uploads, ...Object.keys(meta?.failures ?? {})])
    },

    async uploadsOf(applicationId, documentId) {
      const item = await table.get({ pk: applicationPk(applicationId), sk: documentSk(documentId) })
      return [...((item?.uploads as ReadonlySet<string> | undefined) ?? [])].toSorted()
    },

    async includedDocuments(applicationId) {
      const meta = await metaItem(applicationId)
      if (!meta?.currentRunId) return new Set()
      const run = await table.get({ pk: applicationPk(applicationId), sk: runSk(meta.currentRunId) })
      return new Set((run?.documentIds as readonly string[] | undefined) ?? [])
    },
  }
}

/** One application's line, for functions that are given the table alone. */
export const readMeta = async (table: Table, applicationId: string): Promise<ApplicationMeta | undefined> => {
  const item = await table.get(metaKey(applicationId))
  return item && toMeta(item)
}

/** Every application, from the queue's index, read again by key because the index may lag. */
export const listApplications = async (table: Table): Promise<readonly ApplicationMeta[]> => {
  const items = await table.getMany(await table.scanIndex(tables.applications.indexes[0].name))
  return items.map(toMeta).toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
}

/** Those of the applications that are there, in no order. */
export const readMetas = async (table: Table, applicationIds: readonly string[]): Promise<readonly ApplicationMeta[]> =>
  (await table.getMany([...new Set(applicationIds)].map(metaKey))).map(toMeta)

const without = (failures: Failures, source: string): Failures =>
  Object.fromEntries(Object.entries(failures).filter(([key]) => key !== source))

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n)

const readRun = async (table: Table, objects: Objects, applicationId: string, runId: string): Promise<Run> => {
  const items = await table.query(applicationPk(applicationId), runSk(runId))
  const [head, ...rest] = items
  // The flip comes after the last item, so a hole is damage and no half report may be shown.
  if (!head || head.items !== items.length) throw new Retryable('items of the run are missing')
  const load = (item: Item) => loadValue(objects, item as StoredValue)
  const values = await concurrently(8, rest, load)
  const run = (await load(head)) as Run
  const isClaim = (item: Item) => item.sk.startsWith(`${runSk(runId)}#CLAIM#`)
  const rows = values.filter((_, n) => isClaim(rest[n] as Item)) as readonly ClaimRow[]
  return {
    ...run,
    claims: rows.flatMap(({ checked }) => checked ?? []),
    warnings: values.filter((_, n) => !isClaim(rest[n] as Item)) as Run['warnings'],
    application: run.application && { ...run.application, claims: rows.flatMap(({ claim }) => claim ?? []) },
  }
}

interface ClaimRow {
  readonly checked?: Run['claims'][number]
  readonly claim?: NonNullable<Run['application']>['claims'][number]
}
