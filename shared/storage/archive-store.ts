import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import type { ArchiveWriter, DatasetState, RecordWrite, StoredRecord } from '#archive/archive-writer'
import { emptyDataset, toArchiveSnapshot } from '#archive/snapshot'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Archive } from '#domain/ports'
import { getItems, type Item, type ItemKey, toPut, writeItems } from './archive-batches.ts'
import { addRefs, changeKeys, goneKeys, keyChanges, newKeys, pickRefs, removeRefs } from './archive-key-sets.ts'
import { createLease, putIf } from './archive-lease.ts'
import { itemAt, places, refOf } from './archive-places.ts'

/** Records written between two renewals of the lease. */
const recordsPerChunk = 500

const currentItem = (record: ArchiveRecord, snapshot: number): Item =>
  itemAt(places.current(refOf(record.recordId)), {
    record: { S: JSON.stringify(record) },
    snapshotNumber: { N: String(snapshot) },
  })
const replacedItem = (record: ArchiveRecord): Item =>
  itemAt(places.version(refOf(record.recordId), record.version), { record: { S: JSON.stringify(record) } })

const parseRecord = (item: Item): ArchiveRecord => JSON.parse(item.record?.S ?? '') as ArchiveRecord
const parseState = (item: Item): DatasetState => JSON.parse(item.state?.S ?? '') as DatasetState

export interface ArchiveStoreOptions {
  readonly client: DynamoDBClient
  readonly table: string
  /**
   * Reads that see every finished write (twice the price). The default, because "not in the archive" said on a stale
   * read right after an import would accuse somebody wrongly.
   */
  readonly consistent?: boolean
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** The archive on DynamoDB: look-ups for verification, and the writer's side for imports. */
export const createArchiveStore = ({
  client,
  table,
  consistent = true,
  now = Date.now,
}: ArchiveStoreOptions): Archive & ArchiveWriter => {
  const lease = createLease(client, table, now)
  const read = (keys: readonly ItemKey[]) => getItems(client, table, keys, { consistent })
  const readForWriting = (keys: readonly ItemKey[]) => getItems(client, table, keys, { consistent: true })
  const write = (requests: Parameters<typeof writeItems>[2]) => writeItems(client, table, requests)

  const byKeys: Archive['byKeys'] = async (keys) => {
    const sets = await read([...new Set(keys)].map(places.key))
    const refs = pickRefs(keys, sets)
    const items = await read(refs.map(places.current))
    const records = new Map(items.map((item) => [item.pk?.S, parseRecord(item)]))
    return refs.flatMap((ref) => records.get(places.current(ref).pk) ?? [])
  }

  const allStates = async (): Promise<readonly DatasetState[]> => {
    const states: DatasetState[] = []
    let from: Item | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'DATASETS' } },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      )
      states.push(...(page.Items ?? []).map(parseState))
      from = page.LastEvaluatedKey
    } while (from)
    return states
  }
  const snapshot = async () => toArchiveSnapshot(await allStates())

  const dataset: ArchiveWriter['dataset'] = async (id) => {
    const { pk, sk } = places.dataset(id)
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
    )
    return Item ? parseState(Item) : emptyDataset(id)
  }

  const stored: ArchiveWriter['stored'] = async (recordIds, settled) => {
    const items = await readForWriting([...new Set(recordIds)].map((id) => places.current(refOf(id))))
    const found = items.map((item) => ({ record: parseRecord(item), snapshot: Number(item.snapshotNumber?.N ?? 0) }))
    const cutOff = found.filter((entry) => entry.snapshot > settled && entry.record.version > 1)
    const before = await readForWriting(
      cutOff.map(({ record }) => places.version(refOf(record.recordId), record.version - 1)),
    )
    const previous = new Map(before.map(parseRecord).map((record) => [record.recordId, record]))
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
  const writeChunk = async (writes: readonly RecordWrite[], snapshot: number) => {
    await changeKeys(client, table, keyChanges(writes, newKeys), addRefs)
    await write(writes.flatMap(({ before }) => (before ? [toPut(replacedItem(before))] : [])))
    await write(writes.map(({ record }) => toPut(currentItem(record, snapshot))))
    await changeKeys(client, table, keyChanges(writes, goneKeys), removeRefs)
  }

  return {
    byKeys,
    snapshot,
    dataset,
    stored,
    begin: lease.begin,
    write: async (writes, snapshot, held, progress = () => {}) => {
      for (let i = 0; i < writes.length; i += recordsPerChunk) {
        await lease.renew(held)
        await writeChunk(writes.slice(i, i + recordsPerChunk), snapshot)
        progress(Math.min(i + recordsPerChunk, writes.length))
      }
    },
    finish: async (state, expected, held) => {
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
  }
}
