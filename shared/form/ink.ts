import type { Box, ReadPage, TextRun } from '#domain/pages'
import type { PageSize, Piece } from './pieces.ts'

/** A printed character with its place: what is cut out of a text keeps where it stands. */
export interface Ink {
  readonly char: string
  readonly page: number
  readonly box: Box
}

export interface Place {
  readonly page: number
  readonly bbox: Box
}

// What is recognised in a picture is laid out as type, 0.76 as high as the line that was found (pdf/ocr/read-scan); its ink reached up
// to 7 px at 150 dpi out of that, and the place of a character along its line is known to a tenth of its height.
const scanned = { above: 0.2, beside: 0.08 }

/** Boxes that hold the ink of each character of the run. */
export const inkBoxes = ({ boxes }: TextRun, { source, width, height }: ReadPage): readonly Box[] => {
  if (source !== 'ocr') return boxes
  return boxes.map(([x0, y0, x1, y1]) => {
    const tall = y1 - y0
    const beside = (tall * height * scanned.beside) / width
    return [
      Math.max(0, x0 - beside),
      Math.max(0, y0 - tall * scanned.above),
      Math.min(1, x1 + beside),
      Math.min(1, y1 + tall * scanned.above),
    ]
  })
}

/** The characters of the text that print something. */
export const inkOf = ({ text, boxes }: Pick<Piece, 'text' | 'boxes'>, page: PageSize): readonly Ink[] =>
  [...text].flatMap((char, i) => {
    const box = boxes[i]
    return box && char.trim() !== '' ? [{ char, page: page.number, box }] : []
  })

/** Where these words stand in the ink, read from the character number `from` on; undefined when they do not stand in it as they are. */
export const findInk = (ink: readonly Ink[], words: string, from = 0): readonly Ink[] | undefined => {
  const wanted = [...words].filter((char) => char.trim() !== '')
  if (wanted.length === 0) return undefined
  for (let start = from; start + wanted.length <= ink.length; start++)
    if (wanted.every((char, i) => ink[start + i]?.char === char)) return ink.slice(start, start + wanted.length)
  return undefined
}

/** As `findInk`; a value whose tick the reader added, or whose options it put side by side, is looked for by its parts. */
export const findValue = (ink: readonly Ink[], value: string, from = 0): readonly Ink[] | undefined => {
  const whole = findInk(ink, value, from) ?? findInk(ink, value.replace(/^☑/u, ''), from)
  if (whole) return whole
  const parts = value.split(/\s+/).map((part) => findInk(ink, part, from))
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}

export const around = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map(([x0]) => x0)),
  Math.min(...boxes.map(([, y0]) => y0)),
  Math.max(...boxes.map(([, , x1]) => x1)),
  Math.max(...boxes.map(([, , , y1]) => y1)),
]

/** The box of the ink on the page where it begins: what goes on behind a page break is left out. */
export const placeOfInk = (ink: readonly Ink[]): Place | undefined => {
  const page = ink[0]?.page
  if (page === undefined) return undefined
  return { page, bbox: around(ink.filter((one) => one.page === page).map(({ box }) => box)) }
}
