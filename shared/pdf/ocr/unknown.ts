import type { Gray } from './image.ts'
import { heightOf, inkOfLine, type LineInk, middleOf, type Span, thinnest, trimmed } from './line-ink.ts'
import { isHan, type LineGlyph, type ReadLine } from './recognise.ts'

/** 〓, the mark that printers set for a character that they do not have. */
export const unknownMark = '〓'

// Below this a Chinese character is as often wrong as right; known ones read at 0.95 and above.
const doubtful = 0.4
// More than this in a row is not a name that lost characters.
const mostLost = 3

const isMark = (char: string): boolean => /[：；，、。:;,.·（）()《》“”"]/u.test(char)

/**
 * The recogniser knows 6,623 characters and not the 1,276 rarer ones of GB 2312, many of them in names. Two of five such are dropped:
 * ink is left in the line that nothing was read from. Each place becomes 〓, which no comparison takes for a mismatch.
 */
export const markUnknown = (line: ReadLine, image: Gray): ReadLine => {
  if (!line.glyphs.some(({ char }) => isHan(char))) return line
  const ink = inkOfLine(line, image)
  const read = line.glyphs.map((glyph) => (isHan(glyph.char) && glyph.confidence < doubtful ? marked(glyph) : glyph))
  const glyphs = [undefined, ...read].flatMap((glyph, i): LineGlyph[] => {
    const next = read[i]
    return [...(glyph ? [glyph] : []), ...lostBetween(ink, glyph, next)]
  })
  return { ...line, glyphs }
}

/** What it was taken for stays among the guesses. */
const marked = (glyph: LineGlyph): LineGlyph => ({
  ...glyph,
  char: unknownMark,
  confidence: 0,
  others: [{ char: glyph.char, confidence: glyph.confidence }, ...(glyph.others ?? [])],
})

const lostBetween = (ink: LineInk, a: LineGlyph | undefined, b: LineGlyph | undefined): readonly LineGlyph[] => {
  const beside = [a, b].flatMap((glyph) => (glyph ? [glyph.char] : []))
  if (!beside.every((char) => isHan(char) || isMark(char))) return []
  const { width } = ink.crop
  const from = a ? endOf(ink, a, 1) : 0
  const to = b ? endOf(ink, b, -1) : width
  const span = to - from > ink.em * 0.5 ? trimmed(ink, { from, to }) : undefined
  const count = span ? howMany(ink, span) : 0
  if (!span || count === 0 || count > mostLost) return []
  const step = (span.to - span.from) / count
  return Array.from({ length: count }, (_, n) => ({
    char: unknownMark,
    confidence: 0,
    from: (span.from + step * n) / width,
    to: (span.from + step * (n + 1)) / width,
  }))
}

/** Where the ink of a character ends, to the right (1) or the left (−1). */
const endOf = (ink: LineInk, glyph: LineGlyph, side: 1 | -1): number => {
  const middle = middleOf(glyph) * ink.crop.width
  const half = isHan(glyph.char) ? 0.52 : 0.3
  return thinnest(ink, middle + side * half * ink.em, ink.em * 0.2)
}

/** As many characters as the ink has room for; none where it is a stroke, a dash or a speck. */
const howMany = (ink: LineInk, span: Span): number => {
  const { height, share } = heightOf(ink, span)
  const width = span.to - span.from
  const isType = width > ink.em * 0.5 && height > ink.em * 0.55 && height < ink.em * 1.2 && share > 0.1
  return isType ? Math.max(1, Math.round(width / ink.em)) : 0
}
