import type { TextBox } from './detect.ts'
import { type Gray, resize } from './image.ts'

/** A round red stamp, in pixels. */
export interface Seal {
  readonly x: number
  readonly y: number
  readonly radius: number
}

// Seen at this width a stamp is a few dozen pixels wide and its ring is closed.
const lookWidth = 300
const redEnough = 28
const smallest = 0.05 // of the page's width; a stamp is 40 mm on a page of 210 mm

/** Red blobs that are about as wide as high: stamps, not red headings and not ruled red lines. */
export const findSeals = (red: Gray): readonly Seal[] => {
  const scale = red.width / lookWidth
  const small = resize(red, lookWidth, Math.max(1, Math.round(red.height / scale)))
  const { width, height, data } = small
  const seen = new Uint8Array(data.length)
  const seals: Seal[] = []
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || (data[start] ?? 0) < redEnough) continue
    const { x0, y0, x1, y1, count } = flood(small, start, seen)
    const w = x1 - x0 + 1
    const h = y1 - y0 + 1
    const round = w / h > 0.75 && w / h < 1.33
    // A ring with a star covers a part of its square; a filled square is a picture.
    const fill = count / (w * h)
    if (round && w >= width * smallest && h >= width * smallest && fill > 0.08 && fill < 0.7)
      seals.push({
        x: ((x0 + x1 + 1) / 2) * scale,
        y: ((y0 + y1 + 1) / 2) * scale,
        radius: (Math.max(w, h) / 2) * scale,
      })
    if (seals.length > 20) break
  }
  return seals.filter(({ y }) => y < height * scale)
}

const flood = ({ width, height, data }: Gray, start: number, seen: Uint8Array) => {
  const stack = [start]
  seen[start] = 1
  let [x0, y0, x1, y1, count] = [width, height, 0, 0, 0]
  // The parts of a stamp (ring, star, characters) stand close to each other: reach over two pixels.
  const reach = 2
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width
    const y = (at - x) / width
    count++
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
    for (let ny = Math.max(0, y - reach); ny <= Math.min(height - 1, y + reach); ny++)
      for (let nx = Math.max(0, x - reach); nx <= Math.min(width - 1, x + reach); nx++) {
        const next = ny * width + nx
        if (seen[next] || (data[next] ?? 0) < redEnough) continue
        seen[next] = 1
        stack.push(next)
      }
  }
  return { x0, y0, x1, y1, count }
}

/** Is the line part of a stamp: inside its ring, and printed in its red (a date under a stamp is black)? */
export const isOfSeal = (
  { x, y, length, height }: TextBox,
  seals: readonly Seal[],
  image: Gray,
  red: Gray,
): boolean => {
  const inside = seals.some(
    (seal) => Math.hypot(seal.x - x, seal.y - y) < seal.radius * 1.05 && length < seal.radius * 2.2,
  )
  if (!inside) return false
  let ink = 0
  let black = 0
  const right = Math.min(image.width - 1, Math.round(x + length / 2))
  const bottom = Math.min(image.height - 1, Math.round(y + height / 2))
  for (let j = Math.max(0, Math.round(y - height / 2)); j <= bottom; j++)
    for (let i = Math.max(0, Math.round(x - length / 2)); i <= right; i++) {
      const at = j * image.width + i
      const isRed = (red.data[at] ?? 0) > 50
      // In the red channel black print stays dark and red print fades.
      const isBlack = (image.data[at] ?? 255) < 110
      if (isRed || isBlack) ink++
      if (isBlack && !isRed) black++
    }
  return ink > 0 && black < ink * 0.25
}
