import { z } from 'zod'
import { binCount, binOf } from './bins.ts'

/**
 * A sum of match weights in bits: log2 of how much likelier a match makes what was seen. Each feature is cut into bins, with a bin of its
 * own for a missing value; each term is a table from the bins of one feature, or of two, to bits, and one line of the explanation.
 */
export interface AdditiveModel {
  readonly version: string
  /** In the order of the values that are scored. */
  readonly features: readonly ModelFeature[]
  readonly bias: number
  readonly terms: readonly ModelTerm[]
  readonly calibration: Calibration
}

export interface ModelFeature {
  readonly name: string
  /** Ascending. `bins.ts` says which bin a value is in. */
  readonly edges: readonly number[]
}

export interface ModelTerm {
  readonly of: readonly [number] | readonly [number, number]
  /** By bin; of two features by row: `bits[bin of the first × bins of the second + bin of the second]`. */
  readonly bits: readonly number[]
  /** Coarser edges that a term of two features uses in place of the features' own: its table grows with their product. */
  readonly edges?: readonly [readonly number[], readonly number[]] | undefined
}

/** Knots of a rising curve from bits to the probability of a match. */
export interface Calibration {
  readonly bits: readonly number[]
  readonly probability: readonly number[]
}

export interface Score {
  /** Bias and parts, added up. */
  readonly bits: number
  /** One a term, in the model's order; `term` is its index. */
  readonly parts: readonly { readonly term: number; readonly bits: number }[]
}

/** Weights are whole hundredths of a bit: what a reader adds up on paper is the score, to the last printed digit. */
export const roundBits = (bits: number): number => Math.round(bits * 100) / 100 + 0

export const scoreValues = (model: AdditiveModel, values: ArrayLike<number>): Score => {
  const parts = model.terms.map((term, i) => ({ term: i, bits: bitsOf(model, term, values) }))
  return { bits: roundBits(parts.reduce((sum, part) => sum + part.bits, model.bias)), parts }
}

/** Only the sum, without its parts. */
export const sumOfValues = (model: AdditiveModel, values: ArrayLike<number>): number => {
  let sum = model.bias
  for (const term of model.terms) sum += bitsOf(model, term, values)
  return roundBits(sum)
}

const bitsOf = (
  { features }: AdditiveModel,
  { of: [first, second], bits, edges }: ModelTerm,
  values: ArrayLike<number>,
) => {
  const binAt = (feature: number, own: readonly number[] | undefined) =>
    binOf(own ?? features[feature]?.edges ?? [], values[feature] ?? Number.NaN)
  if (second === undefined) return bits[binAt(first, undefined)] ?? 0
  const width = binCount(edges?.[1] ?? features[second]?.edges ?? [])
  return bits[binAt(first, edges?.[0]) * width + binAt(second, edges?.[1])] ?? 0
}

/** `titleDice`, `titleDice × yearGap`. */
export const termName = ({ features }: AdditiveModel, { of }: ModelTerm): string =>
  of.map((feature) => features[feature]?.name ?? String(feature)).join(' × ')

/** The chance that odds of 2^bits to 1 stand for. */
const chanceOf = (bits: number): number => 1 / (1 + 2 ** -bits)
const bitsOfChance = (chance: number): number => Math.log2(chance / (1 - chance))

/**
 * The calibrated probability of a match: linear between the knots, and beyond them the odds go on doubling with each bit, so that more
 * evidence is always more and nothing saturates.
 */
export const probabilityOf = ({ calibration: { bits: knots, probability } }: AdditiveModel, bits: number): number => {
  const at = binOf(knots, bits)
  const [x0, x1] = [knots[at - 1], knots[at]]
  const [p0, p1] = [probability[at - 1], probability[at]]
  if (x0 !== undefined && p0 !== undefined)
    return x1 !== undefined && p1 !== undefined
      ? p0 + ((p1 - p0) * (bits - x0)) / (x1 - x0)
      : chanceOf(bitsOfChance(p0) + bits - x0)
  return x1 !== undefined && p1 !== undefined ? chanceOf(bitsOfChance(p1) + bits - x1) : chanceOf(bits)
}

const numbers = z.array(z.number())
const shape = z.object({
  version: z.string(),
  features: z.array(z.object({ name: z.string(), edges: numbers })),
  bias: z.number(),
  terms: z.array(
    z.object({
      of: z.union([z.tuple([z.number()]), z.tuple([z.number(), z.number()])]),
      bits: numbers,
      edges: z.tuple([numbers, numbers]).optional(),
    }),
  ),
  calibration: z.object({ bits: numbers, probability: numbers }),
})

/** A model out of its JSON file. Throws when the file is not one, or was trained for other features than `names`. */
export const parseModel = (json: unknown, names: readonly string[]): AdditiveModel => {
  const model = shape.parse(json)
  const trained = model.features.map(({ name }) => name)
  if (trained.join() !== names.join()) throw new Error(`the model knows ${trained.join()}, not ${names.join()}`)
  return model
}
