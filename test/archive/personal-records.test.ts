import { expect, test } from 'vitest'
import { createImportArchive } from '#archive/import-archive'
import { personalKeys } from '#match/candidate-keys'
import { createPersonKeyOf } from '#verify/person-key'
import { textFile } from './files.ts'
import { createMemoryArchive } from './memory-archive.ts'

const id = '11010519491231002X'
const personKeyOf = createPersonKeyOf('s'.repeat(32))
const key = personKeyOf(id) ?? expect.fail()

const imported = async (name: string, header: string, ...rows: readonly string[]) => {
  const archive = createMemoryArchive()
  const importer = createImportArchive({
    archiveWriter: archive,
    clock: { now: () => '2026-08-01T00:00:00Z' },
    personKeyOf,
  })
  const plan = await importer.plan(textFile(name, header, ...rows), { dataset: 'd', trust: 'A' })
  if (plan.kind !== 'plan') throw new Error(plan.reason)
  await importer.commit(plan)
  return { plan, records: await archive.byKeys(personalKeys(key)) }
}

const hoursHeader = '姓名,身份证号,年度,公需必修学时,公需选修学时,行业内数据共享学时,专业学时,总学时,来源系统,查询日期'

test('hours are one record a person, year and platform, known by the HMAC alone', async () => {
  const { plan, records } = await imported(
    '继续教育学时.csv',
    hoursHeader,
    `覃一某,${id},2024,15,15,20,40,90,区继续教育平台,2026-06-30`,
    `覃一某,${id},2024,,,,12,12学时,行业平台,2026-06-30`,
    `覃一某,${id},2025年度,15,15,0,60.5,90.5,区继续教育平台,2026-06-30`,
    `韦二某,,2025,15,15,0,60,90,区继续教育平台,2026-06-30`,
    `黄三某,110105194912310021,2025,15,15,0,60,90,区继续教育平台,2026-06-30`,
  )
  expect(plan.rejected.map(({ row, reason }) => [row, reason])).toEqual([
    [5, 'bad-number'], // a name alone
    [6, 'bad-number'], // a number that fails its check
  ])
  expect(records.map(({ kind, year, hours }) => [kind, year, hours?.total])).toEqual([
    ['education', 2024, 90],
    ['education', 2024, 12],
    ['education', 2025, 90.5],
  ])
  expect(records[0]?.hours).toEqual({ required: 15, elective: 15, shared: 20, professional: 40, total: 90 })
  expect(JSON.stringify(records)).not.toMatch(/1101051949|覃一某/)
})

test('a row without year or hours, and hours that no year has, are refused', async () => {
  const { plan } = await imported(
    '继续教育学时.csv',
    hoursHeader,
    `覃一某,${id},2025,15,15,0,60,90,平台,`,
    `覃一某,${id},2024,,,,,,平台,`,
    `覃一某,${id},,15,15,0,60,90,平台,`,
    `覃一某,${id},2023,,,,,9999,平台,`,
  )
  expect(plan.rejected.map(({ row }) => row)).toEqual([3, 4, 5])
})

test('titles are found by the person; numbers of certificates are not kept', async () => {
  const { plan, records } = await imported(
    '职称证书.csv',
    '姓名,身份证号,资格名称,系列,级别,授予时间,批准机关,证书编号,状态,查询日期',
    `覃一某,${id},工程师,工程,中级,2019-12-28,南宁市职改办,桂201912345678,有效,2026-05-20`,
  )
  expect(plan.rejected).toEqual([])
  expect(records).toMatchObject([
    { kind: 'title-certificate', title: '工程师', level: '中级', status: '有效', other: { 系列: '工程' } },
  ])
  expect(records[0]?.dates).toContainEqual({ role: 'granted', value: '2019-12-28' })
  expect(JSON.stringify(records)).not.toMatch(/12345678|覃一某|1101051949/)
})

test('the same file a second time changes nothing, a newer one brings the hours up to date', async () => {
  const archive = createMemoryArchive()
  const importer = createImportArchive({
    archiveWriter: archive,
    clock: { now: () => '2026-08-01T00:00:00Z' },
    personKeyOf,
  })
  const take = async (total: number) => {
    const row = `覃一某,${id},2025,15,15,0,${total - 30},${total},平台,2026-06-30`
    const plan = await importer.plan(textFile('学时.csv', hoursHeader, row), { dataset: 'd', trust: 'A' })
    if (plan.kind !== 'plan') throw new Error(plan.reason)
    await importer.commit(plan)
    return plan.counts
  }
  expect(await take(60)).toMatchObject({ new: 1 })
  expect(await take(60)).toMatchObject({ new: 0, unchanged: 1 })
  expect(await take(90)).toMatchObject({ new: 0, changed: 1 })
  expect((await archive.byKeys(personalKeys(key))).map(({ hours }) => hours?.total)).toEqual([90])
})

test('only its name or the steward makes a list one of hours or of titles', async () => {
  const archive = createMemoryArchive()
  const importer = createImportArchive({ archiveWriter: archive, clock: { now: () => '' }, personKeyOf })
  const kindOf = async (name: string, kind?: 'education') => {
    const file = textFile(name, hoursHeader, `覃一某,${id},2025,15,15,0,60,90,平台,`)
    const plan = await importer.plan(file, { dataset: 'd', ...(kind && { kind }) })
    return plan.kind === 'plan' ? plan.sheets[0]?.kind : plan.kind
  }
  expect(await kindOf('继续教育学时.csv')).toBe('education')
  expect(await kindOf('名单.csv')).not.toBe('education')
  expect(await kindOf('名单.csv', 'education')).toBe('education')
})
