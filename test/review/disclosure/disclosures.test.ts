import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ComparedText } from '#domain/texts'
import type { Viewer } from '#review/access'
import type { AskBody, Decision, Done } from '#review/disclosure/disclosures'
import { documentOf, mostPages, pagesOf } from '#review/disclosure/other-side'
import { grantDays, undecidedDays } from '#review/disclosure/request'
import {
  aCrossWarning,
  aDisclosureDesk,
  askBody,
  otherMeta,
  otherName,
  otherRun,
  ownMeta,
  people,
} from '#test/builders/disclosure'
import { scanClaimId } from '#verify/scan-lines'

type Desk = ReturnType<typeof aDisclosureDesk>
const { asker, colleague, expert, otherStaff, otherExpert, region, stranger, steward, machine } = people

const ask = async ({ disclosures }: Desk, viewer: Viewer = asker, body: Partial<AskBody> = {}) => {
  const done = await disclosures.ask(viewer, ownMeta, { ...askBody, ...body })
  return done.kind === 'done' ? done : expect.fail(done.why)
}
const refOf = ({ request }: { request: { applicationId: string; requestId: string } }) => ({
  applicationId: request.applicationId,
  requestId: request.requestId,
})
const say = (decision: Decision['decision']): Decision => ({ decision, reason: '同意调阅，仅限核对排名。' })
const outcome = (done: Done) => (done.kind === 'done' ? done.request.state : done.why)

describe('asking', () => {
  test('fixes what is asked for: the pages that the warning speaks of, in the file where they stand', async () => {
    const { request, isNew } = await ask(aDisclosureDesk())
    expect(isNew).toBe(true)
    expect(request).toMatchObject({
      state: 'asked',
      fingerprint: 'f1',
      code: 'CLM-001',
      other: { applicationId: otherMeta.applicationId, documentId: 'e'.repeat(64), pages: [3] },
      askedBy: asker,
    })
    expect(JSON.stringify(request)).not.toContain(otherName)
  })

  test('twice, at once or after another, is one request; after its end it is another one', async () => {
    const desk = aDisclosureDesk()
    const [a, b] = await Promise.all([ask(desk), ask(desk)])
    const c = await ask(desk)
    expect(new Set([a, b, c].map(({ request }) => request.requestId)).size).toBe(1)
    expect([a, b, c].filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await desk.disclosures.ofApplication(ownMeta.applicationId)).toHaveLength(1)
    await desk.disclosures.decide(region, refOf(a), say('refused'))
    const again = await ask(desk)
    expect(again).toMatchObject({ isNew: true, request: { state: 'asked' } })
    expect(again.request.requestId).not.toBe(a.request.requestId)
    const byColleague = await ask(desk, colleague)
    expect(byColleague.request.requestId).not.toBe(again.request.requestId)
  })

  test.each<[string, Viewer, string]>([
    ['an expert', expert, 'may-not-request'],
    ['the region, which sees both sides', region, 'may-not-request'],
    ['staff of another committee', stranger, 'may-not-request'],
    ['a steward', steward, 'may-not-request'],
    ['whoever sits at one machine', machine, 'no-person'],
    ['staff of all committees', { ...machine, person: 'li' }, 'other-side-open'],
  ])('%s cannot', async (_, viewer, why) => {
    const { disclosures, log } = aDisclosureDesk()
    expect(await disclosures.ask(viewer, ownMeta, askBody)).toEqual({ kind: 'not-done', why })
    expect(await log.ofApplication(ownMeta.applicationId)).toEqual(new Map())
  })

  test('a warning without another side, or one that is gone, opens nothing', async () => {
    const { counterpart: _, ...alone } = aCrossWarning()
    const bare = aDisclosureDesk({ warning: alone })
    expect(await bare.disclosures.ask(asker, ownMeta, askBody)).toMatchObject({ why: 'no-other-side' })
    expect(await bare.disclosures.ask(asker, ownMeta, { ...askBody, fingerprint: 'x' })).toMatchObject({
      why: 'no-other-side',
    })
    const gone = aDisclosureDesk()
    gone.metas.delete(otherMeta.applicationId)
    expect(await gone.disclosures.ask(asker, ownMeta, askBody)).toMatchObject({ why: 'other-side-gone' })
  })
})

