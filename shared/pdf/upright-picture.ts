import type { PageOutline } from '#domain/page-picture'
import type { Box } from '#domain/pages'
import type { Picture } from './render.ts'

/** What was done to a page before it was read, and is done to its picture: quarter turns clockwise, then `-radians` about the middle. */
export interface Upright {
  readonly turns: number
  readonly radians: number
}

/** `turned` says how far the text runs away clockwise: going on to a full turn brings it back. */
export const uprightOf = ({ turned, scan }: Pick<PageOutline, 'source' | 'turned' | 'scan'>): Upright =>
  scan ? { turns: scan.turns, radians: scan.radians } : { turns: ((360 - (turned ?? 0)) % 360) / 90, radians: 0 }

export const setUpright = (picture: Picture, { turns, radians }: Upright): Picture => {
  const turned = quarterTurns(picture, turns)
  return radians === 0 ? turned : straighten(turned, radians)
}

/** The part of a picture in a box, to whole pixels outwards. */
export const cut = ({ width, height, rgba }: Picture, [x0, y0, x1, y1]: Box): Picture => {
  const left = Math.max(0, Math.floor(x0 * width))
  const top = Math.max(0, Math.floor(y0 * height))
  const wide = Math.max(1, Math.min(width, Math.ceil(x1 * width)) - left)
  const high = Math.max(1, Math.min(height, Math.ceil(y1 * height)) - top)
  const part = new Uint8Array(wide * high * 4)
  for (let y = 0; y < high; y++) {
    const from = ((top + y) * width + left) * 4
    part.set(rgba.subarray(from, from + wide * 4), y * wide * 4)
  }
  return { width: wide, height: high, rgba: part }
}

/** The pixels of a picture, four bytes in one number. */
const pixelsOf = ({ rgba }: Picture): Uint32Array => new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4)

const quarterTurns = (picture: Picture, turns: number): Picture => {
  if (turns === 0) return picture
  const { width, height } = picture
  const from = pixelsOf(picture)
  const to = new Uint32Array(from.length)
  const place = placeAfter(width, height, turns)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) to[place(x, y)] = from[y * width + x] ?? 0
  const [wide, high] = turns === 2 ? [width, height] : [height, width]
  return { width: wide, height: high, rgba: new Uint8Array(to.buffer) }
}

/** Where a pixel stands after the turns. */
const placeAfter = (width: number, height: number, turns: number): ((x: number, y: number) => number) =>
  turns === 1
    ? (x, y) => x * height + (height - 1 - y)
    : turns === 2
      ? (x, y) => (height - 1 - y) * width + (width - 1 - x)
      : (x, y) => (width - 1 - x) * height + y

/** In colour what `ocr/image.ts` does to the page that is read: bilinear, about the middle, same size, white outside. */
const straighten = ({ width, height, rgba: from }: Picture, radians: number): Picture => {
  const to = new Uint8Array(from.length).fill(255)
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  for (let y = 0; y < height; y++) {
    const dy = y + 0.5 - height / 2
    for (let x = 0; x < width; x++) {
      const dx = x + 0.5 - width / 2
      const sx = width / 2 + cos * dx - sin * dy - 0.5
      const sy = height / 2 + sin * dx + cos * dy - 0.5
      const x0 = Math.floor(sx)
      const y0 = Math.floor(sy)
      if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) continue
      const ax = sx - x0
      const ay = sy - y0
      const left = Math.max(0, x0) * 4
      const right = Math.min(width - 1, x0 + 1) * 4
      const top = Math.max(0, y0) * width * 4
      const bottom = Math.min(height - 1, y0 + 1) * width * 4
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) {
        const above = (from[top + left + channel] ?? 255) * (1 - ax) + (from[top + right + channel] ?? 255) * ax
        const below = (from[bottom + left + channel] ?? 255) * (1 - ax) + (from[bottom + right + channel] ?? 255) * ax
        to[at + channel] = above * (1 - ay) + below * ay + 0.5
      }
    }
  }
  return { width, height, rgba: to }
}
