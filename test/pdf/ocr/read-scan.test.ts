import { beforeAll, describe, expect, test } from 'vitest'
import { isRead } from '#domain/pages'
import { sampleCases } from '#local/samples/index'
import { composePage } from '#pdf/compose-page'
import { openModels } from '#pdf/ocr/models'
import { readScan } from '#pdf/ocr/read-scan'
import { readPages } from '#pdf/read-pages'
import { openRenderer, type Picture } from '#pdf/render'
import { editDistance } from '#text/edit-distance'

/** A page of our own samples, drawn as a scanner would see it, read back and compared with its text layer. */
let picture: Picture
let printed: string

const norm = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

beforeAll(async () => {
  const sample = (await sampleCases()).find(({ id }) => id === 'clean-national')
  const bytes = await sample?.files.at(-1)?.build()
  if (!bytes) throw new Error('no sample')
  const pages = await readPages(bytes)
  const read = pages.kind === 'read' ? pages.pages.filter(isRead) : []
  const fullest = read.toSorted((a, b) => b.text.length - a.text.length)[0]
  const renderer = await openRenderer(bytes)
  if (!renderer || !fullest) throw new Error('the sample cannot be drawn')
  picture = renderer.draw(fullest.page, 150)
  renderer.close()
  printed = norm(fullest.text)
}, 60_000)

const errorOf = async (seen: Picture) => {
  const scan = await readScan(await openModels(), seen)
  const { width, height, drawing } = scan
  const { text } = composePage({ width, height, visible: drawing.glyphs, pieces: [] })
  return { scan, error: editDistance(norm(text), printed) / printed.length }
}

const turned = ({ width, height, rgba }: Picture, quarter: 1 | 2): Picture => {
  const out = new Uint8Array(rgba.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = quarter === 2 ? (height - 1 - y) * width + (width - 1 - x) : x * height + (height - 1 - y)
      out.set(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), to * 4)
    }
  return quarter === 2 ? { width, height, rgba: out } : { width: height, height: width, rgba: out }
}

describe('a certificate drawn as a picture', () => {
  test('reads as printed', async () => {
    expect(printed.length).toBeGreaterThan(100)
    const { scan, error } = await errorOf(picture)
    expect(error).toBeLessThan(0.03)
    expect(scan.confidence).toBeGreaterThan(0.9)
  }, 120_000)

  test('on its side and upside down it is set upright first', async () => {
    const side = await errorOf(turned(picture, 1))
    expect(side.scan.uprighting.turns).toBe(3)
    expect(side.error).toBeLessThan(0.03)
    const down = await errorOf(turned(picture, 2))
    expect(down.scan.uprighting.turns).toBe(2)
    expect(down.error).toBeLessThan(0.03)
  }, 120_000)

  test('an empty page gives nothing, and no confidence', async () => {
    const { width, height } = picture
    const blank = await readScan(await openModels(), {
      width,
      height,
      rgba: new Uint8Array(width * height * 4).fill(255),
    })
    expect(blank.drawing.glyphs).toEqual([])
    expect(blank.confidence).toBe(0)
  }, 60_000)
})