describe('deciding', () => {
  test.each<[string, Viewer, string]>([
    ['who asked', asker, 'own-request'],
    ['a colleague of who asked', colleague, 'may-not-decide'],
    ['an expert of the asking committee', expert, 'no-request'],
    ['an expert of the other committee', otherExpert, 'no-request'],
    ['staff of a third committee', stranger, 'no-request'],
    ['a steward', steward, 'no-request'],
    ['whoever sits at one machine', machine, 'no-person'],
    ['staff of all committees, who keep the asking one too', { ...machine, person: 'x' }, 'may-not-decide'],
    ['the region', region, 'granted'],
    ['staff of the other committee', otherStaff, 'granted'],
    ['who asked, come back as the region', { ...region, person: asker.person }, 'own-request'],
    ['who asked, come back as the other committee', { ...otherStaff, person: asker.person }, 'own-request'],
  ])('%s: %s', async (_, viewer, expected) => {
    const desk = aDisclosureDesk()
    const ref = refOf(await ask(desk))
    expect(outcome(await desk.disclosures.decide(viewer, ref, say('granted')))).toBe(expected)
  })

  test('said twice by one person is said once; another person comes too late', async () => {
    const desk = aDisclosureDesk()
    const ref = refOf(await ask(desk))
    const said = await Promise.all([1, 2, 3].map(() => desk.disclosures.decide(region, ref, say('granted'))))
    expect(said.map(outcome)).toEqual(['granted', 'granted', 'granted'])
    expect(outcome(await desk.disclosures.decide(otherStaff, ref, say('granted')))).toBe('not-now')
    expect(outcome(await desk.disclosures.decide(otherStaff, ref, say('refused')))).toBe('not-now')
    expect((await desk.disclosures.find(ref))?.events.map(({ kind }) => kind)).toEqual(['asked', 'granted'])
  })

  test('at once both ways leaves one decision and an unbroken log', async () => {
    const desk = aDisclosureDesk()
    const ref = refOf(await ask(desk))
    const said = await Promise.all([
      desk.disclosures.decide(region, ref, say('granted')),
      desk.disclosures.decide(otherStaff, ref, say('refused')),
      desk.disclosures.decide(asker, ref, say('taken-back')),
    ])
    const request = (await desk.disclosures.find(ref)) ?? expect.fail()
    expect(request.state).not.toBe('damaged')
    expect(said.map(outcome)).toContain(request.state)
  })
})

