import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRulings } from '#pdf/rulings'
import { findGrids } from '#pdf/table-grid'

interface Piece {
  x0: number
  y0: number
  x1: number
  y1: number
}
const across = (y: number, x0: number, x1: number): Piece => ({ x0, x1, y0: y, y1: y + 0.5 })
const down = (x: number, y0: number, y1: number): Piece => ({ x0: x, x1: x + 0.5, y0, y1 })
const box = (xs: readonly number[], ys: readonly number[]): Piece[] => [
  ...ys.map((y) => across(y, xs[0] ?? 0, xs.at(-1) ?? 0)),
  ...xs.map((x) => down(x, ys[0] ?? 0, ys.at(-1) ?? 0)),
]
const gridsOf = (pieces: readonly Piece[]) => findGrids(findRulings(pieces))
const spans = (pieces: readonly Piece[]) =>
  gridsOf(pieces)[0]?.cells.map(({ row, rowEnd, col, colEnd }) => [row, rowEnd, col, colEnd])

describe('a ruled table', () => {
  test('has a cell between each pair of lines', () => {
    expect(spans(box([0, 100, 200], [0, 20, 40]))).toEqual([
      [0, 1, 0, 1],
      [0, 1, 1, 2],
      [1, 2, 0, 1],
      [1, 2, 1, 2],
    ])
  })

  test('has merged cells where a line is missing', () => {
    const pieces = [...box([0, 200], [0, 40]), down(100, 0, 40), across(20, 100, 200)]
    expect(spans(pieces)).toEqual([
      [0, 2, 0, 1],
      [0, 1, 1, 2],
      [1, 2, 1, 2],
    ])
  })

  test('counts a double line once', () => {
    const pieces = [...box([0, 100, 200], [0, 20, 40]), ...box([2, 98, 198], [2, 22, 38])]
    expect(spans(pieces)).toHaveLength(4)
  })

  test('is cut by the page where its lines run on without a closing one', () => {
    const [grid] = gridsOf([...box([0, 100, 200], [0, 20]), down(0, 20, 60), down(100, 20, 60), down(200, 20, 60)])
    expect(grid).toMatchObject({ openTop: false, openBottom: true })
    expect(grid?.cells).toHaveLength(4)
  })

  test('apart from another one is a table of its own', () => {
    expect(gridsOf([...box([0, 100], [0, 20]), ...box([0, 100], [60, 80])])).toHaveLength(2)
  })

  test('is the same in whatever order and pieces its lines were drawn', () => {
    const pieces = [0, 20, 40]
      .flatMap((y) => [across(y, 0, 60), across(y, 58, 130), across(y, 130, 200)])
      .concat([0, 100, 200].flatMap((x) => [down(x, 0, 20), down(x, 20, 40)]))
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: pieces.length }), (shuffled) => {
        expect(spans(shuffled)).toEqual(spans(pieces))
      }),
    )
  })
})

test('text that is underlined makes no table', () => {
  expect(gridsOf([across(10, 0, 100), across(40, 0, 100)])).toEqual([])
})
