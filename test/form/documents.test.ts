import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '#domain/pages'
import { readForm } from '#form/read-form'
import { aPage, pagesOf } from './form-fixtures.ts'

type PageLines = readonly string[] | 'unread'

/** The parts of a bundle as `kind pages`. */
const partsOf = (...pages: PageLines[]) => {
  const numbered = pages.map(
    (lines, i): Page =>
      lines === 'unread'
        ? { page: i + 1, width: 595, height: 842, source: 'unread', reason: 'unreadable-scan' }
        : aPage(lines, { page: i + 1 }),
  )
  const read = { ...pagesOf(), pages: numbered }
  return readForm(read).parts ?? []
}
const kindsOf = (...pages: PageLines[]) =>
  partsOf(...pages).map(({ kind, pages: numbers }) => `${kind} ${numbers.join(',')}`)

const form = ['专业技术资格评审申报表', '姓    名：覃一一', '工作单位：示范公司']
const patent = [
  '发明专利证书',
  '证书号第7668232号',
  '发明名称：一种测试装置',
  '专利号：ZL202010430096.0',
  '授权公告日：2025年01月14日',
]
const award = ['示范省科学技术进步奖', '证书', '特颁发此证书。', '获奖项目：测试研究', '奖励等级：三等奖']
const paper = ['测试系统运行调度模型', '覃一一,韦二二', '摘要：建立了模型。', '关键词：测试；模型', '0 引言', '正文。']
const paperRest = ['通过优化反应温度，产品收率提高百分之七。'.repeat(12), '结论如上。']
const cover = ['示范农业机械', 'ISSN 1000-1239', 'CN45-1234/TH', '主办单位：示范学会', '2022年第8期']
const contents = ['目录', 'ISSN 1000-1239', '一种测试方法……12', '另一种测试方法……18', '第三种测试方法……25']
const indexProof = ['检索证明', '经检索，下列论文被数据库收录。', '题目：测试系统运行调度模型']
const insurance = ['社会保险参保缴费证明', '姓名 覃一一', '缴费月数 24', '参保单位 示范公司']
const identity = ['姓名 覃一一', '性别 男 民族 汉', '住址 示范市示范路1号', '公民身份号码 11010519491231002X']
const commitment = ['诚信承诺书', '本人承诺所提交的材料真实有效。', '承诺人：覃一一']
const contract = ['设备采购合同', '合同编号：HT-2023-01', '甲方：示范公司', '乙方：测试公司']
const contractRest = ['第三条 付款方式', '甲方应当在三十日内付款。']
const appraisal = ['年度考核登记表', '考核结果 优秀']
const summary = ['任现职以来专业技术工作总结', '一、基本情况', '本人任现职以来从事专业技术工作。']
const junk = ['合影留念', '二〇二三年春']

test('a bundle falls into its form, certificates by kind, papers and proofs', () => {
  expect(
    kindsOf(
      form,
      patent,
      award,
      cover,
      contents,
      paper,
      paperRest,
      indexProof,
      contract,
      contractRest,
      insurance,
      identity,
      commitment,
      appraisal,
      summary,
    ),
  ).toEqual([
    'form 1',
    'invention-patent 2',
    'award 3',
    'paper-cover 4',
    'paper-contents 5',
    'paper 6,7',
    'index-proof 8',
    'contract 9,10',
    'social-insurance 11',
    'identity 12',
    'commitment 13',
    'appraisal 14',
    'summary 15',
  ])
})

test('what nothing speaks for stays unknown, what was not read stays unread', () => {
  expect(kindsOf(form, junk, 'unread', 'unread', patent, junk)).toEqual([
    'form 1',
    'unknown 2',
    'unread 3,4',
    'invention-patent 5',
    'unknown 6',
  ])
})

test('an unknown part says its first line and that nothing speaks for a kind', () => {
  expect(partsOf(junk)).toEqual([{ kind: 'unknown', pages: [1], confidence: 0, title: '合影留念' }])
})

test('two certificates of one kind are two documents, two papers are two', () => {
  expect(kindsOf(patent, patent, paper, paperRest, paper)).toEqual([
    'invention-patent 1',
    'invention-patent 2',
    'paper 3,4',
    'paper 5',
  ])
})

test('a paper does not swallow the proof that comes after it', () => {
  expect(kindsOf(paper, ['关于覃一一同志的情况说明', '该同志参加了测试。'.repeat(30)])).toEqual([
    'paper 1',
    'unknown 2',
  ])
})

test('the pages of a specification belong to its first page', () => {
  expect(
    kindsOf(
      ['(12)发明专利申请', '(10)申请公布号 CN 108897400 A', '(21)申请号 201810828900.3', '(72)发明人 覃一一'],
      ['CN 108897400 A 权 利 要 求 书 1/1页', '1.一种机箱，其特征在于。'],
      ['CN 108897400 A 说 明 书 1/3页', '技术领域'],
    ),
  ).toEqual(['patent-publication 1,2,3'])
})

test('an identity card has no title, which would be its holder', () => {
  expect(partsOf(identity)).toEqual([{ kind: 'identity', pages: [1], confidence: 0.85 }])
})

test('every page belongs to exactly one part, in the order of the pages', () => {
  const kinds = [
    form,
    patent,
    award,
    paper,
    paperRest,
    cover,
    contents,
    insurance,
    contract,
    contractRest,
    junk,
    'unread',
  ] as const
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 }), (bundle) => {
      expect(partsOf(...bundle).flatMap(({ pages }) => pages)).toEqual(bundle.map((_, i) => i + 1))
    }),
    { numRuns: 60 },
  )
})

test('a letter that a paper will be printed is no paper, and names the one it is of', () => {
  const letter = [
    '示范农业机械编辑部',
    '稿件录用通知',
    '覃一一同志：',
    '您的论文《测试系统运行调度模型》拟于2025年第3期刊出。',
  ]
  expect(kindsOf(form, letter)).toEqual(['form 1', 'paper-acceptance 2'])
  expect(partsOf(form, letter)[1]?.names?.map(({ text }) => text)).toContain('测试系统运行调度模型')
})
