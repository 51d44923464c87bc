import { expect, test } from 'vitest'
import { readDocument } from '#form/read-document'
import { drawFillIn } from '#test/pdf/draw-fill-in'
import { tableOf, text } from '#test/pdf/draw-pdf'

const fieldsOf = async (bytes: Uint8Array) => {
  const { form } = await readDocument(bytes, 'doc')
  return Object.fromEntries((form?.fields ?? []).map(({ label, value }) => [label, value]))
}

test('what was filled in beside a printed label is the value of that label', async () => {
  const fields = await fieldsOf(
    drawFillIn(
      [text(72, 700, '姓名：'), text(72, 660, '工作单位：')],
      [
        { name: 'Text1', value: '覃示某', at: [110, 696, 250, 714] },
        { name: 'Text2', value: '示范设计院', at: [140, 656, 400, 674] },
      ],
    ),
  )
  expect(fields).toEqual({ 姓名: '覃示某', 工作单位: '示范设计院' })
})

test('what was filled into the cells of a table stands in its rows', async () => {
  const { form } = await readDocument(
    drawFillIn(
      tableOf([72, 150, 300], 700, [
        ['姓名', ''],
        ['工作单位', ''],
        ['申报资格', ''],
      ]),
      [
        { name: 'Text1', value: '覃示某', at: [152, 682, 298, 698] },
        { name: 'Text2', value: '示范设计院', at: [152, 662, 298, 678] },
        { name: 'Text3', value: '高级工程师', at: [152, 642, 298, 658] },
      ],
    ),
    'doc',
  )
  expect(form?.fields.map(({ label, value }) => `${label}=${value}`)).toEqual([
    '姓名=覃示某',
    '工作单位=示范设计院',
    '申报资格=高级工程师',
  ])
})

test('a field that nothing printed names has the name that its maker gave it, first the one for readers', async () => {
  const fields = await fieldsOf(
    drawFillIn(
      [text(72, 760, '申报人情况登记')],
      [
        { name: 'form[0].f1[0]', tooltip: '姓名', value: '覃示某', at: [72, 600, 250, 618] },
        { name: '工作单位', value: '示范设计院', at: [72, 500, 400, 518] },
        { name: '备注', value: '', at: [72, 400, 400, 418] },
      ],
    ),
  )
  expect(fields).toMatchObject({ 姓名: '覃示某', 工作单位: '示范设计院' })
  expect(Object.keys(fields)).not.toContain('备注')
})

test('a list of choices says the words that it shows, not the code that it keeps', async () => {
  const fields = await fieldsOf(
    drawFillIn(
      [text(72, 700, '申报级别：')],
      [
        {
          name: 'level',
          value: 'A2',
          choices: [
            ['A1', '中级'],
            ['A2', '副高级'],
          ],
          at: [150, 696, 250, 714],
        },
      ],
    ),
  )
  expect(fields).toEqual({ 申报级别: '副高级' })
})
