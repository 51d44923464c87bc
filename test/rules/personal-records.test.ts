import { describe, expect, test } from 'vitest'
import type { ArchiveRecord, RecordedHours } from '#domain/archive-record'
import type { EducationYear } from '#domain/education'
import { anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'
import { aRecord } from '#test/builders/record'

type Day = `${number}-${number}-${number}`
const recorded = (year: number, hours: RecordedHours, lookedUp: Day = '2026-07-01') =>
  aRecord('education', { title: `${year} 年度继续教育学时`, year, hours, dates: { stated: lookedUp } })
const aTitleRecord = (
  given: { title?: string; granted?: Day; status?: string; trust?: ArchiveRecord['trust'] } = {},
) => {
  const { title = '工程师', granted = '2020-12-28', ...rest } = given
  return aRecord('title-certificate', { title, dates: { granted, stated: '2026-07-01' }, ...rest })
}
const stated = (year: number, total: number): EducationYear => ({
  year,
  required: 15,
  elective: 15,
  shared: 0,
  professional: total - 30,
  total,
  trust: 'self-entered',
  columns: ['required', 'elective', 'shared', 'professional', 'total'],
  evidence: anEvidence({ page: 4, quote: `${year}年度` }),
})
const years = [2021, 2022, 2023, 2024, 2025]
/** 工程师 since 2020-12-28: 2021 to 2025 are asked for. */
const judge = (totals: Readonly<Record<number, number>>, personal: readonly ArchiveRecord[]) =>
  assessed(
    anApplication({
      education: years.flatMap((year) => (totals[year] === undefined ? [] : [stated(year, totals[year])])),
    }),
    { personal },
  )
const enough = { 2021: 90, 2022: 90, 2023: 90, 2024: 90, 2025: 90 }

describe('学时', () => {
  test('what agrees is said with the day of the look-up, and warns of nothing', () => {
    const result = judge(enough, [recorded(2024, { total: 90 })])
    expect(result.codes).not.toContain('QUA-002')
    expect(result.policyNotes.join()).toContain('2024 年 90（2026-07-01 查询）')
  })

  test('QUA-002 more in the form than was gathered, looked up a year after, is yellow with both numbers', () => {
    const warning = judge(enough, [recorded(2023, { total: 45 })]).warning('QUA-002')
    expect(warning?.severity).toBe('yellow')
    expect(warning?.statement).toContain('归集的学时为 45（2026-07-01 查询）')
    expect(warning?.comparison).toMatchObject([{ claimed: '90', recorded: '45（2026-07-01 查询）' }])
  })

  test('trap: hours of last year are still coming in', () => {
    expect(judge(enough, [recorded(2025, { total: 45 })]).codes).not.toContain('QUA-002')
    expect(judge(enough, [recorded(2023, { total: 45 }, '2024-11-30')]).codes).not.toContain('QUA-002')
  })

  test('trap: two platforms hold a part each', () => {
    expect(judge(enough, [recorded(2023, { total: 45 }), recorded(2023, { total: 45 })]).codes).not.toContain('QUA-002')
  })

  test('trap: what is short in the form is enough where it was gathered', () => {
    expect(judge({ ...enough, 2024: 60 }, []).severity('QUA-002')).toBe('yellow')
    const result = judge({ ...enough, 2024: 60 }, [recorded(2024, { total: 90, professional: 60 })])
    expect(result.severity('QUA-002')).toBe('blue')
    expect(result.warning('QUA-002')?.loweredBy.join()).toContain('归集的学时已达标准')
  })

  test('a year that the form leaves out and a department has gathered is there', () => {
    const { 2022: _, ...without } = enough
    expect(judge(without, []).severity('QUA-002')).toBe('blue')
    expect(judge(without, [recorded(2022, { total: 90, professional: 60 })]).codes).not.toContain('QUA-002')
    expect(judge(without, [recorded(2022, { total: 40 })]).severity('QUA-002')).toBe('blue')
  })

  test('nothing found does not say that nothing was done', () => {
    const result = judge(enough, [])
    expect(result.codes).not.toContain('QUA-002')
    expect(result.policyNotes.join()).toContain('可能尚未归集，不表示未完成')
    expect(result.policyNotes.join()).toContain('2026-08-01 查询')
  })
})

describe('职称证书', () => {
  const notes = (...personal: readonly ArchiveRecord[]) => judge(enough, personal).policyNotes.join('\n')

  test('found: said with its day', () => {
    expect(notes(aTitleRecord())).toContain('职称证书数据中查到工程师，授予时间 2020 年 12 月 28 日（2026-07-01 查询）')
    expect(notes(aTitleRecord({ title: '机械工程师' }))).toContain('查到机械工程师')
  })

  test('not found is never forgery: no warning, and the note says why', () => {
    const result = judge(enough, [])
    expect(result.above('blue')).toEqual([])
    expect(result.policyNotes.join()).toContain('历史证书数据可能尚未归集，未查到不表示证书不实')
  })

  test('another day of the grant is said, and warns of nothing by itself', () => {
    const result = judge(enough, [aTitleRecord({ granted: '2021-06-30' })])
    expect(result.policyNotes.join()).toContain('授予时间为2021 年 6 月 30 日，申报表为2020 年 12 月 28 日，请核对原件')
    expect(result.above('blue')).toEqual([])
  })

  test('of two records of one level the one of the same day counts; another series is another title', () => {
    expect(notes(aTitleRecord({ granted: '2015-06-30' }), aTitleRecord())).toContain('查到工程师')
    expect(notes(aTitleRecord({ title: '经济师' }))).toContain('未查到工程师')
  })

  test('a status of 撤销 is said, 待核', () => {
    expect(notes(aTitleRecord({ status: '已撤销' }))).toContain('状态为“已撤销”，待核')
  })

  test('QUA-001 short by the form and long enough by the record is information, with both days', () => {
    const of = (personal: readonly ArchiveRecord[]) =>
      assessed(anApplication({ presentTitle: { grantedOn: '2023-06-30' } }), { personal }).warning('QUA-001')
    expect(of([])?.severity).toBe('orange')
    const warning = of([aTitleRecord({ granted: '2018-06-30' })])
    expect(warning?.severity).toBe('blue')
    expect(warning?.comparison).toMatchObject([{ field: '授予时间', claimed: '2023-06-30', result: 'different' }])
    expect(warning?.comparison[0]?.recorded).toContain('2026-07-01 查询')
    expect(of([aTitleRecord({ granted: '2023-06-30' })])?.severity).toBe('orange')
  })

  test('trap: without a number of the applicant nothing is looked up under the name', () => {
    const archive = assessed(anApplication(), { personal: [] })
    expect(archive.policyNotes.join()).not.toContain('不按姓名查询')
    expect(assessed(anApplication()).policyNotes.join()).not.toContain('职称证书数据')
  })

  test('a copy from an earlier application is no look-up', () => {
    expect(notes(aTitleRecord({ trust: 'C' }))).toContain('未查到工程师')
  })
})
