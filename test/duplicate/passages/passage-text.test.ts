import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPassageText, stretchOf, toRawSpan, toTextSpan } from '#duplicate/passages/passage-text'
import { toComparable } from '#text/normalise'
import { toTraditional } from '#text/traditional'
import { anyText, textOf } from './texts.ts'

const folded = (raw: string): string => {
  const text = readPassageText(raw)
  return stretchOf(text, { from: 0, to: text.codes.length })
}

test('a text is folded as everywhere in the product, character by character', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      expect(folded(raw)).toBe([...raw].map(toComparable).join(''))
    }),
  )
})

test('every character knows the raw text it was made of', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const { codes, starts, ends } = readPassageText(raw)
      codes.forEach((code, i) => {
        expect(toComparable(raw.slice(starts[i], ends[i]))).toContain(String.fromCharCode(code))
        expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
      })
    }),
  )
})

test('width, case, marks, spaces and 繁体 make no difference', () => {
  expect(folded('ＡＢＣ 算 法，㎡①')).toBe('abc算法m21')
  expect(folded(toTraditional('机器学习在电网中的应用'))).toBe('机器学习在电网中的应用')
})

test('a text that one character makes many times longer is still read whole', () => {
  const raw = '\uFDFA'.repeat(500)
  expect(folded(raw)).toBe(toComparable('\uFDFA').repeat(500))
})

test('a stretch of raw text comes back from its characters', () => {
  const text = readPassageText('一、二。  三四，五')
  expect(toTextSpan(text, { from: 2, to: 9 })).toEqual({ from: 1, to: 4 })
  expect(toRawSpan(text, { from: 1, to: 4 })).toEqual({ from: 2, to: 8 })
  expect(toRawSpan(text, { from: 3, to: 40 })).toEqual({ from: 7, to: 10 })
})

test('a masked stretch is one character, whatever it says', () => {
  const read = (raw: string, from: number, to: number) => readPassageText(raw, [{ from, to, code: 0xe001 }])
  const [a, b] = [read('投资3.2亿元建成', 2, 7), read('投资900元建成', 2, 6)]
  expect([...a.codes]).toEqual([...b.codes])
  expect(toRawSpan(a, { from: 2, to: 3 })).toEqual({ from: 2, to: 7 })
  expect(textOf(1)).toHaveLength(300)
})
