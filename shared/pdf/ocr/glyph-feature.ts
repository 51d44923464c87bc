import type { Gray } from './image.ts'

// Strokes of a character are told apart by where they run and which way: 8 directions in 6 × 6 fields of a square of 30 pixels.
const side = 30
const fields = 6
const directions = 8
export const featureLength = fields * fields * directions

/** A window of an image, in pixels. */
export interface Window {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/**
 * What a character looks like, whatever its size and weight: gradients of its ink, pooled, as a vector of length 1. Undefined where there
 * is no ink.
 */
export const glyphFeature = (image: Gray, window: Window): Float32Array | undefined => {
  const box = inkBox(image, window)
  return box && pool(scaled(image, box))
}

interface InkBox extends Window {
  readonly darkest: number
  readonly lightest: number
}

const inkBox = (image: Gray, window: Window): InkBox | undefined => {
  const left = Math.max(0, Math.floor(window.x0))
  const top = Math.max(0, Math.floor(window.y0))
  const right = Math.min(image.width, Math.ceil(window.x1))
  const bottom = Math.min(image.height, Math.ceil(window.y1))
  let [darkest, lightest] = [255, 0]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const value = image.data[y * image.width + x] ?? 255
      darkest = Math.min(darkest, value)
      lightest = Math.max(lightest, value)
    }
  const threshold = (darkest + lightest) / 2
  let [x0, y0, x1, y1] = [right, bottom, -1, -1]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      if ((image.data[y * image.width + x] ?? 255) >= threshold) continue
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
    }
  return x1 < 0 ? undefined : { x0, y0, x1: x1 + 1, y1: y1 + 1, darkest, lightest }
}

/** The ink in a square with a rim of one pixel, 0 paper to 1 ink. Flat characters (一) are stretched only so far. */
const scaled = (image: Gray, { x0, y0, x1, y1, darkest, lightest }: InkBox): Float32Array => {
  const longest = Math.max(x1 - x0, y1 - y0) * 1.06
  const width = Math.max(x1 - x0, longest * 0.6) * 1.06
  const height = Math.max(y1 - y0, longest * 0.6) * 1.06
  const left = (x0 + x1) / 2 - width / 2
  const top = (y0 + y1) / 2 - height / 2
  const range = lightest - darkest || 1
  const ink = (x: number, y: number): number => {
    const column = Math.min(image.width - 1, Math.max(0, x))
    const row = Math.min(image.height - 1, Math.max(0, y))
    const value = image.data[row * image.width + column] ?? 255
    return 1 - (Math.min(lightest, Math.max(darkest, value)) - darkest) / range
  }
  const between = (x: number, y: number): number => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const a = x - column
    const b = y - row
    const above = ink(column, row) * (1 - a) + ink(column + 1, row) * a
    return above * (1 - b) + (ink(column, row + 1) * (1 - a) + ink(column + 1, row + 1) * a) * b
  }
  const rimmed = side + 2
  const square = new Float32Array(rimmed * rimmed)
  for (let y = 0; y < rimmed; y++)
    for (let x = 0; x < rimmed; x++) {
      let sum = 0
      for (const dy of [0.25, 0.75])
        for (const dx of [0.25, 0.75])
          sum += between(left + ((x - 1 + dx) / side) * width - 0.5, top + ((y - 1 + dy) / side) * height - 0.5)
      square[y * rimmed + x] = sum / 4
    }
  return square
}

const pool = (square: Float32Array): Float32Array => {
  const rimmed = side + 2
  const perField = side / fields
  const pooled = new Float32Array(featureLength)
  const at = (offset: number) => square[offset] ?? 0
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const o = (y + 1) * rimmed + x + 1
      const across =
        (at(o + 1) - at(o - 1)) * 2 + at(o + 1 - rimmed) - at(o - 1 - rimmed) + at(o + 1 + rimmed) - at(o - 1 + rimmed)
      const down =
        (at(o + rimmed) - at(o - rimmed)) * 2 +
        at(o + rimmed - 1) -
        at(o - rimmed - 1) +
        at(o + rimmed + 1) -
        at(o - rimmed + 1)
      const strength = Math.hypot(across, down)
      if (strength < 1e-3) continue
      const turn = ((Math.atan2(down, across) / (2 * Math.PI)) * directions + directions) % directions
      spread(pooled, (x + 0.5) / perField - 0.5, (y + 0.5) / perField - 0.5, turn, strength)
    }
  let sum = 0
  for (let i = 0; i < featureLength; i++) {
    const root = Math.sqrt(pooled[i] ?? 0)
    pooled[i] = root
    sum += root * root
  }
  const length = Math.sqrt(sum) || 1
  return pooled.map((value) => value / length)
}

/** Shares one gradient between the two nearest directions and the four nearest fields. */
const spread = (pooled: Float32Array, x: number, y: number, turn: number, strength: number): void => {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const direction = Math.floor(turn)
  for (const [r, rowShare] of [
    [row, 1 - (y - row)],
    [row + 1, y - row],
  ] as const)
    for (const [c, columnShare] of [
      [column, 1 - (x - column)],
      [column + 1, x - column],
    ] as const) {
      if (r < 0 || c < 0 || r >= fields || c >= fields) continue
      const base = (r * fields + c) * directions
      const weight = strength * rowShare * columnShare
      const near = base + (direction % directions)
      const next = base + ((direction + 1) % directions)
      pooled[near] = (pooled[near] ?? 0) + weight * (1 - (turn - direction))
      pooled[next] = (pooled[next] ?? 0) + weight * (turn - direction)
    }
}
