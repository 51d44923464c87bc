/** Half-open stretch of characters: `from` is in, `to` is not. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Sorted, without overlaps and without empty ones; neighbours that touch become one. */
export const unionOf = (spans: readonly Span[]): readonly Span[] => {
  const union: { from: number; to: number }[] = []
  for (const { from, to } of spans.filter((span) => span.to > span.from).toSorted((a, b) => a.from - b.from)) {
    const last = union.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else union.push({ from, to })
  }
  return union
}

/** What of the spans lies in none of the others. */
export const without = (spans: readonly Span[], others: readonly Span[]): readonly Span[] => {
  const holes = unionOf(others)
  return unionOf(spans).flatMap(({ from, to }) => {
    const kept: Span[] = []
    let at = from
    for (const hole of holes) {
      if (hole.to <= at || hole.from >= to) continue
      if (hole.from > at) kept.push({ from: at, to: hole.from })
      at = Math.max(at, hole.to)
    }
    return at < to ? [...kept, { from: at, to }] : kept
  })
}

/** Characters that the spans cover, each counted once. */
export const lengthOf = (spans: readonly Span[]): number =>
  unionOf(spans).reduce((sum, { from, to }) => sum + to - from, 0)

/** Characters of the span that the others cover. */
export const coveredBy = (span: Span, others: readonly Span[]): number =>
  span.to - span.from - lengthOf(without([span], others))
