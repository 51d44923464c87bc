import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { isRead } from '#domain/pages'
import { a4, type Content, renderPdf } from '#local/samples/pdf'
import { readPages } from '#pdf/read-pages'
import { openRenderer } from '#pdf/render'

/** A printed sheet of paper: its picture, and where each piece of text stands. */
export interface Sheet {
  readonly picture: Canvas
  /** Left, top, right and bottom of these words in pixels. */
  placeOf(words: string): readonly [x0: number, y0: number, x1: number, y1: number]
}

const dpi = 150
const createdOn = '2026-02-26'

export const printSheet = async (content: readonly Content[]): Promise<Sheet> => {
  const bytes = await renderPdf({ title: 'sheet', createdOn, content })
  const pages = await readPages(Uint8Array.from(bytes))
  const renderer = await openRenderer(bytes)
  const page = pages.kind === 'read' ? pages.pages.filter(isRead)[0] : undefined
  if (!renderer || !page) throw new Error('the sheet cannot be drawn')
  const { width, height, rgba } = renderer.draw(1, dpi)
  renderer.close()
  const picture = createCanvas(width, height)
  const context = picture.getContext('2d')
  const image = context.createImageData(width, height)
  image.data.set(rgba)
  context.putImageData(image, 0, 0)
  return {
    picture,
    placeOf(words) {
      const run = page.runs.find(({ text }) => text.includes(words))
      const from = run ? run.text.indexOf(words) : -1
      const [first, last] = [run?.boxes[from], run?.boxes[from + words.length - 1]]
      if (!first || !last) throw new Error(`${words} is not on the sheet`)
      return [first[0] * width, first[1] * height, last[2] * width, last[3] * height]
    },
  }
}

export interface Scanning {
  /** Degrees. */
  readonly slant?: number
  /** Pixels. */
  readonly shift?: readonly [number, number]
  /** How far each pixel may be off, of 255. */
  readonly grain?: number
  readonly seed?: number
}

/** What a scanner makes of it: a little aslant, beside its place, and grainy. The same seed gives the same grain. */
export const scan = (
  { picture }: Pick<Sheet, 'picture'>,
  { slant = 0, shift = [0, 0], grain = 12, seed = 1 }: Scanning = {},
): Canvas => {
  const { width, height } = picture
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2 + shift[0], height / 2 + shift[1])
  context.rotate((slant * Math.PI) / 180)
  context.drawImage(picture, -width / 2, -height / 2)
  const image = context.getImageData(0, 0, width, height)
  let state = seed
  for (let i = 0; i < image.data.length; i += 4) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    const off = Math.round(((state >> 8) / 0x7fffff - 0.5) * 2 * grain)
    for (let channel = 0; channel < 3; channel++) image.data[i + channel] = (image.data[i + channel] ?? 0) + off
  }
  context.putImageData(image, 0, 0)
  return canvas
}

const song = 'Regular Hei of scanned sheets'
const fontFile = () =>
  join(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'), '..', '..', 'fonts', 'NotoSansHans-Regular.otf')

/** A copy of the scan on which other words stand where `words` of the sheet were. */
export const overwrite = (scanned: Canvas, sheet: Sheet, words: string, others: string): Canvas => {
  if (!GlobalFonts.has(song)) GlobalFonts.registerFromPath(fontFile(), song)
  const [x0, y0, x1, y1] = sheet.placeOf(words)
  const canvas = createCanvas(scanned.width, scanned.height)
  const context = canvas.getContext('2d')
  context.drawImage(scanned, 0, 0)
  context.fillStyle = '#fff'
  context.fillRect(x0 - 3, y0 - 6, x1 - x0 + 10, y1 - y0 + 12)
  context.fillStyle = '#222'
  const size = (x1 - x0) / words.length
  context.font = `${size}px "${song}"`
  context.fillText(others, x0, y1 - size * 0.12)
  return canvas
}

/** The picture after it was compressed once more. */
export const recompressed = async (scanned: Canvas, quality: number, scale = 1): Promise<Canvas> => {
  const [width, height] = [Math.round(scanned.width * scale), Math.round(scanned.height * scale)]
  const image = await loadImage(await scanned.encode('jpeg', quality))
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').drawImage(image, 0, 0, width, height)
  return canvas
}

/** A file of scanned pages, without any text layer but the page's number. */
export const scansAsPdf = async (scans: readonly Canvas[], quality = 85): Promise<Uint8Array> => {
  const images = await Promise.all(scans.map((one) => one.encode('jpeg', quality)))
  const content: readonly Content[] = images.map((image, at) => ({
    stack: [
      {
        image: `data:image/jpeg;base64,${image.toString('base64')}`,
        width: a4.width,
        height: a4.height,
        absolutePosition: { x: 0, y: 0 },
      },
      { text: ' ' },
    ],
    ...(at > 0 && { pageBreak: 'before' as const }),
  }))
  return renderPdf({ title: 'scans', createdOn, content })
}
