import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#rules/assess'
import { anApplication } from '#test/builders/application'
import { assessed, inputOf } from '#test/builders/assessed'
import { anAward, aPaper, aPatent, aProject } from '#test/builders/claim'
import { aClaimant, anEarlierUse } from '#test/builders/claimant'
import { aNumber, aPatentNumber } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

test('an honest application whose patent the archive confirms raises nothing at all', () => {
  const patent = aPatent({ rank: '1/2', dates: { filed: '2023-02-01', granted: '2024-03-15' } })
  const result = assessed(anApplication().claiming(patent), {
    records: [aRecordOf(patent, { people: ['覃一某', '韦二某'], dates: { granted: '2024-03-15' } })],
  })
  expect(result.warnings).toEqual([])
  expect(result.verdict(patent)).toEqual({ kind: 'agrees' })
  expect(result.priority).toEqual({ total: 0, parts: [] })
})

test('an honest form without attachments and without an archive raises nothing above blue', () => {
  const application = anApplication().claiming(
    aPatent({ rank: '2/3', saysGranted: true }),
    anAward({ rank: '3/7', issuer: '广西壮族自治区人民政府', level: '省部级' }),
    aProject({ rank: '主持', number: [] }),
    aPaper({ rank: '第一作者', number: [aNumber('issn', '1000-1239'), aNumber('cn-serial', 'CN45-1234/TH')] }),
  )
  const result = assessed(application)
  expect(result.above('blue')).toEqual([])
  expect(result.claims.map(({ verdict }) => verdict.kind)).toEqual(Array(4).fill('not-covered'))
  expect(result.priority.total).toBe(0)
})

test('a warning holds all that a reviewer needs, and a blue reason is never missing from a lowered one', () => {
  const claim = aPatent({ rank: '1/2', number: 'ZL202310123456.7' })
  const result = assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { people: ['韦二某'] })] })
  expect(result.above('blue').length).toBeGreaterThan(1)
  for (const warning of result.warnings) {
    expect(warning.fingerprint).toMatch(/^[0-9a-f]{20}$/)
    expect(warning.statement).toMatch(/。$/)
    expect(warning.evidence.length).toBeGreaterThan(0)
    expect(warning.innocentReasons.length).toBeGreaterThan(0)
    expect(warning.whatToCheck.length).toBeGreaterThan(0)
    expect(warning.ruleVersion).toBeGreaterThan(0)
  }
})

test('the gravest warnings come first', () => {
  const claim = aPatent({
    rank: '1/5',
    number: 'ZL202310123456.7',
    patentType: 'design',
    dates: { granted: '2024-03-17' },
  })
  const order = ['red', 'orange', 'yellow', 'blue']
  const levels = assessed(anApplication().claiming(claim), {
    records: [aRecordOf(claim, { people: ['覃一某'] })],
    claimants: [aClaimant(claim, { rank: '2/5' })],
  }).warnings.map(({ severity }) => order.indexOf(severity))
  expect(levels.length).toBeGreaterThan(2)
  expect(levels).toEqual(levels.toSorted())
})

test('every fingerprint stands once, also when two rows carry one achievement', () => {
  const row = { number: 'ZL202310123456.7', rank: '1/2' } as const
  const result = assessed(anApplication().claiming(aPatent(row), aPatent(row)))
  expect(result.codes.filter((code) => code === 'PAT-001')).toHaveLength(1)
  expect(new Set(result.warnings.map(({ fingerprint }) => fingerprint)).size).toBe(result.warnings.length)
})

test('a fingerprint does not move with page, box, quote or severity', () => {
  const of = (given: Parameters<typeof aPatent>[0]) =>
    assessed(anApplication().claiming(aPatent({ number: 'ZL202310123456.7', ...given }))).warning('PAT-001')
      ?.fingerprint
  expect(of({ evidence: { page: 9, quote: '另一处' } })).toBe(of({}))
  expect(of({ counted: false, section: 'before-present-title' })).toBe(of({}))
  expect(of({ number: aPatentNumber('ZL202410000001.1') })).not.toBe(of({}))
})

test('nothing on a background row ever goes above blue, whatever is wrong with it', () => {
  const patent = aPatent({
    rank: '9/2',
    saysGranted: true,
    patentType: 'design',
    number: 'ZL202310123456.7',
    dates: { filed: '2024-06-04', granted: '2023-06-04' },
  })
  const award = anAward({ rank: '1/3', grade: '一等奖', level: '国家级', issuer: '某某学会' })
  const project = aProject({ rank: '主持', dates: { start: '2019-03', accepted: '2018-01' } })
  const result = assessed(anApplication().showingAsBackground(patent, award, project), {
    records: [patent, award, project].map((claim) => aRecordOf(claim, { people: ['韦二某', '黄三某'] })),
    claimants: [patent, award, project].flatMap((claim) => [aClaimant(claim, { rank: 1 }), anEarlierUse(claim)]),
  })
  expect(result.warnings.length).toBeGreaterThan(6)
  expect(result.above('blue')).toEqual([])
})

test('the order in which claimants and records arrive changes nothing', () => {
  const patent = aPatent({ rank: '1/3' })
  const award = anAward({ rank: '2/3' })
  const application = anApplication().claiming(patent, award)
  const claimants = ['韦二某', '黄三某', '陆四某'].flatMap((of, index) => [
    aClaimant(patent, { of, rank: `${index + 1}/3` }),
    aClaimant(patent, { of, rank: '1/3', season: '2024', applicationId: `old-${index}` }),
    aClaimant(award, { of, rank: '2/3' }),
    anEarlierUse(patent, { applicationId: `own-${index}` }),
  ])
  const input = inputOf(application, { claimants, records: [aRecordOf(patent, { people: ['韦二某', '覃一某'] })] })
  const expected = assess(input)
  expect(expected.warnings.length).toBeGreaterThan(5)
  fc.assert(
    fc.property(fc.shuffledSubarray([...input.claimants], { minLength: input.claimants.length }), (shuffled) => {
      expect(assess({ ...input, claimants: shuffled })).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('an assessment is the same every time and leaves its input as it was', () => {
  const patent = aPatent({ rank: 1 })
  const input = inputOf(anApplication().claiming(patent), { claimants: [aClaimant(patent, { rank: 1 })] })
  const before = structuredClone(input)
  expect(assess(input)).toEqual(assess(input))
  expect(input).toEqual(before)
})

test('the notes name the cut-offs and years that were used, and what is not known', () => {
  const notes = assessed(anApplication()).policyNotes
  expect(notes.join()).toContain('2026 年 12 月 31 日')
  expect(notes.join()).toContain('以现职称授予时间为上限推算')
  expect(notes.join()).toContain('资历年限：5 年')
  expect(assessed(undefined).policyNotes.length).toBeGreaterThan(0)
})
