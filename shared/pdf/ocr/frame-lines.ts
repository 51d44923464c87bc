import type { Piece } from '../drawing.ts'
import { findRulings, type Line, type Rulings } from '../rulings.ts'
import { findGrids } from '../table-grid.ts'

// Ends of lines miss each other by what scanning and straightening cost, in points.
const slack = 5
const rounds = 6
// A frame narrower or lower than this is a QR code, a box around a word, the strokes of a large heading.
const smallest = { width: 100, height: 18 }

/**
 * The lines of a picture that frame tables. Strokes of characters, folds and the waves of security paper are straight here and there too, but
 * nothing closes them: a vertical is kept while it stands between two horizontals, a horizontal while it joins two verticals.
 */
export const frameLines = (pieces: readonly Piece[]): readonly Piece[] => {
  let lines = findRulings(pieces)
  for (let round = 0; round < rounds; round++) {
    const kept = keepFramed(lines)
    const isStable =
      kept.horizontal.length === lines.horizontal.length && kept.vertical.length === lines.vertical.length
    lines = kept
    if (isStable) break
  }
  const tables = findGrids(lines).filter(
    (grid) => grid.x1 - grid.x0 >= smallest.width && grid.y1 - grid.y0 >= smallest.height,
  )
  const isInTable = (x: number, y: number) =>
    tables.some((grid) => x >= grid.x0 - slack && x <= grid.x1 + slack && y >= grid.y0 - slack && y <= grid.y1 + slack)
  lines = {
    horizontal: lines.horizontal.filter(({ at, from, to }) => isInTable((from + to) / 2, at)),
    vertical: lines.vertical.filter(({ at, from, to }) => isInTable(at, (from + to) / 2)),
  }
  return [
    ...lines.horizontal.map(({ at, from, to }) => ({ x0: from, y0: at, x1: to, y1: at })),
    ...lines.vertical.map(({ at, from, to }) => ({ x0: at, y0: from, x1: at, y1: to })),
  ]
}

const keepFramed = ({ horizontal, vertical }: Rulings): Rulings => {
  const down = vertical.filter((line) => meets(horizontal, line.from, line.at) && meets(horizontal, line.to, line.at))
  const across = horizontal.filter((line) => down.filter((other) => crosses(line, other)).length >= 2)
  return { horizontal: across, vertical: down }
}

/** Does one of the lines lie at `at` and reach over `along`? */
const meets = (lines: readonly Line[], at: number, along: number): boolean =>
  lines.some((line) => Math.abs(line.at - at) <= slack && line.from - slack <= along && line.to + slack >= along)

const crosses = (a: Line, b: Line): boolean =>
  a.from - slack <= b.at && b.at <= a.to + slack && b.from - slack <= a.at && a.at <= b.to + slack
