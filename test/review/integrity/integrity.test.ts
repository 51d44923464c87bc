import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArchiveRecord, ArchiveSnapshot } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import { applicantIntegrity } from '#review/integrity/applicant'
import { employerIntegrity } from '#review/integrity/employer'
import { shareOf, wilson } from '#review/integrity/share'
import { aNumber } from '#test/builders/evidence'
import { aRecord } from '#test/builders/record'
import { aMeta } from '#test/builders/run'

const asOf = '2026-09-01'
const archive: ArchiveSnapshot = {
  snapshotId: 's',
  datasets: [{ dataset: 'r', department: '人社厅', kind: 'integrity', records: 9, snapshot: 1, importedAt: asOf }],
  completeness: [],
}
const emptied: ArchiveSnapshot = { ...archive, datasets: [] }
type Given = NonNullable<Parameters<typeof aRecord>[1]>
const aLine = (given: Given = {}): ArchiveRecord =>
  aRecord('integrity', {
    title: '申报材料不实',
    personKeys: ['qin'],
    dates: { start: '2025-03-01', end: '2028-02-29' },
    ...given,
  })

describe('the interval', () => {
  test('of 1 in 86 is 0.2 to 6.3 %, and none of 30 is no proof of none', () => {
    const { low, high } = wilson(1, 86)
    expect([low, high].map((bound) => Math.round(bound * 1000) / 10)).toEqual([0.2, 6.3])
    expect(wilson(0, 30).low).toBe(0)
    expect(wilson(0, 30).high).toBeGreaterThan(0.1)
    expect(wilson(30, 30).high).toBe(1)
  })

  test('ends where the score test does: 1.96 standard errors, as they are at the bound, from what was seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (of, part) => {
        const hits = Math.min(of - 1, Math.max(1, Math.round(part * of)))
        const { low, high } = wilson(hits, of)
        const errors = (bound: number) => Math.abs(hits / of - bound) / Math.sqrt((bound * (1 - bound)) / of)
        expect(errors(low)).toBeCloseTo(1.959964, 5)
        expect(errors(high)).toBeCloseTo(1.959964, 5)
      }),
    )
  })

  test('holds the share, lies in 0..1, and narrows with the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const hits = Math.floor(part * of)
        const { low, high } = wilson(hits, of)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(hits / of)
        expect(high).toBeGreaterThanOrEqual(hits / of)
        const more = wilson(hits * 10, of * 10)
        expect(more.high - more.low).toBeLessThan(high - low)
      }),
    )
  })

  test('of fewer than thirty there is no share to show, and none of more hits than there are', () => {
    expect(shareOf(1, 29)).toEqual({ kind: 'too-few', of: 29, least: 30 })
    expect(shareOf(1, 30).kind).toBe('share')
    expect(shareOf(31, 30)).toEqual({ kind: 'not-comparable', hits: 31, of: 30 })
  })
})

describe('an applicant', () => {
  const look = (...records: readonly ArchiveRecord[]) => {
    const found = applicantIntegrity({ asOf, archive, personKey: 'qin', records, applications: [] })
    return found.kind === 'looked-up' ? found.register : expect.fail(found.kind)
  }

  test('is shown what stands, with its end, its appeal, its reply and where it comes from', () => {
    const line = aLine({ issuer: '人社厅', status: '申诉处理中', reply: '材料由中介代办，本人不知情' })
    expect(look(line).findings).toMatchObject([
      {
        matter: '申报材料不实',
        issuer: '人社厅',
        decidedOn: '2025-03-01',
        until: '2028-02-29',
        standing: 'in-force',
        isAppealed: true,
        reply: '材料由中介代办，本人不知情',
        source: expect.stringContaining('科技厅 · list.csv · 第'),
      },
    ])
  })

  test('what ended, expired or was taken back is counted and not shown', () => {
    const { findings, past } = look(
      aLine({ dates: { start: '2020-01-01', end: '2023-01-01' } }),
      aLine({ dates: { start: '2020-01-01' } }),
      aLine({ status: '申诉成立，撤销认定' }),
    )
    expect(findings).toEqual([])
    expect(past).toEqual({ ended: 2, overturned: 1 })
  })

  test('trap: another person, a copy from an earlier application and a withdrawn line are nothing', () => {
    const nothing = look(aLine({ personKeys: ['wei'] }), aLine({ trust: 'C' }), aLine({ withdrawn: true }))
    expect(nothing).toEqual({ findings: [], past: { ended: 0, overturned: 0 } })
  })

  test('trap: of one name without a number nothing is looked up, and that is said', () => {
    const given = { asOf, archive, records: [aLine()], applications: [] }
    expect(applicantIntegrity(given)).toEqual({ kind: 'not-identified', asOf })
  })

  test('without a register nothing was looked up, and that is no clean record', () => {
    const given = { asOf, archive: emptied, personKey: 'qin', records: [], applications: [] }
    expect(applicantIntegrity(given)).toEqual({ kind: 'no-register', asOf })
  })
})

