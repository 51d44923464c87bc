import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { TextBox } from '#pdf/ocr/detect'
import type { Gray } from '#pdf/ocr/image'
import type { ReadLine } from '#pdf/ocr/recognise'

/** White paper, on which tests draw. */
export const paper = (width: number, height: number): Gray => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(255),
})

export const fill = ({ width, data }: Gray, x0: number, y0: number, x1: number, y1: number, value = 0): void => {
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data[y * width + x] = value
}

/** The outline of a box, lines two pixels thick. */
export const outline = (image: Gray, x0: number, y0: number, x1: number, y1: number): void => {
  fill(image, x0, y0, x1, y0 + 2)
  fill(image, x0, y1 - 2, x1, y1)
  fill(image, x0, y0, x0 + 2, y1)
  fill(image, x1 - 2, y0, x1, y1)
}

export const aBox = (x0: number, y: number, length: number, height = 30): TextBox => ({
  x: x0 + length / 2,
  y,
  length,
  height,
  angle: 0,
  score: 0.9,
})

/** A line of equally wide characters, all read with the same confidence. */
export const aLine = (
  text: string,
  x0: number,
  y: number,
  length: number,
  height = 30,
  confidence = 0.99,
): ReadLine => {
  const characters = [...text]
  return {
    box: aBox(x0, y, length, height),
    glyphs: characters.map((char, i) => ({
      char,
      confidence,
      from: i / characters.length,
      to: (i + 1) / characters.length,
    })),
    confidence,
  }
}

export const textOf = ({ glyphs }: ReadLine): string => glyphs.map(({ char }) => char).join('')

const hei = 'Medium Hei of the tests'
const fontOf = (weight: string) =>
  join(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'), '..', '..', 'fonts', `NotoSansHans-${weight}.otf`)

/** A line of real print, 26 pixels high as 12 pt at 150 dpi, and its characters as a recogniser would place them that read all of them. */
export const printed = (text: string): { readonly image: Gray; readonly line: ReadLine } => {
  if (!GlobalFonts.has(hei)) GlobalFonts.registerFromPath(fontOf('Medium'), hei)
  const size = 26
  const canvas = createCanvas(text.length * size + 80, 80)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#222'
  context.font = `${size}px "${hei}"`
  context.fillText(text, 40, 49)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const gray = Uint8Array.from({ length: canvas.width * canvas.height }, (_, i) => data[i * 4] ?? 255)
  const box = aBox(28, 40, context.measureText(text).width + 24, size / 0.76)
  const at = (n: number) => (12 + context.measureText(text.slice(0, n)).width) / box.length
  const glyphs = Array.from(text, (char, i) => ({ char, confidence: 0.99, from: at(i), to: at(i + 1) }))
  return {
    image: { width: canvas.width, height: canvas.height, data: gray },
    line: { box, glyphs, confidence: 0.99 },
  }
}
