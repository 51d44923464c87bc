import type { Gray } from './image.ts'
import { cropLine, type LineGlyph, type ReadLine } from './recognise.ts'

/** 〓, the mark that printers set for a character that they do not have. */
export const unknownMark = '〓'

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)
// Below this a Chinese character is as often wrong as right; known ones read at 0.95 and above.
const doubtful = 0.4

/**
 * The recogniser knows 6,623 characters and not the 1,276 rarer ones of GB 2312, many of them in names. Such a one is dropped (a gap is
 * left in the line) or taken for a look-alike with little confidence. Both become 〓: a mark that no comparison takes for a mismatch.
 */
export const markUnknown = (line: ReadLine, image: Gray): ReadLine => {
  const pitch = pitchOf(line.glyphs)
  const glyphs = line.glyphs.flatMap((glyph, i): LineGlyph[] => {
    const marked =
      isHan(glyph.char) && glyph.confidence < doubtful ? { ...glyph, char: unknownMark, confidence: 0 } : glyph
    const next = line.glyphs[i + 1]
    const gap = pitch && next && isHan(glyph.char) && isHan(next.char) ? gapOf(glyph, next, pitch) : undefined
    return gap && hasInk(line, image, gap) ? [marked, { char: unknownMark, confidence: 0, ...gap }] : [marked]
  })
  return { ...line, glyphs }
}

const middleOf = ({ from, to }: LineGlyph): number => (from + to) / 2

/** Usual distance between neighbouring Chinese characters; undefined where there are too few to tell. */
const pitchOf = (glyphs: readonly LineGlyph[]): number | undefined => {
  const steps = glyphs
    .flatMap((glyph, i) => {
      const next = glyphs[i + 1]
      return next && isHan(glyph.char) && isHan(next.char) ? [middleOf(next) - middleOf(glyph)] : []
    })
    .toSorted((a, b) => a - b)
  return steps.length >= 2 ? steps[(steps.length - 1) >> 1] : undefined
}

/** Room for exactly one character between two. */
const gapOf = (a: LineGlyph, b: LineGlyph, pitch: number): { from: number; to: number } | undefined => {
  const distance = middleOf(b) - middleOf(a)
  if (distance < 1.6 * pitch || distance > 2.6 * pitch) return undefined
  const middle = (middleOf(a) + middleOf(b)) / 2
  return { from: middle - pitch * 0.4, to: middle + pitch * 0.4 }
}

/** A space between words is white; a character is not. */
const hasInk = (line: ReadLine, image: Gray, { from, to }: { from: number; to: number }): boolean => {
  const crop = cropLine(image, line.box)
  const left = Math.round(from * crop.width)
  const right = Math.round(to * crop.width)
  let dark = 0
  let darkest = 255
  for (const value of crop.data) darkest = Math.min(darkest, value)
  for (let y = 8; y < crop.height - 8; y++)
    for (let x = left; x < right; x++) if ((crop.data[y * crop.width + x] ?? 255) < darkest + 90) dark++
  return dark > 0.06 * (right - left) * (crop.height - 16)
}
