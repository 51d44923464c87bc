import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claimant, SeasonOutcome } from '#domain/claimant'
import { Retryable, Terminal } from '#domain/failure'
import type { Run } from '#domain/run'
import type { Warning } from '#domain/warning'
import { type ApplicationsStore, createApplicationsStore } from '#storage/applications-store'
import { createClaimIndexStore } from '#storage/claim-index-store'
import { applicationPk, runWarningSk } from '#storage/keys'
import { maxClaimantsPerKey } from '#verify/claim-lines'
import { engines, openEngine } from './engines.ts'

const meta = {
  committee: 'engineering',
  season: '2026',
  region: 'guangxi',
  outcome: 'open',
  submittedAt: '2026-07-01',
} as const

const aWarning = (n: number, text = ''): Warning => ({
  fingerprint: `f${n}`,
  code: 'PAT-004',
  ruleVersion: 1,
  severity: 'orange',
  name: '未授权专利充作授权',
  statement: `第 ${n} 条${text}`,
  evidence: [],
  comparison: [],
  loweredBy: [],
  innocentReasons: [],
  whatToCheck: [],
  basis: '',
})

const aRun = (applicationId: string, runId: string, more: Partial<Run> = {}): Run => ({
  runId,
  applicationId,
  versions: { parser: 'p1', ruleSet: 'r1', policy: 'y1', archiveSnapshot: 's1' },
  documents: [
    { documentId: 'd'.repeat(64), name: '申报表.pdf', bytes: 10, outcome: 'read', pages: 1, unreadPages: [] },
  ],
  application: undefined,
  claims: [],
  warnings: [aWarning(1)],
  priority: { total: 20, parts: [{ label: '橙色', points: 20 }] },
  counts: { red: 0, orange: 1, yellow: 0, blue: 0 },
  archive: { snapshotId: 's1', datasets: [], completeness: [] },
  policyNotes: [],
  at: '2026-07-02T00:00:00.000Z',
  ...more,
})

const aLine = (applicationId: string, claimKey: string, more: Partial<Claimant> = {}): Claimant => ({
  claimKey,
  applicationId,
  claimId: 'c1',
  personKey: 'p1',
  personKnownBy: 'resident-id',
  maskedPerson: '覃*某',
  committee: 'engineering',
  season: '2026',
  counted: true,
  kind: 'patent',
  title: '一种桥梁监测装置',
  dates: [],
  route: 'promotion',
  outcome: 'open',
  page: 3,
  quote: '一种桥梁监测装置',
  ...more,
})

