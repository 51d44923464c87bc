import { expect, test } from 'vitest'
import type { EducationYear } from '#domain/education'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'

const hours = (year: number, given: Partial<EducationYear> = {}): EducationYear => ({
  year,
  required: 15,
  elective: 15,
  shared: 0,
  professional: 60,
  total: 90,
  trust: 'self-entered',
  columns: ['required', 'elective', 'shared', 'professional', 'total'],
  evidence: anEvidence({ page: 4, quote: `${year}年度` }),
  ...given,
})
const years = [2021, 2022, 2023, 2024, 2025]

/** 工程师 since 2020-12-28 who applies in 2026: 2021 to 2025 are asked for. */
const judge = (change: Partial<EducationYear>, given: Parameters<typeof anApplication>[0] = {}) =>
  assessed(anApplication({ education: years.map((year) => hours(year, year === 2024 ? change : {})), ...given }))

// domain 1.7 (g) and 3.2: total 90, professional 40, shared 20.
test('sample (g): forty professional hours pass with twenty shared ones', () => {
  expect(judge({ shared: 20, professional: 40 }).codes).not.toContain('QUA-002')
})

test('QUA-002 sample (g) where shared hours do not count: forty fail', () => {
  const result = judge({ elective: 35, shared: 0, professional: 40 })
  expect(result.severity('QUA-002')).toBe('yellow')
  expect(result.warning('QUA-002')?.statement).toContain('专业科目 40 学时')
  expect(result.warning('QUA-002')?.tag).toBe('H')
  expect(result.warning('QUA-002')?.evidence[0]?.page).toBe(4)
})

test('QUA-002 a total that is not the sum of its parts shows both', () => {
  const result = judge({ total: 100 })
  expect(result.severity('QUA-002')).toBe('yellow')
  expect(result.warning('QUA-002')?.comparison).toMatchObject([{ claimed: '100', recorded: '各项相加 90' }])
})

test('QUA-002 eighty-eight hours are short of ninety', () => {
  expect(judge({ elective: 13, total: 88 }).warning('QUA-002')?.statement).toContain('总学时 88，少于 90')
})

test('half an hour of rounding is no difference', () => {
  expect(judge({ professional: 60.5, total: 90 }).codes).not.toContain('QUA-002')
})

test('a year before the title, or the year of the application, need not be whole', () => {
  const early = hours(2019, { required: 10, elective: 0, professional: 20, total: 30 })
  const now = hours(2026, { required: 15, elective: 0, professional: 20, total: 35 })
  const application = anApplication({ education: [early, ...years.map((year) => hours(year)), now] })
  expect(assessed(application).codes).not.toContain('QUA-002')
})

test('a year that is not listed is said to be unchecked, in blue', () => {
  const result = assessed(anApplication({ education: [2021, 2022, 2024, 2025].map((year) => hours(year)) }))
  expect(result.severity('QUA-002')).toBe('blue')
  expect(result.warning('QUA-002')?.statement).toContain('2023 年度')
})

test('a form without the table of hours raises nothing', () => {
  expect(assessed(anApplication()).codes).not.toContain('QUA-002')
})

test('trap: 援外, 病假, 借调 in the row may exempt', () => {
  const change = { elective: 0, professional: 0, total: 15, evidence: anEvidence({ quote: '2024 | 借调援外' }) }
  const result = judge(change)
  expect(result.severity('QUA-002')).toBe('blue')
  expect(result.warning('QUA-002')?.loweredBy.join()).toContain('援外')
})

test('trap: health credits', () => {
  const health = { target: { name: '副主任医师', level: 'associate', series: '卫生' } as const }
  expect(judge({ professional: 10, total: 40 }, health).severity('QUA-002')).toBe('blue')
})

test('trap: new import delay', () => {
  const late = (trust: EducationYear['trust']) =>
    assessed(
      anApplication({
        education: years.map((year) => hours(year, year === 2025 ? { professional: 20, total: 50, trust } : {})),
      }),
    )
  expect(late('fetched').severity('QUA-002')).toBe('blue')
  expect(late('self-entered').severity('QUA-002')).toBe('yellow')
})

test('trap: a blank cell may hold the hours that the sum lacks', () => {
  const { shared: _, ...blank } = hours(2024, { total: 110 })
  const application = anApplication({ education: years.map((year) => (year === 2024 ? blank : hours(year))) })
  expect(assessed(application).severity('QUA-002')).toBe('blue')
})

test('trap: a row from a scanned page may be misread', () => {
  expect(judge({ total: 100, evidence: anEvidence({ textSource: 'ocr' }) }).severity('QUA-002')).toBe('blue')
})

test('trap: several rows of one year are counted together', () => {
  const halves = [
    hours(2024, { required: 15, elective: 15, professional: 0, total: 30 }),
    hours(2024, { required: 0, elective: 0, professional: 60, total: 60 }),
  ]
  const application = anApplication({
    education: [...years.filter((year) => year !== 2024).map((year) => hours(year)), ...halves],
  })
  expect(assessed(application).codes).not.toContain('QUA-002')
})

test('before 2016 the standard was another, which is not confirmed', () => {
  const old = hours(2014, { required: 12, elective: 0, professional: 40, total: 52 })
  const application = anApplication({ presentTitle: { grantedOn: '2013-06' }, education: [old] })
  expect(
    assessed(application)
      .all('QUA-002')
      .every(({ severity }) => severity === 'blue'),
  ).toBe(true)
})
