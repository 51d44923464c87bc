import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, normaliseWithOrigins, toComparable } from '#text/normalise'

test('a text that is normal as it is takes a short way, and comes out as on the long one', () => {
  const unit = fc.constantFrom(...'甘蔗收获機機乾燥一二ⅡＡaB1１ .、（)·\u200b𠮷')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'grapheme' })), (raw) => {
      const { text } = normaliseWithOrigins(raw)
      expect(normalise(raw)).toBe(text)
      expect(toComparable(raw)).toBe(text.replace(/[^\p{L}\p{N}]/gu, ''))
    }),
  )
})
