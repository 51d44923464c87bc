import { expect, test } from 'vitest'
import { readYesNo } from '#form/claims/stated'
import { mergeApplications } from '#form/read-application'
import { anApplicationOf, aPage, aTable } from './form-fixtures.ts'

const portal = [
  '数据来源',
  '年度',
  '公需必修学时',
  '公需选修学时',
  '行业内数据共享学分',
  '行业内数据共享学时',
  '专业学时',
  '总学时(合计)',
]

test('the area and the body of the present title stand in the portal’s grid beside it', () => {
  const { presentTitle } = anApplicationOf({
    fields: [
      ['现任专业技术职务', '工程师'],
      ['资格取得时间', '2018年12月20日'],
      ['证书适用范围', '百色市凌云县定向评价'],
      ['现任专业技术职务资格批准机关', '百色市 职改办'],
    ],
  })
  expect(presentTitle).toMatchObject({ scope: '百色市凌云县定向评价', approvedBy: '百色市职改办' })
})

test('domain 1.7 (g): hours of a year by kind, with the row that says them', () => {
  const { education } = anApplicationOf({
    tables: [
      aTable(
        '5 继续教育学时、学分完成情况',
        portal,
        ['数据获取', '2024年度', '15', '15', '', '20', '40', '90'],
        ['自填', '2025', '15', '/', '无', '0', '60学时', ''],
      ),
    ],
  })
  expect(education).toMatchObject([
    {
      year: 2024,
      required: 15,
      elective: 15,
      shared: 20,
      professional: 40,
      total: 90,
      trust: 'fetched',
      evidence: { page: 3, quote: '数据获取 | 2024年度 | 15 | 15 |  | 20 | 40 | 90' },
    },
    { year: 2025, required: 15, elective: 0, sharedCredits: 0, shared: 0, professional: 60, trust: 'self-entered' },
  ])
  expect(education?.[0]?.sharedCredits).toBeUndefined()
  expect(education?.[1]?.total).toBeUndefined()
})

test.each([
  ['是', true],
  ['否', false],
  ['□是 ☑否', false],
  ['☑ 是　□ 否', true],
  ['是☑ 否□', true],
  ['是□ 否√', false],
  ['是√', true],
  ['☑是☑否', undefined],
  ['是√否√', undefined],
  ['□是□否', undefined],
  ['', undefined],
])('a box ticked before or behind its word: %s', (raw, said) => {
  expect(readYesNo(raw)).toBe(said)
})

test('a list of courses is no account of a year', () => {
  const { education } = anApplicationOf({
    tables: [
      aTable(
        '四、继续教育情况',
        ['起止时间', '学习内容', '学时', '考核结果', '主办单位'],
        ['2021.08.21—2021.12.28', '《工程伦理》', '63', '合格', '某基地'],
      ),
    ],
  })
  expect(education).toBeUndefined()
})

test('what a direct application rests on, the first application, the origin, the regional review and the place of work', () => {
  const application = anApplicationOf({
    fields: [
      ['直接申报依据', '国家级专精特新“小巨人”企业\n研发团队带头人'],
      ['是否第一次申报', '☑是 □否'],
      ['个人身份性质', '部队转业'],
      ['参加乡村振兴定向评价', '否'],
      ['单位地址', '南宁市青秀区'],
      ['单位推荐意见', '申报材料真实、完整，公示期5个工作日无异议，同意推荐。'],
    ],
  })
  expect(application).toMatchObject({
    directBasis: { value: '国家级专精特新“小巨人”企业研发团队带头人', evidence: { page: 2 } },
    firstApplication: { value: true },
    origin: { value: '部队转业' },
    regionalReview: { value: false },
    workPlace: { value: '南宁市青秀区' },
    statedNoticeDays: { value: 5 },
  })
})

test('a question with both boxes empty was not answered', () => {
  expect(anApplicationOf({ fields: [['是否第一次申报', '□是 □否']] }).firstApplication).toBeUndefined()
  expect(anApplicationOf({ fields: [['是否第一次申报', '☑是 ☑否']] }).firstApplication).toBeUndefined()
})

test('the basis may stand in the table of 破格/直接申报', () => {
  const { directBasis } = anApplicationOf({
    tables: [
      aTable('3-2 破格/直接申报', ['直接申报依据', '批准时间'], ['无', ''], ['广西创新企业家项目入选者', '2025-06']),
    ],
  })
  expect(directBasis).toMatchObject({ value: '广西创新企业家项目入选者', evidence: { page: 3 } })
})

test('where a title is valid and who granted it, from the form’s table or from its certificate', () => {
  const columns = [
    '是否以该资格申报',
    '现任专业技术职务',
    '资格取得时间',
    '现任专业技术职务资格批准机关',
    '证书适用范围',
  ]
  const { presentTitle } = anApplicationOf({
    tables: [
      aTable('3-1 现任专业技术资格', columns, ['是', '工程师', '2019-12', '百色市职改办', '那坡县（定向评价）']),
    ],
  })
  expect(presentTitle).toMatchObject({ scope: '那坡县（定向评价）', approvedBy: '百色市职改办' })

  const proven = anApplicationOf({
    tables: [aTable('3-1 现任专业技术资格', columns, ['是', '工程师', '2019-12', '', ''])],
    certificates: [
      aPage([
        '专业技术资格证书',
        '姓名：覃某某',
        '资格名称：工程师',
        '授予时间：2019年12月28日',
        '证书适用范围：那坡县',
        '批准机关：百色市人力资源和社会保障局',
      ]),
    ],
  })
  expect(proven.presentTitle).toMatchObject({
    name: '工程师',
    scope: '那坡县',
    approvedBy: '百色市人力资源和社会保障局',
  })
})

test('domain 1.7 (h): the notice of the unit, with its first and its last day', () => {
  const { certificates } = anApplicationOf({
    certificates: [
      aPage([
        '公示证明',
        '兹有我单位覃某某申报高级工程师，其申报材料于2026年3月2日至',
        '2026年3月6日在本单位公示5个工作日，期间无异议。',
        '桂示范科技有限公司',
        '2026年3月9日',
      ]),
    ],
  })
  expect(certificates.map(({ kind }) => kind)).toEqual(['unit-notice'])
  expect(certificates[0]?.dates.map(({ role, value }) => [role, value])).toEqual([
    ['start', '2026-03-02'],
    ['end', '2026-03-06'],
    ['issued', '2026-03-09'],
  ])
})

test('several files say it together, and a year that both print is one row', () => {
  const table = aTable('5 继续教育学时', portal, ['自填', '2024', '15', '15', '0', '20', '40', '90'])
  const merged = mergeApplications([
    anApplicationOf({ fields: [['姓名', '覃某某']], tables: [table], documentId: 'a' }),
    anApplicationOf({ fields: [['直接申报依据', '首席技师']], tables: [table], documentId: 'b' }),
  ])
  expect(merged?.education).toHaveLength(1)
  expect(merged?.directBasis?.value).toBe('首席技师')
})
