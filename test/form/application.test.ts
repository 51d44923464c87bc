import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimKeys } from '#duplicate/claim-key'
import { mergeApplications } from '#form/read-application'
import { anApplicationOf, aPage, aTable, nationalColumns } from './form-fixtures.ts'

test('the person, the titles and the target, by the labels of the forms', () => {
  const application = anApplicationOf({
    fields: [
      ['姓 名', '覃 某 某', 'cover'],
      ['现任专业技术资格', '工程师', 'cover'],
      ['姓 名', '覃某某'],
      ['性\n别', '男'],
      ['出生\n年月', '1985.03'],
      ['身份证号', '11010519491231002X'],
      ['工作单位', '桂示范\n科技有限公司'],
      ['统一社会信用代码', '91450100MA5TERT15J'],
      ['毕业时间', '2007年6月'],
      ['现任专业技术资格', '工程师'],
      ['取得时间', '2019年12月28日'],
      ['聘任时间', '2020年1月'],
      ['拟评专业技术资格', '高级工程师'],
      ['拟评专业', '机械工程'],
      ['申报方式', '晋升'],
      ['上一次申报时间', '2024年5月'],
      ['填表时间', '2026年3月1日', 'cover'],
    ],
  })
  expect(application).toMatchObject({
    applicant: {
      name: '覃某某',
      sex: 'male',
      birth: '1985-03',
      residentId: { key: '11010519491231002X', status: 'valid-checksum' },
    },
    unit: { value: '桂示范科技有限公司', evidence: { page: 2, quote: '工作单位：桂示范\n科技有限公司' } },
    unitCreditCode: { status: 'valid-checksum' },
    presentTitle: { name: '工程师', level: 'middle', series: '工程', grantedOn: '2019-12-28' },
    target: { name: '高级工程师', level: 'associate', specialty: '机械工程' },
    route: 'promotion',
    previousApplication: '2024-05',
    filledOn: '2026-03-01',
  })
})

test('the row that the application builds on is the present title, earlier titles stay', () => {
  const { presentTitle, titles } = anApplicationOf({
    tables: [
      aTable(
        '3-1 现任专业技术资格、职业资格和技能证书',
        ['数据来源', '是否以该资格申报', '资格类型', '现任专业技术职务', '专业', '资格取得时间', '证书编号'],
        ['数据获取', '是', '职称证书', '工程师', '机械工程', '2019-12', 'A1'],
        ['自填', '否', '职称证书', '助理工程师', '机械工程', '2013-12', 'A2'],
      ),
    ],
  })
  expect(presentTitle).toMatchObject({ name: '工程师', grantedOn: '2019-12', specialty: '机械工程' })
  expect(titles.map(({ name }) => name)).toEqual(['助理工程师', '工程师'])
})

test('a title with its date in one cell, and one whose date only the certificate tells', () => {
  expect(
    anApplicationOf({ fields: [['现任专业技术职务及取得时间', '工程师 2019年12月28日']] }).presentTitle,
  ).toMatchObject({ name: '工程师', grantedOn: '2019-12-28' })
  const certificate = aPage(['专业技术资格证书', '姓名：覃一一', '资格名称：工程师', '授予时间：2018年11月30日'])
  expect(anApplicationOf({ fields: [['现职称', '工程师']], certificates: [certificate] }).presentTitle?.grantedOn).toBe(
    '2018-11-30',
  )
})

test('a section of the portal with one title is read from its fields', () => {
  const section = '3-1 现任专业技术资格、职业资格和技能证书'
  const { presentTitle } = anApplicationOf({
    fields: [
      ['拟评专业', '计算机应用', '1 基本信息'],
      ['现任专业技术职务', '工程师', section],
      ['专业', '信息系统', section],
      ['资格取得时间', '2020年6月19日', section],
    ],
  })
  expect(presentTitle).toMatchObject({ name: '工程师', grantedOn: '2020-06-19', specialty: '信息系统' })
})

