import { expect, test } from 'vitest'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aClaim } from '#test/builders/claim'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const number = 'DB45/T 1257-2022'
const aStandard = ({ raw = number, ...given }: Parameters<typeof aClaim>[1] & { raw?: string } = {}) =>
  aClaim('standard', {
    title: '甘蔗机械化收获技术规程',
    number: aNumber('standard', raw),
    dates: { published: '2022-11' },
    text: `甘蔗机械化收获技术规程 | ${raw} | 起草人`,
    ...given,
  })
const foreword = (given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('standard', {
    title: '甘蔗机械化收获技术规程',
    identifiers: [aNumber('standard', number)],
    people: ['韦二某', '覃一某', '黄三某'],
    owners: ['临泽市农机化研究所'],
    ...given,
  })
const judge = (claim: ReturnType<typeof aStandard>, given?: Parameters<typeof aCertificate>[1]) =>
  assessed(anApplication().claiming(claim).provedBy(foreword(given)))

test('STD-001 has nothing against a drafter of that edition, also where it is dated a year after its release', () => {
  expect(judge(aStandard()).codes).not.toContain('STD-001')
  expect(judge(aStandard({ dates: { published: '2023-02' } })).codes).not.toContain('STD-001')
})

test('STD-001 is orange when the applicant is not among the drafters, with the foreword', () => {
  const warning = judge(aStandard(), { people: ['韦二某', '黄三某', '陆四某'] }).warning('STD-001')
  expect(warning).toMatchObject({
    severity: 'orange',
    tag: 'T',
    evidence: [{ page: 20, from: 'certificate' }],
    comparison: [{ field: '起草人', claimed: '覃一某', recorded: '韦二某、黄三某、陆四某' }],
  })
})

test('STD-001 is orange when the archive’s list of drafters has another people', () => {
  const claim = aStandard()
  const record = aRecordOf(claim, { people: ['韦二某', '黄三某'] })
  const result = assessed(anApplication().claiming(claim), { records: [record] })
  expect(result.severity('STD-001')).toBe('orange')
  expect(result.warning('STD-001')?.counterpart).toMatchObject({ kind: 'record' })
})

test.each([
  ['years before the claim', '2019-05'],
  ['years before its release', '2025-03'],
  ['a year before its release', '2021-12'],
] as const)('STD-001 is orange when the year of the number does not fit the claimed time: %s', (_what, published) => {
  const warning = judge(aStandard({ dates: { published } })).warning('STD-001')
  expect(warning?.severity).toBe('orange')
  expect(warning?.statement).toContain('2022 年')
})

test('trap: a revised edition, blue', () => {
  const claim = aStandard({ raw: 'DB45/T 396-2007', text: '甘蔗技术规程（修订） | DB45/T 396-2007' })
  const warning = assessed(anApplication().claiming(claim)).warning('STD-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('修订版')
})

test('trap: a foreword that names only the drafting units, blue, and asks for a proof', () => {
  const result = judge(aStandard(), { people: [] })
  expect(result.severity('STD-001')).toBe('blue')
  expect(result.warning('STD-001')?.statement).toContain('只列起草单位')
})

test('trap: a list with fewer names than the row counts was read short, yellow', () => {
  expect(judge(aStandard({ rank: '2/9' }), { people: ['韦二某', '黄三某'] }).severity('STD-001')).toBe('yellow')
})

test('trap: a rare character, or names that run together, do not make an absence', () => {
  expect(judge(aStandard(), { people: ['韦二某', '覃□某'] }).above('yellow')).toEqual([])
  expect(judge(aStandard(), { people: ['韦二某覃一某', '黄三某'] }).severity('STD-001')).toBe('blue')
})

test('trap: a foreword that was scanned, yellow', () => {
  const evidence = anEvidence({ page: 20, from: 'certificate', textSource: 'ocr' })
  expect(judge(aStandard(), { people: ['韦二某', '黄三某'], evidence }).severity('STD-001')).toBe('yellow')
})

test('trap: a row of 任现职前, blue', () => {
  const result = assessed(
    anApplication()
      .showingAsBackground(aStandard())
      .provedBy(foreword({ people: ['韦二某', '黄三某'] })),
  )
  expect(result.severity('STD-001')).toBe('blue')
})

test('the foreword of another edition is not this claim’s', () => {
  const claim = aStandard({ raw: 'DB45/T 1257-2015', dates: { published: '2015-12' } })
  expect(judge(claim, { people: ['韦二某', '黄三某'] }).codes).not.toContain('STD-001')
})

test('without foreword and archive nothing is said of drafters', () => {
  expect(assessed(anApplication().claiming(aStandard())).codes).not.toContain('STD-001')
})
