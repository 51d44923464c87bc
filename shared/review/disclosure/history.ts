import type { Act, Actor } from './events.ts'
import type { DisclosureRequest } from './request.ts'

/** What happened to a request, in order. What time alone ended is a line too, though nobody did it. */
export interface HistoryLine {
  readonly at: string
  readonly kind: Act['kind'] | 'lapsed' | 'expired'
  readonly by?: Actor
  readonly reason?: string
}

export const historyOf = ({ events, state, endsAt }: DisclosureRequest): readonly HistoryLine[] => [
  ...events.map((event) => ({
    at: event.at,
    kind: event.kind,
    by: event.by,
    ...('reason' in event && { reason: event.reason }),
  })),
  ...(state === 'lapsed' || state === 'expired' ? [{ at: endsAt, kind: state }] : []),
]

/** A request as both sides may read it: without what only the machine needs to find the file. */
export const toView = (request: DisclosureRequest) => {
  const { events: _, other, lastLookAt: __, ...shown } = request
  const { documentId, ...side } = other
  return { ...shown, other: { ...side, pageIsKnown: documentId !== undefined }, history: historyOf(request) }
}
