import type { Application } from '#domain/application'
import type { ArchiveMatch } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { Archive } from '#domain/ports'
import { integrityKeys } from '#match/candidate-keys'
import type { ClaimKeys } from './claim-lines.ts'
import { concurrently } from './concurrently.ts'
import type { PersonKey } from './person-key.ts'

/** Parts of an assessment's input, for a verification and for a dry run alike: what differs between the two would be a false difference. */

const callsAtOnce = 8

interface Naming {
  readonly claimKeys: (claim: Claim, application: Application) => readonly string[]
}

export const keysOf = ({ claimKeys }: Naming, application: Application | undefined): ClaimKeys =>
  new Map(application?.claims.map((claim) => [claim.claimId, [...new Set(claimKeys(claim, application))]]) ?? [])

/** Where the integrity register has the applicant or the unit: never by a name. */
export const registerKeysOf = (
  application: Application | undefined,
  person: PersonKey | undefined,
): readonly string[] =>
  integrityKeys(
    person?.personKnownBy === 'resident-id' ? person.personKey : undefined,
    application?.unitCreditCode?.key,
  )

interface Looking {
  readonly createFindMatches: (
    archive: Archive,
  ) => (claim: Claim, applicant: string) => Promise<readonly ArchiveMatch[]>
  readonly archive: Archive
}

export const matchesOf = async (
  { createFindMatches, archive }: Looking,
  application: Application | undefined,
): Promise<ReadonlyMap<string, readonly ArchiveMatch[]>> => {
  const { claims = [], applicant } = application ?? {}
  const findMatches = createFindMatches(archive)
  const found = await concurrently(callsAtOnce, claims, (claim) => findMatches(claim, applicant?.name ?? ''))
  return new Map(claims.map(({ claimId }, at) => [claimId, found[at] ?? []]))
}
