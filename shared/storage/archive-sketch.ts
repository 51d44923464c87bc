import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { gramVersion } from '#match/grams'
import { byteOf, createSketch, doubled, mostBits, raise, type Sketch, usedSlots } from '#match/sketch'
import { getItems, type Item, toPut, writeItems } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'

/** Which sketch: how rare grams are, for look-ups and imports, or which other keys there are at all, for imports alone. */
export type SketchName = 'grams' | 'keys'

/** The sketch lies in the table beside the keys, in pages that are written again only when something in them changed. */
const pageBytes = 64 * 1024
const headOf = (name: SketchName) => places.sketchHead(`${name}#${gramVersion}`)
/** Pages of each size in a partition of their own: a sketch that was doubled stands beside the old one until the head names it. */
const pageOf = (name: SketchName, bits: number, page: number) =>
  places.sketchPage(`${name}#${gramVersion}#${bits}`, page)

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
  let from: Item | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pageOf(name, sketch.bits, 0).pk } },
        ConsistentRead: consistent,
        ...(from && { ExclusiveStartKey: from }),
      }),
    )
    for (const { sk, bytes } of Items) if (bytes?.B) sketch.nibbles.set(bytes.B, Number(sk?.S) * pageBytes)
    from = LastEvaluatedKey
  } while (from)
  return sketch
}

/** The writer's own sketch: raised in memory, saved before the keys that it tells of. */
export interface OpenSketch {
  readonly sketch: () => Sketch
  raise(hash: number, level: number): void
  /** Doubles it when it got crowded. Then saves what changed. */
  save(): Promise<void>
}

/** More than half full, every second rare gram shares its slot. */
const crowded = 0.5

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
  const put = (page: number) =>
    toPut(
      itemAt(pageOf(name, sketch.bits, page), {
        bytes: { B: sketch.nibbles.slice(page * pageBytes, (page + 1) * pageBytes) },
      }),
    )
  const grow = () => {
    while (sketch.bits < most && usedSlots(sketch) > crowded * 2 ** sketch.bits) {
      sketch = doubled(sketch)
      isHeadSaved = false
      for (let page = 0; page * pageBytes < sketch.nibbles.length; page++) dirty.add(page)
    }
  }
  return {
    sketch: () => sketch,
    raise(hash, level) {
      if (raise(sketch, hash, level)) dirty.add(Math.floor(byteOf(sketch, hash) / pageBytes))
    },
    async save() {
      grow()
      await writeItems(client, table, [...dirty].map(put))
      dirty.clear()
      if (isHeadSaved) return
      const attributes = { bits: { N: String(sketch.bits) }, isComplete: { BOOL: sketch.isComplete } }
      await writeItems(client, table, [toPut(itemAt(headOf(name), attributes))])
      isHeadSaved = true
    },
  }
}
