import type { Drawing, Piece } from './drawing.ts'

interface Sized {
  readonly width: number
  readonly height: number
}

/** How many quarter turns clockwise most of the page's text runs away from left-to-right. */
export const dominantTurn = ({ glyphs }: Drawing): number => {
  const counts = [0, 0, 0, 0]
  for (const { turn, char } of glyphs) if (turn >= 0 && char.trim()) counts[turn] = (counts[turn] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** The same drawing on a page turned back by `turn` quarter turns, and that page's size. */
export const turnBack = (drawing: Drawing, size: Sized, turn: number): Drawing & Sized => {
  if (turn === 0) return { ...drawing, ...size }
  const place = <T extends Piece>(one: T): T => ({ ...one, ...turned(one, size, turn) })
  return {
    width: turn === 2 ? size.width : size.height,
    height: turn === 2 ? size.height : size.width,
    glyphs: drawing.glyphs.map((glyph) => ({
      ...place(glyph),
      turn: glyph.turn < 0 ? glyph.turn : (glyph.turn - turn + 4) % 4,
    })),
    pieces: drawing.pieces.map(place),
    patches: drawing.patches.map(place),
    images: drawing.images.map(place),
  }
}

/** A box in the frame of a reader who turned the page back by `turn` quarter turns. */
export const turned = ({ x0, y0, x1, y1 }: Piece, { width, height }: Sized, turn: number): Piece =>
  turn === 1
    ? { x0: y0, y0: width - x1, x1: y1, y1: width - x0 }
    : turn === 2
      ? { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 }
      : turn === 3
        ? { x0: height - y1, y0: x0, x1: height - y0, y1: x1 }
        : { x0, y0, x1, y1 }
