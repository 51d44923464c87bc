import { rounded } from '../measure.ts'

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** From true positives, pairs said to match, and pairs that do. */
export const toFigures = (hits: number, said: number, matches: number): Figures => {
  const [precision, recall] = [said === 0 ? 1 : hits / said, matches === 0 ? 1 : hits / matches]
  const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: rounded(precision, 4), recall: rounded(recall, 4), f1: rounded(f1, 4) }
}

export const figuresAt = (scores: ArrayLike<number>, labels: ArrayLike<number>, threshold: number): Figures => {
  const said = Array.from(scores, (score) => score >= threshold)
  const matches = Array.from(labels).filter((label) => label === 1).length
  return toFigures(said.filter((is, i) => is && labels[i] === 1).length, said.filter((is) => is).length, matches)
}

/** The threshold of best F1. Of a stretch of thresholds that are nearly as good its middle is taken: the peak itself is luck. */
export const bestThreshold = (scores: ArrayLike<number>, labels: ArrayLike<number>, tolerance = 0.001): number => {
  const order = Array.from(scores, (_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const total = Array.from(labels).reduce((sum, label) => sum + label, 0)
  const cuts: { readonly at: number; readonly f1: number }[] = []
  let hits = 0
  order.forEach((row, i) => {
    hits += labels[row] ?? 0
    const [score, next] = [scores[row] ?? 0, scores[order[i + 1] ?? -1]]
    if (next !== score)
      cuts.push({ at: next === undefined ? score : (score + next) / 2, f1: (2 * hits) / (i + 1 + total) })
  })
  const peak = cuts.reduce((best, cut, i) => (cut.f1 > (cuts[best]?.f1 ?? 0) ? i : best), 0)
  const isGood = (i: number) => (cuts[i]?.f1 ?? 0) >= (cuts[peak]?.f1 ?? 0) - tolerance
  let [from, to] = [peak, peak]
  while (from > 0 && isGood(from - 1)) from--
  while (to < cuts.length - 1 && isGood(to + 1)) to++
  return ((cuts[from]?.at ?? 0) + (cuts[to]?.at ?? 0)) / 2
}
