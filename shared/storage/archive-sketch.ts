import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { gramVersion } from '#match/grams'
import { createSketch, crowded, doubled, mostBits, raise, type Sketch, usedSlots } from '#match/sketch'
import { getItems, type Item, toPut, writeItems } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'

/** Which sketch: how rare grams are, for look-ups and imports, or which other keys there are at all, for imports alone. */
export type SketchName = 'grams' | 'keys'

/** The sketch lies in the table beside the keys, in pages that are written again only when something in them changed. */
const pageBytes = 64 * 1024
const headOf = (name: SketchName) => places.sketchHead(`${name}#${gramVersion}`)
/**
 * Every page in a partition of its own: a function that is started a hundred times at once reads megabytes as often, which one partition (3,000
 * read units a second) would not stand. A sketch that was doubled stands beside the old one until the head names it.
 */
const pageOf = (name: SketchName, bits: number, page: number) =>
  places.sketchPage(`${name}#${gramVersion}#${bits}#${page}`, page)

const headItem = (name: SketchName, { bits, isComplete }: Sketch): Item =>
  itemAt(headOf(name), { bits: { N: String(bits) }, isComplete: { BOOL: isComplete } })
const pageItem = (name: SketchName, { bits, nibbles }: Sketch, page: number): Item =>
  itemAt(pageOf(name, bits, page), { bytes: { B: nibbles.slice(page * pageBytes, (page + 1) * pageBytes) } })
const pagesOf = ({ nibbles }: Sketch): readonly number[] =>
  Array.from({ length: Math.ceil(nibbles.length / pageBytes) }, (_, page) => page)

/** The whole sketch as it lies in the table. */
export const sketchItems = (name: SketchName, sketch: Sketch): readonly Item[] => [
  headItem(name, sketch),
  ...pagesOf(sketch).map((page) => pageItem(name, sketch, page)),
]

/** Undefined when no import has made one. */
export const loadSketch = async (
  client: DynamoDBClient,
  table: string,
  name: SketchName,
  consistent: boolean,
): Promise<Sketch | undefined> => {
  const [head] = await getItems(client, table, [headOf(name)], { consistent })
  if (!head) return undefined
  const sketch = createSketch(Number(head.bits?.N), head.isComplete?.BOOL === true)
  const pages = pagesOf(sketch).map((page) => pageOf(name, sketch.bits, page))
  for (const { sk, bytes } of await getItems(client, table, pages, { consistent }))
    if (bytes?.B) sketch.nibbles.set(bytes.B, Number(sk?.S) * pageBytes)
  return sketch
}

/** The writer's own sketch: raised in memory, saved before the keys that it tells of. */
export interface OpenSketch {
  readonly sketch: () => Sketch
  raise(hash: number, level: number): void
  /** Doubles it when it got crowded. Then saves what changed. */
  save(): Promise<void>
}

export const openSketch = async (
  client: DynamoDBClient,
  table: string,
  name: SketchName,
  { isNewArchive, most = mostBits }: { readonly isNewArchive: boolean; readonly most?: number },
): Promise<OpenSketch> => {
  const stored = await loadSketch(client, table, name, true)
  let sketch = stored ?? createSketch(undefined, isNewArchive)
  let isHeadSaved = stored !== undefined
  const dirty = new Set<number>()
  const grow = () => {
    while (sketch.bits < most && usedSlots(sketch) > crowded * 2 ** sketch.bits) {
      sketch = doubled(sketch)
      isHeadSaved = false
      for (const page of pagesOf(sketch)) dirty.add(page)
    }
  }
  return {
    sketch: () => sketch,
    raise(hash, level) {
      for (const byte of raise(sketch, hash, level)) dirty.add(Math.floor(byte / pageBytes))
    },
    async save() {
      grow()
      await writeItems(
        client,
        table,
        [...dirty].map((page) => toPut(pageItem(name, sketch, page))),
      )
      dirty.clear()
      if (isHeadSaved) return
      await writeItems(client, table, [toPut(headItem(name, sketch))])
      isHeadSaved = true
    },
  }
}
