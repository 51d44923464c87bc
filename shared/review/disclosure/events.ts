import { sha256 } from '#text/short-hash'
import { canonicalJson } from '#verify/run-id'
import type { Role } from '../access.ts'

/** 调阅: somebody asks to see the other side of a warning that belongs to another committee. Its events are all that is kept of it. */

export interface Actor {
  /** The subject of the token. */
  readonly person: string
  readonly role: Role
  readonly committee: string
}

/** 姓名与单位 · 对方该页图像. */
export const disclosureParts = ['person', 'page'] as const
export type DisclosurePart = (typeof disclosureParts)[number]

/** What is asked for, fixed when it is asked: a grant opens this and nothing that comes later. */
export interface AskedFor {
  /** The warning, and the application and committee that see it. */
  readonly applicationId: string
  readonly committee: string
  readonly fingerprint: string
  readonly code: string
  readonly name: string
  readonly other: OtherSide
  readonly parts: readonly DisclosurePart[]
}

export interface OtherSide {
  readonly applicationId: string
  readonly committee: string
  /** Absent where the pages could be of several files: then no page is shown. */
  readonly documentId?: string
  readonly pages: readonly number[]
}

/** What people do. A request lapses and a grant expires by time alone: nobody need be there to end it. */
export type Act =
  | { readonly kind: 'asked'; readonly reason: string; readonly asked: AskedFor }
  | { readonly kind: 'granted'; readonly reason: string; readonly until: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'looked' }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | { readonly kind: 'taken-back'; readonly reason: string }

export type DisclosureEvent = Act & {
  readonly seq: number
  readonly at: string
  readonly by: Actor
  /** Of the event before, of this one: a changed or missing event shows. */
  readonly previousHash: string
  readonly hash: string
}

/** The event that follows `before`. */
export const nextEvent = (
  before: readonly DisclosureEvent[],
  { at, by, act }: { readonly at: string; readonly by: Actor; readonly act: Act },
): DisclosureEvent => {
  const event = { ...act, seq: before.length, at, by, previousHash: before.at(-1)?.hash ?? '' }
  return { ...event, hash: hashOf(event) }
}

export const isUnbroken = (events: readonly DisclosureEvent[]): boolean =>
  events.every(
    (event, n) => event.seq === n && event.previousHash === (events[n - 1]?.hash ?? '') && event.hash === hashOf(event),
  )

const hashOf = ({ hash: _, ...event }: Act & Omit<DisclosureEvent, 'hash'> & { readonly hash?: string }): string =>
  sha256(canonicalJson(event))
