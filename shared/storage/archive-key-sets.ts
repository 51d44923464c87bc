import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { RecordWrite } from '#archive/archive-writer'
import { recordKeys } from '#match/candidate-keys'
import { getItems, type Item, toDelete, toPut, writeItems } from './archive-batches.ts'
import { itemAt, places, refOf } from './archive-places.ts'

/** No index key may grow without bound; what shares a key with 500 others is not found by that key anyway. */
const maxRefsPerKey = 500
/** Records read for one look-up: one BatchGet. */
const maxRecords = 100

/** Reads the key sets, changes them, writes those that did change. Safe because there is one writer. */
export const changeKeys = async (
  client: DynamoDBClient,
  table: string,
  changes: ReadonlyMap<string, ReadonlySet<string>>,
  change: (refs: Set<string>, by: ReadonlySet<string>) => void,
) => {
  const items = await getItems(client, table, [...changes.keys()].map(places.key), { consistent: true })
  const sets = new Map(items.map((item) => [item.pk?.S ?? '', new Set(item.refs?.SS ?? [])]))
  await writeItems(
    client,
    table,
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
export const addRefs = (refs: Set<string>, by: ReadonlySet<string>) => {
  for (const ref of by) if (refs.size < maxRefsPerKey) refs.add(ref)
}
export const removeRefs = (refs: Set<string>, by: ReadonlySet<string>) => {
  for (const ref of by) refs.delete(ref)
}

export const keyChanges = (
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

/** All of them, not only those that are new: a set that lost one is mended by the next write. */
export const newKeys = ({ record }: RecordWrite): readonly string[] => recordKeys(record)

export const goneKeys = ({ record, before }: RecordWrite): readonly string[] => {
  if (!before) return []
  const kept = new Set(recordKeys(record))
  return recordKeys(before).filter((key) => !kept.has(key))
}

/** Refs in the order of their keys, taken in turns, so that one crowded key cannot crowd out the others. */
export const pickRefs = (keys: readonly string[], sets: readonly Item[]): readonly string[] => {
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
