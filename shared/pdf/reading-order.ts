import type { GlyphRun } from './runs.ts'
import type { Grid } from './table-grid.ts'

/** A table, or one run outside of every table. */
interface Block {
  readonly runs: readonly GlyphRun[]
  readonly isTable: boolean
  readonly x0: number
  readonly y0: number
  readonly y1: number
  readonly order: number
}

/**
 * Runs in reading order, grouped into the lines of the page's text. Tables read cell by cell. Around them the drawing
 * order is kept when it is a possible reading order (two-column papers have character error 0.0 that way and 69 % sorted
 * by height, reading-pdfs.md §3); otherwise top to bottom, left to right.
 */
export const orderRuns = (runs: readonly GlyphRun[], grids: readonly Grid[], asDrawn = false): GlyphRun[][] => {
  const outside = runs.filter((run) => run.grid < 0)
  const tables = grids.flatMap((grid, index) => {
    const members = runs.filter((run) => run.grid === index)
    return members.length ? [tableBlock(members, grid)] : []
  })
  const blocks = [...outside.map(runBlock), ...tables]
  const ordered = asDrawn || isReadingOrder(outside) ? blocks.sort((a, b) => a.order - b.order) : byPlace(blocks)
  return toLines(ordered)
}

const runBlock = (run: GlyphRun): Block => ({
  runs: [run],
  isTable: false,
  x0: run.x0,
  y0: run.y0,
  y1: run.y1,
  order: run.order,
})

const tableBlock = (members: readonly GlyphRun[], grid: Grid): Block => ({
  runs: [...members].sort((a, b) => a.cell - b.cell || a.y0 - b.y0 || a.x0 - b.x0),
  isTable: true,
  x0: grid.x0,
  y0: grid.y0,
  y1: grid.y1,
  order: Math.min(...members.map((run) => run.order)),
})

/** Steps back (up in the same column, or left on the same line) are rare where the program drew in reading order. */
const isReadingOrder = (runs: readonly GlyphRun[]): boolean => {
  const drawn = [...runs].sort((a, b) => a.order - b.order)
  // Columns of vertical writing follow each other from right to left.
  const columns = runs.filter((run) => run.y1 - run.y0 > 3 * (run.x1 - run.x0)).length > runs.length / 2
  let back = 0
  for (let i = 1; i < drawn.length; i++) {
    const a = drawn[i - 1]
    const b = drawn[i]
    if (!a || !b) continue
    const sameLine = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0)
    if (columns ? b.x0 > a.x1 : sameLine ? b.x0 < a.x0 : b.y1 < a.y0 + 0.3 * a.size && b.x0 < a.x1) back++
  }
  return back <= 1 + drawn.length * 0.04
}

const byPlace = (blocks: readonly Block[]): Block[] => {
  const sorted = [...blocks].sort((a, b) => a.y0 - b.y0)
  const lines: Block[][] = []
  for (const block of sorted) {
    const line = lines.at(-1)
    const first = line?.[0]
    const same =
      first &&
      !first.isTable &&
      !block.isTable &&
      block.y0 + (block.y1 - block.y0) / 2 < first.y1 &&
      block.y0 < first.y1
    if (line && same) line.push(block)
    else lines.push([block])
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x0 - b.x0))
}

const toLines = (blocks: readonly Block[]): GlyphRun[][] => {
  const lines: GlyphRun[][] = []
  let open: GlyphRun | undefined
  for (const block of blocks) {
    for (const run of block.runs) {
      const sameLine =
        open !== undefined &&
        open.grid === run.grid &&
        open.cell === run.cell &&
        Math.min(open.y1, run.y1) - Math.max(open.y0, run.y0) > 0.5 * Math.min(open.y1 - open.y0, run.y1 - run.y0) &&
        run.x0 >= open.x1 - open.size
      if (sameLine) lines.at(-1)?.push(run)
      else lines.push([run])
      open = run
    }
  }
  return lines
}
