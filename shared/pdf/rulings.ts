import type { Piece } from './drawing.ts'

/** A border line: at `at` on one axis, from `from` to `to` on the other. Points. */
export interface Line {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Rulings {
  readonly horizontal: readonly Line[]
  readonly vertical: readonly Line[]
}

// Dots and dashes of one border stand at most this far apart (Chromium dots a 3 px line every 4.5 pt).
const dashGap = 4.6
// Lines of a double border, or the two edges of a stroked thick one, are one border.
const doubleGap = 3.6
// Shorter ink is a dash of a character or a check-box, not a border.
const shortest = 7
const dot = 4.6

/** Joins the pieces of ink on a page into the straight lines that tables are ruled with. */
export const findRulings = (pieces: readonly Piece[]): Rulings => {
  const horizontal: Line[] = []
  const vertical: Line[] = []
  const dotsAcross: Line[] = []
  const dotsDown: Line[] = []
  for (const { x0, y0, x1, y1 } of pieces) {
    const across = { at: (y0 + y1) / 2, from: x0, to: x1 }
    const down = { at: (x0 + x1) / 2, from: y0, to: y1 }
    if (x1 - x0 <= dot && y1 - y0 <= dot) {
      dotsAcross.push(across)
      dotsDown.push(down)
    } else if (x1 - x0 > y1 - y0) horizontal.push(across)
    else vertical.push(down)
  }
  return {
    horizontal: unite([...horizontal, ...chain(dotsAcross)]),
    vertical: unite([...vertical, ...chain(dotsDown)]),
  }
}

// Dots count only when they stand in a row: a dotted vertical line must not become many tiny horizontal ones.
const chain = (dots: readonly Line[]): Line[] =>
  joinCollinear(dots, 0.6).filter(({ from, to }) => to - from >= shortest)

const unite = (lines: readonly Line[]): Line[] =>
  joinParallel(joinCollinear(lines, 1)).filter(({ from, to }) => to - from >= shortest)

const joinCollinear = (lines: readonly Line[], tolerance: number): Line[] => {
  const joined: Line[] = []
  const byPlace = [...lines].sort((a, b) => a.at - b.at)
  for (let start = 0; start < byPlace.length; ) {
    const first = byPlace[start]
    if (!first) break
    let end = start + 1
    while (end < byPlace.length && (byPlace[end]?.at ?? 0) - first.at <= tolerance) end++
    const group = byPlace.slice(start, end).sort((a, b) => a.from - b.from)
    let current: Line | undefined
    for (const line of group) {
      if (current && line.from - current.to <= dashGap) current = { ...current, to: Math.max(current.to, line.to) }
      else {
        if (current) joined.push(current)
        current = line
      }
    }
    if (current) joined.push(current)
    start = end
  }
  return joined
}

const joinParallel = (lines: readonly Line[]): Line[] => {
  const kept: Line[] = []
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const twin = kept.findIndex(
      (one) =>
        line.at - one.at <= doubleGap && overlap(one, line) > 0.6 * Math.min(one.to - one.from, line.to - line.from),
    )
    const other = kept[twin]
    if (other)
      kept[twin] = {
        at: (other.at + line.at) / 2,
        from: Math.min(other.from, line.from),
        to: Math.max(other.to, line.to),
      }
    else kept.push(line)
  }
  return kept
}

const overlap = (a: Line, b: Line): number => Math.min(a.to, b.to) - Math.max(a.from, b.from)
