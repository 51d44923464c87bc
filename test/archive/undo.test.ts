import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { compareSnapshots } from '#archive/compare-snapshots'
import { createCorrect } from '#archive/correct'
import { createImportArchive, type ImportOptions } from '#archive/import-archive'
import { createUndo } from '#archive/undo'
import type { Clock } from '#domain/ports'
import { claimLookup } from '#match/lookup'
import type { Item } from '#storage/archive-batches'
import { createArchiveStore } from '#storage/archive-store'
import { aProject } from '../builders/claim.ts'
import { textFile } from './files.ts'
import { type LocalTable, startLocalTable } from './local-table.ts'

const clock: Clock = { now: () => '2026-03-01T00:00:00Z' }
const header = '项目批准号,项目名称,负责人,依托单位,起止年月'
const titles = [
  '甘蔗收获机切割器',
  '糖厂锅炉节能改造',
  '蔗渣提纯工艺',
  '柑橘黄龙病防控',
  '桉树轮作地力恢复',
  '海水珍珠养殖',
]
const rowOf = (n: number, title = titles[n] ?? '', leader = `覃${n}某`) =>
  `7117000${n},${title}研究,${leader},某大学,2012.01-2015.12`
const keyOf = (n: number) => `i#project#国家自然科学基金:7117000${n}`
const two = textFile('一.csv', header, rowOf(0), rowOf(1))
/** Record 0 as it was, 1 renamed and given to another, 2 and 3 new. */
const four = textFile('二.csv', header, rowOf(0), rowOf(1, '糖厂汽轮机改造', '韦某'), rowOf(2), rowOf(3))

let local: LocalTable
beforeAll(async () => {
  local = await startLocalTable()
})
afterAll(() => local.close())
let count = 0
let dataset = ''
beforeEach(() => {
  dataset = `set${++count}`
})
/** The clock of leases; tests move it on instead of waiting. */
let time = Date.UTC(2026, 2, 1)
const letLeasesRunOut = () => {
  time += 200_000
}

const setUp = (client: DynamoDBClient = local.client) => {
  const store = createArchiveStore({ client, table: local.table, now: () => time, recordsPerChunk: 2 })
  const importer = createImportArchive({ archiveWriter: store, clock })
  const undo = createUndo({ archive: store, clock })
  const asked: string[] = []
  const announce = async (keys: readonly string[], everybody: boolean) =>
    void asked.push(...keys, ...(everybody ? ['everybody'] : []))
  const planOf = async (file: ReturnType<typeof textFile>, options: Partial<ImportOptions> = {}) => {
    const plan = await importer.plan(file, { dataset, ...options })
    if (plan.kind !== 'plan') throw new Error(plan.reason)
    return plan
  }
  const goBack = async (to: number) => {
    const plan = await undo.plan(dataset, to)
    if (plan.kind !== 'undo') throw new Error(plan.kind)
    return { plan, outcome: await undo.commit(plan, { announce }) }
  }
  return {
    store,
    asked,
    undo,
    goBack,
    planOf,
    importFile: async (file: ReturnType<typeof textFile>, options: Partial<ImportOptions> = {}) =>
      importer.commit(await planOf(file, options), { announce }),
    titleOf: async (n: number) =>
      (await store.byKeys([keyOf(n)]))
        .filter(({ provenance }) => provenance.dataset === dataset)
        .map(({ title }) => title)[0],
    state: () => store.dataset(dataset),
  }
}

/** The same client, whose sending stops for good after some requests: a process that was killed. */
const dyingAfter = (requests: number): DynamoDBClient => {
  let left = requests
  return new Proxy(local.client, {
    get: (client, name) =>
      name === 'send'
        ? (...args: Parameters<DynamoDBClient['send']>) =>
            left-- > 0 ? client.send(...args) : Promise.reject(new Error('killed'))
        : Reflect.get(client, name),
  })
}

