import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveImport, archiveSearch, archiveStats } from '#cli/archive'
import { archiveMatch } from '#cli/archive-match'
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
