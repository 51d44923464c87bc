import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { probabilityOf, scoreValues } from '#match/model/additive'
import { calibrationError, fitIsotonic, saturatedShare } from '#match/model/calibrate'
import { createRandom } from '#match/model/random'
import { type Trained, type TrainOptions, trainAdditive } from '#match/model/train-additive'

const names = ['dice', 'gap', 'kind', 'noise', 'late']

/** The bits that the made-up world gives to each value. */
const truth = ([dice = 0, gap = 0, kind = 0]: readonly number[]): number =>
  -2 + 8 * (dice - 0.5) - (Number.isNaN(gap) ? 0 : gap > 2 ? 3 : -1) + (kind === 1 ? 1.5 : 0)

const aWorld = (count: number, seed: number, bits = truth) => {
  const random = createRandom(seed)
  const rows = Array.from({ length: count }, () => [
    random(),
    random() < 0.2 ? Number.NaN : Math.floor(random() * 6),
    random() < 0.5 ? 1 : 0,
    random(),
    random() < 0.3 ? Number.NaN : random(),
  ])
  return { rows, labels: rows.map((row) => (random() < 1 / (1 + 2 ** -bits(row)) ? 1 : 0)) }
}

const quick: Partial<TrainOptions> = { repeats: 1, folds: 4, rounds: 400 }
const world = aWorld(8_000, 1)
const fresh = aWorld(8_000, 2)
let trained: Trained
beforeAll(() => {
  trained = trainAdditive({ names, ...world, seed: 7, options: { ...quick, monotone: { dice: 1, gap: -1 } } })
})

const tableOf = (name: string) => {
  const { model } = trained
  const feature = names.indexOf(name)
  return model.terms.find(({ of }) => of.length === 1 && of[0] === feature)?.bits ?? []
}

test('it finds the weights of a world that is additive', () => {
  const difference = (a: readonly number[], b: readonly number[]) =>
    scoreValues(trained.model, a).bits - scoreValues(trained.model, b).bits
  expect(difference([0.9, 1, 0, 0.5, 0.5], [0.3, 1, 0, 0.5, 0.5])).toBeCloseTo(4.8, 0)
  const rms = Math.sqrt(
    fresh.rows.reduce((sum, row) => sum + (scoreValues(trained.model, row).bits - truth(row)) ** 2, 0) /
      fresh.rows.length,
  )
  expect(rms).toBeLessThan(0.45)
  expect(Math.max(0, ...tableOf('noise').map(Math.abs))).toBeLessThan(0.4)
})

test('the probability on rows that it has not seen is calibrated, and none is certain', () => {
  const bits = fresh.rows.map((row) => scoreValues(trained.model, row).bits)
  const stated = bits.map((b) => probabilityOf(trained.model, b))
  expect(calibrationError(stated, fresh.labels)).toBeLessThanOrEqual(0.02)
  expect(saturatedShare(trained.model, bits)).toBe(0)
})

test('scores of held-out rows are as honest as scores of fresh rows', () => {
  const stated = Array.from(trained.heldOutBits, (b) => 1 / (1 + 2 ** -b))
  expect(calibrationError(stated, world.labels)).toBeLessThanOrEqual(0.02)
})

test('a missing value weighs nothing', () => {
  expect(tableOf('gap').at(-1)).toBe(0)
})

test('more similarity never lowers the score, and a wider gap never raises it', () => {
  expect(tableOf('dice').slice(0, -1)).toEqual(
    tableOf('dice')
      .slice(0, -1)
      .toSorted((a, b) => a - b),
  )
  expect(tableOf('gap').slice(0, -1)).toEqual(
    tableOf('gap')
      .slice(0, -1)
      .toSorted((a, b) => b - a),
  )
})

