import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createImportArchive, type ImportOptions } from '#archive/import-archive'
import type { Clock } from '#domain/ports'
import { claimLookupKeys } from '#match/candidate-keys'
import { createFindMatches } from '#match/find-matches'
import { costSince, createReadMeter } from '#storage/archive-meter'
import { places } from '#storage/archive-places'
import { refOf } from '#storage/archive-refs'
import { createArchiveStore } from '#storage/archive-store'
import { aProject } from '../builders/claim.ts'
import { textFile } from './files.ts'
import { type LocalTable, startLocalTable } from './local-table.ts'

const clock: Clock = { now: () => '2026-03-01T00:00:00Z' }
const header = '项目批准号,项目名称,负责人,依托单位,起止年月'
const nameOf = (n: number) => `覃${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'一二三四五六七八九十'[Math.floor(n / 10) % 10]}`
/** Titles that differ in their core, so that no two share a key. */
const titleOf = (n: number, subject = '品种的区域适应性') => `甘蔗${nameOf(n).slice(1)}${subject}`
const rowOf = (n: number, title = titleOf(n)) =>
  `7117${String(n).padStart(4, '0')},${title},${nameOf(n)},某大学,2012.01-2015.12`
const fileOf = (count: number) => textFile('项目.csv', header, ...Array.from({ length: count }, (_, n) => rowOf(n)))
const keyOf = (n: number) => `i#project#国家自然科学基金:7117${String(n).padStart(4, '0')}`

let local: LocalTable
beforeAll(async () => {
  local = await startLocalTable()
})
afterAll(() => local.close())
/** Each test has datasets of its own in the one table. */
let dataset = 0
beforeEach(() => {
  dataset++
})

/** The clock of leases; tests move it on instead of waiting. */
let time = Date.UTC(2026, 2, 1)
const letLeasesRunOut = () => {
  time += 200_000
}

const setUp = (client: DynamoDBClient = local.client) => {
  const store = createArchiveStore({ client, table: local.table, now: () => time })
  const { plan, commit } = createImportArchive({ archiveWriter: store, clock })
  const planOf = async (file: ReturnType<typeof textFile>, options: Partial<ImportOptions> = {}) => {
    const planned = await plan(file, { dataset: `set${dataset}`, ...options })
    if (planned.kind !== 'plan') throw new Error(planned.reason)
    return planned
  }
  return { store, planOf, commit, importFile: async (file: ReturnType<typeof textFile>) => commit(await planOf(file)) }
}

/** The same client, whose sending stops for good after some requests: a process that was killed. */
const dyingAfter = (requests: number): DynamoDBClient => {
  let left = requests
  return new Proxy(local.client, {
    get: (client, name) => {
      if (name !== 'send') return Reflect.get(client, name)
      return (...args: Parameters<DynamoDBClient['send']>) =>
        left-- > 0 ? client.send(...args) : Promise.reject(new Error('killed'))
    },
  })
}

test('a state that was written and never shown is none that the dataset had', async () => {
  const { store, planOf, importFile, commit } = setUp()
  await importFile(fileOf(2))
  const base = await store.dataset(`set${dataset}`)
  const lease = (await store.begin()) ?? expect.fail()
  // Another import was faster: the state lies there, and the flip does not happen.
  expect(await store.finish({ ...base, snapshot: base.snapshot + 1 }, base.snapshot + 5, lease)).toBe(false)
  await store.end(lease)
  expect((await store.snapshots(base.dataset)).map(({ snapshot }) => snapshot)).toEqual([1])
  await commit(await planOf(fileOf(3)))
  expect((await store.snapshots(base.dataset)).map(({ snapshot }) => snapshot)).toEqual([1, 2])
})

