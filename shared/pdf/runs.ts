import type { Glyph } from './drawing.ts'
import { isOverprinted } from './glyphs.ts'
import type { Grid, GridCell } from './table-grid.ts'

/** Glyphs that stand together on one line of one cell. Points. */
export interface GlyphRun {
  readonly text: string
  readonly boxes: readonly Place[]
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly size: number
  readonly order: number
  /** Which grid and cell it stands in; -1 outside of every table. */
  readonly grid: number
  readonly cell: number
  readonly slanted: boolean
  /** Mean over the characters that were recognised in a picture. */
  readonly confidence?: number
}

export interface Place {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Groups a page's glyphs into runs, by geometry alone: the drawing order of a PDF says nothing about reading. */
export const composeRuns = (glyphs: readonly Glyph[], grids: readonly Grid[]): GlyphRun[] => {
  if (isOverprinted(glyphs)) return composeAsDrawn(glyphs)
  const groups = new Map<string, { place: CellPlace; frame: number; glyphs: Glyph[] }>()
  const places = glyphs.map((glyph) => locate(glyph, grids))
  if (grids.length > 0) keepTogether(glyphs, places)
  for (const [index, glyph] of glyphs.entries()) {
    const place = places[index] ?? nowhere
    const key = `${place.grid} ${place.cell} ${glyph.turn}`
    const group = groups.get(key)
    if (group) group.glyphs.push(glyph)
    else groups.set(key, { place, frame: glyph.turn, glyphs: [glyph] })
  }
  for (const group of mergeVertical(groups)) group.frame = 1
  return [...groups.values()].flatMap(({ place, frame, glyphs: members }) =>
    linesOf(members, Math.max(0, frame)).flatMap((line) => runsOf(line, Math.max(0, frame), place, frame < 0)),
  )
}

const composeAsDrawn = (glyphs: readonly Glyph[]): GlyphRun[] => {
  const drawn = glyphs.filter((glyph) => glyph.char.trim() !== '')
  const columns: Glyph[][] = []
  for (const glyph of drawn) {
    const column = columns.at(-1)
    const last = column?.at(-1)
    const near = last && Math.abs(last.x0 + last.x1 - glyph.x0 - glyph.x1) < glyph.size * 2
    if (column && near) column.push(glyph)
    else columns.push([glyph])
  }
  return columns.map((column) => {
    const characters = column.flatMap((glyph) => [...glyph.char].map((char) => ({ char, glyph })))
    const text = characters.map(({ char }) => char).join('')
    return toRun(
      text,
      characters.map(({ glyph }) => glyph),
      column,
      nowhere,
      false,
    )
  })
}

interface CellPlace {
  readonly grid: number
  readonly cell: number
}

const nowhere: CellPlace = { grid: -1, cell: -1 }

const locate = (glyph: Glyph, grids: readonly Grid[]): CellPlace => {
  const x = (glyph.x0 + glyph.x1) / 2
  const y = (glyph.y0 + glyph.y1) / 2
  let best = nowhere
  let bestArea = Number.POSITIVE_INFINITY
  grids.forEach((grid, index) => {
    if (x < grid.x0 || x > grid.x1 || y < grid.y0 || y > grid.y1) return
    const area = (grid.x1 - grid.x0) * (grid.y1 - grid.y0)
    if (area >= bestArea) return
    const cell = grid.cells.findIndex((one) => inside(one, x, y))
    if (cell < 0) return
    best = { grid: index, cell }
    bestArea = area
  })
  return best
}

/**
 * A word drawn in one stroke belongs to one cell. Where another font than the one it was laid out with is used its end
 * sticks out over the border.
 */
const keepTogether = (glyphs: readonly Glyph[], places: CellPlace[]): void => {
  for (let start = 0; start < glyphs.length; ) {
    let end = start + 1
    while (end < glyphs.length && flowsOn(glyphs[end - 1], glyphs[end])) end++
    const first = places[start]
    const isCut =
      first && places.slice(start, end).some((place) => place.cell !== first.cell || place.grid !== first.grid)
    if (isCut) {
      const home = mostly(places.slice(start, end))
      if (home) places.fill(home, start, end)
    }
    start = end
  }
}

const flowsOn = (a: Glyph | undefined, b: Glyph | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.order === b.order &&
  a.turn === 0 &&
  Math.abs(b.x0 - a.x1) < a.size * 0.6 &&
  Math.abs(b.y1 - a.y1) < a.size * 0.3

/** The place of at least 60 % of them. */
const mostly = (places: readonly CellPlace[]): CellPlace | undefined =>
  places.find(
    (one) => places.filter((other) => other.cell === one.cell && other.grid === one.grid).length >= places.length * 0.6,
  )

const inside = (cell: GridCell, x: number, y: number) => x >= cell.x0 && x <= cell.x1 && y >= cell.y0 && y <= cell.y1

type Group = { place: CellPlace; frame: number; glyphs: Glyph[] }

/** Columns of vertical writing: upright characters that follow each other downwards, with Latin turned beside them. */
const mergeVertical = (groups: Map<string, Group>): Group[] => {
  const vertical: Group[] = []
  for (const [key, group] of groups) {
    if (group.frame !== 0 || !isVertical(group.glyphs)) continue
    vertical.push(group)
    const turnedKey = key.replace(/ 0$/, ' 1')
    const turned = groups.get(turnedKey)
    if (!turned) continue
    group.glyphs.push(...turned.glyphs)
    groups.delete(turnedKey)
  }
  return vertical
}

// A label written one character a line (`单\n位\n推\n荐`) is a stack too, so short ones are left to line building.
const shortestColumn = 24

const isVertical = (glyphs: readonly Glyph[]): boolean => {
  if (glyphs.length < shortestColumn) return false
  let down = 0
  let across = 0
  for (let i = 1; i < glyphs.length; i++) {
    const a = glyphs[i - 1]
    const b = glyphs[i]
    if (!a || !b) continue
    const dx = b.x0 - a.x0
    const dy = b.y0 - a.y0
    if (Math.abs(dx) < a.size * 0.3 && dy > a.size * 0.5 && dy < a.size * 1.6) down++
    else if (Math.abs(dy) < a.size * 0.3 && dx > 0 && dx < a.size * 1.6) across++
  }
  return down > across * 2 && down >= shortestColumn / 2
}

// In frame 1 and 3 the text runs down or up; along/over swap the axes so that one algorithm serves all four.
const along = (g: Place, frame: number): [number, number] =>
  frame === 0 ? [g.x0, g.x1] : frame === 1 ? [g.y0, g.y1] : frame === 2 ? [-g.x1, -g.x0] : [-g.y1, -g.y0]
const across = (g: Place, frame: number): [number, number] =>
  frame === 0 ? [g.y0, g.y1] : frame === 1 ? [-g.x1, -g.x0] : frame === 2 ? [-g.y1, -g.y0] : [g.x0, g.x1]

interface TextLine {
  middle: number
  half: number
  glyphs: Glyph[]
}

const linesOf = (glyphs: readonly Glyph[], frame: number): Glyph[][] => {
  const lines: TextLine[] = []
  // Large before small, so that an index (m³) joins the line of its base and does not found one.
  for (const glyph of [...glyphs].sort((a, b) => b.size - a.size)) {
    const [top, bottom] = across(glyph, frame)
    const middle = (top + bottom) / 2
    const half = (bottom - top) / 2
    const line = lines.find((one) => Math.abs(one.middle - middle) <= one.half * 0.75)
    if (line) line.glyphs.push(glyph)
    else lines.push({ middle, half, glyphs: [glyph] })
  }
  return lines.sort((a, b) => a.middle - b.middle).map((line) => sortAlong(line.glyphs, frame))
}

const sortAlong = (glyphs: Glyph[], frame: number): Glyph[] =>
  glyphs.sort((a, b) => {
    const [a0, a1] = along(a, frame)
    const [b0, b1] = along(b, frame)
    return a0 + a1 - b0 - b1
  })

const latin = /[A-Za-z0-9.,;)%]$/
const latinStart = /^[A-Za-z0-9(]/
// One em parts columns of a table without borders; letters spaced for looks stay closer.
const columnGap = 1
// Cells of tight columns without borders stand closer, but each is a text object of its own. Word and LibreOffice put a
// quarter em between Chinese and Latin.
const cellGap = 0.3

const runsOf = (line: readonly Glyph[], frame: number, place: CellPlace, slanted: boolean): GlyphRun[] => {
  const runs: GlyphRun[] = []
  let text = ''
  let boxes: Place[] = []
  let members: Glyph[] = []
  let spaced = false
  const flush = () => {
    if (members.length) runs.push(toRun(text, boxes, members, place, slanted))
    text = ''
    boxes = []
    members = []
    spaced = false
  }
  for (const glyph of line) {
    if (/^[\s\p{Cc}]*$/u.test(glyph.char)) {
      spaced = spaced || glyph.char === ' '
      continue
    }
    const last = members.at(-1)
    if (last) {
      const gap = along(glyph, frame)[0] - along(last, frame)[1]
      const em = Math.max(last.size, glyph.size)
      const apart = place.grid < 0 && !spaced && glyph.textObject !== last.textObject && gap > em * cellGap
      if (gap > em * columnGap || apart) flush()
      else if ((spaced && gap > em * 0.1) || (gap > em * 0.22 && latin.test(text) && latinStart.test(glyph.char))) {
        text += ' '
        boxes.push(between(last, glyph))
      }
    }
    for (const char of glyph.char) {
      text += char
      boxes.push(glyph)
    }
    members.push(glyph)
    spaced = false
  }
  flush()
  return runs
}

const between = (a: Place, b: Place): Place => ({
  x0: Math.min(a.x1, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x0),
  y1: Math.max(a.y1, b.y1),
})

const toRun = (
  text: string,
  boxes: readonly Place[],
  glyphs: readonly Glyph[],
  place: CellPlace,
  slanted: boolean,
): GlyphRun => {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -1e9]
  let size = 0
  let order = Number.POSITIVE_INFINITY
  for (const glyph of glyphs) {
    x0 = Math.min(x0, glyph.x0)
    y0 = Math.min(y0, glyph.y0)
    x1 = Math.max(x1, glyph.x1)
    y1 = Math.max(y1, glyph.y1)
    size = Math.max(size, glyph.size)
    order = Math.min(order, glyph.order)
  }
  const recognised = glyphs.flatMap(({ confidence }) => confidence ?? [])
  const confidence = recognised.reduce((sum, one) => sum + one, 0) / recognised.length
  return {
    text,
    boxes,
    x0,
    y0,
    x1,
    y1,
    size,
    order,
    ...place,
    slanted,
    ...(recognised.length > 0 && { confidence }),
  }
}
