import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentOf, startEngines } from '#local/engines'
import { closeClients, openClients } from '#platform/clients'
import { costSince, createReadMeter, type ReadCost } from '#storage/archive-meter'
import { createArchiveStore } from '#storage/archive-store'
import { ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'
import { askAll } from './ask.ts'
import { loadEngine } from './load-engine.ts'
import type { MemoryArchive } from './memory-archive.ts'
import type { BenchClaim } from './noise.ts'
import { claimOfStrangers, type RecordAt } from './records.ts'

const table = 'bench-archive'

const open = async (path: string) => {
  const engines = await startEngines(path)
  Object.assign(process.env, environmentOf(engines))
  const clients = openClients()
  return {
    client: clients.dynamo,
    close: async () => {
      closeClients(clients)
      await engines.stop()
    },
  }
}

/**
 * Claims with people, units, years and a number beside the title, through the protocol of DynamoDB and an engine on disk in this process. The
 * store counts what it reads.
 */
export const askThroughEngine = async (
  records: number,
  recordAt: RecordAt,
  archive: MemoryArchive,
  claims: readonly BenchClaim[],
) => {
  const path = await mkdtemp(join(tmpdir(), 'zhiyan-bench-'))
  try {
    const empty = await open(path)
    await ensureTable(empty.client, table, tables.archive)
    await empty.close()
    const from = performance.now()
    const items = await loadEngine(path, table, records, recordAt, archive)
    const loadSeconds = Math.round((performance.now() - from) / 1000)

    const { client, close } = await open(path)
    const meter = createReadMeter()
    const store = createArchiveStore({ client, table, meter })
    const costs: ReadCost[] = []
    let before = meter.read()
    const asked = await askAll(store, claims, claimOfStrangers(records), () => {
      costs.push(costSince(before, meter.read()))
      before = meter.read()
    })
    await close()
    const each = costs.slice(1)
    return {
      ...asked,
      items,
      loadSeconds,
      mostUnits: Math.max(...each.map(({ units }) => units)),
      meanUnits: each.reduce((sum, { units }) => sum + units, 0) / each.length,
      roundTrips: Math.max(...each.map(({ roundTrips }) => roundTrips)),
      unitsAgree: each.every(({ units, engineUnits }) => units === engineUnits),
    }
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}
