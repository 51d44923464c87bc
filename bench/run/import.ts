import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createImportArchive } from '#archive/import-archive'
import { environmentOf, startEngines } from '#local/engines'
import { closeClients, openClients } from '#platform/clients'
import { type Item, toPut, writeItems } from '#storage/archive-batches'
import { itemBytes } from '#storage/archive-meter'
import { itemAt } from '#storage/archive-places'
import { createArchiveStore } from '#storage/archive-store'
import { ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'
import { archiveFile } from '../match/archive-file.ts'
import { cpuOf, rounded, say } from '../measure.ts'

/**
 * `npm run bench -- import --records N [--seed S]`: imports a department's file of N records into the local engine, and then writes as many
 * items of the same sizes straight into it. `share` is how much of the engine's own rate the import reaches, from the file's bytes to the flip.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: { records: { type: 'string', default: '20000' }, seed: { type: 'string', default: '7' } },
  })
  const records = Number(values.records)
  const path = await mkdtemp(join(tmpdir(), 'zhiyan-bench-'))
  const engines = await startEngines(path)
  Object.assign(process.env, environmentOf(engines))
  const clients = openClients()
  try {
    const client = clients.dynamo
    for (const table of ['bench-archive', 'bench-raw']) await ensureTable(client, table, tables.archive)
    // Warm both ways before anything is timed.
    await writeItems(client, 'bench-raw', [...rawItems(2_000, 60, 'warm')].map(toPut))
    const written = countPuts(client)

    const file = await archiveFile(records, Number(values.seed))
    const store = createArchiveStore({ client, table: 'bench-archive' })
    const importer = createImportArchive({ archiveWriter: store, clock: { now: () => '2026-01-01T00:00:00Z' } })
    const from = performance.now()
    let planSeconds = 0
    const cpuMs = await cpuOf(async () => {
      const plan = await importer.plan(file, { dataset: 'bench' })
      if (plan.kind !== 'plan') throw new Error(plan.reason)
      planSeconds = (performance.now() - from) / 1000
      say(`planned ${plan.writes.length} records in ${rounded(planSeconds, 1)} s`)
      const outcome = await importer.commit(plan, {
        progress: (done) => done % 10_000 === 0 && say(`${done} records written`),
      })
      if (outcome.kind !== 'committed') throw new Error(outcome.kind)
    })
    const seconds = (performance.now() - from) / 1000
    const items = written.items
    const bytes = Math.round(written.bytes / Math.max(1, items))
    say(`imported in ${rounded(seconds, 1)} s: ${items} items of ${bytes} bytes on average`)

    const rawFrom = performance.now()
    const rawCpuMs = await cpuOf(async () => {
      // In the order of an import: chunk after chunk, without holding all of it.
      for (let done = 0; done < items; done += 20_000)
        await writeItems(
          client,
          'bench-raw',
          [...rawItems(Math.min(20_000, items - done), bytes, `${done}`)].map(toPut),
        )
    })
    const rawSeconds = (performance.now() - rawFrom) / 1000
    return {
      records,
      items,
      itemsPerRecord: rounded(items / records, 1),
      itemBytes: bytes,
      seconds: rounded(seconds, 1),
      planSeconds: rounded(planSeconds, 1),
      itemsPerSecond: Math.round(items / seconds),
      recordsPerSecond: Math.round(records / seconds),
      rawSeconds: rounded(rawSeconds, 1),
      rawItemsPerSecond: Math.round(items / rawSeconds),
      share: rounded(rawSeconds / seconds),
      commitShare: rounded(rawSeconds / (seconds - planSeconds)),
      cpuShare: rounded(rawCpuMs / cpuMs),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }
  } finally {
    closeClients(clients)
    await engines.stop()
    await rm(path, { recursive: true, force: true })
  }
}

function* rawItems(count: number, bytes: number, batch: string): Generator<Item> {
  const value = Buffer.alloc(Math.max(1, bytes - 40), 7)
  for (let i = 0; i < count; i++) yield itemAt({ pk: `RAW#${batch}#${i}`, sk: 'SET' }, { refs: { B: value } })
}

interface Writing {
  readonly RequestItems: Readonly<Record<string, readonly ReturnType<typeof toPut>[]>>
}
const isWriting = (input: object): input is Writing =>
  'RequestItems' in input && Object.values(input.RequestItems ?? {}).every(Array.isArray)

/** Counts what is written, on its way out. */
const countPuts = (client: ReturnType<typeof openClients>['dynamo']) => {
  const written = { items: 0, bytes: 0 }
  client.middlewareStack.add(
    (next) => (args) => {
      if (isWriting(args.input))
        for (const { PutRequest } of Object.values(args.input.RequestItems).flat())
          if (PutRequest?.Item) {
            written.items++
            written.bytes += itemBytes(PutRequest.Item)
          }
      return next(args)
    },
    { step: 'initialize' },
  )
  return written
}
