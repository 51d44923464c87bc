import { expect, test } from 'vitest'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aProject } from '#test/builders/claim'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'

const members = ['韦二某', '黄三某', '覃一某']
const ocr = { textSource: 'ocr' } as const

// PRJ-002

test.each([
  ['the acceptance before the start', { start: '2021-03', end: '2023-06', accepted: '2020-12' }],
  ['the end before the start', { start: '2023-03', end: '2021-06' }],
  ['a number of a later year than the start', { start: '2019-03', end: '2023-06' }],
] as const)('PRJ-002 is orange for %s', (_what, dates) => {
  expect(assessed(anApplication().claiming(aProject({ dates }))).severity('PRJ-002')).toBe('orange')
})

test('PRJ-002 is yellow when only the number does not look like its funder’s', () => {
  const claim = aProject({ number: '2016YFB100905', dates: { start: '2016-07', end: '2019-06' } })
  expect(assessed(anApplication().claiming(claim)).severity('PRJ-002')).toBe('yellow')
})

test.each([
  ['start, end and acceptance in order', { start: '2021-03', end: '2023-06', accepted: '2023-08' }],
  ['a year beside a month of it', { start: '2021-03', end: '2021', accepted: '2021' }],
  ['no start at all', { accepted: '2023-08' }],
] as const)('PRJ-002 has nothing against %s', (_what, dates) => {
  expect(assessed(anApplication().claiming(aProject({ dates }))).codes).not.toContain('PRJ-002')
})

test('trap: a contract signed after the fact is common', () => {
  const claim = aProject({ dates: { start: '2019-03', end: '2023-06' }, text: '2019.03 | 合同补签于 2021 年' })
  expect(assessed(anApplication().claiming(claim)).severity('PRJ-002')).toBe('yellow')
})

test('dates on an OCR page may be misread', () => {
  const claim = aProject({ dates: { start: '2021-03', accepted: '2020-12' }, evidence: ocr })
  expect(assessed(anApplication().claiming(claim)).severity('PRJ-002')).toBe('yellow')
})

// PRJ-003

test.each([
  ['red', 'the applicant is no member', '3/3', ['韦二某', '黄三某', '陆四某']],
  ['red', 'the leader of the claim is not the leader of the list', '主持', members],
  ['red', 'the first rank is claimed and another recorded', '1/3', members],
  ['orange', 'another rank is recorded', '2/3', members],
  ['yellow', 'only the size differs', '3/5', members],
] as const)('PRJ-003 is %s when %s', (severity, _what, rank, people) => {
  const claim = aProject({ rank })
  expect(
    assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people })] }).severity('PRJ-003'),
  ).toBe(severity)
})

test('PRJ-003 compares with the task book in the bundle as well', () => {
  const claim = aProject({ rank: '2/3' })
  const taskBook = aCertificate('project-contract', { identifiers: claim.identifiers, people: members })
  expect(assessed(anApplication().claiming(claim).provedBy(taskBook)).severity('PRJ-003')).toBe('orange')
})

test('trap: a change of members that was approved is information only', () => {
  const claim = aProject({ rank: '主持', text: '主持（2022 年项目负责人变更，已获批复）' })
  expect(
    assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: members })] }).severity('PRJ-003'),
  ).toBe('blue')
  const quiet = aProject({ rank: '主持' })
  const record = aRecordOf(quiet, { people: members, other: { 备注: '2022年成员变更批复' } })
  expect(assessed(anApplication().claiming(quiet), { records: [record] }).severity('PRJ-003')).toBe('blue')
})

test('trap: the leader of a sub-task is its first, whatever the list of the whole project says', () => {
  const claim = aProject({ rank: '主持', text: '子课题二负责人 | 甘蔗收获机切割器关键技术研究' })
  const warning = assessed(anApplication().claiming(claim), {
    records: [aRecordOf(claim, { people: members })],
  }).warning('PRJ-003')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('子课题')
})

test('课题负责人 alone is only another word for leader', () => {
  const claim = aProject({ rank: '主持', text: '课题负责人 | 甘蔗收获机切割器关键技术研究' })
  expect(
    assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: members })] }).severity('PRJ-003'),
  ).toBe('red')
})

