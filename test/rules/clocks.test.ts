import { expect, test } from 'vitest'
import type { HeldTitle } from '#domain/application'
import type { EarlierApplication } from '#domain/assessment'
import type { Policy } from '#domain/policy'
import {
  isMet,
  lowerBound,
  monthsOfSeniority,
  placeInWindow,
  seniorityRange,
  titleBase,
  upperBound,
} from '#rules/clocks'
import { guangxiPolicy } from '#rules/policy/guangxi'

const day = (date: string) => ({ earliest: date, latest: date })
const evidence = { documentId: 'd', page: 1, box: [0, 0, 1, 1], quote: '', from: 'form', textSource: 'text' } as const
const engineer: HeldTitle = { name: '工程师', level: 'middle', series: '工程', grantedOn: '2021-12-20', evidence }
const guangxi = { region: '广西' } as const

const earlier: EarlierApplication = {
  applicationId: 'app-2021',
  season: '2021',
  outcome: 'granted',
  route: 'promotion',
  targetLevel: 'middle',
  cutOff: '2021-06-30',
}

// domain 3.1, R-SEN: the table of worked examples, to the month.
test.each([
  ['2020-12-28', '2025-12-31', 60, 'met'],
  ['2021-01-04', '2025-12-31', 59, 'short'],
  ['2021-03-15', '2026-03-31', 60, 'met'],
  ['2021-04-01', '2026-03-31', 59, 'short'],
  ['2021-06-30', '2026-06-29', 59, 'short'],
] as const)('a title granted on %s has, by %s, %i full months: %s for five years', (granted, cutOff, months, met) => {
  const range = seniorityRange(granted, day(cutOff))
  expect(range).toEqual({ least: months, most: months })
  expect(isMet(range, 5)).toBe(met)
})

test('a month counts only when the cut-off is its last day, also in February of a leap year', () => {
  expect(monthsOfSeniority({ year: 2023, month: 1 }, '2024-02-29')).toBe(13)
  expect(monthsOfSeniority({ year: 2023, month: 1 }, '2024-02-28')).toBe(12)
  expect(monthsOfSeniority({ year: 2022, month: 1 }, '2023-02-28')).toBe(13)
})

test('a grant of which only the year is known decides where January and December agree', () => {
  expect(isMet(seniorityRange('2019', day('2025-12-31')), 5)).toBe('met')
  expect(isMet(seniorityRange('2022', day('2025-12-31')), 5)).toBe('short')
  expect(isMet(seniorityRange('2020', day('2025-12-31')), 5)).toBe('met')
  expect(isMet(seniorityRange('2021', day('2026-06-30')), 5)).toBe('unclear')
})

test('a cut-off of which only the year is known decides where its first and its last day agree', () => {
  const any2026 = { earliest: '2026-01-01', latest: '2026-12-31' }
  expect(isMet(seniorityRange('2022-03', any2026), 5)).toBe('short')
  expect(isMet(seniorityRange('2021-06', any2026), 5)).toBe('unclear')
  expect(isMet(seniorityRange('2020-06', any2026), 5)).toBe('met')
})

// domain 3.1, R-WIN: present title's application closed 2021-06-30, granted 2021-12-20.
test.each([
  ['2021-09-10', 'inside'],
  ['2021-05-18', 'before'],
  ['2022-07-01', 'inside'],
  ['2021-06-30', 'before'],
  ['2021-07-01', 'inside'],
] as const)('with the earlier cut-off on 2021-06-30 a patent granted on %s is %s', (granted, place) => {
  const lower = lowerBound({ title: engineer, transferred: false }, [earlier], guangxiPolicy, guangxi)
  expect(lower).toMatchObject({ earliest: '2021-06-30', latest: '2021-06-30', source: 'own-application' })
  expect(placeInWindow(granted, lower, undefined)).toBe(place)
})

test('a month decides only when all of its days agree', () => {
  const lower = day('2021-06-15')
  expect(placeInWindow('2021-05', lower, undefined)).toBe('before')
  expect(placeInWindow('2021-06', lower, undefined)).toBe('unclear')
  expect(placeInWindow('2021-07', lower, undefined)).toBe('inside')
  expect(placeInWindow('2021', lower, undefined)).toBe('unclear')
})

test('an achievement after this year’s cut-off is after the window, and one of the same month is unclear', () => {
  expect(placeInWindow('2026-07-01', undefined, day('2026-06-30'))).toBe('after')
  expect(placeInWindow('2026-06-30', undefined, day('2026-06-30'))).toBe('inside')
  expect(placeInWindow('2026', undefined, day('2026-06-30'))).toBe('unclear')
})

test('with no earlier cut-off known the grant date is an upper estimate, and eighteen months before it all is open', () => {
  const lower = lowerBound({ title: engineer, transferred: false }, [], guangxiPolicy, guangxi)
  expect(lower?.source).toBe('grant-date')
  expect(placeInWindow('2021-12-21', lower, undefined)).toBe('inside')
  expect(placeInWindow('2021-12-20', lower, undefined)).toBe('unclear')
  expect(placeInWindow('2020-06-20', lower, undefined)).toBe('unclear')
  expect(placeInWindow('2020-06-19', lower, undefined)).toBe('before')
})

test('the confirmed table gives the earlier cut-off when the grant came within a year of it', () => {
  const policy = withCutOff('2021', '2021-06-30', true)
  const base = { title: engineer, transferred: false }
  expect(lowerBound(base, [], policy, guangxi)).toMatchObject({ latest: '2021-06-30', source: 'policy' })
  expect(lowerBound(base, [], withCutOff('2021', '2021-06-30', false), guangxi)?.source).toBe('grant-date')
  expect(lowerBound(base, [], withCutOff('2019', '2019-06-30', true), guangxi)?.source).toBe('grant-date')
})

