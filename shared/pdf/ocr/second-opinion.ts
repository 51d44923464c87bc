import { glyphFeature } from './glyph-feature.ts'
import { likenessTo, mostLike, openGlyphTemplates } from './glyph-templates.ts'
import type { Gray } from './image.ts'
import { inkOfLine, type LineInk, middleOf, rowsOf, type Span, trimmed } from './line-ink.ts'
import { isHan, type LineGlyph, type ReadLine } from './recognise.ts'
import { unknownMark } from './unknown.ts'

// Nine of ten characters that the recogniser does not know are read with less; of those it knows, one in thirty.
const doubtful = 0.95
// A look costs 25 ms; a page has a handful of doubtful characters, a page of noise has hundreds.
const maxPerPage = 40
const nearest = 30
// What the recogniser knows it would have thought of: another character that it knows is less likely than its looks say.
const notThoughtOf = 0.01
/**
 * How clear a likeness must be: either is enough. In three typefaces that the templates were not made from, at 150 to 300 dpi, what was taken
 * for a mark was right 98 times of 100, and two of three marks were taken.
 */
const clear: readonly { readonly likeness: number; readonly lead: number }[] = [
  { likeness: 0.92, lead: 0.01 },
  { likeness: 0.89, lead: 0.015 },
]
// At 100 dpi even what was read right looks like another by this much; there nothing is likelier than this.
const leastThatMarks = 0.88
/** How sure a character is that was found by its looks alone: enough to be shown, not to accuse. */
const byLooks = 0.6

const isDoubtful = ({ char, confidence }: LineGlyph): boolean =>
  char === unknownMark || (isHan(char) && confidence < doubtful)

/**
 * Looks again at the characters that the recogniser did not know or was unsure of, and compares them with printed ones. A clear likeness
 * replaces them; what looks like nothing that is known, or like two, becomes a mark.
 */
export const lookAgain = (
  lines: readonly ReadLine[],
  image: Gray,
  isKnown: (char: string) => boolean,
): readonly ReadLine[] => {
  let left = maxPerPage
  return lines.map((line) => {
    if (left <= 0 || !line.glyphs.some(isDoubtful)) return line
    const ink = inkOfLine(line, image)
    const glyphs = line.glyphs.map((glyph, i) => {
      if (!isDoubtful(glyph) || left-- <= 0) return glyph
      return decide(glyph, looksOf(ink, line.glyphs, i, isKnown))
    })
    return { ...line, glyphs }
  })
}

/** A character, and how much what is printed looks like it, 0..1. */
export interface Look {
  readonly char: string
  readonly likeness: number
}

/** Takes a clear likeness; marks what looks less like the character that was read than like another. */
const decide = (glyph: LineGlyph, looks: readonly Look[]): LineGlyph => {
  const [first, second] = looks
  if (!first || first.char === glyph.char) return glyph
  const lead = first.likeness - (second?.likeness ?? 0)
  if (clear.some((enough) => first.likeness >= enough.likeness && lead >= enough.lead))
    return { ...glyph, char: first.char, confidence: byLooks }
  const own = looks.find(({ char }) => char === glyph.char)?.likeness
  // Without a template (〇, a traditional form) its looks say nothing.
  if (glyph.char === unknownMark || own === undefined || first.likeness < leastThatMarks) return glyph
  return first.likeness - own < gapThatMarks(glyph.confidence) ? glyph : { ...glyph, char: unknownMark, confidence: 0 }
}

/** Of 142 doubtful characters read wrong at 100 to 300 dpi, nine of ten looked at least this much more like another; right ones rarely. */
const gapThatMarks = (confidence: number): number => (confidence < 0.6 ? 0.013 : confidence < 0.8 ? 0.018 : 0.03)

/**
 * What the ink at this place looks like, likest first. Where the character begins and ends is known to a fraction of its width, so several
 * windows between places without ink are tried, and the likeliest ones are compared with every character.
 */
