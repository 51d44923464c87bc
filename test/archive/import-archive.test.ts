import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeCompleteness, parseCompleteness } from '#archive/completeness'
import { createImportArchive, type ImportFile, type ImportOptions, type ImportPlan } from '#archive/import-archive'
import { rejectedRowsCsv } from '#archive/rejected-rows'
import { createMemoryArchive } from '#test/archive/memory-archive'
import { textFile } from './files.ts'

const setUp = () => {
  const archive = createMemoryArchive()
  const { plan, commit } = createImportArchive({ archiveWriter: archive, clock: { now: () => '2026-03-01T00:00:00Z' } })
  const planOf = async (file: ImportFile, options: Partial<ImportOptions> = {}): Promise<ImportPlan> => {
    const result = await plan(file, { dataset: 'kjt', ...options })
    if (result.kind !== 'plan') throw new Error(result.reason)
    return result
  }
  const importFile = async (file: ImportFile, options: Partial<ImportOptions> = {}) => {
    const planned = await planOf(file, options)
    return { planned, result: await commit(planned) }
  }
  return { archive, plan, planOf, commit, importFile }
}

const header = '项目批准号,项目名称,负责人,依托单位,金额(万元),起止年月'
const rows = [
  '71173013,甘蔗产业链协同研究,覃一,某大学,42,2012.01-2015.12',
  '71173014,糖业政策效果研究,韦二,某学院,30,2013.01-2015.12',
]
const file = textFile('项目.csv', header, ...rows)

describe('a plan', () => {
  test('writes nothing, counts what it would write and shows the first of it', async () => {
    const { archive, planOf } = setUp()
    const plan = await planOf(file, { department: '科技厅', trust: 'A' })
    expect(plan.counts).toMatchObject({ rows: 2, records: 2, new: 2, changed: 0, unchanged: 0, rejected: 0 })
    expect(plan.first.new[0]).toEqual({
      recordId: 'kjt#project#project:71173013',
      kind: 'project',
      title: '甘蔗产业链协同研究',
      identifiers: ['71173013'],
      people: ['覃一'],
      row: 2,
    })
    expect(plan.writes[0]?.record).toMatchObject({
      trust: 'A',
      version: 1,
      provenance: { dataset: 'kjt', department: '科技厅', file: '项目.csv', row: 2 },
    })
    expect(await archive.snapshot()).toMatchObject({ datasets: [] })
    expect(await archive.byKeys(['i#project#国家自然科学基金:71173013'])).toEqual([])
  })

  test('of a file that is no table is a value, not an error', async () => {
    const { plan } = setUp()
    expect(await plan({ name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.7') }, { dataset: 'kjt' })).toEqual({
      kind: 'unreadable',
      reason: 'not-a-table',
    })
  })

  test('of the same rows in another order of columns and rows is the same but for the row numbers', async () => {
    const { planOf } = setUp()
    const table = [header, ...rows].map((line) => line.split(','))
    const contents = (plan: ImportPlan) =>
      plan.writes
        .map(({ record: { provenance: _, ...rest } }) => rest)
        .toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1))
    const expected = contents(await planOf(file))
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.boolean(),
        async (columns, reversed) => {
          const [head = [], ...body] = table
          const shuffled = [head, ...(reversed ? body.toReversed() : body)].map((cells) =>
            columns.map((c) => cells[c]).join(','),
          )
          expect(contents(await planOf(textFile('项目.csv', ...shuffled)))).toEqual(expected)
        },
      ),
    )
  })
})

