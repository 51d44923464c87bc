import { createBatchHandler } from '#platform/batch'
import { type Clients, openClients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { decodeObjectCreated } from '#platform/events'
import { lazily } from '#platform/lazily'
import { createLog, type Log } from '#platform/telemetry'
import { createApplicationsStore } from '#storage/applications-store'
import { createEvidenceStore } from '#storage/evidence-store'
import { createIntakeStore } from '#storage/intake-store'
import { readUploadKey } from '#storage/keys'
import { openBucket } from '#storage/objects'
import { openTable } from '#storage/table'
import { failureWords } from '#verify/failure-words'
import { createParseApplication, type ParseParts } from '#verify/parse-application'

export interface ParseHandlerParts extends Pick<ParseParts, 'read'> {
  readonly clients: Clients
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

export const createParseHandler = ({ clients, environment, log, read }: ParseHandlerParts) => {
  const env = readEnvironment(
    ['ZHIYAN_APPLICATIONS_TABLE', 'ZHIYAN_INTAKE_BUCKET', 'ZHIYAN_EVIDENCE_BUCKET'],
    environment,
  )
  const evidence = openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET)
  const applications = createApplicationsStore(openTable(clients.dynamo, env.ZHIYAN_APPLICATIONS_TABLE), evidence)
  const intake = createIntakeStore(clients.s3, env.ZHIYAN_INTAKE_BUCKET)
  return createBatchHandler({
    decode: (body) => decodeObjectCreated(body).map(({ key }) => ({ key, ...readUploadKey(key) })),
    keyOf: ({ key }) => key,
    perform: createParseApplication({ intake, evidences: createEvidenceStore(evidence), applications, read }),
    giveUp: ({ applicationId, key }) => applications.fail(applicationId, failureWords.parse(), key),
    log,
  })
}

export const handler = lazily(async () => {
  const { readDocument } = await import('#form/read-document')
  return createParseHandler({
    clients: openClients(),
    environment: process.env,
    log: createLog('parse'),
    read: readDocument,
  })
})
