import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { IdentifierScheme } from '#domain/identifier'
import { claimYears, recordYears } from '../years.ts'

/** What a claim and a record have in common as far as they can be compared. */
export interface MatchSide {
  readonly kind: ArchiveRecord['kind']
  /** The first is shown; the others are names of the same thing. */
  readonly titles: readonly string[]
  readonly identifiers: readonly { readonly scheme: IdentifierScheme; readonly key: string }[]
  readonly people: readonly string[]
  readonly units: readonly string[]
  readonly years: readonly number[]
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

/** Numbers of periodicals and of people name no achievement. */
const isOfTheThing = ({ scheme }: { readonly scheme: IdentifierScheme }): boolean =>
  !['issn', 'cn-serial', 'resident-id', 'credit-code', 'title-certificate', 'degree-certificate'].includes(scheme)

/** The applicant is one of the people whether the row names them or not. */
export const sideOfClaim = (claim: Claim, applicant = ''): MatchSide => ({
  kind: claim.kind,
  titles: [claim.title],
  identifiers: claim.identifiers.filter(isOfTheThing),
  people: distinct([...claim.people, ...(applicant ? [applicant] : [])]),
  units: claim.units,
  years: claimYears(claim),
})

export const sideOfRecord = (record: ArchiveRecord): MatchSide => ({
  kind: record.kind,
  titles: [record.title, ...(record.otherTitles ?? [])],
  identifiers: record.identifiers.filter(isOfTheThing),
  people: record.people.map(({ name }) => name),
  units: record.units,
  years: recordYears(record),
})
