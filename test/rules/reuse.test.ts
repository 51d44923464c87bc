import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { claimKeys } from '#duplicate/claim-key'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { type ApplicationBuilder, aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anAward, aPaper, aPatent, aProject, aSoftware } from '#test/builders/claim'
import { anEarlierUse } from '#test/builders/claimant'

// Engineer since 2020-12-28; the application that led to it closed on 2020-06-30.
const old = { granted: '2019-05-21' } as const

const reusing = (claim: Claim, given: Parameters<typeof anEarlierUse>[1] = {}, application = anApplication()) =>
  assessed(application.claiming(claim), { claimants: [anEarlierUse(claim, given)] })

// REU-001

test('REU-001 is red when an own earlier application for the lower level used the achievement and was granted', () => {
  const warning = reusing(aPatent({ dates: old })).warning('REU-001')
  expect(warning).toMatchObject({ severity: 'red', tag: 'T', counterpart: { kind: 'claim', season: '2020' } })
  expect(warning?.statement).toContain('中级')
})

test.each([
  ['failed', { outcome: 'failed' }],
  ['is still open', { outcome: 'open' }],
  ['was withdrawn', { outcome: 'withdrawn' }],
  ['was a 转评', { route: 'lateral' }],
  ['only showed the row as background', { counted: false }],
  ['was for the very same level', { targetLevel: 'associate' }],
  ['was of another person', { personKey: 'person:other' }],
] as const)('trap: an earlier application that %s uses nothing up', (_why, given) => {
  expect(reusing(aPatent({ dates: old }), given).codes).not.toContain('REU-001')
})

test('trap: a row shown only as background claims nothing again', () => {
  const patent = aPatent({ dates: old })
  const result = assessed(anApplication().showingAsBackground(patent), { claimants: [anEarlierUse(patent)] })
  expect(result.codes).not.toContain('REU-001')
})

