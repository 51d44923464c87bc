import type { Gray } from './image.ts'
import type { LineGlyph, ReadLine } from './recognise.ts'

interface Square {
  readonly x0: number
  readonly x1: number
  readonly ticked: boolean
}

// Of the line's height as detected: a printed box is about as large as a character.
const smallest = 0.34
const largest = 0.95
// Each side of a box is a line; a character of the same outline (口, 日, 回) has rounder corners and neighbours on both sides.
const sideInk = 0.82
const tickInk = 0.1
const lookAlikes = /[口□〓回日囗曰囝团]/u
/** Room that a box leaves to the word before it, and the reach to a box that stands before the detected line. */
const roomBefore = 0.16
const reachBefore = 1.7

/**
 * The recogniser does not know ☐ and ☑: it drops them or takes them for 口. Here they are found as what they are, squares with or without a
 * tick, at the head of a line or with room before them, and put into the line.
 */
export const setCheckBoxes = (lines: readonly ReadLine[], image: Gray, ink: Uint8Array): readonly ReadLine[] =>
  lines.map((line) => {
    const { box } = line
    if (Math.abs(box.angle) > 0.02) return line
    const squares = squaresNear(line, lines, ink, image)
    return squares.reduce((current, square) => putSquare(current, square), line)
  })

const squaresNear = (line: ReadLine, lines: readonly ReadLine[], ink: Uint8Array, image: Gray): readonly Square[] => {
  const { x, y, length, height } = line.box
  const start = x - length / 2
  const neighbours = lines.filter(({ box }) => box !== line.box && Math.abs(box.y - y) < height * 0.5 && box.x < x)
  const wall = Math.max(0, ...neighbours.map(({ box }) => box.x + box.length / 2))
  const area = {
    x0: Math.max(0, Math.round(Math.max(start - reachBefore * height, wall))),
    x1: Math.min(image.width, Math.round(start + length)),
    y0: Math.max(0, Math.round(y - height / 2)),
    y1: Math.min(image.height, Math.round(y + height / 2)),
  }
  return components(ink, image.width, area)
    .filter((part) => isSquare(part, ink, image.width, height))
    .filter((part) => hasRoomBefore(part, line, ink, image.width, area))
    .map((part) => ({ x0: part.x0, x1: part.x1 + 1, ticked: insideInk(part, ink, image.width) > tickInk }))
}

interface Area {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Boxes around connected ink, inclusive of both ends. */
const components = (ink: Uint8Array, width: number, area: Area): readonly Area[] => {
  const seen = new Set<number>()
  const found: Area[] = []
  for (let y = area.y0; y < area.y1; y++)
    for (let x = area.x0; x < area.x1; x++) {
      const start = y * width + x
      if (!ink[start] || seen.has(start)) continue
      let [x0, y0, x1, y1] = [x, y, x, y]
      const stack = [start]
      seen.add(start)
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        const cx = at % width
        const cy = (at - cx) / width
        x0 = Math.min(x0, cx)
        x1 = Math.max(x1, cx)
        y0 = Math.min(y0, cy)
        y1 = Math.max(y1, cy)
        for (let ny = Math.max(area.y0, cy - 1); ny <= Math.min(area.y1 - 1, cy + 1); ny++)
          for (let nx = Math.max(area.x0, cx - 1); nx <= Math.min(area.x1 - 1, cx + 1); nx++) {
            const next = ny * width + nx
            if (!ink[next] || seen.has(next)) continue
            seen.add(next)
            stack.push(next)
          }
      }
      found.push({ x0, y0, x1, y1 })
    }
  return found
}

const isSquare = ({ x0, y0, x1, y1 }: Area, ink: Uint8Array, width: number, lineHeight: number): boolean => {
  const w = x1 - x0 + 1
  const h = y1 - y0 + 1
  if (w < lineHeight * smallest || w > lineHeight * largest || w / h < 0.8 || w / h > 1.25) return false
  const inset = 2
  const covered = (length: number, isInk: (along: number, depth: number) => boolean): number => {
    let count = 0
    for (let along = 0; along < length; along++)
      for (let depth = 0; depth <= inset; depth++)
        if (isInk(along, depth)) {
          count++
          break
        }
    return count / length
  }
  const at = (x: number, y: number): boolean => ink[y * width + x] === 1
  return (
    covered(w, (along, depth) => at(x0 + along, y0 + depth)) >= sideInk &&
    covered(w, (along, depth) => at(x0 + along, y1 - depth)) >= sideInk &&
    covered(h, (along, depth) => at(x0 + depth, y0 + along)) >= sideInk &&
    covered(h, (along, depth) => at(x1 - depth, y0 + along)) >= sideInk
  )
}

/** 人口 and 出口 have none; a box at the head of a line has all of it. */
const hasRoomBefore = (
  { x0, y0, y1 }: Area,
  { box }: ReadLine,
  ink: Uint8Array,
  width: number,
  area: Area,
): boolean => {
  const from = Math.max(area.x0, Math.round(x0 - roomBefore * box.height))
  for (let y = y0; y <= y1; y++) for (let x = from; x < x0; x++) if (ink[y * width + x]) return false
  return true
}

const insideInk = ({ x0, y0, x1, y1 }: Area, ink: Uint8Array, width: number): number => {
  const rim = Math.max(3, Math.round((x1 - x0) * 0.22))
  let count = 0
  let all = 0
  for (let y = y0 + rim; y <= y1 - rim; y++)
    for (let x = x0 + rim; x <= x1 - rim; x++) {
      all++
      if (ink[y * width + x]) count++
    }
  return all === 0 ? 0 : count / all
}

/** Replaces what was read there, or goes between its neighbours; a box before the line makes the line longer. */
const putSquare = (line: ReadLine, { x0, x1, ticked }: Square): ReadLine => {
  const { box } = line
  const start = box.x - box.length / 2
  const grow = Math.max(0, start - x0)
  const length = box.length + grow
  const moved = line.glyphs.map(({ from, to, ...rest }) => ({
    ...rest,
    from: (from * box.length + grow) / length,
    to: (to * box.length + grow) / length,
  }))
  const from = (x0 - start + grow) / length
  const to = (x1 - start + grow) / length
  const isUnder = (glyph: LineGlyph): boolean => {
    const middle = (glyph.from + glyph.to) / 2
    return middle > from && middle < to
  }
  // A character that is sure of itself is one (国, 图): only what a box may be taken for makes room for it.
  if (moved.some((glyph) => isUnder(glyph) && !lookAlikes.test(glyph.char) && glyph.confidence > 0.6)) return line
  const square: LineGlyph = { char: ticked ? '☑' : '□', confidence: 0.9, from, to }
  const glyphs = [...moved.filter((glyph) => !isUnder(glyph)), square].toSorted((a, b) => a.from + a.to - b.from - b.to)
  return { ...line, box: { ...box, x: box.x - grow / 2, length }, glyphs }
}