test('monotone features stay so on labels that say the contrary, alone and in pairs', () => {
  const { rows, labels } = aWorld(
    1_500,
    3,
    (row) => -truth(row) + ((row[0] ?? 0) > 0.5 === (row[3] ?? 0) > 0.5 ? 3 : -3),
  )
  const { model } = trainAdditive({
    names,
    rows,
    labels,
    seed: 1,
    options: { ...quick, pairs: 4, monotone: { dice: 1, noise: 1 } },
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: rows.length - 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (at, more) => {
        const row = rows[at] ?? []
        const raised = (feature: number) => row.map((v, i) => (i === feature ? v + (1 - v) * more : v))
        const before = scoreValues(model, row).bits
        expect(scoreValues(model, raised(0)).bits).toBeGreaterThanOrEqual(before)
        expect(scoreValues(model, raised(3)).bits).toBeGreaterThanOrEqual(before)
      },
    ),
  )
})

test('two features that only say something together get a table of their own', () => {
  const xor = ([dice = 0, , , noise = 0]: readonly number[]) => (dice > 0.5 === noise > 0.5 ? 3 : -3)
  const { rows, labels } = aWorld(3_000, 4, xor)
  const { model } = trainAdditive({ names, rows, labels, seed: 1, options: { ...quick, pairs: 1 } })
  expect(model.terms.at(-1)?.of).toEqual([0, 3])
  const right = rows.filter((row, i) => scoreValues(model, row).bits > 0 === (labels[i] === 1)).length
  expect(right / rows.length).toBeGreaterThan(0.85)
})

test('the same seed trains the same model, another seed another', () => {
  const train = (seed: number) =>
    JSON.stringify(trainAdditive({ names, ...aWorld(600, 5), seed, options: { ...quick, pairs: 2 } }).model)
  expect(train(1)).toBe(train(1))
  expect(train(1)).not.toBe(train(2))
})

test('rows of a group are held out together', () => {
  // Each group has its own label and a value that gives it away: only a fold that has seen the group can know it.
  const random = createRandom(6)
  const groups = Array.from({ length: 1_200 }, (_, i) => i % 40)
  const labelOf = Array.from({ length: 40 }, () => (random() < 0.5 ? 1 : 0))
  const rows = groups.map((group) => [group])
  const labels = groups.map((group) => labelOf[group] ?? 0)
  const spread = (bits: Float64Array) => bits.reduce((sum, b, i) => sum + (labels[i] ? b : -b), 0) / bits.length
  const options = { ...quick, maxBins: 64, minLeafWeight: 2, folds: 4 }
  const split = trainAdditive({ names: ['group'], rows, labels, seed: 1, options })
  const whole = trainAdditive({ names: ['group'], rows, labels, groups, seed: 1, options })
  expect(spread(split.heldOutBits)).toBeGreaterThan(spread(whole.heldOutBits) + 0.5)
})

test('the model is calibrated on validation rows when there are any', () => {
  const shifted = aWorld(4_000, 8, (row) => truth(row) - 2)
  const { model } = trainAdditive({ names, ...world, validation: shifted, seed: 7, options: quick })
  const unseen = aWorld(4_000, 9, (row) => truth(row) - 2)
  const stated = unseen.rows.map((row) => probabilityOf(model, scoreValues(model, row).bits))
  expect(calibrationError(stated, unseen.labels)).toBeLessThanOrEqual(0.025)
})

test('isotonic knots rise strictly whatever the labels', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.boolean()), { minLength: 1 }), (scored) => {
      const { bits, probability } = fitIsotonic(
        scored.map(([b]) => b / 100),
        scored.map(([, label]) => (label ? 1 : 0)),
        undefined,
        { minRows: 3 },
      )
      const rises = (values: readonly number[]) => values.every((v, i) => i === 0 || v > (values[i - 1] ?? v))
      expect(bits.length).toBeGreaterThan(0)
      expect(rises(bits)).toBe(true)
      expect(rises(probability)).toBe(true)
      expect(probability.every((p) => p > 0 && p < 1)).toBe(true)
    }),
  )
})
