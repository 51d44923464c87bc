import { describe, expect, test } from 'vitest'
import { environmentNames, readSettings } from '#cdk/settings'
import { someSettings } from './templates.ts'

test.each(environmentNames())('the settings of %s can be read', (name) => {
  expect(readSettings(name).name).toBe(name)
})

test('both partitions have an environment, so that both are synthesised', () => {
  expect(new Set(environmentNames().map((name) => readSettings(name).partition))).toEqual(new Set(['aws', 'aws-cn']))
})

describe('settings are refused', () => {
  test.each([
    ['a region of the other partition', { region: 'cn-north-1' }, 'region'],
    ['a partition that does not match the region', { partition: 'aws-cn' }, 'region'],
    ['a budget where there are none', { partition: 'aws-cn', region: 'cn-north-1', monthlyBudgetUsd: 1 }, 'Budgets'],
    ['an issuer without TLS', { oidc: { issuer: 'http://issuer.example.org', audience: ['a'] } }, 'issuer'],
    ['no audience', { oidc: { issuer: 'https://issuer.example.org', audience: [] } }, 'audience'],
    ['nobody to mail alarms to', { alarmEmails: [] }, 'alarmEmails'],
    ['a concurrency below what SQS takes', { concurrency: { parse: 1, verify: 2, import: 2 } }, 'concurrency.parse'],
    [
      'logs that end before six months',
      { retention: { applicationsDays: 1, oldVersionsDays: 1, logsDays: 30, accessLogsDays: 1 } },
      'logsDays',
    ],
    ['a member that nobody reads', { regoin: 'x' }, 'regoin'],
  ])('%s', (_, change, word) => {
    expect(() => someSettings(change)).toThrow(word)
  })
})

test('an unknown environment is named in the error', () => {
  expect(() => readSettings('nowhere')).toThrow(/nowhere/)
})

test('an issuer may call the claims of role and committee as it must', () => {
  const oidc = { issuer: 'https://issuer.example.org', audience: ['a'], roleClaim: 'custom:role' }
  expect(someSettings({ oidc }).oidc).toMatchObject({ roleClaim: 'custom:role', committeeClaim: 'zhiyan:committee' })
})

test('a console origin is kept without path and slash, as browsers send it', () => {
  expect(someSettings({ consoleOrigins: ['https://console.example.org/zhiyan/'] }).consoleOrigins).toEqual([
    'https://console.example.org',
  ])
})
