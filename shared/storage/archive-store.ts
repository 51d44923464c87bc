import { setTimeout as sleep } from 'node:timers/promises'
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { ArchiveHistory, ArchiveWriter, DatasetState, RecordWrite, StoredRecord } from '#archive/archive-writer'
import { emptyDataset, toArchiveSnapshot } from '#archive/snapshot'
import type { Archive } from '#domain/ports'
import type { Sketch } from '#match/sketch'
import { chunksOf, getItems, type Item, type ItemKey, toPut, writeItems } from './archive-batches.ts'
import { changeItems, createHistory, queryAll } from './archive-history.ts'
import {
  addToKeys,
  collectChanges,
  goneKeys,
  type KeyWriting,
  newKeys,
  openKeyWriting,
  removeFromKeys,
} from './archive-key-sets.ts'
import { createLease, putIf } from './archive-lease.ts'
import { createLookUp } from './archive-look-up.ts'
import type { ReadMeter } from './archive-meter.ts'
import { itemAt, places } from './archive-places.ts'
import { openProgress } from './archive-progress.ts'
import { currentItem, parseRecord, parseVersion, replacedItem } from './archive-records.ts'
import { type Ref, refOf, refText, unpackRefs } from './archive-refs.ts'
import { loadSketch } from './archive-sketch.ts'

/**
 * Records whose keys are put together before they are written: a key that many records share is then written once and not once for every few
 * hundred of them. A million references and their records take some 300 MB.
 */
const mostRecordsPerChunk = 40_000
const recordsPerRequest = 1_000
/** A lease lasts two minutes; a request takes ten seconds at most. */
const renewEveryMs = 15_000
/** Records read for one look-up by key: one BatchGet. */
const maxRecords = 100
/** How rare a gram is changes slowly; a new snapshot is noticed at once. */
const sketchLastsMs = 3_600_000

const parseState = (item: Item): DatasetState => JSON.parse(item.state?.S ?? '') as DatasetState

export interface ArchiveStoreOptions {
  readonly client: DynamoDBClient
  readonly table: string
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Counts what look-ups read. */
  readonly meter?: ReadMeter
  /**
   * Waited between the last record and the flip that shows the new snapshot, so that no verification on it reads a copy from before
   * (docs/adr/0007). Nothing where every read is consistent anyway.
   */
  readonly settleMs?: number
  /** Fewer for tests that cut imports off between chunks. */
  readonly recordsPerChunk?: number
}

