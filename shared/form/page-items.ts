import { isRead, type PagesRead, type ReadPage, type TextRun } from '#domain/pages'
import type { Line } from '#pdf/rulings'
import { findGrids, type Grid } from '#pdf/table-grid'
import { type Cell, makeCell } from './cell.ts'
import { inkBoxes } from './ink.ts'
import { labelScore } from './labels.ts'
import { type LineItem, mergeStacks, middle, type PageSize, type Piece, toLines } from './pieces.ts'
import type { Table } from './table.ts'

/** What follows each other down the pages: lines of text, and ruled tables. */
export type Item = LineItem | TableItem

export interface TableItem {
  readonly kind: 'table'
  readonly table: Table
  readonly y0: number
}

/** The items of all pages in reading order, running heads and page numbers left out. */
export const pageItems = (pages: PagesRead): Item[][] => {
  const read = pages.pages.filter(isRead)
  const items = read.map(itemsOf)
  const repeated = runningTexts(items)
  return items.map((list) =>
    list.filter((item, i) => item.kind === 'table' || !isFurniture(item, repeated, i === list.length - 1)),
  )
}

const itemsOf = (page: ReadPage): Item[] => {
  const rulings = rulingsOf(page)
  const grids = findGrids(rulings)
  const bars = rulings.horizontal.filter((bar) => !grids.some((grid) => isInside(grid, bar)))
  const size: PageSize = { number: page.page, width: page.width, height: page.height, bars }
  const pieces = page.runs.filter((run) => !run.slanted).map((run) => toPiece(run, page))
  const inside = new Map<Grid, Piece[]>(grids.map((grid) => [grid, []]))
  const outside: Piece[] = []
  for (const piece of pieces) {
    const home = grids
      .filter((grid) => contains(grid, piece))
      .sort((a, b) => area(a) - area(b))
      .at(0)
    if (home) inside.get(home)?.push(piece)
    else outside.push(piece)
  }
  const tables = grids.flatMap((grid): Item[] => {
    const members = inside.get(grid) ?? []
    return members.length ? [{ kind: 'table', table: ruledTable(grid, members, size), y0: grid.y0 }] : []
  })
  const gutter = gutterOf(pieces, grids, page)
  // Two pages of a booklet on one sheet: the left one first.
  return [true, false].flatMap((isLeft) => {
    const isHere = (x0: number) => x0 < gutter === isLeft
    const lines = toLines(mergeStacks(outside.filter(({ x0 }) => isHere(x0))), size)
    const here = tables.filter((item) => item.kind === 'table' && isHere(item.table.x0))
    return [...lines, ...here].sort((a, b) => a.y0 - b.y0)
  })
}

/** The middle of a sheet that holds two pages beside each other, each with a table: nothing crosses it. Else the end of the page. */
const gutterOf = (pieces: readonly Piece[], grids: readonly Grid[], { width, height }: ReadPage): number => {
  const middle = width / 2
  const isClear = ({ x0, x1 }: { x0: number; x1: number }) => x1 < middle - 4 || x0 > middle + 4
  const isBooklet =
    width > height * 1.2 &&
    grids.some(({ x1 }) => x1 < middle) &&
    grids.some(({ x0 }) => x0 > middle) &&
    [...pieces, ...grids].every(isClear)
  return isBooklet ? middle : Number.POSITIVE_INFINITY
}

const toPiece = (run: TextRun, page: ReadPage): Piece => {
  const [x0, y0, x1, y1] = run.box
  const { width, height } = page
  const place = { x0: x0 * width, y0: y0 * height, x1: x1 * width, y1: y1 * height }
  return { text: run.text, ...place, size: place.y1 - place.y0, boxes: inkBoxes(run, page) }
}

const rulingsOf = (page: ReadPage): { horizontal: Line[]; vertical: Line[] } => {
  const horizontal: Line[] = []
  const vertical: Line[] = []
  for (const [x0, y0, x1, y1] of page.rulings)
    if (y0 === y1) horizontal.push({ at: y0 * page.height, from: x0 * page.width, to: x1 * page.width })
    else vertical.push({ at: x0 * page.width, from: y0 * page.height, to: y1 * page.height })
  return { horizontal, vertical }
}

const isInside = (grid: Grid, { at, from, to }: Line): boolean =>
  at > grid.y0 - 2 && at < grid.y1 + 2 && from > grid.x0 - 4 && to < grid.x1 + 4

const area = (grid: Grid) => (grid.x1 - grid.x0) * (grid.y1 - grid.y0)
const contains = (place: { x0: number; y0: number; x1: number; y1: number }, piece: Piece): boolean => {
  const { x, y } = middle(piece)
  return x >= place.x0 && x <= place.x1 && y >= place.y0 && y <= place.y1
}

const ruledTable = (grid: Grid, pieces: readonly Piece[], page: PageSize): Table => {
  const rows: Cell[][] = grid.ys.slice(1).map(() => [])
  const left = new Set(pieces)
  for (const cell of grid.cells) {
    const own = [...left].filter((piece) => contains(cell, piece))
    for (const piece of own) left.delete(piece)
    rows[cell.row]?.push(
      makeCell({ row: cell.row, rowEnd: cell.rowEnd, x0: cell.x0, x1: cell.x1, y0: cell.y0, y1: cell.y1 }, own, page),
    )
  }
  return {
    ruled: true,
    rows,
    x0: grid.x0,
    x1: grid.x1,
    y0: grid.y0,
    y1: grid.y1,
    page,
    openTop: grid.openTop,
    openBottom: grid.openBottom,
  }
}

const pageNumber = /^[-—－\s]*(第\s*\d+\s*页.*|共\s*\d+\s*页|\d{1,3}\s*(\/\s*\d{1,3})?|page\s*\d+.*)[-—－\s]*$/i

/** `— 3 —`, `第3页`: no words of a form look like that. */
const framedNumber = /^(?:[-—－]\s*\d{1,3}\s*[-—－]|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?)$/

const isFurniture = (line: LineItem, repeated: ReadonlySet<string>, isLast: boolean): boolean =>
  (isLast && framedNumber.test(line.text.trim())) ||
  (isAtEdge(line) && (pageNumber.test(line.text) || (repeated.has(wordsOf(line)) && !headsColumns(line))))

const isAtEdge = (line: LineItem): boolean => line.y1 < line.page.height * 0.09 || line.y0 > line.page.height * 0.91

const wordsOf = (line: LineItem): string => line.text.replace(/\d+/g, '#')

/** The header of a table without lines comes again at the top of each page; it is no running head. */
const headsColumns = ({ pieces }: LineItem): boolean =>
  pieces.length >= 2 && pieces.filter(({ text }) => labelScore(text) >= 0.5).length >= pieces.length * 0.6

/** Texts at the edge of three pages or more: running heads. Numbers in them may differ. */
const runningTexts = (items: readonly (readonly Item[])[]): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const list of items) {
    const lines = list.filter((item): item is LineItem => item.kind === 'line')
    // What stands closer to the words below it than a line is high belongs to them.
    const edge = lines.filter((line) => isAtEdge(line) && !lines.some((other) => isCloseBelow(line, other)))
    for (const key of new Set(edge.map(wordsOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key))
}

const isCloseBelow = (line: LineItem, other: LineItem): boolean =>
  other !== line && !isAtEdge(other) && other.y0 > line.y0 && other.y0 - line.y1 < 0.3 * (line.y1 - line.y0)
