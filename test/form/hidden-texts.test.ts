import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hiddenTexts } from '#form/hidden-texts'
import { mergeApplications } from '#form/read-application'
import { readDocument } from '#form/read-document'
import { readPages } from '#pdf/read-pages'
import { anApplication } from '#test/builders/application'
import { drawPdf, text } from '#test/pdf/draw-pdf'

const hiddenIn = async (content: readonly string[], extra: readonly string[] = [], resources = '') => {
  const pages = await readPages(drawPdf([{ content }], extra, resources))
  if (pages.kind !== 'read') throw new Error(pages.outcome)
  return hiddenTexts(pages, 'doc')
}
const image =
  '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream'
const gradient =
  '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 .4] /C1 [0 .4 .8] /N 1 >> >>'
const seen = text(72, 760, '看得见的文字都在这里')

describe('words that a reader does not see', () => {
  test('are kept with their page, their place on it and how they are hidden', async () => {
    const found = await hiddenIn([
      seen,
      text(72, 700, '白色的文字', { before: '1 g' }),
      text(72, 600, '不显示的文字', { before: '3 Tr' }),
      text(72, 500, '极小的文字', { size: 0.5 }),
      text(2000, 400, '页面外的文字'),
    ])
    expect(found.map(({ quote, hidden }) => [quote, hidden]).toSorted()).toEqual([
      ['不显示的文字', 'invisible-mode'],
      ['极小的文字', 'tiny'],
      ['白色的文字', 'background-colour'],
      ['页面外的文字', 'off-page'],
    ])
    for (const { box, page } of found) {
      expect(page).toBe(1)
      expect(Math.min(...box)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...box)).toBeLessThanOrEqual(1)
      expect(box[0]).toBeLessThan(box[2])
    }
  })

  test.each<[string, readonly string[]]>([
    ['fewer than four characters', [seen, text(72, 700, '白字', { before: '1 g' })]],
    ['signs that are no words', [seen, text(72, 700, '------ ...... ____', { before: '1 g' })]],
    ['white words on a dark cell', ['0.2 g 60 690 200 30 re f', text(72, 700, '业绩成果名称', { before: '1 g' })]],
    ['a slanted watermark', [seen, text(200, 300, '内部资料请勿外传', { before: '1 g', matrix: '.7 .7 -.7 .7' })]],
    [
      'the white shadow of words that are seen',
      [text(73, 699, '申报表封面', { before: '1 g' }), text(72, 700, '申报表封面')],
    ],
  ])('do not count: %s', async (_, content) => {
    expect(await hiddenIn(content)).toEqual([])
  })

  test('do not count in the text layer of a scanned picture, and count beside it', async () => {
    const picture = 'q 300 0 0 200 72 400 cm /Im Do Q'
    const inside = text(90, 500, '扫描识别的文字层', { before: '3 Tr' })
    const beside = text(90, 100, '图片之外的文字', { before: '3 Tr' })
    const page = [seen, text(72, 740, '另有更多看得见的文字在这一页上面'), picture, inside]
    expect(await hiddenIn(page, [image], '/XObject << /Im 6 0 R >>')).toEqual([])
    const found = await hiddenIn([...page, beside], [image], '/XObject << /Im 6 0 R >>')
    expect(found.map(({ quote }) => quote)).toEqual(['图片之外的文字'])
  })

  test('do not count on a gradient, whose colour cannot be known, and count outside of it', async () => {
    const band = 'q 0 680 595 60 re W n /Sh sh Q'
    const title = text(72, 700, '渐变底色上的标题', { before: '1 g' })
    const below = text(72, 300, '白纸上的白色文字', { before: '1 g' })
    const found = await hiddenIn([seen, band, title, below], [gradient], '/Shading << /Sh 6 0 R >>')
    expect(found.map(({ quote }) => quote)).toEqual(['白纸上的白色文字'])
  })
})

test('hidden words never become a statement of the application, whose files keep them apart', async () => {
  const bytes = drawPdf([
    { content: [text(72, 700, '姓名：覃某'), text(72, 650, '申报资格：高级工程师', { before: '1 g' })] },
  ])
  const { application } = await readDocument(bytes, 'doc')
  expect(application?.applicant.name).toBe('覃某')
  expect(application?.target).toEqual({})
  expect(application?.hiddenTexts).toMatchObject([{ quote: '申报资格：高级工程师', documentId: 'doc' }])
  const merged = mergeApplications([anApplication().application, ...(application ? [application] : [])])
  expect(merged?.hiddenTexts).toEqual(application?.hiddenTexts)
})

const injected = '../shared/data/applications/hidden-text-injection.pdf'
test.skipIf(!existsSync(injected))(
  'all four ways of an injected order are told of (skipped without the shared data)',
  async () => {
    const { application } = await readDocument(new Uint8Array(readFileSync(injected)), 'doc')
    expect(new Set(application?.hiddenTexts?.map(({ hidden }) => hidden))).toEqual(
      new Set(['background-colour', 'invisible-mode', 'tiny', 'off-page']),
    )
  },
)
