import { expect, test } from 'vitest'
import { scoreValues } from '#match/model/additive'
import { createRandom } from '#match/model/random'
import { estimateWeights } from '../../../bench/labelled/fellegi-sunter.ts'

const fields = ['name', 'birth', 'town'].map((name) => ({ name, edges: [1] }))
/** How often two records agree in each field, among matches and among others. */
const agree = { match: [0.9, 0.95, 0.8], other: [0.02, 0.01, 0.2] }

const aPopulation = (count: number, seed: number) => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const isMatch = random() < 0.3
    const shares = isMatch ? agree.match : agree.other
    const values = shares.map((share) => (random() < 0.1 ? Number.NaN : random() < share ? 1 : 0))
    return { isMatch, values }
  })
}

const pairs = aPopulation(20_000, 1)
const model = estimateWeights(
  fields,
  pairs.map(({ values }) => values),
)

test('without a label it finds the weight of each agreement', () => {
  fields.forEach((_, i) => {
    const [m, u] = [agree.match[i] ?? 0, agree.other[i] ?? 0]
    expect(model.terms[i]?.bits[1]).toBeCloseTo(Math.log2(m / u), 0)
    expect(model.terms[i]?.bits[0]).toBeCloseTo(Math.log2((1 - m) / (1 - u)), 0)
  })
  expect(model.bias).toBeCloseTo(Math.log2(0.3 / 0.7), 0)
})

test('at even odds it parts matches from others, and a missing value weighs nothing', () => {
  const right = pairs.filter(({ isMatch, values }) => scoreValues(model, values).bits >= 0 === isMatch).length
  expect(right / pairs.length).toBeGreaterThan(0.95)
  expect(scoreValues(model, [Number.NaN, Number.NaN, Number.NaN]).bits).toBe(model.bias)
})
