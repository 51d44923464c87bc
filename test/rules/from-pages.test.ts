import { expect, test } from 'vitest'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anApplicationOf, aPage, aTable } from '#test/form/form-fixtures'

/** What the rules on certificates, employers and sums find in pages and tables as they are printed. */
const judge = (certificates: readonly (readonly string[])[], employer = '临泽示范重工有限公司') => {
  const {
    claims,
    certificates: found,
    workHistory,
    unit,
  } = anApplicationOf({
    fields: [
      ['姓名', '覃一一'],
      ['工作单位', '临泽示范重工有限公司'],
    ],
    tables: [
      aTable('6-1 工作简历', ['开始时间', '截止时间', '工作单位', '职务'], ['2015-07', '至今', employer, '工程师']),
      aTable(
        '6-2 个人社保缴纳记录',
        ['缴纳开始时间', '缴纳结束时间', '缴纳社保机构', '缴纳单位'],
        ['2015-08', '2026-06', '临泽市社保中心', employer],
      ),
      aTable(
        '专利情况',
        ['专利名称', '专利类型', '专利号', '授权公告日', '本人排名'],
        ['一种海上风机基础的拖航及安装方法', '发明专利', 'ZL202010430096.0', '2025-01-14', '第1'],
      ),
      aTable(
        '标准制定情况',
        ['标准名称', '标准号', '发布时间'],
        ['甘蔗机械化收获技术规程', 'DB45/T 1257-2022', '2022.11'],
      ),
      aTable(
        '承担项目情况',
        ['起止时间', '项目名称', '项目编号', '金额(万元)', '本人排名'],
        ['2021.03-2023.06', '示范大桥施工技术研究', '桂科AB21234567', '300', '1/5'],
      ),
    ],
    certificates: certificates.map((lines, i) => aPage(lines, { page: i + 10 })),
  })
  return assessed(
    anApplication({ of: '覃一一', ...(workHistory && { workHistory }), ...(unit && { unit }) })
      .claiming(...claims)
      .provedBy(...found),
  )
}

const patent = (now: string, then: string, owner: string) => [
  '证书号第7668232号',
  '发 明 专 利 证 书',
  '发明名称：一种海上风机基础的拖航及安装方法',
  `专利权人：${owner}`,
  `发 明 人：${now}`,
  '专 利 号：ZL 2020 1 0430096.0',
  '专利申请日：2020年05月20日',
  '授权公告日：2025年01月14日',
  `申请日时申请人：${owner}`,
  `申请日时发明人：${then}`,
]
const foreword = (drafters: string) => [
  'DB45/T 1257—2022',
  '前    言',
  '本文件起草单位：临泽市农机化研究所。',
  `本文件主要起草人：${drafters}。`,
]
const contract = (sum: string) => [
  '示范工程合同书',
  '项目名称：示范大桥施工技术研究',
  '项目编号：桂科AB21234567',
  `合同金额：${sum}`,
]

test('pages that agree with the form raise nothing', () => {
  const result = judge([
    patent('覃一一;韦二二', '覃一一;韦二二', '临泽示范重工有限公司'),
    foreword('韦二二、覃一一、黄三三'),
    contract('300万元'),
  ])
  expect(result.above('blue')).toEqual([])
})

test('inventors, owner, drafters and sum that differ are each found on their page', () => {
  const result = judge([
    patent('覃一一;韦二二', '韦二二;黄三三', '南方绿源农机有限公司'),
    foreword('韦二二、黄三三'),
    contract('186万元'),
  ])
  expect(['PAT-006', 'PAT-007', 'STD-001', 'PRJ-001'].map((code) => [code, result.severity(code)])).toEqual([
    ['PAT-006', 'red'],
    ['PAT-007', 'orange'],
    ['STD-001', 'orange'],
    ['PRJ-001', 'orange'],
  ])
  expect(result.warning('PAT-006')?.evidence[0]?.page).toBe(10)
  expect(result.warning('STD-001')?.evidence[0]?.page).toBe(11)
})

test('a sum that is given in 元 on one side is said to be of another unit', () => {
  const result = judge([contract('300元')])
  expect(result.severity('PRJ-001')).toBe('yellow')
  expect(result.warning('PRJ-001')?.statement).toContain('疑似单位错误')
})

test('who was insured elsewhere is asked about, and who was employed there owns what was invented there', () => {
  const result = judge([patent('覃一一', '覃一一', '南方绿源农机有限公司')], '南方绿源农机有限公司')
  expect(result.severity('UNT-001')).toBe('yellow')
  expect(result.codes).not.toContain('PAT-007')
})
