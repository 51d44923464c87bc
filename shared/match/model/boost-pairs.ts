import type { BoostOptions } from './boost.ts'
import type { Columns, Fold } from './columns.ts'
import { createHistogram, fillHistogram, type Histogram, heldOutLoss, setGradients } from './gradients.ts'

/** Two features whose joint table says more than the sum of their own: which, and the table's coarse edges. */
export interface FeaturePair {
  readonly of: readonly [number, number]
  readonly edges: readonly [readonly number[], readonly number[]]
  readonly widths: readonly [number, number]
  /** Joint bin of every row. */
  readonly bins: Uint8Array
}

/** Bins of one side of a pair, without that of missing values: 8 × 8 still fits a byte and a page. */
const maxPairBins = 8

/** A fine bin's coarse bin; the last of each is that of missing values. */
const coarseOf = (edges: readonly number[], coarse: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: edges.length + 2 }, (_, bin) =>
    bin === edges.length + 1 ? coarse.length + 1 : coarse.filter((edge) => edges.indexOf(edge) < bin).length,
  )

/** At most seven of the edges, that share the rows out evenly. */
const coarsened = ({ edges, bins, widths }: Columns, feature: number): readonly number[] => {
  const own = edges[feature] ?? []
  if (own.length < maxPairBins) return own
  const counts = new Float64Array(widths[feature] ?? 0)
  for (const bin of bins[feature] ?? []) counts[bin] = (counts[bin] ?? 0) + 1
  const share = (counts.reduce((a, b) => a + b, 0) - (counts.at(-1) ?? 0)) / maxPairBins
  let filled = 0
  return own
    .filter((_, i) => {
      filled += counts[i] ?? 0
      if (filled < share) return false
      filled = 0
      return true
    })
    .slice(0, maxPairBins - 1)
}

const toPair = (columns: Columns, coarse: readonly (readonly number[])[], i: number, j: number): FeaturePair => {
  const [a, b] = [coarse[i] ?? [], coarse[j] ?? []]
  const [mapA, mapB] = [coarseOf(columns.edges[i] ?? [], a), coarseOf(columns.edges[j] ?? [], b)]
  const width = b.length + 2
  const [columnA, columnB] = [columns.bins[i], columns.bins[j]]
  return {
    of: [i, j],
    edges: [a, b],
    widths: [a.length + 2, width],
    bins: Uint8Array.from(columns.labels, (_, row) => {
      return (mapA[columnA?.[row] ?? 0] ?? 0) * width + (mapB[columnB?.[row] ?? 0] ?? 0)
    }),
  }
}

/** The `count` pairs of features whose best quadrants explain most of what `scores` get wrong (FAST, Lou et al. 2013). */
export const findPairs = (
  columns: Columns,
  scores: Float64Array,
  count: number,
  options: BoostOptions,
): readonly FeaturePair[] => {
  const rows = Uint32Array.from(columns.labels, (_, i) => i)
  const gradients = new Float64Array(rows.length)
  const hessians = new Float64Array(rows.length)
  setGradients(columns, scores, rows, gradients, hessians)
  const coarse = columns.edges.map((_, feature) => coarsened(columns, feature))
  const histogram = createHistogram((maxPairBins + 1) ** 2)
  const ranked: { readonly pair: readonly [number, number]; readonly gain: number }[] = []
  coarse.forEach((edges, i) => {
    for (let j = i + 1; j < coarse.length; j++) {
      if (edges.length === 0 || (coarse[j]?.length ?? 0) === 0) continue
      const pair = toPair(columns, coarse, i, j)
      fillHistogram(histogram, pair.bins, gradients, hessians, columns.weights)
      const gain = bestQuadrants(pair, histogram, [0, 0], options)?.gain ?? 0
      ranked.push({ pair: [i, j], gain })
    }
  })
  return ranked
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, count)
    .map(({ pair: [i, j] }) => toPair(columns, coarse, i, j))
}

/** A cut of either feature: four weights, by [first low, second low], [low, high], [high, low], [high, high]. */
interface Quadrants {
  readonly cuts: readonly [number, number]
  readonly weights: readonly [number, number, number, number]
  readonly gain: number
}

