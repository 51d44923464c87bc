import type { ApplicationMeta } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { Retryable } from '#domain/failure'
import type { Applications, Clock, Evidences } from '#domain/ports'
import { shortHash } from '#text/short-hash'
import { maySee, type Viewer } from '../access.ts'
import { type Act, type Actor, type AskedFor, type DisclosurePart, nextEvent } from './events.ts'
import type { DisclosureLog, RequestRef } from './log.ts'
import { documentOf, pagesOf } from './other-side.ts'
import { type DisclosureRequest, daysAfter, grantDays, isOpen, readRequest, transitions } from './request.ts'
import { mayAsk, mayDecide, mayLook, maySeeRequest, mayTakeBack } from './who-may.ts'

/** Why something is not done; `web/refusals` has the words. */
export type NotDone =
  | 'no-person'
  | 'may-not-request'
  | 'no-other-side'
  | 'other-side-open'
  | 'other-side-gone'
  | 'too-many-requests'
  | 'no-request'
  | 'may-not-decide'
  | 'own-request'
  | 'not-asker'
  | 'not-now'

export type Done =
  | { readonly kind: 'done'; readonly request: DisclosureRequest; readonly isNew: boolean }
  | { readonly kind: 'not-done'; readonly why: NotDone }

/** Name and unit of the other side as its form has them, unmasked; and which pages may be looked at as pictures. */
export interface Disclosed {
  readonly request: DisclosureRequest
  readonly person?: { readonly name: string; readonly unit: string }
  readonly pages: readonly number[]
}

export interface AskBody {
  readonly fingerprint: string
  readonly parts: readonly DisclosurePart[]
  readonly reason: string
}

export interface Decision {
  readonly decision: 'granted' | 'refused' | 'withdrawn' | 'taken-back'
  readonly reason: string
}

export interface DisclosureParts {
  readonly log: DisclosureLog
  readonly applications: Pick<Applications, 'meta' | 'currentRun'>
  readonly evidences: Pick<Evidences, 'texts'>
  readonly clock: Clock
}

export type Disclosures = ReturnType<typeof createDisclosures>

/** Nobody reads a case through hundreds of requests. */
const mostRequestsOfApplication = 200
const maxAttempts = 10
const callsAtOnce = 8
/** A request lives at most 30 days undecided and 14 granted: three months hold every open one. */
const monthsListed = 3
/** Reloading a page is one look. Pictures come as long as the look on whose page they stand is no older than `lookMinutes`. */
const sameLookMinutes = 5
const lookMinutes = 15

const not = (why: NotDone): Done => ({ kind: 'not-done', why })
const isWithin = (minutes: number, at: string | undefined, now: string): boolean =>
  at !== undefined && Date.parse(now) - Date.parse(at) < minutes * 60_000