test.each([
  [
    '受理→授权',
    aPatent({ dates: { filed: '2019-03-01', granted: '2021-09-10' }, saysGranted: true }),
    { saysGranted: false, dates: [] },
  ],
  ['立项→验收', aProject({ dates: { start: '2018-03', accepted: '2022-08' } }), { dates: [] }],
  ['三等→一等', anAward({ grade: '一等奖', dates: { awarded: '2022-12' } }), { grade: '三等奖' }],
] as const)('trap: an achievement upgraded after the cut-off (%s) is information only', (_step, claim, given) => {
  const warning = reusing(claim, given).warning('REU-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('新进展')
})

test('trap: the acceptance that only the certificate dates is an upgrade too', () => {
  const project = aProject({ dates: { start: '2018-03', end: '2019-03' } })
  const page = aCertificate('project-acceptance', {
    title: project.title,
    identifiers: project.identifiers,
    dates: { accepted: '2022-08' },
  })
  const result = assessed(anApplication().claiming(project).provedBy(page), {
    claimants: [anEarlierUse(project, { dates: [] })],
  })
  expect(result.severity('REU-001')).toBe('blue')
})

test('an upgrade that lies before the cut-off is none', () => {
  const award = anAward({ grade: '一等奖', dates: { awarded: '2019-12' } })
  expect(reusing(award, { grade: '三等奖' }).severity('REU-001')).toBe('red')
})

test('an achievement dated after the earlier cut-off can hardly have been used, and is orange', () => {
  expect(reusing(aPatent({ dates: { granted: '2021-09-10' } }), { saysGranted: true }).severity('REU-001')).toBe(
    'orange',
  )
})

test('an earlier application of unknown level is told in blue: nothing is guessed', () => {
  const warning = assessed(anApplication().claiming(aPatent({ dates: old })), {
    claimants: [withoutLevel(anEarlierUse(aPatent({ dates: old })))],
  }).warning('REU-001')
  expect(warning?.severity).toBe('blue')
})

test.each(['lateral', 'recognition'] as const)(
  'trap: an application by %s may use what led to the present title',
  (route) => {
    expect(reusing(aPatent({ dates: old }), {}, anApplication({ route })).codes).not.toContain('REU-001')
  },
)

test('trap: an earlier line under the title alone, whose numbers are not known, may be of another achievement', () => {
  const patent = aPatent({ dates: { filed: '2018-01-05', ...old }, people: ['覃一某'] })
  const titleKey = claimKeys(patent).find((key) => key.startsWith('patent-title~')) ?? ''
  const { allKeys: _, ...line } = anEarlierUse(patent, { claimKey: titleKey })
  expect(assessed(anApplication().claiming(patent), { claimants: [line] }).severity('REU-001')).toBe('orange')
  const other = { ...line, allKeys: ['patent-application:2022203456783', titleKey] }
  expect(assessed(anApplication().claiming(patent), { claimants: [other] }).codes).not.toContain('REU-001')
})

test('the fingerprint of a reuse stays when page, season’s name and rule version change', () => {
  const patent = aPatent({ dates: old })
  const of = (given: Parameters<typeof anEarlierUse>[1]) => reusing(patent, given).warning('REU-001')?.fingerprint
  expect(of({ page: 1 })).toBe(of({ page: 44, quote: '另一引文' }))
  expect(of({ applicationId: 'app-2019' })).not.toBe(of({ applicationId: 'app-2020' }))
})

// REU-002

const earlier = [
  {
    applicationId: 'app-2020',
    season: '2020',
    outcome: 'granted',
    route: 'promotion',
    targetLevel: 'middle',
    cutOff: '2020-06-30',
  },
] as const
const windowOf = (
  claim: Claim,
  given: Parameters<typeof assessed>[1] = {},
  application: ApplicationBuilder = anApplication(),
) => assessed(application.claiming(claim), { earlier, ...given }).warning('REU-002')

test.each([
  ['orange', 'at the earlier cut-off', '2020-06-30'],
  [undefined, 'the day after it, though before the grant of the title', '2020-07-01'],
  [undefined, 'at this year’s cut-off', '2026-12-31'],
  ['orange', 'after this year’s cut-off', '2027-01-05'],
  ['blue', 'in the month of the earlier cut-off', '2020'],
] as const)('REU-002 is %s for a patent granted %s', (severity, _when, granted) => {
  expect(windowOf(aPatent({ dates: { granted } }))?.severity).toBe(severity)
})

test('trap: the grant governs, not the filing: filed before the cut-off and granted after it counts', () => {
  expect(windowOf(aPatent({ dates: { filed: '2018-05-01', granted: '2022-07-01' } }))).toBeUndefined()
  expect(windowOf(aPatent({ dates: { filed: '2018-05-01' } }))).toBeUndefined()
})

test('each kind is dated by its own event', () => {
  expect(windowOf(aProject({ dates: { start: '2017-01', end: '2019-12', accepted: '2021-03' } }))).toBeUndefined()
  expect(windowOf(aProject({ dates: { start: '2017-01', end: '2019-12' } }))?.severity).toBe('orange')
  expect(windowOf(anAward({ dates: { awarded: '2019-12' } }))?.severity).toBe('orange')
  expect(windowOf(aPaper({ dates: { published: '2020-05' } }))?.severity).toBe('orange')
  expect(windowOf(aSoftware({ number: '2018SR0123456', dates: {} }))?.severity).toBe('orange')
})

test('trap: a bare date beside a patent may be its filing', () => {
  expect(windowOf(aPatent({ dates: { stated: '2019-05-21' } }))?.severity).toBe('blue')
})

test('trap: a date on an OCR page may be misread', () => {
  expect(windowOf(aPatent({ dates: old, evidence: { textSource: 'ocr' } }))?.severity).toBe('yellow')
})

test('trap: where neither route nor level is known, it may be no application for a higher level', () => {
  const application = anApplication({ route: 'unknown', target: {} })
  expect(windowOf(aPatent({ dates: old }), {}, application)?.severity).toBe('blue')
})

test('trap: of an earlier season without its cut-off every day is possible, and only what is out on all of them is out', () => {
  const [{ cutOff: _, ...undated }] = earlier
  const of = (granted: '2020-03-03' | '2019-12-31') => windowOf(aPatent({ dates: { granted } }), { earlier: [undated] })
  expect(of('2020-03-03')?.severity).toBe('blue')
  expect(of('2019-12-31')?.severity).toBe('orange')
})

test('trap: background rows lie before the window by nature', () => {
  expect(assessed(anApplication().showingAsBackground(aPatent({ dates: old })), { earlier }).codes).not.toContain(
    'REU-002',
  )
})

test('trap: with the cut-off unknown the grant date only estimates, and nothing goes above blue', () => {
  for (const granted of ['2020-12-01', '2019-12-01', '2015-03-03'] as const)
    expect(windowOf(aPatent({ dates: { granted } }), { earlier: [] })?.severity).toBe('blue')
  expect(windowOf(aPatent({ dates: { granted: '2020-12-29' } }), { earlier: [] })).toBeUndefined()
})

test('a grant of which only the month is known is not told as a day', () => {
  const application = anApplication({ presentTitle: { grantedOn: '2020-12' } })
  const statement = windowOf(aPatent({ dates: { granted: '2020-11-03' } }), { earlier: [] }, application)?.statement
  expect(statement).toContain('授予于 2020 年 12 月，')
})

test('a cut-off taken from the table by the grant date is an inference: yellow', () => {
  const policy = {
    ...guangxiPolicy,
    cutOffs: [
      {
        season: '2020',
        region: '广西',
        series: '*',
        level: '*',
        seniority: '2020-12-31',
        achievements: '2020-06-30',
        confirmed: true,
        clause: '2020 年度通知',
      },
    ],
  } as const
  expect(windowOf(aPatent({ dates: old }), { earlier: [], policy })?.severity).toBe('yellow')
})

test('trap: after a transfer, between the old cut-off and the old grant the notice is open', () => {
  const application = anApplication({
    presentTitle: { name: '经济师', series: '经济', grantedOn: '2023-12', lateral: true },
    earlierTitles: [{ grantedOn: '2020-12-28' }],
  })
  expect(windowOf(aPatent({ dates: { granted: '2020-09-15' } }), {}, application)?.severity).toBe('blue')
  expect(windowOf(aPatent({ dates: { granted: '2021-09-14' } }), {}, application)).toBeUndefined()
  expect(windowOf(aPatent({ dates: { granted: '2020-05-19' } }), {}, application)?.severity).toBe('orange')
})

test.each(['direct', 'lateral', 'recognition'] as const)('trap: an application by %s has no lower bound', (route) => {
  expect(windowOf(aPatent({ dates: old }), {}, anApplication({ route }))).toBeUndefined()
})

test('trap: a first application has no title and no lower bound', () => {
  expect(windowOf(aPatent({ dates: old }), {}, anApplication({ presentTitle: null }))).toBeUndefined()
})

test('with this year’s cut-off unknown only what lies after the whole year is outside', () => {
  const undated = { meta: { season: '2026' }, policy: guangxiPolicy }
  const of = (granted: '2026-11-03' | '2027-01-05') =>
    assessedWithoutCutOff(anApplication().claiming(aPatent({ dates: { granted } })), undated)
  expect(of('2026-11-03')).toBeUndefined()
  expect(of('2027-01-05')?.severity).toBe('orange')
})

function assessedWithoutCutOff(application: ApplicationBuilder, given: Parameters<typeof assessed>[1]) {
  return assessed(application, { ...given, withoutCutOff: true }).warning('REU-002')
}

function withoutLevel({ targetLevel: _, ...line }: Claimant): Claimant {
  return line
}

test('trap: known only by name and unit the earlier applicant may be a namesake: orange', () => {
  const patent = aPatent({ dates: old })
  const warning = reusing(patent, { personKnownBy: 'name-and-unit' }).warning('REU-001')
  expect(warning?.severity).toBe('orange')
  expect(warning?.loweredBy.join()).toContain('同名')
})

test('trap: on a scan the heading 任现职前 may be lost, here or in the earlier application: orange', () => {
  expect(reusing(aPatent({ dates: old, evidence: { textSource: 'ocr' } })).severity('REU-001')).toBe('orange')
  expect(reusing(aPatent({ dates: old }), { isFromOcr: true }).severity('REU-001')).toBe('orange')
})
