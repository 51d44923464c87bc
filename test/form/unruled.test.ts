import { describe, expect, test } from 'vitest'
import { text } from '../pdf/draw-pdf.ts'
import { fieldsOf, formOf } from './draw-form.ts'

const size = 10
/** Lines of one cell, 14 pt apart, around the height `y` as a browser centres them in their row. */
const cell = (x: number, y: number, ...lines: readonly string[]): string[] =>
  lines.map((line, i) => text(x, y + 7 * (lines.length - 1) - 14 * i, line, { size }))

const header = (y: number): string[] => [
  ...cell(50, y, '起止时间'),
  ...cell(130, y, '项目名称'),
  ...cell(230, y, '工作内容及', '取得的成效'),
  ...cell(400, y, '本人', '作用'),
  ...cell(450, y, '排名'),
]
const long = (n: number, from = 1): string[] =>
  Array.from({ length: n }, (_, i) => `完成第${i + from}段的设计与试验及其总`)

describe('a list without lines', () => {
  test('parts its rows by the white over its whole width, though one column makes most of its lines', async () => {
    const form = await formOf([
      text(50, 780, '五、任现职以来主要专业技术工作业绩'),
      ...header(740),
      ...cell(50, 650, '2018.05—', '2019.08'),
      ...cell(130, 650, '某市管廊改', '造工程'),
      ...cell(230, 650, ...long(9)),
      ...cell(400, 650, '主持'),
      ...cell(450, 650, '1/5'),
      ...cell(50, 520, '2019.09—', '2020.12'),
      ...cell(130, 520, '某市泵站工程'),
      ...cell(230, 520, ...long(7)),
      ...cell(400, 520, '参加'),
      ...cell(450, 520, '2/6'),
    ])
    expect(form.tables).toHaveLength(1)
    expect(form.tables[0]?.columns).toEqual(['起止时间', '项目名称', '工作内容及取得的成效', '本人作用', '排名'])
    expect(form.tables[0]?.rows).toEqual([
      ['2018.05—2019.08', '某市管廊改造工程', long(9).join(''), '主持', '1/5'],
      ['2019.09—2020.12', '某市泵站工程', long(7).join(''), '参加', '2/6'],
    ])
  })

  test('goes on over a page break that cut a row, where the header does not come again', async () => {
    const form = await formOf(
      [
        text(50, 780, '五、任现职以来主要专业技术工作业绩'),
        ...header(740),
        ...cell(50, 690, '2016.05—2017.08'.slice(0, 8), '2017.08'),
        ...cell(130, 690, '甲工程'),
        ...cell(230, 690, ...long(3)),
        ...cell(400, 690, '主持'),
        ...cell(450, 690, '1/5'),
        ...cell(50, 630, '2018.05—', '2019.08'),
        ...cell(130, 630, '乙工程'),
        ...cell(230, 630, ...long(3)),
        ...cell(400, 630, '参加'),
        ...cell(450, 630, '2/5'),
      ],
      [
        ...cell(230, 740, ...long(2, 4)),
        ...cell(50, 690, '2019.09—', '2020.12'),
        ...cell(130, 690, '丙工程'),
        ...cell(230, 690, ...long(3)),
        ...cell(400, 690, '主持'),
        ...cell(450, 690, '3/5'),
      ],
    )
    expect(form.tables).toHaveLength(1)
    expect(form.tables[0]?.rows.map((row) => [row[1], row[2], row[4]])).toEqual([
      ['甲工程', long(3).join(''), '1/5'],
      ['乙工程', long(5).join(''), '2/5'],
      ['丙工程', long(3).join(''), '3/5'],
    ])
  })

  test('ends at the caption of the next: what was done before the present title is not taken for what was done since', async () => {
    const list = (y: number, caption: string, name: string): string[] => [
      text(200, y, caption, { size: 13 }),
      ...header(y - 40),
      ...cell(50, y - 90, '2018.05—', '2019.08'),
      ...cell(130, y - 90, name),
      ...cell(230, y - 90, ...long(3)),
      ...cell(400, y - 90, '主持'),
      ...cell(450, y - 90, '1/5'),
    ]
    const form = await formOf([
      ...list(780, '任现职前主要专业技术工作业绩登记', '甲工程'),
      ...list(640, '任现职后主要专业技术工作业绩登记', '乙工程'),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows.map((row) => row[1])])).toEqual([
      ['任现职前主要专业技术工作业绩登记', ['甲工程']],
      ['任现职后主要专业技术工作业绩登记', ['乙工程']],
    ])
  })

  test('stands under the heading that a portal numbers 8-1', async () => {
    const form = await formOf([
      text(50, 780, '8-1 获奖情况'),
      ...['授奖时间', '名称与内容', '个人排名'].flatMap((t, i) => cell(50 + 150 * i, 750, t)),
      ...['2020-05', '甲系统一等奖', '1/5'].flatMap((t, i) => cell(50 + 150 * i, 722, t)),
      text(50, 690, '9-1 学术成果'),
      ...['发表时间', '学术成果名称', '角色'].flatMap((t, i) => cell(50 + 150 * i, 660, t)),
      ...['2021-08', '乙论文', '第一作者'].flatMap((t, i) => cell(50 + 150 * i, 632, t)),
    ])
    expect(form.tables.map(({ title, rows }) => [title, rows[0]?.[1]])).toEqual([
      ['8-1 获奖情况', '甲系统一等奖'],
      ['9-1 学术成果', '乙论文'],
    ])
  })

  test('keeps the header that comes again at the top of each page, as running heads do', async () => {
    const page = (name: string): string[] => [
      ...['起止时间', '工作单位', '职务'].flatMap((t, i) => cell(50 + 150 * i, 790, t)),
      ...['2010.07—2014.06', name, '技术员'].flatMap((t, i) => cell(50 + 150 * i, 762, t)),
      ...['2014.07—2016.06', `${name}分院`, '工程师'].flatMap((t, i) => cell(50 + 150 * i, 734, t)),
    ]
    const form = await formOf(page('甲院'), page('乙院'), page('丙院'))
    expect(form.tables.flatMap(({ rows }) => rows.map((row) => row[1]))).toEqual([
      '甲院',
      '甲院分院',
      '乙院',
      '乙院分院',
      '丙院',
      '丙院分院',
    ])
  })
})

