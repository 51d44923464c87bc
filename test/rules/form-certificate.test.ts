import { expect, test } from 'vitest'
import type { Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPaper, aPatent, aProject, aSoftware } from '#test/builders/claim'
import { aNumber, anEvidence, aPatentNumber } from '#test/builders/evidence'

const number = 'ZL202310123456.6'
const invention = (given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('invention-patent', {
    title: '一种甘蔗收获机切割装置',
    identifiers: [aPatentNumber(number)],
    people: ['覃一某', '韦二某'],
    dates: { filed: '2023-02-08', granted: '2024-03-15' },
    ...given,
  })
const software = (given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('software', {
    title: '甘蔗收获机监测系统V1.0',
    identifiers: [aNumber('software-registration', '2022SR0322683')],
    dates: { registered: '2022-03-11' },
    ...given,
  })
const award = (given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('award', {
    title: '甘蔗收获机关键技术及应用',
    awardName: '广西科学技术进步奖',
    grade: '三等奖',
    holder: '覃一某',
    dates: { awarded: '2023-12-08' },
    ...given,
  })
const scanned = anEvidence({ page: 20, from: 'certificate', textSource: 'ocr' })

const judge = (claim: Claim, ...certificates: readonly Certificate[]) =>
  assessed(
    anApplication()
      .claiming(claim)
      .provedBy(...certificates),
  )

test('DOC-002 is silent when form and certificate say the same', () => {
  expect(judge(aPatent({ dates: { filed: '2023-02', granted: '2024-03-15' } }), invention()).codes).toEqual([])
  expect(judge(aSoftware(), software()).codes).toEqual([])
  expect(judge(anAward({ rank: 2 }), award({ holderRank: 2 })).codes).toEqual([])
})

test('DOC-002 is orange when the certificate of that number has another title, and shows both with the page', () => {
  const claim = aPatent({ title: '一种水稻育秧盘自动码垛设备' })
  const warning = judge(claim, invention()).warning('DOC-002')
  expect(warning).toMatchObject({
    severity: 'orange',
    tag: 'T',
    comparison: [
      { field: '名称', claimed: '一种水稻育秧盘自动码垛设备', recorded: '一种甘蔗收获机切割装置', result: 'different' },
    ],
  })
  expect(warning?.evidence.map(({ page, from }) => [from, page])).toEqual([
    ['form', 3],
    ['certificate', 20],
  ])
  expect(warning?.innocentReasons.length).toBeGreaterThan(2)
})

test('DOC-002 is orange when a date of one kind differs by more than a month', () => {
  const warning = judge(aSoftware({ dates: { registered: '2022-09-30' } }), software()).warning('DOC-002')
  expect(warning?.severity).toBe('orange')
  expect(warning?.statement).toContain('登记日期：申报表为2022 年 9 月 30 日，佐证页为2022 年 3 月 11 日')
  expect(judge(aSoftware({ dates: { registered: '2022-04-10' } }), software()).codes).not.toContain('DOC-002')
})

test('DOC-002 is orange when the grade differs', () => {
  const warning = judge(anAward({ grade: '一等奖' }), award()).warning('DOC-002')
  expect(warning).toMatchObject({ severity: 'orange' })
  expect(warning?.statement).toContain('一等奖')
})

test('DOC-002 is orange when the winner’s own certificate prints another place', () => {
  const warning = judge(anAward({ rank: '1/5' }), award({ holderRank: 4 })).warning('DOC-002')
  expect(warning).toMatchObject({
    severity: 'orange',
    comparison: [{ field: '排名', claimed: '第 1', recorded: '第 4' }],
  })
})

test('DOC-002 is orange when the only certificate of the title, of the same day, has another number', () => {
  const claim = aSoftware({ number: '2022SR0388901' })
  expect(judge(claim, software()).severity('DOC-002')).toBe('orange')
})

test('trap: of the same title and another day it may be another thing, yellow', () => {
  const claim = aSoftware({ number: '2022SR0388901', dates: { registered: '2022-03' } })
  const warning = judge(claim, software()).warning('DOC-002')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('编号不同的另一项成果')
})

test('trap: a utility model of the same title is the twin, not a wrong number', () => {
  const claim = aPatent({ title: '一种甘蔗收获机切割装置', number: 'ZL202320345678.1' })
  expect(judge(claim, invention()).codes).not.toContain('DOC-002')
})

test('trap: a certificate that is another claim’s is not held against this one', () => {
  const other = aSoftware({ number: '2022SR0388901' })
  expect(assessed(anApplication().claiming(aSoftware(), other).provedBy(software())).codes).not.toContain('DOC-002')
})

test('trap: two characters apart it is a slip of typing, yellow', () => {
  const warning = judge(aSoftware({ number: '2022SR0322638' }), software()).warning('DOC-002')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('笔误')
})

test('trap: a number that recognition confused is blue', () => {
  const claim = aSoftware({ number: '2022SR0322683' })
  const misread = software({ identifiers: [aNumber('software-registration', '2022SR0322783')], evidence: scanned })
  const seven = aSoftware({ number: '2022SR0322183' })
  expect(judge(seven, misread).severity('DOC-002')).toBe('blue')
  expect(judge(seven, misread).warning('DOC-002')?.loweredBy.join()).toContain('易混字符')
  expect(judge(claim, misread).severity('DOC-002')).toBe('yellow')
})

test('trap: a number that was repaired after recognition is the number', () => {
  const repaired = invention({ identifiers: [aPatentNumber('ZL2O2310123456.6', { ocr: true })], evidence: scanned })
  expect(repaired.identifiers[0]?.status).toBe('repaired')
  expect(judge(aPatent(), repaired).codes).not.toContain('DOC-002')
})

test('trap: a number that fails its own check is said by PAT-001 alone', () => {
  const result = judge(aPatent({ number: 'ZL202310123465.6' }), invention())
  expect(result.severity('PAT-001')).toBe('yellow')
  expect(result.codes).not.toContain('DOC-002')
})

test('trap: a title written short is blue', () => {
  const long = invention({ title: '一种用于丘陵山地小地块作业的自走式甘蔗联合收获机的双圆盘切割装置' })
  const warning = judge(aPatent({ title: '甘蔗联合收获机切割装置' }), long).warning('DOC-002')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('简写')
})

test('trap: what the certificate adds in brackets as its short name is no part of the title', () => {
  const named = software({ title: '甘蔗收获机监测系统[简称：甘蔗监测与故障诊断及远程运维服务平台]V1.0' })
  expect(judge(aSoftware(), named).codes).not.toContain('DOC-002')
})

test('trap: the filing day in the place of the grant is a difference of what the date is of, blue', () => {
  const warning = judge(aPatent({ dates: { granted: '2023-02-08' } }), invention()).warning('DOC-002')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('另一性质的日期')
})

test('trap: a date that does not say of what it is, is blue at most', () => {
  expect(judge(aSoftware({ dates: { stated: '2020-01' } }), software()).severity('DOC-002')).toBe('blue')
})

test('trap: a prize is decided and handed over within a year, yellow', () => {
  const near = judge(anAward({ dates: { awarded: '2023-05' } }), award()).warning('DOC-002')
  expect(near?.severity).toBe('yellow')
  expect(judge(anAward({ dates: { awarded: '2021-05' } }), award()).severity('DOC-002')).toBe('orange')
})

test('trap: years and months are compared as far as they are known', () => {
  expect(judge(anAward({ dates: { awarded: '2023' } }), award()).codes).not.toContain('DOC-002')
})

test('trap: the time of own work inside the time of the project is no difference', () => {
  const contract = aCertificate('project-contract', {
    title: '甘蔗收获机切割器关键技术研究',
    identifiers: [aNumber('project', '桂科AB21234567')],
    dates: { start: '2021-01', end: '2024-12' },
  })
  expect(judge(aProject(), contract).codes).not.toContain('DOC-002')
  const outside = aProject({ dates: { start: '2019-01', end: '2023-06' } })
  expect(judge(outside, contract).severity('DOC-002')).toBe('yellow')
})

test('trap: two prizes of one project have two certificates, and each claim has its own', () => {
  const city = anAward({ awardName: '南宁市科学技术进步奖', grade: '一等奖', dates: { awarded: '2022-06' } })
  const ofCity = award({ awardName: '南宁市科学技术进步奖', grade: '一等奖', dates: { awarded: '2022-06-01' } })
  const result = assessed(anApplication().claiming(anAward(), city).provedBy(award(), ofCity))
  expect(result.codes).not.toContain('DOC-002')
})

test('trap: where one side does not name the prize, another grade may be another prize, yellow', () => {
  const { awardName: _, ...unnamed } = award({ grade: '一等奖' })
  expect(judge(anAward(), unnamed).severity('DOC-002')).toBe('yellow')
})

test('trap: a sub-task has its project’s number and a title of its own', () => {
  const contract = aCertificate('project-contract', {
    title: '广西糖料蔗全程机械化技术集成与示范',
    identifiers: [aNumber('project', '桂科AB21234567')],
  })
  const claim = aProject({ title: '子课题：切割器的优化设计' })
  expect(judge(claim, contract).severity('DOC-002')).toBe('blue')
})

test('trap: on an OCR page nothing is above yellow', () => {
  const claim = aSoftware({ title: '水稻育秧质量检测平台V2.0' })
  expect(judge(claim, software({ evidence: scanned })).severity('DOC-002')).toBe('yellow')
})

test('trap: a row that tells of several patents is compared with none of their certificates', () => {
  const claim = aPatent({
    title: '智能农机系列装备',
    number: [aPatentNumber(number), aPatentNumber('ZL202010948173.1')],
  })
  expect(judge(claim, invention()).codes).not.toContain('DOC-002')
})

test('trap: a row of 任现职前 is blue', () => {
  const claim = aSoftware({ dates: { registered: '2022-09-30' } })
  const result = assessed(anApplication().showingAsBackground(claim).provedBy(software()))
  expect(result.severity('DOC-002')).toBe('blue')
})

test('trap: the title of a paper is its largest line, which may be the periodical’s name, yellow', () => {
  const doi = aNumber('doi', '10.6049/kjjbydc.2019020385')
  const page = aCertificate('paper', { title: '南方水利水电工程学刊', identifiers: [doi] })
  const warning = judge(aPaper({ number: [doi] }), page).warning('DOC-002')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('字号')
})
