import { describe, expect, test } from 'vitest'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { readPages } from '#pdf/read-pages'
import { drawPdf, line, tableOf, text } from '../pdf/draw-pdf.ts'
import { fieldsOf, formOf } from './draw-form.ts'

const four = [50, 170, 300, 400, 540]
const works = ['起止时间', '项目名称', '本人作用', '排名']
const size = 10

const claimsOf = async (...content: readonly string[]) => {
  const pages = await readPages(drawPdf([{ content }]))
  if (pages.kind !== 'read') throw new Error(pages.outcome)
  return readApplication({ form: readForm(pages), pages, documentId: 'doc' }).claims
}

describe('labels', () => {
  test('with their English beside them are the Chinese ones', async () => {
    const form = await formOf([
      ...tableOf(four, 760, [['姓名 Name', '覃某某', '性别 Gender', '女']]),
      text(50, 700, '二、获奖情况'),
      ...tableOf(four, 680, [
        ['获奖时间 Date', '奖项名称 Award', '授奖单位 Issuer', '排名 Rank'],
        ['2019.05', '科学技术奖', '某省人民政府', '1/5'],
      ]),
    ])
    expect(fieldsOf(form)).toEqual({ 姓名: '覃某某', 性别: '女' })
    expect(form.tables[0]?.columns).toEqual(['获奖时间', '奖项名称', '授奖单位', '排名'])
  })

  test('over their values may have English too', async () => {
    const form = await formOf(
      tableOf(four, 760, [
        ['姓名 Name', '性别 Gender', '民族 Nation', '联系电话 Tel.'],
        ['覃某某', '女', '壮族', '19900001268'],
      ]),
    )
    expect(fieldsOf(form)).toEqual({ 姓名: '覃某某', 性别: '女', 民族: '壮族', 联系电话: '19900001268' })
  })

  test('are the same without their numbers', async () => {
    const form = await formOf(
      tableOf(four, 760, [
        ['1.姓名', '覃某某', '7.所在单位', '某研究院'],
        ['(2)民族', '壮族', '⑧从事专业', '建筑设计'],
      ]),
    )
    expect(fieldsOf(form)).toEqual({ 姓名: '覃某某', 所在单位: '某研究院', 民族: '壮族', 从事专业: '建筑设计' })
  })

  test('that ask what year and which unit head columns', async () => {
    const form = await formOf([
      text(50, 780, '三、工作经历'),
      ...tableOf(four, 760, [
        ['自何年何月', '至何年何月', '任何职务', '证明人'],
        ['2005年7月', '2014年11月', '助理工程师', '吕某爱'],
      ]),
    ])
    expect(form.tables[0]).toMatchObject({ columns: ['自何年何月', '至何年何月', '任何职务', '证明人'] })
  })

  test('above blanks on the line below have what is written there', async () => {
    const form = await formOf([
      text(50, 760, '姓名：'),
      text(300, 760, '单位全称：'),
      text(54, 742, '许某雪'),
      text(304, 742, '某规划设计院'),
      text(50, 715, '申报学科：'),
      text(300, 715, '任职时间：'),
      text(54, 697, '环境工程'),
      text(304, 697, '2014.12'),
    ])
    expect(fieldsOf(form)).toEqual({
      姓名: '许某雪',
      单位全称: '某规划设计院',
      申报学科: '环境工程',
      任职时间: '2014.12',
    })
  })

  test('above a place to sign have no value from the line below', async () => {
    const form = await formOf([
      text(50, 760, '负责人签字：'),
      text(300, 760, '单位公章：'),
      text(54, 742, '2025年5月8日'),
    ])
    expect(form.fields.filter(({ value }) => value.includes('2025'))).toEqual([])
  })
})

describe('a form in 繁体', () => {
  test('has its lists, and what was done before the present title is background there too', async () => {
    const columns = ['起止時間', '專業技術工作名稱', '工作內容', '完成情況及效果']
    const claims = await claimsOf(
      text(50, 780, '二、任現職前主要專業技術工作業績'),
      ...tableOf(four, 760, [columns, ['2012.03—2014.06', '路面修復工程', '參加設計', '已完成']]),
      text(50, 700, '三、任現職後主要專業技術工作業績'),
      ...tableOf(four, 680, [columns, ['2018.03—2019.06', '車站上蓋工程', '主持設計', '已完成']]),
    )
    expect(claims.map(({ title, section }) => [title, section])).toEqual([
      ['路面修復工程', 'before-present-title'],
      ['車站上蓋工程', 'since-present-title'],
    ])
  })
})