describe('opinions without lines', () => {
  test('are read where their text and the line for the signature stand over the middle of the label', async () => {
    const form = await formOf([
      text(50, 780, '九、推荐与评审意见'),
      ...cell(50, 724, '单位推荐意', '见'),
      text(130, 752, '经审核，材料真实、完整，同意推荐。', { size }),
      ...['负责人签名：', '（公章）', '年月日'].map((words, i) => text(300 + 80 * i, 717, words, { size })),
      ...cell(50, 640, '主管部门意', '见'),
      text(130, 668, '同意推荐评审。', { size }),
      ...['负责人签名：', '（公章）', '年月日'].map((words, i) => text(300 + 80 * i, 633, words, { size })),
      text(50, 590, '总人数', { size }),
      ...['参加人数', '赞成人数'].map((words, i) => text(150 + 100 * i, 590, words, { size })),
      ...['20', '15', '13'].map((words, i) => text(50 + 100 * i, 565, words, { size })),
    ])
    expect(fieldsOf(form)).toMatchObject({
      单位推荐意见: '经审核，材料真实、完整，同意推荐。',
      主管部门意见: '同意推荐评审。',
    })
  })

  test('are whole, beside the label in their middle, and leave the line for the signature out', async () => {
    const form = await formOf([
      text(50, 780, '九、推荐与评审意见'),
      ...cell(50, 724, '单位推荐意', '见'),
      text(130, 752, '经审核，该同志申报材料真实、完整，符合申报条件，公示期内无异议', { size }),
      text(130, 738, '，同意推荐。', { size }),
      text(300, 700, '负责人签名：', { size }),
      text(420, 700, '（公章）', { size }),
      text(480, 700, '年月日', { size }),
      ...cell(50, 660, '主管部门意', '见'),
      text(130, 674, '同意推荐评审。', { size }),
      text(300, 646, '负责人签名：', { size }),
      text(420, 646, '（公章）', { size }),
      text(480, 646, '年月日', { size }),
    ])
    const { 单位推荐意见, ...others } = fieldsOf(form)
    expect(单位推荐意见?.replace(/\s/g, '')).toBe(
      '经审核，该同志申报材料真实、完整，符合申报条件，公示期内无异议，同意推荐。',
    )
    expect(others).toMatchObject({
      主管部门意见: '同意推荐评审。',
    })
  })
})

describe('labels above their values', () => {
  test('are fields, though they look like a list of one row', async () => {
    const form = await formOf([
      text(50, 780, '一、基本情况'),
      ...['姓名', '性别', '民族', '出生年月'].flatMap((t, i) => cell(50 + 120 * i, 750, t)),
      ...['白远', '女', '壮族', '1986.01'].flatMap((t, i) => cell(50 + 120 * i, 722, t)),
      ...['政治面貌', '参加工作时间', '联系电话', '电子邮箱'].flatMap((t, i) => cell(50 + 120 * i, 694, t)),
      ...['群众', '2008.07', '19900001646', 'a@example.com'].flatMap((t, i) => cell(50 + 120 * i, 666, t)),
    ])
    expect(fieldsOf(form)).toMatchObject({
      姓名: '白远',
      民族: '壮族',
      参加工作时间: '2008.07',
      电子邮箱: 'a@example.com',
    })
    expect(form.tables).toHaveLength(0)
  })
})

describe('fields on lines', () => {
  test('a value that reaches the label of the next column ends there, and goes on under its own label', async () => {
    const form = await formOf([
      text(50, 760, '政治面貌：群众', { size }),
      text(250, 760, '联系电话：19900005860', { size }),
      text(50, 745, '工作单位：某省某市水利水电勘测设计研究有单位性质：国有企业', { size }),
      text(50, 730, '限公司', { size }),
      text(50, 715, '主管部门：某省水利厅', { size }),
      text(250, 715, '行政职务：主任', { size }),
    ])
    expect(fieldsOf(form)).toMatchObject({
      工作单位: '某省某市水利水电勘测设计研究有限公司',
      单位性质: '国有企业',
      行政职务: '主任',
    })
  })
})

test('small labels close over their values are labels, not first lines of them', async () => {
  const card = (x: number, y: number, label: string, ...value: readonly string[]): string[] => [
    text(x, y, label, { size: 8 }),
    ...value.map((words, i) => text(x, y - 13 - 13 * i, words, { size })),
  ]
  const form = await formOf([
    ...card(50, 700, '姓名', '覃某某'),
    ...card(180, 700, '性别', '女'),
    ...card(300, 700, '联系电话', '19900001234'),
    ...card(50, 660, '工作单位', '某某省水利水电', '勘测设计研究院'),
    ...card(180, 660, '拟评专业', '水利'),
    ...card(300, 660, '资格取得时间', '2012.12'),
  ])
  expect(fieldsOf(form)).toEqual({
    姓名: '覃某某',
    性别: '女',
    联系电话: '19900001234',
    工作单位: '某某省水利水电勘测设计研究院',
    拟评专业: '水利',
    资格取得时间: '2012.12',
  })
})
