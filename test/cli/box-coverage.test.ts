import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scoreBoxes } from '#cli/box-coverage'
import type { Form, FormField } from '#domain/form'
import type { Box, PagesRead } from '#domain/pages'
import { readForm } from '#form/read-form'
import { sampleCases } from '#local/samples/index'
import { readPagesWithin } from '#pdf/budget'
import { readPages } from '#pdf/read-pages'
import { drawPdf, tableOf, text } from '#test/pdf/draw-pdf'

const pixel = 72 / 150

const drawn = async (): Promise<{ pages: PagesRead; form: Form }> => {
  const pages = await readPages(
    drawPdf([
      {
        content: [
          text(60, 700, '姓名：覃示某  性别：女'),
          ...tableOf([50, 150, 250, 350, 450], 600, [
            ['项目名称', '项目编号', '起止时间', '本人作用'],
            ['示范桥梁监测', '桂科示01号', '2019年', '主持'],
            ['示范水库监测', '桂科示02号', '2021年', '参加'],
          ]),
        ],
      },
    ]),
  )
  return pages.kind === 'read' ? { pages, form: readForm(pages) } : expect.fail(pages.outcome)
}

const moved =
  (dx: number, dy: number) =>
  ([x0, y0, x1, y1]: Box): Box => [x0 + dx / 595, y0 + dy / 842, x1 + dx / 595, y1 + dy / 842]

const withBoxes = (form: Form, change: (box: Box) => Box): Form => ({
  ...form,
  fields: form.fields.map((field): FormField => ({ ...field, bbox: change(field.bbox) })),
  tables: form.tables.map((table) => ({
    ...table,
    rowPlaces: table.rowPlaces.map(({ page, bbox }) => ({ page, bbox: change(bbox) })),
  })),
})

describe('the measure of boxes', () => {
  test('finds every field and every cell in its box', async () => {
    const { pages, form } = await drawn()
    expect(scoreBoxes(pages, form)).toEqual({ sampled: 10, covered: 10, wide: 0, unfound: 0, missed: [] })
  })

  test.each([
    ['to the right', 4 * pixel, 0],
    ['to the left', -4 * pixel, 0],
    ['down', 0, 4 * pixel],
    ['up', 0, -4 * pixel],
  ])('sees a box that is moved %s by four pixels', async (_, dx, dy) => {
    const { pages, form } = await drawn()
    const onlyFields = { ...form, tables: [] }
    expect(scoreBoxes(pages, withBoxes(onlyFields, moved(dx, dy)))).toMatchObject({ sampled: 2, covered: 0 })
  })

  test('forgives one pixel', async () => {
    const { pages, form } = await drawn()
    expect(scoreBoxes(pages, withBoxes(form, moved(pixel, pixel))).covered).toBe(10)
  })

  test('sees rows whose boxes are those of other rows, boxes of a whole line, and values that are not there', async () => {
    const { pages, form } = await drawn()
    expect(scoreBoxes(pages, withBoxes({ ...form, fields: [] }, moved(0, 20))).covered).toBe(0)
    expect(
      scoreBoxes(
        pages,
        withBoxes({ ...form, tables: [] }, () => [0, 0, 1, 1]),
      ),
    ).toMatchObject({ covered: 2, wide: 2 })
    const invented = { ...form, fields: form.fields.map((field) => ({ ...field, value: '韦示某' })) }
    expect(scoreBoxes(pages, invented)).toMatchObject({ sampled: 8, covered: 8, unfound: 2 })
  })
})

const heldIn = async (bytes: Uint8Array): Promise<number> => {
  const pages = await readPagesWithin(bytes)
  if (pages.kind !== 'read') return 0
  const { sampled, missed } = scoreBoxes(pages, readForm(pages))
  expect(missed).toEqual([])
  return sampled
}

test('every box of the sample applications is on its words', async () => {
  let held = 0
  for (const { files } of await sampleCases()) for (const { build } of files) held += await heldIn(await build())
  expect(held).toBeGreaterThan(3000)
}, 120_000)

const shared = join(import.meta.dirname, '../../../shared/data/applications')

test
  .skipIf(!existsSync(shared))
  .each([
    'form-05-lo-docx-wqy',
    'form-07-chromium-landscape-noborder',
    'form-09-overlay-template-then-values',
    'rotate-page90-form-05',
    'cmap-gbk-euc-h',
    'scan-title-200dpi',
    'scanhard-award-rot90-200',
  ])(
  'every box of %s is on its words (skipped without the shared data)',
  async (name) => {
    expect(await heldIn(readFileSync(join(shared, `${name}.pdf`)))).toBeGreaterThan(5)
  },
  120_000,
)
