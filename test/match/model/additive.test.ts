import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AdditiveModel, parseModel, probabilityOf, roundBits, scoreValues, termName } from '#match/model/additive'
import { binCount, binOf, quantileEdges } from '#match/model/bins'

const uncalibrated = { bits: [], probability: [] }
const model: AdditiveModel = {
  version: 't1',
  features: [
    { name: 'dice', edges: [0.5, 0.9] },
    { name: 'yearGap', edges: [1] },
  ],
  bias: -3.2,
  terms: [
    { of: [0], bits: [-4.5, 1.25, 6.1, 0] },
    { of: [1], bits: [0.8, -2.3, 0] },
    { of: [0, 1], edges: [[0.9], [1]], bits: [0, 0, 0, 0.4, -0.9, 0, 0, 0, 0] },
  ],
  calibration: { bits: [-2, 0, 2], probability: [0.1, 0.5, 0.95] },
}

const aModel = fc
  .record({
    edges: fc.array(fc.uniqueArray(fc.double({ noNaN: true, min: -9, max: 9 }), { maxLength: 12 }), {
      minLength: 1,
      maxLength: 9,
    }),
    bias: fc.integer({ min: -2000, max: 2000 }),
    seed: fc.infiniteStream(fc.integer({ min: -3000, max: 3000 })),
  })
  .map(({ edges, bias, seed }): AdditiveModel => {
    const bits = (count: number) => Array.from(seed.take(count), (whole) => whole / 100)
    const features = edges.map((own, i) => ({ name: `f${i}`, edges: own.toSorted((a, b) => a - b) }))
    const singles = features.map((feature, i) => ({ of: [i] as const, bits: bits(binCount(feature.edges)) }))
    const [first, last] = [features[0]?.edges ?? [], features.at(-1)?.edges ?? []]
    const pair = { of: [0, features.length - 1] as const, bits: bits(binCount(first) * binCount(last)) }
    return { version: 'p', features, bias: bias / 100, terms: [...singles, pair], calibration: uncalibrated }
  })
const someValues = fc.array(fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constant(Number.NaN)), {
  minLength: 9,
  maxLength: 9,
})

test('the bias and the shown parts add up to the score, whatever the model and the values', () => {
  fc.assert(
    fc.property(aModel, someValues, (any, values) => {
      const { bits, parts } = scoreValues(any, values)
      const shown = parts.reduce((sum, part) => sum + part.bits, any.bias)
      expect(Math.abs(shown - bits)).toBeLessThan(1e-9)
      expect(parts).toHaveLength(any.terms.length)
      expect(roundBits(bits)).toBe(bits)
    }),
  )
})

test('a value picks the row of its bin, and a missing value its own', () => {
  expect(scoreValues(model, [0.95, 0]).parts).toEqual([
    { term: 0, bits: 6.1 },
    { term: 1, bits: 0.8 },
    { term: 2, bits: 0.4 },
  ])
  expect(scoreValues(model, [0.95, 3]).bits).toBe(roundBits(-3.2 + 6.1 - 2.3 - 0.9))
  expect(scoreValues(model, [Number.NaN, Number.NaN])).toEqual({
    bits: -3.2,
    parts: [0, 1, 2].map((term) => ({ term, bits: 0 })),
  })
  expect(model.terms.map((term) => termName(model, term))).toEqual(['dice', 'yearGap', 'dice × yearGap'])
})

test('the bin of a value is the number of edges that it reaches', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), fc.double({ noNaN: true }), (edges, value) => {
      const sorted = edges.toSorted((a, b) => a - b)
      expect(binOf(sorted, value)).toBe(sorted.filter((edge) => edge <= value).length)
      expect(binOf(sorted, Number.NaN)).toBe(binCount(sorted) - 1)
    }),
  )
})

test('quantile edges rise, are few, and part any two bins by a value that was seen', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { maxLength: 300 }), (values) => {
      const edges = quantileEdges([...values, Number.NaN], 8)
      expect(edges.length).toBeLessThan(8)
      expect(edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge))).toBe(true)
      const used = new Set(values.map((value) => binOf(edges, value)))
      expect(used.size).toBe(values.length === 0 ? 0 : edges.length + 1)
    }),
  )
})

test('a value that many rows share has a bin of its own', () => {
  const edges = quantileEdges([...Array(50).fill(1), ...Array.from({ length: 50 }, (_, i) => i / 50)], 8)
  expect(binOf(edges, 1)).toBe(binOf(edges, 0.98) + 1)
})

test('more bits are always a higher probability, and no score is certain', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: 1, max: 300 }), (hundredths, more) => {
      const [low, high] = [probabilityOf(model, hundredths / 100), probabilityOf(model, (hundredths + more) / 100)]
      expect(low).toBeGreaterThan(0)
      expect(high).toBeLessThan(1)
      expect(high).toBeGreaterThan(low)
    }),
  )
})

test('between knots the probability is linear, at a knot it is the knot', () => {
  expect(probabilityOf(model, 0)).toBeCloseTo(0.5, 12)
  expect(probabilityOf(model, 1)).toBeCloseTo(0.725, 12)
  expect(probabilityOf({ ...model, calibration: uncalibrated }, 1)).toBeCloseTo(2 / 3, 12)
})

test('a model is read from its JSON, and not for other features than it was trained for', () => {
  const json: unknown = JSON.parse(JSON.stringify(model))
  expect(parseModel(json, ['dice', 'yearGap'])).toEqual(model)
  expect(() => parseModel(json, ['yearGap', 'dice'])).toThrow('dice')
  expect(() => parseModel({ version: 't1' }, [])).toThrow()
})
