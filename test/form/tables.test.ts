import { describe, expect, test } from 'vitest'
import { line, ruledTable, tableOf, text } from '../pdf/draw-pdf.ts'
import { fieldsOf, formOf } from './draw-form.ts'

const xs = [50, 170, 300, 400, 540]
const header = ['起止时间', '工作单位', '职务', '证明人']

describe('a list in a ruled table', () => {
  test('is called by the heading over it, numbers and all, and each row knows its place', async () => {
    const form = await formOf([
      text(50, 780, '三、工作经历'),
      ...tableOf(xs, 760, [
        header,
        ['2010.07—2014.06', '某研究院', '技术员', '白远'],
        ['2014.07—至今', '某设计院', '总工', '汪然'],
      ]),
    ])
    const [table] = form.tables
    expect(table).toMatchObject({
      title: '三、工作经历',
      columns: header,
      rows: [
        ['2010.07—2014.06', '某研究院', '技术员', '白远'],
        ['2014.07—至今', '某设计院', '总工', '汪然'],
      ],
    })
    expect(table?.rowPlaces).toHaveLength(2)
    const [first, second] = table?.rowPlaces ?? []
    expect(first && second && first.bbox[3] <= second.bbox[1] + 0.001).toBe(true)
  })

  test('goes on over a page break, with its header repeated', async () => {
    const form = await formOf(
      [text(50, 780, '三、工作经历'), ...tableOf(xs, 760, [header, ['2010.07—2014.06', '甲院', '技术员', '白远']])],
      tableOf(xs, 800, [header, ['2014.07—至今', '乙院', '总工', '汪然']]),
    )
    expect(form.tables).toHaveLength(1)
    expect(form.tables[0]?.rows.map((row) => row[1])).toEqual(['甲院', '乙院'])
    expect(form.tables[0]?.rowPlaces.map(({ page }) => page)).toEqual([1, 2])
  })

  test('joins a row that the page break cut, and leaves whole rows alone', async () => {
    const narrow = [50, 140, 190, 240, 290]
    const form = await formOf(
      tableOf(narrow, 760, [
        header,
        ['2008.07—2010.06', '甲院', '技术员', '白远'],
        ['2010.07—2014.06', '乙研究设', '专业技术', '白远'],
      ]),
      tableOf(narrow, 800, [header, ['', '计院', '负责人', ''], ['2014.07—至今', '丙院', '总工', '汪然']]),
    )
    expect(form.tables[0]?.rows).toEqual([
      ['2008.07—2010.06', '甲院', '技术员', '白远'],
      ['2010.07—2014.06', '乙研究设计院', '专业技术负责人', '白远'],
      ['2014.07—至今', '丙院', '总工', '汪然'],
    ])
  })

  test('keeps two whole rows apart though the line between them went with the page', async () => {
    const columns = [50, 170, 400, 540]
    const form = await formOf(
      [
        ...[760, 740, 720].map((y) => line(50, y, 540, y)),
        ...columns.map((x) => line(x, 760, x, 702)),
        ...['获奖时间', '获奖项目', '排名'].map((t, i) => text((columns[i] ?? 0) + 4, 746, t, { size: 10 })),
        ...['2019-03-01', '甲系统', '1/6'].map((t, i) => text((columns[i] ?? 0) + 4, 726, t, { size: 10 })),
        ...['2020-03-01', '乙系统', '2/5'].map((t, i) => text((columns[i] ?? 0) + 4, 706, t, { size: 10 })),
      ],
      tableOf(columns, 800, [
        ['获奖时间', '获奖项目', '排名'],
        ['2021-05-09', '丙系统', '3/7'],
      ]),
    )
    expect(form.tables[0]?.rows).toEqual([
      ['2019-03-01', '甲系统', '1/6'],
      ['2020-03-01', '乙系统', '2/5'],
      ['2021-05-09', '丙系统', '3/7'],
    ])
  })

  test('ends where a merged row names the next table of the same columns, whatever its words', async () => {
    const columns = [50, 170, 400, 540]
    const titled = (top: number, title: string) => [
      line(50, top, 540, top),
      line(50, top, 50, top - 20),
      line(540, top, 540, top - 20),
      text(54, top - 14, title, { size: 10 }),
    ]
    const works = (top: number, period: string) =>
      tableOf(columns, top, [
        ['起止时间', '专业技术工作名称', '完成情况'],
        [period, '某工程', '已验收'],
      ])
    const form = await formOf([
      ...titled(760, '任现职前主要专业技术工作业绩登记'),
      ...works(740, '2008.03-2009.05'),
      ...titled(700, '任现职后主要专业技术工作业绩登记'),
      ...works(680, '2018.03-2019.05'),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows.map(([period]) => period)])).toEqual([
      ['任现职前主要专业技术工作业绩登记', ['2008.03-2009.05']],
      ['任现职后主要专业技术工作业绩登记', ['2018.03-2019.05']],
    ])
  })

  test('may stand beside another one in a table, each under its own title', async () => {
    const columns = [50, 170, 290, 410, 540]
    const labels = ['起止时间', '项目名称', '起止时间', '项目名称']
    const form = await formOf([
      ...ruledTable([50, 290, 540], [760, 740]),
      text(54, 746, '任现职前主要业绩', { size: 10 }),
      text(294, 746, '任现职后主要业绩', { size: 10 }),
      ...tableOf(columns, 740, [labels, ['2008.03-2009.05', '甲工程', '2018.03-2019.05', '乙工程']]),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows])).toEqual([
      ['任现职前主要业绩', [['2008.03-2009.05', '甲工程']]],
      ['任现职后主要业绩', [['2018.03-2019.05', '乙工程']]],
    ])
  })

  test('has the caption that stands over it, not that of the table beside it', async () => {
    const rows = (name: string) => [
      ['起止时间', '项目名称', '排名'],
      ['2018.03-2019.05', name, '1/3'],
    ]
    const form = await formOf([
      text(80, 786, '任现职前主要业绩', { size: 10 }),
      text(340, 786, '任现职后主要业绩', { size: 10 }),
      ...tableOf([50, 140, 230, 280], 780, rows('甲工程')),
      ...tableOf([310, 400, 490, 540], 780, rows('乙工程')),
    ])
    expect(form.tables.map(({ title, rows: [row] }) => [title, row?.[1]])).toEqual([
      ['任现职前主要业绩', '甲工程'],
      ['任现职后主要业绩', '乙工程'],
    ])
  })

  test('may be one of several inside a table of fields, called by the cell beside it', async () => {
    const columns = [50, 130, 210, 290, 370]
    const form = await formOf([
      text(50, 780, '一、基本情况'),
      ...ruledTable([50, 370], [760, 740, 700]),
      ...[130, 210, 290].map((x) => line(x, 760, x, 700)),
      line(130, 720, 370, 720),
      ...['姓名', '覃某某', '性别', '女'].map((t, i) => text((columns[i] ?? 0) + 4, 746, t, { size: 10 })),
      text(54, 716, '年度考核结果', { size: 10 }),
      ...['2021年', '2022年', '2023年'].map((t, i) => text((columns[i + 1] ?? 0) + 4, 726, t, { size: 10 })),
      ...['合格', '优秀', '合格'].map((t, i) => text((columns[i + 1] ?? 0) + 4, 706, t, { size: 10 })),
    ])
    expect(fieldsOf(form)).toEqual({ 姓名: '覃某某', 性别: '女' })
    expect(form.tables.map(({ title, columns: c, rows }) => ({ title, c, rows }))).toEqual([
      { title: '年度考核结果', c: ['2021年', '2022年', '2023年'], rows: [['合格', '优秀', '合格']] },
    ])
  })

  test('ends where another header begins', async () => {
    const form = await formOf([
      ...tableOf(xs, 760, [
        ['起止时间', '项目名称', '本人作用', '排名'],
        ['2019.01—2020.10', '泵站改造工程', '总监代表', '1/11'],
        ['起始时间', '指导内容', '指导情况', '备注'],
        ['2021.01', '青年技术人员', '良好', '无'],
      ]),
    ])
    expect(form.tables.map(({ columns, rows }) => [columns[1], rows.length])).toEqual([
      ['项目名称', 1],
      ['指导内容', 1],
    ])
  })

  test('keeps the heading of work before the present title apart from that since', async () => {
    const works = ['起止时间', '项目名称', '本人作用', '完成情况']
    const form = await formOf([
      text(50, 790, '五、任现职前主要专业技术工作业绩'),
      ...tableOf(xs, 770, [works, ['2010.01—2011.01', '旧项目', '参加', '完成']]),
      text(50, 690, '六、任现职后主要专业技术工作业绩'),
      ...tableOf(xs, 670, [works, ['2020.01—2021.01', '新项目', '主持', '完成']]),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows[0]?.[1]])).toEqual([
      ['五、任现职前主要专业技术工作业绩', '旧项目'],
      ['六、任现职后主要专业技术工作业绩', '新项目'],
    ])
  })
})

