import type { Box, PageCode, ReadPage } from '#domain/pages'
import type { Piece } from './drawing.ts'
import { type Point, readQr } from './qr.ts'
import type { Picture } from './render.ts'
import type { Upright } from './upright-picture.ts'

/** Text of a code goes into the layers and before reviewers; the largest code holds 4,296 characters, an address or a number 200. */
const maxCharacters = 1000

/** The codes of a page from its picture as it was drawn; boxes are of the page set upright, as all others. */
export const codesOf = async (picture: Picture, upright: Upright): Promise<readonly PageCode[]> =>
  (await readQr(picture)).map(({ text, corners }) => ({
    text: text.slice(0, maxCharacters).toWellFormed(),
    box: boxOf(corners, picture, upright),
  }))

/** For spreading into a page: nothing where there is no code. */
export const codesMember = (codes: readonly PageCode[]): Pick<ReadPage, 'codes'> => (codes.length > 0 ? { codes } : {})

/** About the middle, first the quarter turns, then back by the angle of the lines: what `upright-picture.ts` does to pixels. */
const boxOf = (corners: readonly Point[], { width, height }: Picture, { turns, radians }: Upright): Box => {
  const [wide, high] = turns % 2 === 0 ? [width, height] : [height, width]
  const angle = (turns * Math.PI) / 2 - radians
  const placed = corners.map(({ x, y }) => {
    const dx = x - width / 2
    const dy = y - height / 2
    return {
      x: (wide / 2 + Math.cos(angle) * dx - Math.sin(angle) * dy) / wide,
      y: (high / 2 + Math.sin(angle) * dx + Math.cos(angle) * dy) / high,
    }
  })
  const xs = placed.map(({ x }) => share(x))
  const ys = placed.map(({ y }) => share(y))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const share = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 1e5) / 1e5

/** Points. A code that a telephone reads is printed 12 mm wide at least; a square of a quarter of a page is a drawing. */
const sides = { least: 32, most: 220 } as const
/** Certificates are short; on a form a square picture is a stamp. */
const mostCharacters = 1000

/** Whether a page with a text layer is worth drawing to look for codes: a picture on it has the shape of one, and it may be a certificate. */
export const mayHoldCode = (images: readonly Piece[], characters: number): boolean =>
  characters <= mostCharacters &&
  images.some(({ x0, y0, x1, y1 }) => {
    const [short, long] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)]
    return short >= sides.least && long <= sides.most && long <= short * 1.1
  })
