import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentOf } from '#archive/draft'
import { type ReadOptions, readDrafts } from '#archive/read-drafts'
import { readTables } from '#archive/readers/read-tables'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Archive } from '#domain/ports'
import { claimLookupKeys, integrityKeys, recordKeys } from '#match/candidate-keys'
import { createFindMatches } from '#match/find-matches'
import { aPaper } from '#test/builders/claim'
import { aNumber } from '#test/builders/evidence'

const read = (file: string, csv: string, more: Partial<ReadOptions> = {}) => {
  const tables = readTables(new TextEncoder().encode(csv))
  if (tables.kind === 'unreadable') throw new Error(tables.reason)
  const options = { file, dataset: 'set', department: '期刊社', trust: 'A', importedAt: '2026-03-01' } as const
  return readDrafts(tables.tables, { ...options, ...more })
}
const recordsOf = (...given: Parameters<typeof read>): readonly ArchiveRecord[] =>
  read(...given).drafts.map((draft) => ({
    ...contentOf(draft),
    recordId: `set#${draft.kind}#${draft.stableId}`,
    version: 1,
  }))

const contents = `期刊名称,CN刊号,年份,期号,题名,作者,页码
农业机械,CN45-1234/TH,2022,第8期,木薯收获机振动分析,韦二某；黄三某,1-8
农业机械,CN45-1234/TH,2022,08,柑橘分选装置设计,蒙四某,41—46
农业机械,CN45-1234/TH,2022,8（中旬刊）,蔗地土壤压实研究,黄三某,1-6
`

const archiveOf = (records: readonly ArchiveRecord[]): Archive => ({
  byKeys: async () => [],
  snapshot: async () => ({ snapshotId: '', datasets: [], completeness: [] }),
  candidates: async ({ keys }) =>
    records.flatMap((record) => {
      const by = recordKeys(record).filter((key) => keys.includes(key))
      return by.length > 0 ? [{ record, by, votes: by.length }] : []
    }),
})

test('a file of contents is one record an issue, its lines in the order of the file', () => {
  const records = recordsOf('2022年目录.csv', contents)
  expect(records.map(({ kind, title, year, issue }) => [kind, title, year, issue?.label])).toEqual([
    ['issue', '农业机械', 2022, '8'],
    ['issue', '农业机械', 2022, '8中'],
  ])
  expect(records[0]?.issue?.contents).toEqual([
    { title: '木薯收获机振动分析', people: ['韦二某', '黄三某'], pages: '1-8' },
    { title: '柑橘分选装置设计', people: ['蒙四某'], pages: '41-46' },
  ])
})

test('a paper finds the contents of its issue, all parts of it, and a notice by DOI or by its title', async () => {
  const notices = `论文题目,原文DOI,通知类型,撤稿日期\n基于离散元的甘蔗切割过程仿真,10.7544/issn1000-1239.202250663,撤稿,2024-05-01\n`
  const records = [...recordsOf('2022年目录.csv', contents), ...recordsOf('撤稿.csv', notices)]
  expect(records.at(-1)).toMatchObject({ kind: 'retraction', status: '撤稿', dates: [{ role: 'issued' }] })
  const journal = { name: '农业机械', cn: aNumber('cn-serial', 'CN45-1234/TH'), year: 2022, issue: '8' }
  const find = createFindMatches(archiveOf(records))
  const kindsOf = async (claim: Parameters<typeof find>[0]) => (await find(claim)).map(({ record }) => record.kind)
  expect((await kindsOf(aPaper({ journal }))).toSorted()).toEqual(['issue', 'issue', 'retraction'])
  const other = aPaper({ title: '另一篇论文的题名', number: aNumber('doi', '10.7544/issn1000-1239.202250663') })
  expect(await kindsOf(other)).toEqual(['retraction'])
  expect(await kindsOf(aPaper({ title: '无关的论文题名', journal: { ...journal, issue: '9' } }))).toEqual([])
  expect(claimLookupKeys(aPaper({ journal })).length).toBeLessThanOrEqual(13)
})

test('a list of papers is none of contents unless its name or the steward says so', () => {
  const kinds = (file: string, kind?: 'issue') => read(file, contents, kind ? { kind } : {}).sheets[0]?.kind
  expect([kinds('论文清单.csv'), kinds('论文清单.csv', 'issue'), kinds('目录.csv')]).toEqual([
    'paper',
    'issue',
    'issue',
  ])
})

const register = `姓名,身份证号,单位,统一社会信用代码,失信事项,截止日期,状态
覃一某,11010519491231002X,示范公司,,申报材料不实,2027-06-30,
,,示范集团,91450100MA5TERT15J,推荐材料不实,2027-06-30,
韦二某,,另一公司,,申报材料不实,2027-06-30,
黄三某,110105194912310021,某公司,,申报材料不实,2027-06-30,
`
const personKeyOf = (id: string) =>
  id.endsWith('X') ? createHmac('sha256', 'secret').update(id).digest('hex') : undefined

test('a register keeps persons as HMAC alone: no number of theirs stands in a record or in a refused row', () => {
  const { drafts, rejected } = read('失信登记.csv', register, { personKeyOf })
  expect(drafts.map(({ personKeys, dates }) => [personKeys?.length, dates[0]?.value])).toEqual([
    [1, '2027-06-30'],
    [undefined, '2027-06-30'],
  ])
  expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
    [4, 'bad-number'], // a name alone
    [5, 'bad-number'], // a number that fails its check
  ])
  expect(JSON.stringify([drafts, rejected])).not.toMatch(/1101051949/)
})

test('where no key of persons can be made their lines are refused, and those of units are kept', () => {
  const { drafts, rejected } = read('失信登记.csv', register)
  expect(drafts).toHaveLength(1)
  expect(rejected.map(({ reason }) => reason)).toContain('no-person-key')
})

test('the register is found by person and by code, never by a name', () => {
  const [person, unit] = recordsOf('失信登记.csv', register, { personKeyOf })
  if (!person || !unit) throw new Error('two lines are kept')
  expect(recordKeys(person)).toEqual(integrityKeys(person.personKeys?.[0], undefined))
  expect(recordKeys(unit)).toEqual(integrityKeys(undefined, '91450100MA5TERT15J'))
})