describe('a list without borders', () => {
  const row = (y: number, cells: readonly string[]) =>
    cells.map((cell, i) => text((xs[i] ?? 0) + 4, y, cell, { size: 10 }))

  test('is told by its columns', async () => {
    const form = await formOf([
      text(50, 780, '三、工作经历'),
      ...row(750, header),
      ...row(726, ['2010.07—2014.06', '甲院', '技术员', '白远']),
      ...row(702, ['2014.07—至今', '乙院', '总工', '汪然']),
    ])
    expect(form.tables).toMatchObject([
      {
        title: '三、工作经历',
        columns: header,
        rows: [
          ['2010.07—2014.06', '甲院', '技术员', '白远'],
          ['2014.07—至今', '乙院', '总工', '汪然'],
        ],
      },
    ])
  })

  test('ends where a line of its own names the next list', async () => {
    const labels = ['起止时间', '项目名称', '本人作用', '排名']
    const form = await formOf([
      ...row(750, labels),
      ...row(726, ['2008.07—2009.06', '甲工程', '参加', '3/5']),
      text(200, 702, '任现职后主要专业技术工作业绩', { size: 10 }),
      ...row(678, labels),
      ...row(654, ['2018.07—2019.06', '乙工程', '主持', '1/5']),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows.map((cells) => cells[1])])).toEqual([
      ['', ['甲工程']],
      ['任现职后主要专业技术工作业绩', ['乙工程']],
    ])
  })

  test('leaves a cell empty that nothing stands in', async () => {
    const form = await formOf([
      ...row(750, header),
      ...row(726, ['2010.07—2014.06', '甲院', '技术员', '白远']),
      text(54, 702, '2014.07—至今', { size: 10 }),
      text(404, 702, '汪然', { size: 10 }),
    ])
    expect(form.tables[0]?.rows[1]).toEqual(['2014.07—至今', '', '', '汪然'])
  })

  test('has several lines in a cell', async () => {
    const form = await formOf([
      ...row(750, header),
      ...row(720, ['2010.07—2014.06', '某水利水电', '技术员', '白远']),
      text(174, 706, '勘测设计院', { size: 10 }),
      ...row(676, ['2014.07—至今', '乙院', '总工', '汪然']),
      ...row(646, ['2016.07—至今', '丙院', '总工', '汪然']),
    ])
    expect(form.tables[0]?.rows.map((cells) => cells[1])).toEqual(['某水利水电勘测设计院', '乙院', '丙院'])
  })
})

