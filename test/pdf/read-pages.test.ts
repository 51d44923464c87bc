import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PagesResult, ReadPage } from '#domain/pages'
import { defaultBudget } from '#pdf/limits'
import { readPages } from '#pdf/read-pages'
import { drawPdf, line, ruledTable, text } from './draw-pdf.ts'

const readOf = (result: PagesResult, page = 1): ReadPage => {
  const found = result.kind === 'read' ? result.pages[page - 1] : undefined
  if (!found || found.source === 'unread')
    throw new Error(`page ${page} was not read: ${JSON.stringify(result).slice(0, 200)}`)
  return found
}
const one = async (...content: string[]) => readOf(await readPages(drawPdf([{ content }])))

describe('a page with a text layer', () => {
  test('gives every character a box of its own inside the page', async () => {
    const page = await one(text(72, 700, '姓名：覃某某'))
    expect(page.text).toBe('姓名：覃某某')
    for (const run of page.runs) {
      expect(run.boxes).toHaveLength([...run.text].length)
      for (const [x0, y0, x1, y1] of run.boxes) {
        expect(x0).toBeLessThan(x1)
        expect(y0).toBeLessThan(y1)
        expect(Math.min(x0, y0)).toBeGreaterThanOrEqual(0)
        expect(Math.max(x1, y1)).toBeLessThanOrEqual(1)
      }
    }
    const [first] = page.runs[0]?.boxes ?? []
    expect(first?.[0]).toBeCloseTo(72 / 595, 3)
  })

  test('reads top to bottom when it was drawn in another order', async () => {
    const page = await one(
      text(72, 600, '三'),
      text(72, 700, '一'),
      text(72, 560, '四'),
      text(72, 650, '二'),
      text(72, 720, '零'),
      text(72, 500, '五'),
    )
    expect(page.text.split('\n')).toEqual(['零', '一', '二', '三', '四', '五'])
  })

  test('keeps the columns of a paper apart as they were drawn', async () => {
    const column = (x: number, words: string) => [...words].map((word, i) => text(x, 700 - i * 20, word.repeat(8)))
    const page = await one(...column(50, '左一二三四五'), ...column(320, '右六七八九十'))
    expect(page.text.replace(/\n/g, '').indexOf('右')).toBeGreaterThan(page.text.replace(/\n/g, '').indexOf('五'))
  })

  test('loses what fake bold drew twice and keeps what is written twice', async () => {
    const twice = [text(72, 700, '年职称2011年44号'), text(72.4, 700, '年职称2011年44号')]
    expect((await one(...twice)).text).toBe('年职称2011年44号')
  })

  test('finds what fake bold drew twice wherever on the page, and does not look for ever far off it', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => 780 - i * 11.3)
    const page = await one(
      ...rows.flatMap((y) => [text(72, y, '年职称', { size: 9 }), text(72.5, y + 0.5, '年职称', { size: 9 })]),
      `BT /F1 12 Tf 1 0 0 1 0 ${'9'.repeat(30)} Tm (far) Tj ET`,
    )
    expect(page.text.split('\n')).toEqual(rows.map(() => '年职称'))
  })

  test('sets apart what a reader does not see, and says why', async () => {
    const page = await one(
      text(72, 700, '看得见的文字'),
      text(72, 650, '白色文字', { before: '1 g' }),
      text(72, 600, '隐形文字', { before: '3 Tr' }),
      text(72, 550, '微小文字', { size: 0.5 }),
      text(2000, 500, '页外文字'),
    )
    expect(page.text).toBe('看得见的文字')
    expect(Object.fromEntries(page.hidden.map((run) => [run.hidden, run.text]))).toEqual({
      'background-colour': '白色文字',
      'invisible-mode': '隐形文字',
      tiny: '微小文字',
      'off-page': '页外文字',
    })
  })

  test('sets apart what stands on a layer that is off, rulings and areas with it', async () => {
    const layers = (state: string, mark = '/OC /L BDC') =>
      drawPdf(
        [
          {
            content: [
              text(72, 700, '看得见的文字'),
              `${mark} 50 690 200 30 re f ${line(50, 500, 350, 500)} /Span BMC`,
              text(72, 650, '图层里的文字'),
              'EMC EMC',
              text(72, 600, '后面的文字'),
            ],
          },
        ],
        ['<< /Type /OCG /Name (L) >>', '<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>'],
        '/Properties << /L 6 0 R /M 7 0 R >>',
        `/OCProperties << /OCGs [6 0 R] /D << ${state} >> >>`,
      )
    for (const bytes of [layers('/OFF [6 0 R]'), layers('/BaseState /OFF'), layers('/OFF [6 0 R]', '/OC /M BDC')]) {
      const page = readOf(await readPages(bytes))
      expect(page.text).toBe('看得见的文字\n后面的文字')
      expect(page.hidden.map(({ text, hidden }) => [text, hidden])).toEqual([['图层里的文字', 'switched-off']])
      expect(page.rulings).toEqual([])
    }
    for (const bytes of [layers(''), layers('/BaseState /OFF /ON [6 0 R]'), layers('/OFF [99 0 R]')]) {
      const page = readOf(await readPages(bytes))
      expect(page.text).toContain('图层里的文字')
      expect(page.hidden).toEqual([])
    }
  })

  test('shows white words on a dark cell', async () => {
    const page = await one('0.2 g 60 690 200 30 re f', text(72, 700, '表头', { before: '1 g' }))
    expect(page.text).toBe('表头')
    expect(page.hidden).toEqual([])
  })

  test.each([90, 180, 270] as const)('turned by %s degrees reads like an upright one', async (rotate) => {
    const turned = readOf(
      await readPages(drawPdf([{ rotate, content: [text(200, 400, '上一行'), text(200, 380, '下一行')] }])),
    )
    expect(turned.text).toBe('上一行\n下一行')
    const [a, b] = turned.runs
    expect(a && b && a.box[1] < b.box[1]).toBe(true)
  })

  test('finds borders drawn as strokes, as thin filled rectangles and as dots', async () => {
    const dots = Array.from({ length: 100 }, (_, i) => `${50 + i * 3} 300 1 1 re f`).join(' ')
    const page = await one(text(72, 700, '表'), line(50, 500, 350, 500), '50 400 300 0.7 re f', dots)
    const across = page.rulings.filter(([, y0, , y1]) => y0 === y1)
    expect(across).toHaveLength(3)
    for (const [x0, , x1] of across) expect(x1 - x0).toBeGreaterThan(290 / 595)
  })

  test('reads a table cell by cell', async () => {
    const page = await one(
      ...ruledTable([50, 150, 300], [700, 640]),
      text(55, 680, '左上'),
      text(155, 680, '右上'),
      text(55, 660, '左下'),
      text(155, 660, '右下'),
    )
    expect(page.text.split('\n')).toEqual(['左上', '左下', '右上', '右下'])
  })

  test('does not consume the bytes', async () => {
    const bytes = drawPdf([{ content: [text(72, 700, '一')] }])
    const length = bytes.length
    await readPages(bytes)
    expect(bytes).toHaveLength(length)
  })
})

