import { type Ink, inkOf } from './ink.ts'
import { isKnownLabel } from './labels.ts'
import { type PageSize, type Piece, toLines } from './pieces.ts'

interface LineText {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly size: number
}

export interface CellLine extends LineText {
  readonly ink: readonly Ink[]
}

/** A cell with its lines. Points on `page`; rows are indexes into its table. */
export interface Cell {
  readonly row: number
  readonly rowEnd: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly page: PageSize
  readonly lines: readonly CellLine[]
  readonly text: string
}

type Frame = Pick<Cell, 'row' | 'rowEnd' | 'x0' | 'y0' | 'x1' | 'y1'>

export const makeCell = (frame: Frame, pieces: readonly Piece[], page: PageSize): Cell =>
  withLines(
    { ...frame, page, lines: [], text: '' },
    toLines(pieces, page).map((line) => toCellLine(line.pieces, page)),
  )

export const withLines = (cell: Cell, lines: readonly CellLine[]): Cell => ({
  ...cell,
  lines,
  text: joinLines(lines, cell.x1 - cell.x0),
})

/**
 * One text from the lines of a cell. A line that had room for the beginning of the next one was ended on purpose
 * (`ISSN …` above `CN …`): those keep their line break, soft ones vanish.
 */
export const joinLines = (lines: readonly LineText[], cellWidth: number): string => {
  const widest = Math.max(0, ...lines.map((line) => line.x1 - line.x0))
  // Cell padding is 2 to 5 pt a side; the widest line shows how much of the cell text may fill.
  const room = Math.max(widest, cellWidth - 2 * padding)
  let text = ''
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    if (!previous) {
      text = line.text
      return
    }
    const left = room - (previous.x1 - previous.x0)
    const stacked = lines.every((one) => [...one.text].length <= 2)
    const hard = !stacked && (beginsWithLabel(line) || left > firstWordWidth(line) + 0.2 * line.size)
    text += hard ? `\n${line.text}` : glue(text, line.text) + line.text
  })
  return text
}

const padding = 5

/** `民族：汉族` under `出生年月：1986.09`: a fact of its own, however full the line over it is. */
const beginsWithLabel = ({ text }: LineText): boolean =>
  isKnownLabel(text.match(/^\s*([^:：]{2,16})[:：]\s*\S/)?.[1] ?? '')

const firstWordWidth = (line: LineText): number => {
  const characters = [...line.text]
  const each = (line.x1 - line.x0) / Math.max(1, characters.length)
  const word =
    line.text.match(/^[\x21-\x7e×±≥≤—~°³²‰]+/)?.[0].length ??
    1 + (line.text.slice(1).match(/^[,.;:!?，。、；：！？）)》”]+/)?.[0].length ?? 0)
  return each * word
}

// Two numbers with names of their own (`ISSN …` above `CN …`) must not run into one; other breaks are inside a word.
const glue = (before: string, after: string): string =>
  (/[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after)) || (/[\dX]$/.test(before) && /^[A-Z]{2,}[\s\d]/.test(after))
    ? ' '
    : ''

export const toCellLine = (pieces: readonly Piece[], page: PageSize): CellLine => ({
  text: pieces.map((piece) => piece.text).join(' '),
  x0: Math.min(...pieces.map((piece) => piece.x0)),
  x1: Math.max(...pieces.map((piece) => piece.x1)),
  size: Math.max(...pieces.map((piece) => piece.y1 - piece.y0)),
  ink: pieces.flatMap((piece) => inkOf(piece, page)),
})