test('trap: a namesake’s project found by the name alone is at most blue', () => {
  const claim = aProject({ rank: '主持', number: [] })
  const record = aRecord('project', { title: claim.title, people: ['韦二某', '覃一某'], year: 2021 })
  expect(assessed(anApplication().claiming(claim), { records: [record], foundBy: 'holder' }).severity('PRJ-003')).toBe(
    'blue',
  )
})

test('trap: the same title under another funder’s number is another project', () => {
  const claim = aProject({ rank: '主持' })
  const record = aRecord('project', {
    title: claim.title,
    numbers: [aNumber('project', '2018GXNSFDA138009')],
    people: members,
  })
  const result = assessed(anApplication().claiming(claim), { records: [record] })
  expect(result.codes).not.toContain('PRJ-003')
  expect(result.verdict(claim)).toEqual({ kind: 'not-covered' })
})

test('trap: phase one is not phase two', () => {
  const claim = aProject({ rank: '主持', title: '智慧灌区工程（一期）', number: [] })
  const record = aRecord('project', { title: '智慧灌区工程（二期）', people: members, year: 2021 })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).codes).not.toContain('PRJ-003')
})

test('a project that only its title finds is orange at most', () => {
  const claim = aProject({ rank: '主持', number: [] })
  const record = aRecord('project', { title: claim.title, people: members, year: 2021 })
  expect(assessed(anApplication().claiming(claim), { records: [record] }).severity('PRJ-003')).toBe('orange')
})

test('a list that is not whole but names another leader contradicts who claims to lead', () => {
  const claim = aProject({ rank: '主持' })
  const record = aRecordOf(claim, { people: ['韦二某'], peopleComplete: false })
  const result = assessed(anApplication().claiming(claim), { records: [record] })
  expect(result.severity('PRJ-003')).toBe('red')
  expect(result.verdict(claim)).toEqual({ kind: 'differs', fields: ['排名'] })
  const member = aProject({ rank: '3/5' })
  expect(assessed(anApplication().claiming(member), { records: [record] }).codes).not.toContain('PRJ-003')
})

// AWD-001

const wholeList = { kind: 'award', scope: '广西科学技术奖', fromYear: 2020, toYear: 2024 } as const

test('AWD-001 is red when the list of the award and year is whole and has no such project', () => {
  const warning = assessed(anApplication().claiming(anAward()), { complete: [wholeList] }).warning('AWD-001')
  expect(warning).toMatchObject({ severity: 'red', tag: 'T', loweredBy: [] })
  expect(warning?.statement).toContain('待核实')
})

test('the form names the prize in one cell and its giver in another', () => {
  const claim = anAward({ awardName: '科学技术进步奖', issuer: '广西壮族自治区人民政府' })
  expect(assessed(anApplication().claiming(claim), { complete: [wholeList] }).severity('AWD-001')).toBe('red')
  const elsewhere = anAward({ awardName: '科学技术进步奖', issuer: '江淮省人民政府' })
  expect(assessed(anApplication().claiming(elsewhere), { complete: [wholeList] }).codes).not.toContain('AWD-001')
})

test.each([
  ['says nothing of being whole', []],
  ['is whole for other years', [{ ...wholeList, fromYear: 2015, toYear: 2019 }]],
  ['is whole for another award', [{ ...wholeList, scope: '广西优秀工程勘察设计奖' }]],
  ['is whole for another kind', [{ ...wholeList, kind: 'project' as const, scope: '*' }]],
])('trap: a list that %s says nothing of what is not in it', (_what, complete) => {
  expect(assessed(anApplication().claiming(anAward()), { complete }).codes).not.toContain('AWD-001')
})

