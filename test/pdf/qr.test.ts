import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { codesOf, mayHoldCode } from '#pdf/page-codes'
import { readQr } from '#pdf/qr'
import type { Picture } from '#pdf/render'
import { setUpright } from '#pdf/upright-picture'

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
const textsIn = async (picture: Picture) => (await readQr(picture)).map(({ text }) => text)

test('the code of a certificate says where it can be checked', async () => {
  expect(await textsIn(await print(paper(600, 800), address, 400, 600, 3))).toEqual([address])
})

test('a page scanned on its side has the same code', async () => {
  expect(await textsIn(turned(await print(paper(600, 800), address, 400, 600, 3)))).toEqual([address])
})

test('several codes come top to bottom', async () => {
  const page = await print(await print(paper(600, 800), 'second', 60, 500, 4), 'first', 300, 60, 4)
  expect(await textsIn(page)).toEqual(['first', 'second'])
})

test('an empty page has none', async () => {
  expect(await readQr(paper(300, 400))).toEqual([])
})

test('the box of a code lies on the page set upright, however the page was scanned', async () => {
  const upright = await print(paper(600, 800), 'x', 400, 600, 4)
  const [{ box } = expect.fail()] = await codesOf(upright, { turns: 0, radians: 0 })
  const onPaper = [400 / 600, 600 / 800, (400 + 21 * 4) / 600, (600 + 21 * 4) / 800]
  onPaper.forEach((at, i) => {
    expect(Math.abs((box[i] ?? 9) - at)).toBeLessThan(0.02) // the quiet zone around it is part of the symbol
  })
  let picture = upright
  for (const turns of [3, 2, 1]) {
    picture = turned(picture)
    const [{ box: back } = expect.fail()] = await codesOf(picture, { turns, radians: 0 })
    back.forEach((at, i) => {
      expect(Math.abs(at - (box[i] ?? 9))).toBeLessThan(0.005)
    })
  }
})

test('a page that was scanned askew has its code where the straightened page has it', async () => {
  const page = await print(paper(600, 800), 'x', 400, 600, 4)
  const [{ box: straight } = expect.fail()] = await codesOf(page, { turns: 0, radians: 0 })
  const askew = setUpright(page, { turns: 0, radians: -0.05 })
  const [{ box } = expect.fail()] = await codesOf(askew, { turns: 0, radians: 0.05 })
  box.forEach((at, i) => {
    expect(Math.abs(at - (straight[i] ?? 9))).toBeLessThan(0.01)
  })
})

test('only a short page with a square picture of the size of a code is drawn to look for one', () => {
  const image = (width: number, height: number) => ({ x0: 100, y0: 100, x1: 100 + width, y1: 100 + height })
  expect(mayHoldCode([image(60, 60)], 300)).toBe(true)
  expect(mayHoldCode([image(595, 842), image(64, 60)], 300)).toBe(true)
  expect(mayHoldCode([image(60, 80)], 300), 'a photograph').toBe(false)
  expect(mayHoldCode([image(12, 12)], 300), 'an icon').toBe(false)
  expect(mayHoldCode([image(400, 400)], 300), 'a drawing').toBe(false)
  expect(mayHoldCode([image(60, 60)], 3000), 'a stamp on a page of print').toBe(false)
  expect(mayHoldCode([], 300)).toBe(false)
})