test('a header of two storeys names its columns by the lower one, and by what is as high as both', async () => {
  const xs = [50, 110, 180, 250, 320, 400]
  const form = await formOf([
    text(50, 780, '二、获奖情况'),
    ...ruledTable(xs, [760, 720, 700, 680]).filter((drawn) => !/^(?:180) 760/.test(drawn)),
    line(180, 740, 180, 680),
    line(110, 740, 250, 740),
    text(54, 736, '获奖时间', { size: 10 }),
    text(160, 746, '奖励', { size: 10 }),
    text(114, 726, '奖项名称', { size: 10 }),
    text(184, 726, '等级', { size: 10 }),
    text(254, 736, '授奖单位', { size: 10 }),
    text(324, 736, '位次', { size: 10 }),
    ...[
      ['2014.01', '科技进步奖', '二等奖', '某某省政府', '1/9'],
      ['2015.02', '科技进步奖', '三等奖', '某某市政府', '2/9'],
    ].flatMap((row, r) => row.map((words, c) => text((xs[c] ?? 0) + 4, 706 - 20 * r, words, { size: 10 }))),
  ])
  expect(form.tables).toHaveLength(1)
  expect(form.tables[0]).toMatchObject({
    title: '二、获奖情况',
    columns: ['获奖时间', '奖项名称', '等级', '授奖单位', '位次'],
    rows: [
      ['2014.01', '科技进步奖', '二等奖', '某某省政府', '1/9'],
      ['2015.02', '科技进步奖', '三等奖', '某某市政府', '2/9'],
    ],
  })
})

test('what the cell down the side says of the present title is kept, whatever the heading over the whole', async () => {
  const side = '任现职前业绩'
  const xs = [70, 150, 260, 400]
  const form = await formOf([
    text(50, 780, '申报人业绩登记'),
    ...ruledTable(xs, [760, 730, 700, 670]),
    ...ruledTable([50, 70], [760, 670]),
    ...[...side].map((char, i) => text(54, 748 - 13 * i, char, { size: 10 })),
    ...[
      ['起止时间', '项目名称', '完成情况'],
      ['2010.01-2011.02', '甲工程', '完成'],
      ['2012.01-2013.02', '乙工程', '完成'],
    ].flatMap((row, r) => row.map((words, c) => text((xs[c] ?? 0) + 4, 742 - 30 * r, words, { size: 10 }))),
  ])
  expect(form.tables.map(({ title }) => title)).toEqual([side])
})
