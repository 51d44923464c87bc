import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportFile, ImportOptions } from '#archive/import-archive'
import type { ApplicationMeta } from '#domain/claimant'
import { createCloseFailedHandler } from '#functions/close-failed'
import { createImportHandler } from '#functions/import-archive'
import { createParseHandler } from '#functions/parse-application'
import { createVerifyHandler } from '#functions/verify-application'
import { drawPages } from '#pdf/page-picture'
import { closeClients, openClients } from '#platform/clients'
import { systemClock } from '#platform/clock'
import { encodeObjectCreated } from '#platform/events'
import { openQueue } from '#platform/queue-client'
import { type Log, silentLog } from '#platform/telemetry'
import { createArchiveFiles } from '#storage/archive-files'
import { dropLease } from '#storage/archive-lease'
import { createIntakeStore } from '#storage/intake-store'
import { openBucket } from '#storage/objects'
import { openPictureStores, openStores } from '#storage/open-stores'
import { queues, visibilitySecondsOf } from '#storage/queues'
import { createAskHolders } from '#verify/ask-holders'
import type { ParseParts } from '#verify/parse-application'
import type { Knowledge } from '#verify/verify-application'
import { type ChaosSettings, createChaos, noChaos } from './chaos.ts'
import { coalesced } from './coalesced.ts'
import { openDataFolder } from './data-folder.ts'
import { environmentOf, startEngines } from './engines.ts'
import { createEventsFromStore } from './events-from-store.ts'
import { policyInForce } from './policy-file.ts'
import { prepareResources } from './resources.ts'
import { type Subscription, startRunner } from './runner.ts'

export interface StackOptions {
  readonly dataDir: string
  readonly chaos?: ChaosSettings
  readonly log?: Log
  /** The reader of files and what is known of the field; the product's own unless a test brings lighter ones. */
  readonly read?: ParseParts['read']
  readonly knowledge?: Knowledge
  /** Whether pages that reports quote are drawn as soon as they are read: for a console, where somebody will look at them. */
  readonly drawsAhead?: boolean
}

/** What the sender of a file says of the application; `submittedAt` and the rest as they stand in META. */
export type UploadMeta = Omit<ApplicationMeta, 'applicationId' | 'version' | 'state' | 'currentRunId' | 'failure'>

export type Stack = Awaited<ReturnType<typeof openStack>>

/** How often the store is asked for uploads that nobody announced: a form in a browser uploads straight into it. */
const lookEveryMs = 1_000

/**
 * The whole product in this process: engines on disk, the very handlers of `functions/`, and the runner between them. The environment
 * variables of the SDK are this process's own, so a process has one stack at a time.
 */
