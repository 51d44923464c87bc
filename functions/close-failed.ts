import { createBatchHandler } from '#platform/batch'
import { type Clients, openClients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { lazily } from '#platform/lazily'
import { createLog, type Log } from '#platform/telemetry'
import { createApplicationsStore } from '#storage/applications-store'
import { decodeDeadLetter } from '#storage/dead-letters'
import { openBucket } from '#storage/objects'
import { openTable } from '#storage/table'
import { failureWords } from '#verify/failure-words'

export interface CloseFailedParts {
  readonly clients: Clients
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** Dead letters of every queue → a reason on the application that the reviewer reads. */
export const createCloseFailedHandler = ({ clients, environment, log }: CloseFailedParts) => {
  const env = readEnvironment(['ZHIYAN_APPLICATIONS_TABLE', 'ZHIYAN_EVIDENCE_BUCKET'], environment)
  const evidence = openBucket(clients.s3, env.ZHIYAN_EVIDENCE_BUCKET)
  const applications = createApplicationsStore(openTable(clients.dynamo, env.ZHIYAN_APPLICATIONS_TABLE), evidence)
  return createBatchHandler({
    decode: decodeDeadLetter,
    keyOf: ({ key }) => key,
    perform: async ({ of, applicationId, source, key }) => {
      log.error('dead letter', { of, key })
      if (applicationId) await applications.fail(applicationId, failureWords[of](), source)
    },
    // An application that is not there has nobody who waits for a reason; the line in the log is all that is left to do.
    giveUp: async () => {},
    log,
  })
}

const create = async () =>
  createCloseFailedHandler({ clients: openClients(), environment: process.env, log: createLog('close-failed') })
export const handler = lazily(create)
