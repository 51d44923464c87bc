import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleArchive, sampleCases } from '#local/samples/index'

const command = join(import.meta.dirname, '../../cli/zhiyan.mjs')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiyan-cli-'))
  const cases = await sampleCases()
  for (const id of ['invented-patent-number', 'locked-file', 'clean-portal']) {
    const bytes = await cases.find((one) => one.id === id)?.files[0]?.build()
    if (!bytes) throw new Error(`no sample ${id}`)
    await writeFile(join(folder, `${id}.pdf`), bytes)
  }
  await mkdir(join(folder, 'archive'))
  for (const { file, bytes } of sampleArchive()) await writeFile(join(folder, 'archive', file), bytes)
  await mkdir(join(folder, 'no-archive'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const zhiyan = (...args: readonly string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: folder })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.on('close', (code) => resolve({ code, out, err }))
  })

describe('parse', () => {
  test('prints the layers of a readable file and exits 0', async () => {
    const { code, out } = await zhiyan('parse', 'clean-portal.pdf', '--json')
    const parsed = JSON.parse(out)
    expect(code).toBe(0)
    expect(parsed.document).toMatchObject({ outcome: 'read', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(parsed.pages[0]).toMatchObject({ page: 1, source: 'text', width: expect.any(Number) })
    expect(parsed.form.fields[0]).toMatchObject({ label: expect.any(String), bbox: expect.any(Array) })
    expect(parsed.application.claims.length).toBeGreaterThan(0)
  })

  test('still prints an unreadable file with its outcome, and exits 3', async () => {
    const { code, out } = await zhiyan('parse', 'locked-file.pdf', '--json')
    expect(code).toBe(3)
    expect(JSON.parse(out).document.outcome).toBe('locked')
  })
})

describe('verify', () => {
  test('exits 1 on a warning at or above --fail-on, with a report page', async () => {
    const { code, out } = await zhiyan(
      'verify',
      'invented-patent-number.pdf',
      '--archive',
      'archive',
      '--html',
      'r.html',
    )
    expect(code).toBe(1)
    expect(out).toContain('PAT-001')
    expect(await readFile(join(folder, 'r.html'), 'utf8')).toContain('PAT-001')
  })

  test('exits 0 when nothing reaches --fail-on, and prints one JSON object', async () => {
    const { code, out } = await zhiyan('verify', 'clean-portal.pdf', '--archive', 'archive', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out).counts).toMatchObject({ red: 0, orange: 0 })
  })

  test('exits 5 when some files could not be read, and 3 when none could', async () => {
    expect((await zhiyan('verify', 'clean-portal.pdf', 'locked-file.pdf')).code).toBe(5)
    expect((await zhiyan('verify', 'locked-file.pdf')).code).toBe(3)
  })

  test('exits 4 when the archive folder holds no archive', async () => {
    const { code, err } = await zhiyan('verify', 'clean-portal.pdf', '--archive', 'no-archive')
    expect(code).toBe(4)
    expect(err).toContain('档案库缺失')
  })
})

describe('application', () => {
  const data = ['--data', 'kept']

  test('a list, one application, and what became of it, with who was verified again', async () => {
    await zhiyan('verify', 'clean-portal.pdf', 'invented-patent-number.pdf', ...data)
    const { applications } = JSON.parse((await zhiyan('application', 'list', '--json', ...data)).out)
    expect(applications).toHaveLength(2)
    const [{ applicationId }, { applicationId: other }] = applications

    const granted = await zhiyan('application', 'outcome', applicationId, '已获评', '--cut-off', '2019-06-30', ...data)
    expect(granted).toMatchObject({ code: 0, out: expect.stringContaining('记为已获评，申报时间截止 2019-06-30') })
    expect(granted.out).not.toContain(other)
    const shown = JSON.parse((await zhiyan('application', 'show', applicationId, '--json', ...data)).out)
    expect(shown).toMatchObject({ outcome: 'granted', cutOff: '2019-06-30', report: { applicationId } })
    expect((await zhiyan('application', 'list', ...data)).out).toContain('已获评（截止 2019-06-30）')

    const taken = await zhiyan(
      'application',
      'outcome',
      applicationId,
      'failed',
      '--cut-off',
      'none',
      '--json',
      ...data,
    )
    expect(JSON.parse(taken.out)).toMatchObject({ application: { outcome: 'failed' }, verifiedAgain: [applicationId] })
    expect(JSON.parse(taken.out).application).not.toHaveProperty('cutOff')

    const unknown = await zhiyan('application', 'outcome', 'NOBODY', 'granted', ...data)
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('application list') })
  }, 120_000)

  test('what cannot be meant is refused before any engine starts', async () => {
    for (const [word, ...args] of [
      ['list、show、outcome', 'frobnicate'],
      ['granted（已获评）', 'outcome', 'A', 'passed'],
      ['实有的日期', 'outcome', 'A', 'granted', '--cut-off', '2019-02-30'],
      ['申报编号和结果', 'outcome', 'A'],
      ['申报编号', 'show'],
      ['只用于 outcome', 'list', '--cut-off', '2019-06-30'],
    ] as const) {
      const { code, err } = await zhiyan('application', ...args, '--data', 'never-made')
      expect({ code, err }, args.join(' ')).toMatchObject({ code: 2, err: expect.stringContaining(word) })
    }
    expect(await readdir(folder)).not.toContain('never-made')
  })
})

