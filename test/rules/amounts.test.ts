import { expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aProject } from '#test/builders/claim'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

const contract = (amountsYuan: readonly number[], given: Parameters<typeof aCertificate>[1] = {}) =>
  aCertificate('project-contract', { identifiers: [aNumber('project', '桂科AB21234567')], amountsYuan, ...given })

interface Sums {
  readonly form?: number
  readonly contract?: readonly number[]
  readonly archive?: number
  readonly claim?: Parameters<typeof aProject>[0]
  readonly record?: Partial<Omit<ArchiveRecord, 'people' | 'dates'>>
  readonly page?: Parameters<typeof aCertificate>[1]
}
const judge = ({ form, contract: sums, archive, claim: given = {}, record = {}, page = {} }: Sums) => {
  const claim = aProject({ ...given, ...(form !== undefined && { amountYuan: form }) })
  const application = anApplication().claiming(claim)
  return assessed(sums ? application.provedBy(contract(sums, page)) : application, {
    records: archive === undefined ? [] : [aRecordOf(claim, { amountYuan: archive, ...record })],
  })
}

test('PRJ-001 is silent where the sums are one', () => {
  expect(judge({ form: 500_000, contract: [500_000], archive: 500_000 }).codes).not.toContain('PRJ-001')
  expect(judge({ form: 500_000 }).codes).not.toContain('PRJ-001')
})

test('PRJ-001 is orange when row and contract differ by more than a fifth, with both pages and sums', () => {
  const warning = judge({ form: 3_000_000, contract: [1_860_000] }).warning('PRJ-001')
  expect(warning).toMatchObject({
    severity: 'orange',
    tag: 'T',
    comparison: [{ field: '金额', claimed: '300 万元', recorded: '186 万元', result: 'different' }],
  })
  expect(warning?.evidence.map(({ from }) => from)).toEqual(['form', 'certificate'])
})

test('PRJ-001 is orange when row and archive differ, and shows the record', () => {
  const warning = judge({ form: 800_000, archive: 300_000 }).warning('PRJ-001')
  expect(warning).toMatchObject({ severity: 'orange', counterpart: { kind: 'record' } })
})

test('PRJ-001 is orange when contract and archive differ and the row names no sum', () => {
  expect(judge({ contract: [800_000], archive: 300_000 }).severity('PRJ-001')).toBe('orange')
})

test.each([
  [10_000, 350, 3_500_000],
  [10, 350_000, 3_500_000],
] as const)('trap: 万元 for 元 or a lost point, exactly %s times, is yellow and said', (factor, form, sum) => {
  const warning = judge({ form, contract: [sum] }).warning('PRJ-001')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.statement).toContain(`恰为 ${factor} 倍，疑似单位错误`)
  expect(warning?.loweredBy.join()).toContain('万元')
})

test('nine times is no slip of the unit', () => {
  expect(judge({ form: 350_000, contract: [3_150_000] }).severity('PRJ-001')).toBe('orange')
})

test('trap: tax in or out is within the ratio', () => {
  expect(judge({ form: 1_130_000, contract: [1_000_000] }).codes).not.toContain('PRJ-001')
  expect(judge({ form: 1_000_000, contract: [1_190_000] }).codes).not.toContain('PRJ-001')
})

test('trap: own share against the whole, blue', () => {
  const claim = { text: '2021.03-2023.06 | 甘蔗收获机研究（桂科AB21234567） | 主持，本人承担经费120万元' }
  const warning = judge({ form: 1_200_000, contract: [6_000_000], claim }).warning('PRJ-001')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('本人承担')
})

test('trap: a sub-task has a part of its project’s money, blue', () => {
  const claim = { title: '子课题：切割器的优化设计' }
  expect(judge({ form: 400_000, archive: 2_000_000, claim }).severity('PRJ-001')).toBe('blue')
})

test('trap: a later supplementary contract, yellow; with its sum on the page the total agrees', () => {
  const page = { evidence: anEvidence({ page: 20, from: 'certificate', quote: '补充协议：增加施工内容' }) }
  expect(judge({ form: 3_000_000, contract: [1_860_000], page }).severity('PRJ-001')).toBe('yellow')
  expect(judge({ form: 3_000_000, contract: [1_860_000, 1_140_000] }).codes).not.toContain('PRJ-001')
})

test('trap: where one of two others agrees with the row, the other is blue', () => {
  const result = judge({ form: 500_000, contract: [500_000], archive: 1_500_000 })
  expect(result.severity('PRJ-001')).toBe('blue')
  expect(result.warning('PRJ-001')?.loweredBy.join()).toContain('另一处')
})

test('trap: a sum that was read from a scan, yellow', () => {
  const page = { evidence: anEvidence({ page: 20, from: 'certificate', textSource: 'ocr' }) }
  expect(judge({ form: 3_000_000, contract: [1_860_000], page }).severity('PRJ-001')).toBe('yellow')
})

test('trap: a record that an earlier application made, yellow', () => {
  expect(judge({ form: 800_000, archive: 300_000, record: { trust: 'C' } }).severity('PRJ-001')).toBe('yellow')
})

test('trap: a row of 任现职前, blue', () => {
  const claim = aProject({ amountYuan: 3_000_000 })
  const result = assessed(
    anApplication()
      .showingAsBackground(claim)
      .provedBy(contract([1_860_000])),
  )
  expect(result.severity('PRJ-001')).toBe('blue')
})
