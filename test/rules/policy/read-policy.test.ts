import { expect, test } from 'vitest'
import { readPolicy } from '#rules/policy/read-policy'
import file from '../../../shared/rules/policy/guangxi-2026.json' with { type: 'json' }

type Change = (policy: typeof file) => unknown
const problemsOf = (change: Change) => {
  const read = readPolicy(change(structuredClone(file)))
  return read.kind === 'problems' ? read.problems.map(({ path, words }) => `${path} ${words}`) : []
}

test('the policy of Guangxi 2026 is in order, and its version changes with any number', () => {
  const read = readPolicy(file)
  const changed = readPolicy({ ...file, publicNotice: [{ ...file.publicNotice[0], workingDays: 7 }] })
  expect(read.kind).toBe('policy')
  if (read.kind !== 'policy' || changed.kind !== 'policy') return expect.fail()
  expect(read.policy.version).toMatch(/^guangxi-2026\.\d+-[0-9a-f]{8}$/)
  expect(changed.policy.version).not.toBe(read.policy.version)
})

test('what is not known of 2026 stands there as not confirmed, and every line has its clause', () => {
  expect(file.cutOffs.map(({ season, confirmed }) => [season, confirmed])).toEqual([['2026', false]])
  const lines = [
    file.cutOffs,
    file.seniority,
    file.education,
    file.publicNotice,
    file.directBases,
    file.criteria,
  ].flat()
  expect(lines.filter(({ clause }) => clause.length < 5)).toEqual([])
  expect(file.criteria.some(({ confirmed }) => confirmed)).toBe(false)
})

test('the calendar of 2027 is not entered', () => {
  expect(file.calendar.years.map(({ year }) => year)).toEqual([2024, 2025, 2026])
})

const withCutOff =
  (change: object): Change =>
  (policy) => ({ ...policy, cutOffs: [{ ...policy.cutOffs[0], ...change }] })

test.each<[string, Change, string]>([
  [
    'a day that does not exist',
    withCutOff({ seniority: '2026-06-31' }),
    'cutOffs[0].seniority 须为实有的日期，写成 "2026-06-30"',
  ],
  ['a date in words', withCutOff({ achievements: '2026年6月30日' }), 'cutOffs[0].achievements 须为实有的日期'],
  ['a level in Chinese', withCutOff({ level: '副高' }), 'cutOffs[0].level 级别须为 technician'],
  ['a cut-off without its clause', withCutOff({ clause: '' }), 'cutOffs[0].clause 须填依据的文件与条款'],
  ['a member that nobody reads', withCutOff({ cutoff: '2026-06-30' }), 'cutOffs[0].cutoff 没有“cutoff”这一项'],
  ['confirmed in words', withCutOff({ confirmed: '是' }), 'cutOffs[0].confirmed confirmed 须为 true'],
  ['a confirmed month', withCutOff({ confirmed: true, seniority: '2026-06' }), 'cutOffs[0].seniority 已确认'],
  ['nothing but a list', () => [], '（整个文件）'],
  ['no version', ({ version: _, ...policy }) => policy, 'version 须填版本号'],
  [
    'two lines for one case',
    (policy) => ({ ...policy, cutOffs: [policy.cutOffs[0], policy.cutOffs[0]] }),
    'cutOffs[1] 与 cutOffs[0] 的年度、地区、系列、级别相同',
  ],
  [
    'a worked day that is a Monday',
    (policy) => ({
      ...policy,
      calendar: { ...policy.calendar, years: [{ ...policy.calendar.years[2], worked: ['2026-01-05'] }] },
    }),
    'calendar.years[0].worked[0] 须为 2026 年的周六或周日',
  ],
  [
    'places for a basis that is not there',
    (policy) => ({ ...policy, nominations: [{ ...policy.nominations[0], basis: 'giant' }] }),
    'nominations[0].basis directBases 中没有代号为“giant”的依据',
  ],
  [
    'a pattern that is none',
    (policy) => ({ ...policy, tables: { funders: [{ name: '甲', numberPattern: '(', source: '乙' }] } }),
    'tables.funders[0].numberPattern 不是正确的正则表达式',
  ],
])('%s is refused with its place and what to write', (_what, change, expected) => {
  expect(problemsOf(change).some((problem) => problem.startsWith(expected))).toBe(true)
})

test('all problems are said at once', () => {
  expect(problemsOf(withCutOff({ level: '副高', seniority: '?', clause: '' })).length).toBe(3)
})