test('trap: an award announced the year before may stand in a list that is not whole', () => {
  const only2023 = { ...wholeList, fromYear: 2023, toYear: 2023 }
  const warning = assessed(anApplication().claiming(anAward()), { complete: [only2023] }).warning('AWD-001')
  expect(warning?.severity).toBe('orange')
  expect(warning?.loweredBy.join()).toContain('相差一年')
  const named = anAward({ text: '2023年度广西科学技术进步奖三等奖' })
  const ofThatYear = assessed(anApplication().claiming(named), { complete: [only2023] }).warning('AWD-001')
  expect(ofThatYear?.loweredBy.join()).not.toContain('相差一年')
})

test.each([
  ['the year after', { year: 2022 }],
  ['a title of nearly the same words', { title: '甘蔗收获机关键技术与应用', year: 2023 }],
])('trap: a project in the list under %s is in the list', (_what, given) => {
  const claim = anAward()
  const record = aRecordOf(claim, given)
  expect(assessed(anApplication().claiming(claim), { complete: [wholeList], records: [record] }).codes).not.toContain(
    'AWD-001',
  )
})

test('trap: the winner stands in the list with another project title', () => {
  const record = aRecord('award', {
    title: '甘蔗机械化收获装备',
    awardName: '广西科学技术进步奖',
    year: 2023,
    people: ['覃一某'],
  })
  const result = assessed(anApplication().claiming(anAward()), {
    complete: [wholeList],
    records: [record],
    foundBy: 'holder',
  })
  expect(result.codes).not.toContain('AWD-001')
})

test('trap: an honour without a project, or a row that was not taken apart, cannot be missed in a list of projects', () => {
  const honour = anAward({ title: '广西科学技术进步奖' })
  const graded = anAward({ title: '2023年度广西科学技术进步奖三等奖' })
  const row = anAward({ title: '2023 | 三等奖 | 甘蔗', text: '2023 | 三等奖 | 甘蔗' })
  expect(assessed(anApplication().claiming(honour, graded, row), { complete: [wholeList] }).codes).not.toContain(
    'AWD-001',
  )
})

test('AWD-001 is orange when a society’s prize is claimed as 省部级', () => {
  const claim = anAward({ awardName: '中国某某学会科学技术奖', issuer: '中国某某学会', level: '省部级' })
  expect(assessed(anApplication().claiming(claim)).severity('AWD-001')).toBe('orange')
})

test.each([
  ['广西壮族自治区人民政府', '省部级'],
  ['南宁市人民政府', '市厅级'],
  ['中国某某学会', '其他'],
  ['国务院', '国家级'],
  ['某某联络处', '国家级'],
  ['广西壮族自治区人民政府、中国某某学会', '省部级'],
])('a prize of %s is fairly claimed as %s, or not known', (issuer, level) => {
  expect(assessed(anApplication().claiming(anAward({ issuer, level }))).codes).not.toContain('AWD-001')
})

test('AWD-001 is orange for a category of the prize that did not exist in that year', () => {
  const early = anAward({ awardName: '广西企业科技创新奖', dates: { awarded: '2019-12' } })
  expect(assessed(anApplication().claiming(early)).severity('AWD-001')).toBe('orange')
  const later = anAward({ awardName: '广西企业科技创新奖', dates: { awarded: '2022-12' } })
  expect(assessed(anApplication().claiming(later)).codes).not.toContain('AWD-001')
})

test('AWD-001 is orange for a grade above the recorded one, and silent for one below it', () => {
  const above = anAward({ grade: '一等奖' })
  expect(
    assessed(anApplication().claiming(above), { records: [aRecordOf(above, { grade: '三等奖' })] }).severity('AWD-001'),
  ).toBe('orange')
  const below = anAward({ grade: '三等奖' })
  expect(
    assessed(anApplication().claiming(below), { records: [aRecordOf(below, { grade: '一等奖' })] }).codes,
  ).not.toContain('AWD-001')
})

test('trap: a record found by the winner’s name alone, perhaps a namesake’s, holds nothing against a grade', () => {
  const claim = anAward({ grade: '一等奖' })
  const records = [aRecordOf(claim, { grade: '三等奖' })]
  expect(assessed(anApplication().claiming(claim), { records, foundBy: 'holder' }).severity('AWD-001')).toBe('blue')
})

