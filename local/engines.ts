import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import dynalite from 'dynalite'
import { type BuildAppOptions, buildApp } from 'fauxqs'

/** The engines of one machine, both on disk and in this process, listening on the loopback address only. */
export interface Engines {
  readonly dynamoUrl: string
  /** S3 and SQS. As an IP address, so that the SDK puts the bucket into the path. */
  readonly storeUrl: string
  stop(): Promise<void>
}

/** What the SDK reads of its surroundings, so that its clients speak to these engines. */
export const environmentOf = ({ dynamoUrl, storeUrl }: Engines) => ({
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: dynamoUrl,
  AWS_ENDPOINT_URL_S3: storeUrl,
  AWS_ENDPOINT_URL_SQS: storeUrl,
})

export const startEngines = async (path: string): Promise<Engines> => {
  const tables = dynalite({ path: join(path, 'dynamodb'), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  const dynamoUrl = await listen(tables)
  const store = await openStore(join(path, 's3-sqs'))
  showAgain(store.stores.sqsStore)
  const storeUrl = await store.app.listen({ host: '127.0.0.1', port: 0 })
  return {
    dynamoUrl,
    storeUrl,
    async stop() {
      // Clients keep connections open; the engines close only when these are gone.
      tables.closeAllConnections()
      store.app.server.closeAllConnections()
      await store.app.close()
      await new Promise<void>((done, fail) => tables.close((cause) => (cause ? fail(cause) : done())))
    },
  }
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

// Not 0: fauxqs 2.4.1 then writes NULL into a column that allows none, and throws.
const oneMillisecond = 0.001

/**
 * Messages that were being handled when the last process died: nobody handles them now, as the folder's lock proves, so they need not wait
 * for the end of their visibility time. Their count of receives stays, so that one which kills the process becomes a dead letter.
 */
const showAgain = (sqsStore: Stores['sqsStore']): void => {
  for (const queue of sqsStore.allQueues())
    for (const receiptHandle of [...queue.inflightMessages.keys()])
      queue.changeVisibility(receiptHandle, oneMillisecond)
}

type Stores = NonNullable<BuildAppOptions['stores']>

/** What `fauxqs` has inside for its `dataDir` option. */
interface Persistence {
  readonly db: { exec(sql: string): void }
  load(sqs: Stores['sqsStore'], sns: Stores['snsStore'], s3: Stores['s3Store']): void
  close(): void
}

/**
 * `startFauxqs` listens on every address of the machine, and what lies here is personal data; so its parts are put together as it does
 * itself, and listen on 127.0.0.1. They are not exported, hence the path; the version is pinned, and a test starts it.
 */
const openStore = async (path: string) => {
  const part = <T>(file: string) => import(new URL(file, import.meta.resolve('fauxqs')).href) as Promise<T>
  const { SqsStore } = await part<{ SqsStore: new () => Stores['sqsStore'] }>('./sqs/sqsStore.js')
  const { SnsStore } = await part<{ SnsStore: new () => Stores['snsStore'] }>('./sns/snsStore.js')
  const { S3Store } = await part<{ S3Store: new () => Stores['s3Store'] }>('./s3/s3Store.js')
  const { PersistenceManager } = await part<{ PersistenceManager: new (path: string) => Persistence }>(
    './persistence.js',
  ).catch((cause) => {
    throw new Error('fauxqs 2.4.1 or later is needed: version 1 keeps nothing on disk', { cause })
  })

  const persistence = new PersistenceManager(path)
  // The log is flushed at checkpoints and not at each message: a killed process loses nothing, as with LevelDB beside it; three times as fast.
  persistence.db.exec('PRAGMA synchronous = NORMAL')
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() }
  // Loaded before they are told of the persistence, or each loaded row would be written again.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store)
  const persisted = [...Object.values(stores), ...stores.sqsStore.allQueues()]
  for (const store of persisted) Object.assign(store, { persistence })

  const app = buildApp({ logger: false, stores })
  app.addHook('onClose', async () => persistence.close())
  return { app, stores }
}
