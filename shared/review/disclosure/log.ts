import type { DisclosureEvent } from './events.ts'

export interface RequestRef {
  readonly applicationId: string
  readonly requestId: string
}

/** Where events are kept: only added, each number once. */
export interface DisclosureLog {
  /** In their order. */
  events(of: RequestRef): Promise<readonly DisclosureEvent[]>
  /** All requests of an application, by id. */
  ofApplication(applicationId: string): Promise<ReadonlyMap<string, readonly DisclosureEvent[]>>
  /** False when there is an event with that number already. */
  append(to: RequestRef, event: DisclosureEvent): Promise<boolean>
  /** Notes that the request was made in that month (2026-11), before its first event: a list must miss none. */
  noteAsked(month: string, ref: RequestRef): Promise<void>
  /** Requests noted in that month; of some the first event may never have been written. */
  askedIn(month: string): Promise<readonly RequestRef[]>
}
