import { expect, test } from 'vitest'
import type { PartialDate } from '#domain/dates'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'

const noticeOf = (start: PartialDate, end: PartialDate, given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('unit-notice', { dates: { start, end }, ...given })

const judge = (start: PartialDate, end: PartialDate, given: Parameters<typeof assessed>[1] = {}) =>
  assessed(anApplication().provedBy(noticeOf(start, end)), given)

test('domain 1.7 (h): Monday to Friday is five working days', () => {
  expect(judge('2026-03-02', '2026-03-06').codes).not.toContain('UNT-002')
})

test('UNT-002 four working days are short; the statement counts them', () => {
  const result = judge('2026-03-02', '2026-03-05')
  expect(result.severity('UNT-002')).toBe('orange')
  expect(result.warning('UNT-002')?.statement).toContain('共 4 个工作日，少于 5 个工作日')
  expect(result.warning('UNT-002')?.tag).toBe('P')
  expect(result.warning('UNT-002')?.evidence[0]?.page).toBe(20)
})

test('UNT-002 seven days with 春节 in them are short', () => {
  expect(judge('2026-02-15', '2026-02-24').severity('UNT-002')).toBe('orange')
})

test('UNT-002 a weekend is no working day', () => {
  expect(judge('2026-03-05', '2026-03-09').severity('UNT-002')).toBe('orange')
})

test('UNT-002 a notice that begins after the papers came in', () => {
  const result = judge('2026-09-07', '2026-09-11', { meta: { submittedAt: '2026-09-01T00:00:00Z' } })
  expect(result.severity('UNT-002')).toBe('orange')
  expect(result.warning('UNT-002')?.statement).toContain('晚于材料提交日期')
  // 20:00 UTC on the 6th is the 7th in Beijing.
  expect(judge('2026-09-07', '2026-09-11', { meta: { submittedAt: '2026-09-06T20:00:00Z' } }).codes).not.toContain(
    'UNT-002',
  )
})

test('trap: 调休, a Saturday that is worked counts', () => {
  expect(judge('2026-02-25', '2026-03-03').codes).not.toContain('UNT-002')
  expect(judge('2026-02-24', '2026-02-28').codes).not.toContain('UNT-002')
})

test('trap: regional holidays make the days unsure, not short', () => {
  const result = judge('2026-04-20', '2026-04-24')
  expect(result.severity('UNT-002')).toBe('blue')
  expect(result.warning('UNT-002')?.statement).toContain('壮族三月三')
})

test('trap: a year whose calendar is not published decides nothing near a holiday', () => {
  expect(
    judge('2027-02-08', '2027-02-12', { meta: { season: '2027', submittedAt: '2027-09-01' } }).severity('UNT-002'),
  ).toBe('blue')
})

test('a notice dated only to the month cannot be counted', () => {
  expect(judge('2026-03', '2026-03').codes).not.toContain('UNT-002')
})

test('the longest of several notices counts', () => {
  const both = anApplication().provedBy(noticeOf('2026-03-02', '2026-03-03'), noticeOf('2026-03-02', '2026-03-06'))
  expect(assessed(both).codes).not.toContain('UNT-002')
})

test('another person’s notice is not the applicant’s', () => {
  const others = anApplication({ of: '覃一鸣' }).provedBy(noticeOf('2026-03-02', '2026-03-04', { people: ['韦二'] }))
  expect(assessed(others).codes).not.toContain('UNT-002')
})

test('without a page of proof, among the unit’s papers, it is said in blue; without such papers nothing is', () => {
  expect(assessed(anApplication().provedBy(aCertificate('title'))).severity('UNT-002')).toBe('blue')
  expect(assessed(anApplication().provedBy(aCertificate('award'))).codes).not.toContain('UNT-002')
  const unread = { documents: [{ unreadPages: [{ page: 3, reason: 'no-text-layer' as const }] }] }
  expect(assessed(anApplication().provedBy(aCertificate('title')), unread).codes).not.toContain('UNT-002')
})

test('what the unit’s opinion says counts where no page proves it', () => {
  const stated = (value: number) => ({ statedNoticeDays: { value, evidence: anEvidence() } })
  expect(assessed(anApplication(stated(5)).provedBy(aCertificate('title'))).codes).not.toContain('UNT-002')
  expect(assessed(anApplication(stated(3))).severity('UNT-002')).toBe('yellow')
})

test('a scanned notice may be misread', () => {
  const scanned = noticeOf('2026-03-02', '2026-03-05', {
    evidence: anEvidence({ from: 'certificate', textSource: 'ocr' }),
  })
  expect(assessed(anApplication().provedBy(scanned)).severity('UNT-002')).toBe('yellow')
})
