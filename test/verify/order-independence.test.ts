import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claim } from '#domain/claim'
import {
  type ApplicationGiven,
  achievementOf,
  applicationOf,
  claimOf,
  type Person,
  personOf,
} from '../../bench/simulate/cast.ts'
import { anEngine } from '../contract/an-engine.ts'
import { killedAt } from './a-world.ts'
import { anOrderWorld, type Filed } from './order-world.ts'
import { prose } from './text-world.ts'

/**
 * Whatever the order in which applications come, however often and late they are delivered, whoever is verified at the same time and wherever
 * one verification dies: the warnings at the end are the same.
 */

const engine = anEngine()

const [first, second, third, fourth, fifth, sixth, seventh, eighth] = Array.from({ length: 8 }, (_, n) =>
  personOf(1 + n * 977),
) as [Person, Person, Person, Person, Person, Person, Person, Person]
const patent = achievementOf(400, [first.name], 2017)
const project = achievementOf(401, [fourth.name, fifth.name])
const prize = achievementOf(402, [fourth.name, fifth.name])
const told = prose(1)

const filed = (
  person: Person,
  claims: readonly Claim[],
  given: ApplicationGiven = {},
  more: Omit<Filed, 'application'> = {},
): Filed => ({ application: applicationOf(person, claims, given), ...more })

const middleTitle: ApplicationGiven = {
  presentTitle: { name: '助理工程师', level: 'assistant', grantedOn: '2014-12-20' },
  target: { name: '工程师', level: 'middle', series: '工程' },
}

const summary = (text: string): Omit<Filed, 'application'> => ({
  texts: [{ kind: 'summary', title: '专业技术工作总结', parts: { whole: text } }],
})

const applications: Readonly<Record<string, Filed>> = {
  // One patent, three first inventors; the first of them was granted a title for it before.
  a: filed(first, [claimOf(patent, 1)], { presentTitle: { grantedOn: '2019-12-20' } }),
  b: filed(second, [claimOf(patent, 1), claimOf(achievementOf(444, [second.name]), 1)]),
  c: filed(third, [claimOf(patent, 1)]),
  earlier: filed(first, [claimOf(patent, 1)], middleTitle, {
    meta: { season: '2019', outcome: 'granted', cutOff: '2019-06-30', submittedAt: '2019-05-01' },
  }),
  // Honest partners in a project and a prize.
  d: filed(fourth, [claimOf(project, 1), claimOf(prize, 1)]),
  e: filed(fifth, [claimOf(project, 2), claimOf(prize, 2)]),
  // A text that was sold.
  f: filed(sixth, [claimOf(achievementOf(405, [sixth.name]), 1)], {}, summary(told)),
  g: filed(seventh, [claimOf(achievementOf(409, [seventh.name]), 1)], {}, summary(prose(2, 4) + told.slice(0, 400))),
  // Nobody's.
  h: filed(eighth, [claimOf(achievementOf(480, [eighth.name]), 1)]),
}
const ids = Object.keys(applications)

type World = Awaited<ReturnType<typeof anOrderWorld>>

const upload = (world: World, id: string): Promise<void> => {
  const one = applications[id]
  if (!one) throw new Error(`no application ${id}`)
  return world.upload(id, one)
}

const warningsOf = async (world: World) =>
  Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await world.warnings(id)] as const)))

const quiet = async () => {
  const world = await anOrderWorld(engine())
  for (const id of ids) {
    await upload(world, id)
    await world.verify(id)
    await world.drain()
  }
  return warningsOf(world)
}

/** A step of what happens: an upload or a delivery that comes again; all of one group happen at once. */
interface Disturbed {
  readonly order: readonly string[]
  readonly again: readonly string[]
  readonly groups: readonly number[]
  readonly drains: readonly boolean[]
  readonly kill: { readonly call: number; readonly when: 'before' | 'after' }
}

const disturbed = async ({ order, again, groups, drains, kill }: Disturbed) => {
  const world = await anOrderWorld(engine(), killedAt(kill.call, kill.when))
  const steps = [...order, ...again]
  let at = 0
  for (let n = 0; at < steps.length; n++) {
    const group = steps.slice(at, at + (groups[n % groups.length] ?? 1))
    at += group.length
    // A file that comes again while its application is verified, and verifications of the group at once.
    await Promise.all(group.map((id) => upload(world, id)))
    await Promise.all([...new Set(group)].map((id) => world.verify(id)))
    if (drains[n % drains.length]) await world.drain()
  }
  await world.drain()
  return warningsOf(world)
}

/** 200 orders for the bar; a check runs fewer of them unless it is told. */
const numRuns = Number(process.env.ZHIYAN_ORDERS ?? 30)

test('the warnings at the end do not depend on order, repetition, delay, simultaneity or a death', async () => {
  const expected = await quiet()
  const codes = (id: string) => [...new Set(expected[id]?.map(({ code }) => code))].toSorted()
  expect(codes('a')).toContain('CLM-001')
  expect(codes('a')).toContain('REU-001')
  expect(codes('f')).toContain('TXT-002')
  for (const honest of ['d', 'e', 'h'])
    expect(
      expected[honest]?.filter(({ code, severity }) => /^(?:CLM|TXT|REU)/.test(code) && severity !== 'blue'),
    ).toEqual([])

  await fc.assert(
    fc.asyncProperty(
      fc.record({
        order: fc.shuffledSubarray(ids, { minLength: ids.length }),
        again: fc.array(fc.constantFrom(...ids), { maxLength: 6 }),
        groups: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
        drains: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        kill: fc.record({
          call: fc.integer({ min: 1, max: 120 }),
          when: fc.constantFrom('before' as const, 'after' as const),
        }),
      }),
      async (order) => {
        expect(await disturbed(order)).toEqual(expected)
      },
    ),
    { numRuns },
  )
}, 1_800_000)
