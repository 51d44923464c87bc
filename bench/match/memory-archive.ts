import type { Archive, ArchiveCandidate } from '#domain/ports'
import { titleKey } from '#match/candidate-keys'
import { chooseGrams, gramKey, recordGrams } from '#match/grams'
import { hash48 } from '#match/hash48'
import { keyWeight, recordsWithin } from '#match/lookup'
import { type KeyRefs, rankRefs } from '#match/rank-refs'
import { bitsFor, createSketch, levelOfCount, maxRefsPerKey, raise, type Sketch } from '#match/sketch'
import { rounded } from '../measure.ts'
import type { RecordAt } from './records.ts'

export interface MemoryArchive extends Archive {
  /** Every gram with the numbers of its records, for loading an engine; a saturated one has none. */
  eachGram(): Generator<{ readonly hash: number; readonly records: Uint32Array; readonly isSaturated: boolean }>
  /** The key of every record's title. */
  readonly titleKeys: readonly string[]
  readonly sketch: Sketch
  readonly figures: {
    readonly grams: number
    readonly saturated: number
    readonly gramsPerRecord: number
    readonly titleKeys: number
    /** Records under each gram that is not saturated, on average over records' grams. */
    readonly refsPerRead: number
  }
}

/**
 * The archive's port over one map of packed references: what candidates cost in CPU without any engine. References are the record's number, in
 * the two words that the table has for a hash. Numbers and holders are left out: claims of the benchmark have a title only.
 */
export const createMemoryArchive = (count: number, recordAt: RecordAt): MemoryArchive => {
  const places = new Map<number, number>()
  const placeOf = (hash: number) => {
    const known = places.get(hash)
    if (known !== undefined) return known
    places.set(hash, places.size)
    return places.size - 1
  }
  const numbers = growingNumbers()
  const ends = new Uint32Array(count + 1)
  const titles = new Map<number, number[]>()
  const titleKeys: string[] = []
  for (let n = 0; n < count; n++) {
    const record = recordAt(n)
    for (const gram of recordGrams(record)) numbers.push(placeOf(gram))
    ends[n + 1] = numbers.count()
    const key = titleKey(record.kind, record.title) ?? ''
    titleKeys.push(key)
    const hash = hash48(key)
    const same = titles.get(hash)
    if (same) same.push(0, n)
    else titles.set(hash, [0, n])
  }

  const counts = new Uint32Array(places.size)
  for (let i = 0; i < numbers.count(); i++) counts[numbers.at(i)] = (counts[numbers.at(i)] ?? 0) + 1
  const sketch = createSketch(bitsFor(places.size))
  for (const [hash, place] of places) raise(sketch, hash, levelOfCount(counts[place] ?? 0))

  const starts = new Uint32Array(places.size + 1)
  let saturated = 0
  counts.forEach((held, place) => {
    const isSaturated = held >= maxRefsPerKey
    if (isSaturated) saturated++
    starts[place + 1] = (starts[place] ?? 0) + (isSaturated ? 0 : 2 * held)
  })
  const words = new Uint32Array(starts[places.size] ?? 0)
  const filled = starts.slice()
  let reads = 0
  for (let n = 0; n < count; n++)
    for (let i = ends[n] ?? 0; i < (ends[n + 1] ?? 0); i++) {
      const place = numbers.at(i)
      const held = counts[place] ?? 0
      if (held >= maxRefsPerKey) continue
      reads += held
      const at = filled[place] ?? 0
      words[at + 1] = n
      filled[place] = at + 2
    }

  const candidates: Archive['candidates'] = async ({ keys, title }) => {
    const lists: KeyRefs[] = keys.flatMap((key) => {
      const held = titles.get(hash48(key))
      return held ? [{ key, words: Uint32Array.from(held.slice(0, 2 * maxRefsPerKey)), weight: keyWeight(key) }] : []
    })
    const grams = title ? chooseGrams(title.kind, title.text, sketch) : []
    if (title)
      for (const hash of grams) {
        const place = places.get(hash)
        if (place === undefined) continue
        const held = words.subarray(starts[place], starts[place + 1])
        if (held.length > 0) lists.push({ key: gramKey(title.kind, hash), words: held, weight: 'gram' })
      }
    return rankRefs(lists, recordsWithin(keys.length, grams.length)).map(
      ({ low, by, votes }): ArchiveCandidate => ({ record: recordAt(low), by, votes }),
    )
  }
  return {
    candidates,
    byKeys: async (keys) => (await candidates({ keys })).map(({ record }) => record),
    snapshot: async () => ({ snapshotId: 'bench', datasets: [], completeness: [] }),
    sketch,
    titleKeys,
    *eachGram() {
      for (const [hash, place] of places)
        yield {
          hash,
          records: words.subarray(starts[place], starts[place + 1]).filter((_, i) => i % 2 === 1),
          isSaturated: (counts[place] ?? 0) >= maxRefsPerKey,
        }
    },
    figures: {
      grams: places.size,
      saturated,
      gramsPerRecord: rounded(numbers.count() / count, 1),
      titleKeys: titles.size,
      refsPerRead: Math.round(reads / Math.max(1, words.length / 2)),
    },
  }
}

/** Twenty million numbers are too many for a plain array. */
const growingNumbers = () => {
  let values = new Uint32Array(1 << 20)
  let held = 0
  return {
    count: () => held,
    at: (i: number) => values[i] ?? 0,
    push(value: number) {
      if (held === values.length) {
        const larger = new Uint32Array(values.length * 2)
        larger.set(values)
        values = larger
      }
      values[held++] = value
    },
  }
}