describe('a list', () => {
  const page = (title: string, ...rows: readonly (readonly string[])[]) => [
    text(50, 780, title),
    ...tableOf(four, 760, [works, ...rows]),
    text(280, 600, '— 3 —', { size }),
  ]
  test('that says 续表 is the rest of the one before it', async () => {
    const form = await formOf(
      page('表3 任现职以来主要业绩', ['2018.05—2019.08', '甲工程', '主持', '1/5']),
      page('续表 任现职以来主要业绩', ['2019.05—2020.08', '乙工程', '参加', '2/5']),
      page('任现职以来主要业绩（续）', ['2020.05—2021.08', '丙工程', '参加', '2/5']),
    )
    expect(form.tables).toHaveLength(1)
    expect(form.tables[0]?.rows.map((row) => row[1])).toEqual(['甲工程', '乙工程', '丙工程'])
    expect(form.tables[0]?.rowPlaces.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  test('goes on behind 续表 without its header', async () => {
    const form = await formOf(page('任现职以来主要业绩', ['2018.05—2019.08', '甲工程', '主持', '1/5']), [
      text(50, 780, '续表'),
      ...tableOf(four, 760, [['2019.05—2020.08', '乙工程', '参加', '2/5']]),
    ])
    expect(form.tables.map(({ rows }) => rows.map((row) => row[1]))).toEqual([['甲工程', '乙工程']])
  })

  test('of another name is no rest, though it says 续表: rows before the present title stay there', async () => {
    const form = await formOf(
      page('表2 任现职前主要业绩', ['2018.05—2019.08', '甲工程', '主持', '1/5']),
      page('续表 任现职以来主要业绩', ['2019.05—2020.08', '乙工程', '参加', '2/5']),
    )
    expect(form.tables.map(({ rows }) => rows.length)).toEqual([1, 1])
  })

  test('ends where a row of fields sums it up', async () => {
    const content = [
      text(50, 780, '任现职以来主要业绩'),
      ...tableOf(four, 760, [
        works,
        ['2018.05—2019.08', '甲工程', '主持', '1/5'],
        ['任现职以来总工作量', '132个工作月', '其中主持项目数', '7'],
      ]),
    ]
    expect(fieldsOf(await formOf(content))).toEqual({ 任现职以来总工作量: '132个工作月', 其中主持项目数: '7' })
    expect((await claimsOf(...content)).map(({ title }) => title)).toEqual(['甲工程'])
  })

  test('of lessons under the works claims none of them', async () => {
    const claims = await claimsOf(
      text(50, 780, '任现职以来主要业绩'),
      ...tableOf(four, 760, [
        works,
        ['2018.05—2019.08', '甲工程', '主持', '1/5'],
        ['授课时间', '课程名称', '授课对象', '学时'],
        ['2010.09', '工程测量', '新员工', '24'],
      ]),
    )
    expect(claims.map(({ title }) => title)).toEqual(['甲工程'])
  })

  test('without lines has the columns of the lower storey of its header', async () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((words, i) => text([50, 125, 215, 302, 385, 460][i] ?? 0, y, words, { size }))
    const form = await formOf([
      text(50, 780, '五、继续教育学时'),
      text(225, 750, '学时', { size }),
      ...[
        [50, '年度'],
        [385, '合计'],
        [460, '审验单位'],
      ].map(([x, words]) => text(Number(x), 737, String(words), { size })),
      text(125, 723, '公需科目', { size }),
      text(215, 723, '专业科目', { size }),
      text(302, 723, '选修科目', { size }),
      ...row(695, ['2021', '30', '60', '8', '90', '某省人社厅']),
      ...row(667, ['2022', '30', '60', '9', '90', '某省人社厅']),
    ])
    expect(form.tables).toHaveLength(1)
    expect(form.tables[0]).toMatchObject({
      columns: ['年度', '公需科目', '专业科目', '选修科目', '合计', '审验单位'],
      rows: [
        ['2021', '30', '60', '8', '90', '某省人社厅'],
        ['2022', '30', '60', '9', '90', '某省人社厅'],
      ],
    })
  })
})

describe('two pages of a booklet on one sheet', () => {
  test('are read one after the other: what was done after the present title keeps its heading', async () => {
    const right = [600, 720, 850, 950, 1090]
    const content = [
      text(50, 780, '基本情况'),
      ...tableOf([50, 120, 220, 290, 420], 760, [['姓名', '覃某某', '性别', '女']]),
      text(50, 640, '工作经历'),
      ...tableOf(four, 620, [
        ['起止时间', '工作单位', '职务', '证明人'],
        ['2010.07—2014.06', '某院', '技术员', '白远'],
      ]),
      text(600, 780, '任现职前主要业绩'),
      ...tableOf(right, 760, [works, ['2008.05—2009.08', '甲工程', '主持', '1/5']]),
      text(600, 650, '任现职后主要业绩'),
      ...tableOf(right, 640, [works, ['2018.05—2019.08', '乙工程', '主持', '1/5']]),
    ]
    const pages = await readPages(drawPdf([{ width: 1191, height: 842, content }]))
    if (pages.kind !== 'read') throw new Error(pages.outcome)
    const form = readForm(pages)
    expect(form.tables.map(({ title }) => title)).toEqual(['工作经历', '任现职前主要业绩', '任现职后主要业绩'])
    const { claims } = readApplication({ form, pages, documentId: 'doc' })
    expect(claims.map(({ title, section }) => [title, section])).toEqual([
      ['甲工程', 'before-present-title'],
      ['乙工程', 'since-present-title'],
    ])
  })
})

describe('a card for each achievement', () => {
  const card = (top: number, name: string, years: readonly [string, string]) =>
    tableOf(four, top, [
      ['业绩名称', name, '业绩类型', '科研项目'],
      ['开始时间', years[0], '结束时间', years[1]],
      ['本人角色', '主持', '排名', '1/5'],
    ])
  test('is a row of one table', async () => {
    const content = [
      text(50, 790, '二、业绩成果'),
      ...card(770, '甲工程', ['2018-03', '2019-05']),
      ...card(690, '乙工程', ['2019-03', '2020-05']),
    ]
    const form = await formOf(content)
    expect(form.fields).toEqual([])
    expect(form.tables).toMatchObject([
      {
        title: '二、业绩成果',
        columns: ['业绩名称', '业绩类型', '开始时间', '结束时间', '本人角色', '排名'],
        rows: [
          ['甲工程', '科研项目', '2018-03', '2019-05', '主持', '1/5'],
          ['乙工程', '科研项目', '2019-03', '2020-05', '主持', '1/5'],
        ],
      },
    ])
    expect((await claimsOf(...content)).map(({ title }) => title)).toEqual(['甲工程', '乙工程'])
  })
  test('of a person is none', async () => {
    const form = await formOf([
      ...tableOf(four, 770, [
        ['姓名', '甲某', '职务', '主任'],
        ['单位', '甲院', '电话', '1'],
      ]),
      ...tableOf(four, 690, [
        ['姓名', '乙某', '职务', '主任'],
        ['单位', '乙院', '电话', '2'],
      ]),
    ])
    expect(form.tables).toEqual([])
    expect(form.fields).toHaveLength(8)
  })
})

describe('a header of two storeys', () => {
  test('has the first column that is as high as both, and a year over several rows is said in each', async () => {
    const xs = [50, 110, 260, 340, 420, 500]
    const rows = [780, 760, 740, 720, 700]
    const put = (column: number, row: number, words: string) =>
      text((xs[column] ?? 0) + 4, (rows[row] ?? 0) - 14, words, { size })
    const form = await formOf([
      text(50, 800, '任现职以来主要业绩'),
      ...[50, 110, 500].map((x) => line(x, 780, x, 700)),
      ...[260, 420].map((x) => line(x, 760, x, 700)),
      line(340, 780, 340, 700),
      ...[780, 740, 700].map((y) => line(50, y, 500, y)),
      ...[760, 720].map((y) => line(110, y, 500, y)),
      text(54, 756, '年度', { size }),
      put(1, 0, '承担项目情况'),
      put(3, 0, '起止时间'),
      put(1, 1, '项目名称'),
      put(2, 1, '排名'),
      put(3, 1, '起始时间'),
      put(4, 1, '截止时间'),
      text(54, 716, '2010', { size }),
      ...['甲工程', '1/5', '2010.03', '2010.09'].map((words, i) => put(i + 1, 2, words)),
      ...['乙地提升项目', '2/5', '2010.04', '2010.10'].map((words, i) => put(i + 1, 3, words)),
    ])
    expect(form.tables).toMatchObject([
      {
        columns: ['年度', '项目名称', '排名', '起始时间', '截止时间'],
        rows: [
          ['2010', '甲工程', '1/5', '2010.03', '2010.09'],
          ['2010', '乙地提升项目', '2/5', '2010.04', '2010.10'],
        ],
      },
    ])
  })
})

describe('an opinion', () => {
  test('ends before those who signed it and the name of their unit', async () => {
    const form = await formOf([
      ...tableOf([50, 130, 540], 760, [['推荐意见', '']], 100),
      text(134, 746, '材料齐全,同意上报。', { size }),
      text(400, 700, '某市交通规划设计院', { size }),
      text(300, 680, '经办人：李某  负责人：王某  2025年5月8日', { size }),
    ])
    expect(fieldsOf(form)).toMatchObject({ 推荐意见: '材料齐全,同意上报。' })
  })
})

describe('prose', () => {
  test('that is written downwards makes no fields', async () => {
    const down = (x: number, words: string) => [...words].map((char, i) => text(x, 780 - i * 12, char))
    const form = await formOf([
      ...down(500, '组织完成桩基静载试验十二组一次验收合格率百分之百。年减少停电时户数'),
      ...down(470, '完成线路改造二十公里供电可靠率提升。年减少停电时户数三千'),
      ...down(440, '主持完成水质监测系统工程的初步设计与施工图设计。'),
    ])
    expect(form.fields).toEqual([])
  })

  test('and dates in the cells of a table label nothing', async () => {
    const form = await formOf(
      tableOf(four, 760, [['2012.02—2013.06', '某市泵站扩建工程', '一次验收合格。', '运行良好']]),
    )
    expect(form.fields.map(({ label }) => label)).not.toContain('2012.02—2013.06')
    expect(form.fields.map(({ label }) => label)).not.toContain('一次验收合格。')
  })
})
