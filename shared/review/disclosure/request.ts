import { type Act, type Actor, type AskedFor, type DisclosureEvent, isUnbroken } from './events.ts'

/**
 * 待定 · 可调阅 · 未批准 · 申请人已撤回 · 批准已收回 · 逾期未办 · 已到期. `damaged`: the events do not follow from each other, so that somebody or
 * something changed them; nothing is shown and nothing can be done.
 */
export type DisclosureState =
  | 'asked'
  | 'granted'
  | 'refused'
  | 'taken-back'
  | 'withdrawn'
  | 'lapsed'
  | 'expired'
  | 'damaged'

type ActKind = Exclude<Act['kind'], 'asked'>

/** What may be done in which state, and what it leads to. */
export const transitions: Readonly<Record<DisclosureState, Readonly<Partial<Record<ActKind, DisclosureState>>>>> = {
  asked: { granted: 'granted', refused: 'refused', 'taken-back': 'taken-back' },
  granted: { looked: 'granted', withdrawn: 'withdrawn', 'taken-back': 'taken-back' },
  refused: {},
  'taken-back': {},
  withdrawn: {},
  lapsed: {},
  expired: {},
  damaged: {},
}

/** Two weeks see a committee through its sitting; who needs longer asks again and says why. */
export const grantDays = 14
/** Nobody answers a request of last month without looking whether it still matters. */
export const undecidedDays = 30

const dayMs = 24 * 60 * 60 * 1000
export const daysAfter = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString()

export interface DisclosureRequest extends AskedFor {
  readonly requestId: string
  readonly askedBy: Actor
  readonly askedAt: string
  readonly reason: string
  readonly state: DisclosureState
  /** When it ends by itself; of one that has ended, when it did. */
  readonly endsAt: string
  readonly lastLookAt?: string
  readonly events: readonly DisclosureEvent[]
}

/** A request as its events leave it at `now`; undefined when nobody asked. */
export const readRequest = (
  requestId: string,
  events: readonly DisclosureEvent[],
  now: string,
): DisclosureRequest | undefined => {
  const [first] = events
  if (first?.kind !== 'asked') return undefined
  let standing: Standing = { state: 'asked', endsAt: daysAfter(first.at, undecidedDays) }
  for (const event of events.slice(1)) standing = after(event, timed(standing, event.at))
  if (!isUnbroken(events)) standing = damaged(first)
  const { by, at, reason, asked } = first
  return { ...asked, requestId, askedBy: by, askedAt: at, reason, ...timed(standing, now), events }
}

interface Standing {
  readonly state: DisclosureState
  readonly endsAt: string
  readonly lastLookAt?: string
}

const damaged = ({ at }: DisclosureEvent): Standing => ({ state: 'damaged', endsAt: at })

const after = (event: DisclosureEvent, standing: Standing): Standing => {
  const state = event.kind === 'asked' ? undefined : transitions[standing.state][event.kind]
  if (!state) return damaged(event)
  if (event.kind === 'looked') return { ...standing, lastLookAt: event.at }
  return { ...standing, state, endsAt: event.kind === 'granted' ? event.until : event.at }
}

/** What time alone ends. */
const endedByTime: Partial<Record<DisclosureState, DisclosureState>> = { asked: 'lapsed', granted: 'expired' }

const timed = (standing: Standing, now: string): Standing => {
  const ended = endedByTime[standing.state]
  return ended && Date.parse(now) >= Date.parse(standing.endsAt) ? { ...standing, state: ended } : standing
}

export const isOpen = ({ state }: DisclosureRequest): boolean => state === 'asked' || state === 'granted'
