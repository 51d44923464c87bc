import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { Picture } from './render.ts'

export interface QrCode {
  readonly text: string
  /** Its four corners in pixels, in any order: a code may lie askew. */
  readonly corners: readonly Point[]
}

export interface Point {
  readonly x: number
  readonly y: number
}

let prepared = false

/** ZXing as WebAssembly, started once a process and never fetched. A bundle names the file by `ZHIYAN_ZXING_WASM`. */
const prepare = (): void => {
  if (prepared) return
  const wasm = readFileSync(process.env.ZHIYAN_ZXING_WASM ?? installedWasm())
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  prepared = true
}

const installedWasm = (): string => createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')

/** QR alone takes 22 ms of a processor for a page at 150 dpi; with Data Matrix, which Chinese certificates do not print, it takes 76. */
const options: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode'],
  tryHarder: true,
  // A certificate prints one, a page of several certificates a few; more is a picture of something else.
  maxNumberOfSymbols: 8,
}

/**
 * What the QR codes in a picture say, top to bottom. Codes that lie askew or on their head are found; one that is damaged beyond its own
 * error correction is not. Empty when there is none. Nothing that a code names is ever opened.
 */
export const readQr = async ({ width, height, rgba }: Picture): Promise<readonly QrCode[]> => {
  prepare()
  // Pixels as a canvas hands them out; there is no canvas here, so the object is made by hand.
  const image = { width, height, colorSpace: 'srgb' as const, data: new Uint8ClampedArray(rgba) }
  const codes = await readBarcodes(image, options)
  return codes
    .filter(({ isValid, text }) => isValid && text.trim() !== '')
    .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }))
    .toSorted((a, b) => topOf(a) - topOf(b))
}

const topOf = ({ corners }: QrCode): number => Math.min(...corners.map(({ y }) => y))
