import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Picture } from './render.ts'

let prepared = false

/** ZXing as WebAssembly, started once a process and never fetched. A bundle names the file by `ZHIYAN_ZXING_WASM`. */
const prepare = (): void => {
  if (prepared) return
  const wasm = readFileSync(process.env.ZHIYAN_ZXING_WASM ?? installedWasm())
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  prepared = true
}

const installedWasm = (): string => createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')

// A certificate prints one, a page of several certificates a few; more is a picture of something else.
const maxCodes = 8

/**
 * What the QR codes (and Data Matrix codes) in a picture say, as text, top to bottom. Codes that lie askew or on their head are found;
 * one that is damaged beyond its own error correction is not. Empty when there is none. Nothing that a code names is ever opened.
 */
export const readQr = async ({ width, height, rgba }: Picture): Promise<readonly string[]> => {
  prepare()
  // Pixels as a canvas hands them out; there is no canvas here, so the object is made by hand.
  const image = {
    width,
    height,
    colorSpace: 'srgb' as const,
    data: new Uint8ClampedArray(rgba),
  }
  const codes = await readBarcodes(image, {
    formats: ['QRCode', 'MicroQRCode', 'DataMatrix'],
    tryHarder: true,
    maxNumberOfSymbols: maxCodes,
  })
  return codes
    .filter(({ isValid, text }) => isValid && text.trim() !== '')
    .toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map(({ text }) => text)
}
