import { coveredBy, lengthOf, type Span, unionOf } from '#duplicate/passages/spans'

/** A passage on both sides: planted, or detected. */
export interface Case {
  readonly suspicious: string
  readonly source: string
  readonly inSuspicious: Span
  readonly inSource: Span
}

export interface Plagdet {
  readonly plagdet: number
  readonly precision: number
  readonly recall: number
  readonly granularity: number
}

const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
const detects = (a: Case, b: Case): boolean =>
  a.suspicious === b.suspicious &&
  a.source === b.source &&
  touches(a.inSuspicious, b.inSuspicious) &&
  touches(a.inSource, b.inSource)

const sizeOf = ({ inSuspicious, inSource }: Case): number =>
  inSuspicious.to - inSuspicious.from + inSource.to - inSource.from

/** Share of a case's characters, of both sides, that the others which touch it on both sides cover. */
export const shareCovered = (one: Case, others: readonly Case[]): number => {
  const touching = others.filter((other) => detects(one, other))
  return (
    (coveredBy(
      one.inSuspicious,
      touching.map(({ inSuspicious }) => inSuspicious),
    ) +
      coveredBy(
        one.inSource,
        touching.map(({ inSource }) => inSource),
      )) /
    sizeOf(one)
  )
}

const mean = (values: readonly number[], empty: number): number =>
  values.length === 0 ? empty : values.reduce((sum, value) => sum + value, 0) / values.length

/** How many detections a detected case fell into. */
const granularityOf = (cases: readonly Case[], detections: readonly Case[]): number =>
  mean(
    cases.map((one) => detections.filter((other) => detects(one, other)).length).filter((count) => count > 0),
    1,
  )

const scoreOf = (precision: number, recall: number, granularity: number): Plagdet => ({
  plagdet: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) / Math.log2(1 + granularity),
  precision,
  recall,
  granularity,
})

/**
 * Plagdet as the PAN workshops define it (Potthast et al. 2010): F1 of precision and recall in characters, divided by log2(1 + granularity). The
 * macro average gives each case the same weight; the micro average each character.
 */
export const macroPlagdet = (cases: readonly Case[], detections: readonly Case[]): Plagdet =>
  scoreOf(
    mean(
      detections.map((one) => shareCovered(one, cases)),
      0,
    ),
    mean(
      cases.map((one) => shareCovered(one, detections)),
      0,
    ),
    granularityOf(cases, detections),
  )

export const microPlagdet = (cases: readonly Case[], detections: readonly Case[]): Plagdet => {
  const shared = sharedLength(cases, detections)
  return scoreOf(
    shared / Math.max(1, allLength(detections)),
    shared / Math.max(1, allLength(cases)),
    granularityOf(cases, detections),
  )
}

/** Spans by pair of documents, so that each character of a pair counts once. */
const byPair = (cases: readonly Case[]): ReadonlyMap<string, { suspicious: Span[]; source: Span[] }> => {
  const pairs = new Map<string, { suspicious: Span[]; source: Span[] }>()
  for (const { suspicious, source, inSuspicious, inSource } of cases) {
    const key = `${suspicious} ${source}`
    const pair = pairs.get(key) ?? { suspicious: [], source: [] }
    pair.suspicious.push(inSuspicious)
    pair.source.push(inSource)
    pairs.set(key, pair)
  }
  return pairs
}

const allLength = (cases: readonly Case[]): number =>
  [...byPair(cases).values()].reduce((sum, { suspicious, source }) => sum + lengthOf(suspicious) + lengthOf(source), 0)

const sharedLength = (cases: readonly Case[], detections: readonly Case[]): number => {
  const touching = byPair(detections.filter((one) => cases.some((other) => detects(one, other))))
  return [...byPair(cases.filter((one) => detections.some((other) => detects(one, other))))].reduce(
    (sum, [key, pair]) => {
      const others = touching.get(key) ?? { suspicious: [], source: [] }
      const cover = (spans: readonly Span[], by: readonly Span[]) =>
        unionOf(spans).reduce((all, span) => all + coveredBy(span, by), 0)
      return sum + cover(pair.suspicious, others.suspicious) + cover(pair.source, others.source)
    },
    0,
  )
}
