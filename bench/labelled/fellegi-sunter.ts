import { type AdditiveModel, roundBits } from '#match/model/additive'
import { binOf } from '#match/model/bins'

/** How a structured field is compared: the edges of its levels of agreement. The last bin is that of missing values. */
export interface ComparedField {
  readonly name: string
  readonly edges: readonly number[]
}

export interface EstimateOptions {
  readonly version?: string
  readonly iterations?: number
  /** Share of matches among the pairs to begin with. */
  readonly startingShare?: number
}

/** Pairs as if seen before any: no level is impossible. */
const pseudoCount = 0.5

/**
 * Match weights without labels (Fellegi and Sunter 1969, by expectation maximisation): log2 of how much more often a level of agreement is
 * seen among matches than among others. For fields that are independent of each other; titles as bags of words are not (matching.md 6).
 * A missing value weighs nothing. The probability is that of the model, uncalibrated.
 */
export const estimateWeights = (
  fields: readonly ComparedField[],
  rows: readonly ArrayLike<number>[],
  { version = 'fs1', iterations = 40, startingShare = 0.1 }: EstimateOptions = {},
): AdditiveModel => {
  const patterns = countPatterns(fields, rows)
  // To begin with, the more alike a level is the likelier a match has it.
  let tables = fields.map(({ edges }) => levelBits(edges.length + 1))
  let share = startingShare
  for (let i = 0; i < iterations; i++) {
    const expected = patterns.map(({ bins, count }) => {
      const bits = bins.reduce((sum, bin, field) => sum + (tables[field]?.[bin] ?? 0), Math.log2(share / (1 - share)))
      return { bins, match: count / (1 + 2 ** -bits), other: count / (1 + 2 ** bits) }
    })
    const matches = expected.reduce((sum, { match }) => sum + match, 0)
    share = Math.min(0.999, Math.max(1e-9, matches / rows.length))
    tables = fields.map(({ edges }, field) => {
      const levels = edges.length + 1
      const count = (of: 'match' | 'other') => {
        const counts = new Float64Array(levels + 1)
        for (const one of expected) {
          const bin = one.bins[field] ?? levels
          counts[bin] = (counts[bin] ?? 0) + one[of]
        }
        return counts.subarray(0, levels)
      }
      return ratioBits(count('match'), count('other'))
    })
  }
  return {
    version,
    features: fields.map(({ name, edges }) => ({ name, edges })),
    bias: roundBits(Math.log2(share / (1 - share))),
    terms: tables.map((bits, field) => ({ of: [field], bits: [...bits.map(roundBits), 0] })),
    calibration: { bits: [], probability: [] },
  }
}

const levelBits = (levels: number): readonly number[] =>
  Array.from({ length: levels }, (_, level) => (levels === 1 ? 0 : 8 * (level / (levels - 1)) - 4))

const ratioBits = (matches: Float64Array, others: Float64Array): readonly number[] => {
  const shareOf = (counts: Float64Array) => {
    const total = counts.reduce((sum, count) => sum + count + pseudoCount, 0)
    return counts.map((count) => (count + pseudoCount) / total)
  }
  const [m, u] = [shareOf(matches), shareOf(others)]
  return Array.from(m, (share, level) => Math.log2(share / (u[level] ?? share)))
}

/** Pairs of one pattern of levels are one: a million pairs have a few thousand patterns. */
const countPatterns = (fields: readonly ComparedField[], rows: readonly ArrayLike<number>[]) => {
  const patterns = new Map<string, { readonly bins: readonly number[]; count: number }>()
  for (const row of rows) {
    const bins = fields.map(({ edges }, i) => binOf(edges, row[i] ?? Number.NaN))
    const key = bins.join()
    const known = patterns.get(key)
    if (known) known.count++
    else patterns.set(key, { bins, count: 1 })
  }
  return [...patterns.values()]
}
