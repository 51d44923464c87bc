import * as z from 'zod'

/**
 * Who may see and do what (console 4.7). The token has been checked by the API's authoriser before; here its claims are only read.
 *
 * - staff 工作人员: sees and keeps the applications of the committee.
 * - review 复核, 评委: sees them.
 * - steward 管理员: keeps archive and settings, and sees no application.
 */
const rights = {
  staff: { sees: true, keeps: true },
  review: { sees: true, keeps: false },
  steward: { sees: false, keeps: false },
} as const

export type Role = keyof typeof rights

export interface Viewer {
  readonly role: Role
  /** The committee's name as applications carry it, or `*` for all of them. */
  readonly committee: string
  /** The token's subject. Absent on one machine: whoever sits there cannot be told from anybody else, and so neither asks nor grants. */
  readonly person?: string | undefined
}

export const everyCommittee = '*'

/** Which claims of a token carry role and committee; issuers differ in how they may be called. */
export interface ClaimNames {
  readonly role: string
  readonly committee: string
}
export const defaultClaimNames: ClaimNames = { role: 'zhiyan:role', committee: 'zhiyan:committee' }

/** What an HTTP API (payload format 2.0) passes on of a token that its authoriser has let in. */
const passedOn = z.object({
  requestContext: z.object({
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }),
  }),
})
const viewer = z.object({
  role: z.enum(['staff', 'review', 'steward']),
  committee: z.string().min(1),
  person: z.string().min(1).max(200).optional(),
})

/** Who asks, from what the HTTP API passed on; undefined for a token that says no role or no committee of ours. */
export const viewerOf = (event: unknown, names: ClaimNames): Viewer | undefined => {
  const claims = passedOn.safeParse(event).data?.requestContext.authorizer.jwt.claims
  if (!claims) return undefined
  return viewer.safeParse({ role: claims[names.role], committee: claims[names.committee], person: claims.sub }).data
}

interface OfCommittee {
  readonly committee: string
}

const isOf = (it: Viewer, { committee }: OfCommittee): boolean =>
  it.committee === everyCommittee || it.committee === committee

export const maySee = (it: Viewer, application: OfCommittee): boolean => rights[it.role].sees && isOf(it, application)

/** Opens it, uploads to it, says what became of it. */
export const mayKeep = (it: Viewer, application: OfCommittee): boolean => rights[it.role].keeps && isOf(it, application)

/**
 * Asks what is confirmed of applicants and employers (console 3.6): those who keep applications, and the region's 复核. 评委 judge achievements,
 * and a steward judges nobody.
 */
export const mayAskIntegrity = (it: Viewer): boolean =>
  rights[it.role].keeps || (it.role === 'review' && it.committee === everyCommittee)

/** Hands records over to the archive: the steward, and on one machine whoever sits at it. */
export const mayImport = (it: Viewer): boolean =>
  it.role === 'steward' || (it.role === 'staff' && it.committee === everyCommittee)

/** On one machine whoever sits at it is staff. A page of another site that had its name point here is not: the name that it asked for tells. */
export const localViewer = (host: string | undefined): Viewer | undefined =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')
    ? { role: 'staff', committee: everyCommittee }
    : undefined
