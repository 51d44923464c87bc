import { createBatchHandler } from '#platform/batch'
import { type Clients, openClients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { lazily } from '#platform/lazily'
import { openQueue } from '#platform/queue-client'
import { createLog, type Log } from '#platform/telemetry'
import { openStores } from '#storage/open-stores'
import { createVerifyQueue, decodeVerification } from '#storage/verify-queue'
import { failureWords } from '#verify/failure-words'
import { createVerifyApplication, type Knowledge } from '#verify/verify-application'

export interface VerifyHandlerParts {
  readonly clients: Clients
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly knowledge: Knowledge
}

export const createVerifyHandler = ({ clients, environment, log, knowledge }: VerifyHandlerParts) => {
  const env = readEnvironment(['ZHIYAN_VERIFY_QUEUE_URL', 'ZHIYAN_PERSON_SECRET'], environment)
  const stores = openStores(clients, environment)
  const verifyQueue = createVerifyQueue(openQueue(clients.sqs, env.ZHIYAN_VERIFY_QUEUE_URL))
  const clock = { now: () => new Date().toISOString() }
  const personSecret = env.ZHIYAN_PERSON_SECRET
  return createBatchHandler({
    decode: decodeVerification,
    keyOf: (applicationId) => applicationId,
    perform: createVerifyApplication({ ...knowledge, ...stores, verifyQueue, personSecret, clock }),
    giveUp: (applicationId) => stores.applications.fail(applicationId, failureWords.verify()),
    log,
  })
}

export const handler = lazily(async () => {
  const { knowledge } = await import('#functions/knowledge')
  return createVerifyHandler({ clients: openClients(), environment: process.env, log: createLog('verify'), knowledge })
})
