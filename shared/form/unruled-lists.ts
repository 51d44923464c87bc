import { type Cell, makeCell } from './cell.ts'
import { labelScore } from './labels.ts'
import { listAt, namesTable } from './list-tables.ts'
import type { PageSize, Piece } from './pieces.ts'

/** Pieces of a table without borders that stand in one row. */
type Strip = readonly Piece[]

/** What a stretch of pieces is made of, top to bottom: lists under their headers, captions over them, and what is neither. */
export type Part =
  | {
      readonly kind: 'list'
      readonly rows: readonly (readonly Cell[])[]
      readonly columns: Columns
      /** How many strips it took, those of its header among them. */
      readonly used: number
    }
  | { readonly kind: 'caption' | 'plain'; readonly pieces: readonly Piece[] }

/** The stretches of white that part the columns of a list. */
export interface Columns {
  readonly whites: readonly (readonly Span[])[]
}

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Lists show themselves by a row of column names. Their columns are parted by white that no piece under the header crosses, and their
 * rows by white over the whole width that is higher than between two lines of a cell. A list that went on to the end of the page before
 * may go on here without its header.
 */
export const partsOf = (pieces: readonly Piece[], page: PageSize, before: Columns | undefined): Part[] => {
  const strips = toStrips(pieces)
  const parts: Part[] = []
  let plain: Piece[] = []
  const add = (part: Part) => {
    if (plain.length > 0) parts.push({ kind: 'plain', pieces: plain })
    plain = []
    parts.push(part)
  }
  for (let i = 0; i < strips.length; ) {
    const strip = strips[i] ?? []
    const list = listFrom(strips, i, page) ?? (i === 0 && before ? restOfList(strips, before, page) : undefined)
    if (list) add(list)
    else if (isCaption(strip) && listFrom(strips, i + 1, page)) add({ kind: 'caption', pieces: strip })
    else plain.push(...strip)
    i += list?.used ?? 1
  }
  if (plain.length > 0) parts.push({ kind: 'plain', pieces: plain })
  return parts
}

const isCaption = (strip: Strip): boolean => strip.length === 1 && namesTable(strip[0]?.text ?? '')

/** Header and rows, as long as the rows keep to the columns of the header. */
const listFrom = (strips: readonly Strip[], at: number, page: PageSize): (Part & { kind: 'list' }) | undefined =>
  listUnder(storeys(strips, at), strips, at, page) ??
  listUnder({ head: strips[at] ?? [], from: at + 1 }, strips, at, page)

interface Head {
  readonly head: Strip
  readonly from: number
}

/** A header of two storeys: 学时 over 公需, 专业 and 合计, and 年度 beside them at the height of their middle. The lower names are the columns'. */
const storeys = (strips: readonly Strip[], at: number): Head | undefined => {
  const [first, ...others] = strips.slice(at, at + 3)
  if (!first || first.length > 3) return undefined
  for (let count = others.length; count >= 1; count--) {
    const all = [first, ...others.slice(0, count)].flat()
    const groups = first.filter((piece) => isGroup(piece, others.slice(0, count).flat()))
    const names = all.filter((piece) => !groups.includes(piece))
    const near = others.slice(0, count).every((strip, i) => isNear([first, ...others][i] ?? [], strip))
    if (groups.length > 0 && near && names.every(({ text }) => labelScore(text) >= 0.5))
      return { head: names, from: at + 1 + count }
  }
  return undefined
}

/** In the middle over two names or more. */
const isGroup = (piece: Piece, below: readonly Piece[]): boolean => {
  const middle = (piece.x0 + piece.x1) / 2
  const under = below.filter(({ y0 }) => y0 >= piece.y1 - 1).sort((a, b) => a.x0 - b.x0)
  return under.some((left, i) =>
    under
      .slice(i + 1)
      .some((right) => left.x1 < right.x0 && Math.abs((left.x0 + right.x1) / 2 - middle) < piece.size / 2),
  )
}

const isNear = (above: Strip, below: Strip): boolean => {
  const size = Math.max(...above.map(({ size }) => size))
  return Math.min(...below.map(({ y0 }) => y0)) - Math.max(...above.map(({ y1 }) => y1)) < 1.5 * size
}

const listUnder = (
  found: Head | undefined,
  strips: readonly Strip[],
  at: number,
  page: PageSize,
): (Part & { kind: 'list' }) | undefined => {
  if (!found) return undefined
  const heads = columnsOf(found.head)
  if (heads.length < 3) return undefined
  const spans = heads.map(spanOf)
  const middles = spans.map(({ from, to }) => (from + to) / 2)
  const whites = middles.slice(1).map((to, i) => without([{ from: middles[i] ?? 0, to }], spans))
  const { body, columns } = rowsUnder(whites, strips.slice(found.from), page)
  if (body.length === 0) return undefined
  const rows = toRows([heads.flat(), ...body], columns, page)
  return rows[0]?.length === heads.length && listAt(rows, 0, false)
    ? { kind: 'list', rows, columns, used: found.from - at + body.length }
    : undefined
}

/** Rows at the top of a page that keep to the columns of the list on the page before, and fill two of them at least. */
const restOfList = (
  strips: readonly Strip[],
  before: Columns,
  page: PageSize,
): (Part & { kind: 'list' }) | undefined => {
  const { body, columns } = rowsUnder(before.whites, strips, page)
  const rows = toRows(body, columns, page)
  return rows.some((row) => row.length > before.whites.length / 2)
    ? { kind: 'list', rows, columns, used: rows.length }
    : undefined
}

