import type { Clients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { createApplicationsStore } from './applications-store.ts'
import { createArchiveStore } from './archive-store.ts'
import { createClaimIndexStore } from './claim-index-store.ts'
import { createEvidenceStore } from './evidence-store.ts'
import { openBucket } from './objects.ts'
import { openTable } from './table.ts'

/** The stores of a verification, as the environment names their tables and their bucket. */
export const openStores = (clients: Clients, environment: Readonly<Record<string, string | undefined>>) => {
  const names = ['ZHIYAN_APPLICATIONS_TABLE', 'ZHIYAN_ARCHIVE_TABLE', 'ZHIYAN_EVIDENCE_BUCKET'] as const
  const env = readEnvironment(names, environment)
  const table = openTable(clients.dynamo, env.ZHIYAN_APPLICATIONS_TABLE)
  const evidence = openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET)
  return {
    applications: createApplicationsStore(table, evidence),
    claimIndex: createClaimIndexStore(table),
    evidences: createEvidenceStore(evidence),
    archive: createArchiveStore({ client: clients.dynamo, table: env.ZHIYAN_ARCHIVE_TABLE }),
  }
}
