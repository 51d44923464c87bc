import type { Line } from '#pdf/rulings'
import { makeCell } from './cell.ts'
import { isStack, type LineItem, type PageSize, type Piece } from './pieces.ts'
import type { Table } from './table.ts'

/** Pieces above each other that make one cell of a table without borders. */
interface Block {
  readonly pieces: Piece[]
  x0: number
  x1: number
  y0: number
  y1: number
}

/**
 * A table that shows its columns by alignment alone. Lines of a cell stand closer than rows do; cells of a row share
 * their middle or their top.
 */
export const unruledTable = (lines: readonly LineItem[], page: PageSize): Table => {
  const pieces = lines.flatMap((line) => line.pieces)
  const bars = barsOver(pieces, page)
  // Three lines frame a table and its header; more of them part its rows.
  const rows = bars.length >= 4 ? toBands(pieces, bars) : toRows(toBlocks(pieces, bars))
  return {
    ruled: false,
    rows: rows.map((row, index) =>
      row.map(({ block, rowEnd }) =>
        makeCell({ row: index, rowEnd, x0: block.x0, x1: block.x1, y0: block.y0, y1: block.y1 }, block.pieces, page),
      ),
    ),
    x0: Math.min(...pieces.map((piece) => piece.x0)),
    x1: Math.max(...pieces.map((piece) => piece.x1)),
    y0: Math.min(...pieces.map((piece) => piece.y0)),
    y1: Math.max(...pieces.map((piece) => piece.y1)),
    page,
    openTop: false,
    openBottom: false,
  }
}

// Line pitch inside a cell is 1.2–1.6 em in browsers and office programs, rows add their padding to it.
const usualPitch = 1.62

/** The places of lines over most of the table's width. */
const barsOver = (pieces: readonly Piece[], page: PageSize): number[] => {
  const x0 = Math.min(...pieces.map((piece) => piece.x0))
  const x1 = Math.max(...pieces.map((piece) => piece.x1))
  const y0 = Math.min(...pieces.map((piece) => piece.y0))
  const y1 = Math.max(...pieces.map((piece) => piece.y1))
  const covers = ({ at, from, to }: Line) =>
    at > y0 - 20 && at < y1 + 20 && Math.min(to, x1) - Math.max(from, x0) > (x1 - x0) * 0.5
  return [...new Set(page.bars.filter(covers).map(({ at }) => at))].sort((a, b) => a - b)
}

/** Every stretch between two lines is a row; what stands under each other in it is a cell. */
const toBands = (pieces: readonly Piece[], bars: readonly number[]): Placed[][] => {
  const bands = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const middle = (piece.y0 + piece.y1) / 2
    const band = bars.filter((bar) => bar < middle).length
    bands.set(band, [...(bands.get(band) ?? []), piece])
  }
  return [...bands.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, members], index) => toColumns(members).map((block) => ({ block, rowEnd: index + 1 })))
}

const toColumns = (pieces: readonly Piece[]): Block[] => {
  const columns: Block[] = []
  for (const piece of [...pieces].sort((a, b) => a.x0 - b.x0)) {
    const column = columns.find((one) => Math.min(one.x1, piece.x1) - Math.max(one.x0, piece.x0) > 1)
    if (column) {
      column.pieces.push(piece)
      column.x1 = Math.max(column.x1, piece.x1)
      column.y0 = Math.min(column.y0, piece.y0)
      column.y1 = Math.max(column.y1, piece.y1)
    } else columns.push({ pieces: [piece], x0: piece.x0, x1: piece.x1, y0: piece.y0, y1: piece.y1 })
  }
  return columns
}

