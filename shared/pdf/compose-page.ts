import type { Box, ReadPage, Ruling, TextRun } from '#domain/pages'
import type { Glyph, Piece } from './drawing.ts'
import { isOverprinted } from './glyphs.ts'
import { orderRuns } from './reading-order.ts'
import { findRulings, type Rulings } from './rulings.ts'
import { composeRuns, type GlyphRun } from './runs.ts'
import { findGrids } from './table-grid.ts'

/** What stands on an upright page: characters that a reader sees and pieces of ink, in points (or whatever `width` is in). */
export interface PageInk {
  readonly width: number
  readonly height: number
  readonly visible: readonly Glyph[]
  readonly pieces: readonly Piece[]
}

type Composed = Pick<ReadPage, 'runs' | 'rulings' | 'text'>

/** Characters → runs in reading order, with boxes as shares of the page. The same for text layers and for scans. */
export const composePage = ({ width, height, visible, pieces }: PageInk): Composed => {
  const rulings = findRulings(pieces)
  const grids = findGrids(rulings)
  const lines = orderRuns(composeRuns(visible, grids), grids, isOverprinted(visible))
  return {
    runs: lines.flat().map((run) => toText(run, width, height)),
    rulings: toRulings(rulings, width, height),
    text: lines.map((line) => line.map((run) => run.text).join(' ')).join('\n'),
  }
}

export const toText = (run: GlyphRun, width: number, height: number): TextRun => ({
  text: run.text,
  box: toBox(run, width, height),
  boxes: run.boxes.map((place) => toBox(place, width, height)),
  ...(run.slanted && { slanted: true }),
  ...(run.confidence !== undefined && { confidence: Math.round(run.confidence * 1000) / 1000 }),
})

export const toBox = ({ x0, y0, x1, y1 }: Piece, width: number, height: number): Box => [
  share(x0, width),
  share(y0, height),
  share(x1, width),
  share(y1, height),
]

// A hundred-thousandth of a page is 0.008 pt: enough, and it keeps the stored JSON short.
const share = (value: number, whole: number): number => Math.round((value / whole) * 1e5) / 1e5

const toRulings = ({ horizontal, vertical }: Rulings, width: number, height: number): Ruling[] => [
  ...horizontal.map(({ at, from, to }) => toBox({ x0: from, y0: at, x1: to, y1: at }, width, height)),
  ...vertical.map(({ at, from, to }) => toBox({ x0: at, y0: from, x1: at, y1: to }, width, height)),
]
