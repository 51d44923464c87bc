import { expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { personKeyOf } from '#test/builders/claimant'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { aRecord } from '#test/builders/record'

const code = aNumber('credit-code', '91450100MA5TERT15J')
const qin = () =>
  anApplication({ of: '覃一某', unitCreditCode: code, unit: { value: '甲设计院', evidence: anEvidence() } })
const aBar = (
  given: Partial<Pick<ArchiveRecord, 'issuer' | 'personKeys' | 'status' | 'trust'>> & {
    readonly until?: `${number}-${number}-${number}` | null
  } = {},
) => {
  const { until = '2027-06-30', ...record } = given
  return aRecord('integrity', {
    title: '申报材料不实',
    personKeys: [personKeyOf('覃一某')],
    dates: until ? { end: until } : {},
    ...record,
  })
}
const found = (...integrity: readonly ArchiveRecord[]) => assessed(qin(), { integrity }).severity('INT-001')

test('a bar that runs on the day of the application is red, with its end and no word of fraud', () => {
  const warning = assessed(qin(), { integrity: [aBar({ issuer: '自治区人社厅' })] }).warning('INT-001')
  expect(warning?.severity).toBe('red')
  expect(warning?.statement).toContain('待核实')
  expect(warning?.statement).toContain('自治区人社厅')
})

test('a bar whose end is not known is information', () => {
  expect(found(aBar({ until: null }))).toBe('blue')
})

test('a bar of the unit is at most orange: it need not reach the applicant', () => {
  const unit = aRecord('integrity', { title: '出具虚假证明', numbers: [code], dates: { end: '2027-06-30' } })
  expect(found(unit)).toBe('orange')
})

test('trap: another person of the same name has another number, and nothing is said', () => {
  expect(found(aBar({ personKeys: ['person:another'] }))).toBeUndefined()
})

test('trap: a bar that ended before the application says nothing', () => {
  expect(found(aBar({ until: '2026-08-31' }))).toBeUndefined()
})

test.each(['申诉成立', '已撤销', '信用修复'])('trap: 登记注明%s, and nothing is said', (status) => {
  expect(found(aBar({ status }))).toBeUndefined()
})

test('trap: an appeal that is still open lowers it', () => {
  expect(found(aBar({ status: '申诉处理中' }))).toBe('orange')
})

test('a register that nobody vouches for says nothing', () => {
  expect(found(aBar({ trust: 'C' }))).toBeUndefined()
})

test('trap: a line without an end, older than the record is kept for, says nothing; a younger one is information', () => {
  const since = (start: `${number}-${number}-${number}`) => {
    const line = aBar({ until: null })
    return { ...line, dates: [{ role: 'start', value: start }] } as const
  }
  expect(found(since('2023-08-31'))).toBeUndefined()
  expect(found(since('2023-09-02'))).toBe('blue')
})

test.each(['不予撤销认定', '维持原认定'])('a finding that was upheld (%s) stands', (status) => {
  expect(found(aBar({ status }))).toBe('red')
})

test("what the person replies does not take the line back, and is not read as the register's own words", () => {
  expect(found({ ...aBar(), reply: '本人已申请撤销认定，信用修复' })).toBe('red')
})