/** Every item of the dataset, whatever it is called, and the keys that name its records. */
const allOf = async (name: string): Promise<readonly string[]> => {
  const items: Item[] = []
  let from: Item | undefined
  do {
    const page = await local.client.send(
      new ScanCommand({ TableName: local.table, ...(from && { ExclusiveStartKey: from }) }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
    .map(({ record, packed: _, state, pk, sk, snapshotNumber }) =>
      [pk?.S, sk?.S, record?.S, state?.S, snapshotNumber?.N].join(' '),
    )
    .filter((line) => line.includes(`${name}#`) || line.includes(`"${name}"`))
    .map((line) =>
      line
        .replaceAll(name, 'set')
        .replace(/REC#\w+/, 'REC')
        .replace(/ \w{16}#/, ' writer#'),
    )
    .sort()
}

describe('an undo', () => {
  test('withdraws what came, brings back what was changed, and keys follow', async () => {
    const { importFile, goBack, titleOf, state, asked, store } = setUp()
    await importFile(two)
    await importFile(four)
    expect([await titleOf(1), await titleOf(2)]).toEqual(['糖厂汽轮机改造研究', '蔗渣提纯工艺研究'])
    asked.length = 0
    const { plan, outcome } = await goBack(1)
    expect(plan.counts).toEqual({ new: 0, changed: 1, withdrawn: 2, returned: 0 })
    expect(outcome.kind).toBe('committed')
    expect([await titleOf(0), await titleOf(1), await titleOf(2), await titleOf(3)]).toEqual([
      '甘蔗收获机切割器研究',
      '糖厂锅炉节能改造研究',
      undefined,
      undefined,
    ])
    // Nobody finds a withdrawn record by any of its keys, nor by the grams of its title.
    const claim = aProject({
      title: '蔗渣提纯工艺研究',
      number: '71170002',
      people: ['覃2某'],
      dates: { start: '2012-01' },
    })
    expect(await store.candidates(claimLookup(claim))).toEqual([])
    expect(await state()).toMatchObject({ snapshot: 3, counts: { project: 2 }, change: { kind: 'undo', to: 1 } })
    for (const n of [1, 2, 3]) expect(asked).toContain(keyOf(n))
    expect(asked).not.toContain(keyOf(0))
  })

  test('is undone in turn', async () => {
    const { importFile, goBack, titleOf, state } = setUp()
    await importFile(two)
    await importFile(four)
    await goBack(1)
    const { plan } = await goBack(2)
    expect(plan.counts).toEqual({ new: 0, changed: 1, withdrawn: 0, returned: 2 })
    expect([await titleOf(1), await titleOf(2), await titleOf(3)]).toEqual([
      '糖厂汽轮机改造研究',
      '蔗渣提纯工艺研究',
      '柑橘黄龙病防控研究',
    ])
    expect((await state()).counts).toEqual({ project: 4 })
  })

  test('to nothing empties the dataset, and its file can be imported again', async () => {
    const { importFile, goBack, titleOf, state, planOf } = setUp()
    await importFile(two)
    await goBack(0)
    expect([await titleOf(0), (await state()).counts]).toEqual([undefined, {}])
    expect((await planOf(two)).counts).toMatchObject({ new: 2, changed: 0, unchanged: 0 })
    await importFile(two)
    expect([await titleOf(0), (await state()).counts]).toEqual(['甘蔗收获机切割器研究', { project: 2 }])
    expect((await planOf(two)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  })

  test('takes the declaration of completeness back, and then everybody is asked', async () => {
    const { importFile, goBack, state, asked, store } = setUp()
    await importFile(two)
    const complete = [{ dataset, kind: 'project' as const, scope: '*', fromYear: 2010, toYear: 2012 }]
    await importFile(four, { complete })
    expect((await store.snapshot()).completeness).toContainEqual(complete[0])
    asked.length = 0
    await goBack(1)
    expect((await state()).completeness).toEqual([])
    expect((await store.snapshot()).completeness).not.toContainEqual(complete[0])
    expect(asked).toContain('everybody')
  })

  test('takes out what an import left that was cut off and never repeated', async () => {
    const { importFile, goBack, titleOf, state } = setUp()
    await importFile(two)
    // Enough to write records 2 and 3, too few to finish.
    for (let requests = 10; (await titleOf(2)) === undefined; requests += 2) {
      const dying = setUp(dyingAfter(requests))
      await dying.importFile(four).catch(() => {})
      letLeasesRunOut()
    }
    expect((await state()).snapshot).toBe(1)
    await goBack(1)
    expect([await titleOf(1), await titleOf(2)]).toEqual(['糖厂锅炉节能改造研究', undefined])
    expect((await state()).counts).toEqual({ project: 2 })
  })

  test('cut off anywhere is completed by undoing again, and leaves what an uninterrupted one leaves', async () => {
    const whole = setUp()
    await whole.importFile(two)
    await whole.importFile(four)
    await whole.goBack(1)
    const expected = await allOf(dataset)
    let died = 0
    for (let requests = 5; ; requests += 4) {
      dataset = `cut${requests}`
      const { importFile, goBack, titleOf } = setUp()
      await importFile(two)
      await importFile(four)
      const dying = setUp(dyingAfter(requests))
      const survived = await dying.goBack(1).then(
        () => true,
        () => false,
      )
      if (survived) break
      died++
      letLeasesRunOut()
      const before = (await setUp().state()).snapshot
      await goBack(1)
      expect([await titleOf(0), await titleOf(1), await titleOf(2)], `killed after ${requests}`).toEqual([
        '甘蔗收获机切割器研究',
        '糖厂锅炉节能改造研究',
        undefined,
      ])
      // Killed after its flip it is done and asked again: one more snapshot, of the same records.
      if (before === 2) expect(await allOf(dataset), `killed after ${requests}`).toEqual(expected)
    }
    expect(died).toBeGreaterThan(4)
  }, 120_000)

  test('of a snapshot that is not there says which is the newest', async () => {
    const { importFile, undo } = setUp()
    expect(await undo.plan(dataset, 1)).toEqual({ kind: 'no-dataset' })
    await importFile(two)
    expect(await undo.plan(dataset, 7)).toEqual({ kind: 'no-snapshot', newest: 1 })
  })
})

describe('two snapshots', () => {
  test('are compared value by value, in either direction', async () => {
    const { importFile, store } = setUp()
    await importFile(two)
    await importFile(four)
    const forward = await compareSnapshots(store, dataset, 1, 2)
    if (forward.kind !== 'comparison') throw new Error(forward.kind)
    expect(forward.counts).toEqual({ new: 2, changed: 1, withdrawn: 0, returned: 0 })
    expect(forward.differences.find(({ kind }) => kind === 'changed')?.changes).toEqual([
      { field: 'title', words: '名称', before: '糖厂锅炉节能改造研究', after: '糖厂汽轮机改造研究' },
      expect.objectContaining({ field: 'list', before: '覃1某（名单不全）', after: '韦某（名单不全）' }),
    ])
    expect(await compareSnapshots(store, dataset, 2, 1)).toMatchObject({
      counts: { new: 0, changed: 1, withdrawn: 2, returned: 0 },
    })
    expect(await compareSnapshots(store, dataset, 0, 2)).toMatchObject({
      counts: { new: 4, changed: 0, withdrawn: 0, returned: 0 },
    })
    expect(await compareSnapshots(store, dataset, 1, 9)).toEqual({ kind: 'no-snapshot', newest: 2 })
  })
})

describe('a correction', () => {
  const who = { why: '据任务书更正', who: '管理员甲' }
  const setUpCorrecting = () => {
    const parts = setUp()
    const correct = createCorrect({ archiveWriter: parts.store, clock })
    const idOf = async (n: number) =>
      (await parts.store.byKeys([keyOf(n)])).find(({ provenance }) => provenance.dataset === dataset)?.recordId ?? ''
    const set = async (n: number, field: string, value: string, expected?: string) => {
      const plan = await correct.plan({
        recordId: await idOf(n),
        field,
        value,
        ...who,
        ...(expected !== undefined && { expected }),
      })
      if (plan.kind === 'correction') await correct.commit(plan, {})
      return plan
    }
    const recordOf = async (n: number) =>
      (await parts.store.byKeys([keyOf(n)])).find(({ provenance }) => provenance.dataset === dataset)
    return { ...parts, set, recordOf }
  }

  test('changes one value, keeps who, why and what it was, and moves the keys', async () => {
    const { importFile, set, recordOf, store, state } = setUpCorrecting()
    await importFile(two)
    expect(await set(0, 'title', '甘蔗打捆机切割器研究')).toMatchObject({
      kind: 'correction',
      old: '甘蔗收获机切割器研究',
    })
    expect(await recordOf(0)).toMatchObject({
      title: '甘蔗打捆机切割器研究',
      version: 2,
      corrections: [
        { field: 'title', old: '甘蔗收获机切割器研究', new: '甘蔗打捆机切割器研究', at: clock.now(), ...who },
      ],
    })
    const found = await store.candidates(claimLookup(aProject({ title: '甘蔗打捆机切割器研究' })))
    expect(found.map(({ record }) => record.provenance.dataset)).toContain(dataset)
    expect(await state()).toMatchObject({ snapshot: 2, counts: { project: 2 }, change: { kind: 'correction' } })
  })

  test('survives the same file and a newer one, and says where they disagree', async () => {
    const { importFile, set, recordOf, planOf } = setUpCorrecting()
    await importFile(two)
    await set(1, 'list', '韦某某、覃1某')
    const same = await planOf(two)
    expect(same.counts).toMatchObject({ changed: 0, unchanged: 2 })
    expect(same.disagreements).toMatchObject([
      { row: 3, field: 'list', corrected: '韦某某、覃1某', stated: '覃1某（名单不全）', isOldValue: true },
    ])
    const newer = await planOf(four)
    expect(newer.disagreements).toMatchObject([{ row: 3, stated: '韦某（名单不全）', isOldValue: false }])
    await importFile(four)
    // What was not corrected follows the file, what was corrected does not.
    expect(await recordOf(1)).toMatchObject({
      title: '糖厂汽轮机改造研究',
      people: [
        { name: '韦某某', rank: 1 },
        { name: '覃1某', rank: 2 },
      ],
      peopleComplete: true,
    })
  })

  test('takes a value out, and the file does not bring it back', async () => {
    const { importFile, set, recordOf, planOf } = setUpCorrecting()
    await importFile(two)
    await set(0, 'units', '')
    expect((await recordOf(0))?.units).toEqual([])
    await importFile(two)
    expect((await recordOf(0))?.units).toEqual([])
    expect((await planOf(two)).disagreements).toMatchObject([{ field: 'units', corrected: '', stated: '某大学' }])
  })

  test('is undone with the snapshots that follow what is gone back to', async () => {
    const { importFile, set, recordOf, goBack } = setUpCorrecting()
    await importFile(two)
    await set(0, 'year', '2013')
    await goBack(1)
    expect(await recordOf(0)).toMatchObject({ year: 2012 })
    expect((await recordOf(0))?.corrections).toBeUndefined()
  })

  test.each([
    ['grade', '覃一', { kind: 'correction' }],
    ['nonsense', 'x', { kind: 'no-such-field' }],
    ['year', '很久以前', { kind: 'refused' }],
    ['title', '', { kind: 'refused' }],
    ['id:project', '1.23E+17', { kind: 'refused' }],
    ['year', '2012', { kind: 'says-that-already' }],
  ])('of %s to “%s” is %o', async (field, value, expected) => {
    const { importFile, set } = setUpCorrecting()
    await importFile(two)
    expect(await set(0, field, value)).toMatchObject(expected)
  })

  test('of what the archive does not say, or of a record that is not there, is refused', async () => {
    const { importFile, set, goBack } = setUpCorrecting()
    await importFile(two)
    expect(await set(0, 'year', '2013', '2011')).toEqual({ kind: 'other-value', value: '2012' })
    await goBack(0)
    expect(await set(0, 'year', '2013')).toEqual({ kind: 'no-record' })
  })
})
