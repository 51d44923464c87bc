import { type AdditiveModel, type ModelTerm, roundBits, scoreValues } from './additive.ts'
import { type Boosted, type BoostOptions, boostStumps } from './boost.ts'
import { boostPairs, type FeaturePair, findPairs } from './boost-pairs.ts'
import { fitIsotonic } from './calibrate.ts'
import { type Columns, splitFolds, toColumns } from './columns.ts'
import { createRandom } from './random.ts'

export interface Training {
  /** Names of the features, in the order of the values in `rows`. */
  readonly names: readonly string[]
  /** One a pair of records; NaN where a value is missing. */
  readonly rows: readonly ArrayLike<number>[]
  /** 1 for a match, 0 for none. */
  readonly labels: ArrayLike<number>
  readonly weights?: ArrayLike<number> | undefined
  /** Rows of one group (variants of one title) are learnt from together or held out together. */
  readonly groups?: ArrayLike<number | string> | undefined
  /** Rows that the calibration is fitted on. Without them it is fitted on the scores that rows get from folds that had held them out. */
  readonly validation?: { readonly rows: readonly ArrayLike<number>[]; readonly labels: ArrayLike<number> } | undefined
  readonly seed: number
  readonly options?: Partial<TrainOptions> | undefined
}

export interface TrainOptions extends BoostOptions {
  readonly version: string
  /** At most 250: a bin is a byte. */
  readonly maxBins: number
  /** +1: more of it never lowers the score; −1: never raises it. */
  readonly monotone: Readonly<Record<string, 1 | -1>>
  /** Tables of two features at most. */
  readonly pairs: number
  /** Each fold trains on the rest; the model is the mean of them all, over `repeats` ways to split. */
  readonly folds: number
  readonly repeats: number
  /** 0..1: how far a bin is drawn to its neighbours. */
  readonly smoothing: number
}

export interface Trained {
  readonly model: AdditiveModel
  /** Bits of each training row from the folds that did not see it: an honest score of the row. */
  readonly heldOutBits: Float64Array
}

const defaults: TrainOptions = {
  version: 'a1',
  maxBins: 32,
  monotone: {},
  pairs: 0,
  folds: 5,
  repeats: 2,
  smoothing: 0.3,
  rounds: 1500,
  learningRate: 0.1,
  minLeafWeight: 15,
  ridge: 2,
  featureShare: 0.4,
}

/**
 * Trains a sum of tables: stumps boosted on each fold, the folds' tables averaged (a mean of sums of tables is a sum of tables), smoothed,
 * rounded to hundredths of a bit, and calibrated. The same training and seed give the same model.
 */
export const trainAdditive = ({
  names,
  rows,
  labels,
  weights,
  groups,
  validation,
  seed,
  options: given,
}: Training): Trained => {
  const options: TrainOptions = { ...defaults, ...given }
  const random = createRandom(seed)
  const columns = toColumns(names.length, rows, labels, weights, options.maxBins)
  const directions = Int8Array.from(names, (name) => options.monotone[name] ?? 0)
  const folds = Array.from({ length: options.repeats }, () =>
    splitFolds(rows.length, options.folds, groups, random),
  ).flat()
  const boosted = folds.map((fold) => boostStumps(columns, fold, directions, options, random))
  const heldOutMean = (scores: readonly Float64Array[]): Float64Array => {
    const mean = new Float64Array(rows.length)
    folds.forEach(({ heldOut, inBag }, i) => {
      // One fold alone has held nothing out.
      for (const row of heldOut.length > 0 ? heldOut : inBag)
        mean[row] = (mean[row] ?? 0) + (scores[i]?.[row] ?? 0) / options.repeats
    })
    return mean
  }
  const mains = boosted.map(({ scores }) => scores)
  const pairs = options.pairs > 0 ? findPairs(columns, heldOutMean(mains), options.pairs, options) : []
  const paired = folds.map((fold, i) =>
    boostPairs(columns, pairs, mains[i] ?? new Float64Array(), fold, directions, options),
  )
  const heldOutBits = heldOutMean(paired.map(({ scores }) => scores)).map((score) => score / Math.LN2)
  const uncalibrated = toModel(names, columns, boosted, pairs, paired, options)
  const calibration = validation
    ? fitIsotonic(
        validation.rows.map((row) => scoreValues(uncalibrated, row).bits),
        validation.labels,
      )
    : fitIsotonic(heldOutBits, columns.labels, columns.weights)
  return { model: { ...uncalibrated, calibration }, heldOutBits }
}