describe('looking', () => {
  const granted = async (body: Partial<AskBody> = {}) => {
    const desk = aDisclosureDesk()
    const ref = refOf(await ask(desk, asker, body))
    await desk.disclosures.decide(region, ref, say('granted'))
    return { desk, ref }
  }

  test('shows name, unit and page to who asked, and each look is noted', async () => {
    const { desk, ref } = await granted()
    expect(await desk.disclosures.look(asker, ref)).toMatchObject({
      person: { name: otherName, unit: '示范县第一中学' },
      pages: [3],
    })
    await desk.disclosures.look(asker, ref) // a page that is loaded again
    desk.wait(1)
    await desk.disclosures.look(asker, ref)
    const request = await desk.disclosures.find(ref)
    expect(request?.events.map(({ kind }) => kind)).toEqual(['asked', 'granted', 'looked', 'looked'])
  })

  test('shows only what was asked for', async () => {
    const page = await granted({ parts: ['page'] })
    const looked = await page.desk.disclosures.look(asker, page.ref)
    expect(looked).toMatchObject({ pages: [3] })
    expect(JSON.stringify(looked)).not.toContain(otherName)
    const person = await granted({ parts: ['person'] })
    expect(await person.desk.disclosures.look(asker, person.ref)).toMatchObject({
      person: { name: otherName },
      pages: [],
    })
    expect(await person.desk.disclosedPage(asker, person.ref, 3)).toBeUndefined()
  })

  test('a picture comes of the granted page alone, to who asked, while the look is fresh', async () => {
    const { desk, ref } = await granted()
    expect(await desk.disclosedPage(asker, ref, 3)).toBeUndefined() // a picture that nobody noted the look at
    await desk.disclosures.look(asker, ref)
    expect(await desk.disclosedPage(asker, ref, 3)).toEqual({
      applicationId: otherMeta.applicationId,
      documentId: 'e'.repeat(64),
      page: 3,
    })
    for (const page of [0, 1, 2, 4]) expect(await desk.disclosedPage(asker, ref, page)).toBeUndefined()
    for (const viewer of [colleague, expert, otherStaff, region, stranger, steward, machine])
      expect(await desk.disclosedPage(viewer, ref, 3)).toBeUndefined()
    desk.wait(1 / 24)
    expect(await desk.disclosedPage(asker, ref, 3)).toBeUndefined()
  })

  test('nobody but who asked looks, and only while the grant lasts', async () => {
    const { desk, ref } = await granted()
    for (const viewer of [colleague, otherStaff, region])
      expect(await desk.disclosures.look(viewer, ref)).toMatchObject({ why: 'not-asker' })
    for (const viewer of [expert, stranger, steward])
      expect(await desk.disclosures.look(viewer, ref)).toMatchObject({ why: 'no-request' })
    // Moved to another committee, who asked no longer sees the application that it was asked for.
    expect(await desk.disclosures.look({ ...asker, committee: stranger.committee }, ref)).toMatchObject({
      why: 'no-request',
    })
    desk.wait(grantDays)
    expect(await desk.disclosures.look(asker, ref)).toMatchObject({ why: 'not-now' })
    expect((await desk.disclosures.find(ref))?.state).toBe('expired')
  })

  test.each([
    ['withdrawn', region],
    ['withdrawn', otherStaff],
    ['taken-back', asker],
  ] as const)('%s ends the grant at once', async (decision, viewer) => {
    const { desk, ref } = await granted()
    await desk.disclosures.look(asker, ref)
    expect(outcome(await desk.disclosures.decide(viewer, ref, say(decision)))).toBe(decision)
    expect(await desk.disclosures.look(asker, ref)).toMatchObject({ why: 'not-now' })
    expect(await desk.disclosedPage(asker, ref, 3)).toBeUndefined()
  })

  test('whatever anybody tries in whatever order, nobody sees anything without a grant by somebody of the region or the other side', async () => {
    const anything = fc.tuple(
      fc.constantFrom<Viewer>(...Object.values(people)),
      fc.constantFrom('ask', 'granted', 'refused', 'withdrawn', 'taken-back', 'look', 'picture'),
    )
    const asMeant = fc.constantFrom<[Viewer, string]>(
      [asker, 'ask'],
      [region, 'granted'],
      [otherStaff, 'granted'],
      [asker, 'look'],
      [asker, 'picture'],
    )
    const move = fc.record({
      does: fc.oneof({ weight: 2, arbitrary: asMeant }, anything),
      days: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constantFrom(1, 13, 31)),
    })
    let seenTimes = 0
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40, size: 'max' }), async (moves) => {
        const desk = aDisclosureDesk()
        for (const {
          does: [who, what],
          days,
        } of moves) {
          desk.wait(days)
          if (what === 'ask') await desk.disclosures.ask(who, ownMeta, askBody)
          for (const request of await desk.disclosures.ofApplication(ownMeta.applicationId)) {
            expect(request.state).not.toBe('damaged')
            const ref = refOf({ request })
            if (what === 'look' || what === 'picture') {
              const seen =
                what === 'look' ? await desk.disclosures.look(who, ref) : await desk.disclosedPage(who, ref, 3)
              if (seen === undefined || ('kind' in seen && seen.kind === 'not-done')) continue
              seenTimes++
              const grant = request.events.find(({ kind }) => kind === 'granted') ?? expect.fail('seen without a grant')
              expect(request.askedBy.person).toBe(who.person)
              expect([region.person, otherStaff.person]).toContain(grant.by.person)
              expect(request.events.at(-1)?.kind).toMatch(/granted|looked/)
              expect(Date.parse(desk.clock.now()) - Date.parse(grant.at)).toBeLessThan(grantDays * 864e5)
            } else if (what !== 'ask') await desk.disclosures.decide(who, ref, say(what as Decision['decision']))
          }
        }
      }),
      { numRuns: 150 },
    )
    expect(seenTimes).toBeGreaterThan(20)
  })
})