describe('slips of the hand', () => {
  const refused = async (...args: readonly string[]) => {
    const { code, out, err } = await zhiyan(...args)
    expect({ code, out }, args.join(' ')).toEqual({ code: 2, out: '' })
    expect(err).not.toMatch(/内部错误|\bat .*:\d+/)
    return err
  }

  test('a path that is not there, or is a folder, is said with what to do', async () => {
    expect(await refused('parse', 'nobody.pdf')).toContain('请检查路径')
    expect(await refused('parse', 'archive')).toContain('这是文件夹')
    expect(await refused('verify', 'archive')).toContain('这是文件夹')
    expect(await refused('archive', 'import', 'nobody.csv', '--dataset', 'awards')).toContain('请检查路径')
    expect(await refused('archive', 'match', 'nobody.json')).toContain('请检查路径')
  })

  test('a page that cannot be written is refused before any work', async () => {
    expect(await refused('verify', 'clean-portal.pdf', '--html', 'nowhere/r.html')).toContain('无法写入文件')
    expect(await refused('verify', 'clean-portal.pdf', '--html', 'archive')).toContain('这是文件夹')
  })

  test('pictures are for a page only', async () => {
    expect(await refused('verify', 'clean-portal.pdf', '--pictures')).toContain('--html FILE')
  })

  test('a query that is no JSON is answered with an example', async () => {
    await writeFile(join(folder, 'query.json'), '{bad')
    expect(await refused('archive', 'match', 'query.json')).toContain('应为 JSON（形如')
  })

  test('options are explained in Chinese, and none is passed over in silence', async () => {
    expect(await refused('verify', 'clean-portal.pdf', '--wat')).toContain('没有 --wat 这个选项')
    expect(await refused('verify', 'clean-portal.pdf', '--archive')).toContain('--archive 后面缺少内容')
    expect(await refused('parse', 'clean-portal.pdf', '--json=yes')).toContain('--json 后面不带内容')
    expect(await refused('archive', 'stats', '--bogus')).toContain('没有 --bogus 这个选项')
    expect(await refused('verify', 'clean-portal.pdf', '--json', '--sarif')).toContain('只能选一个')
    expect(await refused('serve', 'clean-portal.pdf')).toContain('请用 verify')
  })

  test('one file given twice is one application, and its sender is told', async () => {
    await copyFile(join(folder, 'clean-portal.pdf'), join(folder, 'copy.pdf'))
    const { code, out, err } = await zhiyan('verify', 'clean-portal.pdf', 'copy.pdf', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toHaveProperty('applicationId')
    expect(err).toContain('copy.pdf 与 clean-portal.pdf 内容完全相同')
  })

  test('a port in use is refused before the samples are worked through', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await refused('serve', '--port', String(port))).toContain('已被占用')
    server.close()
  })

  test('a data folder that is a file is refused with what to do', async () => {
    expect(await refused('archive', 'stats', '--data', 'clean-portal.pdf')).toContain('--data 指定另一个目录')
  })
})

test('Ctrl-C in the middle of a verification leaves no copy of the file behind', async () => {
  const own = join(folder, 'tmp')
  await mkdir(own)
  const child = spawn(process.execPath, [command, 'verify', 'clean-portal.pdf'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: own },
  })
  // The note about the archive comes when the stack stands and the work begins.
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(await readdir(own)).toEqual([])
})

describe('usage', () => {
  test('an unknown command, a missing file and a wrong option exit 2 and say what to type', async () => {
    for (const args of [['frobnicate'], ['verify'], ['verify', 'nobody.pdf'], ['parse', 'clean-portal.pdf', '--wat']]) {
      const { code, err } = await zhiyan(...args)
      expect(code, args.join(' ')).toBe(2)
      expect(err).toContain('用法')
    }
  })

  test('rules list names every rule with what it cannot see', async () => {
    const { out } = await zhiyan('rules', 'list', '--json')
    const { rules } = JSON.parse(out)
    expect(rules.length).toBeGreaterThanOrEqual(23)
    expect(rules.every((rule: { cannotSee: string }) => rule.cannotSee.length > 0)).toBe(true)
  })
})
