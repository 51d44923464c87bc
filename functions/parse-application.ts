import { drawPages } from '#pdf/page-picture'
import { createBatchHandler } from '#platform/batch'
import { readEnvironment } from '#platform/environment'
import { decodeObjectCreated } from '#platform/events'
import { type HandlerParts, openHandlerParts } from '#platform/handler-parts'
import { lazily } from '#platform/lazily'
import { createIntakeStore } from '#storage/intake-store'
import { readUploadKey } from '#storage/keys'
import { openApplicationStores, openDrawAhead } from '#storage/open-stores'
import type { DrawPages } from '#storage/page-pictures'
import { failureWords } from '#verify/failure-words'
import { createParseApplication, type ParseParts } from '#verify/parse-application'

interface Reader extends Pick<ParseParts, 'read'> {
  /** Draws what reports will quote at once; without it pages are drawn on first view only. */
  readonly draw?: DrawPages
}

/** An uploaded object → its layers, its document item, and the announcement that asks for verification. */
export const createParseHandler = ({ read, draw, ...parts }: HandlerParts & Reader) => {
  const env = readEnvironment(['ZHIYAN_INTAKE_BUCKET'], parts.environment)
  const { applications, evidences, recognised } = openApplicationStores(parts)
  const intake = createIntakeStore(parts.clients.s3, env.ZHIYAN_INTAKE_BUCKET)
  const ahead = draw && { drawAhead: openDrawAhead(parts, draw) }
  return createBatchHandler({
    decode: (body) => decodeObjectCreated(body).map(({ key }) => ({ key, ...readUploadKey(key) })),
    keyOf: ({ key }) => key,
    perform: createParseApplication({ intake, evidences, applications, recognised, read, ...ahead }),
    giveUp: ({ applicationId, key }) => applications.fail(applicationId, failureWords.parse(), key),
    log: parts.log,
  })
}

export const handler = lazily(async () => {
  const { readDocument } = await import('#form/read-document')
  return createParseHandler({ ...openHandlerParts('parse'), read: readDocument, draw: drawPages })
})
