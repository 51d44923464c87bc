import type { Claim } from '#domain/claim'
import type { Archive, ArchiveCandidate } from '#domain/ports'
import { createFindMatches } from '#match/find-matches'
import { cpuOf, percentile } from './measure.ts'
import { type BenchClaim, noiseNames } from './noise.ts'
import { idOf } from './records.ts'

/** Of the claims of a class those whose record is among the candidates, and those for which it is the first match. */
export interface Hits {
  readonly asked: number
  readonly found: number
  readonly first: number
}
export type HitsByNoise = Readonly<Record<string, Hits>>

const add = (a: Hits, b: Hits): Hits => ({
  asked: a.asked + b.asked,
  found: a.found + b.found,
  first: a.first + b.first,
})
const none: Hits = { asked: 0, found: 0, first: 0 }

export const sumHits = (hits: HitsByNoise, counts: (noise: string) => boolean): Hits =>
  Object.entries(hits)
    .filter(([noise]) => counts(noise))
    .map(([, one]) => one)
    .reduce(add, none)

const warmClaims = 200

/**
 * Asks for the claims one after the other, in the way that verification does (`find-matches`): candidates, then their comparison with the claim.
 * `each` is called after every one, and once before the first: what a warm process takes is measured.
 */
export const askAll = async (
  archive: Archive,
  claims: readonly BenchClaim[],
  toClaim: (claim: BenchClaim) => Claim,
  each: () => void = () => {},
) => {
  let candidates: readonly ArchiveCandidate[] = []
  const findMatches = createFindMatches({
    ...archive,
    candidates: async (lookup) => {
      candidates = await archive.candidates(lookup)
      return candidates
    },
  })
  const asked = claims.map((claim) => ({ ...claim, claim: toClaim(claim) }))
  for (const { claim } of asked.slice(0, warmClaims)) await findMatches(claim)
  each()
  const hits: Record<string, Hits> = Object.fromEntries(noiseNames.map((name) => [name, none]))
  const missed: BenchClaim[] = []
  const times: number[] = []
  let read = 0
  const cpuMs = await cpuOf(async () => {
    for (const [i, { claim, of, noise }] of asked.entries()) {
      const from = performance.now()
      const [first] = await findMatches(claim)
      times.push(performance.now() - from)
      each()
      read += candidates.length
      const id = idOf(of)
      const isFound = candidates.some(({ record }) => record.recordId === id)
      if (!isFound) missed.push(...claims.slice(i, i + 1))
      hits[noise] = add(hits[noise] ?? none, {
        asked: 1,
        found: isFound ? 1 : 0,
        first: first?.record.recordId === id ? 1 : 0,
      })
    }
  })
  return {
    hits,
    missed,
    candidates: read / claims.length,
    cpuMs: cpuMs / claims.length,
    meanMs: times.reduce((sum, ms) => sum + ms, 0) / times.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  }
}