describe('a commit', () => {
  test('of the same file twice changes nothing the second time', async () => {
    const { archive, importFile } = setUp()
    const first = await importFile(file)
    const snapshot = await archive.snapshot()
    const second = await importFile(file)
    expect(first.result.kind).toBe('committed')
    expect(second.planned.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    expect(second.result).toEqual({ kind: 'unchanged', snapshot })
  })

  test('of a corrected row makes a new version and asks for both the old and the new title again', async () => {
    const { archive, importFile } = setUp()
    await importFile(file)
    const before = await archive.byKeys(['i#project#国家自然科学基金:71173013'])
    const { planned, result } = await importFile(
      textFile('更正.csv', header, (rows[0] ?? '').replace('甘蔗产业链协同研究', '甘蔗供应链协同研究')),
    )
    expect(planned.counts).toMatchObject({ new: 0, changed: 1 })
    expect(planned.first.changed[0]?.fields).toEqual(['title'])
    const after = await archive.byKeys(['i#project#国家自然科学基金:71173013'])
    expect(after.map(({ title, version, provenance }) => [title, version, provenance.file])).toEqual([
      ['甘蔗供应链协同研究', 2, '更正.csv'],
    ])
    if (result.kind !== 'committed') throw new Error(result.kind)
    const titleKeys = result.changedClaimKeys.filter((key) => key.startsWith('t#'))
    expect(titleKeys).toHaveLength(2)
    const [oldKey = ''] = titleKeys.filter((key) => !after.some(() => false) && key)
    expect(before[0]?.version).toBe(1)
    expect(oldKey).toMatch(/^t#project#[0-9a-f]{16}$/)
    // Only the new title finds it now.
    const found = await Promise.all(titleKeys.map((key) => archive.byKeys([key])))
    expect(found.map(({ length }) => length).toSorted()).toEqual([0, 1])
  })

  test('that died before it asked is asked for by the next one, whatever its file: those whom it concerns and nobody else', async () => {
    const { planOf, commit } = setUp()
    const dies = async () => Promise.reject(new Error('killed'))
    await expect(commit(await planOf(file), { announce: dies })).rejects.toThrow('killed')
    const asked: { readonly keys: readonly string[]; readonly everybody: boolean }[] = []
    const announce = async (keys: readonly string[], everybody: boolean) => void asked.push({ keys, everybody })
    const other = textFile('另.csv', header, '71173015,蔗渣综合利用研究,黄三,某学院,20,2014.01-2016.12')
    await commit(await planOf(other), { announce })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.everybody).toBe(false)
    for (const number of ['71173013', '71173014', '71173015'])
      expect(asked[0]?.keys).toContain(`i#project#国家自然科学基金:${number}`)
    await commit(await planOf(textFile('再.csv', header, '71173016,糖蜜酒精研究,黄三,某学院,20,2014.01-2016.12')), {
      announce,
    })
    expect(asked[1]?.keys).not.toContain('i#project#国家自然科学基金:71173013')
  })

  test('that declared a year complete and died before it asked leaves everybody to be asked', async () => {
    const { planOf, commit } = setUp()
    const complete = [{ dataset: 'kjt', kind: 'project' as const, scope: '*', fromYear: 2012, toYear: 2013 }]
    const dies = async () => Promise.reject(new Error('killed'))
    await expect(commit(await planOf(file, { complete, trust: 'A' }), { announce: dies })).rejects.toThrow('killed')
    const everybody: boolean[] = []
    const announce = async (_: readonly string[], all: boolean) => void everybody.push(all)
    await commit(await planOf(textFile('再.csv', header, '71173016,糖蜜酒精研究,黄三,某学院,20,2014.01-2016.12')), {
      announce,
    })
    expect(everybody).toEqual([true])
  })

  test('a file without a column does not empty what another file said', async () => {
    const { archive, importFile } = setUp()
    await importFile(file)
    await importFile(
      textFile(
        '结项.csv',
        '项目批准号,项目名称,结项时间,成果名称',
        '71173013,甘蔗产业链协同研究,2016-03-01,甘蔗产业链',
      ),
    )
    const [record] = await archive.byKeys(['i#project#国家自然科学基金:71173013'])
    expect(record).toMatchObject({
      people: [{ name: '覃一', rank: 1 }],
      amountYuan: 420_000,
      version: 2,
      outcomes: [{ 成果名称: '甘蔗产业链', 结项时间: '2016-03-01' }],
    })
    expect((await importFile(file)).planned.counts).toMatchObject({ changed: 0, unchanged: 2 })
  })

  test('a plan that another import overtook is not written', async () => {
    const { planOf, commit, importFile } = setUp()
    const plan = await planOf(file)
    await importFile(textFile('先到.csv', header, rows[1] ?? ''))
    expect(await commit(plan)).toEqual({ kind: 'stale' })
  })

  test('while another import writes, it says so', async () => {
    const { archive, planOf, commit } = setUp()
    const plan = await planOf(file)
    const lease = await archive.begin()
    expect(await commit(plan)).toEqual({ kind: 'busy' })
    if (lease) await archive.end(lease)
    expect((await commit(plan)).kind).toBe('committed')
  })

  test('a declaration of completeness alone is a snapshot of its own', async () => {
    const { archive, importFile } = setUp()
    await importFile(file)
    const complete = [parseCompleteness('project:*:2012-2013', 'kjt')].flatMap((one) => one ?? [])
    const { result } = await importFile(file, { complete })
    expect(result.kind).toBe('committed')
    expect(await archive.snapshot()).toMatchObject({
      datasets: [{ dataset: 'kjt', kind: 'project', records: 2, snapshot: 2 }],
      completeness: [{ dataset: 'kjt', kind: 'project', scope: '*', fromYear: 2012, toYear: 2013 }],
    })
    expect((await importFile(file, { complete })).result.kind).toBe('unchanged')
  })
})

describe('completeness', () => {
  test('is not believed of a file of which a row was refused: who stands in that row would be missing from the list', async () => {
    const { archive, importFile } = setUp()
    const complete = [parseCompleteness('project:*:2012-2013', 'kjt')].flatMap((one) => one ?? [])
    const broken = textFile('项目.csv', header, ...rows, '#REF!,甘蔗叶粉碎还田研究,黄三,某大学,20,2013.01-2015.12')
    const { planned } = await importFile(broken, { complete })
    expect(planned.rejected).toHaveLength(1)
    expect((await archive.snapshot()).completeness).toEqual([])
    expect(planned.notices.join()).toContain('未接受完整性声明')
    const mended = textFile('补正.csv', header, '71173015,甘蔗叶粉碎还田研究,黄三,某大学,20,2013.01-2015.12')
    await importFile(mended, { complete })
    expect((await archive.snapshot()).completeness).toHaveLength(1)
  })

  test('is believed beside a footer, which is no row of the list', async () => {
    const { archive, importFile } = setUp()
    const complete = [parseCompleteness('project:*:2012-2013', 'kjt')].flatMap((one) => one ?? [])
    await importFile(textFile('项目.csv', header, ...rows, '合计,,,,72,'), { complete })
    expect((await archive.snapshot()).completeness).toHaveLength(1)
  })

  test.each([
    ['award:广西科学技术奖:2021-2024', { kind: 'award', scope: '广西科学技术奖', fromYear: 2021, toYear: 2024 }],
    ['patent：*：2020', { kind: 'patent', scope: '*', fromYear: 2020, toYear: 2020 }],
    ['award:广西科学技术奖', undefined],
    ['奖项:广西科学技术奖:2021-2024', undefined],
    ['award:广西科学技术奖:2024-2021', undefined],
  ])('%s', (text, expected) => {
    expect(parseCompleteness(text, 'kjt')).toEqual(expected && { dataset: 'kjt', ...expected })
  })

  test('years that touch join, years with a gap stay apart', () => {
    const of = (fromYear: number, toYear: number) => ({
      dataset: 'kjt',
      kind: 'award' as const,
      scope: '*',
      fromYear,
      toYear,
    })
    expect(mergeCompleteness([of(2019, 2020)], [of(2021, 2022)])).toEqual([of(2019, 2022)])
    expect(mergeCompleteness([of(2015, 2016)], [of(2019, 2020)])).toEqual([of(2015, 2016), of(2019, 2020)])
  })
})

test('rejected rows come back as a file with their own columns and the reason, without personal data or formulas', async () => {
  const { planOf } = setUp()
  const plan = await planOf(
    textFile('奖.csv', '年度,奖项名称,项目名称,身份证号', '2021,=HYPERLINK(1),甲技术研究,4.50123E+17'),
  )
  const csv = rejectedRowsCsv(plan)
  expect(
    csv.startsWith(
      '\uFEFF"年度","奖项名称","项目名称","原表行号","拒绝原因"\r\n"2021","\'=HYPERLINK(1)","甲技术研究","2","',
    ),
  ).toBe(true)
  expect(csv.split('\r\n')[1]).not.toContain('"4.50123E+17"')
})
