import type { PictureMarks } from '#domain/pages'
import { type Gray, quarterTurns, resize } from './ocr/image.ts'
import type { Picture } from './render.ts'

/** Cells across and down of the fine mark; a cell of A4 is three millimetres wide. */
export const fineCells = 64
const nearCells = 8
// Grain and compression move a cell's mean by one or two of 255; flat paper must give the same bits in every copy.
const leastStep = 5
// A coarse cell is the mean of 48,000 pixels, and steadier.
const leastCoarseStep = 1

/**
 * Two marks of a page's picture: a dHash of 64 bits, which survives another scanner and cannot tell one form from the same form filled in
 * otherwise; and one of 4,096 bits, which only copies of one scan share, as a second scan lies and is stamped otherwise. `turns` as the page
 * was set upright; its slant is left as it is, two scans have two of them.
 */
export const pictureMarks = (picture: Picture, turns: number): PictureMarks => {
  const small = resize(quarterTurns(greenChannel(picture), turns), fineCells + 1, fineCells + 1)
  return {
    near: Buffer.from(steps(resize(small, nearCells + 1, nearCells), nearCells, leastCoarseStep)).toString('hex'),
    fine: Buffer.from(steps(resize(small, fineCells + 1, fineCells), fineCells, leastStep)).toString('base64'),
  }
}

/** Red seals are dark in it: where they were stamped tells copies apart. */
const greenChannel = ({ width, height, rgba }: Picture): Gray => {
  const data = new Uint8Array(width * height)
  for (let i = 0; i < data.length; i++) data[i] = rgba[i * 4 + 1] ?? 255
  return { width, height, data }
}

/** A bit a cell, rows top to bottom: the cell is brighter than its right neighbour by more than `least`. */
const steps = ({ width, data }: Gray, cells: number, least: number): Uint8Array => {
  const bits = new Uint8Array((cells * cells) / 8)
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++) {
      const at = row * width + column
      const bit = row * cells + column
      if ((data[at] ?? 0) - (data[at + 1] ?? 0) > least) bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  return bits
}
