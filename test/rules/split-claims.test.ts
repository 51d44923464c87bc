import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aClaim, anAward, aPatent, aProject } from '#test/builders/claim'
import { aNumber, aPatentNumber } from '#test/builders/evidence'

const split = (...claims: readonly Claim[]) => assessed(anApplication().claiming(...claims)).warning('DUP-002')

const contract = aNumber('project', 'HT-2023-0187')
const rdTask = (number: string) => aNumber('project', number)

test('DUP-002 (a) is orange when two rows of work stand under one contract number, and names both pages', () => {
  const warning = split(
    aProject({ number: contract, title: '西江航道整治工程测量' }),
    aClaim('report', { number: contract, title: '西江航道整治水文分析报告', evidence: { page: 6 } }),
  )
  expect(warning).toMatchObject({ severity: 'orange', counterpart: { kind: 'own-claim' } })
  expect(warning?.statement).toMatch(/第 6 页.*第 3 页.*编号或合同号相同（HT-2023-0187）.*待核/)
})

test('two works of other places under one number are one project twice: a place sets apart only what is else the same', () => {
  const [here, there] = ['左江流域甘蔗收获技术研究', '右江流域水稻育秧装备研制']
  expect(split(aProject({ title: here }), aProject({ title: there }))?.severity).toBe('orange')
  expect(split(aProject({ title: here }), aProject({ title: here.replace('左', '右') }))).toBeUndefined()
})

test('DUP-002 (b) is orange when a prize and the project whose number it states are two rows', () => {
  const project = aProject({ section: 'achievement' })
  const prize = anAward({ number: project.identifiers, section: 'achievement', title: '甘蔗切割器技术与装备' })
  expect(split(project, prize)?.severity).toBe('orange')
})

test('DUP-002 (c) is orange when a project and its 课题 are two rows', () => {
  const whole = aProject({ title: '热带作物机械化收获技术与装备', number: rdTask('2021YFD2000100') })
  const part = aProject({ title: '课题一：甘蔗收获机研制', number: rdTask('2021YFD2000101') })
  expect(split(whole, part)).toMatchObject({ severity: 'orange' })
})

test('DUP-002 (d) is orange when one project stands under two prizes or two grades', () => {
  expect(split(anAward(), anAward({ awardName: '中国机械工业科学技术奖' }))?.severity).toBe('orange')
  expect(split(anAward({ grade: '一等奖' }), anAward({ grade: '三等奖' }))?.severity).toBe('orange')
})

test('what DUP-001 says is not said twice', () => {
  const result = assessed(anApplication().claiming(aProject(), aProject({ evidence: { page: 5 } })))
  expect(result.codes.filter((code) => code.startsWith('DUP'))).toEqual(['DUP-001'])
})

test.each([
  ['一期 and 二期', '智慧灌区工程（一期）', '智慧灌区工程（二期）'],
  ['two 标段', '沿江公路工程第1标段施工', '沿江公路工程第2标段施工'],
  ['two 年度', '2021年度耕地质量监测', '2022年度耕地质量监测'],
  ['Ⅰ and Ⅱ', '抗病甘蔗品种选育Ⅰ', '抗病甘蔗品种选育Ⅱ'],
])('trap: %s under one contract are two things', (_what, a, b) => {
  expect(split(aProject({ number: contract, title: a }), aProject({ number: contract, title: b }))).toBeUndefined()
})

test('trap: 课题 of one project with tasks of their own are information', () => {
  const warning = split(
    aProject({ title: '课题一：甘蔗收获机研制', number: rdTask('2021YFD2000101') }),
    aProject({ title: '课题四：木薯贮藏保鲜工艺', number: rdTask('2021YFD2000104') }),
  )
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('任务不同的课题')
})

test('trap: a prize and its patent may both count in some series', () => {
  const patent = aPatent({ section: 'achievement' })
  const prize = anAward({ number: patent.identifiers, section: 'achievement' })
  const warning = split(patent, prize)
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('以本系列条件为准')
})

test('trap: a project told among the work and its prize among the prizes are context', () => {
  const project = aProject({ section: 'since-present-title' })
  const warning = split(project, anAward({ number: project.identifiers, section: 'award' }))
  expect(warning?.severity).toBe('blue')
})

test('trap: a prize that only bears the title of the project is yellow', () => {
  const title = '甘蔗收获机关键技术及应用'
  const warning = split(aProject({ title, section: 'achievement' }), anAward({ title, section: 'achievement' }))
  expect(warning?.severity).toBe('yellow')
})

test('trap: what was read from a scan is never above yellow', () => {
  const row = { textSource: 'ocr' as const }
  expect(split(anAward({ evidence: row }), anAward({ evidence: row, grade: '一等奖' }))?.severity).toBe('yellow')
})

test('two patents of one project, two prizes for two projects and two unrelated projects are no split', () => {
  const project = aNumber('project', '桂科AB21234567')
  const patents = ['ZL202310123456.6', 'ZL202220345678.3'].map((number, i) =>
    aPatent({ title: `一种甘蔗切割装置${i ? '的控制方法' : ''}`, number: [aPatentNumber(number), project] }),
  )
  expect(split(...patents)).toBeUndefined()
  expect(split(anAward(), anAward({ title: '木薯淀粉加工废水处理技术' }))).toBeUndefined()
  expect(split(aProject(), aProject({ number: '桂科AB22345678', title: '木薯收获机研制' }))).toBeUndefined()
})

test('a running number of a list links nothing, nor does a background row', () => {
  const short = aNumber('project', '12')
  expect(
    split(aProject({ number: short, title: '大桥检测' }), aProject({ number: short, title: '隧道检测' })),
  ).toBeUndefined()
  const result = assessed(
    anApplication()
      .claiming(anAward())
      .showingAsBackground(anAward({ grade: '一等奖' })),
  )
  expect(result.codes).not.toContain('DUP-002')
})
