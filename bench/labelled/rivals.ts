import type { TokenWeight } from './token-weights.ts'

/** Weighted cosine of any record of one side with any of the other, through lists of the records that have a word. */
export interface Rivals {
  readonly cosine: (left: string, right: string) => number
  /** How much better, or worse, the pair is than the best other partner of either record in the tables; no label is looked at. */
  readonly margins: (left: string, right: string) => { readonly overLefts: number; readonly overRights: number }
}

type Bags = ReadonlyMap<string, readonly string[]>
type Vector = ReadonlyMap<string, number>

export const createRivals = (left: Bags, right: Bags, weightOf: TokenWeight): Rivals => {
  const [lefts, rights] = [toVectors(left, weightOf), toVectors(right, weightOf)]
  const [bestLeft, bestRight] = [findBest(lefts), findBest(rights)]
  const cosine = (a: string, b: string) => product(lefts.get(a), rights.get(b))
  return {
    cosine,
    margins: (a, b) => ({
      overLefts: cosine(a, b) - bestLeft(b, rights.get(b), a),
      overRights: cosine(a, b) - bestRight(a, lefts.get(a), b),
    }),
  }
}

const toVectors = (bags: Bags, weightOf: TokenWeight): ReadonlyMap<string, Vector> =>
  new Map(
    [...bags].map(([id, tokens]) => {
      const weights = new Map(tokens.map((token) => [token, weightOf(token)]))
      const norm = Math.hypot(...weights.values()) || 1
      return [id, new Map([...weights].map(([token, weight]) => [token, weight / norm]))]
    }),
  )

const product = (a: Vector | undefined, b: Vector | undefined): number => {
  let sum = 0
  if (a && b) for (const [token, weight] of a) sum += weight * (b.get(token) ?? 0)
  return sum
}

/** Words of more records than these name nobody in particular; they would make the lists long. */
const maxListed = 1_500
/** Records that are looked at closely, the ones that share most of the listed words. */
const maxRanked = 6

/** The cosine of the best record of a side for a vector, `except` one record. */
const findBest = (side: ReadonlyMap<string, Vector>) => {
  const lists = new Map<string, { readonly id: string; readonly weight: number }[]>()
  for (const [id, vector] of side)
    for (const [token, weight] of vector) {
      const list = lists.get(token)
      if (list) list.push({ id, weight })
      else lists.set(token, [{ id, weight }])
    }
  const rank = (vector: Vector) => {
    const sums = new Map<string, number>()
    for (const [token, weight] of vector) {
      const list = lists.get(token) ?? []
      if (list.length <= maxListed)
        for (const { id, weight: other } of list) sums.set(id, (sums.get(id) ?? 0) + weight * other)
    }
    const top: (readonly [string, number])[] = []
    for (const entry of sums) {
      if (top.length === maxRanked && entry[1] <= (top.at(-1)?.[1] ?? 0)) continue
      top.push(entry)
      top.sort((a, b) => b[1] - a[1])
      if (top.length > maxRanked) top.pop()
    }
    return top.map(([id]) => [id, product(vector, side.get(id))] as const).sort((a, b) => b[1] - a[1])
  }
  const known = new Map<string, ReturnType<typeof rank>>()
  return (asking: string, vector: Vector | undefined, except: string): number => {
    if (!vector) return 0
    const best = known.get(asking) ?? rank(vector)
    known.set(asking, best)
    return best.find(([id]) => id !== except)?.[1] ?? 0
  }
}
