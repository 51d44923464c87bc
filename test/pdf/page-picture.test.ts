import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { PagePicture } from '#domain/page-picture'
import { type Box, isRead, type Page, type ReadPage } from '#domain/pages'
import type { DocumentLayers } from '#domain/ports'
import { readDocument } from '#form/read-document'
import { sampleCases } from '#local/samples/index'
import { readPagesWithin } from '#pdf/budget'
import { drawPage, drawPages, pictureBudget } from '#pdf/page-picture'
import { drawPdf, text } from './draw-pdf.ts'
import { hasInk, type Pixels, pixelsOf } from './webp-pixels.ts'

const pagesOf = async (bytes: Uint8Array): Promise<readonly Page[]> => {
  const result = await readPagesWithin(bytes.slice())
  return result.kind === 'read' ? result.pages : expect.fail(result.outcome)
}

const drawn = (picture: PagePicture | undefined) =>
  picture?.kind === 'drawn' ? picture : expect.fail(`not drawn: ${picture?.reason}`)

const boxesOfWords = (page: Page): readonly Box[] =>
  isRead(page) ? page.runs.filter(({ text }) => text.trim()).map(({ box }) => box) : []

describe('a page', () => {
  test.each([0, 90, 180, 270] as const)(
    'that the file turns by %i degrees has its words in their boxes',
    async (rotate) => {
      const bytes = drawPdf([{ rotate, content: [text(72, 700, '工作单位'), text(300, 420, '桥梁监测系统')] }])
      const [page = expect.fail()] = await pagesOf(bytes)
      const picture = drawn(await drawPage(bytes, page))
      const pixels = await pixelsOf(picture.webp)
      expect(boxesOfWords(page)).toHaveLength(2)
      for (const box of boxesOfWords(page)) expect(hasInk(pixels, box)).toBe(true)
      expect(hasInk(pixels, [0, 0.9, 1, 1])).toBe(false)
    },
  )

  test.each([
    ['up', '0 1 -1 0', 300, 200],
    ['upside down', '-1 0 0 -1', 400, 500],
    ['down', '0 -1 1 0', 300, 700],
  ] as const)('whose text runs %s is set upright, and its boxes with it', async (_, matrix, x, y) => {
    const words = '广西壮族自治区科学技术进步奖'
    const bytes = drawPdf([{ content: [text(x, y, words, { matrix, size: 14 })] }])
    const [page = expect.fail()] = await pagesOf(bytes)
    expect(page).toMatchObject({ text: words, turned: expect.any(Number) })
    const picture = drawn(await drawPage(bytes, page))
    expect(picture.width > picture.height).toBe(page.width > page.height)
    const pixels = await pixelsOf(picture.webp)
    const [[x0, y0, x1, y1] = expect.fail()] = boxesOfWords(page)
    // Every character, and nothing beside the line: a picture turned the wrong way shows them elsewhere.
    const { boxes } = (page as ReadPage).runs[0] ?? expect.fail()
    for (const box of boxes) expect(hasInk(pixels, box)).toBe(true)
    for (const beside of [
      [0, 0, 1, y0 - 0.01],
      [0, y1 + 0.01, 1, 1],
      [0, y0, x0 - 0.01, y1],
      [x1 + 0.01, y0, 1, y1],
    ] as Box[])
      expect(hasInk(pixels, beside)).toBe(false)
  })

  test('is drawn at 150 dpi, or in part', async () => {
    const bytes = drawPdf([{ content: [text(72, 700, '桥梁')] }])
    const [page = expect.fail()] = await pagesOf(bytes)
    const [whole, part] = await drawPages(bytes, [{ page }, { page, crop: [0, 0, 0.5, 0.25] }])
    expect(drawn(whole)).toMatchObject({ width: 1240, height: 1754 })
    expect(drawn(part)).toMatchObject({ width: 620, height: 439 })
    expect(hasInk(await pixelsOf(drawn(part).webp), [0.1, 0.3, 0.5, 0.9])).toBe(true)
  })

  test('that claims to be a kilometre wide is drawn small', async () => {
    const bytes = drawPdf([{ width: 2_800_000, height: 1_400_000, content: [] }])
    const page: Page = { page: 1, width: 2_800_000, height: 1_400_000, source: 'unread', reason: 'over-budget' }
    expect(drawn(await drawPage(bytes, page)).width).toBeLessThanOrEqual(2_500)
  })
})

