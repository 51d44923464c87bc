import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coveredBy, lengthOf, type Span, unionOf, without } from '#duplicate/passages/spans'

const anySpans = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]): Span => ({ from, to: from + length })),
  { maxLength: 8 },
)
const placesOf = (spans: readonly Span[]) =>
  new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))

test('union, difference and length count places as sets do', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (a, b) => {
      const [inA, inB] = [placesOf(a), placesOf(b)]
      expect(placesOf(unionOf(a))).toEqual(inA)
      expect(placesOf(without(a, b))).toEqual(new Set([...inA].filter((at) => !inB.has(at))))
      expect(lengthOf(a)).toBe(inA.size)
      for (const one of a) expect(coveredBy(one, b)).toBe([...placesOf([one])].filter((at) => inB.has(at)).length)
    }),
  )
})

test('a union is in order and its spans are apart', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      unionOf(spans).forEach(({ from, to }, i, all) => {
        expect(to).toBeGreaterThan(from)
        expect(from).toBeGreaterThan(all[i - 1]?.to ?? -1)
      })
    }),
  )
})
