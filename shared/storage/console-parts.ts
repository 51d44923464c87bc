import { type ArchivePagesStores, createArchivePages } from '#archive/archive-pages'
import { createRecordOutcome, type RecordOutcomeParts } from '#review/record-outcome'
import type { ApplicationsStore } from './applications-store.ts'
import { type IntakeStore, maxUploadBytes } from './intake-store.ts'

export interface ReviewStores extends RecordOutcomeParts, ArchivePagesStores {
  readonly applications: ApplicationsStore
  readonly intake: Pick<IntakeStore, 'createUpload'>
}

/** What the console and its API work with, from the stores of a function or of the local stack. */
export const consoleParts = (stores: ReviewStores) => {
  const { list, meta, currentRun, open } = stores.applications
  const { createUpload } = stores.intake
  return {
    list,
    meta,
    currentRun,
    open,
    createUpload,
    maxUploadBytes,
    recordOutcome: createRecordOutcome(stores),
    archive: createArchivePages(stores),
  }
}