/** The archive on DynamoDB: look-ups for verification, and the writer's side for imports. */
export const createArchiveStore = ({
  client,
  table,
  now = Date.now,
  meter,
  settleMs = 0,
  recordsPerChunk = mostRecordsPerChunk,
}: ArchiveStoreOptions): Archive & ArchiveWriter & ArchiveHistory => {
  const lease = createLease(client, table, now)
  const history = createHistory(client, table)
  const read = (keys: readonly ItemKey[]) => getItems(client, table, keys, { consistent: true })
  const write = (requests: Parameters<typeof writeItems>[2]) => writeItems(client, table, requests)

  let known: { readonly at: number; readonly sketch: Promise<Sketch | undefined> } | undefined
  const sketch = () => {
    if (known && now() - known.at <= sketchLastsMs) return known.sketch
    const loading = { at: now(), sketch: loadSketch(client, table, 'grams', false) }
    known = loading
    loading.sketch.catch(() => {
      if (known === loading) known = undefined
    })
    return loading.sketch
  }
  const candidates = createLookUp({ client, table, sketch, meter })

  const byKeys: Archive['byKeys'] = async (keys) => {
    const sets = await read([...new Set(keys)].map(places.key))
    const refs = pickRefs(keys, sets)
    const items = await read(refs.map(places.current))
    const records = new Map(items.map((item) => [item.pk?.S, parseRecord(item)]))
    return refs.flatMap((ref) => records.get(places.current(ref).pk) ?? []).filter(({ withdrawn }) => !withdrawn)
  }

  const statesAt = async (pk: string, prefix = ''): Promise<readonly DatasetState[]> =>
    (await queryAll(client, table, pk, prefix)).map(parseState)
  const allStates = () => statesAt(places.dataset('').pk)
  let seenSnapshot: string | undefined
  const snapshot = async () => {
    const current = toArchiveSnapshot(await allStates())
    if (current.snapshotId !== seenSnapshot) known = undefined
    seenSnapshot = current.snapshotId
    return current
  }

  const dataset: ArchiveWriter['dataset'] = async (id) => {
    const { pk, sk } = places.dataset(id)
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
    )
    return Item ? parseState(Item) : emptyDataset(id)
  }

  /** Nothing was ever written of it, not even by an import that was cut off: nothing has to be looked for. */
  const isUntouched = async (id: string): Promise<boolean> =>
    (await dataset(id)).snapshot === 0 && !(await history.hasChanges(id, 1))

  const stored: ArchiveWriter['stored'] = async (recordIds, settled) => {
    const [datasetName = ''] = recordIds[0]?.split('#') ?? []
    if (datasetName !== '' && (await isUntouched(datasetName))) return new Map()
    const items = await read([...new Set(recordIds)].map((id) => places.current(refOf(id))))
    const found = items.map(parseVersion)
    const cutOff = found.filter((entry) => entry.snapshot > settled && entry.record.version > 1)
    const before = await read(cutOff.map(({ record }) => places.version(refOf(record.recordId), record.version - 1)))
    const previous = new Map(before.map(parseVersion).map((version) => [version.record.recordId, version]))
    return new Map(
      found.map((entry): [string, StoredRecord] => {
        const earlier = previous.get(entry.record.recordId)
        return [entry.record.recordId, { ...entry, ...(earlier && { previous: earlier }) }]
      }),
    )
  }

  /**
   * Keys first, then the records, then the keys that no longer hold. A cut at any point leaves at worst a key without its
   * record or a record under one key too many: neither makes a false match, and the repeated import completes it.
   */
  const writeChunk = async (
    writing: KeyWriting,
    writes: readonly RecordWrite[],
    snapshot: number,
    progress: (written: number) => void,
  ) => {
    await addToKeys(writing, collectChanges(writes.filter(isPresent), newKeys))
    let written = 0
    for (const some of chunksOf(writes, recordsPerRequest)) {
      await writing.beat()
      await write(
        some.flatMap(({ before, beforeSnapshot = 0 }) => (before ? [toPut(replacedItem(before, beforeSnapshot))] : [])),
      )
      await write(some.map(({ record }) => toPut(currentItem(record, snapshot))))
      written += some.length
      progress(written)
    }
    const leaving = writes.filter((one) => !isPresent(one) || (one.before && !one.before.withdrawn))
    await removeFromKeys(
      writing,
      collectChanges(leaving, (one) => (isPresent(one) ? goneKeys(one) : newKeys(one))),
    )
  }

  let lastWrite = -settleMs
  const settle = async () => {
    const since = performance.now() - lastWrite
    if (since < settleMs) await sleep(settleMs - since)
  }

  return {
    byKeys,
    candidates,
    snapshot,
    dataset,
    stored,
    begin: lease.begin,
    write: async (writes, snapshot, held, progress = () => {}) => {
      if (writes.length === 0) return
      await lease.renew(held)
      let renewed = now()
      const beat = async () => {
        if (now() - renewed < renewEveryMs) return
        renewed = now()
        await lease.renew(held)
      }
      const { done, writer, note } = await openProgress(client, table, writes, snapshot)
      progress(done)
      if (done === 0) await write(changeItems(datasetOf(writes), snapshot, writer, writes).map(toPut))
      const isNewArchive = (await allStates()).length === 0
      const writing = await openKeyWriting({ client, table, beat, isNewArchive })
      for (let i = done; i < writes.length; i += recordsPerChunk) {
        const chunk = writes.slice(i, i + recordsPerChunk)
        await writeChunk(writing, chunk, snapshot, (written) => progress(i + written))
        lastWrite = performance.now()
        await note(i + chunk.length)
      }
    },
    finish: async (state, expected, held) => {
      await settle()
      await lease.renew(held)
      const body = { state: { S: JSON.stringify(state) }, snapshotNumber: { N: String(state.snapshot) } }
      await write([toPut(itemAt(places.snapshot(state.dataset, state.snapshot), body))])
      const condition = expected === 0 ? 'attribute_not_exists(pk)' : 'snapshotNumber = :expected'
      return putIf(
        client,
        table,
        itemAt(places.dataset(state.dataset), body),
        condition,
        expected === 0 ? {} : { ':expected': { N: String(expected) } },
      )
    },
    end: lease.end,
    snapshots: async (id) => {
      const states = await statesAt(places.snapshot(id, 0).pk, 'SNAPSHOT#')
      // The state of an import that died before its flip lies there too, and was never the dataset's.
      const current = await dataset(id)
      return states.filter(({ snapshot }) => snapshot <= current.snapshot)
    },
    changedBetween: history.changedBetween,
    versionsBackTo: history.versionsBackTo,
  }
}

const isPresent = ({ record }: RecordWrite): boolean => record.withdrawn !== true
/** A writer writes one dataset. */
const datasetOf = ([first]: readonly RecordWrite[]): string => first?.record.provenance.dataset ?? ''

/** Refs in the order of their keys, taken in turns, so that one crowded key cannot crowd out the others. */
const pickRefs = (keys: readonly string[], sets: readonly Item[]): readonly Ref[] => {
  const byKey = new Map(sets.map((item) => [item.pk?.S ?? '', unpackRefs(item.refs?.B)]))
  const lists = keys.map((key) => byKey.get(places.key(key).pk) ?? new Uint32Array(0))
  const picked = new Map<string, Ref>()
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let turn = 0; turn < longest && picked.size < maxRecords; turn += 2)
    for (const list of lists) {
      if (turn >= list.length || picked.size >= maxRecords) continue
      const ref = { high: list[turn] ?? 0, low: list[turn + 1] ?? 0 }
      picked.set(refText(ref), ref)
    }
  return [...picked.values()]
}
