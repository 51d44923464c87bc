/** The bin of a value among ascending edges: how many edges are ≤ the value; one more bin, the last, for a missing value (NaN). */
export const binOf = (edges: readonly number[], value: number): number => {
  if (Number.isNaN(value)) return edges.length + 1
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Bins of `edges`, the one of missing values included. */
export const binCount = (edges: readonly number[]): number => edges.length + 2

/** The shortest decimal e with a < e ≤ b: edges are read by people and shipped as JSON. */
const shortestBetween = (a: number, b: number): number => {
  const middle = a + (b - a) / 2
  for (let digits = 1; digits <= 17; digits++) {
    const short = Number(middle.toPrecision(digits))
    if (a < short && short <= b) return short
  }
  return b
}

/**
 * At most `maxBins − 1` edges that share the weight out evenly. A value that alone has a bin's weight (similarity 1, a count of 0) gets a
 * bin of its own. Missing values (NaN) do not count.
 */
export const quantileEdges = (
  values: ArrayLike<number>,
  maxBins: number,
  weights?: ArrayLike<number>,
): readonly number[] => {
  const weightOf = new Map<number, number>()
  let total = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN
    if (Number.isNaN(value)) continue
    const weight = weights?.[i] ?? 1
    weightOf.set(value, (weightOf.get(value) ?? 0) + weight)
    total += weight
  }
  const distinct = [...weightOf].sort(([a], [b]) => a - b)
  const share = distinct.length <= maxBins ? 0 : total / maxBins
  const edges: number[] = []
  let filled = 0
  distinct.forEach(([value, weight], i) => {
    const before = distinct[i - 1]?.[0]
    if (before !== undefined && filled > 0 && (filled >= share || weight >= share)) {
      edges.push(shortestBetween(before, value))
      filled = 0
    }
    filled += weight
  })
  return edges.length < maxBins ? edges : thinned(edges, maxBins - 1)
}

/** `count` of the edges, evenly spread. */
export const thinned = (edges: readonly number[], count: number): readonly number[] =>
  edges.length <= count
    ? edges
    : Array.from({ length: count }, (_, i) => edges[Math.floor(((i + 0.5) * edges.length) / count)] ?? 0)
