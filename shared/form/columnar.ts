import { isStack, type LineItem, type Piece } from './pieces.ts'

/** Do the lines stand in columns, as a table without borders does? */
export const isColumnar = (lines: readonly LineItem[]): boolean => {
  if (isVertical(lines)) return false
  const stacks = lines.flatMap((line) => line.pieces).filter(isStack)
  const columns = lines.filter(
    (line, i) =>
      line.pieces.length >= 2 ||
      stacks.some((stack) => isBeside(line, stack)) ||
      areBeside(line, lines[i - 1]) ||
      areBeside(line, lines[i + 1]),
  )
  const colons = lines.filter((line) => /[:：]/.test(line.text)).length
  const fewColons = colons < lines.length * 0.4 || areStaggered(lines)
  return columns.length >= 2 && columns.length >= lines.length * 0.4 && fewColons
}

/** `出生年月 Birth` above `Date：`, and the day at the height of their middle: labels end in colons and are cells all the same. */
const areStaggered = (lines: readonly LineItem[]): boolean => {
  const beside = lines.filter((line, i) => areBeside(line, lines[i - 1]) || areBeside(line, lines[i + 1])).length
  return beside >= 4 && lines.every(({ pieces }) => pieces.every(({ text }) => !/[:：]\s*\S/.test(text)))
}

/** Columns of prose that is written downwards. */
const isVertical = (lines: readonly LineItem[]): boolean => {
  const long = lines.flatMap(({ pieces }) => pieces).filter(({ text }) => [...text].length > 8)
  return long.length >= 2 && long.filter(isStack).length > long.length * 0.6
}

/** Lines at almost the same height: of cells that are as high as others have lines, each around the middle of its row. */
const areBeside = (line: LineItem, other: LineItem | undefined): boolean =>
  other !== undefined &&
  Math.min(line.y1, other.y1) - Math.max(line.y0, other.y0) > 0.1 * Math.min(line.y1 - line.y0, other.y1 - other.y0)

const isBeside = (line: LineItem, stack: Piece): boolean =>
  line.y1 > stack.y0 && line.y0 < stack.y1 && line.pieces.every((piece) => piece.x0 > stack.x1 || piece === stack)
