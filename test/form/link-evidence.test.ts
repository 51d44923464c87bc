import { expect, test } from 'vitest'
import type { ReadPage } from '#domain/pages'
import { readCertificates } from '#form/certificates'
import { splitDocuments } from '#form/documents/split'
import { mergeApplications, readApplication } from '#form/read-application'
import { certificatesOf } from '#rules/certificates'
import { isFromOcr } from '#rules/where'
import { aPage, aTable, pagesOf } from './form-fixtures.ts'

const patents = (...rows: readonly (readonly string[])[]) =>
  aTable('专利情况', ['专利名称', '专利类型', '专利号', '授权公告日', '排名'], ...rows)
const projects = (...rows: readonly (readonly string[])[]) =>
  aTable('任现职以来主要专业技术工作业绩', ['起止时间', '项目名称', '工作内容', '本人作用', '完成情况'], ...rows)
const papers = (...rows: readonly (readonly string[])[]) =>
  aTable('论文、著作情况', ['题目', '刊物名称', '刊号', '发表时间', '作者排序'], ...rows)

const fileOf = (
  tables: readonly ReturnType<typeof aTable>[],
  pages: readonly (readonly string[])[],
  { source = 'text' as ReadPage['source'], documentId = 'doc', applicant = '覃一一' } = {},
) => {
  const read = pagesOf(...pages.map((lines, i) => aPage(lines, { page: 10 + i, source })))
  const form = {
    fields: applicant
      ? [{ section: '基本情况', label: '姓名', value: applicant, page: 2, bbox: [0, 0, 1, 1] as const }]
      : [],
    tables,
    sections: [],
    certificates: readCertificates(read),
  }
  return readApplication({ form: { ...form, parts: splitDocuments(read, form) }, pages: read, documentId })
}

/** Pages beside each claim, other than its row: `10`, or `10 look-alike`. */
const pagesBeside = ({ claims }: Pick<ReturnType<typeof fileOf>, 'claims'>) =>
  claims.map(({ evidence }) =>
    evidence
      .filter(({ from }) => from === 'certificate')
      .map(({ page, linkedBy }) => [page, linkedBy].filter(Boolean).join(' ')),
  )

const aPatent = (title: string, number: string, people = '覃一一;韦二二', granted = '2025年01月14日') => [
  '发明专利证书',
  `发明名称：${title}`,
  `发明人：${people}`,
  `专利号：${number}`,
  `授权公告日：${granted}`,
]

test('two patents of nearly one title go to the certificates with their numbers', () => {
  const file = fileOf(
    [
      patents(
        ['一种甘蔗收获机切割装置', '发明专利', 'ZL202310123456.6', '2025年1月14日', '1/2'],
        ['一种甘蔗收获机切割方法', '发明专利', 'ZL202111234567.1', '2025年1月14日', '1/2'],
      ),
    ],
    [aPatent('一种甘蔗收获机切割方法', 'ZL202111234567.1'), aPatent('一种甘蔗收获机切割装置', 'ZL202310123456.6')],
  )
  expect(pagesBeside(file)).toEqual([['11'], ['10']])
})

test('the certificate of another number is none of the claim, however alike title and people are', () => {
  const file = fileOf(
    [patents(['一种甘蔗收获机切割装置', '发明专利', 'ZL202310123456.6', '2025年1月14日', '1/2'])],
    [aPatent('一种甘蔗收获机的切割装置', 'ZL202111234567.1')],
  )
  expect(pagesBeside(file)).toEqual([[]])
})

test('a scan that misread one digit, and says so by its check digit, is put beside the claim of the right number', () => {
  const file = fileOf(
    [patents(['一种切割装置', '发明专利', 'ZL202310123456.6', '2025年1月14日', '1/2'])],
    [aPatent('一种〓割装〓', 'ZL2023〓0123456.6')],
    { source: 'ocr' },
  )
  expect(pagesBeside(file)).toEqual([['10 look-alike']])
})

test('a number that is not the misread one of the claim brings nothing', () => {
  const file = fileOf(
    [patents(['一种切割装置', '发明专利', 'ZL202310123456.6', '2025年1月14日', '1/2'])],
    [aPatent('一种播种机', 'ZL2021〓1234567.1')],
    { source: 'ocr' },
  )
  expect(pagesBeside(file)).toEqual([[]])
})

test('a title that is nearly the same needs the applicant among the people, or the day', () => {
  const row = ['一种用于丘陵山地的甘蔗联合收获机切割输送与除杂装置', '发明专利', '', '2024年3月5日', '1/2']
  const beside = (people: string, granted: string) =>
    pagesBeside(
      fileOf(
        [patents(row)],
        [aPatent('一种用于丘陵山区的甘蔗联合收获机切割输送与除杂装置', 'ZL202310123456.6', people, granted)],
      ),
    )
  expect(beside('覃一一;韦二二', '2025年01月14日')).toEqual([['10 similar-title']])
  expect(beside('黄三三;韦二二', '2025年01月14日')).toEqual([[]])
})

