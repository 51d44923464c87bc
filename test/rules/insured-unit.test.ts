import { expect, test } from 'vitest'
import type { Spell } from '#domain/work-history'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'

const spell = (unit: string, from: Spell['from'], to?: Spell['from'], note = ''): Spell => ({
  unit,
  from,
  ...(to && { to }),
  note,
  evidence: anEvidence({ page: 4, quote: unit }),
})
const declared = '临泽示范重工有限公司'
const judge = (
  insured: readonly Spell[],
  { unit = declared, employers = [] }: { unit?: string; employers?: readonly Spell[] } = {},
) =>
  assessed(
    anApplication({
      unit: { value: unit, evidence: anEvidence({ page: 1, quote: unit }) },
      workHistory: { employers, schools: [], insured },
    }),
  )

test('UNT-001 is silent where the declared unit paid for half a year or more', () => {
  expect(judge([spell(declared, '2020-01')]).codes).not.toContain('UNT-001')
  expect(
    judge([spell('南方绿源农机有限公司', '2015-01', '2025-12'), spell(declared, '2026-01', '2026-06')]).codes,
  ).not.toContain('UNT-001')
})

test('UNT-001 is yellow where another unit paid, with the times and both places', () => {
  const warning = judge([spell('南方绿源农机有限公司', '2019-03', '2026-06')]).warning('UNT-001')
  expect(warning).toMatchObject({
    severity: 'yellow',
    tag: 'T',
    comparison: [{ field: '单位', claimed: declared, recorded: '南方绿源农机有限公司' }],
  })
  expect(warning?.evidence.map(({ page }) => page)).toEqual([1, 4])
  expect(warning?.statement).toContain('重合 0 个月')
})

test('UNT-001 is yellow where the declared unit paid for five months before the day of submission', () => {
  const result = judge([spell('南方绿源农机有限公司', '2019-03', '2026-04'), spell(declared, '2026-05', '2027-12')])
  expect(result.severity('UNT-001')).toBe('yellow')
  expect(result.warning('UNT-001')?.statement).toContain('重合 5 个月')
})

test('UNT-001 is yellow for a unit of one name in another place', () => {
  expect(judge([spell('岭南市人民医院', '2019-03')], { unit: '临泽市人民医院' }).severity('UNT-001')).toBe('yellow')
})

test.each([
  ['派遣, a company that lends workers', '临泽市众源劳务派遣有限公司'],
  ['代理参保, an agency', '广西人才市场服务中心'],
  ['an agency of human resources', '临泽人力资源服务有限公司'],
])('trap: %s, blue', (_what, by) => {
  const warning = judge([spell(by, '2019-03')]).warning('UNT-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('代理')
})

test('trap: 集团统一参保, a parent that pays for its companies, blue', () => {
  const warning = judge([spell('广西柳工集团有限公司', '2019-03')], { unit: '广西柳工机械股份有限公司' }).warning(
    'UNT-001',
  )
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('集团')
})

test('trap: 更名, a renamed unit is the same, and a department is its body’s', () => {
  expect(judge([spell('广西师范学院', '2010-03', '2026-06')], { unit: '南宁师范大学' }).codes).not.toContain('UNT-001')
  expect(judge([spell('岭南示范大学', '2010-03')], { unit: '岭南示范大学机械工程学院' }).codes).not.toContain('UNT-001')
})

test('trap: 博士后, insured where the station is, blue', () => {
  const employers = [spell('岭南示范大学', '2024-09', undefined, '博士后')]
  expect(judge([spell('岭南示范大学', '2024-09')], { employers }).severity('UNT-001')).toBe('blue')
})

test('trap: a proof that was scanned, blue', () => {
  const scanned = { ...spell('南方绿源农机有限公司', '2019-03'), evidence: anEvidence({ textSource: 'ocr' }) }
  expect(judge([scanned]).severity('UNT-001')).toBe('blue')
})

test('a proof of a few months, or none, cannot tell and accuses nobody', () => {
  expect(judge([spell('南方绿源农机有限公司', '2026-05', '2026-08')]).codes).not.toContain('UNT-001')
  expect(judge([]).codes).not.toContain('UNT-001')
  expect(assessed(anApplication()).codes).not.toContain('UNT-001')
})

test('months that several rows print are counted once', () => {
  const rows = Array.from({ length: 8 }, () => spell(declared, '2026-03', '2026-05'))
  expect(judge([spell('南方绿源农机有限公司', '2019-03', '2026-02'), ...rows]).severity('UNT-001')).toBe('yellow')
})

test('a proof whose rows could not be read is said to be unchecked', () => {
  const parts = [
    { kind: 'social-insurance', pages: [4], confidence: 0.9, documentId: 'form', textSource: 'text' },
  ] as const
  expect(assessed(anApplication({ parts })).policyNotes.join()).toContain('申报单位与社保单位未作比对')
  const workHistory = { employers: [], schools: [], insured: [spell(declared, '2020-01')] }
  expect(assessed(anApplication({ parts, workHistory })).policyNotes.join()).not.toContain('申报单位与社保单位')
})
