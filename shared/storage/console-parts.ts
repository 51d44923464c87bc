import { type ArchivePagesStores, createArchivePages } from '#archive/archive-pages'
import type { Evidences } from '#domain/ports'
import { systemClock } from '#platform/clock'
import { createDisclosedPages, createDisclosures } from '#review/disclosure/disclosures'
import type { DisclosureLog } from '#review/disclosure/log'
import { createIntegrityQueries, type IntegrityStores } from '#review/integrity/look-up'
import { createRecordOutcome, type RecordOutcomeParts } from '#review/record-outcome'
import type { ApplicationsStore } from './applications-store.ts'
import type { ArchiveFiles } from './archive-files.ts'
import { type IntakeStore, maxUploadBytes } from './intake-store.ts'

export type ReviewStores = RecordOutcomeParts &
  ArchivePagesStores &
  Omit<IntegrityStores, 'clock'> & {
    readonly applications: ApplicationsStore
    readonly intake: Pick<IntakeStore, 'createUpload'>
    readonly archiveFiles: Pick<ArchiveFiles, 'put'>
    readonly disclosureLog: DisclosureLog
    readonly evidences: Pick<Evidences, 'texts'>
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
    importRecords: stores.archiveFiles.put,
    integrity: createIntegrityQueries({ ...stores, clock: systemClock }),
    disclosures: createDisclosures({ ...stores, log: stores.disclosureLog, clock: systemClock }),
    disclosedPage: createDisclosedPages({ log: stores.disclosureLog, clock: systemClock }),
  }
}
