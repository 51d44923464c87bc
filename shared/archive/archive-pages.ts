import type { ArchiveRecord, ArchiveSnapshot } from '#domain/archive-record'
import type { Applications, Archive, ClaimIndex } from '#domain/ports'
import { searchKeys } from '#match/search-keys'
import type { ArchiveHistory, DatasetState } from './archive-writer.ts'
import { createClaimsOf, type RecordClaims } from './record-claims.ts'
import { type RecordHistory, readHistory } from './record-history.ts'

/** What the console shows of the archive. It changes nothing. */
export interface ArchivePages {
  snapshot(): Promise<ArchiveSnapshot>
  /** By a number or a whole title. */
  search(query: string): Promise<readonly ArchiveRecord[]>
  /** Every state of the dataset, oldest first. */
  snapshots(dataset: string): Promise<readonly DatasetState[]>
  history(recordId: string): Promise<RecordHistory | undefined>
  claimsOf(record: ArchiveRecord): Promise<RecordClaims>
}

export interface ArchivePagesStores {
  readonly archive: Pick<Archive & ArchiveHistory, 'byKeys' | 'snapshot' | 'snapshots' | 'versionsBackTo'>
  readonly claimIndex: Pick<ClaimIndex, 'watchers'>
  readonly applications: Pick<Applications, 'meta' | 'currentRun'>
}

export const createArchivePages = (stores: ArchivePagesStores): ArchivePages => {
  const { archive } = stores
  return {
    snapshot: archive.snapshot,
    search: (query) => archive.byKeys(searchKeys(query)),
    snapshots: archive.snapshots,
    history: (recordId) => readHistory(archive, recordId),
    claimsOf: createClaimsOf(stores),
  }
}
