import type { Line } from '#pdf/rulings'
import { type Cell, makeCell } from './cell.ts'
import { isColumnar } from './columnar.ts'
import { isKnownLabel } from './labels.ts'
import { type LineItem, type PageSize, type Piece, toLines } from './pieces.ts'
import type { Table } from './table.ts'
import { type Columns, partsOf } from './unruled-lists.ts'

/** Pieces above each other that make one cell of a table without borders. */
interface Block {
  readonly pieces: Piece[]
  x0: number
  x1: number
  y0: number
  y1: number
}

/** What stands in columns without lines: the tables that it makes, and captions between them. */
export interface Unruled {
  readonly items: readonly (Table | LineItem)[]
  /** Of the list that goes on to the end. */
  readonly columns: Columns | undefined
}

/**
 * Tables that show their columns by alignment alone. Lists are made out by their headers; elsewhere lines of a cell stand closer than
 * rows do, and cells of a row share their middle or their top. Undefined where the lines are just lines: a list shows itself even where
 * its longest column makes most of them, all else has to stand in columns.
 */
export const unruledTables = (
  lines: readonly LineItem[],
  page: PageSize,
  before: Columns | undefined,
): Unruled | undefined => {
  const columnar = isColumnar(lines)
  const pieces = lines.flatMap((line) => line.pieces)
  const bars = barsOver(pieces, page)
  const headings = labelsOverValues(lines)
  if (bars.length >= 4 && parts(bars, toRows(toBlocks(pieces, bars, headings))))
    return columnar ? { items: [toTable(toCells(toBands(pieces, bars), page), page)], columns: undefined } : undefined
  const found = partsOf(pieces, page, before)
  if (!columnar && !found.some(({ kind }) => kind === 'list')) return undefined
  const last = found.at(-1)
  return {
    items: found.flatMap((part): readonly (Table | LineItem)[] => {
      if (part.kind === 'caption') return toLines(part.pieces, page)
      return [
        toTable(part.kind === 'list' ? part.rows : toCells(toRows(toBlocks(part.pieces, bars, headings)), page), page),
      ]
    }),
    columns: last?.kind === 'list' ? last.columns : undefined,
  }
}

