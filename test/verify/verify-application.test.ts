import { expect, test } from 'vitest'
import { Terminal } from '#domain/failure'
import { anEngine } from '../contract/an-engine.ts'
import { aSeason, type LightFile } from '../journeys/light-knowledge.ts'
import { aWorld, killedAt } from './a-world.ts'

const engine = anEngine()

const qin: LightFile = { person: '覃某某', residentId: '1', claims: ['桥梁监测系统'] }
const wei: LightFile = { person: '韦某', residentId: '2', claims: ['桥梁监测系统'] }
const weiAlone: LightFile = { person: '韦某', residentId: '2', claims: ['边坡支护'] }

test.for(['before', 'after'] as const)('a death %s any write loses neither side of a duplicate', async (when) => {
  let deaths = 0
  for (let n = 1; ; n++) {
    const kill = killedAt(n, when)
    const world = aWorld(engine(), kill)
    await world.upload('a', qin)
    await world.untilDone(world.id('a'))
    await world.upload('b', wei)
    await world.untilDone(world.id('b'))
    await world.drain()
    expect(await world.counterparts('a'), `death ${when} write ${n}`).toEqual([world.id('b')])
    expect(await world.counterparts('b'), `death ${when} write ${n}`).toEqual([world.id('a')])
    if (kill.callsOf() < n) break
    deaths++
  }
  expect(deaths).toBeGreaterThan(10)
})

test('the other side is asked although its own verification dies in the rules', async () => {
  const world = aWorld(engine())
  await world.upload('a', qin)
  await world.untilDone(world.id('a'))
  await world.upload('b', wei)
  await expect(world.verifyWithBrokenRules(world.id('b'))).rejects.toThrow('broken rule')
  await world.drain()
  expect(await world.counterparts('a')).toEqual([world.id('b')])
})

test('the exchange ends: a verification without news asks nobody and publishes nothing', async () => {
  const world = aWorld(engine())
  await world.upload('a', qin)
  await world.upload('b', wei)
  await world.untilDone(world.id('a'))
  await world.untilDone(world.id('b'))
  await world.drain()
  const before = await world.applications.meta(world.id('a'))
  expect(await world.verify(world.id('a'))).toMatchObject({ kind: 'already-current', asked: 0 })
  expect(await world.applications.meta(world.id('a'))).toEqual(before)
})

test('two verifications of both applications at once agree in the end', async () => {
  const world = aWorld(engine())
  await world.upload('a', qin)
  await world.upload('b', wei)
  await Promise.all(['a', 'b', 'a', 'b'].map((name) => world.untilDone(world.id(name))))
  await world.drain()
  expect(await world.counterparts('a')).toEqual([world.id('b')])
  expect(await world.counterparts('b')).toEqual([world.id('a')])
})

test('a file that comes during a verification is never left out, whoever ends last', async () => {
  const world = aWorld(engine())
  await world.upload('a', qin)
  await world.untilDone(world.id('a'))
  await world.upload('b', weiAlone)
  const early = world.untilDone(world.id('b'))
  await world.upload('b', wei)
  await Promise.all([early, world.untilDone(world.id('b'))])
  await world.drain()
  expect((await world.applications.currentRun(world.id('b')))?.documents).toHaveLength(2)
  expect(await world.counterparts('b')).toEqual([world.id('a')])
  expect(await world.counterparts('a')).toEqual([world.id('b')])
})

test('an unreadable file alone is a run that says so', async () => {
  const world = aWorld(engine())
  expect(await world.parse('a', new TextEncoder().encode('no pdf'))).toMatchObject({ outcome: 'not-a-pdf', pages: 0 })
  expect(await world.verify(world.id('a'))).toMatchObject({ kind: 'published' })
  expect((await world.applications.currentRun(world.id('a')))?.documents).toMatchObject([{ outcome: 'not-a-pdf' }])
})

test('nothing uploaded is no run, and an application that nobody engine() is given up', async () => {
  const world = aWorld(engine())
  await world.applications.open({ applicationId: world.id('empty'), ...aSeason })
  expect(await world.verify(world.id('empty'))).toEqual({ kind: 'nothing-uploaded' })
  await expect(world.verify(world.id('unknown'))).rejects.toThrow(Terminal)
})

test('a document whose layers are gone is no document without claims: its duplicate is not forgotten', async () => {
  const world = aWorld(engine())
  const { documentId } = await world.upload('a', qin)
  await world.upload('b', wei)
  await world.untilDone(world.id('a'))
  await world.untilDone(world.id('b'))
  await world.drain()
  const before = await world.applications.currentRun(world.id('a'))
  world.loseApplicationOf(documentId)
  await expect(world.verify(world.id('a'))).rejects.toThrow(Terminal)
  await world.verify(world.id('b'))
  expect(await world.counterparts('b')).toEqual([world.id('a')])
  expect(await world.applications.currentRun(world.id('a'))).toEqual(before)
})

test('a failure that was written down is gone after the next verification, though nothing else has changed', async () => {
  const world = aWorld(engine())
  await world.upload('a', qin)
  await world.untilDone(world.id('a'))
  await world.applications.fail(world.id('a'), '核验未能完成')
  expect(await world.verify(world.id('a'))).toMatchObject({ kind: 'published' })
  expect((await world.applications.meta(world.id('a')))?.failure).toBeUndefined()
  expect(await world.verify(world.id('a'))).toMatchObject({ kind: 'already-current' })
})

test('a run holds no identity number of the applicant', async () => {
  const world = aWorld(engine())
  await world.upload('a', { ...qin, residentId: '11010519491231002X' })
  await world.untilDone(world.id('a'))
  const run = await world.applications.currentRun(world.id('a'))
  expect(run?.application?.applicant.name).toBe('覃某某')
  expect(JSON.stringify(run)).not.toContain('11010519491231002X')
})
