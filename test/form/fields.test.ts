import { describe, expect, test } from 'vitest'
import { namedFields } from '#form/claims/field-labels'
import { line, ruledTable, tableOf, text } from '../pdf/draw-pdf.ts'
import { fieldsOf, formOf } from './draw-form.ts'

describe('fields of a ruled table', () => {
  test('stand right of their labels, as many as the row has', async () => {
    const form = await formOf([
      text(50, 780, '一、基本情况'),
      ...tableOf([50, 120, 220, 290, 420], 760, [
        ['姓  名', '覃某某', '性  别', '女'],
        ['出生年月', '1985年03月', '民  族', '壮族'],
      ]),
    ])
    expect(fieldsOf(form)).toEqual({ 姓名: '覃某某', 性别: '女', 出生年月: '1985年03月', 民族: '壮族' })
    expect(form.fields.every((field) => field.section === '基本情况' && field.page === 1)).toBe(true)
  })

  test('under a group label belong to their own labels', async () => {
    const xs = [50, 110, 180, 280, 350, 450]
    const form = await formOf([
      ...ruledTable(xs, [760, 720]),
      line(110, 740, 450, 740),
      text(54, 736, '最高学历', { size: 10 }),
      ...['毕业院校', '云岭工业大学', '毕业时间', '1994年06月'].map((t, i) =>
        text((xs[i + 1] ?? 0) + 4, 746, t, { size: 10 }),
      ),
      ...['所学专业', '建筑工程管理', '学位', '工学硕士'].map((t, i) =>
        text((xs[i + 1] ?? 0) + 4, 726, t, { size: 10 }),
      ),
    ])
    expect(fieldsOf(form)).toEqual({
      毕业院校: '云岭工业大学',
      毕业时间: '1994年06月',
      所学专业: '建筑工程管理',
      学位: '工学硕士',
    })
  })

  test('with labels that no list knows are told by their place', async () => {
    const form = await formOf([
      ...tableOf([50, 150, 300, 400, 540], 760, [
        ['贡献率说明', '百分之三十', '首席专家单位', '某某研究院'],
        ['拟推荐批次', '第二批', '归口部门', '科技处'],
      ]),
    ])
    expect(fieldsOf(form)).toMatchObject({ 首席专家单位: '某某研究院', 归口部门: '科技处' })
  })

  test('of an opinion end where the seal and the date begin', async () => {
    const form = await formOf([
      ...ruledTable([50, 90, 500], [760, 660]),
      ...[...'单位推荐意见'].map((c, i) => text(62, 746 - i * 14, c, { size: 10 })),
      text(100, 740, '材料真实,同意推荐。', { size: 10 }),
      text(380, 680, '(公章)  2024年6月20日', { size: 10 }),
    ])
    expect(fieldsOf(form)).toMatchObject({ 单位推荐意见: '材料真实,同意推荐。', '(公章)': '2024年6月20日' })
  })

  test('of check-boxes say what is ticked', async () => {
    const form = await formOf(tableOf([50, 120, 400], 760, [['申报类型', '□正常申报 ■破格申报 □转评']]))
    expect(fieldsOf(form)).toEqual({ 申报类型: '■破格申报' })
  })
})

describe('fields on lines', () => {
  test('of a cover belong to the cover, also two on one line', async () => {
    const form = await formOf([
      text(100, 700, '姓    名：覃某某'),
      text(100, 660, '填表时间：2024年6月18日   联系电话：19900000000'),
    ])
    expect(form.fields.map(({ section, label, value }) => [section, label, value])).toEqual([
      ['cover', '姓名', '覃某某'],
      ['cover', '填表时间', '2024年6月18日'],
      ['cover', '联系电话', '19900000000'],
    ])
  })

  test('have labels that needed two lines', async () => {
    const form = await formOf([text(100, 700, '申报专业技'), text(100, 680, '术资格：高级工程师')])
    expect(fieldsOf(form)).toEqual({ 申报专业技术资格: '高级工程师' })
  })

  test('without colons are told by known labels', async () => {
    const form = await formOf([text(60, 700, '姓  名 测试员 性  别 女'), text(60, 680, '工作单位 某交通规划设计院')])
    expect(fieldsOf(form)).toEqual({ 姓名: '测试员', 性别: '女', 工作单位: '某交通规划设计院' })
  })
})

test('without colons, what stands in the place of two values is marked as unread, and no field of the applicant', async () => {
  const form = await formOf([
    ...['姓名', '沈某某', '男', '民族', '壮族'].map((words, i) => text(50 + 90 * i, 700, words, { size: 10 })),
    ...['工作单位', '某某设计院', '联系电话', '19900001234'].map((words, i) =>
      text(50 + 90 * i, 670, words, { size: 10 }),
    ),
  ])
  expect(fieldsOf(form)).toEqual({ 姓名: '〓', 民族: '壮族', 工作单位: '某某设计院', 联系电话: '19900001234' })
  expect(namedFields(form.fields).map(({ label }) => label)).not.toContain('姓名')
  const alone = await formOf([
    ...['姓名', '沈某某', '男', '民族', '壮族'].map((words, i) => text(50 + 90 * i, 700, words, { size: 10 })),
    text(50, 670, '以上内容由本人如实填写，并对其真实性负责，如有虚假愿承担一切责任和后果。', { size: 10 }),
  ])
  expect(fieldsOf(alone)).toEqual({ 姓名: '〓', 民族: '壮族' })
})

test('a value that goes on under its first character is one, however far the lines around it reach', async () => {
  const form = await formOf([
    ...['姓名：覃某某', '性别：女', '民族：壮族'].map((words, i) => text(50 + 150 * i, 700, words, { size: 10 })),
    text(50, 680, '工作单位：某某省某某市水利水电勘测设计', { size: 10 }),
    text(100, 666, '研究院', { size: 10 }),
  ])
  expect(fieldsOf(form)).toMatchObject({ 性别: '女', 工作单位: '某某省某某市水利水电勘测设计研究院' })
  const unit = form.fields.find(({ label }) => label === '工作单位')
  expect((unit?.bbox[3] ?? 0) - (unit?.bbox[1] ?? 0)).toBeGreaterThan(20 / 842)
})

test('a label whose characters fill the width of a column is whole with its colon', async () => {
  const form = await formOf([
    ...['填', '表', '时', '间：'].map((words, i) => text(90 + 38 * i, 500, words, { size: 14 })),
    text(320, 500, '2025年4月18日', { size: 14 }),
  ])
  expect(fieldsOf(form)).toEqual({ 填表时间: '2025年4月18日' })
})

test('several facts in one cell are a field each, though a line fills its cell', async () => {
  const facts = (x: number, ...lines: readonly string[]) =>
    lines.map((words, i) => text(x, 706 - 16 * i, words, { size: 10 }))
  const form = await formOf([
    ...ruledTable([50, 130, 260], [720, 660]),
    ...facts(54, '姓名：覃某某', '民族：壮族'),
    ...facts(134, '毕业院校：某某工业大学', '所学专业：水利水电工程', '毕业时间：2008.06'),
  ])
  expect(fieldsOf(form)).toEqual({
    姓名: '覃某某',
    民族: '壮族',
    毕业院校: '某某工业大学',
    所学专业: '水利水电工程',
    毕业时间: '2008.06',
  })
})
