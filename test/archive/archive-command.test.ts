import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveImport, archiveSearch, archiveStats } from '#cli/archive'
import { archiveComplete } from '#cli/archive-complete'
import { archiveCorrect } from '#cli/archive-correct'
import { archiveDiff } from '#cli/archive-diff'
import { archiveMatch } from '#cli/archive-match'
import { archiveUndo } from '#cli/archive-undo'
import { exits, UsageError } from '#cli/usage'
import { createMemoryArchive } from '#test/archive/memory-archive'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyan-archive-'))
  await writeFile(
    join(folder, '专利.csv'),
    '专利号,专利名称,发明人,授权公告日\nZL202010948173.1,一种甘蔗收获机切割装置,覃一;韦二,2022-03-01\nZL202010948173.9,一种甘蔗打捆装置,黄三,2022-03-01\n',
  )
  await writeFile(
    join(folder, '全.csv'),
    '专利号,专利名称,发明人,授权公告日\nZL202010948173.1,一种甘蔗收获机切割装置,覃一;韦二,2022-03-01\n',
  )
  await writeFile(join(folder, '不是表.pdf'), '%PDF-1.7\n')
})
afterAll(() => rm(folder, { recursive: true }))

const setUp = () => {
  const printed: string[] = []
  const announced: string[] = []
  const deps = {
    archive: createMemoryArchive(),
    clock: { now: () => '2026-03-01T00:00:00Z' },
    print: (text: string) => void printed.push(text),
    announce: async (keys: readonly string[]) => void announced.push(...keys),
  }
  const run = (name: string, ...options: readonly string[]) => archiveImport([join(folder, name), ...options], deps)
  return { deps, run, announced, last: () => printed.at(-1) ?? '' }
}

describe('archive import', () => {
  test('without --commit says what it would do and writes nothing', async () => {
    const { deps, run, last } = setUp()
    expect(await run('专利.csv', '--dataset', 'cnipa', '--trust', 'A', '--department', '知识产权局')).toBe(exits.clean)
    expect(last()).toContain('新增 1 · 更新 0 · 未变 0 · 拒绝 1')
    expect(last()).toContain('第 3 行：号码“ZL202010948173.9”校验位不符')
    expect(last()).toContain('加 --commit 写入')
    expect((await deps.archive.snapshot()).datasets).toEqual([])
  })

  test('with --commit writes, announces and is searched by number and by title', async () => {
    const { deps, run, last, announced } = setUp()
    await run('全.csv', '--dataset', 'cnipa', '--complete', 'patent:*:2020-2022', '--commit')
    expect(last()).toContain('已写入 1 条')
    expect(announced).toContain('i#patent-application#2020109481731')
    for (const query of ['ZL 2020 1 0948173.1', '202010948173.1', '2020109481731', '甘蔗收获机切割装置']) {
      expect(await archiveSearch(query, deps)).toBe(exits.clean)
      expect(last(), query).toContain('一种甘蔗收获机切割装置')
    }
    await archiveSearch('没有的东西', deps)
    expect(last()).toContain('没有找到')
    await archiveStats(deps)
    expect(last()).toContain('专利 1 条')
    expect(last()).toContain('2020–2022')
  })

  test('a file with a refused row is written, but not called complete, and says so', async () => {
    const { deps, run, last } = setUp()
    await run('专利.csv', '--dataset', 'cnipa', '--complete', 'patent:*:2020-2022', '--commit')
    expect(last()).toContain('已写入 1 条')
    expect(last()).toContain('未接受完整性声明')
    expect((await deps.archive.snapshot()).completeness).toEqual([])
  })

  test('--json prints one object with the plan, the reasons and the outcome', async () => {
    const { run, last } = setUp()
    await run('专利.csv', '--dataset', 'cnipa', '--json', '--commit')
    expect(JSON.parse(last())).toMatchObject({
      dataset: 'cnipa',
      dryRun: false,
      counts: { new: 1, rejected: 1 },
      rejected: [{ row: 3, reason: 'bad-number' }],
      outcome: { kind: 'committed', written: 1 },
    })
  })

  test('--rejected saves the refused rows for the department', async () => {
    const { run } = setUp()
    const file = join(folder, '拒绝.csv')
    await run('专利.csv', '--dataset', 'cnipa', '--rejected', file)
    expect(await readFile(file, 'utf8')).toContain(
      '"ZL202010948173.9","一种甘蔗打捆装置","黄三","2022-03-01","3","号码',
    )
  })

  test('a file that is no table ends with the code of unreadable input', async () => {
    const { run, last } = setUp()
    expect(await run('不是表.pdf', '--dataset', 'cnipa')).toBe(exits.unreadable)
    expect(last()).toContain('不是可导入的表格')
  })

  test.each([
    [['专利.csv'], '--dataset'],
    [['专利.csv', '--dataset', 'a', '--kind', '专利'], '--kind'],
    [['专利.csv', '--dataset', 'a', '--trust', 'D'], '--trust'],
    [['专利.csv', '--dataset', 'a', '--complete', '2021'], '--complete'],
    [['专利.csv', '--dataset', 'a', '--nonsense'], 'nonsense'],
  ])('%s is a mistake of usage that names %s', async ([name = '', ...options], named) => {
    const { run } = setUp()
    await expect(run(name, ...options)).rejects.toThrow(named)
    await expect(run(name, ...options)).rejects.toBeInstanceOf(UsageError)
  })
})

