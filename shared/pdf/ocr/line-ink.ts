import type { Gray } from './image.ts'
import { median } from './median.ts'
import { cropLine, isHan, type LineGlyph, type ReadLine } from './recognise.ts'

/** A line straightened, its rulings wiped out, and how much ink stands in each of its columns. */
export interface LineInk {
  readonly crop: Gray
  /** Width of a Chinese character, in pixels of the crop. */
  readonly em: number
  /** Below this a pixel is ink. */
  readonly threshold: number
  /** Pixels of ink in each column. */
  readonly columns: readonly number[]
}

/** Columns of the crop, the last one excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

// Detected boxes are a little higher than the type.
const typeHeight = 0.76
// Above and below this share of the crop the strokes of neighbouring lines look in.
const rim = 0.08

export const middleOf = ({ from, to }: { readonly from: number; readonly to: number }): number => (from + to) / 2

export const inkOfLine = (line: ReadLine, image: Gray): LineInk => {
  const cropped = cropLine(image, line.box)
  const em = emOf(line.glyphs, cropped)
  const threshold = thresholdOf(cropped)
  const crop = withoutRulings(cropped, threshold, em * 1.7)
  const [top, bottom] = rowsOf(crop)
  const columns = Array.from({ length: crop.width }, (_, x) => {
    let ink = 0
    for (let y = top; y < bottom; y++) if ((crop.data[y * crop.width + x] ?? 255) < threshold) ink++
    return ink
  })
  return { crop, em, threshold, columns }
}

export const rowsOf = ({ height }: Gray): readonly [top: number, bottom: number] => [
  Math.round(height * rim),
  Math.round(height * (1 - rim)),
]

/** The usual step from one Chinese character to the next; what the height of the line gives, where there are too few. */
const emOf = (glyphs: readonly LineGlyph[], { width, height }: Gray): number => {
  const type = height * typeHeight
  const steps = glyphs.flatMap((glyph, i) => {
    const next = glyphs[i + 1]
    const step = next && isHan(glyph.char) && isHan(next.char) ? (middleOf(next) - middleOf(glyph)) * width : 0
    return step > type * 0.75 && step < type * 1.35 ? [step] : []
  })
  return steps.length >= 3 ? median(steps) : type
}

/** Half way between the paper and the darkest ink. */
const thresholdOf = ({ data }: Gray): number => {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1
  const at = (share: number) => {
    let left = data.length * share
    return counts.findIndex((count) => {
      left -= count
      return left < 0
    })
  }
  return (at(0.02) + at(0.7)) / 2
}

/** Underlines and borders: runs of ink along the line that are longer than a character. */
const withoutRulings = (crop: Gray, threshold: number, longest: number): Gray => {
  const data = Uint8Array.from(crop.data)
  for (let y = 0; y < crop.height; y++)
    for (let x = 0, start = -1; x <= crop.width; x++) {
      const isInk = x < crop.width && (crop.data[y * crop.width + x] ?? 255) < threshold
      if (isInk && start < 0) start = x
      if (isInk || start < 0) continue
      if (x - start > longest) data.fill(255, y * crop.width + start, y * crop.width + x)
      start = -1
    }
  return { ...crop, data }
}

/** The span without white columns at its ends; undefined where there is no ink. */
export const trimmed = ({ columns }: LineInk, { from, to }: Span): Span | undefined => {
  let [left, right] = [Math.max(0, Math.round(from)), Math.min(columns.length, Math.round(to))]
  while (left < right && !columns[left]) left++
  while (right > left && !columns[right - 1]) right--
  return left < right ? { from: left, to: right } : undefined
}

/** The column within reach of `at` with the least ink; of several the nearest. */
export const thinnest = ({ columns }: LineInk, at: number, reach: number): number => {
  let best = Math.round(at)
  let least = Number.POSITIVE_INFINITY
  for (let x = Math.max(0, Math.round(at - reach)); x <= Math.min(columns.length - 1, Math.round(at + reach)); x++) {
    const cost = (columns[x] ?? 0) + Math.abs(x - at) / (reach * 2)
    if (cost >= least) continue
    least = cost
    best = x
  }
  return best
}

/** Rows between the highest and the lowest ink of the span, and the share of the span's square that is ink. */
export const heightOf = ({ crop, threshold }: LineInk, { from, to }: Span): { height: number; share: number } => {
  const [top, bottom] = rowsOf(crop)
  let [first, last, ink] = [bottom, top - 1, 0]
  for (let y = top; y < bottom; y++)
    for (let x = from; x < to; x++)
      if ((crop.data[y * crop.width + x] ?? 255) < threshold) {
        first = Math.min(first, y)
        last = y
        ink++
      }
  const height = Math.max(0, last - first + 1)
  return { height, share: height === 0 ? 0 : ink / (height * (to - from)) }
}
