import { expect, test } from 'vitest'
import type { Application, Certificate } from '#domain/application'
import type { Spell } from '#domain/work-history'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'
import { anEvidence, aPatentNumber } from '#test/builders/evidence'

const certificateOf = (given: Parameters<typeof aCertificate>[1]): Certificate =>
  aCertificate('invention-patent', {
    identifiers: [aPatentNumber('ZL202310123456.6')],
    dates: { filed: '2023-02-08', granted: '2024-03-15' },
    ...given,
  })
const judge = (given: Parameters<typeof aCertificate>[1], application: Parameters<typeof anApplication>[0] = {}) =>
  assessed(anApplication(application).claiming(aPatent()).provedBy(certificateOf(given)))
const scanned = anEvidence({ page: 20, from: 'certificate', textSource: 'ocr' })

// PAT-006

test('PAT-006 is red when the applicant is an inventor now and was none at filing, and shows both lists', () => {
  const warning = judge({ people: ['覃一某', '韦二某'], peopleAtFiling: ['韦二某', '黄三某'] }).warning('PAT-006')
  expect(warning).toMatchObject({
    severity: 'red',
    tag: 'T',
    comparison: [{ field: '发明人', claimed: '覃一某、韦二某', recorded: '韦二某、黄三某', result: 'different' }],
  })
  expect(warning?.evidence).toMatchObject([{ page: 20, from: 'certificate' }])
  expect(warning?.statement).toContain('待核实')
})

test('PAT-006 is orange when the same people stand in another order', () => {
  expect(judge({ people: ['覃一某', '韦二某'], peopleAtFiling: ['韦二某', '覃一某'] }).severity('PAT-006')).toBe(
    'orange',
  )
})

test('PAT-006 is blue when others changed', () => {
  expect(judge({ people: ['覃一某', '韦二某'], peopleAtFiling: ['覃一某', '黄三某'] }).severity('PAT-006')).toBe('blue')
})

test('PAT-006 is silent on equal lists, and where the certificate prints none of filing', () => {
  expect(judge({ people: ['覃一某'], peopleAtFiling: ['覃一某'] }).codes).not.toContain('PAT-006')
  expect(judge({ people: ['覃一某'] }).codes).not.toContain('PAT-006')
})

test.each([
  ['a homophone', '覃依某'],
  ['one other character', '覃大某'],
  ['a character that was not printed', '覃□某'],
])('trap: %s was corrected since, blue', (_what, before) => {
  const warning = judge({ people: ['覃一某', '韦二某'], peopleAtFiling: [before, '韦二某'] }).warning('PAT-006')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('姓名')
})

test('trap: a former name of the applicant (更名), blue', () => {
  const lists = { people: ['覃一某', '韦二某'], peopleAtFiling: ['陆小甲', '韦二某'] }
  expect(judge(lists).severity('PAT-006')).toBe('red')
  const warning = judge(lists, { applicant: { formerName: '陆小甲' } }).warning('PAT-006')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('曾用名')
})

test('trap: a list that ends where the next name would stand was read short, yellow', () => {
  const evidence = anEvidence({ page: 20, from: 'certificate', quote: '发明人：覃一某；申请日时发明人：韦二某;' })
  const result = judge({ people: ['韦二某', '覃一某'], peopleAtFiling: ['韦二某'], evidence })
  expect(result.severity('PAT-006')).toBe('yellow')
})

test('trap: names that were read from a scan, yellow', () => {
  const lists = { people: ['覃一某', '韦二某'], peopleAtFiling: ['韦二某'] }
  expect(judge({ ...lists, evidence: scanned }).severity('PAT-006')).toBe('yellow')
})

test('trap: a row of 任现职前 is blue', () => {
  const certificate = certificateOf({ people: ['覃一某'], peopleAtFiling: ['韦二某'] })
  expect(assessed(anApplication().showingAsBackground(aPatent()).provedBy(certificate)).severity('PAT-006')).toBe(
    'blue',
  )
})

// PAT-007

const spell = (unit: string, from: Spell['from'], to?: Spell['from'], note = ''): Spell => ({
  unit,
  from,
  ...(to && { to }),
  note,
  evidence: anEvidence({ page: 2, quote: unit }),
})
const history = (
  employers: readonly Spell[],
  more: Partial<NonNullable<Application['workHistory']>> = {},
): NonNullable<Application['workHistory']> => ({ employers, schools: [], insured: [], ...more })
const owned = (
  owner: string,
  workHistory: Application['workHistory'],
  given: Parameters<typeof aCertificate>[1] = {},
) => judge({ owners: [owner], ownersAtFiling: [owner], ...given }, workHistory ? { workHistory } : {})

const atInstitute = history([spell('临泽市水利设计院', '2015-07', '2022-06'), spell('临泽示范重工有限公司', '2022-07')])

