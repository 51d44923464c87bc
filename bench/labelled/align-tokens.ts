import { jaroWinkler } from './name-similarity.ts'

/** Which words of two texts are the same, and which only one of them has. */
export interface TokenAlignment {
  readonly shared: readonly (readonly [string, string])[]
  readonly onlyA: readonly string[]
  readonly onlyB: readonly string[]
}

/** From here two words of four letters or more are taken for one that was mistyped or inflected. */
const minSimilarity = 0.92
const minFuzzyLength = 4

/**
 * Pairs words off: equal ones first, then words that the other text writes apart (database, data base) or short (trans, transactions), then
 * nearly equal ones. A word of one text answers one of the other; a word with a digit in it is never nearly another.
 */
export const alignTokens = (a: readonly string[], b: readonly string[]): TokenAlignment => {
  const shared: (readonly [string, string])[] = []
  const [equalLeft, equalRight] = withoutEqual(a, b, shared)
  const [left, right] = withoutJoined(equalLeft, equalRight, shared)
  const [rightAlone, leftAlone] = withoutJoined(right, left, shared)
  const onlyB = [...rightAlone]
  const onlyA = leftAlone.filter((token) => {
    const at = nearestOf(token, onlyB)
    if (at < 0) return true
    shared.push([token, onlyB.splice(at, 1)[0] ?? ''])
    return false
  })
  return { shared, onlyA, onlyB }
}

const withoutEqual = (a: readonly string[], b: readonly string[], shared: (readonly [string, string])[]) => {
  const right = [...b]
  const left = a.filter((token) => {
    const at = right.indexOf(token)
    if (at < 0) return true
    shared.push([token, token])
    right.splice(at, 1)
    return false
  })
  return [left, right] as const
}

/** Takes out neighbours of `split` that `whole` writes as one word. */
const withoutJoined = (split: readonly string[], whole: readonly string[], shared: (readonly [string, string])[]) => {
  const rest = [...whole]
  const kept: string[] = []
  for (let i = 0; i < split.length; i++) {
    const token = split[i] ?? ''
    const joined = token + (split[i + 1] ?? '')
    const at = i + 1 < split.length ? rest.indexOf(joined) : -1
    if (at < 0) {
      kept.push(token)
      continue
    }
    rest.splice(at, 1)
    shared.push([joined, joined])
    i++
  }
  return [kept, rest] as const
}

const nearestOf = (token: string, others: readonly string[]): number => {
  let [best, at] = [0, -1]
  others.forEach((other, i) => {
    const likeness = likenessOf(token, other)
    if (likeness > best) [best, at] = [likeness, i]
  })
  return at
}

const likenessOf = (a: string, b: string): number => {
  if (Math.min(a.length, b.length) < minFuzzyLength || /\d/.test(a + b)) return 0
  if (a.startsWith(b) || b.startsWith(a)) return 0.99
  const likeness = jaroWinkler(a, b)
  return likeness >= minSimilarity ? likeness : 0
}
