import type { TextBox } from './detect.ts'
import { type Gray, sample, type Vector } from './image.ts'
import type { ModelInput, Models } from './models.ts'

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
// The recogniser was trained on lines with room behind them. A short one without it gains a stroke at its end (免试 became .免试); a long one
// reads no better with it.
const room = 32
const leastInput = 64
const inputWidth = (width: number): number => Math.max(leastInput, width < 400 ? width + room : width)
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

/**
 * What stands in each line, one after the other. Six together took a quarter (a form) to a half (long lines) more processor time: the shorter
 * ones are padded, and the system cleans new memory for buffers that large, layer by layer.
 */
export const recogniseLines = async (
  models: Models,
  image: Gray,
  boxes: readonly TextBox[],
): Promise<readonly ReadLine[]> => {
  const lines: ReadLine[] = []
  for (const box of boxes) {
    const crop = cropLine(image, box)
    const input = toInput(crop)
    const { data, dims } = await models.recognise(input)
    const [, steps = 0, classes = 0] = dims
    lines.push(decode(data, steps, classes, models.alphabet, box, input.width / crop.width))
  }
  return lines
}

const toInput = (crop: Gray): ModelInput => {
  const width = inputWidth(crop.width)
  const plane = lineHeight * width
  const data = new Float32Array(3 * plane)
  for (let y = 0; y < lineHeight; y++)
    for (let x = 0; x < crop.width; x++) {
      const value = (crop.data[y * crop.width + x] ?? 255) / 127.5 - 1
      const at = y * width + x
      data[at] = value
      data[at + plane] = value
      data[at + 2 * plane] = value
    }
  return { data, height: lineHeight, width }
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