describe('a file that cannot be read', () => {
  const pdf = drawPdf([{ content: [text(72, 700, '一')] }, { content: [] }])
  test.each([
    ['empty-file', new Uint8Array()],
    ['not-a-pdf', new TextEncoder().encode('<html><body>PDF</body></html>')],
    ['broken', pdf.slice(0, 300)],
    ['no-pages', drawPdf([])],
  ] as const)('is %s', async (outcome, bytes) => {
    expect(await readPages(bytes)).toMatchObject({ kind: 'unreadable', outcome })
  })

  test('is too large or has too many pages for its budget', async () => {
    expect(await readPages(pdf, { ...defaultBudget, maxBytes: 100 })).toMatchObject({ outcome: 'too-large' })
    expect(await readPages(pdf, { ...defaultBudget, maxPages: 1 })).toMatchObject({ outcome: 'too-many-pages' })
  })

  test('is read up to its budget of pages, and the rest is left over', async () => {
    const result = await readPages(pdf, { ...defaultBudget, maxReadPages: 1 })
    expect(result).toMatchObject({
      outcome: 'partly-read',
      pages: [{ source: 'text' }, { page: 2, reason: 'over-budget' }],
    })
  })

  test('leaves pages over when its time is gone', async () => {
    const result = await readPages(pdf, { ...defaultBudget, timeoutMs: -1 })
    expect(result).toMatchObject({ outcome: 'partly-read' })
    expect(
      result.kind === 'read' && result.pages.every((page) => page.source === 'unread' && page.reason === 'over-budget'),
    ).toBe(true)
  })

  test('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.nat(pdf.length),
        fc.boolean(),
        async (noise, at, whole) => {
          const bytes = whole ? new Uint8Array([...new TextEncoder().encode('%PDF-1.4\n'), ...noise]) : pdf.slice()
          if (!whole) bytes.set(noise.slice(0, pdf.length - at), at)
          expect(['read', 'unreadable']).toContain((await readPages(bytes)).kind)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)
})

test('a scan is a page without a text layer, a blank page is a read one', async () => {
  const image =
    '<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 16 >>\nstream\n0123456789abcdef\nendstream'
  const bytes = drawPdf(
    [{ content: ['q 595 0 0 842 0 0 cm /Im Do Q'] }, { content: [] }],
    [image],
    '/XObject << /Im 6 0 R >>',
  )
  const result = await readPages(bytes)
  expect(result).toMatchObject({
    outcome: 'partly-read',
    pages: [
      { source: 'unread', reason: 'no-text-layer' },
      { source: 'text', text: '' },
    ],
  })
  // Browsers print colours and a graphics state between the place and the picture, scanners' programs clip to its outline.
  for (const between of ['0 0 0 RG 0 0 0 rg 1 w', '0 0 1 1 re W n'])
    expect(
      await readPages(
        drawPdf([{ content: [`q 595 0 0 842 0 0 cm ${between} /Im Do Q`] }], [image], '/XObject << /Im 5 0 R >>'),
      ),
    ).toMatchObject({ pages: [{ source: 'unread', reason: 'no-text-layer' }] })
})
