import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { similarity } from '#text/similarity'
import type { LabelledPair, Tables } from './read-tables.ts'

type PairScore = (pair: LabelledPair) => number

/** How far down a list of results a record is looked for. */
const mostResults = 100

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Each left title is asked for once, for all its pairs. */
const askedOnce = (search: (title: string) => ReadonlyMap<string, number>, titleOf: (id: string) => string) => {
  const known = new Map<string, ReadonlyMap<string, number>>()
  return ({ left, right }: LabelledPair): number => {
    const results = known.get(left) ?? search(titleOf(left))
    known.set(left, results)
    return results.get(right) ?? 0
  }
}

/** What the other libraries hold of a pair by its titles: their score, or the place among the results where there is none. */
export const createPeers = (
  { left, right }: Tables,
  pairs: readonly LabelledPair[],
): Readonly<Record<string, PairScore>> => {
  const leftTitle = (id: string) => left.get(id)?.title ?? ''
  const rightTitle = (id: string) => right.get(id)?.title ?? ''
  const rights = [...new Set(pairs.map((pair) => pair.right))]

  const mini = new MiniSearch<{ id: string; title: string }>({ fields: ['title'] })
  mini.addAll(rights.map((id) => ({ id, title: rightTitle(id) })))
  const flex = new FlexSearch.Index({ encode: (text: string) => [...wordsOf(text)] })
  rights.forEach((id, at) => {
    flex.add(at, rightTitle(id))
  })
  return {
    stringSimilarity: (pair) => similarity(leftTitle(pair.left), rightTitle(pair.right)),
    minisearch: askedOnce(
      (title) => new Map(mini.search(title).map(({ id, score }) => [String(id), score])),
      leftTitle,
    ),
    flexsearch: askedOnce(
      (title) =>
        new Map(
          flex
            .search(title, { suggest: true, limit: mostResults })
            .map((at, place) => [rights[Number(at)] ?? '', 1 / (1 + place)]),
        ),
      leftTitle,
    ),
    'fuse.js': (pair) => {
      const [found] = new Fuse([rightTitle(pair.right)], {
        includeScore: true,
        ignoreLocation: true,
        threshold: 1,
      }).search(leftTitle(pair.left))
      return found ? 1 - (found.score ?? 1) : 0
    },
  }
}
