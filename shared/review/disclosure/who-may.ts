import { everyCommittee, mayKeep, maySee, type Viewer } from '../access.ts'
import type { DisclosureRequest } from './request.ts'

type Sides = Pick<DisclosureRequest, 'committee' | 'other' | 'askedBy'>

/** 复核 of the region (人社厅), to whom requests between committees go (console 3.3). */
const isRegion = ({ role, committee }: Viewer): boolean => role === 'review' && committee === everyCommittee

const isAsker = ({ person }: Viewer, { askedBy }: Pick<Sides, 'askedBy'>): boolean =>
  person !== undefined && person === askedBy.person

/** Whose own material it is: staff of the other committee, unless they keep the asking one too. */
const isOtherSide = (it: Viewer, { committee, other }: Sides): boolean =>
  mayKeep(it, other) && !mayKeep(it, { committee })

/** Those who work on the application that the warning is of. 评委 see others masked (console 4.7) and have staff ask. */
export const mayAsk = (it: Viewer, application: { readonly committee: string }): boolean => mayKeep(it, application)

/** Grants, refuses, takes a grant away again: the region or the other side, and never who asked. */
export const mayDecide = (it: Viewer, request: Sides): boolean =>
  it.person !== undefined && !isAsker(it, request) && (isRegion(it) || isOtherSide(it, request))

/** The grant is personal, and only for as long as its holder may see the application that it was asked for. */
export const mayLook = (it: Viewer, request: Sides): boolean => isAsker(it, request) && maySee(it, request)

export const mayTakeBack = (it: Viewer, request: Sides): boolean => isAsker(it, request)

/** Reads the request and its events (never what it opens): both sides, and the region. */
export const maySeeRequest = (it: Viewer, request: Sides): boolean =>
  isRegion(it) || mayKeep(it, request) || mayKeep(it, request.other)

/** May have requests to see at all. */
export const maySeeRequests = (it: Viewer): boolean => it.role === 'staff' || isRegion(it)
