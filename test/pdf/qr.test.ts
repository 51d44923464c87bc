import { expect, test } from 'vitest'
import { isRead } from '#domain/pages'
import { readPagesWithin } from '#pdf/budget'
import { codesOf, mayHoldCode } from '#pdf/page-codes'
import { readQr } from '#pdf/qr'
import type { Picture } from '#pdf/render'
import { setUpright } from '#pdf/upright-picture'
import { text } from './draw-pdf.ts'
import { paper, pdfWithQr, print, qrPlace } from './draw-qr.ts'

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

test('a page of text that holds one is read with it, in its place on the page as it is read', async () => {
  const words = [text(80, 700, '发明专利证书'), text(80, 660, '专利号：ZL202310123456.6')]
  const long = [
    text(80, 700, '示'.repeat(40)),
    ...Array.from({ length: 30 }, (_, i) => text(40, 660 - 14 * i, '示范'.repeat(20), { size: 9 })),
  ]
  const bytes = await pdfWithQr(address, [{ content: words }, { content: words, rotate: 90 }, { content: long }])
  const result = await readPagesWithin(bytes)
  const [first, second, third] = result.kind === 'read' ? result.pages.filter(isRead) : []
  expect(first?.codes?.map((code) => code.text)).toEqual([address])
  const { x, y, side } = qrPlace
  const place = [x / 595, 1 - (y + side) / 842, (x + side) / 595, 1 - y / 842]
  place.forEach((at, i) => {
    expect(Math.abs((first?.codes?.[0]?.box[i] ?? 9) - at)).toBeLessThan(0.03)
    expect(Math.abs((second?.codes?.[0]?.box[i] ?? 9) - at), 'turned').toBeLessThan(0.03)
  })
  expect(third?.source).toBe('text')
  expect(third?.codes).toBeUndefined()
})
