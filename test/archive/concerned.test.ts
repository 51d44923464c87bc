import { expect, test } from 'vitest'
import { maxKeysKept } from '#archive/commit-change'
import { createConcerned, fewKeys } from '#archive/concerned'
import type { ApplicationMeta } from '#domain/claimant'
import { aMeta } from '../builders/run.ts'

const watching: Readonly<Record<string, readonly string[]>> = {
  holds: ['t#patent#1', 'i#doi#x'],
  other: ['t#patent#2'],
  old: ['t#patent#1'],
}
const metas: readonly ApplicationMeta[] = [
  aMeta({ applicationId: 'holds', submittedAt: '2023-05-02T01:00:00.000Z' }),
  aMeta({ applicationId: 'other', submittedAt: '2026-04-01T01:00:00.000Z' }),
  aMeta({ applicationId: 'old', submittedAt: '2023-04-30T01:00:00.000Z' }),
]

const setUp = (more: readonly ApplicationMeta[] = []) => {
  const calls = { watchers: 0, watched: 0, lists: 0 }
  const concernedBy = createConcerned({
    clock: { now: () => '2026-05-01T00:00:00.000Z' },
    applications: {
      list: async () => {
        calls.lists++
        return [...metas, ...more]
      },
      meta: async (id) => metas.find(({ applicationId }) => applicationId === id),
    },
    claimIndex: {
      watchers: async (keys) => {
        calls.watchers++
        return Object.keys(watching).filter((id) => watching[id]?.some((key) => keys.includes(key)))
      },
      watched: async (id) => {
        calls.watched++
        return watching[id] ?? []
      },
    },
  })
  const ids = async (keys: readonly string[], everybody?: boolean) => {
    const found: string[] = []
    for await (const page of concernedBy(keys, everybody)) found.push(...page.map(({ applicationId }) => applicationId))
    return found
  }
  return { ids, calls }
}
const many = (n: number) => Array.from({ length: n }, (_, i) => `t#award#${i}`)

test('a few changed keys are looked up, and an application older than three years is left alone', async () => {
  const { ids, calls } = setUp()
  expect(await ids(['t#patent#1'])).toEqual(['holds'])
  expect(calls).toEqual({ watchers: 1, watched: 0, lists: 0 })
})

test('many changed keys are compared with those of each application: who holds none is not asked', async () => {
  const { ids, calls } = setUp()
  expect(await ids([...many(fewKeys), 't#patent#1'])).toEqual(['holds'])
  expect(calls).toEqual({ watchers: 0, watched: 2, lists: 1 })
})

test('of more applications than changed keys the keys are looked up', async () => {
  const crowd = Array.from({ length: fewKeys + 2 }, (_, n) =>
    aMeta({ applicationId: `a${n}`, submittedAt: '2026-04-01' }),
  )
  const { ids, calls } = setUp(crowd)
  expect(await ids([...many(fewKeys), 't#patent#1'])).toEqual(['holds'])
  expect(calls).toEqual({ watchers: 1, watched: 0, lists: 1 })
})

test('keys beyond what can be kept, or a table that became complete, concern everybody of three years', async () => {
  const { ids, calls } = setUp()
  expect(await ids(many(maxKeysKept + 1))).toEqual(['holds', 'other'])
  expect(await ids([], true)).toEqual(['holds', 'other'])
  expect(calls.watched).toBe(0)
})
