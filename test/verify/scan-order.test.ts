import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Application } from '#domain/application'
import { achievementOf, applicationOf, claimOf, type Person, personOf } from '../../bench/simulate/cast.ts'
import { awardProof } from '../../bench/simulate/proofs.ts'
import { anEngine } from '../contract/an-engine.ts'
import { anOrderWorld } from './order-world.ts'

/** Whatever the order in which applications come and are verified, both sides of one certificate end with the same warnings. */

const engine = anEngine()

const people = Array.from({ length: 8 }, (_, n) => personOf(n * 977))
const [a, b, c, d, e, f, g] = people as [Person, Person, Person, Person, Person, Person, Person]
const namesOf = (...persons: readonly Person[]) => persons.map(({ name }) => name)
const prizes = [404, 408, 412].map((n) => achievementOf(n, namesOf(...people)))

const holding = (
  person: Person,
  prize: number,
  names: readonly string[],
  number: string,
  rank: number,
): Application => {
  const one = prizes[prize]
  if (!one) throw new Error('no such prize')
  const proof = awardProof(one, names, number)
  const claim = claimOf(one, rank)
  return applicationOf(person, [{ ...claim, evidence: [...claim.evidence, proof.certificate.evidence] }], { proof })
}

/** Three hold one certificate, each with their own name; three are one team; two have papers of their own; one applies twice. */
const applications: Readonly<Record<string, Application>> = {
  forgedA: holding(a, 0, namesOf(a), '2023-J-2-1-R01', 1),
  forgedB: holding(b, 0, namesOf(b), '2023-J-2-1-R01', 2),
  forgedC: holding(c, 0, namesOf(c), '2023-J-2-1-R01', 3),
  teamD: holding(d, 1, namesOf(d, e, f), '2023-J-2-2', 1),
  teamE: holding(e, 1, namesOf(d, e, f), '2023-J-2-2', 2),
  teamF: holding(f, 1, namesOf(d, e, f), '2023-J-2-2', 3),
  own1: holding(g, 2, namesOf(g), '2023-J-2-3-R01', 1),
  own2: holding(d, 2, namesOf(d), '2023-J-2-3-R02', 2),
  again: holding(a, 0, namesOf(a), '2023-J-2-1-R01', 1),
}
const ids = Object.keys(applications)

const warned = async (order: readonly string[], early: readonly boolean[]) => {
  const world = await anOrderWorld(engine())
  for (const [at, name] of order.entries()) {
    const application = applications[name]
    if (!application) throw new Error(`no application ${name}`)
    await world.upload(name, { application, meta: name === 'again' ? { season: '2025', outcome: 'failed' } : {} })
    world.asked.push(name)
    if (early[at]) await world.drain()
  }
  await world.drain()
  const entries = await Promise.all(
    ids.map(async (name) => {
      const found = (await world.warnings(name)).filter(({ code }) => code === 'CLM-004')
      return [
        name,
        found
          .map(({ severity, counterpart }) => `${severity} ${counterpart?.kind === 'claim' ? counterpart.person : ''}`)
          .toSorted(),
      ] as const
    }),
  )
  return Object.fromEntries(entries)
}

test('three with one certificate warn of each other, a team and its members’ own papers of nobody, in any order', async () => {
  const expected = await warned(ids, [])
  expect(Object.entries(expected).map(([name, found]) => [name, found.length])).toEqual([
    ['forgedA', 2],
    ['forgedB', 2],
    ['forgedC', 2],
    ['teamD', 0],
    ['teamE', 0],
    ['teamF', 0],
    ['own1', 0],
    ['own2', 0],
    ['again', 2],
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
      async (order, early) => {
        expect(await warned(order, early)).toEqual(expected)
      },
    ),
    { numRuns: 15 },
  )
}, 240_000)
