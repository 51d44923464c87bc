import { createBatchHandler } from '#platform/batch'
import { systemClock } from '#platform/clock'
import { readEnvironment } from '#platform/environment'
import { decodeObjectCreated } from '#platform/events'
import { type HandlerParts, openHandlerParts } from '#platform/handler-parts'
import { lazily } from '#platform/lazily'
import { createArchiveFiles } from '#storage/archive-files'
import { openBucket } from '#storage/objects'
import { openImportStores } from '#storage/open-stores'
import { createAskHolders } from '#verify/ask-holders'
import { createImportAndAsk } from '#verify/import-and-ask'

/** A department's file → records of the archive, and an asking for everybody whom they concern. */
export const createImportHandler = ({ log, ...parts }: HandlerParts) => {
  const env = readEnvironment(['ZHIYAN_ARCHIVE_BUCKET', 'ZHIYAN_PERSON_SECRET'], parts.environment)
  const files = createArchiveFiles(openBucket(parts.clients.s3, env.ZHIYAN_ARCHIVE_BUCKET))
  const stores = openImportStores(parts)
  const importAndAsk = createImportAndAsk({
    archiveWriter: stores.archive,
    askHolders: createAskHolders({ ...stores, clock: systemClock }),
    clock: systemClock,
    personSecret: env.ZHIYAN_PERSON_SECRET,
  })
  return createBatchHandler({
    decode: decodeObjectCreated,
    keyOf: ({ key }) => key,
    perform: async ({ key }) => {
      const { file, options } = await files.read(key)
      const { kind } = await importAndAsk(file, options)
      log.info('archive file imported', { kind, dataset: options.dataset })
    },
    giveUp: async ({ key }) => log.error('archive file refused', { key }),
    log,
  })
}

export const handler = lazily(async () => createImportHandler(openHandlerParts('import')))