test('archive match answers one question or a list of them', async () => {
  const { deps, run, last } = setUp()
  await run('专利.csv', '--dataset', 'cnipa', '--commit')
  const query = { kind: 'patent', title: '甘蔗装置', numbers: ['ZL 2020 1 0948173.1'], year: 2022 }
  await writeFile(join(folder, 'one.json'), JSON.stringify(query))
  await writeFile(join(folder, 'two.json'), JSON.stringify([query, { kind: 'patent', title: '深海机器人' }]))
  await archiveMatch([join(folder, 'one.json'), '--json'], deps)
  expect(JSON.parse(last())).toMatchObject({
    matches: [{ by: 'identifier', record: { title: '一种甘蔗收获机切割装置' } }],
  })
  await archiveMatch([join(folder, 'two.json'), '--json'], deps)
  expect(JSON.parse(last()).results.map(({ matches }: { matches: unknown[] }) => matches.length)).toEqual([1, 0])
  await writeFile(join(folder, 'bad.json'), '{"title": ""}')
  await expect(archiveMatch([join(folder, 'bad.json')], deps)).rejects.toBeInstanceOf(UsageError)
})

describe('archive diff', () => {
  test('shows a file against the archive value by value, with whom it concerns, and writes nothing', async () => {
    const { deps, run, last } = setUp()
    await run('全.csv', '--dataset', 'cnipa', '--commit')
    await writeFile(
      join(folder, '改.csv'),
      '专利号,专利名称,发明人,授权公告日\nZL202010948173.1,一种甘蔗打捆装置,覃一;韦二,2022-03-01\n',
    )
    const effect = {
      keys: 4,
      everybody: false,
      applications: [
        {
          applicationId: 'GX2026-001',
          committee: '示范评委会',
          season: '2026',
          state: 'to-review' as const,
          counts: { red: 1, orange: 0, yellow: 0, blue: 2 },
          warnings: [
            { fingerprint: 'f', code: 'PAT-008', severity: 'red' as const, name: '发明人名单不符', recordId: 'r' },
          ],
        },
      ],
      openWarnings: 3,
      onChangedRecords: 1,
    }
    const file = join(folder, '差异.json')
    const code = await archiveDiff([join(folder, '改.csv'), '--dataset', 'cnipa', '--out', file], {
      ...deps,
      effectOf: async () => effect,
    })
    expect(code).toBe(exits.clean)
    expect(last()).toContain('名称：“一种甘蔗收获机切割装置” → “一种甘蔗打捆装置”')
    expect(last()).toContain('涉及 1 件申报将重新核验；未办结的现有预警 3 条，其中 1 条依据的记录将变动')
    expect(last()).toContain('GX2026-001  示范评委会 2026 · 待核查 · ◆1 ▲0 ●0 ■2 · PAT-008 发明人名单不符')
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      counts: { changed: 1 },
      differences: [{ kind: 'changed', row: 2, changes: [{ field: 'title' }] }],
      effect: { openWarnings: 3 },
    })
    expect((await deps.archive.dataset('cnipa')).snapshot).toBe(1)
  })

  test('of two snapshots needs no file, and a snapshot that is not there is a mistake of usage', async () => {
    const { deps, run, last } = setUp()
    await run('全.csv', '--dataset', 'cnipa', '--commit')
    expect(await archiveDiff(['--dataset', 'cnipa', '--from', '0', '--json'], deps)).toBe(exits.clean)
    expect(JSON.parse(last())).toMatchObject({ from: 0, to: 1, counts: { new: 1 } })
    await expect(archiveDiff(['--dataset', 'cnipa', '--from', '0', '--to', '9'], deps)).rejects.toThrow('最新是第 1 版')
    await expect(archiveDiff(['--dataset', 'cnipa'], deps)).rejects.toBeInstanceOf(UsageError)
  })
})

