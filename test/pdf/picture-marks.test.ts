import type { Canvas } from '@napi-rs/canvas'
import { beforeAll, expect, test } from 'vitest'
import { comparePictures } from '#duplicate/same-scan/picture-likeness'
import type { Content } from '#local/samples/pdf'
import { pictureMarks } from '#pdf/picture-marks'
import { overwrite, printSheet, recompressed, type Sheet, scan } from '../builders/scanned-sheet.ts'

/** What tells a copy of one scan, with another name on it, from a second scan of the same form. */

const words = (name: string, number: string, title = '桂中丘陵甘蔗收获成套装备研制'): readonly Content[] => [
  { text: '获奖证书', fontSize: 26, alignment: 'center', margin: [0, 90, 0, 50] },
  ...[
    '为表彰广西科学技术进步奖获得者，特颁发此证书，以资鼓励。',
    `获奖项目：${title}`,
    '奖励等级：二等奖',
    `获奖者：${name}`,
    `证书编号：${number}`,
    '授奖机关：广西壮族自治区人民政府',
    '授奖时间：2022年12月20日',
  ].map((text): Content => ({ text, fontSize: 13, margin: [40, 0, 30, 17] })),
]
const marksOf = (picture: Canvas, turns = 0) => {
  const { width, height } = picture
  const { data } = picture.getContext('2d').getImageData(0, 0, width, height)
  return pictureMarks({ width, height, rgba: Uint8Array.from(data) }, turns)
}

let sheet: Sheet
let original: Canvas
beforeAll(async () => {
  sheet = await printSheet(words('韦二某', '2022-J-2-045-R01'))
  original = scan(sheet, { slant: 0.4, shift: [3, -5] })
}, 60_000)

const against = (picture: Canvas, names: Parameters<typeof comparePictures>[2] = []) =>
  comparePictures(marksOf(original), marksOf(picture), names)

test('copies of one scan with another name, compressed or made smaller, are that scan', async () => {
  const changed = overwrite(original, sheet, '韦二某', '覃一某')
  for (const [quality, scale] of [
    [90, 1],
    [60, 1],
    [30, 1],
    [80, 0.7],
    [80, 0.5],
  ] as const) {
    // Whatever its pixels, a page is drawn at one resolution before it is looked at.
    const likeness = against(await recompressed(await recompressed(changed, quality, scale), 100, 1 / scale))
    expect(likeness.fineShare).toBeLessThan(0.13)
    expect(likeness).toMatchObject({ isSameScan: true })
  }
})

test('with the place of the names left out less differs', () => {
  const changed = overwrite(original, sheet, '韦二某', '覃一某')
  const [x0, y0, x1, y1] = sheet.placeOf('韦二某')
  const { width, height } = original
  const blind = against(changed, [[x0 / width, y0 / height, x1 / width, y1 / height]])
  expect(blind.fineShare).toBeLessThan(against(changed).fineShare)
})

test('a second scan of the same paper, and another winner’s paper of the same form, are other scans', async () => {
  const another = await printSheet(words('覃一某', '2022-J-2-045-R02'))
  for (const of of [sheet, another])
    for (const scanning of [
      { slant: 0.1 },
      { slant: -0.4, shift: [6, 5] as const },
      { slant: 0.8, shift: [-3, 2] as const },
      { shift: [2, 9] as const },
    ]) {
      const likeness = against(scan(of, { ...scanning, seed: 9 }))
      expect(likeness.fineShare).toBeGreaterThan(0.3)
      expect(likeness).toMatchObject({ isSameScan: false })
    }
}, 60_000)

test('the coarse mark cannot tell one form from another filled in otherwise: it is no key and no proof', async () => {
  const other = await printSheet(words('覃一某', '2021-J-2-111-R02', '漓江流域喀斯特地下水在线检测系统'))
  expect(against(scan(other, { slant: 0.3 })).nearBits).toBeLessThanOrEqual(4)
})

test('a page that lay on its side has the marks of the page set upright', () => {
  const { width, height } = original
  const side = scan({ picture: original }, { grain: 0 })
  const pixels = side.getContext('2d').getImageData(0, 0, width, height).data
  const rgba = new Uint8Array(pixels.length)
  // A quarter turn against the clock: one turn clockwise sets it upright.
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [from, to] = [(y * width + x) * 4, ((width - 1 - x) * height + y) * 4]
      rgba.set(pixels.subarray(from, from + 4), to)
    }
  const turned = pictureMarks({ width: height, height: width, rgba }, 1)
  expect(comparePictures(marksOf(original), turned, []).fineShare).toBeLessThan(0.05)
})
