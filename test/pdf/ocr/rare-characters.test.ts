import { describe, expect, test } from 'vitest'
import type { LineGlyph } from '#pdf/ocr/recognise'
import { markUnknown } from '#pdf/ocr/unknown'
import { printed, textOf } from './pictures.ts'

/** What is left when the recogniser drops these characters, and reads others as something else. */
const readAs = (text: string, slips: Readonly<Record<string, Partial<LineGlyph> | undefined>>) => {
  const { image, line } = printed(text)
  const glyphs = line.glyphs.flatMap((glyph) =>
    glyph.char in slips ? (slips[glyph.char] ? [{ ...glyph, ...slips[glyph.char] }] : []) : [glyph],
  )
  return { image, line: { ...line, glyphs } }
}
const marked = (text: string, dropped: string) => {
  const { image, line } = readAs(text, Object.fromEntries([...dropped].map((char) => [char, undefined])))
  return textOf(markUnknown(line, image))
}

describe('ink that nothing was read from', () => {
  test.each([
    ['发明人：黄兰；邹翀淼；熊刚敏', '翀', '发明人：黄兰；邹〓淼；熊刚敏'],
    ['发明人：黄兰；邹翀；熊刚敏', '翀', '发明人：黄兰；邹〓；熊刚敏'],
    ['姓名：杨旻', '旻', '姓名：杨〓'],
    ['姓名：翀', '翀', '姓名：〓'],
    ['完成人：杨翀赟、李敏', '翀赟', '完成人：杨〓〓、李敏'],
    ['禤某同志', '禤', '〓某同志'],
  ])('%s without %s', (text, dropped, is) => {
    expect(marked(text, dropped)).toBe(is)
  })

  test.each(['发明人：黄兰；邹淼；熊刚敏', '获奖者：郭娜艳（第二完成人）', '一二三川小卜人'])(
    '%s lacks nothing',
    (text) => {
      expect(marked(text, '')).toBe(text)
    },
  )

  test('a dash and an underline are no characters', () => {
    expect(marked('甲方—乙方', '—')).toBe('甲方乙方')
    const { image, line } = printed('姓名：黄兰')
    for (let x = 0; x < image.width; x++) for (const y of [53, 54]) image.data[y * image.width + x] = 0
    expect(textOf(markUnknown(line, image))).toBe('姓名：黄兰')
  })
})
