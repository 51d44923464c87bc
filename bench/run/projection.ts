import { parseArgs } from 'node:util'
import { gramsOf, gramsPerClaim } from '#match/grams'
import { createRandom } from '#match/model/random'
import { bitsFor, maxRefsPerKey } from '#match/sketch'
import { pick } from '#match/train/random-choice'
import { simulateGrowth } from '../match/growth.ts'
import { makeClaims } from '../match/noise.ts'
import { makeTitles } from '../match/titles.ts'
import { rounded } from '../measure.ts'

/**
 * `npm run bench -- projection [--records 300000000] [--kinds 6] [--simulate 1000000] [--claims 3600]`: what keys, reads and writes become far beyond what fits on one machine.
 * The frequencies of grams are fitted to real titles (how many different grams there are grows as a power of the titles, each gram's
 * own frequency with the archive) and an archive of N records is drawn from them: which keys are full, and what is left for a claim to read.
 * What that costs in recall is measured on an archive of `--simulate` titles (0: not) whose keys are full as many times earlier.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '300000000' },
      kinds: { type: 'string', default: '6' },
      simulate: { type: 'string', default: '1000000' },
      claims: { type: 'string', default: '3600' },
      seed: { type: 'string', default: '7' },
    },
  })
  const records = Number(values.records)
  const kinds = Number(values.kinds)
  const { titles, real } = await makeTitles(6_000, Number(values.seed))
  const corpus = titles.slice(0, real).map((title) => gramsOf('project', title).map(({ hash }) => hash))
  const fit = fitGrowth(corpus)
  const sizes = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, records].filter((n) => n <= records)
  const simulated = Number(values.simulate)
  return {
    fit,
    simulation:
      simulated > 0 ? await simulate(simulated, records / kinds, Number(values.claims), Number(values.seed)) : {},
    sizes: [...new Set(sizes)].map((n) => project(n, kinds, corpus, fit, Number(values.seed))),
  }
}

const simulate = async (simulated: number, perKind: number, claimCount: number, seed: number) => {
  const { titles } = await makeTitles(simulated, seed)
  const claims = makeClaims(titles, claimCount, createRandom(seed + 1))
  const times = Math.max(1, perKind / simulated)
  return { titles: simulated, times, ...simulateGrowth(titles, claims, times) }
}

interface Growth {
  /** Different grams of n titles = scale · n^exponent. */
  readonly scale: number
  readonly exponent: number
  readonly gramsPerTitle: number
}

/** By the last doubling of the real titles, which is where the archive goes on from. */
const fitGrowth = (corpus: readonly (readonly number[])[]): Growth => {
  const different = (n: number) => new Set(corpus.slice(0, n).flat()).size
  const half = Math.floor(corpus.length / 2)
  const [some, all] = [different(half), different(corpus.length)]
  const exponent = Math.log(all / some) / Math.log(corpus.length / half)
  return {
    scale: rounded(all / corpus.length ** exponent),
    exponent: rounded(exponent),
    gramsPerTitle: rounded(corpus.flat().length / corpus.length, 1),
  }
}

const simulatedClaims = 4_000

/** A draw from the gamma distribution of a shape below 1 (Ahrens and Dieter 1974). */
const drawGamma = (random: () => number, shape: number): number => {
  const both = 1 + shape / Math.E
  for (;;) {
    const at = random() * both
    const isSmall = at <= 1
    const value = isSmall ? at ** (1 / shape) : -Math.log((both - at) / shape)
    if (random() <= (isSmall ? Math.exp(-value) : value ** (shape - 1))) return value
  }
}

/**
 * A gram that n of the real titles have is in (n − exponent) of as many others: what makes the number of different grams grow as fitted also
 * makes those that were seen once rarer than they look (Pitman and Yor: Heaps' and Zipf's laws are two sides of one). Of these most are rare and
 * some are common, so their frequency is drawn from the gamma distribution that belongs to it.
 */
const project = (
  records: number,
  kinds: number,
  corpus: readonly (readonly number[])[],
  { scale, exponent }: Growth,
  seed: number,
) => {
  const perKind = records / kinds
  const random = createRandom(seed)
  const counts = new Map<number, number>()
  for (const gram of corpus.flat()) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const frequencyOf = (gram: number): number => {
    const seen = counts.get(gram) ?? 0
    const expected = seen > 1 ? seen - exponent : drawGamma(random, seen - exponent)
    return Math.max(seen, (expected * perKind) / corpus.length)
  }
  let readable = 0
  let read = 0
  let refs = 0
  let fewer = 0
  for (let i = 0; i < simulatedClaims; i++) {
    const open = pick(random, corpus)
      .map(frequencyOf)
      .filter((df) => df < maxRefsPerKey)
      .toSorted((a, b) => a - b)
    const chosen = open.slice(0, gramsPerClaim)
    readable += open.length
    read += chosen.length
    refs += chosen.reduce((sum, df) => sum + df, 0)
    if (chosen.length < 4) fewer++
  }
  const writesPerRecord = readable / simulatedClaims
  const gramKeys = kinds * scale * perKind ** exponent
  // A record, its number, its title, a leader in a year and at a unit, and those grams that are not full.
  const units = records * (1 + 4 + writesPerRecord)
  const sketchBytes = 2 ** bitsFor(gramKeys) / 2
  const gramBytes = gramKeys * 145 + records * writesPerRecord * 8
  return {
    records,
    gramKeys: Math.round(gramKeys),
    openGramsPerRecord: rounded(writesPerRecord, 1),
    gramsReadPerClaim: rounded(read / simulatedClaims, 1),
    refsReadPerClaim: Math.round(refs / simulatedClaims),
    claimsWithFewerThanFourGrams: rounded(fewer / simulatedClaims),
    readUnitsAtMost: 32,
    writeUnitsPerRecord: rounded(units / records, 1),
    writeUnits: Math.round(units),
    // Keys of a title, a number and holders: 130 bytes; a record 900.
    storageGb: Math.round((gramBytes + records * (4 * 140 + 900)) / 1e9),
    mostWritesToOneKey: maxRefsPerKey,
    sketchMb: rounded(sketchBytes / 1e6, 1),
    // A page of 64 KB and its key: 17 blocks of 4 KB, half a unit each.
    sketchReadUnits: (sketchBytes / 65_536) * 8.5,
    referenceCollision: rounded(1 - Math.exp(-(records ** 2) / 2 ** 65), 5),
  }
}