describe('archive undo', () => {
  test('says first what it would take out, and with --commit takes it out and announces', async () => {
    const { deps, run, last, announced } = setUp()
    await run('全.csv', '--dataset', 'cnipa', '--complete', 'patent:*:2020-2022', '--commit')
    announced.length = 0
    expect(await archiveUndo(['--dataset', 'cnipa'], deps)).toBe(exits.clean)
    expect(last()).toContain('撤出 1')
    expect(last()).toContain('撤回声明：专利“全部”2020–2022 年')
    expect(last()).toContain('加 --commit 写入')
    expect((await deps.archive.snapshot()).completeness).toHaveLength(1)
    expect(announced).toEqual([])
    await archiveUndo(['--dataset', 'cnipa', '--commit'], deps)
    expect(announced).toContain('i#patent-application#2020109481731')
    await archiveSearch('ZL202010948173.1', deps)
    expect(last()).toContain('没有找到')
    expect((await deps.archive.snapshot()).completeness).toEqual([])
    await archiveStats(deps, false, 'cnipa')
    expect(last()).toContain('第 2 版')
    expect(last()).toContain('恢复到第 0 版：撤出 1')
  })

  test.each([
    [[], '--dataset'],
    [['--dataset', 'nothing', '--to', '1'], '没有数据集'],
    [['--dataset', 'cnipa', '--to', 'x'], '--to'],
    [['--dataset', 'a#b'], '不能含'],
  ])('%s is a mistake of usage that says %s', async (argv, words) => {
    const { deps } = setUp()
    await expect(archiveUndo(argv, deps)).rejects.toThrow(words)
  })
})

test('archive correct shows both values, needs a reason and a name, and the correction is found', async () => {
  const { deps, run, last } = setUp()
  await run('全.csv', '--dataset', 'cnipa', '--commit')
  const recordId = (await deps.archive.byKeys(['i#patent-application#2020109481731']))[0]?.recordId ?? ''
  const change = [recordId, '--field', 'title', '--new', '一种甘蔗打捆装置']
  await expect(archiveCorrect(change, deps)).rejects.toThrow('--why')
  await expect(
    archiveCorrect([recordId, '--field', 'x', '--new', 'y', '--why', 'z', '--who', 'w'], deps),
  ).rejects.toThrow('可更正的有 title')
  const signed = [...change, '--why', '据证书更正', '--who', '管理员甲']
  await archiveCorrect(signed, deps)
  expect(last()).toContain('“一种甘蔗收获机切割装置” → “一种甘蔗打捆装置”')
  expect((await deps.archive.dataset('cnipa')).snapshot).toBe(1)
  await archiveCorrect([...signed, '--commit'], deps)
  await archiveSearch('一种甘蔗打捆装置', deps)
  expect(last()).toContain('据证书更正 · 管理员甲')
  await run('全.csv', '--dataset', 'cnipa')
  expect(last()).toContain(
    '写作“一种甘蔗收获机切割装置”，与已作的更正“一种甘蔗打捆装置”不符（仍为更正前的值）；保留更正',
  )
})

test('archive complete declares and takes back, but not for a list of which rows were refused, nor for what claims say', async () => {
  const { deps, run, last } = setUp()
  await run('专利.csv', '--dataset', 'cnipa', '--commit')
  await expect(archiveComplete(['patent:*:2020-2022', '--dataset', 'cnipa'], deps)).rejects.toThrow('拒绝了 1 行')
  await run('全.csv', '--dataset', 'claims', '--trust', 'C', '--complete', 'patent:*:2020-2022', '--commit')
  expect(last()).toContain('未接受完整性声明')
  await expect(archiveComplete(['patent:*:2020-2022', '--dataset', 'claims'], deps)).rejects.toThrow('信任 C')
  await run('全.csv', '--dataset', 'whole', '--commit')
  await archiveComplete(['patent:*:2020-2022', '--dataset', 'whole', '--commit'], deps)
  await archiveComplete(['--dataset', 'whole', '--withdraw', 'patent:*:2021', '--commit'], deps)
  expect((await deps.archive.snapshot()).completeness.map(({ fromYear, toYear }) => [fromYear, toYear])).toEqual([
    [2020, 2020],
    [2022, 2022],
  ])
})

test('archive match answers each row of a table with score lines that add up, and says which rows it could not ask', async () => {
  const { deps, run, last } = setUp()
  await run('全.csv', '--dataset', 'cnipa', '--commit')
  await writeFile(
    join(folder, '查询.csv'),
    '专利名称,专利号,发明人\n一种甘蔗收获机切割装置,ZL202010948173.1,覃一\n深海机器人及其控制系统,,\n,1.23E+17,覃一\n',
  )
  const file = join(folder, '结果.json')
  expect(await archiveMatch([join(folder, '查询.csv'), '--out', file], deps)).toBe(exits.someFailed)
  expect(last()).toContain('第 2 行 一种甘蔗收获机切割装置：1 条')
  expect(last()).toMatch(/比对得分 \+\d/)
  expect(last()).toContain('第 3 行 深海机器人及其控制系统：档案库中没有对应记录')
  expect(last()).toContain('未查询  第 4 行')
  const { results } = JSON.parse(await readFile(file, 'utf8'))
  const [{ score }] = results[0].candidates
  const sum = score.lines.reduce((total: number, { bits }: { bits: number }) => total + bits, 0)
  expect(sum).toBeCloseTo(score.bits, 9)
})
