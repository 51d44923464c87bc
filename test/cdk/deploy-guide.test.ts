import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsOf, synthesise } from './templates.ts'

const guide = readFileSync(join(import.meta.dirname, '../../docs/how-to/deploy.md'), 'utf8')

/** `parse-stalled` → `stalled`: the guide explains kinds of alarms. */
const kindOf = (alarm: string) =>
  alarm.replace(/^zhiyan-test-/, '').replace(/^(parse|verify|import)-(?=stalled|dead)/, '')

test('the guide says of every kind of alarm what it means and what to do', () => {
  const kinds = synthesise(settingsOf.aws)
    .ofType('AWS::CloudWatch::Alarm')
    .map(({ Properties }) => kindOf(Properties.AlarmName))
  const explained = [...guide.matchAll(/^\| `(?:[A-Z]+-)?([a-z-]+)` \| .{30,} \| .{30,} \|$/gm)].map(
    ([, kind]) => kind ?? '',
  )
  expect(explained.length).toBeGreaterThan(7)
  const missing = kinds.filter((kind) => !explained.some((it) => kind === it || kind.endsWith(`-${it}`)))
  expect(missing).toEqual([])
  expect(explained.filter((it) => !kinds.some((kind) => kind === it || kind.endsWith(`-${it}`)))).toEqual([])
})

test('the guide names every member of the settings', () => {
  const members = Object.keys(settingsOf.aws).filter((name) => !['retention', 'oidc'].includes(name))
  for (const member of members) expect(guide).toContain(member)
})

test('no command of the guide uses a stack, a script or a file that is not there', () => {
  const files = [...guide.matchAll(/`((?:cdk|docs|build)\/[\w./-]+\.(?:ts|json|md))`/g)].map(
    ([, file]) => file?.replace('NAME', 'pilot') ?? '',
  )
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) expect(() => readFileSync(join(import.meta.dirname, '../..', file))).not.toThrow()
  expect([...guide.matchAll(/zhiyan-NAME-(\w+)/g)].map(([, stack]) => stack)).toEqual(
    expect.arrayContaining(['storage', 'pipeline', 'review', 'watch']),
  )
})
