import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { RecordWrite } from '#archive/archive-writer'
import { recordKeys } from '#match/candidate-keys'
import { gramKey, recordGrams } from '#match/grams'
import { hash48 } from '#match/hash48'
import { levelOf, levelOfCount, maxRefsPerKey, type Sketch } from '#match/sketch'
import {
  atPace,
  chunksOf,
  createPace,
  getItems,
  type Item,
  maxReadsPerRequest,
  maxWritesPerRequest,
  toDelete,
  toPut,
  writeItems,
} from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'
import { mergeRefs, packRefs, refOf, unpackRefs, withoutRefs } from './archive-refs.ts'
import { type OpenSketch, openSketch } from './archive-sketch.ts'

/** What one key gains or loses. All changes of a key are put together before it is read and written once. */
export interface KeyChange {
  readonly key: string
  /** 48 bits by which sketches know it. */
  readonly hash: number
  readonly isGram: boolean
  /** References: high, low, high, low, … */
  readonly words: number[]
}

/** The presence of other keys is told in 8 MB at most; beyond some ten million of them most are read before they are written. */
const mostBitsOfKeys = 24

/** What a writer keeps in mind between its chunks. */
export interface KeyWriting {
  readonly client: DynamoDBClient
  readonly table: string
  readonly grams: OpenSketch
  readonly keys: OpenSketch
  /** Grams that are known to be saturated: they are neither read nor written again. */
  readonly saturated: Set<number>
  /** Called before every request: the writer's lease is renewed in time. */
  readonly beat: () => Promise<void>
}

export const openKeyWriting = async (
  parts: Pick<KeyWriting, 'client' | 'table' | 'beat'> & { readonly isNewArchive: boolean },
): Promise<KeyWriting> => {
  const { client, table, beat, isNewArchive } = parts
  return {
    client,
    table,
    beat,
    grams: await openSketch(client, table, 'grams', { isNewArchive }),
    keys: await openSketch(client, table, 'keys', { isNewArchive, most: mostBitsOfKeys }),
    saturated: new Set(),
  }
}

/** The keys of the records, each with all its references. */
export const collectChanges = (
  writes: readonly RecordWrite[],
  keysOf: (write: RecordWrite) => { readonly keys: readonly string[]; readonly grams: readonly number[] },
): readonly KeyChange[] => {
  const changes = new Map<string, KeyChange>()
  for (const write of writes) {
    const { high, low } = refOf(write.record.recordId)
    const add = (key: string, hash: () => number, isGram: boolean) => {
      const known = changes.get(key)
      if (known) known.words.push(high, low)
      else changes.set(key, { key, hash: hash(), isGram, words: [high, low] })
    }
    const { keys, grams } = keysOf(write)
    for (const key of keys) add(key, () => hash48(key), false)
    for (const gram of grams) add(gramKey(write.record.kind, gram), () => gram, true)
  }
  return [...changes.values()]
}

/** All of them, not only those that are new: a set that lost one is mended by the next write. */
export const newKeys = ({ record }: RecordWrite) => ({ keys: recordKeys(record), grams: recordGrams(record) })

export const goneKeys = ({ record, before }: RecordWrite) => {
  if (!before) return { keys: [], grams: [] }
  const kept = newKeys({ record })
  const [keptKeys, keptGrams] = [new Set(kept.keys), new Set(kept.grams)]
  return {
    keys: recordKeys(before).filter((key) => !keptKeys.has(key)),
    grams: recordGrams(before).filter((gram) => !keptGrams.has(gram)),
  }
}

/**
 * Adds the references. Keys that the sketches have never heard of are not there, so they are written unread: that halves a first import. It
 * holds because the sketches are saved before the keys that they tell of; a writer that dies in between makes the next one read more.
 */
