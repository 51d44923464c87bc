import type { Application } from '#domain/application'
import type { ArchiveMatch } from '#domain/archive-record'
import type { AssessmentInput } from '#domain/assessment'
import type { Claim } from '#domain/claim'
import { concurrently } from '#domain/concurrently'
import type { Archive } from '#domain/ports'
import { integrityKeys, personalKeys } from '#match/candidate-keys'
import type { ClaimKeys } from './claim-lines.ts'
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

/** Where departments have recorded the applicant's hours and titles: only who is known by their number stands there. */
export const personalKeysOf = (person: PersonKey | undefined): readonly string[] =>
  person?.personKnownBy === 'resident-id' ? personalKeys(person.personKey) : []

/** What the archive has under these, as an assessment takes it. */
export const recordsOfPerson = async (
  { archive }: Pick<Looking, 'archive'>,
  application: Application | undefined,
  person: PersonKey | undefined,
): Promise<Pick<AssessmentInput, 'integrity' | 'personal'>> => {
  const ownKeys = personalKeysOf(person)
  const under = async (keys: readonly string[]) => (keys.length > 0 ? archive.byKeys(keys) : [])
  const [integrity, personal] = await Promise.all([under(registerKeysOf(application, person)), under(ownKeys)])
  return { integrity, ...(ownKeys.length > 0 && { personal }) }
}

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
