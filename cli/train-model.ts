import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { adjustmentsOf } from '#match/features/adjustments'
import {
  featureNames,
  monotone,
  type PairReading,
  type PreparedSide,
  prepareSide,
  readPair,
  valuesOf,
} from '#match/features/pair-features'
import { roundBits } from '#match/model/additive'
import { fitIsotonic } from '#match/model/calibrate'
import { createRandom } from '#match/model/random'
import { trainAdditive } from '#match/model/train-additive'
import type { MatchModel } from '#match/model-file'
import { type LabelledPair, makePairs } from '#match/train/pairs'
import type { TrainingRecord } from './training-records.ts'
import { pairTables } from './training-tables.ts'

export interface ReadExample {
  readonly pair: LabelledPair
  readonly values: Float64Array
  /** Bits beside the model: how common name and title are. */
  readonly adjustment: number
}

export const readExample = (pair: LabelledPair): ReadExample => {
  const claim: PreparedSide = prepareSide(pair.claim)
  const reading: PairReading = readPair(claim, prepareSide(pair.record))
  const { name, title } = adjustmentsOf(reading, claim)
  return { pair, values: valuesOf(reading), adjustment: name + title }
}

/** Words of groups by hand are never learnt from: they are what is measured. */
const neverLearnt = ['group']

export const trainingPairs = (
  folder: string,
  records: readonly TrainingRecord[],
  seed: number,
): readonly LabelledPair[] =>
  makePairs(records, pairTables(folder, records), createRandom(seed), {
    matches: 3,
    siblings: 3,
    without: new Set(neverLearnt),
  })

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** A clause that is dropped leaves a title that others share: nothing is promised of it. */
export const isPromised = ({ kind }: LabelledPair): boolean => kind !== 'abbrev'

/**
 * Shares of matches that reach the scores for `same` and for `review`. The sketch of the language has seen the titles of training: of titles that it
 * has not seen some two in a hundred fewer reach the same score.
 */
const recalls = { same: 0.974, review: 0.99 }

export const trainMatchModel = (examples: readonly ReadExample[], seed: number, folds = 5): MatchModel => {
  const labels = examples.map(({ pair }) => (pair.isSame ? 1 : 0))
  const { model, heldOutBits } = trainAdditive({
    names: featureNames,
    rows: examples.map(({ values }) => values),
    labels,
    groups: examples.map(({ pair }) => pair.group),
    seed,
    options: { version: `m1-${seed}`, monotone, folds, repeats: 1, rounds: 700, maxBins: 24 },
  })
  const bits = examples.map(({ adjustment }, i) => (heldOutBits[i] ?? 0) + adjustment)
  const matches = bits
    .filter((_, i) => examples[i]?.pair.isSame && isPromised(examples[i].pair))
    .toSorted((a, b) => a - b)
  return {
    additive: { ...model, calibration: fitIsotonic(bits, labels) },
    verdicts: {
      same: roundBits(quantile(matches, 1 - recalls.same)),
      review: roundBits(quantile(matches, 1 - recalls.review)),
    },
  }
}

const modelFile = join(import.meta.dirname, '..', 'shared', 'match', 'model.json')

/** Trains on the records and writes the model that is shipped. */
export const writeMatchModel = (folder: string, records: readonly TrainingRecord[], seed: number): MatchModel => {
  const examples = trainingPairs(folder, records, seed).map(readExample)
  process.stderr.write(`${examples.length} pairs of ${records.length} records\n`)
  const model = trainMatchModel(examples, seed)
  writeFileSync(modelFile, `${JSON.stringify(model)}\n`)
  // As the linter wants every file of the repository.
  execFileSync(join(import.meta.dirname, '..', 'node_modules', '.bin', 'biome'), ['format', '--write', modelFile])
  return model
}