const bestQuadrants = (
  { widths: [rows, width] }: FeaturePair,
  { gradient, hessian, weight }: Histogram,
  [first, second]: readonly [number, number],
  { learningRate, minLeafWeight, ridge }: BoostOptions,
): Quadrants | undefined => {
  // Sums over all bins up to a corner. A missing value has no weight in a pair: its own table has said what there is to say.
  const corner = (sums: Float64Array) => {
    const upTo = new Float64Array(rows * width)
    for (let a = 1; a < rows; a++)
      for (let b = 1; b < width; b++)
        upTo[a * width + b] =
          (sums[(a - 1) * width + b - 1] ?? 0) +
          (upTo[(a - 1) * width + b] ?? 0) +
          (upTo[a * width + b - 1] ?? 0) -
          (upTo[(a - 1) * width + b - 1] ?? 0)
    return (a: number, b: number) => upTo[a * width + b] ?? 0
  }
  const [g, h, w] = [corner(gradient), corner(hessian), corner(weight)]
  const [endA, endB] = [rows - 1, width - 1]
  const quadrants = (sum: (a: number, b: number) => number, a: number, b: number) =>
    [
      sum(a, b),
      sum(a, endB) - sum(a, b),
      sum(endA, b) - sum(a, b),
      sum(endA, endB) - sum(a, endB) - sum(endA, b) + sum(a, b),
    ] as const
  let best: Quadrants | undefined
  for (let a = 1; a < endA; a++)
    for (let b = 1; b < endB; b++) {
      if (quadrants(w, a, b).some((one) => one < minLeafWeight)) continue
      const [gq, hq] = [quadrants(g, a, b), quadrants(h, a, b)]
      const gain = gq.reduce((sum, one, q) => sum + (one * one) / ((hq[q] ?? 0) + ridge), 0)
      if (gain <= (best?.gain ?? 0)) continue
      const value = (q: 0 | 1 | 2 | 3) => (-learningRate * gq[q]) / (hq[q] + ridge)
      const [ll, lh, hl, hh] = [value(0), value(1), value(2), value(3)]
      if (!keepsTo(first, hl - ll, hh - lh) || !keepsTo(second, lh - ll, hh - hl)) continue
      best = { cuts: [a, b], weights: [ll, lh, hl, hh], gain }
    }
  return best
}

const keepsTo = (direction: number, ...rises: readonly number[]): boolean =>
  rises.every((rise) => direction * rise >= 0)

/** Boosts the pairs on top of a fold's `scores`: tables in the pairs' order. */
export const boostPairs = (
  columns: Columns,
  pairs: readonly FeaturePair[],
  start: Float64Array,
  { inBag, heldOut }: Fold,
  directions: Int8Array,
  options: BoostOptions,
): { readonly tables: readonly Float64Array[]; readonly scores: Float64Array } => {
  const scores = start.slice()
  const gradients = new Float64Array(inBag.length)
  const hessians = new Float64Array(inBag.length)
  const inBagWeights = Float64Array.from(inBag, (row) => columns.weights[row] ?? 0)
  const own = pairs.map(({ bins }) => Uint8Array.from(inBag, (row) => bins[row] ?? 0))
  const histogram = createHistogram((maxPairBins + 1) ** 2)
  const tables = pairs.map(({ widths: [rows, width] }) => new Float64Array(rows * width))
  let best = { loss: heldOutLoss(columns, scores, heldOut), round: 0, tables: tables.map((table) => table.slice()) }
  for (let round = 1; round <= options.rounds; round++) {
    setGradients(columns, scores, inBag, gradients, hessians)
    let step: { readonly at: number; readonly quadrants: Quadrants } | undefined
    pairs.forEach((pair, at) => {
      fillHistogram(histogram, own[at], gradients, hessians, inBagWeights)
      const sides = [directions[pair.of[0]] ?? 0, directions[pair.of[1]] ?? 0] as const
      const quadrants = bestQuadrants(pair, histogram, sides, options)
      if (quadrants && quadrants.gain > (step?.quadrants.gain ?? 1e-9)) step = { at, quadrants }
    })
    const [pair, table] = [pairs[step?.at ?? -1], tables[step?.at ?? -1]]
    if (!step || !pair || !table) break
    const delta = quadrantTable(pair, step.quadrants)
    delta.forEach((value, bin) => {
      table[bin] = (table[bin] ?? 0) + value
    })
    for (let row = 0; row < scores.length; row++) scores[row] = (scores[row] ?? 0) + (delta[pair.bins[row] ?? 0] ?? 0)
    if (round % 10 > 0) continue
    const loss = heldOutLoss(columns, scores, heldOut)
    if (loss < best.loss) best = { loss, round, tables: tables.map((one) => one.slice()) }
    else if (round - best.round > 60) break
  }
  const kept = heldOut.length > 0 ? best.tables : tables
  return {
    tables: kept,
    scores: start.map((score, row) =>
      pairs.reduce((sum, { bins }, at) => sum + (kept[at]?.[bins[row] ?? 0] ?? 0), score),
    ),
  }
}

const quadrantTable = ({ widths: [rows, width] }: FeaturePair, { cuts, weights }: Quadrants): Float64Array =>
  Float64Array.from({ length: rows * width }, (_, bin) => {
    const [a, b] = [Math.floor(bin / width), bin % width]
    if (a === rows - 1 || b === width - 1) return 0
    return weights[(a < cuts[0] ? 0 : 2) + (b < cuts[1] ? 0 : 1)] ?? 0
  })