export const createDisclosures = ({ log, applications, evidences, clock }: DisclosureParts) => {
  const find = async (ref: RequestRef): Promise<DisclosureRequest | undefined> =>
    readRequest(ref.requestId, await log.events(ref), clock.now())

  const ofApplication = async (applicationId: string): Promise<readonly DisclosureRequest[]> => {
    const now = clock.now()
    return [...(await log.ofApplication(applicationId))]
      .flatMap(([requestId, events]) => readRequest(requestId, events, now) ?? [])
      .toSorted(latestFirst)
  }

  /** What the request opens, or why it cannot be made. */
  const askedFor = async (viewer: Viewer, meta: ApplicationMeta, body: AskBody): Promise<AskedFor | NotDone> => {
    const { applicationId, committee } = meta
    const run = await applications.currentRun(applicationId)
    const warning = run?.warnings.find(({ fingerprint }) => fingerprint === body.fingerprint)
    const counterpart = warning?.counterpart
    if (!warning || counterpart?.kind !== 'claim') return 'no-other-side'
    const [other, otherRun] = await Promise.all([
      applications.meta(counterpart.applicationId),
      applications.currentRun(counterpart.applicationId),
    ])
    if (!other || !otherRun) return 'other-side-gone'
    if (maySee(viewer, other)) return 'other-side-open'
    const documentId = await documentOf(counterpart, otherRun, evidences)
    const { fingerprint, code, name } = warning
    return {
      ...{ applicationId, committee, fingerprint, code, name },
      other: {
        applicationId: other.applicationId,
        committee: other.committee,
        ...(documentId !== undefined && { documentId }),
        pages: pagesOf(warning),
      },
      parts: body.parts,
    }
  }

  /** Adds the act if the state still allows it; what the same person did already is done. */
  const act = async (
    viewer: Viewer,
    ref: RequestRef,
    kind: Exclude<Act['kind'], 'asked'>,
    reason: string,
    mayNot: (request: DisclosureRequest) => NotDone | undefined,
  ): Promise<Done> => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const events = await log.events(ref)
      const at = clock.now()
      const request = readRequest(ref.requestId, events, at)
      if (!request || !maySeeRequest(viewer, request)) return not('no-request')
      const why = mayNot(request)
      const by = actorOf(viewer)
      if (why || !by) return not(why ?? 'no-person')
      if (isDoneAlready(request, kind, by, at)) return { kind: 'done', request, isNew: false }
      if (!transitions[request.state][kind]) return not('not-now')
      const event = nextEvent(events, { at, by, act: actOf(kind, reason, at) })
      const next = readRequest(ref.requestId, [...events, event], at)
      if (next && (await log.append(ref, event))) return { kind: 'done', request: next, isNew: true }
    }
    throw new Retryable('the request was changed by others all the time')
  }

  const disclosed = async (request: DisclosureRequest): Promise<Disclosed> => {
    const { other, parts } = request
    const run = parts.includes('person') ? await applications.currentRun(other.applicationId) : undefined
    const application = run?.application
    return {
      request,
      ...(application && { person: { name: application.applicant.name, unit: application.unit?.value ?? '' } }),
      pages: parts.includes('page') && other.documentId !== undefined ? other.pages : [],
    }
  }

  return {
    find,
    ofApplication,

    /** Asked for twice by one person, it is one request; after an end it is another one. `meta` is of an application that they may see. */
    async ask(viewer: Viewer, meta: ApplicationMeta, body: AskBody): Promise<Done> {
      const by = actorOf(viewer)
      if (!mayAsk(viewer, meta)) return not('may-not-request')
      if (!by) return not('no-person')
      const { applicationId } = meta
      const all = await ofApplication(applicationId)
      const own = all.filter((one) => one.askedBy.person === by.person && one.fingerprint === body.fingerprint)
      const open = own.find(isOpen)
      if (open) return { kind: 'done', request: open, isNew: false }
      if (all.length >= mostRequestsOfApplication) return not('too-many-requests')
      const asked = await askedFor(viewer, meta, body)
      if (typeof asked === 'string') return not(asked)
      const at = clock.now()
      const ref = { applicationId, requestId: requestIdOf(applicationId, body.fingerprint, by.person, own.length) }
      await log.noteAsked(monthOf(at), ref)
      const isNew = await log.append(ref, nextEvent([], { at, by, act: { kind: 'asked', reason: body.reason, asked } }))
      // Who was faster asked the same: the number of earlier ones is a part of the id.
      const request = await find(ref)
      return request ? { kind: 'done', request, isNew } : not('no-request')
    },

    /** Grants, refuses, withdraws a grant; the asker takes the request back. */
    decide: (viewer: Viewer, ref: RequestRef, { decision, reason }: Decision): Promise<Done> =>
      act(viewer, ref, decision, reason, (request) => {
        if (decision === 'taken-back') return mayTakeBack(viewer, request) ? undefined : 'not-asker'
        if (viewer.person === request.askedBy.person) return 'own-request'
        return mayDecide(viewer, request) ? undefined : viewer.person ? 'may-not-decide' : 'no-person'
      }),

    /** Notes that what was granted is looked at, and gives it out after that. */
    async look(viewer: Viewer, ref: RequestRef): Promise<Disclosed | Extract<Done, { kind: 'not-done' }>> {
      const done = await act(viewer, ref, 'looked', '', (request) =>
        mayLook(viewer, request) ? undefined : 'not-asker',
      )
      return done.kind === 'done' ? disclosed(done.request) : done
    },

    /** What was granted, to who noted a look some minutes ago; undefined for everybody else. */
    async shown(viewer: Viewer, ref: RequestRef): Promise<Disclosed | undefined> {
      const request = await find(ref)
      return request && isBeingLookedAt(viewer, request, clock.now()) ? disclosed(request) : undefined
    },

    /** Requests of the last three months that the viewer may see, those that wait for somebody first; or of one month (2026-11). */
    async listed(viewer: Viewer, month?: string): Promise<readonly DisclosureRequest[]> {
      const months = month === undefined ? lastMonths(clock.now(), monthsListed) : [month]
      const refs = new Map(
        (await Promise.all(months.map(log.askedIn)))
          .flat()
          .map((ref) => [`${ref.applicationId} ${ref.requestId}`, ref]),
      )
      const requests = await concurrently(callsAtOnce, [...refs.values()], find)
      return requests
        .flatMap((request) => (request && maySeeRequest(viewer, request) ? [request] : []))
        .toSorted((a, b) => Number(b.state === 'asked') - Number(a.state === 'asked') || latestFirst(a, b))
    },
  }
}

