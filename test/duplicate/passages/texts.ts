import fc from 'fast-check'
import { toComparable } from '#text/normalise'

/** A few thousand characters that stay as they are, so that nothing is equal by accident. */
const han = Array.from({ length: 0x3000 }, (_, i) => String.fromCharCode(0x4e00 + i)).filter(
  (c) => toComparable(c) === c,
)

/** Text number n: `length` characters with a comma now and then, nothing of it in any other number's. */
export const textOf = (n: number, length = 300): string => {
  let state = (n + 1) * 7919
  return Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return i % 23 === 22 ? '，' : (han[state % han.length] ?? '')
  }).join('')
}

/** Texts that copy from each other in every way: few characters (many repeats), stretches of shared texts, marks and spaces. */
export const anyText = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.nat(4), fc.nat(200), fc.integer({ min: 5, max: 120 }))
        .map(([n, from, length]) => textOf(n, 400).slice(from, from + length)),
      fc
        .array(fc.constantFrom(...'水电工程验收，。 Ⅱ㎡１a'), { minLength: 1, maxLength: 30 })
        .map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