describe('an employer', () => {
  const code = '91450100MA5TERT15J'
  const metas = (count: number, given: Partial<ApplicationMeta> = {}) =>
    Array.from({ length: count }, (_, i) =>
      aMeta({ applicationId: `A${i}`, season: '2025', outcome: 'granted', ...given }),
    )
  const look = (records: readonly ArchiveRecord[], applications = metas(86), given: object = {}) =>
    employerIntegrity({
      creditCode: code,
      asOf,
      archive,
      records,
      applications,
      isCapped: false,
      maySee: () => true,
      ...given,
    })
  const unit = { numbers: [aNumber('credit-code', code)] }

  test('one confirmed of 86 has an interval; lines of people are none of the unit itself', () => {
    const { register, applications, seasons } = look([aLine(unit)])
    expect([applications, seasons]).toEqual([86, { from: 2024, to: 2026 }])
    expect(register?.own.findings).toEqual([])
    expect(register?.people).toMatchObject({ confirmed: 1, share: { kind: 'share', hits: 1, of: 86 } })
  })

  test('its own lines are shown with its reply', () => {
    const { personKeys: _, ...line } = aLine({ ...unit, title: '推荐材料不实', reply: '已整改' })
    const { register } = look([line])
    expect(register?.own.findings).toMatchObject([{ matter: '推荐材料不实', reply: '已整改' }])
    expect(register?.people.confirmed).toBe(0)
  })

  test('what was taken back, what is older than three years and what has no day are not in the share', () => {
    const { register } = look([
      aLine({ status: '已撤销' }),
      aLine({ dates: { start: '2023-12-31', end: '2026-12-31' } }),
      aLine({ dates: { end: '2027-01-01' } }),
    ])
    expect(register?.people).toMatchObject({ confirmed: 0, undated: 1, overturned: 1, share: { hits: 0 } })
  })

  test('a small unit has no share, and of one with more applications than were read there is none either', () => {
    expect(look([aLine()], metas(29)).register?.people.share.kind).toBe('too-few')
    expect(look([aLine()], metas(2000), { isCapped: true }).register?.people.share.kind).toBe('too-few')
  })

  test('withdrawn applications and other years are not among the applications', () => {
    expect(
      look([], [...metas(3, { outcome: 'withdrawn' }), ...metas(2, { season: '2023' }), ...metas(1)]).applications,
    ).toBe(1)
  })

  test('open warnings are work that waits: only of applications that the visitor may see, and in no share', () => {
    const counts = { red: 2, orange: 1, yellow: 0, blue: 0 }
    const open = metas(40, { outcome: 'open', counts })
    const { toCheck, register } = look([], open, {
      maySee: ({ applicationId }: ApplicationMeta) => applicationId === 'A1',
    })
    expect(toCheck).toEqual({ applications: 1, red: 2, orange: 1 })
    expect(register?.people.confirmed).toBe(0)
  })

  test('nobody is named', () => {
    expect(JSON.stringify(look([aLine({ people: ['覃一某'] })]))).not.toContain('覃一某')
  })

  test('without a register there is none to show', () => {
    expect(look([], metas(86), { archive: emptied }).register).toBeUndefined()
  })
})
