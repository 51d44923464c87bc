import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