test('several files of one application become one, in any order', () => {
  const form = anApplicationOf({
    documentId: 'form',
    fields: [
      ['姓名', '覃某某'],
      ['申报资格', '高级工程师'],
    ],
    tables: [aTable('专利情况', ['专利名称', '专利号', '排名'], ['一种方法', 'ZL202310123456.6', '1/2'])],
  })
  const attachments = anApplicationOf({
    documentId: 'attachments',
    certificates: [
      aPage(['发明专利证书', '发明名称：一种方法', '发 明 人：覃某某;韦二二', '专利号：ZL 2023 1 0123456.6'], {
        page: 4,
      }),
      aPage(['专业技术资格证书', '姓名：覃某某', '资格名称：工程师', '授予时间：2018年11月30日'], { page: 5 }),
    ],
  })
  for (const parts of [
    [form, attachments],
    [attachments, form],
    [form, attachments, form],
  ]) {
    const merged = mergeApplications(parts)
    expect(merged?.applicant.name).toBe('覃某某')
    expect(merged?.presentTitle).toMatchObject({ name: '工程师', grantedOn: '2018-11-30' })
    expect(merged?.claims).toHaveLength(1)
    expect(merged?.claims[0]?.evidence.map(({ documentId, page }) => [documentId, page])).toEqual([
      ['form', 3],
      ['attachments', 4],
    ])
    expect(merged?.certificates).toHaveLength(2)
  }
  expect(mergeApplications([])).toBeUndefined()
  expect(mergeApplications([form])).toEqual(form)
})

test('sixty claims are read in well under a tenth of a second', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    '2021.03-2023.06',
    `甘蔗收获机关键技术研究${i}（桂科AB2${1000000 + i}）`,
    '主持。负责总体方案设计，排名1/6',
    '通过验收，获授权发明专利1件（ZL202310123456.6）',
  ])
  const read = () => anApplicationOf({ tables: [aTable('任现职后主要专业技术工作业绩登记', nationalColumns, ...rows)] })
  const milliseconds = [1, 2, 3, 4].map(() => {
    const start = performance.now()
    expect(read().claims).toHaveLength(60)
    return performance.now() - start
  })
  // The best of four: other work on the machine is not what is measured.
  expect(Math.min(...milliseconds)).toBeLessThan(100)
})

const folder = join(import.meta.dirname, '../../../shared/data/applications')
const truths = existsSync(folder) ? readdirSync(folder).filter((name) => /^form-.*\.truth\.json$/.test(name)) : []

// The expected texts of the shared sample forms, as if the reader had read them without a fault.
test.skipIf(truths.length === 0)('every row of every achievement table of the sample forms is a claim', () => {
  for (const name of truths) {
    const { fields, tables } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const application = anApplicationOf({
      fields: fields.map(({ label, value, section }: Record<string, string>) => [
        label ?? '',
        value ?? '',
        section ?? '',
      ]),
      tables: tables.map(({ title, columns, rows }: { title: string; columns: string[]; rows: string[][] }) =>
        aTable(title, columns, ...rows),
      ),
    })
    const rows = tables
      .filter(({ title }: { title: string }) => /业绩|获奖|专利|论文/.test(title))
      .flatMap((table: { rows: string[][] }) => table.rows)
    expect(application.claims.map(({ text }) => text)).toEqual(rows.map((cells: string[]) => cells.join(' | ')))
    expect(application.claims.every(({ rank }) => rank !== undefined)).toBe(true)
    expect(application.presentTitle).toMatchObject({ name: '工程师', grantedOn: expect.any(String) })
    expect(application.target.level).toBeDefined()
  }
})

test('whatever stands in the cells, the form is read and nothing is thrown', () => {
  const cell = fc.string({
    unit: fc.constantFrom(...'ZL桂科AB2023-0.1/（）()[]{}*+?^$|\\《》:：年月奖第期\n 主持专利号项目编号'),
    maxLength: 40,
  })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 3 }), (rows) => {
      const { claims } = anApplicationOf({ tables: [aTable('任现职后业绩', nationalColumns, ...rows)] })
      expect(claims.every(({ title }) => title !== '')).toBe(true)
      expect(claims.flatMap(claimKeys).every((key) => key.length > 8)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
