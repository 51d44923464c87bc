import { expect, test } from 'vitest'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'

const by = (cutOff: string, given: Parameters<typeof anApplication>[0]) =>
  assessed(anApplication(given), { meta: { cutOff, season: cutOff.slice(0, 4) } })

// domain 3.1, R-SEN, the same table as a reviewer meets it.
test.each([
  ['2020-12-28', '2025-12-31', undefined],
  ['2021-01-04', '2025-12-31', 'orange'],
  ['2021-03-15', '2026-03-31', undefined],
  ['2021-04-01', '2026-03-31', 'orange'],
  ['2021-06-30', '2026-06-29', 'orange'],
] as const)('an engineer since %s has at %s: QUA-001 %s', (grantedOn, cutOff, severity) => {
  expect(by(cutOff, { presentTitle: { grantedOn } }).severity('QUA-001')).toBe(severity)
})

test('QUA-001 shows its arithmetic, its clause and the page of the title', () => {
  const warning = by('2025-12-31', { presentTitle: { grantedOn: '2021-01-04' } }).warning('QUA-001')
  expect(warning?.statement).toContain('共 59 个月（4 年 11 个月）')
  expect(warning?.statement).toContain('60 个月')
  expect(warning?.tag).toBe('H')
  expect(warning?.claimId).toBeUndefined()
  expect(warning?.evidence[0]?.page).toBe(1)
})

test.each(['exceptional', 'direct', 'lateral', 'recognition'] as const)(
  'trap: the route %s has no such years',
  (route) => {
    expect(by('2025-12-31', { route, presentTitle: { grantedOn: '2024-01-04' } }).codes).not.toContain('QUA-001')
  },
)

test('trap: a route that the form does not name may be any of them, so blue', () => {
  const result = by('2025-12-31', { route: 'unknown', presentTitle: { grantedOn: '2024-01-04' } })
  expect(result.severity('QUA-001')).toBe('blue')
})

test('trap: after a 转评 seniority runs from the title before it', () => {
  const given = {
    presentTitle: { name: '经济师', series: '经济', grantedOn: '2023-12', lateral: true },
    earlierTitles: [{ grantedOn: '2018-12' }],
    target: { name: '高级经济师', level: 'associate', series: '经济' },
  } as const
  const result = by('2026-12-31', given)
  expect(result.codes).not.toContain('QUA-001')
  expect(result.policyNotes.join()).toContain('转评前的工程师')
  expect(by('2026-12-31', { ...given, earlierTitles: [] }).severity('QUA-001')).toBe('orange')
})

test('trap: a year without a month decides only when all months agree', () => {
  expect(by('2026-06-30', { presentTitle: { grantedOn: '2021' } }).severity('QUA-001')).toBe('blue')
  expect(by('2026-06-30', { presentTitle: { grantedOn: '2022' } }).severity('QUA-001')).toBe('orange')
  expect(by('2026-06-30', { presentTitle: { grantedOn: '2019' } }).codes).not.toContain('QUA-001')
})

test('trap: a higher degree shortens the years', () => {
  const doctor = { applicant: { degree: 'doctor' as const }, presentTitle: { grantedOn: '2023-06' as const } }
  expect(by('2026-12-31', doctor).codes).not.toContain('QUA-001')
  expect(by('2026-12-31', { presentTitle: { grantedOn: '2023-06' } }).severity('QUA-001')).toBe('orange')
})

test('trap: where the degree was not read, years that a higher one would shorten are only to be confirmed', () => {
  const unread = { degreeUnread: true, presentTitle: { grantedOn: '2023-06' as const } }
  expect(by('2026-12-31', unread).severity('QUA-001')).toBe('yellow')
  const recent = { degreeUnread: true, presentTitle: { grantedOn: '2025-06' as const } }
  expect(by('2026-12-31', recent).severity('QUA-001')).toBe('orange')
})

test('trap: a degree certificate of 博士 in the bundle, which the form does not tell, asks to confirm', () => {
  const degree = aCertificate('degree', { title: '博士学位证书' })
  const application = anApplication({ presentTitle: { grantedOn: '2023-06' } }).provedBy(degree)
  expect(assessed(application).severity('QUA-001')).toBe('yellow')
})

test('trap: the cut-off of 2026 is not public; only what is short on every day of the year is orange', () => {
  const on = (grantedOn: '2021-06' | '2022-03' | '2020-06') =>
    assessed(anApplication({ presentTitle: { grantedOn } }), { withoutCutOff: true })
  expect(on('2021-06').severity('QUA-001')).toBe('blue')
  expect(on('2022-03').severity('QUA-001')).toBe('orange')
  expect(on('2020-06').codes).not.toContain('QUA-001')
  expect(on('2020-06').policyNotes.join()).toContain('尚未公布或未确认')
})

test('years that policy has not confirmed never go above blue', () => {
  const policy = { ...guangxiPolicy, seniority: guangxiPolicy.seniority.map((rule) => ({ ...rule, confirmed: false })) }
  expect(assessed(anApplication({ presentTitle: { grantedOn: '2024-06' } }), { policy }).severity('QUA-001')).toBe(
    'blue',
  )
})

test('a step that policy names no years for is not judged, and the notes say so', () => {
  const result = by('2026-12-31', {
    target: { level: 'full' },
    presentTitle: { level: 'middle', grantedOn: '2025-01' },
  })
  expect(result.codes).not.toContain('QUA-001')
  expect(result.policyNotes.join()).toContain('未按年限核验资历')
})

test('a title whose grant was not read is not judged, and the notes say so', () => {
  const { application } = anApplication()
  const { grantedOn: _, ...undated } = application.presentTitle ?? {
    name: '',
    evidence: application.applicant.evidence[0],
  }
  const result = assessed({
    ...anApplication(),
    application: { ...application, presentTitle: undated as never, titles: [] },
  })
  expect(result.codes).not.toContain('QUA-001')
  expect(result.policyNotes.join()).toContain('未读出现职称授予时间')
})

test('trap: a way out of the series and back by 转评 counts from the first title of the level', () => {
  const application = anApplication({
    presentTitle: { grantedOn: '2025-12' },
    earlierTitles: [{ grantedOn: '2012-06' }, { grantedOn: '2016-06', name: '经济师', series: '经济' }],
  })
  expect(assessed(application).codes).not.toContain('QUA-001')
})
