import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recheckCommand } from '#cli/recheck'
import { UsageError } from '#cli/usage'
import { openStack } from '#local/stack'
import { anApplication } from '#test/builders/application'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhiyan-recheck-'))
const dataDir = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: readonly string[]) => runCommand(() => recheckCommand([...args, '--data', dataDir]))

const file = new TextEncoder().encode(
  JSON.stringify(anApplication({ presentTitle: { grantedOn: '2024-06' } }).application),
)
const read = async (bytes: Uint8Array) => ({
  pages: { kind: 'read', parserVersion: 'built', outcome: 'read', pages: [], active: [] } as const,
  form: { fields: [], tables: [], sections: [], certificates: [] },
  application: JSON.parse(new TextDecoder().decode(bytes)),
})
const meta = { committee: '工程评委会', region: '广西', submittedAt: '2026-07-01T00:00:00.000Z', cutOff: '2026-12-31' }

beforeAll(async () => {
  const stack = await openStack({ dataDir, read })
  const upload = (id: string, given: object) =>
    stack.upload(id, `${id}.pdf`, file, { ...meta, season: '2026', outcome: 'granted', ...given })
  await upload('passed', {})
  await upload('other-committee', { committee: '经济评委会' })
  await upload('open', { outcome: 'open' })
  await upload('withdrawn', { outcome: 'withdrawn' })
  await upload('earlier', { season: '2025' })
  await stack.idle()
  await stack.stop()
}, 60_000)

test('those who passed are chosen from, with reasons, faults and the seed; the CSV is for Excel', async () => {
  const facts = join(folder, 'facts.json')
  writeFileSync(facts, JSON.stringify({ newCommittees: ['经济评委会'] }))
  const csv = join(folder, 'sample.csv')
  const args = ['select', '--season', '2026', '--size', '9', '--seed', '一号', '--facts', facts]
  const { code, out } = await run(...args, '--csv', csv, '--json')
  expect(code).toBe(0)
  const sample = JSON.parse(out)
  expect(sample).toMatchObject({ season: '2026', seed: '一号', frame: { applications: 2 } })
  expect(sample.chosen).toMatchObject([
    { applicationId: 'other-committee', probability: 1, level: 'associate', series: '工程' },
    { applicationId: 'passed', faults: { H: 1, P: 0, T: 0 } },
  ])
  expect(sample.chosen[0].words).toContain('所在评委会为新核准组建')
  expect(readFileSync(csv, 'utf8')).toContain('"2","passed","工程评委会","工程","副高级","已获评"')
  expect((await run(...args)).out).toContain('从 2 件中抽取 2 件（种子“一号”')
  // Nobody who is named in the applications is named in the sample.
  expect(out).not.toContain('覃')
})

test('before the results all but the withdrawn are chosen from; one committee alone, when asked', async () => {
  const chosen = async (...more: readonly string[]) => {
    const { out } = await run('select', '--season', '2026', '--size', '9', '--seed', 's', '--all', '--json', ...more)
    return JSON.parse(out).chosen.map((one: { applicationId: string }) => one.applicationId)
  }
  expect(await chosen()).toEqual(['open', 'other-committee', 'passed'])
  expect(await chosen('--committee', '经济评委会')).toEqual(['other-committee'])
})

test('a season without results says what to do', async () => {
  expect((await run('select', '--season', '2024', '--size', '9', '--seed', 's')).out).toContain('没有已获评的申报')
})

test('what is missing is asked for before anything is opened', async () => {
  await expect(run('select', '--size', '9')).rejects.toThrow(UsageError)
  await expect(run('select', '--seed', 's')).rejects.toThrow('--size 应为')
  await expect(run('select', '--seed', 's', '--size', '1.5')).rejects.toThrow('不能是“1.5”')
  await expect(run('choose', '--seed', 's', '--size', '1')).rejects.toThrow(UsageError)
  const bad = join(folder, 'bad.json')
  writeFileSync(bad, '{"newComittees":[]}')
  await expect(run('select', '--seed', 's', '--size', '1', '--facts', bad)).rejects.toThrow('newComittees')
})