const meanTable = (tables: readonly (Float64Array | undefined)[], width: number): Float64Array =>
  Float64Array.from(
    { length: width },
    (_, bin) => tables.reduce((sum, table) => sum + (table?.[bin] ?? 0), 0) / tables.length / Math.LN2,
  )

const toModel = (
  names: readonly string[],
  columns: Columns,
  boosted: readonly Boosted[],
  pairs: readonly FeaturePair[],
  paired: readonly { readonly tables: readonly Float64Array[] }[],
  { version, smoothing }: TrainOptions,
): AdditiveModel => {
  let bias = boosted.reduce((sum, { base }) => sum + base, 0) / boosted.length / Math.LN2
  const features: { name: string; edges: readonly number[] }[] = []
  const terms: ModelTerm[] = []
  names.forEach((name, feature) => {
    const width = columns.widths[feature] ?? 2
    const mass = binMass(columns, feature)
    const table = meanTable(
      boosted.map(({ tables }) => tables[feature]),
      width,
    )
    const neutral = neutralBits(table, mass)
    bias += neutral
    const bits = smoothed(table, mass, smoothing).map((value) => value - neutral)
    if ((mass.at(-1) ?? 0) === 0) bits[width - 1] = 0
    const merged = withoutEqualNeighbours(columns.edges[feature] ?? [], Array.from(bits, roundBits))
    features.push({ name, edges: merged.edges })
    if (merged.bits.some((value) => value !== 0)) terms.push({ of: [feature], bits: merged.bits })
  })
  pairs.forEach(({ of, edges, widths: [rows, width] }, i) => {
    const table = meanTable(
      paired.map(({ tables }) => tables[i]),
      rows * width,
    )
    if (table.some((value) => roundBits(value) !== 0)) terms.push({ of, edges, bits: Array.from(table, roundBits) })
  })
  return { version, features, bias: roundBits(bias), terms, calibration: { bits: [], probability: [] } }
}

const binMass = ({ bins, widths, weights }: Columns, feature: number): Float64Array => {
  const mass = new Float64Array(widths[feature] ?? 2)
  bins[feature]?.forEach((bin, row) => {
    mass[bin] = (mass[bin] ?? 0) + (weights[row] ?? 0)
  })
  return mass
}

/** What a table is shifted by: a missing value weighs nothing where training has seen one, else the average value does. */
const neutralBits = (table: Float64Array, mass: Float64Array): number => {
  if ((mass.at(-1) ?? 0) > 0) return table.at(-1) ?? 0
  const total = mass.reduce((sum, one) => sum + one, 0)
  return table.reduce((sum, bits, bin) => sum + bits * (mass[bin] ?? 0), 0) / Math.max(total, 1)
}

/** Draws each bin to its neighbours by their weight; a rising table keeps rising. The bin of missing values has no neighbours. */
const smoothed = (table: Float64Array, mass: Float64Array, strength: number): Float64Array =>
  table.map((bits, bin) => {
    if (bin === table.length - 1 || strength === 0) return bits
    let [sum, total] = [bits * ((mass[bin] ?? 0) + 1), (mass[bin] ?? 0) + 1]
    for (const next of [bin - 1, bin + 1]) {
      if (next < 0 || next >= table.length - 1) continue
      const weight = (strength / 2) * ((mass[next] ?? 0) + 1)
      sum += weight * (table[next] ?? 0)
      total += weight
    }
    return sum / total
  })

/** Neighbouring bins of one weight are one bin: the table is shorter and says the same. */
const withoutEqualNeighbours = (edges: readonly number[], bits: readonly number[]) => {
  const isKept = (i: number) => bits[i] !== bits[i + 1]
  return {
    edges: edges.filter((_, i) => isKept(i)),
    bits: bits.filter((_, bin) => bin >= edges.length || isKept(bin)),
  }
}
