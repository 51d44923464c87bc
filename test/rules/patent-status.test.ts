import { expect, test } from 'vitest'
import type { ArchiveRecord } from '#domain/archive-record'
import { readLostStatus } from '#rules/patent-status'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { aPatent } from '#test/builders/claim'
import { anEvidence, aPatentNumber } from '#test/builders/evidence'
import { aRecordOf } from '#test/builders/record'

// PAT-009

const twins = (
  given: { model?: Partial<Parameters<typeof aPatent>[0]>; invention?: Partial<Parameters<typeof aPatent>[0]> } = {},
) => {
  const owners = { units: ['临泽示范重工有限公司'] }
  const invention = aPatent({ ...owners, dates: { filed: '2023-02-08', granted: '2024-03-15' }, ...given.invention })
  const model = aPatent({
    ...owners,
    title: '一种甘蔗收获机切割装置',
    number: 'ZL202320345678.1',
    dates: { filed: '2023-02-08', granted: '2023-09-15' },
    ...given.model,
  })
  return assessed(anApplication().claiming(invention, model))
}

test('PAT-009 is yellow for a model and an invention of one day, one owner and one title, and shows both rows', () => {
  const warning = twins().warning('PAT-009')
  expect(warning).toMatchObject({ severity: 'yellow', tag: 'H', counterpart: { kind: 'own-claim' } })
  expect(warning?.evidence).toHaveLength(2)
})

test('PAT-009 sees through 一种 and 的装置', () => {
  expect(twins({ model: { title: '甘蔗收获机切割设备' } }).severity('PAT-009')).toBe('yellow')
})

test('PAT-009 takes day and owner from the certificates', () => {
  const invention = aPatent({ dates: {} })
  const model = aPatent({ number: 'ZL202320345678.1', dates: {} })
  const of = (raw: string, kind: 'invention-patent' | 'utility-patent', owner: string) =>
    aCertificate(kind, { identifiers: [aPatentNumber(raw)], owners: [owner], dates: { filed: '2023-02-08' } })
  const result = (owner: string) =>
    assessed(
      anApplication()
        .claiming(invention, model)
        .provedBy(
          of('ZL202310123456.6', 'invention-patent', '临泽示范重工有限公司'),
          of('ZL202320345678.1', 'utility-patent', owner),
        ),
    )
  expect(result('临泽示范重工有限公司').severity('PAT-009')).toBe('yellow')
  expect(result('南方绿源农机有限公司').codes).not.toContain('PAT-009')
})

test('trap: true twins of different subjects, a method and a device, blue', () => {
  const warning = twins({ invention: { title: '一种甘蔗收获机切割方法' } }).warning('PAT-009')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('不同主题')
})

test.each([
  ['another core', { title: '一种水稻育秧盘码垛装置' }],
  ['another day', { dates: { filed: '2023-02-09' } }],
  ['a day that is not known', { dates: { filed: '2023-02' } }],
  ['another type', { title: '一种甘蔗收获机切割装置（二期）' }],
] as const)('trap: %s is another thing', (_what, model) => {
  expect(twins({ model }).codes).not.toContain('PAT-009')
})

test('trap: an owner that was not read, blue', () => {
  const warning = twins({ model: { units: [] } }).warning('PAT-009')
  expect(warning?.severity).toBe('blue')
})

test('trap: of two rows one of which is background, nothing is counted twice', () => {
  const invention = aPatent({ dates: { filed: '2023-02-08' } })
  const model = aPatent({ number: 'ZL202320345678.1', dates: { filed: '2023-02-08' } })
  expect(assessed(anApplication().claiming(invention).showingAsBackground(model)).codes).not.toContain('PAT-009')
})

// PAT-010

const statusOf = (status: string, given: Partial<Omit<ArchiveRecord, 'people' | 'dates'>> = {}, claim = aPatent()) =>
  assessed(anApplication().claiming(claim), { records: [aRecordOf(claim, { status, ...given })] })