export const openStack = async ({ dataDir, chaos, log = silentLog, ...given }: StackOptions) => {
  const folder = openDataFolder(dataDir)
  const engines = await startEngines(folder.path).catch((cause) => {
    folder.release()
    throw cause
  })
  const restoreEnvironment = setEnvironment(environmentOf(engines))
  const clients = openClients()
  const close = async () => {
    closeClients(clients)
    await engines.stop()
    restoreEnvironment()
    folder.release()
  }
  const prepare = async () => {
    const prepared = await prepareResources(clients, folder.personSecret)
    // The folder's lock proves that whoever was importing is dead.
    await dropLease(clients.dynamo, prepared.environment.ZHIYAN_ARCHIVE_TABLE)
    return prepared
  }
  const { environment, deadLetterUrls } = await prepare().catch(async (cause) => {
    await close()
    throw cause
  })

  const parts = { clients, environment, log }
  const knowledge =
    given.knowledge ??
    (await ownKnowledge(folder.path).catch(async (cause) => {
      await close()
      throw cause
    }))
  const stores = openStores(parts)
  const intake = createIntakeStore(clients.s3, environment.ZHIYAN_INTAKE_BUCKET)
  const { pictures } = openPictureStores(parts, drawPages)
  const importQueue = openQueue(clients.sqs, environment.ZHIYAN_IMPORT_QUEUE_URL)
  const archiveFiles = createArchiveFiles(openBucket(clients.s3, environment.ZHIYAN_ARCHIVE_BUCKET))
  const parseQueue = openQueue(clients.sqs, environment.ZHIYAN_PARSE_QUEUE_URL)
  const verifyQueue = openQueue(clients.sqs, environment.ZHIYAN_VERIFY_QUEUE_URL)
  const events = createEventsFromStore({
    ...stores,
    intake,
    parseQueue,
    verifyMessages: verifyQueue,
    intakeBucket: environment.ZHIYAN_INTAKE_BUCKET,
    evidenceBucket: environment.ZHIYAN_EVIDENCE_BUCKET,
  })

  const look = coalesced(() => events.look())

  const deadLetters = Object.values(deadLetterUrls).map((url) => openQueue(clients.sqs, url))
  const closeFailed = createCloseFailedHandler(parts)
  const subscriptions: readonly Subscription[] = [
    {
      ...queues.parse,
      queue: parseQueue,
      visibilitySeconds: visibilitySecondsOf(queues.parse),
      handler: createParseHandler({
        ...parts,
        read: given.read ?? (await import('#form/read-document')).readDocument,
        ...(given.drawsAhead && { draw: drawPages }),
      }),
      afterBatch: () => void look().catch(() => {}),
    },
    {
      ...queues.verify,
      queue: verifyQueue,
      visibilitySeconds: visibilitySecondsOf(queues.verify),
      handler: createVerifyHandler({
        ...parts,
        knowledge,
      }),
    },
    {
      ...queues.import,
      queue: importQueue,
      visibilitySeconds: visibilitySecondsOf(queues.import),
      handler: createImportHandler(parts),
    },
    ...deadLetters.map((queue) => ({
      name: 'dead-letters',
      queue,
      handler: closeFailed,
      batchSize: 10,
      concurrency: 1,
      visibilitySeconds: 60,
    })),
  ]
  const runner = startRunner(subscriptions, chaos ? createChaos(chaos) : noChaos, log)
  const timer = setInterval(() => void look().catch(() => {}), lookEveryMs)
  await look()

  const isEmpty = async () => {
    for (const { queue } of subscriptions) if ((await queue.depth()) > 0) return false
    return true
  }

  return {
    ...stores,
    intake,
    pictures,
    archiveFiles: {
      ...archiveFiles,
      /** The store here tells nobody of new objects: its event is sent with it. */
      async put(file: ImportFile, options: ImportOptions): Promise<string> {
        const key = await archiveFiles.put(file, options)
        await importQueue.send([{ body: encodeObjectCreated({ bucket: environment.ZHIYAN_ARCHIVE_BUCKET, key }) }])
        return key
      },
    },
    environment,
    knowledge,

    /** Opens the application unless it is open, and stores the file; the rest happens by itself. Doing it twice changes nothing. */
    async upload(applicationId: string, name: string, bytes: Uint8Array, meta: UploadMeta): Promise<void> {
      await stores.applications.open({ applicationId, ...meta })
      const uploadId = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      await intake.put(applicationId, uploadId, name, bytes)
      await look()
    },

    /** Asks for a verification, as an import or an administrator does. */
    verifyAgain: (applicationIds: readonly string[]) => stores.verifyQueue.ask(applicationIds),

    /** Asks for everybody whom changed keys of the archive concern; what an import announces. */
    askHolders: createAskHolders({ ...stores, clock: systemClock }),

    /** Resolves when every queue is empty and nothing in the store waits for its event. */
    async idle(): Promise<void> {
      // Twice in a row: a message may move from one queue to another while their depths are read one by one.
      for (let quiet = 0; quiet < 2; ) {
        quiet = (await isEmpty()) && (await look()) === 0 ? quiet + 1 : 0
        if (quiet === 0) await sleep(50)
      }
    },

    /** Lets what is being handled end, and closes the engines. What waits in queues is done by the next stack on the folder. */
    async stop(): Promise<void> {
      clearInterval(timer)
      await runner.stop()
      await look().catch(() => {})
      await close()
    },
  }
}

/** The product's own, with the policy that is in force in this folder. */
const ownKnowledge = async (dataDir: string): Promise<Knowledge> => ({
  ...(await import('#functions/knowledge')).knowledge,
  policy: policyInForce(dataDir),
})

const setEnvironment = (variables: Readonly<Record<string, string>>): (() => void) => {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, variables)
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}