test('the same person alone links nothing', () => {
  const file = fileOf(
    [patents(['一种水泵', '发明专利', '', '2024年3月5日', '1/2'])],
    [aPatent('一种甘蔗收获机切割装置', 'ZL202310123456.6')],
  )
  expect(pagesBeside(file)).toEqual([[]])
})

test('of two certificates that are as likely, none is taken', () => {
  const file = fileOf(
    [patents(['一种用于丘陵山地的甘蔗联合收获机切割输送与除杂装置', '发明专利', '', '2024年3月5日', '1/2'])],
    [
      aPatent('一种用于丘陵山区的甘蔗联合收获机切割输送与除杂装置', 'ZL202310123456.6'),
      aPatent('一种用于丘陵山地的甘蔗联合收获机切割输送与除尘装置', 'ZL202111234567.1'),
    ],
  )
  expect(pagesBeside(file)).toEqual([[]])
})

test('one proof of the unit speaks for several claims, and for no other', () => {
  const file = fileOf(
    [
      projects(
        ['2018.05-2019.10', '示范市水质在线监测系统改造工程', '设计', '主持', '验收'],
        ['2019.05-2020.10', '示范市高速公路特大桥扩建工程', '设计', '参加', '验收'],
        ['2020.05-2021.10', '示范市综合管廊二期工程', '设计', '参加', '验收'],
      ),
    ],
    [
      [
        '业绩证明',
        '兹证明覃一一同志主持“示范市水质在线监测系统改造工程”，参加“示范市高速公路特大桥扩建工',
        '程”，特此证明。',
        '示范市建筑设计研究院有限公司',
      ],
    ],
  )
  expect(pagesBeside(file)).toEqual([['10 named-there'], ['10 named-there'], []])
})

test('phases of one project are not one: a proof of the first is none of the second', () => {
  const file = fileOf(
    [projects(['2020.05-2021.10', '示范市综合管廊二期工程', '设计', '参加', '验收'])],
    [['业绩证明', '兹证明覃一一同志主持“示范市综合管廊一期工程”，特此证明。']],
    { source: 'ocr' },
  )
  expect(pagesBeside(file)).toEqual([[]])
})

test('a paper, its line in the contents and the proof that it is indexed stand beside its claim', () => {
  const title = '基于离散元的甘蔗切割过程仿真'
  const file = fileOf(
    [papers([title, '示范农业机械', 'ISSN 1000-1239', '2022年8月', '第一作者'])],
    [
      [title, '覃一一,韦二二', '摘要：建立了模型。', '关键词：甘蔗；仿真'],
      ['目录', '示范农业机械 ISSN 1000-1239', `${title}……33`, '另一种测试方法……40', '第三种测试方法……45'],
      ['检索证明', '经检索，下列论文被数据库收录。', `题目：${title}`],
      ['另一篇论文的题目', '黄三三', '摘要：引用了别人。', '关键词：甘蔗', '参考文献', `[1] 覃一一. 《${title}》`],
    ],
  )
  expect(pagesBeside(file)).toEqual([['10 named-there', '11 named-there', '12 named-there']])
})

test('certificates in another file of the application are found, and merging again changes nothing', () => {
  const form = fileOf([projects(['2018.05-2019.10', '示范市水质在线监测系统改造工程', '设计', '主持', '验收'])], [])
  const papersFile = fileOf([], [['业绩证明', '兹证明覃一一同志主持“示范市水质在线监测系统改造工程”，特此证明。']], {
    documentId: 'attachments',
    applicant: '',
  })
  const merged = mergeApplications([form, papersFile])
  if (!merged) throw new Error('two files make an application')
  expect(pagesBeside(merged)).toEqual([['10 named-there']])
  expect(pagesBeside(mergeApplications([merged, papersFile]) ?? merged)).toEqual([['10 named-there']])
})

test('no rule takes a page that was only put beside a claim for its certificate, nor its print for the claim’s', () => {
  const { claims, certificates } = fileOf(
    [patents(['一种用于丘陵山地的甘蔗联合收获机切割输送与除杂装置', '发明专利', '', '2024年3月5日', '1/2'])],
    [aPatent('一种用于丘陵山区的甘蔗联合收获机切割输送与除杂装置', 'ZL202310123456.6')],
    { source: 'ocr' },
  )
  const [claim] = claims
  if (!claim) throw new Error('the row is a claim')
  expect(claim.evidence.map(({ linkedBy }) => linkedBy)).toEqual([undefined, 'similar-title'])
  expect(certificatesOf(claim, certificates)).toEqual([])
  expect(isFromOcr(claim.evidence)).toBe(false)
})
