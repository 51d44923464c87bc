import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { readQr } from '#pdf/qr'
import type { Picture } from '#pdf/render'

const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const paper = (width: number, height: number): Picture => ({
  width,
  height,
  rgba: new Uint8Array(width * height * 4).fill(255),
})

/** Prints a code that says `text` on the paper, `scale` pixels a module. */
const print = async (page: Picture, text: string, left: number, top: number, scale: number): Promise<Picture> => {
  const { symbol } = await writeBarcode(text, { format: 'QRCode' })
  for (let y = 0; y < symbol.height * scale; y++)
    for (let x = 0; x < symbol.width * scale; x++) {
      const value = symbol.data[Math.floor(y / scale) * symbol.width + Math.floor(x / scale)] ?? 255
      page.rgba.fill(value, ((top + y) * page.width + left + x) * 4, ((top + y) * page.width + left + x) * 4 + 3)
    }
  return page
}

const turned = ({ width, height, rgba }: Picture): Picture => {
  const out = paper(height, width)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = (x * height + (height - 1 - y)) * 4
      out.rgba.set(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), to)
    }
  return out
}

const address = 'https://cert.example.cn/verify?id=桂示范2024-0001'

test('the code of a certificate says where it can be checked', async () => {
  expect(await readQr(await print(paper(600, 800), address, 400, 600, 3))).toEqual([address])
})

test('a page scanned on its side has the same code', async () => {
  expect(await readQr(turned(await print(paper(600, 800), address, 400, 600, 3)))).toEqual([address])
})

test('several codes come top to bottom', async () => {
  const page = await print(await print(paper(600, 800), 'second', 60, 500, 4), 'first', 300, 60, 4)
  expect(await readQr(page)).toEqual(['first', 'second'])
})

test('an empty page has none', async () => {
  expect(await readQr(paper(300, 400))).toEqual([])
})
