import type { Line, Rulings } from './rulings.ts'

/** A ruled table: the cells between its lines, in points or in shares of the page, whichever the rulings were in. */
export interface Grid {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Places of the vertical lines, left to right, and of the horizontal ones, top to bottom. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
  /** The lines run off the top or the bottom: the table was cut there by a page break. */
  readonly openTop: boolean
  readonly openBottom: boolean
}

/** Rows and columns are half-open: `[row, rowEnd)`. */
export interface GridCell {
  readonly row: number
  readonly col: number
  readonly rowEnd: number
  readonly colEnd: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** How far ends and crossings of lines may miss each other. Different for each axis where units are shares of the page. */
export interface Slack {
  readonly x: number
  readonly y: number
}

export const pointSlack: Slack = { x: 3.6, y: 3.6 }

/** Rebuilds the tables of a page from its ruling lines, merged cells included. Reading order: top to bottom. */
export const findGrids = (rulings: Rulings, slack: Slack = pointSlack): Grid[] =>
  connected(rulings, slack)
    .map((part) => toGrid(part, slack))
    .filter((grid) => grid !== undefined)
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)

const connected = ({ horizontal, vertical }: Rulings, slack: Slack): Rulings[] => {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] ?? root
    parent[i] = root
    return root
  }
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      const cross =
        v.at >= h.from - slack.x && v.at <= h.to + slack.x && h.at >= v.from - slack.y && h.at <= v.to + slack.y
      if (cross) parent[find(i)] = find(horizontal.length + j)
    })
  })
  const parts = new Map<number, { horizontal: Line[]; vertical: Line[] }>()
  const part = (i: number) => {
    const root = find(i)
    const found = parts.get(root) ?? { horizontal: [], vertical: [] }
    parts.set(root, found)
    return found
  }
  horizontal.forEach((line, i) => {
    part(i).horizontal.push(line)
  })
  vertical.forEach((line, j) => {
    part(horizontal.length + j).vertical.push(line)
  })
  return [...parts.values()].filter((one) => one.horizontal.length > 0 && one.vertical.length > 0)
}

const toGrid = ({ horizontal, vertical }: Rulings, slack: Slack): Grid | undefined => {
  // Where outer lines are missing (a table cut by the page, a table without sides) the other lines' ends stand for them.
  const xs = places([...vertical.map((v) => v.at), ...ends(horizontal)], slack.x)
  const ys = places([...horizontal.map((h) => h.at), ...ends(vertical)], slack.y)
  const [x0, x1, y0, y1] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined || xs.length < 2 || ys.length < 2)
    return undefined
  const cols = xs.length - 1
  const rows = ys.length - 1
  if (cols * rows > maxCells) return undefined
  const wallRight = walls(vertical, xs, ys, slack.x)
  const wallBelow = walls(horizontal, ys, xs, slack.y)
  return {
    x0,
    y0,
    x1,
    y1,
    xs,
    ys,
    cells: mergeCells(rows, cols, xs, ys, wallRight, wallBelow),
    openTop: !covers(horizontal, y0, x0, x1, slack.y),
    openBottom: !covers(horizontal, y1, x0, x1, slack.y),
  }
}

// A drawing (a chart, a map) is not a table; a form page has some hundred cells.
const maxCells = 20_000

const ends = (lines: readonly Line[]): number[] => [
  Math.min(...lines.map((line) => line.from)),
  Math.max(...lines.map((line) => line.to)),
]

const places = (values: readonly number[], slack: number): number[] => {
  const sorted = [...values].sort((a, b) => a - b)
  const clusters: number[][] = []
  for (const value of sorted) {
    const last = clusters.at(-1)
    if (last?.[0] !== undefined && value - last[0] <= slack) last.push(value)
    else clusters.push([value])
  }
  return clusters.map((cluster) => cluster.reduce((sum, value) => sum + value, 0) / cluster.length)
}

/** `walls[i][j]`: does a line stand at `at[i]` along the whole of `[along[j], along[j + 1]]`, judged by its middle. */
const walls = (lines: readonly Line[], at: readonly number[], along: readonly number[], slack: number): boolean[][] =>
  at.map((place) => {
    const here = lines.filter((line) => Math.abs(line.at - place) <= slack)
    return along.slice(1).map((end, j) => {
      const middle = ((along[j] ?? end) + end) / 2
      return here.some((line) => line.from <= middle && line.to >= middle)
    })
  })

const covers = (lines: readonly Line[], at: number, from: number, to: number, slack: number): boolean => {
  const length = lines
    .filter((line) => Math.abs(line.at - at) <= slack)
    .reduce((sum, line) => sum + Math.min(line.to, to) - Math.max(line.from, from), 0)
  return length >= (to - from) * 0.5
}

const mergeCells = (
  rows: number,
  cols: number,
  xs: readonly number[],
  ys: readonly number[],
  wallRight: readonly (readonly boolean[])[],
  wallBelow: readonly (readonly boolean[])[],
): GridCell[] => {
  const parent = Array.from({ length: rows * cols }, (_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] ?? root
    parent[i] = root
    return root
  }
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const here = r * cols + c
      if (c + 1 < cols && !wallRight[c + 1]?.[r]) parent[find(here)] = find(here + 1)
      if (r + 1 < rows && !wallBelow[r + 1]?.[c]) parent[find(here)] = find(here + cols)
    }
  const spans = new Map<number, { row: number; col: number; rowEnd: number; colEnd: number }>()
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const root = find(r * cols + c)
      const span = spans.get(root) ?? { row: r, col: c, rowEnd: r + 1, colEnd: c + 1 }
      spans.set(root, {
        row: Math.min(span.row, r),
        col: Math.min(span.col, c),
        rowEnd: Math.max(span.rowEnd, r + 1),
        colEnd: Math.max(span.colEnd, c + 1),
      })
    }
  return [...spans.values()]
    .map((span) => ({
      ...span,
      x0: xs[span.col] ?? 0,
      y0: ys[span.row] ?? 0,
      x1: xs[span.colEnd] ?? 0,
      y1: ys[span.rowEnd] ?? 0,
    }))
    .sort((a, b) => a.row - b.row || a.col - b.col)
}
