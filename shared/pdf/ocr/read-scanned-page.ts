import type { Page } from '#domain/pages'
import { composePage } from '../compose-page.ts'
import { codesMember, codesOf } from '../page-codes.ts'
import { pictureMarks } from '../picture-marks.ts'
import type { Renderer } from '../render.ts'
import { frameLines } from './frame-lines.ts'
import type { Models } from './models.ts'
import { readScan, type Scan } from './read-scan.ts'

/** 150, 200 and 300 dpi read equally well (1.1 / 1.0 / 1.0 % character error); 150 costs least. */
export const readingDpi = 150

// Below this the characters are guesses: the page is for a person to read.
const minConfidence = 0.6

/** One page of a scanned document, or why it stays unread. */
export const readScannedPage = async (models: Models, renderer: Renderer, page: number): Promise<Page> => {
  const size = renderer.size(page)
  const picture = renderer.draw(page, readingDpi)
  const scan = await readScan(models, picture)
  const scale = pointsPerPixel(scan, size)
  const width = scan.width * scale
  const height = scan.height * scale
  if (scan.drawing.glyphs.length === 0 || scan.confidence < minConfidence)
    return { page, width, height, source: 'unread', reason: 'unreadable-scan' }
  const { turns, radians } = scan.uprighting
  return {
    page,
    width,
    height,
    source: 'ocr',
    ...composePage({
      width,
      height,
      visible: scan.drawing.glyphs.map((glyph) => ({ ...glyph, ...scaled(glyph, scale), size: glyph.size * scale })),
      pieces: frameLines(scan.drawing.pieces.map((piece) => scaled(piece, scale))),
    }),
    hidden: [],
    scan: {
      turns,
      radians,
      confidence: Math.round(scan.confidence * 1000) / 1000,
      seals: scan.sealText,
      picture: pictureMarks(picture, turns),
    },
    ...codesMember(await codesOf(picture, scan.uprighting)),
  }
}

const pointsPerPixel = (scan: Scan, { width, height }: { width: number; height: number }): number =>
  Math.max(width, height) / Math.max(scan.width, scan.height)

const scaled = <T extends { x0: number; y0: number; x1: number; y1: number }>(
  { x0, y0, x1, y1 }: T,
  scale: number,
) => ({
  x0: x0 * scale,
  y0: y0 * scale,
  x1: x1 * scale,
  y1: y1 * scale,
})
