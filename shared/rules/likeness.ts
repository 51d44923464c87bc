import { prepareTitle, readTitles } from '#match/features/title-features'
import { compareTitles } from '#text/title'

/** Titles this alike are one title (domain 6.4, DUP-001), unless a discriminator (一期/二期, 标段, V1/V2, 装置/方法) or a word (大鼠/小鼠) differs. */
const sameTitle = 0.95
/** Titles this alike may be one, where something else says so too (domain 6.6, DOC-002). */
const alikeTitle = 0.85

export const isSameTitle = (a: string, b: string): boolean => isTitleFrom(sameTitle, a, b)

export const isAlikeTitle = (a: string, b: string): boolean => isTitleFrom(alikeTitle, a, b)

const isTitleFrom = (threshold: number, a: string, b: string): boolean => {
  const { similarity, discriminatorsDiffer } = compareTitles(a, b)
  return discriminatorsDiffer.length === 0 && similarity >= threshold && !haveOtherWords(a, b)
}

/** One word stands where the other title has another, and neither is a slip of the other: the scorer's reading of two titles, both ways. */
const haveOtherWords = (a: string, b: string): boolean => {
  const [left, right] = [prepareTitle(a), prepareTitle(b)]
  return readTitles(left, right).values.swaps > 0 && readTitles(right, left).values.swaps > 0
}

/** One says 二期 or 第1标段, the other another one or nothing at all: as alike as they are, they need not be one thing (domain 6.8). */
export const isSetApart = (a: string, b: string): boolean => compareTitles(a, b).discriminatorsDiffer.length > 0

/** Equal but for a discriminator or a word: two items of a series (domain 6.8). */
export const isOtherItem = (a: string, b: string): boolean => {
  const { sameCore, discriminatorsDiffer } = compareTitles(a, b)
  return sameCore && (discriminatorsDiffer.length > 0 || haveOtherWords(a, b))
}

/** Characters to insert, drop, replace or swap with a neighbour to turn one number into the other. */
export const editDistance = (a: string, b: string): number => {
  let [before, previous]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? replaced) + 1 : replaced
      row.push(Math.min(replaced, swapped, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    ;[before, previous] = [previous, row]
  }
  return previous[b.length] ?? 0
}
