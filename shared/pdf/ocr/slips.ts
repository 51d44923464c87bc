import type { ReadLine } from './recognise.ts'

/** What print looks like between digits, and what the recogniser takes it for. Applied to a line's text; each keeps the length. */
const slips: readonly { readonly seen: RegExp; readonly is: string }[] = [
  { seen: /(?<=\d)土(?=\d)/g, is: '±' },
  { seen: /(?<=\d)[一－](?=(?:19|20)\d{2}|\d{2}[.年])/g, is: '—' },
]

/** Undoes slips that the neighbours give away. Nothing that could be a name or a number of another meaning is touched. */
export const undoSlips = (line: ReadLine): ReadLine => {
  const characters = line.glyphs.map(({ char }) => char)
  // Only lines of single characters: positions in the text are then those of the glyphs.
  if (characters.some((char) => char.length !== 1)) return line
  const text = characters.join('')
  const better = slips.reduce((current, { seen, is }) => current.replace(seen, is), text)
  return better === text
    ? line
    : { ...line, glyphs: line.glyphs.map((glyph, i) => ({ ...glyph, char: better[i] ?? glyph.char })) }
}