describe('the list', () => {
  test('shows requests to both sides and the region, those that wait first, and to nobody else', async () => {
    const desk = aDisclosureDesk()
    const first = await ask(desk)
    await desk.disclosures.decide(region, refOf(first), say('refused'))
    desk.wait(1)
    const second = await ask(desk)
    const ids = async (viewer: Viewer) => (await desk.disclosures.listed(viewer)).map(({ requestId }) => requestId)
    const both = [second, first].map(({ request }) => request.requestId)
    for (const viewer of [asker, colleague, otherStaff, region]) expect(await ids(viewer)).toEqual(both)
    for (const viewer of [expert, otherExpert, stranger, steward]) expect(await ids(viewer)).toEqual([])
  })

  test('holds every open request until it ends, also over the turn of a year, and the month of older ones', async () => {
    const desk = aDisclosureDesk()
    const { request } = await ask(desk)
    desk.wait(undecidedDays - 0.5)
    await desk.disclosures.decide(region, refOf({ request }), say('granted'))
    desk.wait(grantDays - 0.1) // 7 January
    expect(await desk.disclosures.listed(asker)).toMatchObject([{ requestId: request.requestId, state: 'granted' }])
    desk.wait(90)
    expect(await desk.disclosures.listed(asker)).toEqual([])
    expect(await desk.disclosures.listed(asker, '2026-11')).toMatchObject([{ state: 'expired' }])
  })
})

describe('the other side', () => {
  const run = otherRun()
  const [document = expect.fail()] = run.documents
  const two = { ...run, documents: [document, { ...document, documentId: 'f'.repeat(64) }] }
  const { counterpart } = aCrossWarning()
  const claim = counterpart?.kind === 'claim' ? counterpart : expect.fail()
  const texts = { texts: async () => [] }

  test('is in the only file with such a page; of several the one whose row, text or certificate it is; else in none', async () => {
    expect(await documentOf(claim, run, texts)).toBe('e'.repeat(64))
    expect(await documentOf(claim, two, texts)).toBe('d1') // where the claim's evidence stands
    const scan = { ...claim, claimId: scanClaimId({ documentId: 'f'.repeat(64), page: 3 }) }
    expect(await documentOf(scan, two, texts)).toBe('f'.repeat(64))
    expect(await documentOf({ ...claim, claimId: 'unknown' }, two, texts)).toBeUndefined()
    const line = { from: 0, to: 1, page: 3, top: 0, bottom: 1, xs: [0, 1] }
    const text: ComparedText = {
      ...{ textId: 'paper-1', kind: 'paper', title: '', documentId: 'f'.repeat(64), page: 2, textSource: 'text' },
      pieces: [{ part: 'whole', raw: '字', lines: [line] }],
    }
    const holds = { texts: async (_: string, id: string) => (id === text.documentId ? [text] : []) }
    expect(await documentOf({ ...claim, claimId: 'paper-1' }, two, holds)).toBe('f'.repeat(64))
    expect(await documentOf({ ...claim, claimId: 'paper-1', page: 4 }, two, holds)).toBeUndefined()
  })

  test('has the pages of its passages too, and never a whole file', () => {
    const place = (page: number) => ({ page, places: [{ page: page + 1, box: [0, 0, 1, 1] as const }] })
    const overlap = (pages: readonly number[]) => ({
      measures: [],
      passageCount: pages.length,
      passages: pages.map((page) => ({ part: 'whole' as const, own: place(90), other: place(page), segments: [] })),
    })
    expect(pagesOf(aCrossWarning({ overlap: overlap([7, 9]) }))).toEqual([3, 7, 8, 9, 10])
    expect(pagesOf(aCrossWarning({ overlap: overlap([10, 20, 30, 40, 50]) }))).toHaveLength(mostPages)
  })
})
