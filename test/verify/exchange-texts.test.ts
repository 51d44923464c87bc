import { describe, expect, test } from 'vitest'
import { anEngine } from '../contract/an-engine.ts'
import { killedAt } from './a-world.ts'
import { aTextWorld, prose, type TextFile } from './text-world.ts'

const engine = anEngine()

const sold = prose(1)
const summary = (person: string, residentId: string, text: string, unit = `${person}所在公司`): TextFile => ({
  person,
  residentId,
  unit,
  texts: [{ kind: 'summary', title: '专业技术工作总结', parts: { whole: text } }],
})
const qin = summary('覃某某', '1', sold)
const wei = summary('韦某', '2', prose(2, 4) + sold.slice(0, 400))
const huang = summary('黄某某', '3', sold)

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length <= 1
    ? [items]
    : items.flatMap((item) => permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]))

test('three applications with one text end with the same warnings in every order of upload', async () => {
  const files = { a: qin, b: wei, c: huang }
  const seen = new Set<string>()
  for (const order of permutations(['a', 'b', 'c'] as const)) {
    const world = aTextWorld(engine())
    for (const name of order) {
      await world.upload(name, files[name])
      await world.verify(name)
    }
    await world.drain()
    const said = await Promise.all(['a', 'b', 'c'].map((name) => world.said(name)))
    seen.add(JSON.stringify(said))
    expect(said).toEqual([
      ['TXT-002 red b', 'TXT-002 red c'],
      ['TXT-002 red a', 'TXT-002 red c'],
      ['TXT-002 red a', 'TXT-002 red b'],
    ])
  }
  expect(seen.size).toBe(1)
})

test('both that are verified at once agree in the end', async () => {
  const world = aTextWorld(engine())
  await world.upload('a', qin)
  await world.upload('c', huang)
  await Promise.all(['a', 'c', 'a', 'c'].map((name) => world.verify(name)))
  await world.drain()
  expect(await world.said('a')).toEqual(['TXT-002 red c'])
  expect(await world.said('c')).toEqual(['TXT-002 red a'])
})

test('a verification that changes no text asks nobody and publishes nothing', async () => {
  const world = aTextWorld(engine())
  await world.upload('a', qin)
  await world.upload('c', huang)
  await world.verify('a')
  await world.verify('c')
  await world.drain()
  expect(await world.verify('a')).toMatchObject({ kind: 'already-current', asked: 0 })
  expect(await world.verify('c')).toMatchObject({ kind: 'already-current', asked: 0 })
})

test.for(['before', 'after'] as const)('a death %s any write loses neither side', async (when) => {
  let deaths = 0
  for (let n = 1; ; n++) {
    const kill = killedAt(n, when)
    const world = aTextWorld(engine(), { kill })
    await world.upload('a', qin)
    await world.verify('a')
    await world.upload('c', huang)
    await world.verify('c')
    await world.drain()
    expect(await world.said('a'), `death ${when} write ${n}`).toEqual(['TXT-002 red c'])
    expect(await world.said('c'), `death ${when} write ${n}`).toEqual(['TXT-002 red a'])
    if (kill.callsOf() < n) break
    deaths++
  }
  expect(deaths).toBeGreaterThan(8)
})

test('a text that its application no longer has is taken out, and the other side is told', async () => {
  const world = aTextWorld(engine())
  await world.upload('a', qin)
  await world.upload('c', huang)
  await world.verify('a')
  await world.verify('c')
  await world.drain()
  // The store holds documents by upload; the first one's texts are what they are no more when its layers say so.
  await world.fingerprints.register(
    { ...((await world.fingerprints.texts([world.id('c')])).get(world.id('c')) ?? expect.fail()), texts: [] },
    new Map(),
  )
  await world.verify('a')
  expect(await world.said('a')).toEqual([])
})

describe('a text that very many have', () => {
  const many = Array.from({ length: 12 }, (_, i) => `p${i}`)

  test('is one group on every side, no pair of people, and bounded work', async () => {
    const world = aTextWorld(engine())
    let verifications = 0
    for (const [i, name] of many.entries()) {
      await world.upload(name, summary(`甲${String.fromCharCode(0x4e00 + i * 7)}`, `id${i}`, sold))
      await world.verify(name)
      verifications += 1 + (await world.drain())
    }
    for (const name of many) expect(await world.said(name), name).toEqual(['TXT-002 yellow group'])
    expect(verifications).toBeLessThan(many.length * 12)
    const before = world.reads.texts
    await world.verify('p11')
    expect(world.reads.texts - before).toBeLessThanOrEqual(1)
  })
})

test('the other side is masked but for what both say', async () => {
  const world = aTextWorld(engine())
  const secret = '其独有之内容不得外泄'
  await world.upload('a', summary('覃某某', '1', `${sold.slice(0, 300)}${prose(5, 1)}${sold.slice(300, 500)}`))
  await world.upload(
    'b',
    summary('韦示例', '2', `${sold.slice(0, 300)}韦示例${secret}${sold.slice(300, 500)}${prose(6, 3)}`),
  )
  await world.verify('a')
  await world.verify('b')
  await world.drain()
  const [warning] = await world.warnings('a')
  const text = JSON.stringify(warning)
  expect(warning?.overlap?.passages.length).toBeGreaterThan(0)
  expect(text).toContain(sold.slice(20, 60))
  expect(text).not.toContain(secret)
  expect(text).not.toContain('韦示例')
  expect(text).toContain('□')
  expect(text).toContain('韦*例')
})

test('a run depends on the passages that were found', async () => {
  const world = aTextWorld(engine())
  await world.upload('a', qin)
  await world.verify('a')
  const before = await world.run('a')
  await world.upload('c', huang)
  await world.verify('c')
  await world.drain()
  expect((await world.run('a'))?.runId).not.toBe(before?.runId)
})

test('passages have places on both sides', async () => {
  const world = aTextWorld(engine())
  await world.upload('a', qin)
  await world.upload('b', wei)
  await world.verify('a')
  await world.verify('b')
  await world.drain()
  const [warning] = await world.warnings('a')
  const [passage] = warning?.overlap?.passages ?? []
  expect(passage?.own.places.length).toBeGreaterThan(0)
  expect(passage?.other.places.length).toBeGreaterThan(0)
  expect(warning?.evidence[0]).toMatchObject({ page: 2, quote: expect.stringContaining(sold.slice(0, 20)) })
})