test.each([
  ['专利权全部无效', { statusOn: '2025-03-04' }],
  ['发明专利申请公布后的视为撤回', { statusOn: '2025-03-04' }],
  ['驳回', { statusOn: '2025-03-04' }],
  ['认定为非正常专利申请', {}],
] as const)('PAT-010 is orange where the archive says %s, with the day and the source', (status, given) => {
  const warning = statusOf(status, given).warning('PAT-010')
  expect(warning).toMatchObject({
    severity: 'orange',
    tag: 'T',
    counterpart: { kind: 'record' },
    comparison: [{ field: '法律状态', recorded: status }],
  })
  expect(warning?.statement).toContain('2026 年 3 月 1 日导入')
})

test('PAT-010 is blue for a patent whose fees were not paid', () => {
  expect(statusOf('未缴年费专利权终止', { statusOn: '2025-03-04' }).severity('PAT-010')).toBe('blue')
})

test.each([
  ['授权', undefined],
  ['专利权维持', undefined],
  ['有效', undefined],
  ['无效宣告请求审查中', undefined],
  ['驳回无效宣告请求，维持专利权有效', undefined],
  ['撤回无效宣告请求', undefined],
  ['专利权的终止；专利权的恢复', undefined],
  ['期限届满终止', undefined],
  ['宣告部分无效', 'partly-invalid'],
  ['宣告专利权无效', 'invalid'],
  ['撤 回', 'withdrawn'],
  ['失效', 'lapsed'],
] as const)('the status %s is read as %s', (status, is) => {
  expect(readLostStatus(status)).toBe(is)
})

test('trap: a status that came after the window, blue', () => {
  const warning = statusOf('专利权全部无效', { statusOn: '2027-01-04' }).warning('PAT-010')
  expect(warning?.severity).toBe('blue')
  expect(warning?.loweredBy.join()).toContain('截止之后')
})

test('trap: the day stands in the status itself', () => {
  expect(statusOf('2027-01-04 专利权全部无效').severity('PAT-010')).toBe('blue')
})

test('trap: a status without its day, imported after the window, yellow', () => {
  const provenance = {
    dataset: 'set',
    department: '知识产权局',
    file: 'a.csv',
    row: 2,
    importedAt: '2027-02-01T00:00:00Z',
  }
  expect(statusOf('撤回', { provenance }).severity('PAT-010')).toBe('yellow')
})

test('trap: data that is older than a year may be older than an appeal or a payment, yellow', () => {
  const provenance = {
    dataset: 'set',
    department: '知识产权局',
    file: 'a.csv',
    row: 2,
    importedAt: '2024-02-01T00:00:00Z',
  }
  const warning = statusOf('撤回', { provenance, statusOn: '2024-01-02' }).warning('PAT-010')
  expect(warning?.severity).toBe('yellow')
  expect(warning?.loweredBy.join()).toContain('一年以前')
})

test('trap: a record that only the title leads to, blue; one from an earlier application, yellow', () => {
  const claim = aPatent({ dates: { granted: '2024-03-15' } })
  const unnumbered = { ...claim, identifiers: [] }
  expect(
    assessed(anApplication().claiming(unnumbered), { records: [aRecordOf(claim, { status: '撤回' })] }).severity(
      'PAT-010',
    ),
  ).toBe('blue')
  expect(statusOf('撤回', { trust: 'C' }).severity('PAT-010')).toBe('yellow')
})

test('trap: a number that was read from a scan, yellow; a row of 任现职前, blue', () => {
  const evidence = anEvidence({ textSource: 'ocr' })
  expect(statusOf('撤回', {}, aPatent({ evidence })).severity('PAT-010')).toBe('yellow')
  const claim = aPatent()
  const shown = assessed(anApplication().showingAsBackground(claim), {
    records: [aRecordOf(claim, { status: '撤回' })],
  })
  expect(shown.severity('PAT-010')).toBe('blue')
})
