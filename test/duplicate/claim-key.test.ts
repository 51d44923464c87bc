import { expect, test } from 'vitest'
import { claimKeys } from '#duplicate/claim-key'
import { anApplicationOf, aTable, nationalColumns } from '../form/form-fixtures.ts'

const keysOf = (title: string, columns: readonly string[], ...cells: readonly string[]) => {
  const [claim] = anApplicationOf({ tables: [aTable(title, columns, cells)] }).claims
  if (!claim) throw new Error('the row gave no claim')
  return claimKeys(claim)
}
const meet = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key))

const patent = (title: string, number: string, rank = '1/2') =>
  keysOf('专利情况', ['专利名称', '专利号', '排名'], title, number, rank)
const award = (time: string, text: string, issuer = '广西壮族自治区人民政府') =>
  keysOf('获奖情况', ['授奖时间', '名称与内容', '授奖机关'], time, text, issuer)
const project = (period: string, title: string) =>
  keysOf('任现职后业绩', nationalColumns, period, title, '主持', '完成')
const paper = (title: string, where: string) =>
  keysOf('论文情况', ['题目', '刊物名称', '刊号', '期号及页码'], title, '《农业机械》', 'ISSN 1000-1239', where)

test('patents meet by their number however it is printed, valid or forged', () => {
  expect(patent('甲', 'ZL 2023 1 0123456.6')[0]).toBe('patent-application:2023101234566')
  expect(patent('甲', 'ZL202310123456')).toEqual(patent('乙', '2023101234566'))
  expect(meet(patent('甲', 'ZL202310123456.7'), patent('乙', 'ZL2023101234567'))).toBe(true)
  expect(meet(patent('甲', 'ZL202310123456.6'), patent('甲', 'ZL202111234567.1'))).toBe(false)
})

test('a patent that is named inside a project row is no key of the project', () => {
  const [claim] = anApplicationOf({
    tables: [
      aTable('任现职后业绩', nationalColumns, [
        '2021.03-2023.06',
        '甘蔗收获机研究（桂科AB21234567）',
        '主持',
        '授权发明专利（ZL202310123456.6）',
      ]),
    ],
  }).claims
  expect(claim && claimKeys(claim)[0]).toBe('project:广西科技计划:桂科AB21234567')
  expect(claim && claimKeys(claim).some((key) => key.includes('2023101234566'))).toBe(false)
})

test('awards meet by award, year and project, not by certificate number', () => {
  const one = award('2023年12月', '广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用')
  expect(meet(one, award('2023.12.05', '科学技术进步奖三等奖：甘蔗收獲機关键技术及应用'))).toBe(true)
  expect(meet(one, award('2022年12月', '广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用'))).toBe(false)
  expect(meet(one, award('2023年12月', '广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用（二期）'))).toBe(false)
  expect(meet(one, award('2023年12月', '科学技术进步奖三等奖：甘蔗收获机关键技术及应用', '海川省人民政府'))).toBe(false)
  expect(meet(award('2023年5月', '2022年度广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用'), one)).toBe(true)
  expect(award('2023年12月', '优秀共产党员')).toEqual([])
  expect(award('2023年12月', '广西科学技术进步奖三等奖')).toEqual([])
})

test('an award that one winner dates by the prize and another by the certificate of the next year is one', () => {
  const title = '广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用'
  const byCertificate = award('2023年5月', `2022年度${title}`)
  expect(meet(byCertificate, award('2022年12月', title))).toBe(true)
  expect(meet(byCertificate, award('2024年12月', title))).toBe(false)
  expect(award('2023年5月', `2023年度${title}`)).toHaveLength(1)
})

test('projects meet by funder and number, else only by a title of their own over the same years', () => {
  expect(
    meet(
      project('2021.03-2023.06', '甘蔗收获机切割器（桂科AB21234567）'),
      project('2020.01-2022.12', '别的名称（桂科\nAB21234567）'),
    ),
  ).toBe(true)
  expect(meet(project('2021.03-2023.06', '青岚市泵站改造工程'), project('2021.05-2023.07', '青岚市泵站改造工程'))).toBe(
    true,
  )
  expect(meet(project('2021.03-2023.06', '青岚市泵站改造工程'), project('2021.03-2023.06', '安澜市泵站改造工程'))).toBe(
    false,
  )
  expect(
    meet(
      project('2021.03-2023.06', '青岚市泵站改造工程（一期）'),
      project('2021.03-2023.06', '青岚市泵站改造工程（二期）'),
    ),
  ).toBe(false)
  expect(project('2021.03-2023.06', '技术改造工程')).toEqual([])
  expect(
    meet(
      project('2021.03-2023.06', '甲项目（项目编号：2023-01-001）'),
      project('2021.03-2023.06', '乙项目（项目编号：2023-01-001）'),
    ),
  ).toBe(false)
})

test('papers meet by the place where they are printed and by title in their periodical; the periodical alone is no paper', () => {
  const one = paper('基于离散元的甘蔗切割仿真', '2022年第8期 第33—38页')
  expect(one[0]).toBe('paper:10001239:2022:8:33')
  expect(meet(one, paper('基于离散元的甘蔗切割仿真', '2022年第9期'))).toBe(true)
  expect(meet(one, paper('水稻机插秧技术', '2022年第8期 第50—55页'))).toBe(false)
})

test('keys hold no names', () => {
  const keys = keysOf('专利情况', ['专利名称', '申请日', '发明人'], '一种甘蔗收获装置', '2022年3月1日', '覃一一;韦二二')
  expect(keys).toHaveLength(1)
  expect(keys.join()).not.toMatch(/覃|韦/)
})
