import type { ArchiveRecord } from '#domain/archive-record'
import type { ArchiveHistory, DatasetState, RecordVersion } from './archive-writer.ts'
import { type FieldChange, fieldChanges } from './field-changes.ts'

/** One version of a record, what it changed, and the snapshot that wrote it. */
export interface HistoricVersion {
  readonly record: ArchiveRecord
  readonly snapshot: number
  /** Against the version before; empty for the first. */
  readonly changes: readonly FieldChange[]
  /** What made the snapshot; absent when that is not known. */
  readonly state?: DatasetState
}

/** A record with everything that it once said. */
export interface RecordHistory {
  /** As it stands; `withdrawn` when an undo took it out. */
  readonly record: ArchiveRecord
  /** Newest first. */
  readonly versions: readonly HistoricVersion[]
}

/** Undefined when no import ever brought the record. */
export const readHistory = async (
  archive: Pick<ArchiveHistory, 'versionsBackTo' | 'snapshots'>,
  recordId: string,
): Promise<RecordHistory | undefined> => {
  // Snapshots count from 1: back to before the first is back to the beginning.
  const versions: readonly RecordVersion[] = (await archive.versionsBackTo([recordId], -1)).get(recordId) ?? []
  const [current] = versions
  if (!current) return undefined
  const states = await archive.snapshots(current.record.provenance.dataset)
  return {
    record: current.record,
    versions: versions.map(({ record, snapshot }, i) => {
      const before = versions[i + 1]?.record
      const state = states.find((one) => one.snapshot === snapshot)
      return {
        record,
        snapshot,
        changes: before ? fieldChanges(before, record) : [],
        ...(state && { state }),
      }
    }),
  }
}
