import { createHash } from 'node:crypto'
import type { DocumentReport } from '#domain/application'
import type { EarlierApplication } from '#domain/assessment'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import type { Nominee } from '#domain/nominee'
import type { TextComparison } from '#domain/passages'
import type { Versions } from '#domain/run'
import type { ScanComparison } from '#domain/scan-meeting'

/** Everything that a run depends on. What is not in here must not change an assessment. */
export interface RunInputs {
  readonly meta: ApplicationMeta
  readonly documents: readonly DocumentReport[]
  readonly versions: Versions
  readonly claimants: readonly Claimant[]
  readonly earlier: readonly EarlierApplication[]
  readonly nominees?: readonly Nominee[]
  /** Absent where no texts were compared, so that runs of before there was a comparison keep their ids. */
  readonly passages?: TextComparison | undefined
  /** Absent where no certificate was found elsewhere with another name. */
  readonly scans?: ScanComparison | undefined
}

/**
 * Hash of the inputs; the order in which they were read does not matter. Left out are the name under which a file was uploaded and what
 * the review does to the META item: both change without anything new to verify.
 */
export const runIdOf = ({
  meta,
  documents,
  versions,
  claimants,
  earlier,
  nominees = [],
  passages,
  scans,
}: RunInputs): string => {
  const { applicationId, committee, season, region, series, outcome, cutOff, submittedAt } = meta
  const parts = [
    { applicationId, committee, season, region, series, outcome, cutOff, submittedAt },
    documents.map(({ name: _, ...document }) => canonicalJson(document)).toSorted(),
    versions,
    claimants.map(canonicalJson).toSorted(),
    earlier.map(canonicalJson).toSorted(),
    ...(passages && (passages.texts.length > 0 || passages.notes.length > 0)
      ? [passages.texts.map(canonicalJson).toSorted(), passages.notes.toSorted()]
      : []),
    ...(nominees.length > 0 ? [{ nominees: nominees.map(canonicalJson).toSorted() }] : []),
    ...(scans ? [{ scans: scans.meetings.map(canonicalJson).toSorted(), notes: scans.notes.toSorted() }] : []),
  ]
  return createHash('sha256').update(canonicalJson(parts)).digest('hex').slice(0, 32)
}

/** JSON with the members of every object in the order of their names, so that equal values have equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, member: unknown) => inOrder(member))

const inOrder = (member: unknown): unknown =>
  typeof member === 'object' && member !== null && !Array.isArray(member)
    ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : member
