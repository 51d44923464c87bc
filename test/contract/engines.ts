import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environmentOf, startEngines } from '#local/engines'
import { type Clients, closeClients, openClients } from '#platform/clients'
import { openBucket } from '#storage/objects'
import { ensureBucket, ensureTable } from '#storage/resources'
import { openTable } from '#storage/table'
import { tables } from '#storage/tables'

/** Something that speaks DynamoDB. S3 is the local engine's in all of them. */
export interface Engine {
  readonly name: string
  readonly isInstalled: boolean
  start(path: string): Promise<{ readonly url: string; stop(): Promise<void> }>
}

const dynoxide = join(import.meta.dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide')

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

export const engines: readonly Engine[] = [
  {
    name: 'dynalite',
    isInstalled: true,
    async start(path) {
      const { dynamoUrl, stop } = await startEngines(join(path, 'dynalite'))
      return { url: dynamoUrl, stop }
    },
  },
  {
    name: 'dynoxide',
    isInstalled: existsSync(dynoxide),
    async start(path) {
      const port = await freePort()
      const child = spawn(dynoxide, ['--port', String(port), '--db-path', join(path, 'dynoxide.db')], {
        stdio: 'ignore',
      })
      const url = `http://127.0.0.1:${port}`
      while (
        !(await fetch(url).then(
          () => true,
          () => false,
        ))
      )
        await sleep(20)
      return {
        url,
        async stop() {
          const ended = new Promise((done) => child.once('exit', done))
          child.kill()
          await ended
        },
      }
    },
  },
]

/** Tables and buckets on the engine, empty. */
export const openEngine = async (engine: Engine) => {
  const path = await mkdtemp(join(tmpdir(), 'zhiyan-contract-'))
  const local = await startEngines(join(path, 'local'))
  const dynamo = await engine.start(path)
  Object.assign(process.env, environmentOf({ ...local, dynamoUrl: dynamo.url }))
  const clients: Clients = openClients()
  await ensureTable(clients.dynamo, 'contract', tables.applications)
  await ensureBucket(clients.s3, 'contract')
  return {
    clients,
    dynamoUrl: dynamo.url,
    table: openTable(clients.dynamo, 'contract'),
    objects: openBucket(clients.s3, 'contract'),
    async close() {
      closeClients(clients)
      await dynamo.stop()
      await local.stop()
      await rm(path, { recursive: true, force: true })
    },
  }
}
