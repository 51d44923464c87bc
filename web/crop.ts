import type { Box } from '#domain/pages'

interface Sized {
  readonly width: number
  readonly height: number
}

// Points. Enough around the words to see where on the page they stand: the row above and below, the label beside them.
const margin = 18
const leastWidth = 320
const leastHeight = 56
/** A box as high as this is half a certificate: its labels stand beside it, so the whole width is shown. */
const highBox = 160

/** The part of a page that is shown around a box: with a margin, never narrower or lower than what the eye needs, inside the page. */
export const cropAround = ([x0, y0, x1, y1]: Box, { width, height }: Sized): Box => {
  const wide = (y1 - y0) * height > highBox ? width : leastWidth
  const [left, right] = widened(x0 * width, x1 * width, wide, width)
  const [top, bottom] = widened(y0 * height, y1 * height, leastHeight, height)
  return [left / width, top / height, right / width, bottom / height]
}

const widened = (from: number, to: number, least: number, whole: number): readonly [number, number] => {
  const wanted = Math.min(whole, Math.max(least, to - from + 2 * margin))
  const start = Math.max(0, Math.min((from + to - wanted) / 2, whole - wanted))
  return [start, start + wanted]
}
