import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ArchiveCandidate, ArchiveLookup } from '#domain/ports'
import { startEngines } from '#local/engines'
import { claimLookup } from '#match/lookup'
import { closeClients, openClients } from '#platform/clients'
import { costSince, createReadMeter, type ReadCost } from '#storage/archive-meter'
import { createArchiveStore } from '#storage/archive-store'
import { ensureTable } from '#storage/resources'
import { tables } from '#storage/tables'
import { similarity } from '#text/similarity'
import { compareTitles } from '#text/title'
import { loadEngine } from '../match/load-engine.ts'
import { cpuOf, percentile, rounded } from '../match/measure.ts'
import { createMemoryArchive, type MemoryArchive } from '../match/memory-archive.ts'
import { type BenchClaim, makeClaims, type NoiseName, noiseNames } from '../match/noise.ts'
import { measurePeers } from '../match/peers.ts'
import { writePlot } from '../match/plot.ts'
import { createRandom } from '../match/random.ts'
import { createRecordAt, toClaim } from '../match/records.ts'
import { makeTitles } from '../match/titles.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)

/**
 * `npm run bench -- match --records N [--claims M] [--engine-claims M] [--seed S] [--plot]`: finds mangled titles again among N, in memory and
 * through the local engine, beside the libraries that do the same. Several N, separated by commas, make a plot for the docs with `--plot`.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '10000' },
      claims: { type: 'string', default: '3000' },
      'engine-claims': { type: 'string', default: '300' },
      seed: { type: 'string', default: '7' },
      plot: { type: 'boolean', default: false },
    },
  })
  const options = {
    claims: Number(values.claims),
    engineClaims: Number(values['engine-claims']),
    seed: Number(values.seed),
  }
  const results = []
  for (const records of values.records.split(',').map(Number)) results.push(await measure({ records, ...options }))
  if (values.plot) await writePlot(results)
  return results.length === 1 ? (results[0] ?? {}) : { sizes: results }
}

interface Sizes {
  readonly records: number
  readonly claims: number
  readonly engineClaims: number
  readonly seed: number
}
export type MatchFigures = Awaited<ReturnType<typeof measure>>

const measure = async ({ records, claims: claimCount, engineClaims, seed }: Sizes) => {
  const from = performance.now()
  const { titles, real } = await makeTitles(records, seed)
  const recordAt = createRecordAt(titles)
  const archive = createMemoryArchive(records, recordAt)
  const buildMs = performance.now() - from
  say(`${records} titles, ${real} of them real, indexed in ${Math.round(buildMs / 1000)} s`)

  const claims = makeClaims(titles, claimCount, createRandom(seed + 1))
  const lookups = claims.map((claim) => titleOnly(toClaim(claim, records)))
  const inMemory = await ask(archive.candidates, lookups, claims)
  say(`in memory: ${rounded(inMemory.cpuMs)} ms a claim`)
  const peers = measurePeers(titles, claims, Math.min(claimCount, 60))
  say('peers done')
  const engine = await throughEngine(records, recordAt, archive, claims.slice(0, engineClaims))

  const scan = peers.findBestMatch
  const scanMs = scan && 'cpuMs' in scan ? scan.cpuMs : 0
  const { abbrev, ...others } = inMemory.recall
  return {
    records,
    real,
    claims: claimCount,
    recallAt30: rounded(shareOf(Object.values(others)), 4),
    recallAbbrev: rounded(shareOf([abbrev]), 4),
    recallAt1: rounded(
      shareOf(Object.entries(inMemory.first).flatMap(([name, one]) => (name === 'abbrev' ? [] : [one]))),
      4,
    ),
    recallByNoise: Object.fromEntries(noiseNames.map((name) => [name, rounded(shareOf([inMemory.recall[name]]), 4)])),
    candidates: rounded(inMemory.candidates, 1),
    readUnits: engine.mostUnits,
    readUnitsMean: engine.meanUnits,
    roundTrips: engine.roundTrips,
    engineRecallAt30: engine.recallAt30,
    engineUnitsAgree: engine.unitsAgree,
    cpuMs: rounded(inMemory.cpuMs),
    p50Ms: rounded(inMemory.p50Ms),
    p99Ms: rounded(inMemory.p99Ms),
    engineMs: engine.meanMs,
    engineP50Ms: engine.p50Ms,
    engineP99Ms: engine.p99Ms,
    scanMs: rounded(scanMs, 1),
    speedup: Math.round(scanMs / inMemory.cpuMs),
    speedupEngine: Math.round(scanMs / engine.cpuMs),
    engineCpuMs: rounded(engine.cpuMs),
    peers: Object.fromEntries(
      Object.entries(peers).map(([name, one]) => [
        name,
        'skipped' in one ? one : { ...one, cpuMs: rounded(one.cpuMs, 1), recallAt1: rounded(one.recallAt1, 2) },
      ]),
    ),
    index: archive.figures,
    buildSeconds: Math.round(buildMs / 1000),
    loadSeconds: engine.loadSeconds,
    loadedItems: engine.items,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
}

/** The title's key and its grams: what finds a record that neither a number nor a holder leads to. */
const titleOnly = (claim: ReturnType<typeof toClaim>): ArchiveLookup => {
  const { keys, title } = claimLookup(claim)
  return { keys: keys.filter((key) => key.startsWith('t#')), ...(title && { title }) }
}

