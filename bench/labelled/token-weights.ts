/** How much a word tells: log of how many documents there are for each one that has it. Words never seen tell most. */
export type TokenWeight = (token: string) => number

export const createTokenWeight = (documents: Iterable<readonly string[]>): TokenWeight => {
  const counts = new Map<string, number>()
  let total = 0
  for (const document of documents) {
    total++
    for (const token of new Set(document)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return (token) => Math.log((total + 1) / ((counts.get(token) ?? 0) + 0.5))
}

export const sumWeights = (tokens: readonly string[], weightOf: TokenWeight): number =>
  tokens.reduce((sum, token) => sum + weightOf(token), 0)

/** Cosine of two bags of weighted words, 0..1. */
export const weightedCosine = (a: readonly string[], b: readonly string[], weightOf: TokenWeight): number => {
  const [left, right] = [new Set(a), new Set(b)]
  const square = (tokens: Iterable<string>) => [...tokens].reduce((sum, token) => sum + weightOf(token) ** 2, 0)
  const norm = Math.sqrt(square(left) * square(right))
  return norm === 0 ? 0 : square([...left].filter((token) => right.has(token))) / norm
}
