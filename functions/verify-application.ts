import { createBatchHandler } from '#platform/batch'
import { systemClock } from '#platform/clock'
import { readEnvironment } from '#platform/environment'
import { type HandlerParts, openHandlerParts } from '#platform/handler-parts'
import { lazily } from '#platform/lazily'
import { openStores } from '#storage/open-stores'
import { decodeVerification } from '#storage/verify-queue'
import { failureWords } from '#verify/failure-words'
import { createVerifyApplication, type Knowledge } from '#verify/verify-application'

/** An announced document, or an asking by another application → a published run. */
export const createVerifyHandler = ({ knowledge, ...parts }: HandlerParts & { readonly knowledge: Knowledge }) => {
  const personSecret = readEnvironment(['ZHIYAN_PERSON_SECRET'], parts.environment).ZHIYAN_PERSON_SECRET
  const stores = openStores(parts)
  return createBatchHandler({
    decode: decodeVerification,
    keyOf: (applicationId) => applicationId,
    perform: createVerifyApplication({ ...knowledge, ...stores, personSecret, clock: systemClock }),
    giveUp: (applicationId) => stores.applications.fail(applicationId, failureWords.verify()),
    log: parts.log,
  })
}

export const handler = lazily(async () => {
  const { knowledge } = await import('#functions/knowledge')
  return createVerifyHandler({ ...openHandlerParts('verify'), knowledge })
})