test.each([
  ['failed', { outcome: 'failed' }],
  ['still open', { outcome: 'open' }],
  ['for another level', { targetLevel: 'assistant' }],
  ['a 转评', { route: 'lateral' }],
  ['later than the grant', { season: '2022', cutOff: '2022-06-30' }],
] as const)('an earlier application that is %s does not date the window', (_why, change) => {
  const lower = lowerBound({ title: engineer, transferred: false }, [{ ...earlier, ...change }], guangxiPolicy, guangxi)
  expect(lower?.source).toBe('grant-date')
})

test('an earlier granted application whose cut-off is not known bounds it by the year of its season', () => {
  const { cutOff: _, ...undated } = earlier
  const lower = lowerBound({ title: engineer, transferred: false }, [undated], guangxiPolicy, guangxi)
  expect(lower).toMatchObject({ earliest: '2021-01-01', latest: '2021-12-20', source: 'own-application' })
})

test('without a present title there is no lower bound', () => {
  expect(lowerBound(undefined, [earlier], guangxiPolicy, guangxi)).toBeUndefined()
})

// domain 3.1, R-TRF: 工程师(机械) 2018-12 → 转评 经济师 2023-12 → 高级经济师, D 2026-12-31: 96 months, not 36.
test('after a transfer to another series seniority runs from the title before it', () => {
  const first: HeldTitle = { name: '工程师', level: 'middle', series: '工程', grantedOn: '2018-12', evidence }
  const present: HeldTitle = {
    name: '经济师',
    level: 'middle',
    series: '经济',
    grantedOn: '2023-12',
    lateral: true,
    evidence,
  }
  const base = titleBase({ presentTitle: present, titles: [first, present] })
  expect(base).toEqual({ title: first, transferred: true })
  expect(seniorityRange(base?.title.grantedOn ?? '2023', day('2026-12-31'))).toEqual({ least: 96, most: 96 })
  expect(seniorityRange('2023-12', day('2026-12-31'))).toEqual({ least: 36, most: 36 })
})

test('a chain of two transfers begins with the earliest title of the level', () => {
  const titles = ['2015-12', '2018-12', '2021-12'].map(
    (grantedOn, i): HeldTitle => ({
      name: `第 ${i}`,
      level: 'middle',
      series: `系列 ${i}`,
      grantedOn: grantedOn as '2015-12',
      lateral: i > 0,
      evidence,
    }),
  )
  expect(titleBase({ presentTitle: titles[2] as HeldTitle, titles })?.title.grantedOn).toBe('2015-12')
})

test('a lower title is no transfer, and neither is a second title of the same series', () => {
  const assistant: HeldTitle = {
    name: '助理工程师',
    level: 'assistant',
    series: '工程',
    grantedOn: '2015-07',
    evidence,
  }
  const again: HeldTitle = { name: '工程师', level: 'middle', series: '工程', grantedOn: '2016-07', evidence }
  expect(titleBase({ presentTitle: engineer, titles: [assistant, engineer] })?.transferred).toBe(false)
  expect(titleBase({ presentTitle: engineer, titles: [again, engineer] })?.transferred).toBe(false)
})

test('after a transfer the days between the old cut-off and the old grant stay open: the notice says both', () => {
  const lower = lowerBound({ title: engineer, transferred: true }, [earlier], guangxiPolicy, guangxi)
  expect(placeInWindow('2021-06-30', lower, undefined)).toBe('before')
  expect(placeInWindow('2021-09-10', lower, undefined)).toBe('unclear')
  expect(placeInWindow('2021-12-21', lower, undefined)).toBe('inside')
})

test('this year’s cut-off comes from the confirmed table, else from the committee, else it is any day of the year', () => {
  const meta = { season: '2026', region: '广西', cutOff: '2026-08-31' }
  expect(upperBound(withCutOff('2026', '2026-06-30', true), meta, 'associate')).toMatchObject({
    seniority: day('2026-06-30'),
    source: 'policy',
  })
  expect(upperBound(guangxiPolicy, meta, 'associate')).toMatchObject({ seniority: day('2026-08-31'), source: 'meta' })
  expect(upperBound(guangxiPolicy, { season: '2026年度', region: '广西' }, 'associate')).toMatchObject({
    seniority: { earliest: '2026-01-01', latest: '2026-12-31' },
    source: 'season',
  })
  expect(upperBound(guangxiPolicy, { season: '本年度', region: '广西' }, 'associate')).toBeUndefined()
})

test('a cut-off of another region or series is not used', () => {
  const policy = withCutOff('2026', '2026-06-30', true)
  expect(upperBound(policy, { season: '2026', region: '山东' }, 'associate')?.source).toBe('season')
})

test('every number of the policy carries its clause, and the cut-off that is not public is not confirmed', () => {
  for (const rule of [...guangxiPolicy.cutOffs, ...guangxiPolicy.seniority])
    expect(rule.clause.length).toBeGreaterThan(5)
  expect(guangxiPolicy.cutOffs.filter(({ season }) => season === '2026').map(({ confirmed }) => confirmed)).toEqual([
    false,
  ])
})

function withCutOff(season: string, date: '2021-06-30' | '2019-06-30' | '2026-06-30', confirmed: boolean): Policy {
  return {
    ...guangxiPolicy,
    cutOffs: [
      {
        season,
        region: '广西',
        series: '*',
        level: '*',
        seniority: date,
        achievements: date,
        confirmed,
        clause: '某年度通知',
      },
    ],
  }
}