test('an award title read by OCR is not missed in a list above yellow', () => {
  expect(
    assessed(anApplication().claiming(anAward({ evidence: ocr })), { complete: [wholeList] }).severity('AWD-001'),
  ).toBe('yellow')
})

// AWD-002

test.each([
  ['red', 'the applicant is no winner', '3/7', ['韦二某', '黄三某', '陆四某']],
  ['orange', 'another rank is recorded', '1/3', members],
  ['yellow', 'only the number of winners differs', '3/7', members],
] as const)('AWD-002 is %s when %s', (severity, _what, rank, people) => {
  const claim = anAward({ rank })
  expect(
    assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people })] }).severity('AWD-002'),
  ).toBe(severity)
})

test('AWD-002 is silent when the record agrees', () => {
  const claim = anAward({ rank: '3/3' })
  const result = assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: members })] })
  expect(result.codes).not.toContain('AWD-002')
  expect(result.verdict(claim)).toEqual({ kind: 'agrees' })
})

test('trap: a prize of units without a list of persons asks for a proof, in blue', () => {
  const claim = anAward({ rank: '3/7' })
  const warning = assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: [] })] }).warning(
    'AWD-002',
  )
  expect(warning?.severity).toBe('blue')
  expect(warning?.statement).toContain('单位奖')
})

test('trap: the same project’s prize of another year or another name is not this prize', () => {
  const claim = anAward({ rank: '1/3' })
  for (const given of [{ year: 2019 }, { awardName: '国家科学技术进步奖' }])
    expect(
      assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: members, ...given })] }).codes,
    ).not.toContain('AWD-002')
})

test('trap: a scanned certificate never accuses above yellow', () => {
  const claim = anAward({ rank: '1/3' })
  const certificate = aCertificate('award', {
    title: claim.title,
    people: members,
    evidence: anEvidence({ from: 'certificate', ...ocr }),
  })
  expect(assessed(anApplication().claiming(claim).provedBy(certificate)).severity('AWD-002')).toBe('yellow')
})

test('trap: an applicant’s name or rank that was read by OCR never accuses above yellow', () => {
  const claim = anAward({ rank: '3/3' })
  const records = [aRecordOf(claim, { people: ['韦二某', '黄三某'] })]
  const scannedName = anApplication({ applicant: { evidence: [anEvidence(ocr)] } }).claiming(claim)
  expect(assessed(scannedName, { records }).severity('AWD-002')).toBe('yellow')
  const scannedRow = anApplication().claiming(anAward({ rank: '3/3', evidence: ocr }))
  expect(assessed(scannedRow, { records }).severity('AWD-002')).toBe('yellow')
})

test('trap: two winners of one name may both be the applicant', () => {
  const claim = anAward({ rank: '3/3' })
  const result = assessed(anApplication().claiming(claim), {
    records: [aRecordOf(claim, { people: ['覃一某', '韦二某', '覃一某'] })],
  })
  expect(result.codes).not.toContain('AWD-002')
})

test('trap: a task book that names one person names its leader, and calls no member absent', () => {
  const claim = aProject({ rank: '参加' })
  const book = aCertificate('project-contract', { identifiers: claim.identifiers, people: ['韦二某'] })
  expect(assessed(anApplication().claiming(claim).provedBy(book)).codes).not.toContain('PRJ-003')
  const lead = aProject({ rank: '主持' })
  expect(assessed(anApplication().claiming(lead).provedBy(book)).severity('PRJ-003')).toBe('red')
})

test('trap: names that were read as one because nothing parts them are not held against whom they hold', () => {
  const claim = anAward({ rank: '2/3' })
  const of = (name: string) => {
    const record = aRecordOf(claim, { people: ['韦二覃一', '黄三某'] })
    return assessed(anApplication({ of: name }).claiming(claim), { records: [record] })
  }
  expect(of('覃一').severity('AWD-002')).toBe('blue')
  expect(of('覃一').verdict(claim)?.kind).not.toBe('differs')
  expect(of('陆四').severity('AWD-002')).toBe('red')
  expect(of('黄三').severity('AWD-002')).toBe('red')
})
