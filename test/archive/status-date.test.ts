import { expect, test } from 'vitest'
import { overlay } from '#archive/compare-records'
import { contentOf } from '#archive/draft'
import { readDrafts } from '#archive/read-drafts'
import { readTables } from '#archive/readers/read-tables'
import { textFile } from './files.ts'

const draftOf = (...lines: readonly string[]) => {
  const tables = readTables(textFile('专利.csv', ...lines).bytes)
  if (tables.kind !== 'tables') throw new Error(tables.reason)
  const { drafts } = readDrafts(tables.tables, {
    file: '专利.csv',
    dataset: 'set',
    department: '知识产权局',
    trust: 'A',
    importedAt: '2026-03-01T00:00:00Z',
  })
  const [draft] = drafts
  if (!draft) throw new Error('no draft')
  return draft
}
const row = 'ZL202310123456.6,一种甘蔗收获机切割装置'

test.each(['法律状态公告日', '法律状态日期', '失效日期', 'legal_status_date'])(
  'the day of a legal status is read from the column %s, and is no date of the patent',
  (header) => {
    const draft = draftOf(`专利号,发明名称,法律状态,${header}`, `${row},未缴年费终止,2025-03-04`)
    expect(draft).toMatchObject({ status: '未缴年费终止', statusOn: '2025-03-04', dates: [] })
  },
)

test('another status without its day does not keep the day of the one before; a file that is silent keeps both', () => {
  const before = {
    ...contentOf(draftOf('专利号,发明名称,法律状态,法律状态公告日', `${row},授权,2024-03-15`)),
    recordId: 'set#patent#1',
    version: 1,
  }
  const lapsed = draftOf('专利号,发明名称,法律状态', `${row},未缴年费终止`)
  expect(overlay(before, lapsed)).toMatchObject({ status: '未缴年费终止' })
  expect(overlay(before, lapsed).statusOn).toBeUndefined()
  expect(overlay(before, draftOf('专利号,发明名称,法律状态', `${row},授权`)).statusOn).toBe('2024-03-15')
  expect(overlay(before, draftOf('专利号,发明名称', row))).toMatchObject({ status: '授权', statusOn: '2024-03-15' })
})
