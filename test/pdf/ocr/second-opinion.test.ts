import { describe, expect, test } from 'vitest'
import { openGlyphTemplates } from '#pdf/ocr/glyph-templates'
import type { LineGlyph } from '#pdf/ocr/recognise'
import { lookAgain } from '#pdf/ocr/second-opinion'
import { unknownMark } from '#pdf/ocr/unknown'
import { fill, printed, textOf } from './pictures.ts'

/** The recogniser of the tests: it knows the common characters and none of these. */
const isKnown = (char: string): boolean => !'旻翀赟禤瑀劼翾骉琎璠弢𬭎'.includes(char)

/** What is made of a line that is printed as `text`, when the recogniser read some of its characters so. */
const lookedAt = (text: string, read: Readonly<Record<string, Partial<LineGlyph>>>) => {
  const { image, line } = printed(text)
  const glyphs = line.glyphs.map((glyph) => ({ ...glyph, ...read[glyph.char] }))
  return { line: { ...line, glyphs }, image }
}
const again = (text: string, read: Readonly<Record<string, Partial<LineGlyph>>>) => {
  const { line, image } = lookedAt(text, read)
  return lookAgain([line], image, isKnown)[0] ?? line
}

test('the templates hold the Table of General Standard Chinese Characters, also beyond GB 2312', () => {
  const { characters } = openGlyphTemplates()
  for (const char of '旻翀赟禤瑀劼翾骉琎璠甦弢喆堃𬭎㑇') expect(characters).toContain(char)
  expect(new Set(characters).size).toBe(characters.length)
})

describe('a character of a name that the recogniser does not know', () => {
  test.each([...'旻翀赟禤瑀劼骉琎'])('%s is found by its looks where a mark stands', (char) => {
    const line = again(`发明人：黄${char}淼；熊刚敏`, { [char]: { char: unknownMark, confidence: 0 } })
    expect(textOf(line)).toBe(`发明人：黄${char}淼；熊刚敏`)
    const found = line.glyphs.find((glyph) => glyph.char === char)
    expect(found?.confidence).toBeLessThan(0.8)
  })

  test('旻 that was taken for 是 without being sure is 旻', () => {
    expect(textOf(again('姓名：杨旻欣', { 旻: { char: '是', confidence: 0.85 } }))).toBe('姓名：杨旻欣')
  })

  test('what looks like nothing that is known stays a mark', () => {
    const { line, image } = lookedAt('姓名：杨旻欣', { 旻: { char: unknownMark, confidence: 0 } })
    const glyph = line.glyphs.find(({ char }) => char === unknownMark)
    const left = line.box.x - line.box.length / 2
    const [x0, x1] = [glyph?.from ?? 0, glyph?.to ?? 0].map((at) => Math.round(left + at * line.box.length))
    fill(image, x0 ?? 0, 20, x1 ?? 0, 60, 255)
    for (let n = 0; n < 6; n++) fill(image, (x0 ?? 0) + 3 + n * 3, 30 + ((n * 7) % 11), (x0 ?? 0) + 5 + n * 3, 50)
    expect(textOf(lookAgain([line], image, isKnown)[0] ?? line)).toBe('姓名：杨〓欣')
  })
})

describe('characters that were read right', () => {
  const text = '主要完成人：覃示某，水利'

  test('stay, also where the recogniser was in doubt', () => {
    const doubted = Object.fromEntries([...text].map((char) => [char, { confidence: 0.7 }]))
    expect(textOf(again(text, doubted))).toBe(text)
  })

  test('are not looked at where it was sure, whatever is printed', () => {
    expect(textOf(again('姓名：杨旻欣', { 旻: { char: '是', confidence: 0.99 } }))).toBe('姓名：杨是欣')
  })
})
