import type { Piece } from '../drawing.ts'
import type { Gray } from './image.ts'

// Of the page's width: the shortest line of a table, and for verticals the height of a single row.
const shortestAcross = 0.035
const shortestDown = 0.018
// What is this much darker than the paper around it is ink.
const darker = 12
const around = 12
// A scanner breaks thin lines; a text line breaks far more.
const gap = 4
const unbroken = 0.85
// Thicker than this is a bar or a picture, not a border.
const thickest = 10

interface Segment {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Straight dark lines of a straightened page, in pixels: what tables are ruled with. */
export const imageRulings = ({ width, height }: Gray, ink: Uint8Array): readonly Piece[] => {
  const across = segments(ink, width, height, width * shortestAcross)
  const down = segments(transpose(ink, width, height), height, width, width * shortestDown)
  return [
    ...across.map(({ at, from, to }) => ({ x0: from, y0: at, x1: to, y1: at })),
    ...down.map(({ at, from, to }) => ({ x0: at, y0: from, x1: at, y1: to })),
  ]
}

/** 1 where a pixel is clearly darker than its surroundings. */
export const inkOf = ({ width, height, data }: Gray): Uint8Array => {
  const wide = width + 1
  const sums = new Float64Array(wide * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 255
      sums[(y + 1) * wide + x + 1] = (sums[y * wide + x + 1] ?? 0) + row
    }
  }
  const ink = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - around) * wide
    const bottom = Math.min(height, y + around + 1) * wide
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - around)
      const right = Math.min(width, x + around + 1)
      const sum =
        (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0)
      const area = (right - left) * ((bottom - top) / wide)
      if ((data[y * width + x] ?? 255) < sum / area - darker) ink[y * width + x] = 1
    }
  }
  return ink
}

const transpose = (ink: Uint8Array, width: number, height: number): Uint8Array => {
  const turned = new Uint8Array(ink.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x] ?? 0
  return turned
}

/** Long runs along rows. A row sees its neighbours as itself: what is left of the skew must not break a line. */
const segments = (ink: Uint8Array, width: number, height: number, shortest: number): readonly Segment[] => {
  const found: Segment[] = []
  for (let y = 1; y < height - 1; y++) {
    let from = -1
    let last = -1
    let count = 0
    const end = () => {
      const length = last - from + 1
      if (from >= 0 && length >= shortest && count >= length * unbroken) found.push({ at: y, from, to: last + 1 })
      from = -1
      count = 0
    }
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (ink[at] || ink[at - width] || ink[at + width]) {
        if (from < 0) from = x
        last = x
        count++
      } else if (from >= 0 && x - last > gap) end()
    }
    end()
  }
  return joinRows(found)
}

/** Runs of neighbouring rows that overlap are one line. */
const joinRows = (rows: readonly Segment[]): readonly Segment[] => {
  const open: { first: number; last: number; from: number; to: number }[] = []
  const closed: typeof open = []
  for (const row of rows) {
    const group = open.find(({ last, from, to }) => row.at - last <= 2 && row.from < to && row.to > from)
    if (group) {
      group.last = row.at
      group.from = Math.min(group.from, row.from)
      group.to = Math.max(group.to, row.to)
    } else open.push({ first: row.at, last: row.at, from: row.from, to: row.to })
    for (let i = open.length - 1; i >= 0; i--) {
      const one = open[i]
      if (one && row.at - one.last > 2) closed.push(...open.splice(i, 1))
    }
  }
  return [...closed, ...open]
    .filter(({ first, last }) => last - first <= thickest)
    .map(({ first, last, from, to }) => ({ at: (first + last) / 2, from, to }))
}
