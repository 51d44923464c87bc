import { crc32, deflateSync } from 'node:zlib'
import type { Box } from '#domain/pages'
import { drawPages } from '#pdf/page-picture'
import { readPages } from '#pdf/read-pages'
import { type Pixels, pixelsOf } from '../pdf/webp-pixels.ts'
import type { SidePassage } from './measure.ts'

/** Pages on one sheet, each half as large as the picture that reviewers see. */
const across = 4
const down = 2
const shrink = 2
const tile = { width: 624, height: 880 } as const

const boxColour = [214, 30, 30] as const
const bareColour = [20, 60, 230] as const

/** The page on which each passage begins, its boxes framed in red and glyphs outside of them in blue; sheets as PNG. */
export async function* drawSheets(passages: readonly SidePassage[]): AsyncGenerator<Uint8Array> {
  const perSheet = across * down
  for (let at = 0; at < passages.length; at += perSheet) {
    const [width, height] = [across * tile.width, down * tile.height]
    const sheet = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) }
    for (const [n, passage] of passages.slice(at, at + perSheet).entries())
      paste(await framed(passage), sheet, (n % across) * tile.width, Math.floor(n / across) * tile.height)
    yield toPng(sheet)
  }
}

const framed = async ({ bytes, places, bare }: SidePassage): Promise<Pixels> => {
  const number = places[0]?.page ?? 1
  const pages = await readPages(Uint8Array.from(bytes))
  const page = pages.kind === 'read' ? pages.pages.find((one) => one.page === number) : undefined
  const [picture] = page ? await drawPages(bytes, [{ page }]) : []
  if (picture?.kind !== 'drawn') throw new Error(`page ${number} is not drawn`)
  const pixels = await pixelsOf(picture.webp)
  for (const { page: of, box } of places) if (of === number) frame(pixels, box, boxColour, 3)
  for (const { page: of, box } of bare) if (of === number) frame(pixels, box, bareColour, 2)
  return pixels
}

type Colour = readonly [red: number, green: number, blue: number]

/** Drawn outside of the box, so that what touches its edge is seen. */
const frame = ({ width, height, data }: Pixels, [x0, y0, x1, y1]: Box, colour: Colour, thick: number): void => {
  const [left, right] = [Math.floor(x0 * width), Math.ceil(x1 * width)]
  const [top, bottom] = [Math.floor(y0 * height), Math.ceil(y1 * height)]
  for (let y = top - thick; y < bottom + thick; y++)
    for (let x = left - thick; x < right + thick; x++) {
      const isInside = x >= left && x < right && y >= top && y < bottom
      if (!isInside && x >= 0 && x < width && y >= 0 && y < height) data.set([...colour, 255], (y * width + x) * 4)
    }
}

const paste = (from: Pixels, to: Pixels, left: number, top: number): void => {
  for (let y = 0; y < Math.min(tile.height, Math.floor(from.height / shrink)); y++)
    for (let x = 0; x < Math.min(tile.width, Math.floor(from.width / shrink)); x++) {
      const target = ((top + y) * to.width + left + x) * 4
      for (let c = 0; c < 3; c++) to.data[target + c] = meanOf(from, x * shrink, y * shrink, c)
    }
}

const meanOf = ({ width, data }: Pixels, x: number, y: number, channel: number): number => {
  let sum = 0
  for (let dy = 0; dy < shrink; dy++)
    for (let dx = 0; dx < shrink; dx++) sum += data[((y + dy) * width + x + dx) * 4 + channel] ?? 255
  return sum / shrink ** 2
}

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

const toPng = ({ width, height, data }: Pixels): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a channel, red green blue alpha.
  head.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 4 + 1) * height)
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}
