import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { scanForBest } from '#text/similarity'
import { rounded, startCpu } from '../measure.ts'
import type { BenchClaim } from './noise.ts'

export interface PeerFigures {
  readonly claims: number
  readonly cpuMs: number
  readonly recallAt1: number
  readonly buildMs: number
}
export type PeerResult = PeerFigures | { readonly skipped: string }

type Search = (title: string) => number | undefined

const bigrams = (text: string): string[] => {
  const found: string[] = []
  for (let i = 0; i + 1 < text.length; i++) found.push(text.slice(i, i + 2))
  return found
}

/** Up to how many titles each is tried, and how many milliseconds its claims may take: beyond, a claim takes seconds and the index gigabytes. */
const peers: Readonly<
  Record<string, { readonly most: number; readonly build: (titles: readonly string[]) => Search }>
> = {
  findBestMatch: { most: Number.POSITIVE_INFINITY, build: (titles) => (title) => scanForBest(title, titles) },
  minisearch: {
    most: 100_000,
    build: (titles) => {
      const index = new MiniSearch<{ id: number; title: string }>({ fields: ['title'], tokenize: bigrams })
      index.addAll(titles.map((title, id) => ({ id, title })))
      return (title) => index.search(title)[0]?.id
    },
  },
  flexsearch: {
    most: 100_000,
    build: (titles) => {
      const index = new FlexSearch.Index({ encode: bigrams })
      for (const [id, title] of titles.entries()) index.add(id, title)
      return (title) => {
        const [first] = index.search(title, { suggest: true, limit: 1 })
        return typeof first === 'number' ? first : undefined
      }
    },
  },
  'fuse.js': {
    most: 100_000,
    build: (titles) => {
      const index = new Fuse(titles, { ignoreLocation: true, threshold: 0.6 })
      return (title) => index.search(title, { limit: 1 })[0]?.refIndex
    },
  },
}
const budgetMs = 15_000
const fewest = 2

/** The other libraries on the same titles and claims, as many of these as fit into some seconds. */
export const measurePeers = (
  titles: readonly string[],
  claims: readonly BenchClaim[],
  most: number,
): Readonly<Record<string, PeerResult>> =>
  Object.fromEntries(
    Object.entries(peers).map(([name, peer]): [string, PeerResult] => {
      if (titles.length > peer.most) return [name, { skipped: `takes too long above ${peer.most} titles` }]
      const from = performance.now()
      const search = peer.build(titles)
      const buildMs = Math.round(performance.now() - from)
      const cpu = startCpu()
      const until = performance.now() + budgetMs
      let done = 0
      let found = 0
      for (const { title, of } of claims.slice(0, most)) {
        if (done >= fewest && performance.now() > until) break
        if (search(title) === of) found++
        done++
      }
      const cpuMs = rounded(cpu() / done, 1)
      return [name, { claims: done, cpuMs, recallAt1: rounded(found / done, 2), buildMs }]
    }),
  )