describe('a look-up', () => {
  test('finds a record by its number, its title and its holder, each record once', async () => {
    const { store, importFile } = setUp()
    await importFile(fileOf(3))
    const claim = aProject({
      title: titleOf(1),
      number: '71170001',
      people: [nameOf(1)],
      units: ['某大学'],
      dates: { start: '2012-01' },
    })
    for (const prefix of ['i#', 't#', 'n#']) {
      const keys = claimLookupKeys(claim).filter((key) => key.startsWith(prefix))
      expect(
        (await store.byKeys(keys)).map(({ title }) => title),
        prefix,
      ).toContain(titleOf(1))
    }
    const found = (await store.byKeys(claimLookupKeys(claim))).map(({ recordId }) => recordId)
    expect(new Set(found).size).toBe(found.length)
  })

  test('takes two rounds of reads a claim, whatever is found', async () => {
    const { importFile } = setUp()
    await importFile(fileOf(40))
    const meter = createReadMeter()
    const metered = createArchiveStore({ client: local.client, table: local.table, meter })
    const findMatches = createFindMatches(metered)
    const claim = aProject({ title: titleOf(7), number: '71170007', people: [nameOf(7)] })
    // The first look-up of a process reads the sketch too.
    await findMatches(claim)
    const before = meter.read()
    local.sent.length = 0
    const matches = await findMatches(claim)
    expect(matches[0]).toMatchObject({ by: 'identifier', record: { title: titleOf(7) } })
    // The first two are sent together: what must not be missed, and what may be a moment old.
    expect(local.sent).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand', 'BatchGetItemCommand'])
    const { roundTrips, units, engineUnits } = costSince(before, meter.read())
    expect(roundTrips).toBe(2)
    expect(units).toBeLessThanOrEqual(32)
    expect(units).toBe(engineUnits)
  })

  test('of keys that nobody has is empty', async () => {
    const { store } = setUp()
    expect(await store.byKeys(['i#project#none', 't#award#none'])).toEqual([])
    expect(await store.byKeys([])).toEqual([])
  })
})

