import type { ArchiveRecord } from '#domain/archive-record'
import type { RecordVersion, RecordWrite } from './archive-writer.ts'
import { type FieldChange, fieldChanges } from './field-changes.ts'

/** `new` in the archive · `changed` · `withdrawn` from it · `returned` to it. */
export type DifferenceKind = 'new' | 'changed' | 'withdrawn' | 'returned'

/** One record that two states of a dataset show differently. */
export interface RecordDifference {
  readonly kind: DifferenceKind
  readonly recordId: string
  readonly title: string
  readonly file: string
  readonly sheet?: string
  readonly row: number
  /** Value by value; empty unless `changed`. */
  readonly changes: readonly FieldChange[]
}

const isThere = (record: ArchiveRecord | undefined): record is ArchiveRecord =>
  record !== undefined && record.withdrawn !== true

/** Undefined when both show the same, or neither shows the record. */
export const differenceOf = (
  before: ArchiveRecord | undefined,
  after: ArchiveRecord | undefined,
): RecordDifference | undefined => {
  const shown = isThere(after) ? after : before
  if (!shown || (!isThere(before) && !isThere(after))) return undefined
  const changes = isThere(before) && isThere(after) ? fieldChanges(before, after) : []
  const kind = kindOf(before, after)
  if (kind === 'changed' && changes.length === 0) return undefined
  const { recordId, title, provenance } = shown
  const { file, sheet, row } = provenance
  return { kind, recordId, title, file, ...(sheet !== undefined && { sheet }), row, changes }
}

const kindOf = (before: ArchiveRecord | undefined, after: ArchiveRecord | undefined): DifferenceKind => {
  if (isThere(before)) return isThere(after) ? 'changed' : 'withdrawn'
  return before === undefined ? 'new' : 'returned'
}

/** What the writes would change, record by record. */
export const differencesOf = (writes: readonly RecordWrite[]): readonly RecordDifference[] =>
  writes.flatMap(({ record, before }) => differenceOf(before, record) ?? [])

export type DifferenceCounts = Readonly<Record<DifferenceKind, number>>

export const countDifferences = (differences: readonly Pick<RecordDifference, 'kind'>[]): DifferenceCounts => {
  const counts = { new: 0, changed: 0, withdrawn: 0, returned: 0 }
  for (const { kind } of differences) counts[kind]++
  return counts
}

/** The version that a snapshot shows, of versions newest first. */
export const versionAt = (versions: readonly RecordVersion[], snapshot: number): RecordVersion | undefined =>
  versions.find((version) => version.snapshot <= snapshot)