const looksOf = (
  ink: LineInk,
  glyphs: readonly LineGlyph[],
  at: number,
  isKnown: (char: string) => boolean,
): readonly Look[] => {
  const templates = openGlyphTemplates()
  const [y0, y1] = rowsOf(ink.crop)
  const windows = windowsOf(ink, glyphs, at).flatMap(({ span, unlikely }) => {
    const feature = glyphFeature(ink.crop, { x0: span.from, x1: span.to, y0, y1 })
    return feature ? [{ feature, unlikely }] : []
  })
  if (windows.length === 0) return []
  const near = new Set(windows.slice(0, 2).flatMap(({ feature }) => mostLike(templates, feature, nearest)))
  // What the recogniser thought of is compared in any case.
  const glyph = glyphs[at]
  const thoughtOf = new Set([glyph?.char ?? '', ...(glyph?.others ?? []).map((other) => other.char)])
  for (const char of thoughtOf) {
    const index = templates.characters.indexOf(char)
    if (index >= 0) near.add(index)
  }
  return [...near]
    .map((index) => {
      const char = templates.characters[index] ?? ''
      const most = Math.max(...windows.map(({ feature, unlikely }) => likenessTo(templates, feature, index) - unlikely))
      return { char, likeness: isKnown(char) && !thoughtOf.has(char) ? most - notThoughtOf : most }
    })
    .toSorted((a, b) => b.likeness - a.likeness)
}

interface Window {
  readonly span: Span
  /** Taken from likeness: what is narrow, wide or off its place is likely a part of a character, or more than one. */
  readonly unlikely: number
}

/** Spans of ink that could be the character, likeliest first. */
const windowsOf = (ink: LineInk, glyphs: readonly LineGlyph[], at: number): readonly Window[] => {
  const glyph = glyphs[at]
  if (!glyph) return []
  const { width } = ink.crop
  const middle = middleOf(glyph) * width
  const { em } = ink
  const before = glyphs[at - 1]
  const after = glyphs[at + 1]
  const reachOf = (other: LineGlyph | undefined): number => (other && isHan(other.char) ? 0.3 : 0.1) * em
  const least = Math.max(middle - em * 0.85, before ? middleOf(before) * width + reachOf(before) : 0)
  const most = Math.min(middle + em * 0.85, after ? middleOf(after) * width - reachOf(after) : width)
  const windows = new Map<string, Window>()
  for (const from of cuts(ink, least, middle - em * 0.25))
    for (const to of cuts(ink, middle + em * 0.25, most)) {
      const span = trimmed(ink, { from, to })
      if (!span) continue
      const size = (span.to - span.from) / em
      if (size < 0.4 || size > 1.15) continue
      const off = Math.abs((span.from + span.to) / 2 - middle) / em
      const unlikely = (Math.max(0, 0.78 - size) + Math.max(0, size - 1) + 0.5 * Math.max(0, off - 0.12)) * 0.3
      windows.set(`${span.from}-${span.to}`, { span, unlikely })
    }
  return [...windows.values()].toSorted((a, b) => a.unlikely - b.unlikely).slice(0, 8)
}

/** Places between two columns where a character may begin or end: the middles of white, and otherwise where there is least ink. */
const cuts = ({ columns }: LineInk, from: number, to: number): readonly number[] => {
  const first = Math.max(0, Math.round(from))
  const last = Math.min(columns.length - 1, Math.round(to))
  const found: { x: number; ink: number }[] = []
  for (let x = first; x <= last; ) {
    const ink = columns[x] ?? 0
    let end = x
    while (end < last && columns[end + 1] === ink) end++
    const isDip = (x === first || (columns[x - 1] ?? 0) > ink) && (end === last || (columns[end + 1] ?? 0) > ink)
    if (isDip) found.push({ x: Math.round((x + end) / 2), ink })
    x = end + 1
  }
  return found
    .toSorted((a, b) => a.ink - b.ink)
    .slice(0, 5)
    .map(({ x }) => x)
}