describe('an import', () => {
  test('committed twice changes nothing the second time, and the snapshot stays', async () => {
    const { store, importFile } = setUp()
    expect((await importFile(fileOf(30))).kind).toBe('committed')
    const before = await store.snapshot()
    expect(await importFile(fileOf(30))).toEqual({ kind: 'unchanged', snapshot: before })
    expect(before.datasets.find((one) => one.dataset === `set${dataset}`)).toMatchObject({ records: 30, snapshot: 1 })
  })

  test('keeps every version, and takes a record from the keys that it left', async () => {
    const { store, importFile, planOf, commit } = setUp()
    await importFile(fileOf(2))
    const [before] = (await store.byKeys([keyOf(0)])).filter(({ recordId }) => recordId.startsWith(`set${dataset}#`))
    const plan = await planOf(textFile('更正.csv', header, rowOf(0, '蔗糖提纯工艺的优化')))
    expect((await commit(plan)).kind).toBe('committed')
    const mine = async (title: string) =>
      (await store.byKeys(claimLookupKeys(aProject({ title, number: [] })))).filter(
        ({ recordId }) => recordId === before?.recordId,
      )
    expect((await mine('蔗糖提纯工艺的优化')).map(({ version }) => version)).toEqual([2])
    expect(await mine(titleOf(0))).toEqual([])
    const { Item } = await local.client.send(
      new GetItemCommand({
        TableName: local.table,
        Key: { pk: { S: places.current(refOf(before?.recordId ?? '')).pk }, sk: { S: 'V#000001' } },
      }),
    )
    expect(JSON.parse(Item?.record?.S ?? '{}')).toEqual(before)
  })

  test('cut off anywhere is completed by the same import again, and no changed key is left unannounced', async () => {
    const file = fileOf(20)
    const changed = textFile(
      '更正.csv',
      header,
      ...Array.from({ length: 20 }, (_, n) => rowOf(n, titleOf(n, '提纯工艺的优化'))),
    )
    const announced: string[] = []
    const announce = async (keys: readonly string[]) => {
      // What a verification would see now: the new title under its number.
      const sentByUs = local.sent.length
      const [record] = (await setUp().store.byKeys([keyOf(0)])).filter(({ recordId }) =>
        recordId.startsWith(`set${dataset}#`),
      )
      expect(record?.title).toBe(titleOf(0, '提纯工艺的优化'))
      local.sent.length = sentByUs
      announced.push(...keys)
    }
    const run = async ({ planOf, commit }: ReturnType<typeof setUp>) => commit(await planOf(changed), { announce })

    await setUp().importFile(file)
    const reference = await run(setUp())
    if (reference.kind !== 'committed') throw new Error(reference.kind)

    // How many requests it takes depends on what other datasets have written; one that is not cut any more is the last.
    let cut = 3
    for (; ; cut++) {
      dataset++
      await setUp().importFile(file)
      announced.length = 0
      const outcome = await run(setUp(dyingAfter(cut))).catch((cause: Error) => cause.message)
      if (outcome !== 'killed') break
      letLeasesRunOut()
      const later = setUp()
      await run(later)
      expect(new Set(announced), `cut after ${cut}`).toEqual(new Set(reference.changedClaimKeys))
      expect((await later.planOf(changed)).counts).toMatchObject({ unchanged: 20, changed: 0, resumed: 0 })
      const { snapshot, announced: settled, counts } = await later.store.dataset(`set${dataset}`)
      expect([counts, settled === snapshot, snapshot >= 2], `cut after ${cut}`).toEqual([{ project: 20 }, true, true])
    }
    expect(cut).toBeGreaterThan(15)
  })

  test('cut off in its first run counts its records once', async () => {
    const dying = setUp(dyingAfter(14))
    await expect(dying.importFile(fileOf(80))).rejects.toThrow('killed')
    letLeasesRunOut()
    const later = setUp()
    const plan = await later.planOf(fileOf(80))
    expect((await later.commit(plan)).kind).toBe('committed')
    expect(await later.store.dataset(`set${dataset}`)).toMatchObject({ counts: { project: 80 } })
  })

  test('waits for nobody: while another writes it is told so, and a lease that ran out is taken over', async () => {
    const { store, importFile } = setUp()
    const lease = await store.begin()
    expect(lease).toBeDefined()
    expect((await importFile(fileOf(2))).kind).toBe('busy')
    letLeasesRunOut()
    const later = setUp()
    expect((await later.importFile(fileOf(2))).kind).toBe('committed')
    // The one who lost the lease can neither write nor end what is no longer its own.
    if (lease) await expect(store.write([], 1, lease)).resolves.toBeUndefined()
    if (lease) await expect(store.finish(await store.dataset(`set${dataset}`), 1, lease)).rejects.toThrow('took over')
  })

  test('never lets a key grow over 500 records', async () => {
    const { store, importFile } = setUp()
    const rows = Array.from(
      { length: 620 },
      (_, n) => `8117${String(n).padStart(4, '0')},蔗渣综合利用的关键问题,韦二,同一大学,2012.01-2015.12`,
    )
    await importFile(textFile('同名.csv', header, ...rows))
    const [titleKey = ''] = claimLookupKeys(aProject({ title: '蔗渣综合利用的关键问题', number: [], dates: {} }))
    const { Responses } = await local.client.send(
      new BatchGetItemCommand({
        RequestItems: { [local.table]: { Keys: [{ pk: { S: `KEY#${titleKey}` }, sk: { S: 'SET' } }] } },
      }),
    )
    const [item] = Responses?.[local.table] ?? []
    expect(item?.refs?.B).toHaveLength(500 * 8)
    expect(item?.saturated).toEqual({ BOOL: true })
    expect(await store.byKeys([titleKey])).toHaveLength(100)
    expect(await store.byKeys(['i#project#国家自然科学基金:81170619'])).toHaveLength(1)
  })

  test('no name and no title stands in a key', async () => {
    const { store, importFile } = setUp()
    await importFile(fileOf(1))
    const keys = claimLookupKeys(
      aProject({ title: titleOf(0), number: '71170000', people: [nameOf(0)], units: ['某大学'] }),
    )
    expect(await store.byKeys(keys)).not.toEqual([])
    expect(keys.join()).not.toMatch(/覃|甘蔗|某大学/)
  })
})
