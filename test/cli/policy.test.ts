import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { policyCommand } from '#cli/policy'
import { UsageError } from '#cli/usage'
import type { PartialDate } from '#domain/dates'
import { openStack } from '#local/stack'
import { anApplication } from '#test/builders/application'
import file from '../../shared/rules/policy/guangxi-2026.json' with { type: 'json' }
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhiyan-policy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const withCutOff = (day: string) => ({
  ...file,
  version: `guangxi-test-${day}`,
  cutOffs: [{ ...file.cutOffs[0], seniority: day, achievements: day, confirmed: true }],
})

const run = (...args: readonly string[]) => runCommand(() => policyCommand(args))

test('show says what is in force and marks what is not confirmed', async () => {
  const { code, out } = await run('show', '--data', folder)
  expect(code).toBe(0)
  expect(out).toContain('政策 guangxi-2026')
  expect(out).toContain('资历 2026-12-31，成果 2026-12-31（未确认，不高于蓝色）')
  expect(out).toContain('已录入 2024、2025、2026')
})

test('check names the file, the place and what to write', async () => {
  const bad = await run('check', write('bad.json', withCutOff('2026-06-31')))
  expect(bad.code).toBe(3)
  expect(bad.out).toContain('bad.json 有 2 处须改正')
  expect(bad.out).toContain('cutOffs[0].seniority  须为实有的日期，写成 "2026-06-30"')
  expect((await run('check', write('torn.json', '{"version":'))).out).toContain('不是正确的 JSON')
  expect((await run('check', write('good.json', withCutOff('2026-06-30')))).code).toBe(0)
})

test('a file that cannot be used is put in force by nobody', async () => {
  await expect(run('apply', write('bad.json', withCutOff('2026-06-31')), '--data', folder)).rejects.toThrow(UsageError)
  await expect(run('diff', join(folder, 'none.json'))).rejects.toThrow(UsageError)
})

const aFile = (grantedOn: PartialDate) => {
  const { application } = anApplication({ presentTitle: { grantedOn } })
  return new TextEncoder().encode(JSON.stringify(application))
}
const readBuilt = async (bytes: Uint8Array) => ({
  pages: { kind: 'read', parserVersion: 'built', outcome: 'read', pages: [], active: [] } as const,
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: JSON.parse(new TextDecoder().decode(bytes)),
})
const meta = { committee: '工程', region: '广西', outcome: 'open', submittedAt: '2026-07-01T00:00:00.000Z' } as const

test('a cut-off moved by one month: the difference first, and only whom it touches is verified again', {
  timeout: 120_000,
}, async () => {
  const dataDir = join(folder, 'data')
  const open = () => openStack({ dataDir, read: readBuilt })
  const runs = async () => {
    const stack = await open()
    const found = await Promise.all(['short', 'long', 'earlier'].map((id) => stack.applications.currentRun(id)))
    await stack.stop()
    return found.map((one) => one ?? expect.fail())
  }
  const stack = await open()
  await stack.upload('short', 'a.pdf', aFile('2021-06'), { ...meta, season: '2026' })
  await stack.upload('long', 'b.pdf', aFile('2015-06'), { ...meta, season: '2026' })
  await stack.upload('earlier', 'c.pdf', aFile('2015-06'), { ...meta, season: '2025' })
  await stack.idle()
  await stack.stop()
  expect((await run('apply', write('june.json', withCutOff('2026-06-30')), '--data', dataDir)).code).toBe(0)
  const before = await runs()
  expect(before.map(({ warnings }) => warnings.some(({ code }) => code === 'QUA-001'))).toEqual([false, false, false])

  // 2021-07 to 2026-06 are 60 months, to 2026-05 they are 59.
  const may = write('may.json', withCutOff('2026-05-31'))
  const dry = JSON.parse((await run('diff', may, '--data', dataDir, '--json')).out)
  expect(dry).toMatchObject({ dryRun: true, compared: 3 })
  expect(dry.touched.map(({ applicationId }: { applicationId: string }) => applicationId).toSorted()).toEqual([
    'long',
    'short',
  ])
  const short = dry.touched.find(({ applicationId }: { applicationId: string }) => applicationId === 'short')
  expect(short.warnings).toMatchObject([{ is: 'come', code: 'QUA-001', to: 'orange' }])
  expect(await runs()).toEqual(before)

  const { out } = await run('apply', may, '--data', dataDir)
  expect(out).toContain('新增  ▲橙 QUA-001')
  expect(out).toContain('重新核验了 2 件')
  const after = await runs()
  expect(after.map(({ versions }) => versions.policy.startsWith('guangxi-test-2026-05-31'))).toEqual([
    true,
    true,
    false,
  ])
  expect(after[2]).toEqual(before[2])
  expect(after[0]?.warnings.map(({ code, severity }) => [code, severity])).toContainEqual(['QUA-001', 'orange'])
  expect(JSON.parse(readFileSync(join(dataDir, 'policy.json'), 'utf8')).version).toBe('guangxi-test-2026-05-31')
})