export const addToKeys = async (writing: KeyWriting, changes: readonly KeyChange[]): Promise<void> => {
  const { grams, keys, saturated } = writing
  const sketchOf = ({ isGram }: KeyChange) => (isGram ? grams : keys)
  const wanted = changes.filter(({ isGram, hash }) => !(isGram && saturated.has(hash)))
  const isNew = wanted.map((change) => isUnheardOf(sketchOf(change).sketch(), change.hash))
  for (const change of wanted) sketchOf(change).raise(change.hash, levelOfChange(change, change.words.length / 2))
  await Promise.all([grams.save(), keys.save()])

  await inGroups(
    writing,
    wanted.filter((_, i) => isNew[i]),
    maxWritesPerRequest,
    async (group) => group.map((change) => ({ change, held: undefined })),
    addedItem(writing),
  )
  await inGroups(
    writing,
    wanted.filter((_, i) => !isNew[i]),
    maxReadsPerRequest,
    (group) => readHeld(writing, group),
    addedItem(writing),
  )
  await grams.save()
}

/** Takes the references out. A saturated gram is not touched: nobody reads it. */
export const removeFromKeys = async (writing: KeyWriting, changes: readonly KeyChange[]): Promise<void> =>
  inGroups(
    writing,
    changes.filter(({ isGram, hash }) => !(isGram && writing.saturated.has(hash))),
    maxReadsPerRequest,
    (group) => readHeld(writing, group),
    ({ change, held }) => {
      if (!held || isClosed(change, held)) return undefined
      const before = unpackRefs(held.refs?.B)
      const kept = withoutRefs(before, change.words)
      if (kept.length === before.length) return undefined
      return kept.length === 0 ? toDelete(places.key(change.key)) : toPut(keyItem(change, kept))
    },
  )

const isUnheardOf = (sketch: Sketch, hash: number): boolean => sketch.isComplete && levelOf(sketch, hash) === 0
const levelOfChange = ({ isGram }: KeyChange, records: number): number => (isGram ? levelOfCount(records) : 1)

interface Held {
  readonly change: KeyChange
  readonly held: Item | undefined
}
type Request = ReturnType<typeof toPut>

const inGroups = (
  { client, table, beat }: KeyWriting,
  changes: readonly KeyChange[],
  size: number,
  read: (group: readonly KeyChange[]) => Promise<readonly Held[]>,
  toRequest: (held: Held) => Request | undefined,
): Promise<void> => {
  const pace = createPace()
  return atPace(pace, chunksOf(changes, size), async (group) => {
    await beat()
    const requests = (await read(group)).flatMap((held) => toRequest(held) ?? [])
    for (const batch of chunksOf(requests, maxWritesPerRequest)) await writeItems(client, table, batch, { pace })
  })
}

const readHeld = async ({ client, table }: KeyWriting, group: readonly KeyChange[]): Promise<readonly Held[]> => {
  const items = await getItems(
    client,
    table,
    group.map(({ key }) => places.key(key)),
    { consistent: true },
  )
  const byPlace = new Map(items.map((item) => [item.pk?.S, item]))
  return group.map((change) => ({ change, held: byPlace.get(places.key(change.key).pk) }))
}

const isClosed = ({ isGram }: KeyChange, held: Item): boolean => isGram && held.saturated?.BOOL === true

const addedItem =
  ({ grams, saturated }: KeyWriting) =>
  ({ change, held }: Held): Request | undefined => {
    if (held && isClosed(change, held)) {
      saturated.add(change.hash)
      grams.raise(change.hash, levelOfCount(maxRefsPerKey))
      return undefined
    }
    const before = unpackRefs(held?.refs?.B)
    const after = mergeRefs(before, change.words, maxRefsPerKey)
    if (after === before) return undefined
    if (change.isGram) grams.raise(change.hash, levelOfCount(after.length / 2))
    if (change.isGram && after.length / 2 >= maxRefsPerKey) saturated.add(change.hash)
    return toPut(keyItem(change, after))
  }

/**
 * No key grows without bound: what shares a key with 500 others is not found by that key anyway. A crowded number, title or holder keeps its
 * first 500; a saturated gram keeps none, because nothing reads it any more.
 */
export const keyItem = ({ key, isGram }: Pick<KeyChange, 'key' | 'isGram'>, words: Uint32Array): Item => {
  const isSaturated = words.length / 2 >= maxRefsPerKey
  return itemAt(places.key(key), {
    ...(!(isSaturated && isGram) && { refs: { B: packRefs(words) } }),
    ...(isSaturated && { saturated: { BOOL: true } }),
  })
}
