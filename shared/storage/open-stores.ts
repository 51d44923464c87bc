import { systemClock } from '#platform/clock'
import { readEnvironment } from '#platform/environment'
import type { HandlerParts } from '#platform/handler-parts'
import { openQueue } from '#platform/queue-client'
import { createDisclosedPages } from '#review/disclosure/disclosures'
import { createApplicationsStore, listApplications, readMeta } from './applications-store.ts'
import { createArchiveFiles } from './archive-files.ts'
import { createArchiveStore } from './archive-store.ts'
import { createClaimIndexStore } from './claim-index-store.ts'
import { createDisclosuresStore } from './disclosures-store.ts'
import { createEvidenceStore } from './evidence-store.ts'
import { createFingerprintsStore } from './fingerprints-store.ts'
import { createIntakeStore } from './intake-store.ts'
import { createIntegrityStore } from './integrity-store.ts'
import { openBucket } from './objects.ts'
import { createPageOutlines } from './page-outlines.ts'
import { createPagePictures, type DrawPages } from './page-pictures.ts'
import { createDrawAhead } from './pictures-ahead.ts'
import { createRecognisedStore } from './recognised-store.ts'
import { openTable } from './table.ts'
import { createVerifyQueue } from './verify-queue.ts'

type Opening = Pick<HandlerParts, 'clients' | 'environment'>

/** What is kept of applications, in the table and the bucket that the environment names. */
export const openApplicationStores = ({ clients, environment }: Opening) => {
  const env = readEnvironment(['ZHIYAN_APPLICATIONS_TABLE', 'ZHIYAN_EVIDENCE_BUCKET'], environment)
  const table = openTable(clients.dynamo, env.ZHIYAN_APPLICATIONS_TABLE)
  const evidence = openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET)
  return {
    applications: createApplicationsStore(table, evidence),
    claimIndex: createClaimIndexStore(table),
    integrity: createIntegrityStore(table),
    disclosureLog: createDisclosuresStore(table),
    evidences: createEvidenceStore(evidence),
    recognised: createRecognisedStore(evidence),
  }
}

/**
 * A copy of the table is behind by less than a second as a rule; verifications see a new snapshot only when it has had time (docs/adr/0007).
 */
const settleMs = 2_000

/** What an import needs: no file of an applicant is open to it. */
export const openImportStores = ({ clients, environment }: Opening) => {
  const names = ['ZHIYAN_APPLICATIONS_TABLE', 'ZHIYAN_ARCHIVE_TABLE', 'ZHIYAN_VERIFY_QUEUE_URL'] as const
  const env = readEnvironment(names, environment)
  const table = openTable(clients.dynamo, env.ZHIYAN_APPLICATIONS_TABLE)
  return {
    archive: createArchiveStore({ client: clients.dynamo, table: env.ZHIYAN_ARCHIVE_TABLE, settleMs }),
    claimIndex: createClaimIndexStore(table),
    applications: { list: () => listApplications(table), meta: (id: string) => readMeta(table, id) },
    verifyQueue: createVerifyQueue(openQueue(clients.sqs, env.ZHIYAN_VERIFY_QUEUE_URL)),
  }
}

/** What reviewers need: applications, the sizes of their pages, the archive to look at, forms to upload with, and asking for a verification. */
export const openReviewStores = (opening: Opening) => {
  const { clients, environment } = opening
  const names = [
    'ZHIYAN_INTAKE_BUCKET',
    'ZHIYAN_EVIDENCE_BUCKET',
    'ZHIYAN_ARCHIVE_BUCKET',
    'ZHIYAN_ARCHIVE_TABLE',
    'ZHIYAN_VERIFY_QUEUE_URL',
  ] as const
  const env = readEnvironment(names, environment)
  const { applications, claimIndex, integrity, disclosureLog, evidences } = openApplicationStores(opening)
  return {
    outlines: createPageOutlines(openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET)),
    archiveFiles: createArchiveFiles(openBucket(clients.s3, env.ZHIYAN_ARCHIVE_BUCKET)),
    applications,
    claimIndex,
    integrity,
    disclosureLog,
    evidences,
    archive: createArchiveStore({ client: clients.dynamo, table: env.ZHIYAN_ARCHIVE_TABLE }),
    intake: createIntakeStore(clients.s3, env.ZHIYAN_INTAKE_BUCKET),
    verifyQueue: createVerifyQueue(openQueue(clients.sqs, env.ZHIYAN_VERIFY_QUEUE_URL)),
  }
}

/** What pictures of pages need: the uploads to draw from, the layers beside which they are kept, and whose application it is. */
export const openPictureStores = (opening: Opening, draw: DrawPages) => {
  const { clients, environment } = opening
  const env = readEnvironment(['ZHIYAN_INTAKE_BUCKET', 'ZHIYAN_EVIDENCE_BUCKET'], environment)
  const { applications, disclosureLog } = openApplicationStores(opening)
  const pictures = createPagePictures({
    objects: openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET),
    intake: createIntakeStore(clients.s3, env.ZHIYAN_INTAKE_BUCKET),
    applications,
    draw,
  })
  return { applications, pictures, disclosedPage: createDisclosedPages({ log: disclosureLog, clock: systemClock }) }
}

/** Draws pages while their file is at hand, and keeps them where `openPictureStores` finds them. */
export const openDrawAhead = ({ clients, environment }: Opening, draw: DrawPages) => {
  const env = readEnvironment(['ZHIYAN_EVIDENCE_BUCKET'], environment)
  return createDrawAhead(openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET), draw)
}

/** What is kept of applications, and what a verification needs beside it. */
export const openStores = (opening: Opening) => {
  const { clients, environment } = opening
  const names = ['ZHIYAN_ARCHIVE_TABLE', 'ZHIYAN_FINGERPRINTS_TABLE', 'ZHIYAN_VERIFY_QUEUE_URL'] as const
  const env = readEnvironment(names, environment)
  return {
    ...openApplicationStores(opening),
    fingerprints: createFingerprintsStore(openTable(clients.dynamo, env.ZHIYAN_FINGERPRINTS_TABLE)),
    archive: createArchiveStore({ client: clients.dynamo, table: env.ZHIYAN_ARCHIVE_TABLE }),
    verifyQueue: createVerifyQueue(openQueue(clients.sqs, env.ZHIYAN_VERIFY_QUEUE_URL)),
  }
}
