import type { AdditiveModel, Calibration } from './additive.ts'
import { probabilityOf } from './additive.ts'

interface Block {
  weight: number
  /** Sums, weighted. */
  bits: number
  positives: number
}

export interface IsotonicOptions {
  /** Most knots of the curve. */
  readonly maxKnots?: number
  /** Fewest rows behind a knot: a share measured on fewer says little. */
  readonly minRows?: number
}

/** Nobody has seen the certain: a block of n rows counts as if it had met half a match and half a non-match more. */
const chanceOf = ({ weight, positives }: Block): number => (positives + 0.5) / (weight + 1)

/**
 * Isotonic regression of the labels on the scores (pool adjacent violators over blocks of rows of neighbouring scores). Each block gives one
 * knot, at its mean score; `probabilityOf` draws the lines between them. Knots rise strictly.
 */
export const fitIsotonic = (
  bits: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
  { maxKnots = 24, minRows = 20 }: IsotonicOptions = {},
): Calibration => {
  const order = Array.from({ length: bits.length }, (_, i) => i).sort((a, b) => (bits[a] ?? 0) - (bits[b] ?? 0))
  const pools: Block[] = []
  for (const block of evenBlocks(order, bits, labels, weights, maxKnots, minRows)) {
    let next = block
    for (let last = pools.at(-1); last && chanceOf(last) >= chanceOf(next); last = pools.at(-1)) {
      next = joined(last, next)
      pools.pop()
    }
    pools.push(next)
  }
  const knots = pools
    .map((block) => [Number((block.bits / block.weight).toFixed(3)), Number(chanceOf(block).toPrecision(6))] as const)
    // What rounding has made equal is one knot.
    .filter(([x, p], i, all) => i === 0 || (x > (all[i - 1]?.[0] ?? 0) && p > (all[i - 1]?.[1] ?? 0)))
  return { bits: knots.map(([x]) => x), probability: knots.map(([, p]) => p) }
}

const joined = (a: Block, b: Block): Block => ({
  weight: a.weight + b.weight,
  bits: a.bits + b.bits,
  positives: a.positives + b.positives,
})

/**
 * Blocks of rows in order of score, equal scores together. Evenly many of the rarer label in each: the knots stand where matches turn into
 * non-matches, not in the long tail of the obvious.
 */
const evenBlocks = (
  order: readonly number[],
  bits: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  maxKnots: number,
  minRows: number,
): readonly Block[] => {
  let [total, positives] = [0, 0]
  for (const i of order) {
    total += weights?.[i] ?? 1
    positives += (weights?.[i] ?? 1) * (labels[i] ?? 0)
  }
  const balance = (label: number) => (label > 0 ? 0.5 / Math.max(positives, 1) : 0.5 / Math.max(total - positives, 1))
  const blocks: Block[] = []
  let block: Block = { weight: 0, bits: 0, positives: 0 }
  let mass = 0
  order.forEach((row, i) => {
    const [weight, score, label] = [weights?.[row] ?? 1, bits[row] ?? 0, labels[row] ?? 0]
    block.weight += weight
    block.bits += weight * score
    block.positives += weight * label
    mass += weight * balance(label)
    const next = order[i + 1]
    const isTied = next !== undefined && bits[next] === score
    if (next === undefined || (!isTied && mass >= 1 / maxKnots && block.weight >= minRows)) {
      blocks.push(block)
      block = { weight: 0, bits: 0, positives: 0 }
      mass = 0
    }
  })
  const [last, beforeLast] = [blocks.at(-1), blocks.at(-2)]
  return last && beforeLast && last.weight < minRows ? [...blocks.slice(0, -2), joined(beforeLast, last)] : blocks
}

/** Expected calibration error: how far the stated chance is from the share of matches, averaged over `bins` of equal width. */
export const calibrationError = (probabilities: ArrayLike<number>, labels: ArrayLike<number>, bins = 10): number => {
  const stated = new Float64Array(bins)
  const seen = new Float64Array(bins)
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i] ?? 0
    const bin = Math.min(bins - 1, Math.floor(p * bins))
    stated[bin] = (stated[bin] ?? 0) + p
    seen[bin] = (seen[bin] ?? 0) + (labels[i] ?? 0)
  }
  return stated.reduce((sum, s, bin) => sum + Math.abs(s - (seen[bin] ?? 0)), 0) / Math.max(probabilities.length, 1)
}

/** The share of scores whose probability is exactly 0 or 1: they can not be ranked any more. */
export const saturatedShare = (model: AdditiveModel, bits: ArrayLike<number>): number =>
  Array.from(bits).filter((b) => [0, 1].includes(probabilityOf(model, b))).length / Math.max(bits.length, 1)