describe('what cannot be drawn is a result', () => {
  const unread = (page: number): Page => ({ page, width: 595, height: 842, source: 'unread', reason: 'over-budget' })

  test('no such page, no document, none at all', async () => {
    const bytes = drawPdf([{ content: [] }])
    expect(await drawPage(bytes, unread(2))).toEqual({ kind: 'not-drawn', reason: 'no-such-page' })
    expect(await drawPage(Buffer.from('%PDF-1.7 and no more'), unread(1))).toMatchObject({ reason: 'cannot-open' })
    expect(await drawPages(bytes, [])).toEqual([])
  })

  test('a page on which the thread hangs is left out, and the others are drawn', async () => {
    const levels = Array.from({ length: 26 }, (_, i) => {
      const draws = i === 25 ? '0 0 m 9 9 l S' : '/X Do /X Do'
      const inner = i === 25 ? '' : `/Resources << /XObject << /X ${7 + i} 0 R >> >>`
      return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] ${inner} /Length ${draws.length} >>\nstream\n${draws}\nendstream`
    })
    const pages = [['0 0 m 9 9 l S'], ['/X Do'], ['0 0 m 9 9 l S']].map((content) => ({ content }))
    const bytes = drawPdf(pages, levels, '/XObject << /X 6 0 R >>')
    const budget = { ...pictureBudget, pageTimeoutMs: 3_000 }
    const startedAt = performance.now()
    const pictures = await drawPages(
      bytes,
      [1, 2, 3].map((n) => ({ page: unread(n) })),
      150,
      budget,
    )
    expect(pictures.map((it) => (it.kind === 'drawn' ? it.kind : it.reason))).toEqual(['drawn', 'over-budget', 'drawn'])
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })
})

test('a Chinese font that is not in the file is lent to text that can be trusted, and to no other', async () => {
  const bytes = drawPdf([{ content: [text(72, 700, '工作单位')] }])
  const [page = expect.fail()] = await pagesOf(bytes)
  const distrusted: Page = { ...page, source: 'unread', reason: 'untrustworthy-text-layer' }
  const [lent, bare] = await drawPages(bytes, [{ page }, { page: distrusted }])
  const [box = expect.fail()] = boxesOfWords(page)
  expect(hasInk(await pixelsOf(drawn(lent).webp), box)).toBe(true)
  expect(hasInk(await pixelsOf(drawn(bare).webp), box)).toBe(false)
})

describe('of a hundred fields', () => {
  const shared = join(import.meta.dirname, '../../../shared/data/applications')
  const names = [
    'form-01-chromium-noto-type3',
    'form-05-lo-docx-wqy',
    'form-07-chromium-landscape-noborder',
    'form-10-runs-yx-order',
    'cmap-gbk-euc-h',
    'summary-01-lo-odt',
    'rotate-page90-form-05',
    'scan-patent-inv-150dpi',
    'scanhard-award-rot90-200',
    'scanpage-form-05-p1-200dpi',
  ]

  interface Field {
    readonly value: string
    readonly page: ReadPage
    readonly box: Box
    readonly pixels: Pixels
  }

  /** The fields of a document whose value stands on the page as it is: a choice such as ☑是 is read as one word of several. */
  const fieldsOf = async (bytes: Uint8Array, layers: DocumentLayers): Promise<readonly Field[]> => {
    const { pages, form } = layers
    const stated = [
      ...(form?.fields ?? []),
      ...(form?.certificates ?? []).flatMap(({ page, fields }) => fields.map((field) => ({ ...field, page }))),
    ].filter(({ value }) => norm(value).length > 1)
    const used = (pages.kind === 'read' ? pages.pages : [])
      .filter(isRead)
      .filter(({ page }) => stated.some((field) => field.page === page))
    const pictures = await drawPages(
      bytes,
      used.map((page) => ({ page })),
    )
    const pixels = await Promise.all(pictures.map((picture) => pixelsOf(drawn(picture).webp)))
    return used.flatMap((page, i) =>
      stated
        .filter((field) => field.page === page.page && norm(page.text).includes(norm(field.value).slice(0, 4)))
        .map(({ value, bbox }) => ({ value, page, box: bbox, pixels: pixels[i] ?? expect.fail() })),
    )
  }

  const norm = (words: string) => words.normalize('NFKC').replace(/\s+/g, '')

  const glyphsOf = ({ runs }: ReadPage) =>
    runs.flatMap(({ text, boxes }) =>
      [...text].flatMap((char, i) => (char.trim() ? [{ char, box: boxes[i] ?? [0, 0, 0, 0] }] : [])),
    )

  const stands = ([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean =>
    (x0 + x1) / 2 > left && (x0 + x1) / 2 < right && (y0 + y1) / 2 > top && (y0 + y1) / 2 < bottom

  /** By how many pixels at 150 dpi the glyph looks out of the box. */
  const outside = ([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box, { width, height }: ReadPage): number =>
    (Math.max(left - x0, x1 - right) * width > Math.max(top - y0, y1 - bottom) * height
      ? Math.max(left - x0, x1 - right) * width
      : Math.max(top - y0, y1 - bottom) * height) *
    (150 / 72)

  const figures: string[] = []
  afterAll(() => {
    for (const line of figures) console.info(line)
  })

  test('the box holds all characters of the value, covers each to two pixels at 150 dpi, and ink is where it is drawn', async () => {
    const files = [...(await sampleCases()).flatMap(({ files }) => files).slice(0, 4)].map(({ build }) => build)
    const given = existsSync(shared) ? names.map((name) => async () => readFileSync(join(shared, `${name}.pdf`))) : []
    const all: Field[] = []
    for (const build of [...files, ...given]) {
      const bytes = new Uint8Array(await build())
      all.push(...(await fieldsOf(bytes, await readDocument(bytes.slice(), 'f'.repeat(64)))))
    }
    expect(all.length).toBeGreaterThan(100)
    const fields = Array.from({ length: 100 }, (_, i) => all[Math.floor((i * all.length) / 100)] ?? expect.fail())

    const looksOut: string[] = []
    const elsewhere: string[] = []
    let boxesWithInk = 0
    let charactersWithInk = 0
    for (const { value, page, box, pixels } of fields) {
      if (hasInk(pixels, box)) boxesWithInk++
      const inBox = glyphsOf(page).filter((glyph) => stands(glyph.box, box))
      if (!norm(inBox.map(({ char }) => char).join('')).includes(norm(value))) {
        elsewhere.push(`not in its box, ${page.source} page ${page.page}: ${value}`)
        continue
      }
      const ofValue = inBox.filter(({ char }) => norm(value).includes(norm(char)))
      const most = Math.max(...ofValue.map((glyph) => outside(glyph.box, box, page)))
      if (most > 2) looksOut.push(`${most.toFixed(1)} px: ${page.source} ${value}`)
      if (ofValue.every((glyph) => hasInk(pixels, glyph.box))) charactersWithInk++
    }
    const hold = fields.length - elsewhere.length
    figures.push(
      `of ${fields.length} fields (${all.length} in all) ${hold} boxes hold the value; ${looksOut.length} of them leave a character out by more than 2 px;`,
      `${boxesWithInk} boxes have ink, ${charactersWithInk} under every character of the value`,
      ...looksOut,
      ...elsewhere,
    )
    expect(looksOut).toEqual([])
    expect(boxesWithInk).toBe(100)
    expect(charactersWithInk).toBeGreaterThanOrEqual(hold - 2)
    expect(elsewhere).toEqual([])
    expect(hold).toBe(100)
  }, 240_000)
})
