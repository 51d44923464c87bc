import { describe, expect, test } from 'vitest'
import { createArchivePages } from '#archive/archive-pages'
import { createCorrect } from '#archive/correct'
import { createImportArchive } from '#archive/import-archive'
import { createUndo } from '#archive/undo'
import type { ArchiveRecord } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import type { Role } from '#review/access'
import { textFile } from '#test/archive/files'
import { createMemoryArchive } from '#test/archive/memory-archive'
import { anApplication } from '#test/builders/application'
import { aPatent } from '#test/builders/claim'
import { aMeta, aRun } from '#test/builders/run'
import { createApp } from '#web/app.tsx'

const clock = { now: () => '2026-03-01T00:00:00Z' }
const header = '专利号,专利名称,发明人,授权公告日'
const file = textFile('专利.csv', header, 'ZL202010948173.1,一种甘蔗收获机切割装置,覃一某;韦二某,2022-03-01')
const renamed = textFile('专利2.csv', header, 'ZL202010948173.1,一种甘蔗打捆机切割装置,覃一某;韦二某,2022-03-01')

const metaOf = (applicationId: string, committee: string) => aMeta({ applicationId, committee })

/** A run whose one claim was found to be the record. */
const runOn = (meta: ApplicationMeta, applicant: string, record: ArchiveRecord): Run => {
  const claim = aPatent({ people: ['覃一某', '韦二某'], rank: 2, text: `覃一某、${applicant} 一种甘蔗收获机切割装置` })
  return {
    ...aRun(),
    applicationId: meta.applicationId,
    application: anApplication({ of: applicant }).claiming(claim).application,
    claims: [
      {
        claimId: claim.claimId,
        verdict: { kind: 'agrees' },
        best: { record, by: 'identifier', titleSimilarity: 1 },
        comparison: [],
      },
    ],
  }
}

const setUp = async (role: Role = 'staff', committee = '甲委') => {
  const archive = createMemoryArchive()
  const importer = createImportArchive({ archiveWriter: archive, clock })
  const importFile = async (what: typeof file) => {
    const plan = await importer.plan(what, { dataset: 'cnipa', department: '知识产权局', trust: 'A' })
    if (plan.kind === 'plan') await importer.commit(plan)
  }
  await importFile(file)
  const [record] = await archive.byKeys(['i#patent-application#2020109481731'])
  if (!record) throw new Error('the record was not imported')
  const metas = [metaOf('OWN-1', '甲委'), metaOf('OTHER-1', '乙委')]
  const runs = new Map(metas.map((meta, n) => [meta.applicationId, runOn(meta, ['韦二某', '黄三某'][n] ?? '', record)]))
  const notHere = () => Promise.reject(new Error('not asked for by a page'))
  const meta = async (id: string) => metas.find(({ applicationId }) => applicationId === id)
  const currentRun = async (id: string) => runs.get(id)
  const app = createApp({
    open: notHere,
    createUpload: notHere,
    recordOutcome: notHere,
    maxUploadBytes: 1,
    whoAsks: () => ({ role, committee }),
    list: async () => metas,
    meta,
    currentRun,
    archive: createArchivePages({
      archive,
      applications: { meta, currentRun },
      claimIndex: {
        watchers: async (keys) => (keys.includes('i#patent-application#2020109481731') ? ['OWN-1', 'OTHER-1'] : []),
      },
    }),
  })
  const page = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, html: await response.text() }
  }
  return {
    archive,
    importFile,
    record,
    page,
    recordPage: () => page(`/archive/record?id=${encodeURIComponent(record.recordId)}`),
  }
}

describe("a record's page", () => {
  test('says where the record comes from and how far it is trusted', async () => {
    const { recordPage } = await setUp()
    const { html } = await recordPage()
    for (const words of ['知识产权局', '专利.csv', '第 2 行', 'A 主管部门数据', '覃一某、韦二某', '首次入库'])
      expect(html).toContain(words)
  })

  test('names who claims it, masked, and leads only to what the visitor may see', async () => {
    const { html } = await (await setUp()).recordPage()
    expect(html).toContain('申报情况（2 项）')
    expect(html).toContain('href="/applications/OWN-1#c-')
    expect(html).toContain('OTHER-1')
    expect(html).not.toContain('href="/applications/OTHER-1')
    for (const masked of ['韦*某', '黄*某']) expect(html).toContain(masked)
    expect(html).not.toContain('黄三某')
  })

  test('leads a steward to no application', async () => {
    const { html } = await (await setUp('steward', '*')).recordPage()
    expect(html).toContain('黄*某')
    expect(html).not.toContain('href="/applications/')
  })

  test('shows each version with what it changed, corrections, and that it was withdrawn', async () => {
    const { archive, importFile, record, recordPage } = await setUp()
    await importFile(renamed)
    const correct = createCorrect({ archiveWriter: archive, clock })
    const plan = await correct.plan({
      recordId: record.recordId,
      field: 'status',
      value: '有效',
      why: '据登记簿副本',
      who: '管理员甲',
    })
    if (plan.kind !== 'correction') throw new Error(plan.kind)
    await correct.commit(plan)
    const { html } = await recordPage()
    expect(html).toContain('<del>一种甘蔗收获机切割装置</del> → <ins>一种甘蔗打捆机切割装置</ins>')
    for (const words of ['更正（1 项）', '据登记簿副本', '管理员甲', '各版（3）']) expect(html).toContain(words)
    const undo = createUndo({ archive, clock })
    const back = await undo.plan('cnipa', 0)
    if (back.kind !== 'undo') throw new Error(back.kind)
    await undo.commit(back)
    expect((await recordPage()).html).toContain('已随导入的撤销而撤出')
  })

  test('of a record that never was is not found', async () => {
    const { page } = await setUp()
    expect((await page('/archive/record?id=cnipa%23patent%23nothing')).status).toBe(404)
    expect((await page('/archive/record')).status).toBe(404)
  })

  test('is where a report leads from the record', async () => {
    const { page, record } = await setUp()
    const { html } = await page('/applications/OWN-1')
    expect(html).toContain(`href="/archive/record?id=${encodeURIComponent(record.recordId)}"`)
  })
})

describe('the archive', () => {
  test('lists its datasets and finds a record by its number', async () => {
    const { page, record } = await setUp()
    const { html } = await page(`/archive?q=${encodeURIComponent('ZL 2020 1 0948173.1')}`)
    expect(html).toContain('/archive/dataset?id=cnipa')
    expect(html).toContain(`href="/archive/record?id=${encodeURIComponent(record.recordId)}"`)
    expect((await page('/archive?q=没有的东西')).html).toContain('没有找到')
  })

  test('tells what made each snapshot of a dataset', async () => {
    const { page, importFile } = await setUp()
    await importFile(renamed)
    const { html } = await page('/archive/dataset?id=cnipa')
    expect(html).toContain('导入 专利2.csv：新增 0 · 更新 1')
    expect((await page('/archive/dataset?id=nothing')).status).toBe(404)
  })
})
