import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import type { Picture } from '#pdf/render'
import { type DrawnPage, drawPdf } from './draw-pdf.ts'

const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

export const paper = (width: number, height: number): Picture => ({
  width,
  height,
  rgba: new Uint8Array(width * height * 4).fill(255),
})

/** Prints a code that says `text` on the paper, `scale` pixels a module. */
export const print = async (
  page: Picture,
  text: string,
  left: number,
  top: number,
  scale: number,
): Promise<Picture> => {
  const { symbol } = await writeBarcode(text, { format: 'QRCode' })
  for (let y = 0; y < symbol.height * scale; y++)
    for (let x = 0; x < symbol.width * scale; x++) {
      const value = symbol.data[Math.floor(y / scale) * symbol.width + Math.floor(x / scale)] ?? 255
      page.rgba.fill(value, ((top + y) * page.width + left + x) * 4, ((top + y) * page.width + left + x) * 4 + 3)
    }
  return page
}

/** Points from the left and from the bottom of the page. */
export const qrPlace = { x: 430, y: 90, side: 80 } as const

/** A PDF whose pages carry, each in the same place, a picture of a code that says `says`. */
export const pdfWithQr = async (says: string, pages: readonly DrawnPage[]): Promise<Uint8Array> => {
  const { symbol } = await writeBarcode(says, { format: 'QRCode' })
  const hex = Buffer.from(symbol.data).toString('hex')
  const image =
    `<< /Type /XObject /Subtype /Image /Width ${symbol.width} /Height ${symbol.height} /ColorSpace /DeviceGray ` +
    `/BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${hex.length + 1} >>\nstream\n${hex}>\nendstream`
  const { x, y, side } = qrPlace
  const shown = pages.map(({ content, ...page }) => ({
    ...page,
    content: [...content, `q ${side} 0 0 ${side} ${x} ${y} cm /Qr Do Q`],
  }))
  return drawPdf(shown, [image], '/XObject << /Qr 6 0 R >>')
}