describe.each(engines)('on $name', (engine) => {
  if (!engine.isInstalled) return test.skip(`(its optional package is not installed here)`, () => {})

  let opened: Awaited<ReturnType<typeof openEngine>>
  let applications: ApplicationsStore
  let index: ReturnType<typeof createClaimIndexStore>
  let lastId = 0
  const newApplication = async () => {
    const applicationId = `a${++lastId}`
    return applications.open({ applicationId, ...meta })
  }

  beforeAll(async () => {
    opened = await openEngine(engine)
    applications = createApplicationsStore(opened.table, opened.objects)
    index = createClaimIndexStore(opened.table)
  })
  afterAll(() => opened.close())

  describe('applications', () => {
    test('opening twice keeps the first', async () => {
      const { applicationId } = await newApplication()
      const again = await applications.open({ applicationId, ...meta, committee: 'another' })
      expect(again).toMatchObject({ committee: 'engineering', state: 'received', version: 1 })
    })

    test('an id that could leave its key is refused', async () => {
      await expect(applications.open({ applicationId: 'a#b', ...meta })).rejects.toThrow(Terminal)
      await expect(applications.open({ applicationId: '../a', ...meta })).rejects.toThrow(Terminal)
    })

    test('a run is invisible until the flip, and then whole', async () => {
      const { applicationId, version } = await newApplication()
      const run = aRun(applicationId, 'r1', { warnings: [aWarning(1), aWarning(2)], policyNotes: ['截止日期未确认'] })
      await applications.writeRun(run)
      expect(await applications.currentRun(applicationId)).toBeUndefined()
      expect(await applications.flip(run, version)).toBe(true)
      expect(await applications.currentRun(applicationId)).toEqual(run)
      expect(await applications.meta(applicationId)).toMatchObject({
        state: 'to-review',
        currentRunId: 'r1',
        version: version + 1,
      })
      expect(await applications.includedDocuments(applicationId)).toEqual(new Set(['d'.repeat(64)]))
    })

    test('of twenty flips on the same version one succeeds', async () => {
      const { applicationId, version } = await newApplication()
      const run = aRun(applicationId, 'r1')
      await applications.writeRun(run)
      const flips = await Promise.all(Array.from({ length: 20 }, () => applications.flip(run, version)))
      expect(flips.filter(Boolean)).toHaveLength(1)
      expect((await applications.meta(applicationId))?.version).toBe(version + 1)
    })

    test('a flip on a version that a new document has left behind fails', async () => {
      const { applicationId, version } = await newApplication()
      const run = aRun(applicationId, 'r1')
      await applications.putDocument(applicationId, 'uploads/x/1', run.documents[0] ?? expect.fail())
      await applications.writeRun(run)
      expect(await applications.flip(run, version)).toBe(false)
      expect(await applications.currentRun(applicationId)).toBeUndefined()
    })

    test('a run far larger than an item comes back as it was, and writing it twice changes nothing', async () => {
      const { applicationId, version } = await newApplication()
      const warnings = [...Array.from({ length: 1500 }, (_, n) => aWarning(n)), aWarning(1500, '长'.repeat(200_000))]
      const policyNotes = ['注'.repeat(180_000)]
      const run = aRun(applicationId, 'big', { warnings, policyNotes })
      await applications.writeRun(run)
      await applications.writeRun(run)
      await applications.flip(run, version)
      expect(await applications.currentRun(applicationId)).toEqual(run)
    })

    test('a run with a hole is damage, never half a report', async () => {
      const { applicationId, version } = await newApplication()
      const run = aRun(applicationId, 'r1', { warnings: [aWarning(1), aWarning(2)] })
      await applications.writeRun(run)
      await applications.flip(run, version)
      await opened.table.write([], [{ pk: applicationPk(applicationId), sk: runWarningSk('r1', 0) }])
      await expect(applications.currentRun(applicationId)).rejects.toThrow(Retryable)
    })

    test('each failure has its source, and leaves with the success of that source alone', async () => {
      const { applicationId } = await newApplication()
      await applications.fail(applicationId, '一份材料未能读取', 'uploads/x/1')
      await applications.fail(applicationId, '核验未能完成')
      expect(await applications.meta(applicationId)).toMatchObject({
        state: 'failed',
        failure: '一份材料未能读取；核验未能完成',
      })
      expect(await applications.handledUploads(applicationId)).toContain('uploads/x/1')

      const run = aRun(applicationId, 'r1')
      const seen = (await applications.meta(applicationId))?.version ?? 0
      await applications.writeRun(run)
      await applications.flip(run, seen)
      expect(await applications.meta(applicationId)).toMatchObject({ state: 'to-review', failure: '一份材料未能读取' })

      await applications.putDocument(applicationId, 'uploads/x/1', run.documents[0] ?? expect.fail())
      expect((await applications.meta(applicationId))?.failure).toBeUndefined()
      expect(await applications.handledUploads(applicationId)).toContain('uploads/x/1')
    })

    test('twenty documents that arrive at once are all there', async () => {
      const { applicationId } = await newApplication()
      const reports = Array.from({ length: 20 }, (_, n) => ({
        documentId: String(n).padStart(64, '0'),
        name: `${n}.pdf`,
        bytes: n,
        outcome: 'read' as const,
        pages: 1,
        unreadPages: [],
      }))
      await Promise.all(reports.map((report, n) => applications.putDocument(applicationId, `uploads/x/${n}`, report)))
      expect(await applications.documents(applicationId)).toEqual(reports)
      expect((await applications.meta(applicationId))?.state).toBe('verifying')
    })

    test('an outcome and its cut-off are kept, changed and taken away, and what is kept already writes nothing', async () => {
      const { applicationId, version } = await newApplication()
      const change = (outcome: SeasonOutcome, cutOff?: string | null) =>
        applications.setOutcome(applicationId, { outcome, ...(cutOff !== undefined && { cutOff }) })
      const granted = await change('granted', '2019-06-30')
      expect(granted).toMatchObject({ outcome: 'granted', cutOff: '2019-06-30', version: version + 1 })
      expect(await applications.meta(applicationId)).toEqual(granted)
      expect(await change('granted', '2019-06-30')).toEqual(granted)
      expect(await change('granted')).toEqual(granted)
      expect(await change('failed')).toMatchObject({ outcome: 'failed', cutOff: '2019-06-30', version: version + 2 })
      const open = await change('open', null)
      expect(open).toEqual({ ...granted, outcome: 'open', cutOff: undefined, version: version + 3 })
      await expect(applications.setOutcome('nobody', { outcome: 'granted' })).rejects.toThrow(Terminal)
    })

    test('an outcome survives what the pipeline writes at the same time, and makes a run of before fail to flip', async () => {
      const { applicationId, version } = await newApplication()
      const run = aRun(applicationId, 'r1')
      await applications.writeRun(run)
      await Promise.all([
        applications.setOutcome(applicationId, { outcome: 'granted', cutOff: '2019-06-30' }),
        ...[1, 2, 3].map((n) =>
          applications.putDocument(applicationId, `uploads/x/${n}`, run.documents[0] ?? expect.fail()),
        ),
      ])
      expect(await applications.flip(run, version)).toBe(false)
      expect(await applications.flip(run, version + 4)).toBe(true)
      expect(await applications.meta(applicationId)).toMatchObject({
        outcome: 'granted',
        cutOff: '2019-06-30',
        version: version + 5,
        counts: run.counts,
      })
    })

    test('the list has every application once, whatever became of it', async () => {
      const { applicationId } = await newApplication()
      await applications.fail(applicationId, '核验未能完成')
      const ids = (await applications.list()).map((one) => one.applicationId)
      expect(ids).toContain(applicationId)
      expect(ids).toHaveLength(lastId)
    })
  })

  describe('the claim index', () => {
    test('lines are owed until they are settled, and then no more', async () => {
      const lines = { claims: [aLine('i1', 'k1')] }
      expect(await index.register('i1', lines)).toMatchObject({ claimKeys: ['k1'] })
      expect(await index.register('i1', lines)).toMatchObject({ claimKeys: ['k1'] }) // as after a death before settling
      await index.settle('i1', lines)
      expect(await index.register('i1', lines)).toEqual({ claimKeys: [], personKeys: [] })
      expect(await index.claimants(['k1', 'k1'])).toEqual(lines.claims)
    })

    test('a changed line is owed again, a dropped one is gone and owed', async () => {
      const first = { claims: [aLine('i2', 'k2a'), aLine('i2', 'k2b')] }
      await index.register('i2', first)
      await index.settle('i2', first)
      const second = { claims: [aLine('i2', 'k2a', { outcome: 'granted' })] }
      const owed = await index.register('i2', second)
      expect(owed.claimKeys.toSorted()).toEqual(['k2a', 'k2b'])
      expect(await index.claimants(['k2a', 'k2b'])).toEqual(second.claims)
      await index.settle('i2', second)
      expect((await index.register('i2', second)).claimKeys).toEqual([])
    })

    test('a dropped line is still owed after a death', async () => {
      await index.register('i3', { claims: [aLine('i3', 'k3')] })
      await index.settle('i3', { claims: [aLine('i3', 'k3')] })
      await index.register('i3', { claims: [] })
      expect(await index.register('i3', { claims: [] })).toMatchObject({ claimKeys: ['k3'] })
    })

    test('what another verification of the same application changed meanwhile cannot be settled', async () => {
      const newer = { claims: [aLine('i4', 'k4a'), aLine('i4', 'k4b')] }
      await index.register('i4', newer)
      await index.register('i4', { claims: [aLine('i4', 'k4a')] })
      await expect(index.settle('i4', newer)).rejects.toThrow(Retryable)
    })

    test('both claims of one application under one key are lines', async () => {
      const claims = [aLine('i5', 'k5'), aLine('i5', 'k5', { claimId: 'c2' })]
      await index.register('i5', { claims })
      expect(await index.claimants(['k5'])).toEqual(claims)
    })

    test('a key that a crowd claims is read up to its cap', async () => {
      for (let n = 0; n < maxClaimantsPerKey + 5; n++)
        await index.register(`crowd${n}`, { claims: [aLine(`crowd${n}`, 'crowd')] })
      expect(await index.claimants(['crowd'])).toHaveLength(maxClaimantsPerKey)
    })

    test('a person leads to each of their applications, and no more to one that turned out to be of somebody else', async () => {
      const application = (applicationId: string) =>
        ({ applicationId, season: '2024', outcome: 'granted', route: 'promotion' }) as const
      const of = (personKey: string, id: string) => ({
        claims: [],
        person: { personKey, application: application(id) },
      })
      await index.register('i6', of('qin', 'i6'))
      expect(await index.register('i7', of('qin', 'i7'))).toMatchObject({ personKeys: ['qin'] })
      expect((await index.applicationsOf('qin')).map(({ applicationId }) => applicationId)).toEqual(['i6', 'i7'])
      const owed = await index.register('i7', of('wei', 'i7'))
      expect(owed.personKeys.toSorted()).toEqual(['qin', 'wei'])
      expect(await index.applicationsOf('qin')).toEqual([application('i6')])
      await index.settle('i7', of('wei', 'i7'))
    })

    test('nominees of one enterprise and year are all counted, and who asks for another place frees the first', async () => {
      const of = (quotaKey: string, applicationId: string) => ({
        claims: [],
        nomination: { quotaKey, nominee: { ...aLine(applicationId, ''), specialty: '机械工程' } },
      })
      await index.register('u1', of('giant#2026', 'u1'))
      expect(await index.register('u2', of('giant#2026', 'u2'))).toMatchObject({ quotaKeys: ['giant#2026'] })
      await index.settle('u2', of('giant#2026', 'u2'))
      expect(await index.register('u2', of('giant#2026', 'u2'))).toEqual({ claimKeys: [], personKeys: [] })
      expect((await index.nominees('giant#2026')).map(({ applicationId }) => applicationId)).toEqual(['u1', 'u2'])
      const owed = await index.register('u2', of('giant#2027', 'u2'))
      expect(owed.quotaKeys?.toSorted()).toEqual(['giant#2026', 'giant#2027'])
      expect((await index.nominees('giant#2026')).map(({ applicationId }) => applicationId)).toEqual(['u1'])
    })

    test('watchers of changed archive keys are found, each once, until they watch no more', async () => {
      await index.register('i8', { claims: [], watched: ['i#patent#1', 't#patent#2'] })
      await index.register('i9', { claims: [], watched: ['t#patent#2'] })
      expect((await index.watchers(['i#patent#1', 't#patent#2', 'unknown'])).toSorted()).toEqual(['i8', 'i9'])
      expect((await index.watched('i8')).toSorted()).toEqual(['i#patent#1', 't#patent#2'])
      expect(await index.register('i8', { claims: [] })).toEqual({ claimKeys: [], personKeys: [] })
      expect(await index.watchers(['i#patent#1', 't#patent#2'])).toEqual(['i9'])
      expect(await index.watched('i8')).toEqual([])
    })
  })

  test('a table of another layout is refused rather than half used', async () => {
    const { ensureTable } = await import('#storage/resources')
    const indexes = [{ name: 'byColour', pk: 'colour', sk: 'shade' }]
    const changed = { name: 'applications', envVar: 'X', indexes } as const
    await expect(ensureTable(opened.clients.dynamo, 'contract', changed)).rejects.toThrow('byColour')
  })
})
