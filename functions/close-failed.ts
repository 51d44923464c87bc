import { createBatchHandler } from '#platform/batch'
import { type HandlerParts, openHandlerParts } from '#platform/handler-parts'
import { lazily } from '#platform/lazily'
import { decodeDeadLetter } from '#storage/dead-letters'
import { openApplicationStores } from '#storage/open-stores'
import { failureWords } from '#verify/failure-words'

/** Dead letters of every queue → a reason on the application that the reviewer reads. */
export const createCloseFailedHandler = ({ log, ...parts }: HandlerParts) => {
  const { applications } = openApplicationStores(parts)
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

export const handler = lazily(async () => createCloseFailedHandler(openHandlerParts('close-failed')))
