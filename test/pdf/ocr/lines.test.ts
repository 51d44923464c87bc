import { describe, expect, test } from 'vitest'
import { setCheckBoxes } from '#pdf/ocr/check-boxes'
import { frameLines } from '#pdf/ocr/frame-lines'
import { quarterTurns, straighten } from '#pdf/ocr/image'
import { imageRulings, inkOf } from '#pdf/ocr/image-rulings'
import { inReadingOrder } from '#pdf/ocr/line-order'
import { undoSlips } from '#pdf/ocr/slips'
import { markUnknown } from '#pdf/ocr/unknown'
import { aLine, fill, outline, paper, textOf } from './pictures.ts'

describe('the order of lines', () => {
  test('a row reads from left to right, rows from top to bottom', () => {
    const lines = [aLine('右', 500, 101, 30), aLine('下', 100, 200, 30), aLine('左', 100, 99, 30)]
    expect(inReadingOrder(lines).map(textOf)).toEqual(['左', '右', '下'])
  })

  test('two columns read one after the other, between headings that run across', () => {
    const columns = Array.from({ length: 10 }, (_, i) => [
      aLine(`左${i}`, 100, 200 + i * 40, 380),
      aLine(`右${i}`, 520, 200 + i * 40, 380),
    ]).flat()
    const order = inReadingOrder([...columns, aLine('题', 100, 100, 800), aLine('脚', 100, 700, 800)]).map(textOf)
    expect(order.slice(0, 3)).toEqual(['题', '左0', '左1'])
    expect(order.at(-1)).toBe('脚')
    expect(order.indexOf('左9')).toBeLessThan(order.indexOf('右0'))
  })

  test('labels and values of a form are rows, however many', () => {
    const form = Array.from({ length: 12 }, (_, i) => [
      aLine('姓名', 100, 100 + i * 40, 60),
      aLine('覃示某', 600, 100 + i * 40, 90),
    ]).flat()
    expect(inReadingOrder(form).map(textOf).slice(0, 4)).toEqual(['姓名', '覃示某', '姓名', '覃示某'])
  })
})

describe('characters that the recogniser does not know', () => {
  test('a gap with ink in it is a character that was dropped', () => {
    const image = paper(400, 60)
    fill(image, 150, 18, 175, 42)
    const line = aLine('发明人黄兰', 0, 30, 400, 40)
    const { glyphs } = line
    const spread = [0, 1, 2, 3, 5].map((place, i) => ({
      ...glyphs[i],
      char: glyphs[i]?.char ?? '',
      confidence: 0.99,
      from: place * 0.1,
      to: place * 0.1 + 0.1,
    }))
    fill(image, 165, 14, 195, 46)
    expect(textOf(markUnknown({ ...line, glyphs: spread }, image))).toBe('发明人黄〓兰')
  })

  test('a gap of white paper is a space', () => {
    const line = aLine('发明人黄兰', 0, 30, 400, 40)
    const spread = [0, 1, 2, 3, 5].map((place, i) => ({
      char: line.glyphs[i]?.char ?? '',
      confidence: 0.99,
      from: place * 0.1,
      to: place * 0.1 + 0.1,
    }))
    const image = paper(400, 60)
    fill(image, 0, 20, 30, 40)
    expect(textOf(markUnknown({ ...line, glyphs: spread }, image))).toBe('发明人黄兰')
  })

  test('a Chinese character read without confidence becomes a mark, a comma does not', () => {
    const line = aLine('韩圭志', 0, 30, 90, 30, 0.3)
    expect(textOf(markUnknown(line, paper(90, 60)))).toBe('〓〓〓')
    expect(textOf(markUnknown(aLine('，。', 0, 30, 60, 30, 0.3), paper(60, 60)))).toBe('，。')
  })
})

describe('slips that neighbours give away', () => {
  test.each([
    ['380土2℃', '380±2℃'],
    ['2006.07一2010.06', '2006.07—2010.06'],
    ['DB45/T1257一2015', 'DB45/T1257—2015'],
  ])('%s is %s', (seen, is) => {
    expect(textOf(undoSlips(aLine(seen, 0, 0, 300)))).toBe(is)
  })

  test.each(['土木工程', '一等奖', '第一2人'])('%s stays', (text) => {
    expect(textOf(undoSlips(aLine(text, 0, 0, 300)))).toBe(text)
  })
})

describe('check-boxes', () => {
  test('an empty square read as 口 is a box, and one with a stroke inside is ticked', () => {
    const image = paper(400, 60)
    outline(image, 12, 20, 32, 40)
    outline(image, 172, 20, 192, 40)
    fill(image, 178, 26, 186, 34)
    const line = aLine('口正常申报口破格申报', 12, 30, 200, 30)
    const glyphs = line.glyphs.map((glyph, i) =>
      i === 5
        ? { ...glyph, from: 0.8, to: 0.9 }
        : i > 5
          ? { ...glyph, from: 0.9 + (i - 6) * 0.02, to: 0.92 + (i - 6) * 0.02 }
          : glyph,
    )
    expect(textOf(setCheckBoxes([{ ...line, glyphs }], image, inkOf(image))[0] ?? line)).toBe('□正常申报☑破格申报')
  })

  test('a box that stands before the detected line is put at its head', () => {
    const image = paper(400, 60)
    outline(image, 72, 20, 92, 40)
    fill(image, 78, 26, 86, 34)
    expect(textOf(setCheckBoxes([aLine('正常申报', 100, 30, 120)], image, inkOf(image))[0] ?? aLine('', 0, 0, 1))).toBe(
      '☑正常申报',
    )
  })

  test('a character that is sure of itself is none', () => {
    const image = paper(400, 60)
    outline(image, 12, 20, 32, 40)
    fill(image, 18, 26, 26, 34)
    expect(textOf(setCheckBoxes([aLine('国', 10, 30, 26)], image, inkOf(image))[0] ?? aLine('', 0, 0, 1))).toBe('国')
  })
})

describe('lines of tables', () => {
  test('a ruled table is found, waves and strokes are not', () => {
    const image = paper(1000, 800)
    for (const y of [100, 200, 300]) fill(image, 100, y, 900, y + 2)
    for (const x of [100, 400, 898]) fill(image, x, 100, x + 2, 302)
    fill(image, 100, 600, 300, 602)
    fill(image, 500, 500, 502, 560)
    const scale = 72 / 150
    const pieces = imageRulings(image, inkOf(image)).map(({ x0, y0, x1, y1 }) => ({
      x0: x0 * scale,
      y0: y0 * scale,
      x1: x1 * scale,
      y1: y1 * scale,
    }))
    const kept = frameLines(pieces)
    expect(kept.filter(({ x0, x1 }) => x1 - x0 > 1)).toHaveLength(3)
    expect(kept.filter(({ y0, y1 }) => y1 - y0 > 1)).toHaveLength(3)
    expect(kept.every(({ y1 }) => y1 < 310 * scale)).toBe(true)
  })
})

test('four quarter turns, and a turn there and back, leave the picture as it was', () => {
  const image = paper(120, 80)
  fill(image, 20, 30, 60, 50)
  expect(quarterTurns(image, 4)).toEqual(image)
  const back = straighten(straighten(image, 0.05), -0.05)
  let wrong = 0
  for (let i = 0; i < image.data.length; i++) if (Math.abs((back.data[i] ?? 0) - (image.data[i] ?? 0)) > 128) wrong++
  expect(wrong).toBeLessThan(image.data.length * 0.02)
})
