import { createHash, randomUUID } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import type { ArchiveWriter, DatasetState, RecordWrite, StoredRecord, WriteLease } from '#archive/archive-writer'
import { emptyDataset, toArchiveSnapshot } from '#archive/snapshot'
import type { ArchiveRecord } from '#domain/archive-record'
import { Retryable } from '#domain/failure'
import type { Archive } from '#domain/ports'
import { recordKeys } from '#match/candidate-keys'
import { getItems, type Item, type ItemKey, toDelete, toPut, writeItems } from './archive-batches.ts'

/**
 * The archive table.
 *
 *     REC#<ref>      V#current       the record as it stands: one key to read it by, so that a look-up is two rounds
 *                    V#<nnnnnn>      the versions before, copied here when they are replaced
 *     KEY#<key>      SET             set of refs, capped; `saturated` once the cap is reached
 *     DATASETS       <dataset>       the dataset's current state; its replacement is the flip that ends an import
 *     DATASET#<id>   SNAPSHOT#<n>    every state it ever had
 *     IMPORT         LEASE           the one writer
 *
 * `ref` is a short hash of the record id: key sets stay small, and no printed text is part of a key.
 */
export const refOf = (recordId: string): string =>
  createHash('sha256').update(recordId).digest('base64url').slice(0, 12)

const places = {
  current: (ref: string): ItemKey => ({ pk: `REC#${ref}`, sk: 'V#current' }),
  version: (ref: string, version: number): ItemKey => ({ pk: `REC#${ref}`, sk: `V#${padded(version)}` }),
  key: (key: string): ItemKey => ({ pk: `KEY#${key}`, sk: 'SET' }),
  dataset: (dataset: string): ItemKey => ({ pk: 'DATASETS', sk: dataset }),
  snapshot: (dataset: string, n: number): ItemKey => ({ pk: `DATASET#${dataset}`, sk: `SNAPSHOT#${padded(n)}` }),
  lease: { pk: 'IMPORT', sk: 'LEASE' },
} as const

const padded = (n: number) => String(n).padStart(6, '0')

/** No index key may grow without bound; what shares a key with 500 others is not found by that key anyway. */
const maxRefsPerKey = 500
/** Records read for one look-up: one BatchGet. */
const maxRecords = 100
/** Records written between two renewals of the lease. */
const recordsPerChunk = 500
const leaseSeconds = 120