/** Titles that are worth a full comparison. */
const compared = 3

/** Candidates are compared as `find-matches` does, after a first look by the Dice coefficient. */
const score = (title: string, candidates: readonly ArchiveCandidate[]): ArchiveCandidate | undefined => {
  const near = candidates
    .map((candidate) => ({ candidate, dice: similarity(title, candidate.record.title) }))
    .toSorted((a, b) => b.dice - a.dice)
  return near
    .slice(0, compared)
    .map(({ candidate, dice }) => {
      const { similarity: core, discriminatorsDiffer } = compareTitles(title, candidate.record.title)
      return { candidate, sum: dice + core - discriminatorsDiffer.length }
    })
    .toSorted((a, b) => b.sum - a.sum)[0]?.candidate
}

interface Hits {
  found: number
  of: number
}
const shareOf = (hits: readonly Hits[]): number =>
  hits.reduce((sum, { found }) => sum + found, 0) /
  Math.max(
    1,
    hits.reduce((sum, { of }) => sum + of, 0),
  )
const noHits = () =>
  Object.fromEntries(noiseNames.map((name) => [name, { found: 0, of: 0 }])) as Record<NoiseName, Hits>

const ask = async (
  candidatesOf: (lookup: ArchiveLookup) => Promise<readonly ArchiveCandidate[]>,
  lookups: readonly ArchiveLookup[],
  claims: readonly BenchClaim[],
  each: () => void = () => {},
) => {
  // Warm: what a process that has run for a while takes.
  for (const lookup of lookups.slice(0, 200)) await candidatesOf(lookup)
  each()
  const [recall, first] = [noHits(), noHits()]
  const times: number[] = []
  let candidates = 0
  const cpuMs = await cpuOf(async () => {
    for (const [i, lookup] of lookups.entries()) {
      const claim = claims[i]
      if (!claim) continue
      const from = performance.now()
      const found = await candidatesOf(lookup)
      const best = score(claim.title, found)
      times.push(performance.now() - from)
      each()
      const id = `bench#project#${claim.of}`
      candidates += found.length
      recall[claim.noise].of++
      first[claim.noise].of++
      if (found.some(({ record }) => record.recordId === id)) recall[claim.noise].found++
      if (best?.record.recordId === id) first[claim.noise].found++
    }
  })
  return {
    recall,
    first,
    candidates: candidates / claims.length,
    cpuMs: cpuMs / claims.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    meanMs: times.reduce((sum, ms) => sum + ms, 0) / times.length,
  }
}

/** The same claims, with people, units, years and a number beside the title, through the protocol of DynamoDB and an engine on disk. */
const throughEngine = async (
  records: number,
  recordAt: ReturnType<typeof createRecordAt>,
  archive: MemoryArchive,
  claims: readonly BenchClaim[],
) => {
  const path = await mkdtemp(join(tmpdir(), 'zhiyan-bench-'))
  const table = 'bench-archive'
  Object.assign(process.env, { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' })
  const open = async () => {
    const engines = await startEngines(path)
    process.env.AWS_ENDPOINT_URL_DYNAMODB = engines.dynamoUrl
    const clients = openClients()
    return {
      client: clients.dynamo,
      close: async () => {
        closeClients(clients)
        await engines.stop()
      },
    }
  }
  try {
    const empty = await open()
    await ensureTable(empty.client, table, tables.archive)
    await empty.close()
    const from = performance.now()
    const items = await loadEngine(path, table, records, recordAt, archive)
    const loadSeconds = Math.round((performance.now() - from) / 1000)
    say(`${items} items loaded into the engine in ${loadSeconds} s`)

    const { client, close } = await open()
    const meter = createReadMeter()
    const store = createArchiveStore({ client, table, meter })
    const costs: ReadCost[] = []
    let before = meter.read()
    const asked = await ask(
      store.candidates,
      claims.map((claim) => claimLookup(toClaim(claim, records))),
      claims,
      () => {
        costs.push(costSince(before, meter.read()))
        before = meter.read()
      },
    )
    await close()
    const each = costs.slice(1)
    const { abbrev: _, ...others } = asked.recall
    return {
      items,
      loadSeconds,
      recallAt30: rounded(shareOf(Object.values(others)), 4),
      mostUnits: Math.max(...each.map(({ units }) => units)),
      meanUnits: rounded(each.reduce((sum, { units }) => sum + units, 0) / each.length, 1),
      roundTrips: Math.max(...each.map(({ roundTrips }) => roundTrips)),
      unitsAgree: each.every(({ units, engineUnits }) => units === engineUnits),
      cpuMs: asked.cpuMs,
      meanMs: rounded(asked.meanMs, 1),
      p50Ms: rounded(asked.p50Ms, 1),
      p99Ms: rounded(asked.p99Ms, 1),
    }
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}
