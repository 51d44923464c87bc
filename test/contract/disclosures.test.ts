import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DisclosureLog } from '#review/disclosure/log'
import { createDisclosuresStore } from '#storage/disclosures-store'
import { aDisclosureDesk, askBody, otherMeta, ownMeta, people } from '#test/builders/disclosure'
import { engines, openEngine } from './engines.ts'

const { asker, otherStaff, region } = people

describe.each(engines.filter(({ isInstalled }) => isInstalled))('requests for the other side on $name', (engine) => {
  let opened: Awaited<ReturnType<typeof openEngine>>
  let log: DisclosureLog
  beforeAll(async () => {
    opened = await openEngine(engine)
    log = createDisclosuresStore(opened.table)
  }, 60_000)
  afterAll(() => opened.close())

  test('are asked, granted, looked at and withdrawn by many at once, and each event is there once', async () => {
    const desk = aDisclosureDesk({ log })
    const asked = await Promise.all(Array.from({ length: 8 }, () => desk.disclosures.ask(asker, ownMeta, askBody)))
    const requests = asked.map((done) => (done.kind === 'done' ? done.request : expect.fail(done.why)))
    const [{ applicationId, requestId } = expect.fail()] = requests
    expect(new Set(requests.map((one) => one.requestId))).toEqual(new Set([requestId]))
    const ref = { applicationId, requestId }
    const decide = (
      decision: 'granted' | 'refused' | 'withdrawn',
      viewer = region as typeof region | typeof otherStaff,
    ) => desk.disclosures.decide(viewer, ref, { decision, reason: '同意调阅，仅限核对排名。' })

    const granted = await Promise.all([decide('granted'), decide('granted'), decide('granted')])
    expect(granted.filter((done) => done.kind === 'done' && done.isNew)).toHaveLength(1)
    await Promise.all([1, 2, 3].map(() => desk.disclosures.look(asker, ref)))
    expect(await desk.disclosedPage(asker, ref, 3)).toMatchObject({ applicationId: otherMeta.applicationId, page: 3 })
    await Promise.all([decide('withdrawn'), decide('withdrawn', otherStaff), desk.disclosures.look(asker, ref)])
    const request = await desk.disclosures.find(ref)
    expect(request?.events.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['asked', 0],
      ['granted', 1],
      ['looked', 2],
      ['withdrawn', 3],
    ])
    expect(request?.state).toBe('withdrawn')
    expect(await desk.disclosedPage(asker, ref, 3)).toBeUndefined()
  })

  test('are listed by month and by application, and events of one are not those of another', async () => {
    const desk = aDisclosureDesk({ log })
    const again = await desk.disclosures.ask(asker, ownMeta, askBody)
    const mine = await desk.disclosures.ofApplication(ownMeta.applicationId)
    expect(mine).toHaveLength(2)
    expect(again).toMatchObject({ kind: 'done', isNew: true, request: { state: 'asked', events: { length: 1 } } })
    for (const viewer of [asker, otherStaff, region])
      expect((await desk.disclosures.listed(viewer)).map(({ requestId }) => requestId).toSorted()).toEqual(
        mine.map(({ requestId }) => requestId).toSorted(),
      )
    // A request that was noted and whose first event never came is no request.
    await log.noteAsked('2026-11', { applicationId: 'GX2026-009', requestId: 'dis-1' })
    expect(await desk.disclosures.listed(region)).toHaveLength(2)
  })
})
