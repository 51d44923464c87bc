import { expect, test } from 'vitest'
import { createEffectOf } from '#archive/effect'
import { createImportArchive } from '#archive/import-archive'
import type { ApplicationMeta } from '#domain/claimant'
import { aRun } from '../builders/run.ts'
import { textFile } from './files.ts'
import { createMemoryArchive } from './memory-archive.ts'

const header = '专利号,专利名称,发明人,授权公告日'
const before = textFile('a.csv', header, 'ZL202010948173.1,一种甘蔗收获机切割装置,覃一,2022-03-01')
const after = textFile('b.csv', header, 'ZL202010948173.1,一种甘蔗打捆装置,覃一,2022-03-01')
const metaOf = (applicationId: string, state: ApplicationMeta['state']): ApplicationMeta => ({
  applicationId,
  committee: '示范评委会',
  season: '2026',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-03-16T02:00:00.000Z',
  state,
  version: 1,
})

test('a change concerns those who hold a touched key; of their open warnings it names those that rest on a changed record', async () => {
  const archive = createMemoryArchive()
  const importer = createImportArchive({ archiveWriter: archive, clock: { now: () => '2026-03-01T00:00:00Z' } })
  const planOf = async (file: typeof before, complete: Parameters<typeof importer.plan>[1]['complete'] = []) => {
    const plan = await importer.plan(file, { dataset: 'cnipa', complete })
    if (plan.kind !== 'plan') throw new Error(plan.reason)
    return plan
  }
  await importer.commit(await planOf(before))
  const [record] = await archive.byKeys(['i#patent-application#2020109481731'])
  if (!record) throw new Error('not imported')

  const run = aRun({ severity: 'red' })
  const [warning] = run.warnings
  if (!warning) throw new Error('no warning')
  const onRecord = {
    ...warning,
    fingerprint: 'f2',
    counterpart: {
      kind: 'record' as const,
      recordId: record.recordId,
      title: record.title,
      source: 'a.csv',
      importedAt: '2026-03-01',
    },
  }
  const metas = [metaOf('HOLDS', 'to-review'), metaOf('CLOSED', 'closed'), metaOf('OTHER', 'to-review')]
  const effectOf = createEffectOf({
    archive,
    clock: { now: () => '2026-05-01T00:00:00Z' },
    applications: {
      list: async () => metas,
      meta: async (id) => metas.find(({ applicationId }) => applicationId === id),
      currentRun: async () => ({ ...run, warnings: [warning, onRecord], counts: { ...run.counts, red: 2 } }),
    },
    claimIndex: {
      watchers: async (keys) => (keys.includes('i#patent-application#2020109481731') ? ['HOLDS', 'CLOSED'] : []),
      watched: async () => [],
    },
  })

  const effect = await effectOf(await planOf(after))
  expect(effect.everybody).toBe(false)
  expect(effect.applications.map(({ applicationId }) => applicationId)).toEqual(['HOLDS', 'CLOSED'])
  // The closed one is verified again, and its warnings are not open ones.
  expect([effect.openWarnings, effect.onChangedRecords]).toEqual([2, 1])
  expect(effect.applications[0]?.warnings).toMatchObject([{ fingerprint: 'f2', recordId: record.recordId }])

  const complete = [{ dataset: 'cnipa', kind: 'patent' as const, scope: '*', fromYear: 2020, toYear: 2022 }]
  const wider = await effectOf(await planOf(before, complete))
  expect([wider.everybody, wider.applications.length]).toEqual([true, 3])
})
