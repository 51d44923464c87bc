import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gramHashes } from '#duplicate/passages/grams'
import { readPassageText } from '#duplicate/passages/passage-text'

const folder = new URL('../../../shared/data/text/csl/', import.meta.url)

/** The abstracts of a folder of tab-separated files (task, text, label), or nothing when it is not there. */
export const readAbstracts = (from: URL | string = folder): readonly string[] | undefined => {
  if (!existsSync(from)) return undefined
  const base = typeof from === 'string' ? `${from.replace(/\/$/, '')}/` : from
  const texts = readdirSync(base)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(typeof base === 'string' ? `${base}${name}` : new URL(name, base), 'utf8').split('\n'),
    )
    .flatMap((line) => line.split('\t')[1]?.trim() ?? [])
  return deduplicate(texts)
}

const gramLength = 10
/** Published abstracts do copy each other: what shares more than this of its runs with an earlier one is left out. */
const mostShared = 0.03
const shortest = 80

/** Longest first, so that an abstract beats its own beginning. */
const deduplicate = (texts: readonly string[]): readonly string[] => {
  const seen = new Set<number>()
  return [...new Set(texts)]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .filter((text) => {
      const hashes = [...gramHashes(readPassageText(text).codes, gramLength)]
      const shared = hashes.filter((hash) => seen.has(hash)).length
      if (text.length < shortest || shared > hashes.length * mostShared) return false
      for (const hash of hashes) seen.add(hash)
      return true
    })
}
