import { parseArgs } from 'node:util'
import type { Archive } from '#domain/ports'
import { createRandom } from '#match/model/random'
import { askAll, type HitsByNoise, sumHits } from '../match/ask.ts'
import { createMemoryArchive } from '../match/memory-archive.ts'
import { ambiguous, makeClaims } from '../match/noise.ts'
import { measurePeers } from '../match/peers.ts'
import { writePlot } from '../match/plot.ts'
import { claimOfLeader, createRecordAt } from '../match/records.ts'
import { askThroughEngine } from '../match/through-engine.ts'
import { makeTitles } from '../match/titles.ts'
import { rounded, say } from '../measure.ts'

/**
 * `npm run bench -- match --records N [--claims M] [--engine-claims M] [--seed S] [--misses] [--plot]`: finds mangled titles again among N, in memory and
 * through the local engine (`--engine-claims 0`: not), beside the libraries that do the same. Several N, separated by commas, make a plot for
 * the docs with `--plot`; `--misses` prints every claim whose record is not among its candidates.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '10000' },
      claims: { type: 'string', default: '3000' },
      'engine-claims': { type: 'string', default: '300' },
      seed: { type: 'string', default: '7' },
      misses: { type: 'boolean', default: false },
      plot: { type: 'boolean', default: false },
    },
  })
  const options = {
    claimCount: Number(values.claims),
    engineClaims: Number(values['engine-claims']),
    seed: Number(values.seed),
    misses: values.misses,
  }
  const results = []
  for (const records of values.records.split(',').map(Number)) {
    const measured = await measure({ records, ...options })
    results.push(measured)
    if (values.plot) await writePlot([measured])
  }
  return results.length === 1 ? (results[0] ?? {}) : { sizes: results }
}

interface Sizes {
  readonly records: number
  readonly claimCount: number
  readonly engineClaims: number
  readonly seed: number
  readonly misses: boolean
}
export type MatchFigures = Awaited<ReturnType<typeof measure>>

const measure = async ({ records, claimCount, engineClaims, seed, misses }: Sizes) => {
  const from = performance.now()
  const { titles, real } = await makeTitles(records, seed)
  const recordAt = createRecordAt(titles)
  const archive = createMemoryArchive(records, recordAt)
  const buildSeconds = Math.round((performance.now() - from) / 1000)
  say(`${records} titles, ${real} of them real, indexed in ${buildSeconds} s`)

  const claims = makeClaims(titles, claimCount, createRandom(seed + 1))
  const inMemory = await askAll(byTitle(archive), claims, claimOfLeader)
  const recallAt30 = shareOf(inMemory.hits, 'found', isClear)
  say(`in memory: ${rounded(inMemory.cpuMs)} ms a claim, recall@30 ${recallAt30}`)
  if (misses) for (const { noise, of, title } of inMemory.missed) say(`missed: ${noise} | ${titles[of]} | ${title}`)
  const peers = measurePeers(titles, claims, Math.min(claimCount, 60))
  const scanMs = peers.findBestMatch && 'cpuMs' in peers.findBestMatch ? peers.findBestMatch.cpuMs : 0
  say(`findBestMatch: ${rounded(scanMs, 1)} ms a claim`)
  const engine =
    engineClaims > 0 ? await askThroughEngine(records, recordAt, archive, claims.slice(0, engineClaims)) : undefined
  return {
    records,
    real,
    claims: claimCount,
    recallAt30,
    recallAbbrev: shareOf(inMemory.hits, 'found', (noise) => noise === ambiguous),
    firstIsIt: shareOf(inMemory.hits, 'first', isClear),
    recallByNoise: byNoise(inMemory.hits, 'found'),
    firstByNoise: byNoise(inMemory.hits, 'first'),
    candidates: rounded(inMemory.candidates, 1),
    cpuMs: rounded(inMemory.cpuMs),
    p50Ms: rounded(inMemory.p50Ms),
    p99Ms: rounded(inMemory.p99Ms),
    findBestMatchMs: rounded(scanMs, 1),
    speedup: Math.round(scanMs / inMemory.cpuMs),
    engine: engine && {
      claims: Math.min(engineClaims, claimCount),
      readUnits: engine.mostUnits,
      readUnitsMean: rounded(engine.meanUnits, 1),
      roundTrips: engine.roundTrips,
      unitsAgree: engine.unitsAgree,
      recallAt30: shareOf(engine.hits, 'found', isClear),
      candidates: rounded(engine.candidates, 1),
      cpuMs: rounded(engine.cpuMs),
      p50Ms: rounded(engine.p50Ms, 1),
      p99Ms: rounded(engine.p99Ms, 1),
      speedup: Math.round(scanMs / engine.cpuMs),
      items: engine.items,
      loadSeconds: engine.loadSeconds,
    },
    peers,
    index: archive.figures,
    buildSeconds,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
}

/** Numbers and holders are not asked for: what is found is found by its title. */
const byTitle = (archive: Archive): Archive => ({
  ...archive,
  candidates: ({ keys, title }) =>
    archive.candidates({ keys: keys.filter((key) => key.startsWith('t#')), ...(title && { title }) }),
})

const isClear = (noise: string) => noise !== ambiguous

const shareOf = (hits: HitsByNoise, what: 'found' | 'first', counts: (noise: string) => boolean): number => {
  const { asked, [what]: hit } = sumHits(hits, counts)
  return rounded(hit / Math.max(1, asked), 4)
}

const byNoise = (hits: HitsByNoise, what: 'found' | 'first') =>
  Object.fromEntries(Object.keys(hits).map((noise) => [noise, shareOf(hits, what, (one) => one === noise)]))
