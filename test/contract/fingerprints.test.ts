import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Retryable } from '#domain/failure'
import type { Fingerprints } from '#domain/ports'
import type { ApplicationTexts, TextHead } from '#domain/texts'
import { createFingerprintsStore, mostApplicantsPerKey } from '#storage/fingerprints-store'
import { engines, openEngine } from './engines.ts'

const aHead = (textId: string, more: Partial<TextHead> = {}): TextHead => ({
  textId,
  kind: 'summary',
  title: '专业技术工作总结',
  documentId: 'd'.repeat(64),
  page: 3,
  ...more,
})

const textsOf = (applicationId: string, personKey: string, ...texts: readonly TextHead[]): ApplicationTexts => ({
  applicationId,
  personKey,
  personKnownBy: 'resident-id',
  maskedPerson: '覃*某',
  committee: 'engineering',
  season: '2026',
  submittedAt: '2026-07-01',
  texts,
  allClaimKeys: [],
})
const keys = (textId: string, ...own: readonly string[]) => new Map([[textId, own]])

describe.each(engines)('the table of fingerprints on $name', (engine) => {
  if (!engine.isInstalled) return test.skip(`(its optional package is not installed here)`, () => {})

  let opened: Awaited<ReturnType<typeof openEngine>>
  let store: Fingerprints
  beforeAll(async () => {
    opened = await openEngine(engine)
    store = createFingerprintsStore(opened.table)
  })
  afterAll(() => opened.close())

  const holdersOf = async (key: string) =>
    (await store.holders([key])).get(key)?.holders.map(({ applicationId }) => applicationId) ?? []

  test('texts are owed until they are settled, and then no more', async () => {
    const texts = textsOf('a1', 'p1', aHead('t1'))
    expect(await store.register(texts, keys('t1', 'k1', 'k2'))).toEqual({ isOwed: true, met: [] })
    expect(await store.register(texts, keys('t1', 'k1', 'k2'))).toEqual({ isOwed: true, met: [] }) // as after a death
    await store.settle(texts, keys('t1', 'k1', 'k2'), ['a9', 'a9'])
    expect(await store.register(texts, keys('t1', 'k2', 'k1'))).toEqual({ isOwed: false, met: ['a9'] })
    expect(await store.holders(['k1', 'k1', 'nobody'])).toEqual(
      new Map([['k1', { holders: [{ applicationId: 'a1', textId: 't1', personKey: 'p1' }], isSaturated: false }]]),
    )
    expect((await store.texts(['a1', 'unknown'])).get('a1')).toEqual(texts)
  })

  test('what others see of a text is owed when it changes, also without another key', async () => {
    const texts = textsOf('a2', 'p2', aHead('t2'))
    await store.register(texts, keys('t2', 'k3'))
    await store.settle(texts, keys('t2', 'k3'), ['a9'])
    const elsewhere = { ...texts, unitKey: 'another' }
    expect(await store.register(elsewhere, keys('t2', 'k3'))).toEqual({ isOwed: true, met: ['a9'] })
    expect(await holdersOf('k3')).toEqual(['a2'])
  })

  test('keys that a text has no more are gone, those that it keeps stay', async () => {
    await store.register(textsOf('a3', 'p3', aHead('t3')), keys('t3', 'k4', 'k5'))
    await store.register(textsOf('a3', 'p3', aHead('t3')), keys('t3', 'k5', 'k6'))
    expect(await Promise.all(['k4', 'k5', 'k6'].map(holdersOf))).toEqual([[], ['a3'], ['a3']])
    await store.register(textsOf('a3', 'p3'), new Map())
    expect(await Promise.all(['k4', 'k5', 'k6'].map(holdersOf))).toEqual([[], [], []])
  })

  test('a person who turned out to be somebody else holds the key as that person alone', async () => {
    await store.register(textsOf('a4', 'unknown', aHead('t4')), keys('t4', 'k7'))
    await store.register(textsOf('a4', 'p4', aHead('t4')), keys('t4', 'k7'))
    expect((await store.holders(['k7'])).get('k7')?.holders).toEqual([
      { applicationId: 'a4', textId: 't4', personKey: 'p4' },
    ])
  })

  test('what another verification of the same application changed meanwhile cannot be settled', async () => {
    const newer = textsOf('a5', 'p5', aHead('t5'), aHead('t6'))
    await store.register(newer, keys('t5', 'k8'))
    await store.register(textsOf('a5', 'p5', aHead('t5')), keys('t5', 'k8'))
    await expect(store.settle(newer, keys('t5', 'k8'), [])).rejects.toThrow(Retryable)
  })

  test('twenty that register one key at once all hold it', async () => {
    const many = Array.from({ length: 20 }, (_, n) => textsOf(`b${n}`, `q${n}`, aHead(`u${n}`)))
    await Promise.all(many.map((texts, n) => store.register(texts, keys(`u${n}`, 'k9'))))
    expect((await holdersOf('k9')).toSorted()).toEqual(many.map(({ applicationId }) => applicationId).toSorted())
  })

  test('a key that a crowd has is marked and its holders are not kept; ten texts of one person are no crowd', async () => {
    for (let n = 0; n < 10; n++) await store.register(textsOf(`own${n}`, 'same', aHead(`v${n}`)), keys(`v${n}`, 'own'))
    expect((await store.holders(['own'])).get('own')).toMatchObject({ isSaturated: false })
    for (let n = 0; n <= mostApplicantsPerKey + 2; n++)
      await store.register(textsOf(`crowd${n}`, `c${n}`, aHead(`w${n}`)), keys(`w${n}`, 'crowd'))
    expect((await store.holders(['crowd'])).get('crowd')).toEqual({ holders: [], isSaturated: true })
    await store.register(textsOf('crowd0', 'c0'), new Map())
    expect((await store.holders(['crowd'])).get('crowd')).toEqual({ holders: [], isSaturated: true })
  })

  test('applicants are counted once, however many texts they have', async () => {
    const before = await store.applicants()
    await store.register(textsOf('n1', 'fresh', aHead('x1')), keys('x1', 'k10'))
    await store.register(textsOf('n2', 'fresh', aHead('x2')), keys('x2', 'k10'))
    expect(await store.applicants()).toBe(before + 1)
  })
})
