import type { TextBox } from './detect.ts'
import { type Gray, sample, type Vector } from './image.ts'
import type { Models } from './models.ts'

/** One character of a line, and where it stands along it, 0..1. */
export interface LineGlyph {
  readonly char: string
  readonly confidence: number
  readonly from: number
  readonly to: number
  /** What else it could be, best first, where the recogniser was not sure. */
  readonly others?: readonly Guess[]
}

export interface Guess {
  readonly char: string
  readonly confidence: number
}

export interface ReadLine {
  readonly box: TextBox
  readonly glyphs: readonly LineGlyph[]
  /** Mean over the characters; 0 when nothing was read. */
  readonly confidence: number
}

// The recogniser's own height.
const lineHeight = 48
const minWidth = 16
// Lines of similar length share a batch; padding costs as much as text.
const maxBatch = 6
// What is read surer than this has no other guess worth keeping.
const sure = 0.98
const leastGuess = 0.001
const maxGuesses = 8

export const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** The line, straightened to the recogniser's height. */
export const cropLine = (image: Gray, { x, y, length, height, angle }: TextBox): Gray => {
  const along: Vector = [Math.cos(angle) * length, Math.sin(angle) * length]
  const down: Vector = [-Math.sin(angle) * height, Math.cos(angle) * height]
  const origin: Vector = [x - (along[0] + down[0]) / 2, y - (along[1] + down[1]) / 2]
  const width = Math.max(minWidth, Math.round((length * lineHeight) / Math.max(1, height)))
  return sample(image, origin, along, down, width, lineHeight)
}

/** What stands in each line, in no particular order. */
export const recogniseLines = async (
  models: Models,
  image: Gray,
  boxes: readonly TextBox[],
): Promise<readonly ReadLine[]> => {
  const crops = boxes
    .map((box) => ({ box, crop: cropLine(image, box) }))
    .toSorted((a, b) => a.crop.width - b.crop.width)
  const lines: ReadLine[] = []
  for (let at = 0; at < crops.length; ) {
    const batch = takeBatch(crops, at)
    at += batch.length
    const width = Math.max(64, ...batch.map(({ crop }) => crop.width))
    const { data, dims } = await models.recognise(
      toInput(
        batch.map(({ crop }) => crop),
        width,
      ),
    )
    const [, steps = 0, classes = 0] = dims
    batch.forEach(({ box, crop }, n) => {
      const scores = data.subarray(n * steps * classes, (n + 1) * steps * classes)
      lines.push(decode(scores, steps, classes, models.alphabet, box, width / crop.width))
    })
  }
  return lines
}

const takeBatch = <T extends { readonly crop: Gray }>(crops: readonly T[], at: number): readonly T[] => {
  const first = crops[at]?.crop.width ?? 0
  const end = crops.findIndex(({ crop }, i) => i > at && crop.width > Math.max(first * 1.25, first + 64))
  return crops.slice(at, Math.min(at + maxBatch, end < 0 ? crops.length : end))
}

const toInput = (crops: readonly Gray[], width: number) => {
  const plane = lineHeight * width
  const data = new Float32Array(crops.length * 3 * plane)
  crops.forEach((crop, n) => {
    for (let y = 0; y < lineHeight; y++)
      for (let x = 0; x < crop.width; x++) {
        const value = (crop.data[y * crop.width + x] ?? 255) / 127.5 - 1
        const at = n * 3 * plane + y * width + x
        data[at] = value
        data[at + plane] = value
        data[at + 2 * plane] = value
      }
  })
  return { data, count: crops.length, height: lineHeight, width }
}

interface Step {
  readonly char: string
  confidence: number
  readonly first: number
  last: number
  /** The step at which it was surest. */
  peak: number
}

/** Greedy CTC: the best class a step; a class that goes on is one character, the blank parts equal neighbours. */
const decode = (
  scores: Float32Array,
  steps: number,
  classes: number,
  alphabet: readonly string[],
  box: TextBox,
  padding: number,
): ReadLine => {
  const read: Step[] = []
  let previous = 0
  for (let step = 0; step < steps; step++) {
    const { best, score } = bestClass(scores, step * classes, classes)
    const last = read.at(-1)
    if (best !== 0 && best === previous && last) {
      last.last = step
      if (score > last.confidence) Object.assign(last, { confidence: score, peak: step })
    } else if (best !== 0)
      read.push({ char: alphabet[best] ?? '', confidence: score, first: step, last: step, peak: step })
    previous = best
  }
  const middles = read.map(({ first, last }) => ((first + last + 1) / 2 / steps) * padding)
  // Characters are about as wide as the line is high; narrower ones end where the next begins.
  const widest = Math.min(1, box.height / Math.max(box.length, 1)) * 0.5
  const glyphs = read.map(({ char, confidence, peak }, i): LineGlyph => {
    const middle = middles[i] ?? 0
    const before = (middle - (middles[i - 1] ?? Number.NEGATIVE_INFINITY)) / 2
    const after = ((middles[i + 1] ?? Number.POSITIVE_INFINITY) - middle) / 2
    return {
      char,
      confidence,
      from: Math.max(0, middle - Math.min(before, widest)),
      to: Math.min(1, middle + Math.min(after, widest)),
      ...(confidence < sure ? { others: otherGuesses(scores, peak * classes, classes, alphabet, char) } : {}),
    }
  })
  const confidence = read.length === 0 ? 0 : read.reduce((sum, one) => sum + one.confidence, 0) / read.length
  return { box, glyphs, confidence }
}

/** The classes that came near, without the blank and the one that was taken. */
const otherGuesses = (
  scores: Float32Array,
  at: number,
  classes: number,
  alphabet: readonly string[],
  taken: string,
): readonly Guess[] => {
  const guesses: Guess[] = []
  for (let c = 1; c < classes; c++) {
    const confidence = scores[at + c] ?? 0
    const char = alphabet[c] ?? ''
    if (confidence >= leastGuess && char !== taken) guesses.push({ char, confidence })
  }
  return guesses.toSorted((a, b) => b.confidence - a.confidence).slice(0, maxGuesses)
}

const bestClass = (scores: Float32Array, at: number, classes: number): { best: number; score: number } => {
  let best = 0
  let score = scores[at] ?? 0
  for (let c = 1; c < classes; c++) {
    const value = scores[at + c] ?? 0
    if (value > score) {
      score = value
      best = c
    }
  }
  return { best, score }
}