test('PAT-007 is orange when no employer at filing is the one that applied, with the timeline', () => {
  const warning = owned('南方绿源农机有限公司', atInstitute).warning('PAT-007')
  expect(warning).toMatchObject({
    severity: 'orange',
    comparison: [{ claimed: '临泽示范重工有限公司', recorded: '南方绿源农机有限公司', result: 'different' }],
  })
  expect(warning?.evidence.map(({ page }) => page)).toEqual([20, 2])
})

test.each([
  ['an earlier employer, long left', '临泽市水利设计院', '2016-03-01', 'none'],
  ['an unrelated company while at the first employer', '南方绿源农机有限公司', '2018-05-02', 'orange'],
  ['an unrelated university', '岭南示范大学', '2020-05-02', 'orange'],
] as const)('PAT-007 asks for the employer of the day of filing: %s', (_what, owner, filed, severity) => {
  const result = owned(owner, atInstitute, { dates: { filed } })
  expect(result.severity('PAT-007') ?? 'none').toBe(severity)
})

test('trap: a renamed unit is no mismatch', () => {
  const renamed = history([spell('桂林电子工业学院', '2001-07', '2024-06')])
  expect(owned('桂林电子科技大学', renamed).codes).not.toContain('PAT-007')
  expect(owned('广西科技大学', history([spell('广西工学院机械系', '2001-07')])).codes).not.toContain('PAT-007')
})

test('trap: a reorganised unit, a parent or a subsidiary, blue', () => {
  const company = history([spell('广西柳工机械股份有限公司', '2015-07')])
  const warning = owned('广西柳工集团有限公司', company).warning('PAT-007')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('母子公司')
})

test('trap: joint research, where one of several owners is the employer, is no mismatch', () => {
  const joint = judge(
    { owners: [], ownersAtFiling: ['岭南示范大学', '临泽示范重工有限公司'] },
    { workHistory: atInstitute },
  )
  expect(joint.codes).not.toContain('PAT-007')
})

test('trap: a university where the applicant studied then, blue', () => {
  const studying = history([spell('临泽示范重工有限公司', '2020-07')], {
    schools: [spell('岭南示范大学', '2021-09', '2024-06')],
  })
  const warning = owned('岭南示范大学', studying).warning('PAT-007')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('就读')
})

test('trap: lent to another unit (借调, 博士后), blue', () => {
  const lent = history([spell('临泽示范重工有限公司', '2020-07', undefined, '借调至市科技局')])
  expect(owned('南方绿源农机有限公司', lent).severity('PAT-007')).toBe('blue')
})

test('trap: an employer who was left within the year before, blue', () => {
  const left = history([spell('南方绿源农机有限公司', '2015-07', '2022-11'), spell('临泽示范重工有限公司', '2022-12')])
  expect(owned('南方绿源农机有限公司', left).severity('PAT-007')).toBe('blue')
})

test('trap: the owner changed, but who applied was the employer, blue', () => {
  const result = judge(
    { owners: ['南方绿源农机有限公司'], ownersAtFiling: ['临泽示范重工有限公司'] },
    { workHistory: atInstitute },
  )
  expect(result.severity('PAT-007')).toBe('blue')
  expect(result.warning('PAT-007')?.statement).toContain('转让')
})

test('trap: a certificate that prints only who owns it now, yellow', () => {
  const result = judge({ owners: ['南方绿源农机有限公司'] }, { workHistory: atInstitute })
  expect(result.severity('PAT-007')).toBe('yellow')
})

test('trap: a person’s patent is no employer’s; the applicant’s own is not asked about', () => {
  expect(owned('韦二某', atInstitute).severity('PAT-007')).toBe('blue')
  expect(owned('覃一某', atInstitute).codes).not.toContain('PAT-007')
})

test('trap: an owner that was read from a scan, yellow', () => {
  expect(owned('南方绿源农机有限公司', atInstitute, { evidence: scanned }).severity('PAT-007')).toBe('yellow')
})

test('a history that was not read, or is silent about that day, accuses nobody, and the notes say so', () => {
  expect(owned('南方绿源农机有限公司', undefined).codes).not.toContain('PAT-007')
  const gap = history([spell('临泽市水利设计院', '2015-07', '2020-06')])
  expect(owned('南方绿源农机有限公司', gap).codes).not.toContain('PAT-007')
  expect(owned('南方绿源农机有限公司', undefined).policyNotes.join()).toContain('专利权人与任职单位未作比对')
  expect(owned('临泽示范重工有限公司', atInstitute).policyNotes.join()).not.toContain('未作比对')
})

test('who paid the insurance is an employer too', () => {
  const insured = history([spell('临泽示范重工有限公司', '2022-07')], {
    insured: [spell('南方绿源农机有限公司', '2022-07')],
  })
  expect(owned('南方绿源农机有限公司', insured).codes).not.toContain('PAT-007')
})
