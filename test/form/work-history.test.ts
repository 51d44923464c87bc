import { expect, test } from 'vitest'
import { readApplication } from '#form/read-application'
import { readForm } from '#form/read-form'
import { anApplicationOf, aPage, aTable, pagesOf } from './form-fixtures.ts'

const spells = (of: 'employers' | 'schools' | 'insured', ...tables: readonly ReturnType<typeof aTable>[]) =>
  anApplicationOf({ tables }).workHistory?.[of].map(({ unit, from, to, note }) =>
    [unit, from, to, note].join(' ').trim(),
  )

test('employers of the national form and of the portal, with what goes on left open', () => {
  const national = aTable(
    '四、工作经历',
    ['起止时间', '单 位', '从事何专业技术工作', '职务'],
    ['2010.07—2014.06', '广西工学院', '机械设计', '技术员'],
    ['2014.07至今', '示范重工\n有限公司', '机械设计', '工程师'],
  )
  expect(spells('employers', national)).toEqual([
    '广西工学院 2010-07 2014-06 机械设计 技术员',
    '示范重工有限公司 2014-07  机械设计 工程师',
  ])
  const portal = aTable(
    '6-1 工作简历',
    ['开始时间', '截止时间', '工作单位', '职务'],
    ['2012-07', '至今', '示范设计院', '工程师'],
  )
  expect(spells('employers', portal)).toEqual(['示范设计院 2012-07  工程师'])
})

test('three facts in one cell: when, where and as what', () => {
  const table = aTable(
    '主要工作经历',
    ['自何年何月至何年何月', '在何地何单位任何职务'],
    ['2010年7月至2014年6月', '在示范市水利设计院任助理工程师'],
  )
  expect(spells('employers', table)?.[0]).toContain('示范市水利设计院 2010-07 2014-06')
})

test('who paid the insurance, from the portal’s table and from a proof', () => {
  const portal = aTable(
    '6-2 个人社保缴纳记录',
    ['缴纳开始时间', '缴纳结束时间', '缴纳社保机构', '缴纳单位'],
    ['2019-03', '2026-06', '南宁市社保中心', '示范人力资源公司'],
  )
  expect(spells('insured', portal)).toEqual(['示范人力资源公司 2019-03 2026-06 南宁市社保中心'])
  const pages = pagesOf(
    aPage([
      '社会保险参保缴费证明',
      '姓名：覃一一',
      '参保单位：示范公司',
      '缴费起止时间：2019年3月至2026年6月',
      '缴费月数：88',
    ]),
  )
  const read = readApplication({ form: readForm(pages), pages, documentId: 'd' }).workHistory
  expect(read?.insured).toMatchObject([{ unit: '示范公司', from: '2019-03', to: '2026-06' }])
})

test('schools by their times, or by when they ended and how long they took', () => {
  const studies = aTable(
    '学习培训经历',
    ['起止时间', '专业或主要内容', '学习地点', '证明人'],
    ['2015.09—2018.06', '机械工程', '广西大学', '韦二二'],
  )
  const degrees = aTable('2 学历情况', ['毕业时间', '毕业学校', '学制(年)'], ['2012-06', '桂林理工大学', '4'])
  expect(spells('schools', studies, degrees)).toEqual([
    '广西大学 2015-09 2018-06 机械工程 韦二二',
    '桂林理工大学 2008-06 2012-06',
  ])
})

test('tables of achievements, and rows without a time or a place, are no history', () => {
  const work = aTable('任现职后主要专业技术工作业绩登记', ['起止时间', '工作单位'], ['2019.01-2020.01', '甲院'])
  const blank = aTable('工作经历', ['起止时间', '单位'], ['', '甲设计院'], ['2019.01-2020.01', '无'], ['', ''])
  expect(anApplicationOf({ tables: [work, blank] }).workHistory).toBeUndefined()
})

test('a former name of the form; a blank or 无 is none', () => {
  const named = (value: string) =>
    anApplicationOf({
      fields: [
        ['姓名', '覃一一'],
        ['曾用名', value],
      ],
    }).applicant
  expect(named('覃小一').formerName).toBe('覃小一')
  expect(named('无').formerName).toBeUndefined()
  expect(named('覃小一').name).toBe('覃一一')
})