const itemAt = ({ pk, sk }: ItemKey, attributes: Item): Item => ({ pk: { S: pk }, sk: { S: sk }, ...attributes })
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
  const read = (keys: readonly ItemKey[]) => getItems(client, table, keys, { consistent })
  const readForWriting = (keys: readonly ItemKey[]) => getItems(client, table, keys, { consistent: true })
  const write = (requests: Parameters<typeof writeItems>[2]) => writeItems(client, table, requests)

  /** True when the condition held. */
  const putIf = async (item: Item, condition: string, values: Item): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: item,
          ConditionExpression: condition,
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        }),
      )
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }

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

  /** Reads the key sets, changes them, writes those that did change. Safe because there is one writer. */
  const changeKeys = async (
    changes: ReadonlyMap<string, ReadonlySet<string>>,
    change: (refs: Set<string>, by: ReadonlySet<string>) => void,
  ) => {
    const items = await readForWriting([...changes.keys()].map(places.key))
    const sets = new Map(items.map((item) => [item.pk?.S ?? '', new Set(item.refs?.SS ?? [])]))
    await write(
      [...changes].flatMap(([key, by]) => {
        const place = places.key(key)
        const held = sets.get(place.pk) ?? new Set<string>()
        const refs = new Set(held)
        change(refs, by)
        if (refs.size === held.size) return []
        if (refs.size === 0) return [toDelete(place)]
        const saturated = refs.size >= maxRefsPerKey
        return [toPut(itemAt(place, { refs: { SS: [...refs] }, ...(saturated && { saturated: { BOOL: true } }) }))]
      }),
    )
  }
  const addRefs = (refs: Set<string>, by: ReadonlySet<string>) => {
    for (const ref of by) if (refs.size < maxRefsPerKey) refs.add(ref)
  }
  const removeRefs = (refs: Set<string>, by: ReadonlySet<string>) => {
    for (const ref of by) refs.delete(ref)
  }

  /**
   * Keys first, then the records, then the keys that no longer hold. A cut at any point leaves at worst a key without its
   * record or a record under one key too many: neither makes a false match, and the repeated import completes it.
   */
  const writeChunk = async (writes: readonly RecordWrite[], snapshot: number) => {
    await changeKeys(
      keyChanges(writes, ({ record }) => recordKeys(record)),
      addRefs,
    )
    await write(
      writes.flatMap(({ before }) =>
        before
          ? [
              toPut(
                itemAt(places.version(refOf(before.recordId), before.version), {
                  record: { S: JSON.stringify(before) },
                }),
              ),
            ]
          : [],
      ),
    )
    await write(
      writes.map(({ record }) =>
        toPut(
          itemAt(places.current(refOf(record.recordId)), {
            record: { S: JSON.stringify(record) },
            snapshotNumber: { N: String(snapshot) },
          }),
        ),
      ),
    )
    await changeKeys(keyChanges(writes, goneKeys), removeRefs)
  }

  const leaseItem = (owner: string): Item =>
    itemAt(places.lease, { leaseOwner: { S: owner }, leaseUntil: { N: String(now() + leaseSeconds * 1000) } })

  const renew = async ({ owner }: WriteLease) => {
    const mine = await putIf(leaseItem(owner), 'leaseOwner = :owner', { ':owner': { S: owner } })
    if (!mine) throw new Retryable('another import took over the archive')
  }

  return {
    byKeys,
    snapshot,
    dataset,
    stored,
    begin: async () => {
      const owner = randomUUID()
      const free = await putIf(leaseItem(owner), 'attribute_not_exists(pk) OR leaseUntil < :now', {
        ':now': { N: String(now()) },
      })
      return free ? { owner } : undefined
    },
    write: async (writes, snapshot, lease, progress = () => {}) => {
      for (let i = 0; i < writes.length; i += recordsPerChunk) {
        await renew(lease)
        await writeChunk(writes.slice(i, i + recordsPerChunk), snapshot)
        progress(Math.min(i + recordsPerChunk, writes.length))
      }
    },
    finish: async (state, expected, lease) => {
      await renew(lease)
      const body = { state: { S: JSON.stringify(state) }, snapshotNumber: { N: String(state.snapshot) } }
      await write([toPut(itemAt(places.snapshot(state.dataset, state.snapshot), body))])
      const condition = expected === 0 ? 'attribute_not_exists(pk)' : 'snapshotNumber = :expected'
      return putIf(
        itemAt(places.dataset(state.dataset), body),
        condition,
        expected === 0 ? {} : { ':expected': { N: String(expected) } },
      )
    },
    end: async ({ owner }) => {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: table,
            Key: { pk: { S: places.lease.pk }, sk: { S: places.lease.sk } },
            ConditionExpression: 'leaseOwner = :owner',
            ExpressionAttributeValues: { ':owner': { S: owner } },
          }),
        )
      } catch (error) {
        // Somebody else took an expired lease over: it is theirs to end.
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
  }
}

const keyChanges = (
  writes: readonly RecordWrite[],
  keysOf: (write: RecordWrite) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const changes = new Map<string, Set<string>>()
  for (const entry of writes) {
    const ref = refOf(entry.record.recordId)
    for (const key of keysOf(entry)) changes.set(key, (changes.get(key) ?? new Set()).add(ref))
  }
  return changes
}

const goneKeys = ({ record, before }: RecordWrite): readonly string[] => {
  if (!before) return []
  const kept = new Set(recordKeys(record))
  return recordKeys(before).filter((key) => !kept.has(key))
}

/** Refs in the order of their keys, taken in turns, so that one crowded key cannot crowd out the others. */
const pickRefs = (keys: readonly string[], sets: readonly Item[]): readonly string[] => {
  const byKey = new Map(sets.map((item) => [item.pk?.S ?? '', (item.refs?.SS ?? []).toSorted()]))
  const lists = keys.map((key) => byKey.get(places.key(key).pk) ?? [])
  const picked = new Set<string>()
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let turn = 0; turn < longest && picked.size < maxRecords; turn++)
    for (const list of lists) {
      const ref = list[turn]
      if (ref !== undefined && picked.size < maxRecords) picked.add(ref)
    }
  return [...picked]
}