const toTable = (rows: readonly (readonly Cell[])[], page: PageSize): Table => {
  const cells = rows.flat()
  return {
    ruled: false,
    rows,
    x0: Math.min(...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    y0: Math.min(...cells.map(({ y0 }) => y0)),
    y1: Math.max(...cells.map(({ y1 }) => y1)),
    page,
    openTop: false,
    openBottom: false,
  }
}

const toCells = (rows: readonly (readonly Placed[])[], page: PageSize): Cell[][] =>
  rows.map((row, index) =>
    row.map(({ block, rowEnd }) =>
      makeCell({ row: index, rowEnd, x0: block.x0, x1: block.x1, y0: block.y0, y1: block.y1 }, block.pieces, page),
    ),
  )

// Line pitch inside a cell is 1.2–1.6 em in browsers and office programs, rows add their padding to it.
const usualPitch = 1.62

/** Lines over most of the table's width. */
const barsOver = (pieces: readonly Piece[], page: PageSize): Line[] => {
  const x0 = Math.min(...pieces.map((piece) => piece.x0))
  const x1 = Math.max(...pieces.map((piece) => piece.x1))
  const y0 = Math.min(...pieces.map((piece) => piece.y0))
  const y1 = Math.max(...pieces.map((piece) => piece.y1))
  return page.bars
    .filter(
      ({ at, from, to }) => at > y0 - 20 && at < y1 + 20 && Math.min(to, x1) - Math.max(from, x0) > (x1 - x0) * 0.5,
    )
    .sort((a, b) => a.at - b.at)
}

/** Three lines frame a table and its header; lines part the rows only where no two whole rows stand between two of them. */
const parts = (bars: readonly Line[], rows: readonly (readonly Placed[])[]): boolean => {
  const widest = Math.max(...rows.map((row) => row.length))
  const whole = rows.filter((row) => row.length >= 2 && row.length >= widest * 0.55)
  const middles = whole.map((row) => row.reduce((sum, { block }) => sum + block.y0 + block.y1, 0) / row.length / 2)
  return middles.every((y, i) => i === 0 || bars.some(({ at }) => at > (middles[i - 1] ?? 0) && at < y))
}

/** Every stretch between two lines is a row, and reaches on where a line stops before its column. */
const toBands = (pieces: readonly Piece[], bars: readonly Line[]): Placed[][] => {
  const places = bars.map(({ at }) => at).filter((at, i, all) => i === 0 || at - (all[i - 1] ?? 0) > 2)
  const groups = new Map<string, { row: number; rowEnd: number; pieces: Piece[] }>()
  for (const piece of pieces) {
    const x = (piece.x0 + piece.x1) / 2
    const y = (piece.y0 + piece.y1) / 2
    const mine = bars.filter(({ from, to }) => from <= x && x <= to)
    const above = mine.findLast(({ at }) => at <= y)?.at ?? Number.NEGATIVE_INFINITY
    const below = mine.find(({ at }) => at > y)?.at ?? Number.POSITIVE_INFINITY
    const row = places.filter((at) => at <= above + 2).length
    const rowEnd = places.filter((at) => at < below - 2).length + 1
    const key = `${row} ${rowEnd}`
    const group = groups.get(key) ?? { row, rowEnd, pieces: [] }
    group.pieces.push(piece)
    groups.set(key, group)
  }
  const used = [...new Set([...groups.values()].map(({ row }) => row))].sort((a, b) => a - b)
  const rows: Placed[][] = used.map(() => [])
  for (const { row, rowEnd, pieces: members } of groups.values()) {
    const index = used.indexOf(row)
    const end = Math.max(index + 1, used.filter((one) => one < rowEnd).length)
    rows[index]?.push(...toColumns(members).map((block) => ({ block, rowEnd: end })))
  }
  return rows.map((row) => row.sort((a, b) => a.block.x0 - b.block.x0))
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

/** Small labels close over their values (姓名 性别 民族 over the name, 男 and 壮族) are no first lines of them. */
const labelsOverValues = (lines: readonly LineItem[]): ReadonlySet<Piece> =>
  new Set(
    lines.flatMap(({ pieces }, i) => {
      const below = lines[i + 1]?.pieces ?? []
      if (pieces.length < 2 || !pieces.every(({ text }) => isKnownLabel(text))) return []
      const labels = below.filter(({ text }) => isKnownLabel(text)).length
      const over = pieces.filter((piece) => below.some((other) => Math.abs(other.x0 - piece.x0) < 2))
      return labels < below.length / 2 && over.length >= pieces.length * 0.6 ? pieces : []
    }),
  )

const toBlocks = (pieces: readonly Piece[], bars: readonly Line[], headings: ReadonlySet<Piece>): Block[] => {
  const reach = pitchLimit(pieces)
  const blocks: Block[] = []
  for (const piece of [...pieces].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    const height = piece.size
    const above = blocks.find((block) => {
      const last = block.pieces.at(-1)
      if (!last || headings.has(last)) return false
      const pitch = piece.y0 - last.y1 + height
      if (bars.some((bar) => isBetween(bar, last, piece))) return false
      const overlap = Math.min(block.x1, piece.x1) - Math.max(block.x0, piece.x0)
      const alike = Math.abs(last.size - height) < height * 0.25
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

const isBetween = ({ at, from, to }: Line, above: Piece, below: Piece): boolean => {
  const x = (below.x0 + below.x1) / 2
  const slack = below.size * 0.5
  return from <= x && x <= to && at > above.y1 - slack && at < below.y0 + slack
}

/**
 * Where pitches fall into two heaps (inside cells, between rows), the gap between the heaps is the limit. With one heap
 * of small pitches every line is a row of its own.
 */
const pitchLimit = (pieces: readonly Piece[]): number => {
  const sorted = pitchesOf(pieces).sort((a, b) => a - b)
  const low = sorted[Math.floor(sorted.length * 0.1)] ?? 0
  const wide = sorted.filter((pitch) => pitch > low + 0.3).length
  if (sorted.length >= 4 && low <= usualPitch && wide < 3 && wide <= sorted.length * 0.02) return 0
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
    const below = pieces
      .filter(
        (other) =>
          other.y0 > piece.y1 - 0.5 * piece.size && Math.min(other.x1, piece.x1) > Math.max(other.x0, piece.x0),
      )
      .map((other) => (other.y0 - piece.y1) / piece.size + 1)
    const nearest = Math.min(...below)
    return nearest < 4 ? [nearest] : []
  })

interface Placed {
  readonly block: Block
  rowEnd: number
}

/** The text beside a label such as 单位推荐意见 with the line for the signature under it, where the label stands in their middle: one value. */
const withOpinions = (blocks: readonly Block[]): { all: readonly Block[]; labelOf: ReadonlyMap<Block, Block> } => {
  const middleOf = ({ y0, y1 }: Pick<Block, 'y0' | 'y1'>) => (y0 + y1) / 2
  const opinions = blocks.filter(({ pieces }) => /意见$/.test(textOf(pieces)) && isKnownLabel(textOf(pieces)))
  const labelOf = new Map<Block, Block>()
  const whole = opinions.reduce((all, label) => {
    const left = all.filter((block) => Math.min(block.x1, label.x1) > Math.max(block.x0, label.x0))
    const right = all.filter((block) => block.x0 > label.x1 && !left.includes(block))
    const nearest = (block: Block) =>
      left.reduce((a, b) => (Math.abs(middleOf(b) - middleOf(block)) < Math.abs(middleOf(a) - middleOf(block)) ? b : a))
    const own = right.filter((block) => nearest(block) === label)
    const pieces = own.flatMap((block) => block.pieces)
    if (own.length < 2) return all
    const value: Block = {
      pieces,
      x0: Math.min(...own.map(({ x0 }) => x0)),
      x1: Math.max(...own.map(({ x1 }) => x1)),
      y0: Math.min(...own.map(({ y0 }) => y0)),
      y1: Math.max(...own.map(({ y1 }) => y1)),
    }
    const size = label.pieces[0]?.size ?? 0
    const first = pieces.reduce((a, b) => (b.y0 < a.y0 ? b : a))
    // The text begins over its label, and blank paper may be left under it. A signature on top is that of the opinion before.
    const under = middleOf(label) - middleOf(value)
    const isBeside =
      under > -0.6 * size && under < 3.5 * size && value.y0 < label.y0 && !/签名|签字|[盖公]章/.test(first.text)
    if (!isBeside) return all
    labelOf.set(value, label)
    return [...all.filter((block) => !own.includes(block)), value]
  }, blocks)
  return { all: whole, labelOf }
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

const toRows = (found: readonly Block[]): Placed[][] => {
  const { all: blocks, labelOf } = withOpinions(found)
  const middle = (block: Block) => (block.y0 + block.y1) / 2
  const rows: Block[][] = []
  const tall: Block[] = []
  for (const block of [...blocks].sort((a, b) => middle(a) - middle(b))) {
    const size = block.pieces[0]?.size ?? 0
    const row = rows.findLast((one) =>
      one.some(
        (other) =>
          labelOf.get(block) === other ||
          labelOf.get(other) === block ||
          Math.abs(middle(other) - middle(block)) < size * 0.4 ||
          Math.abs(other.y0 - block.y0) < size * 0.25,
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
