import type { Cell } from './cell.ts'
import type { PageSize } from './pieces.ts'

/** A table as rows of the cells that begin in them; cells know how many rows they span. It may go on over pages. */
export interface Table {
  /** False when it was made out from alignment alone: then cells are only as wide as their text. */
  readonly ruled: boolean
  readonly rows: readonly (readonly Cell[])[]
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  readonly page: PageSize
  readonly openTop: boolean
  readonly openBottom: boolean
}
