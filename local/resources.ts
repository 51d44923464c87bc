import type { Clients } from '#platform/clients'
import type { Environment } from '#platform/environment'
import { defaultClaimNames } from '#review/access'
import { buckets } from '#storage/buckets'
import { queues } from '#storage/queues'
import { ensureBucket, ensureQueue, ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'

const prefixed = (name: string) => `zhiyan-${name}`

/** Makes and upgrades the tables, buckets and queues of one machine; returns the environment that names them. */
export const prepareResources = async (clients: Clients, personSecret: string) => {
  for (const table of Object.values(tables)) await ensureTable(clients.dynamo, prefixed(table.name), table)
  for (const { name } of Object.values(buckets)) await ensureBucket(clients.s3, prefixed(name))
  const urlsOf = (queue: (typeof queues)[keyof typeof queues]) => ensureQueue(clients.sqs, prefixed(queue.name), queue)
  const [parse, verify, imports] = [
    await urlsOf(queues.parse),
    await urlsOf(queues.verify),
    await urlsOf(queues.import),
  ]
  const environment: Environment = {
    ZHIYAN_APPLICATIONS_TABLE: prefixed(tables.applications.name),
    ZHIYAN_ARCHIVE_TABLE: prefixed(tables.archive.name),
    ZHIYAN_FINGERPRINTS_TABLE: prefixed(tables.fingerprints.name),
    ZHIYAN_INTAKE_BUCKET: prefixed(buckets.intake.name),
    ZHIYAN_EVIDENCE_BUCKET: prefixed(buckets.evidence.name),
    ZHIYAN_ARCHIVE_BUCKET: prefixed(buckets.archive.name),
    ZHIYAN_PARSE_QUEUE_URL: parse.url,
    ZHIYAN_VERIFY_QUEUE_URL: verify.url,
    ZHIYAN_IMPORT_QUEUE_URL: imports.url,
    ZHIYAN_PERSON_SECRET: personSecret,
    ZHIYAN_ROLE_CLAIM: defaultClaimNames.role,
    ZHIYAN_COMMITTEE_CLAIM: defaultClaimNames.committee,
  }
  return { environment, deadLetterUrls: { parse: parse.deadUrl, verify: verify.deadUrl, import: imports.deadUrl } }
}