const toBlocks = (pieces: readonly Piece[], bars: readonly number[]): Block[] => {
  const reach = pitchLimit(pieces)
  const blocks: Block[] = []
  for (const piece of [...pieces].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    const height = piece.y1 - piece.y0
    const above = blocks.find((block) => {
      const last = block.pieces.at(-1)
      if (!last || isStack(last) || isStack(piece)) return false
      const pitch = (piece.y0 + piece.y1 - last.y0 - last.y1) / 2
      if (bars.some((bar) => bar > last.y0 + height * 0.5 && bar < piece.y1 - height * 0.5)) return false
      const overlap = Math.min(block.x1, piece.x1) - Math.max(block.x0, piece.x0)
      const alike = Math.abs(last.y1 - last.y0 - height) < height * 0.25
      return (
        alike &&
        pitch > height * 0.5 &&
        pitch <= reach * height &&
        overlap > 0.5 * Math.min(block.x1 - block.x0, piece.x1 - piece.x0)
      )
    })
    if (above) {
      above.pieces.push(piece)
      above.x0 = Math.min(above.x0, piece.x0)
      above.x1 = Math.max(above.x1, piece.x1)
      above.y1 = Math.max(above.y1, piece.y1)
    } else blocks.push({ pieces: [piece], x0: piece.x0, x1: piece.x1, y0: piece.y0, y1: piece.y1 })
  }
  return blocks
}

/**
 * Where pitches fall into two heaps (inside cells, between rows), the gap between the heaps is the limit. With one heap
 * of small pitches every line is a row of its own.
 */
const pitchLimit = (pieces: readonly Piece[]): number => {
  const sorted = pitchesOf(pieces).sort((a, b) => a - b)
  const low = sorted[Math.floor(sorted.length * 0.1)] ?? 0
  const high = sorted[Math.floor(sorted.length * 0.9)] ?? 0
  if (sorted.length >= 4 && high <= usualPitch && high - low < 0.2) return 0
  let limit = usualPitch
  let widest = 0.15
  for (let i = 1; i < sorted.length; i++) {
    const below = sorted[i - 1] ?? 0
    const above = sorted[i] ?? 0
    if (below >= 0.9 && below < usualPitch && above - below > widest) {
      widest = above - below
      limit = Math.min((below + above) / 2, below + 0.4)
    }
  }
  return limit
}

/** From each piece to the next one under it, in heights of the piece. */
const pitchesOf = (pieces: readonly Piece[]): number[] =>
  pieces.flatMap((piece) => {
    const height = piece.y1 - piece.y0
    const below = pieces
      .filter(
        (other) => other.y0 > piece.y0 + 0.5 * height && Math.min(other.x1, piece.x1) > Math.max(other.x0, piece.x0),
      )
      .map((other) => (other.y0 + other.y1 - piece.y0 - piece.y1) / 2 / height)
    const nearest = Math.min(...below)
    return nearest < 4 ? [nearest] : []
  })

interface Placed {
  readonly block: Block
  rowEnd: number
}

const toRows = (blocks: readonly Block[]): Placed[][] => {
  const middle = (block: Block) => (block.y0 + block.y1) / 2
  const rows: Block[][] = []
  const tall: Block[] = []
  for (const block of [...blocks].sort((a, b) => middle(a) - middle(b))) {
    const size = (block.pieces[0]?.y1 ?? 0) - (block.pieces[0]?.y0 ?? 0)
    const row = rows.findLast((one) =>
      one.some(
        (other) => Math.abs(middle(other) - middle(block)) < size * 0.4 || Math.abs(other.y0 - block.y0) < size * 0.25,
      ),
    )
    const clashes = row?.some((other) => Math.min(other.x1, block.x1) > Math.max(other.x0, block.x0) + 1)
    if (row && !clashes) row.push(block)
    else rows.push([block])
  }
  // A block alone between two rows, as tall as both: a label that spans them.
  const kept = rows.filter((row, i) => {
    const only = row.length === 1 ? row[0] : undefined
    if (!only) return true
    const spanned = rows.filter(
      (other, j) => j !== i && other.some((o) => middle(o) > only.y0 - 2 && middle(o) < only.y1 + 2),
    )
    const left = spanned.length >= 2 && spanned.every((other) => other.every((o) => o.x0 > only.x1))
    if (left) tall.push(only)
    return !left
  })
  const placed: Placed[][] = kept.map((row, index) =>
    row.sort((a, b) => a.x0 - b.x0).map((block) => ({ block, rowEnd: index + 1 })),
  )
  for (const block of tall) {
    const indexes = kept.flatMap((row, i) =>
      row.some((o) => middle(o) > block.y0 - 2 && middle(o) < block.y1 + 2) ? [i] : [],
    )
    const first = indexes[0]
    if (first !== undefined) placed[first]?.unshift({ block, rowEnd: (indexes.at(-1) ?? first) + 1 })
  }
  return placed
}
