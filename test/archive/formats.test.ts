import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { createImportArchive } from '#archive/import-archive'
import type { Item } from '#storage/archive-batches'
import { createArchiveStore } from '#storage/archive-store'
import { encodeGb18030, sheetOf, xlsxFile } from './files.ts'
import { type LocalTable, startLocalTable } from './local-table.ts'

/** What lists of departments look like: each row is one kind of dirt. */
const header = ['项目批准号', '项目名称', '负责人', '依托单位', '立项时间', '结项时间', '成果名称']
const rows = [
  ['71170001', '甘蔗收获机切割器研究', '覃一某', '某大学', '2012-01-01', '2015-12-01', '专著：甘蔗机械'],
  // One project, two outcomes.
  ['71170001', '甘蔗收获机切割器研究', '覃一某', '某大学', '2012-01-01', '2015-12-01', '论文：切割器的磨损'],
  // No number.
  ['', '糖厂锅炉节能改造研究', '韦二某', '某学院', '2013-05-01', '', ''],
  // No day.
  ['71170003', '蔗渣提纯工艺研究', '黄三某', '某大学', '2014-01-01', '0000-00-00', ''],
  // The cells have moved.
  ['71170004', '2012-01-01', '2015-12-01', '桉树轮作地力恢复研究', '农四某', '某大学', ''],
  // Cut by Excel, both ways.
  ['1.23E+17', '柑橘黄龙病防控研究', '陆五某', '某大学', '2016-01-01', '', ''],
  ['711700060000000000', '海水珍珠养殖研究', '梁六某', '某大学', '2016-01-01', '', ''],
  // Another project under a number that is taken.
  ['71170003', '罗非鱼越冬技术', '蒙七某', '某学院', '2017-01-01', '', ''],
  ['', '', '', '', '', '', ''],
  ['合计', '7 项', '', '', '', '', ''],
]
const table = [header, ...rows]
const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const csv = table.map((cells) => cells.map(quoted).join(',')).join('\n')
const utf8 = (text: string) => new TextEncoder().encode(text)

const files: Readonly<Record<string, Uint8Array>> = {
  'UTF-8 CSV': utf8(csv),
  'CSV with a BOM': utf8(`\uFEFF${csv}`),
  'GB18030 CSV': encodeGb18030(csv),
  TSV: utf8(table.map((cells) => cells.join('\t')).join('\r\n')),
  XLSX: xlsxFile([sheetOf('名单', table)]),
  JSON: utf8(JSON.stringify(rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [header[i], cell]))))),
}

const allItems = async ({ client, table }: LocalTable): Promise<readonly Item[]> => {
  const items: Item[] = []
  let from: Item | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }))
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

/** Every item of the archive; only the file's own hash and the name of its sheet are its own. */
const archiveOf = async (bytes: Uint8Array) => {
  const local = await startLocalTable()
  try {
    const store = createArchiveStore({ client: local.client, table: local.table })
    const { plan, commit } = createImportArchive({
      archiveWriter: store,
      clock: { now: () => '2026-03-01T00:00:00Z' },
    })
    const planned = await plan({ name: '名单', bytes }, { dataset: 'kjt' })
    if (planned.kind !== 'plan') throw new Error(planned.reason)
    expect((await commit(planned)).kind).toBe('committed')
    const items = (await allItems(local)).map((item) =>
      JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        .replaceAll(planned.file.sha256, 'sha256')
        .replaceAll('\\"sheet\\":\\"名单\\",', ''),
    )
    const { counts, rejected } = planned
    return { items: items.sort(), counts, rejected: rejected.map(({ row, reason }) => `${row} ${reason}`) }
  } finally {
    await local.close()
  }
}

test('one dirty list is the same archive in every format and encoding, item by item', async () => {
  const [plain, ...others] = await Promise.all(
    Object.entries(files).map(async ([name, bytes]) => ({ name, ...(await archiveOf(bytes)) })),
  )
  expect(plain?.rejected).toEqual(['6 shifted', '7 lost-digits', '8 lost-digits', '9 conflict', '11 remark'])
  expect(plain?.counts).toMatchObject({ new: 3, rejected: 5, foldedRows: 1, blankRows: 1 })
  expect(plain?.items.length).toBeGreaterThan(40)
  const stored = plain?.items.find((item) => item.includes('切割器的磨损'))
  expect(stored).toContain('专著：甘蔗机械')
  expect(plain?.items.join()).not.toContain('0000-00-00')
  for (const { name, rejected, counts, items } of others) {
    expect(rejected, name).toEqual(plain?.rejected)
    expect(counts, name).toEqual(plain?.counts)
    expect(items, name).toEqual(plain?.items)
  }
}, 60_000)
