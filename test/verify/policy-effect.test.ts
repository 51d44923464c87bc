import { expect, test } from 'vitest'
import type { AssessmentInput } from '#domain/assessment'
import type { Archive } from '#domain/ports'
import { aRecord } from '#test/builders/record'
import { createPolicyEffect } from '#verify/policy-effect'
import { anEngine } from '../contract/an-engine.ts'
import { emptyArchive } from './a-world.ts'
import { aTextWorld, prose, type TextFile } from './text-world.ts'

const engine = anEngine()

const sold = prose(1)
const summary = (person: string, residentId: string): TextFile => ({
  person,
  residentId,
  unit: `${person}所在公司`,
  texts: [{ kind: 'summary', title: '专业技术工作总结', parts: { whole: sold } }],
})
const bar = aRecord('integrity', { title: '申报材料不实', dates: { end: '2030-06-30' } })

test('a dry run looks at what a verification looks at: texts, the register and all else, and touches nothing', async () => {
  const seen: AssessmentInput[] = []
  let snapshots = 0
  const archive: Archive = {
    ...emptyArchive,
    byKeys: async (keys) => keys.map((key) => ({ ...bar, recordId: `register#integrity#${key.length}` })),
    snapshot: async () => {
      snapshots++
      return emptyArchive.snapshot()
    },
  }
  const world = aTextWorld(engine(), { archive, onAssess: (input) => void seen.push(input) })
  for (const [name, file] of [
    ['a', summary('覃某某', '1')],
    ['b', summary('黄某某', '3')],
  ] as const) {
    await world.upload(name, file)
    await world.verify(name)
  }
  await world.drain()
  const last = new Map(seen.map((input) => [input.meta.applicationId, input]))
  expect(last.get(world.id('a'))?.passages?.texts).toHaveLength(1)
  expect(last.get(world.id('a'))?.integrity).toHaveLength(1)

  seen.length = 0
  snapshots = 0
  const { policy } = world.parts
  const own = async () => (await world.parts.applications.list()).filter(({ applicationId }) => last.has(applicationId))
  const effectOf = createPolicyEffect({ ...world.parts, applications: { ...world.parts.applications, list: own } })
  const effect = await effectOf(policy, { ...policy, version: 'another' })
  expect(effect).toMatchObject({ compared: 2, touched: [] })
  expect(snapshots).toBe(1)
  expect(world.asked).toEqual([])
  for (const input of seen) {
    const { policy: _, meta, ...rest } = input
    const { policy: __, meta: before, ...verified } = last.get(meta.applicationId) ?? expect.fail()
    expect(rest).toEqual(verified)
    expect(meta.submittedAt).toBe(before.submittedAt)
  }
})
