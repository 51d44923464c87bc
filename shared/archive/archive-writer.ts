import type { ArchiveRecord, ArchiveSnapshot, Completeness } from '#domain/archive-record'

/** How an import meets the archive's storage. One writer at a time: `begin` waits for nobody and says when it may not. */
export interface ArchiveWriter {
  /** The dataset as it stands; snapshot 0 when nothing was imported yet. */
  dataset(dataset: string): Promise<DatasetState>
  /** Stored records by id, with the snapshot that wrote each; those written after snapshot `settled` with their version before. */
  stored(recordIds: readonly string[], settled: number): Promise<ReadonlyMap<string, StoredRecord>>
  /** Writes records and their look-up keys. Repeating a write that was cut off completes it. */
  write(
    writes: readonly RecordWrite[],
    snapshot: number,
    lease: WriteLease,
    progress?: (written: number) => void,
  ): Promise<void>
  /** Takes the one writer's place; undefined while another import is writing. */
  begin(): Promise<WriteLease | undefined>
  /** Makes the state the dataset's current one, if its snapshot is still `expected`; false when another import was faster. */
  finish(state: DatasetState, expected: number, lease: WriteLease): Promise<boolean>
  end(lease: WriteLease): Promise<void>
  snapshot(): Promise<ArchiveSnapshot>
}

export interface WriteLease {
  readonly owner: string
}

export interface StoredRecord {
  readonly record: ArchiveRecord
  /** Of the dataset. Larger than its `announced` when the import that wrote it was cut off. */
  readonly snapshot: number
  /** The version before, only for records of an import that was cut off. */
  readonly previous?: RecordVersion
}

/** A record as it once was. */
export interface RecordVersion {
  readonly record: ArchiveRecord
  /** Of the dataset, that wrote it. */
  readonly snapshot: number
}

export interface RecordWrite {
  readonly record: ArchiveRecord
  /** What the archive held before, whose keys may have to go. */
  readonly before?: ArchiveRecord
  /** The snapshot that had written `before`, so that an undo finds it again. */
  readonly beforeSnapshot?: number
}

/** What was before: for undoing, for comparing snapshots, for a record's page. */
export interface ArchiveHistory {
  /** Every state that the dataset had, oldest first; none that was written and never shown. */
  snapshots(dataset: string): Promise<readonly DatasetState[]>
  /**
   * Ids of the records that snapshots after `after` up to `until` have written, each once, in one order; those of an import that was cut off
   * there are among them.
   */
  changedBetween(dataset: string, after: number, until: number): Promise<readonly string[]>
  /** The newest version of each record and those before it, newest first, back to the first that snapshot `back` shows. */
  versionsBackTo(recordIds: readonly string[], back: number): Promise<ReadonlyMap<string, readonly RecordVersion[]>>
}

export interface DatasetState {
  readonly dataset: string
  readonly department: string
  readonly snapshot: number
  /** The last snapshot whose changed keys were announced to the holders; behind `snapshot` when an import died in between. */
  readonly announced: number
  readonly importedAt: string
  readonly counts: Readonly<Partial<Record<ArchiveRecord['kind'], number>>>
  readonly completeness: readonly Completeness[]
  /** SHA-256 of the files whose rows made the snapshot's changes, the last of them first. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly importedAt: string }[]
  /** What made this snapshot. Absent on those from before changes were logged, which can not be undone. */
  readonly change?: SnapshotChange
}

export type SnapshotChange =
  | {
      readonly kind: 'import'
      readonly file: string
      readonly trust: ArchiveRecord['trust']
      readonly new: number
      readonly changed: number
      readonly unchanged: number
      readonly rejected: number
    }
  | { readonly kind: 'undo'; readonly to: number; readonly withdrawn: number; readonly restored: number }
  | { readonly kind: 'correction'; readonly recordId: string; readonly field: string }
  | { readonly kind: 'completeness' }
