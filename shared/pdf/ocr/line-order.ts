import type { TextBox } from './detect.ts'
import { median } from './median.ts'
import type { ReadLine } from './recognise.ts'

// A column of print is at least this many lines, and most of them fill most of its width; labels and values of a form do not.
const minLines = 8
const filled = 0.6

/** Top to bottom; in a paper of two columns the left one first, between headings and figures that run across. */
export const inReadingOrder = (lines: readonly ReadLine[]): readonly ReadLine[] => {
  const gutter = findGutter(lines.map(({ box }) => box))
  return gutter === undefined ? byRows(lines) : byColumns(lines, gutter)
}

const byRows = (lines: readonly ReadLine[]): readonly ReadLine[] => {
  const rows: ReadLine[][] = []
  for (const line of lines.toSorted((a, b) => a.box.y - b.box.y)) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row && last && Math.abs(last.box.y - line.box.y) < 0.5 * Math.min(last.box.height, line.box.height))
      row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => left(a.box) - left(b.box)))
}

const byColumns = (lines: readonly ReadLine[], gutter: number): readonly ReadLine[] => {
  const ordered: ReadLine[] = []
  let band: ReadLine[] = []
  const endBand = () => {
    ordered.push(
      ...byRows(band.filter(({ box }) => box.x < gutter)),
      ...byRows(band.filter(({ box }) => box.x >= gutter)),
    )
    band = []
  }
  for (const line of lines.toSorted((a, b) => a.box.y - b.box.y)) {
    if (!runsAcross(line.box, gutter)) {
      band.push(line)
      continue
    }
    endBand()
    ordered.push(line)
  }
  endBand()
  return ordered
}

const left = ({ x, length }: TextBox): number => x - length / 2
const right = ({ x, length }: TextBox): number => x + length / 2
const runsAcross = (box: TextBox, x: number): boolean =>
  left(box) < x - box.height * 0.3 && right(box) > x + box.height * 0.3

/** The white strip between two columns of print, near the middle of what is printed; undefined when there are no columns. */
const findGutter = (boxes: readonly TextBox[]): number | undefined => {
  if (boxes.length < minLines * 2) return undefined
  const from = Math.min(...boxes.map(left))
  const to = Math.max(...boxes.map(right))
  const step = Math.max(2, median(boxes.map(({ height }) => height)) / 4)
  let best: { x: number; across: number } | undefined
  for (let x = from + (to - from) * 0.38; x < from + (to - from) * 0.62; x += step) {
    const across = boxes.filter((box) => runsAcross(box, x)).length
    if (!best || across < best.across) best = { x, across }
  }
  if (!best || best.across > boxes.length * 0.3) return undefined
  const { x } = best
  const sides = [
    boxes.filter((box) => right(box) <= x + box.height * 0.3),
    boxes.filter((box) => left(box) >= x - box.height * 0.3),
  ]
  const widths = [x - from, to - x]
  const areColumns = sides.every(
    (side, i) => side.length >= minLines && median(side.map(({ length }) => length)) >= (widths[i] ?? 0) * filled,
  )
  return areColumns ? x : undefined
}
