import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { namesAchievement } from '../candidate-keys.ts'
import { claimYears, recordYears } from '../years.ts'

/** What a claim and a record have in common as far as they can be compared. */
export interface MatchSide {
  readonly kind: ArchiveRecord['kind']
  /** The first is shown; the others are names of the same thing. */
  readonly titles: readonly string[]
  readonly identifiers: readonly SideNumber[]
  readonly people: readonly string[]
  readonly units: readonly string[]
  readonly years: readonly number[]
}

export interface SideNumber {
  readonly scheme: IdentifierScheme
  readonly key: string
  /** It fails its own check: another number on the other side does not contradict it. */
  readonly isUnsure?: boolean
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

const isInvalid = ({ status }: Identifier): boolean => status === 'invalid-checksum' || status === 'invalid-format'

/** The applicant is one of the people whether the row names them or not. */
export const sideOfClaim = (claim: Claim, applicant = ''): MatchSide => ({
  kind: claim.kind,
  titles: [claim.title],
  identifiers: claim.identifiers
    .filter((identifier) => namesAchievement(claim.kind, identifier))
    .map((identifier) => ({
      scheme: identifier.scheme,
      key: identifier.key,
      ...(isInvalid(identifier) && { isUnsure: true }),
    })),
  people: distinct([...claim.people, ...(applicant ? [applicant] : [])]),
  units: claim.units,
  years: claimYears(claim),
})

export const sideOfRecord = (record: ArchiveRecord): MatchSide => ({
  kind: record.kind,
  titles: [record.title, ...(record.otherTitles ?? [])],
  identifiers: record.identifiers.filter((identifier) => namesAchievement(record.kind, identifier)),
  people: record.people.map(({ name }) => name),
  units: record.units,
  years: recordYears(record),
})
