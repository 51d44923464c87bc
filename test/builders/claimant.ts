import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { maskName } from '#domain/mask'
import { claimKeys } from '#duplicate/claim-key'
import { shortHash } from '#text/short-hash'
import { aRank } from './claim.ts'

type Given = Partial<Omit<Claimant, 'rank'>> & {
  /** Whose application it is; the key of the person follows from it. */
  readonly of?: string
  readonly rank?: number | string | Claim['rank']
}

export const personKeyOf = (name: string): string => `person:${name}`

/** A line of the claim index: somebody else claims the very achievement of `claim`, in a season of their own. */
export const aClaimant = (claim: Claim, { of = '韦二某', rank, ...given }: Given = {}): Claimant => {
  const keys = claimKeys(claim)
  return {
    claimKey: keys[0] ?? '',
    allKeys: keys,
    applicationId: `app-${shortHash(6, of)}`,
    claimId: `line-${shortHash(6, of)}`,
    personKey: personKeyOf(of),
    personKnownBy: 'resident-id',
    maskedPerson: maskName(of),
    committee: '柳州市工程系列评委会',
    season: '2026',
    counted: true,
    kind: claim.kind,
    title: claim.title,
    dates: claim.dates,
    ...(claim.grade && { grade: claim.grade }),
    ...(claim.saysGranted !== undefined && { saysGranted: claim.saysGranted }),
    targetLevel: 'associate',
    route: 'promotion',
    outcome: 'open',
    page: 7,
    quote: claim.text,
    ...given,
    ...(rank !== undefined && { rank: aRank(rank) }),
  }
}

/** The applicant's own earlier application that claimed the same: granted for the middle level in 2020. */
export const anEarlierUse = (claim: Claim, given: Given = {}): Claimant =>
  aClaimant(claim, {
    of: '覃一某',
    applicationId: 'app-2020',
    season: '2020',
    outcome: 'granted',
    targetLevel: 'middle',
    cutOff: '2020-06-30',
    ...given,
  })
