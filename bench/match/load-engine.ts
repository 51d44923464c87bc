import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Level } from 'level'
import { recordKeys } from '#match/candidate-keys'
import { gramKey } from '#match/grams'
import { maxRefsPerKey } from '#match/sketch'
import type { Item } from '#storage/archive-batches'
import { keyItem } from '#storage/archive-key-sets'
import { currentItem } from '#storage/archive-records'
import { refOf } from '#storage/archive-refs'
import { sketchItems } from '#storage/archive-sketch'
import type { MemoryArchive } from './memory-archive.ts'
import type { RecordAt } from './records.ts'

const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex')
/** Where dynalite 4 keeps an item: hash prefix, partition key, sort key. */
const placeOf = (table: string, pk: string, sk: string) =>
  `item-${table}~${createHash('md5').update(`Outliers${pk}`).digest('hex').slice(0, 6)}/${hex(pk)}/${hex(sk)}/`

const toStored = (item: Item) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B ? { B: Buffer.from(value.B).toString('base64') } : value,
    ]),
  )

const batchSize = 2_000

/**
 * Fills the local engine's files with the very items that an import of these records would write, past its protocol: a million records make
 * seven million items, for which the protocol takes half an hour. The engine must not be running.
 */
export const loadEngine = async (
  path: string,
  table: string,
  count: number,
  recordAt: RecordAt,
  archive: MemoryArchive,
): Promise<number> => {
  const level = new Level<string, unknown>(join(path, 'dynamodb'), {
    valueEncoding: 'json',
    writeBufferSize: 64 * 1024 * 1024,
  })
  let batch: { type: 'put'; key: string; value: unknown }[] = []
  let items = 0
  const flush = async () => {
    await level.batch(batch)
    items += batch.length
    batch = []
  }
  const put = async (item: Item) => {
    batch.push({ type: 'put', key: placeOf(table, item.pk?.S ?? '', item.sk?.S ?? ''), value: toStored(item) })
    if (batch.length >= batchSize) await flush()
  }

  const [highs, lows] = [new Uint32Array(count), new Uint32Array(count)]
  const others = new Map<string, number[]>()
  for (let n = 0; n < count; n++) {
    const record = recordAt(n)
    const { high, low } = refOf(record.recordId)
    highs[n] = high
    lows[n] = low
    await put(currentItem(record, 1))
    // The title was read when the index was made; a record whose title is its award's has no key of it.
    const title = archive.titleKeys[n] ?? ''
    for (const key of [title, ...recordKeys({ ...record, awardName: record.title })]) {
      if (key.startsWith('i#')) await put(keyItem({ key, isGram: false }, Uint32Array.of(high, low)))
      else {
        const held = others.get(key)
        if (!held) others.set(key, [n])
        else if (held.length < maxRefsPerKey) held.push(n)
      }
    }
  }
  const wordsOf = (records: ArrayLike<number>): Uint32Array => {
    const sorted = Array.from(records).sort((a, b) => (highs[a] ?? 0) - (highs[b] ?? 0))
    return Uint32Array.from(sorted.flatMap((n) => [highs[n] ?? 0, lows[n] ?? 0]))
  }
  for (const [key, records] of others) await put(keyItem({ key, isGram: false }, wordsOf(records)))
  others.clear()
  for (const { hash, records, isSaturated } of archive.eachGram())
    await put(
      keyItem(
        { key: gramKey('project', hash), isGram: true },
        isSaturated ? new Uint32Array(2 * maxRefsPerKey) : wordsOf(records),
      ),
    )
  for (const item of sketchItems('grams', archive.sketch)) await put(item)
  await flush()
  await level.close()
  return items
}
