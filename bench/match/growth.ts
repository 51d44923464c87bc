import { titleCore } from '#match/candidate-keys'
import { type Gram, gramsPerClaim, pickRarest } from '#match/grams'
import { hash48 } from '#match/hash48'
import { recordsWithin } from '#match/lookup'
import { type KeyRefs, rankRefs } from '#match/rank-refs'
import { maxRefsPerKey } from '#match/sketch'
import { toComparable } from '#text/normalise'
import { rounded } from '../measure.ts'
import { ambiguous, type BenchClaim } from './noise.ts'

/** How often grams occur. Counts are those of the slot, so a few grams seem commoner than they are. */
interface Counts {
  add(hash: number): void
  of(hash: number): number
}

// 268 MB; of the fifteen million grams of a million titles one in nine shares its slot.
const slotBits = 27
const createCounts = (): Counts => {
  const slots = new Uint16Array(2 ** slotBits)
  const slotOf = (hash: number) => Math.floor(hash / 2 ** (48 - slotBits))
  return {
    add: (hash) => {
      const slot = slotOf(hash)
      slots[slot] = Math.min(0xffff, (slots[slot] ?? 0) + 1)
    },
    of: (hash) => slots[slotOf(hash)] ?? 0,
  }
}

const shortCore = 12
const textOf = (title: string): string => {
  const core = titleCore(title)
  return core.length < shortCore ? toComparable(title) : core
}

const gramsOfLength = (text: string, length: number): readonly Gram[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => ({
    hash: hash48(text, at, at + length),
    at: at / text.length,
  }))

const lengths = [3, 4, 5] as const

/** Ways to make keys of a title; `isFull` says which keys lead nowhere any more. */
const schemes: Readonly<Record<string, (text: string, isFull: (hash: number) => boolean) => readonly Gram[]>> = {
  'three characters': (text) => gramsOfLength(text, 3),
  'four characters': (text) => gramsOfLength(text, 4),
  // A key that is full is split: its records go on under the grams one character longer.
  'three, and longer where that is full': (text, isFull) =>
    lengths.flatMap((length) =>
      gramsOfLength(text, length).filter(({ at }) => {
        const from = Math.round(at * text.length)
        return lengths.filter((one) => one < length).every((one) => isFull(hash48(text, from, from + one)))
      }),
    ),
}

/**
 * What an archive of `times` as many titles finds: a key is full at `500 / times` of these titles, since the frequency of every gram grows with
 * the archive, and of the records that seem as near as the claim's own there are `times` as many. A record is read when it is among the
 * first that the claim's budget leaves.
 */
export const simulateGrowth = (
  titles: readonly string[],
  claims: readonly BenchClaim[],
  times: number,
): Readonly<Record<string, object>> => {
  const texts = titles.map(textOf)
  const counts = createCounts()
  for (const text of texts)
    for (const length of lengths) for (const { hash } of gramsOfLength(text, length)) counts.add(hash)
  const most = Math.max(2, Math.round(maxRefsPerKey / times))
  const isFull = (hash: number) => counts.of(hash) >= most
  return Object.fromEntries(
    Object.entries(schemes).map(([name, gramsOf]) => {
      const openOf = (text: string) => gramsOf(text, isFull).filter(({ hash }) => !isFull(hash))
      return [name, figuresOf(texts, claims, times, openOf, counts)]
    }),
  )
}

const figuresOf = (
  texts: readonly string[],
  claims: readonly BenchClaim[],
  times: number,
  openOf: (text: string) => readonly Gram[],
  counts: Counts,
) => {
  const asked = claims
    .filter(({ noise }) => noise !== ambiguous)
    .map(({ title, of }) => ({
      of,
      hashes: pickRarest(
        openOf(textOf(title))
          .map((gram) => ({ ...gram, level: counts.of(gram.hash) }))
          .filter(({ level }) => level > 0),
      ).map(({ hash }) => hash),
    }))
  const postings = new Map<number, number[]>(asked.flatMap(({ hashes }) => hashes.map((hash) => [hash, []])))
  let written = 0
  texts.forEach((text, n) => {
    const grams = new Set(openOf(text).map(({ hash }) => hash))
    written += grams.size
    for (const hash of grams) postings.get(hash)?.push(0, n)
  })
  let [found, foundHere, fewer, read] = [0, 0, 0, 0]
  const byGrams = new Map<number, { asked: number; found: number }>()
  for (const { of, hashes } of asked) {
    const lists = hashes.map(
      (hash): KeyRefs => ({ key: `${hash}`, words: Uint32Array.from(postings.get(hash) ?? []), weight: 'gram' }),
    )
    const share = shareFound(lists, of, times)
    const held = lists.filter(({ words }) => words.length > 0).length
    found += share
    foundHere += shareFound(lists, of, 1)
    read += held
    if (held < 4) fewer++
    const bucket = byGrams.get(Math.min(held, 4)) ?? { asked: 0, found: 0 }
    byGrams.set(Math.min(held, 4), { asked: bucket.asked + 1, found: bucket.found + share })
  }
  return {
    recallAt30: rounded(found / asked.length, 4),
    recallWithoutRivals: rounded(foundHere / asked.length, 4),
    claimsWithFewerThanFourGrams: rounded(fewer / asked.length),
    recallByGramsRead: Object.fromEntries(
      [...byGrams]
        .toSorted(([a], [b]) => a - b)
        .map(([grams, one]) => [grams === 4 ? '4+' : grams, rounded(one.found / one.asked)]),
    ),
    gramsReadPerClaim: rounded(read / asked.length, 1),
    keysPerRecord: rounded(written / texts.length, 1),
  }
}

/** As many as a claim may read that has its title alone. */
const mostRead = recordsWithin(1, gramsPerClaim)

/** 1 when the record is read, less when it is one of many that seem as near. */
const shareFound = (lists: readonly KeyRefs[], of: number, times: number): number => {
  const ranked = rankRefs(lists, gramsPerClaim * maxRefsPerKey)
  const own = ranked.find(({ low }) => low === of)
  if (!own) return 0
  const before = times * ranked.filter(({ votes }) => votes > own.votes).length
  const beside = times * (ranked.filter(({ votes }) => votes === own.votes).length - 1)
  return Math.max(0, Math.min(1, (mostRead - before) / (beside + 1)))
}