export interface DisclosedPage {
  readonly applicationId: string
  readonly documentId: string
  readonly page: number
}

/** The page that a picture may be shown of, for whoever was granted it and is just looking at it; undefined for everybody else. */
export const createDisclosedPages =
  ({ log, clock }: Pick<DisclosureParts, 'log' | 'clock'>) =>
  async (viewer: Viewer, ref: RequestRef, page: number): Promise<DisclosedPage | undefined> => {
    const now = clock.now()
    const request = readRequest(ref.requestId, await log.events(ref), now)
    if (!request || !isBeingLookedAt(viewer, request, now)) return undefined
    const { other, parts } = request
    if (!parts.includes('page') || other.documentId === undefined || !other.pages.includes(page)) return undefined
    return { applicationId: other.applicationId, documentId: other.documentId, page }
  }

const isBeingLookedAt = (viewer: Viewer, request: DisclosureRequest, now: string): boolean =>
  request.state === 'granted' && mayLook(viewer, request) && isWithin(lookMinutes, request.lastLookAt, now)

const actorOf = ({ person, role, committee }: Viewer): Actor | undefined =>
  person === undefined ? undefined : { person, role, committee }

const actOf = (kind: Exclude<Act['kind'], 'asked'>, reason: string, at: string): Act => {
  if (kind === 'looked') return { kind }
  return kind === 'granted' ? { kind, reason, until: daysAfter(at, grantDays) } : { kind, reason }
}

const isDoneAlready = (request: DisclosureRequest, kind: Act['kind'], by: Actor, at: string): boolean => {
  if (kind === 'looked') return request.state === 'granted' && isWithin(sameLookMinutes, request.lastLookAt, at)
  return request.state === kind && request.events.some((event) => event.kind === kind && event.by.person === by.person)
}

const latestFirst = (a: DisclosureRequest, b: DisclosureRequest): number =>
  a.askedAt === b.askedAt ? (a.requestId < b.requestId ? -1 : 1) : a.askedAt < b.askedAt ? 1 : -1

export const requestIdPattern = /^dis-[0-9a-f]{24}$/
const requestIdOf = (applicationId: string, fingerprint: string, person: string, earlier: number): string =>
  `dis-${shortHash(24, applicationId, fingerprint, person, String(earlier))}`

const monthOf = (at: string): string => at.slice(0, 7)

/** The month of `now` and those before it. */
const lastMonths = (now: string, count: number): readonly string[] => {
  const [year = 0, month = 1] = monthOf(now).split('-').map(Number)
  return Array.from({ length: count }, (_, n) => monthOf(new Date(Date.UTC(year, month - 1 - n, 1)).toISOString()))
}