const rowsUnder = (from: Columns['whites'], strips: readonly Strip[], page: PageSize) => {
  let whites = from
  const body: Strip[] = []
  for (const strip of strips) {
    const narrowed = whites.map((white) => without(white, strip.map(toSpan)))
    if (narrowed.some((white) => white.length === 0) || isCaption(strip) || isHeader(strip, page)) break
    whites = narrowed
    body.push(strip)
  }
  return { body, columns: { whites } }
}

/** Cells as wide as the widest words of their column: that tells which lines were full and go on. */
const toRows = (strips: readonly Strip[], { whites }: Columns, page: PageSize): Cell[][] => {
  const edges = whites.map(middleOfWidest)
  const columnOf = ({ x0, x1 }: Piece) => edges.filter((edge) => edge < (x0 + x1) / 2).length
  const columns = [...edges.keys(), edges.length].map((column) =>
    strips.flatMap((strip) => strip.filter((piece) => columnOf(piece) === column)),
  )
  return strips.map((strip, row) =>
    columns.flatMap((all, column) => {
      const own = strip.filter((piece) => columnOf(piece) === column)
      const { x0, x1 } = outline(all)
      return own.length === 0 ? [] : [makeCell({ row, rowEnd: row + 1, ...outline(own), x0, x1 }, own, page)]
    }),
  )
}

const isHeader = (strip: Strip, page: PageSize): boolean => {
  const columns = columnsOf(strip)
  if (columns.length < 3) return false
  const cells = columns.map((pieces) => makeCell({ row: 0, rowEnd: 1, ...outline(pieces) }, pieces, page))
  return listAt([cells], 0, false) !== undefined
}

const outline = (pieces: readonly Piece[]) => ({
  x0: Math.min(...pieces.map(({ x0 }) => x0)),
  x1: Math.max(...pieces.map(({ x1 }) => x1)),
  y0: Math.min(...pieces.map(({ y0 }) => y0)),
  y1: Math.max(...pieces.map(({ y1 }) => y1)),
})

const toSpan = ({ x0, x1 }: Piece): Span => ({ from: x0, to: x1 })
const spanOf = (pieces: readonly Piece[]): Span => {
  const { x0, x1 } = outline(pieces)
  return { from: x0, to: x1 }
}

/** The least white between two columns that is no space between two words. */
const leastWhite = 2

const without = (whites: readonly Span[], spans: readonly Span[]): Span[] =>
  spans
    .reduce<readonly Span[]>(
      (left, { from, to }) =>
        left.flatMap((white) =>
          to <= white.from || from >= white.to
            ? [white]
            : [
                { from: white.from, to: from },
                { from: to, to: white.to },
              ],
        ),
      whites,
    )
    .filter(({ from, to }) => to - from >= leastWhite)

const middleOfWidest = (whites: readonly Span[]): number => {
  const widest = whites.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a))
  return (widest.from + widest.to) / 2
}

/** Pieces of a strip that stand under each other. */
const columnsOf = (strip: Strip): Piece[][] => {
  const columns: Piece[][] = []
  for (const piece of [...strip].sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1)
    if (last && Math.max(...last.map(({ x1 }) => x1)) > piece.x0 + 1) last.push(piece)
    else columns.push([piece])
  }
  return columns
}

// Lines of a cell follow each other closer than this, in heights of their type: what is wider is a row of its own.
const usualPitch = 1.75

/** Pieces at the same height are of one row, and so are lines that follow each other as closely as lines of a cell do. */
const toStrips = (pieces: readonly Piece[]): Strip[] => {
  const bands: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const band = bands.at(-1)
    // Boxes may be higher than the type: what counts is the inner part of a line.
    if (band && Math.max(...band.map(innerEnd)) > innerStart(piece)) band.push(piece)
    else bands.push([piece])
  }
  const inside = pitchInCells(pieces)
  const strips: Piece[][] = []
  for (const band of bands) {
    const last = strips.at(-1)
    const height = Math.min(...band.map(({ size }) => size))
    const white = last ? Math.min(...band.map(({ y0 }) => y0)) - Math.max(...last.map(({ y1 }) => y1)) : 0
    if (last && inside !== undefined && white / height + 1 < inside + 0.15) last.push(...band)
    else strips.push(band)
  }
  return strips
}

const innerStart = ({ y0, size }: Piece): number => y0 + size * 0.2
const innerEnd = ({ y1, size }: Piece): number => y1 - size * 0.2

/** The closest that two lines of one cell stand, in heights; undefined when no cell has two. */
const pitchInCells = (pieces: readonly Piece[]): number | undefined => {
  const pitches = pieces.flatMap((piece) => {
    const below = pieces
      .filter((other) => innerStart(other) > innerEnd(piece) && isUnder(piece, other))
      .map((other) => (other.y0 - piece.y1) / piece.size + 1)
    const nearest = Math.min(...below)
    return nearest < usualPitch ? [nearest] : []
  })
  const sorted = pitches.sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 4)]
}

const isUnder = (a: Piece, b: Piece): boolean => Math.min(a.x1, b.x1) > Math.max(a.x0, b.x0)
