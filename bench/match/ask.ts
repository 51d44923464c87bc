import type { Claim } from '#domain/claim'
import type { Archive, ArchiveCandidate } from '#domain/ports'
import { createFindMatches } from '#match/find-matches'
import { similarity } from '#text/similarity'
import { cpuOf, percentile } from '../measure.ts'
import { type BenchClaim, noiseNames } from './noise.ts'
import { idOf } from './records.ts'

/** Of the claims of a class those whose record is among the first 30 candidates, and those for which it is the first match. */
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
const looked = 30

/** Candidates in the order in which `find-matches` looks at them: the nearest titles first. */
const isAmongNearest = (title: string, candidates: readonly ArchiveCandidate[], id: string): boolean => {
  const near = candidates.map(({ record }) => ({ record, dice: similarity(title, record.title) }))
  return near
    .toSorted((a, b) => b.dice - a.dice)
    .slice(0, looked)
    .some(({ record }) => record.recordId === id)
}

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
  const answers: { readonly candidates: readonly ArchiveCandidate[]; readonly first: string | undefined }[] = []
  const times: number[] = []
  const cpuMs = await cpuOf(async () => {
    for (const { claim } of asked) {
      const from = performance.now()
      const [first] = await findMatches(claim)
      times.push(performance.now() - from)
      each()
      answers.push({ candidates, first: first?.record.recordId })
    }
  })
  const hits: Record<string, Hits> = Object.fromEntries(noiseNames.map((name) => [name, none]))
  const missed: BenchClaim[] = []
  answers.forEach(({ candidates: read, first }, i) => {
    const [one] = claims.slice(i, i + 1)
    if (!one) return
    const isFound = isAmongNearest(one.title, read, idOf(one.of))
    if (!isFound) missed.push(one)
    const isFirst = first === idOf(one.of)
    hits[one.noise] = add(hits[one.noise] ?? none, { asked: 1, found: Number(isFound), first: Number(isFirst) })
  })
  return {
    hits,
    missed,
    candidates: answers.reduce((sum, { candidates: read }) => sum + read.length, 0) / claims.length,
    cpuMs: cpuMs / claims.length,
    meanMs: times.reduce((sum, ms) => sum + ms, 0) / times.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  }
}
