import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, type DisclosureEvent, nextEvent } from '#review/disclosure/events'
import {
  type DisclosureState,
  daysAfter,
  grantDays,
  readRequest,
  transitions,
  undecidedDays,
} from '#review/disclosure/request'

const start = '2026-11-24T02:00:00.000Z'
const by = { person: 'li', role: 'staff', committee: '甲评委会' } as const
const asked = {
  applicationId: 'A',
  committee: '甲评委会',
  fingerprint: 'f',
  code: 'CLM-001',
  name: '同一成果多人申报',
  other: { applicationId: 'B', committee: '乙评委会', documentId: 'd', pages: [3] },
  parts: ['page'],
} as const
const kinds = ['granted', 'refused', 'looked', 'withdrawn', 'taken-back'] as const
const actOf = (kind: (typeof kinds)[number], at: string): Act =>
  kind === 'looked'
    ? { kind }
    : kind === 'granted'
      ? { kind, reason: '', until: daysAfter(at, grantDays) }
      : { kind, reason: '' }

/** A history as the writer makes it: only what the state allows, with hours or weeks between. */
const history = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), hours: fc.integer({ min: 0, max: 24 * 40 }) }), { maxLength: 12 })
  .map((steps) => {
    let events: readonly DisclosureEvent[] = [
      nextEvent([], { at: start, by, act: { kind: 'asked', reason: '', asked } }),
    ]
    let at = start
    for (const { kind, hours } of steps) {
      at = daysAfter(at, hours / 24)
      const state = readRequest('r', events, at)?.state ?? expect.fail()
      if (transitions[state][kind]) events = [...events, nextEvent(events, { at, by, act: actOf(kind, at) })]
    }
    return { events, at }
  })

const stateOf = (events: readonly DisclosureEvent[], at: string): DisclosureState =>
  readRequest('r', events, at)?.state ?? expect.fail()
const open: readonly DisclosureState[] = ['asked', 'granted']

describe('a request as its events leave it', () => {
  test('is what the table of transitions says, and only ever ends: nothing opens it again', () => {
    fc.assert(
      fc.property(history, ({ events, at }) => {
        const states = events.map((event, n) => stateOf(events.slice(0, n + 1), event.at))
        expect(states).not.toContain('damaged')
        const firstEnd = states.findIndex((state) => !open.includes(state))
        if (firstEnd >= 0) expect(firstEnd).toBe(states.length - 1)
        const now = stateOf(events, at)
        for (const later of [1, 15, 400])
          if (!open.includes(now)) expect(stateOf(events, daysAfter(at, later))).toBe(now)
      }),
    )
  })

  test('is granted only after a grant, before its end, and never longer than the set days', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 24 * 60 }), ({ events, at }, hours) => {
        const now = daysAfter(at, hours / 24)
        if (stateOf(events, now) !== 'granted') return
        const grant = events.find(({ kind }) => kind === 'granted') ?? expect.fail()
        expect(Date.parse(now)).toBeLessThan(Date.parse(daysAfter(grant.at, grantDays)))
        expect(events.some(({ kind }) => kind === 'withdrawn' || kind === 'taken-back')).toBe(false)
      }),
    )
  })

  test('with an event changed, left out or exchanged shows nothing', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ events, at }, n) => {
        const i = n % events.length
        const changed = events.map((event, k) => (k === i ? { ...event, by: { ...by, person: 'other' } } : event))
        expect(stateOf(changed, at)).toBe('damaged')
        if (i > 0 && i < events.length - 1) expect(stateOf(events.toSpliced(i, 1), at)).toBe('damaged')
        if (i > 1)
          expect(
            stateOf(events.with(i, events[i - 1] ?? expect.fail()).with(i - 1, events[i] ?? expect.fail()), at),
          ).toBe('damaged')
      }),
    )
  })

  test('reads the same from a store that gives members back in another order', () => {
    fc.assert(
      fc.property(history, ({ events, at }) => {
        const turned = events.map(
          (event) => Object.fromEntries(Object.entries(event).toReversed()) as unknown as DisclosureEvent,
        )
        expect(stateOf(JSON.parse(JSON.stringify(turned)), at)).toBe(stateOf(events, at))
      }),
    )
  })

  test('lapses undecided after its days, and a grant expires at its end to the millisecond', () => {
    const ask = nextEvent([], { at: start, by, act: { kind: 'asked', reason: '', asked } })
    expect(stateOf([ask], daysAfter(start, undecidedDays - 0.001))).toBe('asked')
    expect(stateOf([ask], daysAfter(start, undecidedDays))).toBe('lapsed')
    const until = daysAfter(start, grantDays)
    const grant = nextEvent([ask], { at: start, by, act: { kind: 'granted', reason: '', until } })
    expect(stateOf([ask, grant], new Date(Date.parse(until) - 1).toISOString())).toBe('granted')
    expect(stateOf([ask, grant], until)).toBe('expired')
  })

  test('nobody asked is no request', () => expect(readRequest('r', [], start)).toBeUndefined())
})
