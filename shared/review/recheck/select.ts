import { sha256 } from '#text/short-hash'
import { drawSystematic, inclusionOf } from './draw.ts'
import type { RecheckApplication, RecheckFacts } from './frame.ts'
import { type RecheckReason, reasonsOf } from './reasons.ts'

export interface RecheckRequest {
  /** Any text: the same one gives the same sample of the same frame. */
  readonly seed: string
  readonly size: number
  /** Part of the sample that is spread evenly over everybody, 0..1. */
  readonly baseShare?: number
}

/** The sample with everything that is needed to draw it again, or to doubt it. */
export interface RecheckSample {
  readonly method: string
  readonly seed: string
  readonly size: number
  readonly baseShare: number
  readonly frame: {
    readonly applications: number
    /** Of everything that the draw rests on: the same hash and seed give the same sample. */
    readonly hash: string
  }
  readonly strata: readonly RecheckStratum[]
  /** Committees, series and applications of the facts that the frame does not have: a slip, or of another season. */
  readonly unmatched: readonly string[]
  readonly chosen: readonly ChosenForRecheck[]
}

/** A committee: how many of its applications there are, how many were to be expected, and how many were chosen. */
export interface RecheckStratum {
  readonly committee: string
  readonly applications: number
  readonly expected: number
  readonly chosen: number
}

export interface ChosenForRecheck extends RecheckApplication {
  /** Of being chosen, 0..1; its inverse weighs the application in estimates. */
  readonly probability: number
  readonly points: number
  readonly reasons: readonly RecheckReason[]
  /** In Chinese: every reason, or that chance alone chose it. */
  readonly words: string
}

/** Changes whenever the same frame and seed would give another sample. */
const method = 'systematic-pps-1'
/** A fifth is spread evenly: what no sign points at is looked at too, and shows how much the signs miss. */
const defaultBaseShare = 0.2

/** A sample for the region's 复核 (notice, clause 8.3). It does not depend on the order of the frame. */
export const selectForRecheck = (
  frame: readonly RecheckApplication[],
  facts: RecheckFacts,
  { seed, size, baseShare = defaultBaseShare }: RecheckRequest,
): RecheckSample => {
  // Committee by committee, so that each is chosen from in proportion; inside one, chance decides the order.
  const ordered = frame
    .map((one) => ({ one, lot: sha256(method, seed, one.applicationId) }))
    .toSorted((a, b) => compare(a.one.committee, b.one.committee) || compare(a.lot, b.lot))
    .map(({ one }) => one)
  const reasons = reasonsOf(ordered, facts)
  const points = reasons.map((all) => all.reduce((sum, one) => sum + one.points, 0))
  const inclusion = inclusionOf(points, size, baseShare)
  const chosen = drawSystematic(inclusion, fractionOf(sha256(method, seed))).flatMap((i) => {
    const [one, why = []] = [ordered[i], reasons[i]]
    const probability = rounded(inclusion[i] ?? 0)
    return one ? [{ ...one, probability, points: points[i] ?? 0, reasons: why, words: say(why) }] : []
  })
  return {
    method,
    seed,
    size,
    baseShare,
    frame: { applications: frame.length, hash: frameHash(frame, facts) },
    strata: strataOf(
      ordered.map(({ committee }, i) => ({ committee, probability: inclusion[i] ?? 0 })),
      chosen,
    ),
    unmatched: unmatchedIn(facts, frame),
    chosen: chosen.toSorted((a, b) => compare(a.applicationId, b.applicationId)),
  }
}

const say = (reasons: readonly RecheckReason[]): string =>
  reasons.length === 0 ? '随机抽取' : reasons.map(({ words }) => words).join('；')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** 48 bits of a hash as a number in 0..1. */
const fractionOf = (hash: string): number => Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48

const rounded = (probability: number): number => Math.round(probability * 1e6) / 1e6

const frameHash = (frame: readonly RecheckApplication[], facts: RecheckFacts): string =>
  sha256(
    ...frame
      .map(({ applicationId, committee, series = '', level = '', warnings }) =>
        JSON.stringify([applicationId, committee, series, level, warnings ? [warnings.red, warnings.orange] : null]),
      )
      .toSorted(),
    ...[...facts.newCommittees].toSorted(),
    ...facts.newCriteria.map(({ series, level = '', name }) => JSON.stringify([series, level, name])).toSorted(),
    ...facts.complaints
      .map(({ committee = '', series = '', applicationId = '', count }) =>
        JSON.stringify([committee, series, applicationId, count]),
      )
      .toSorted(),
  ).slice(0, 32)

const unmatchedIn = (facts: RecheckFacts, frame: readonly RecheckApplication[]): readonly string[] => {
  const named = [
    ...facts.newCommittees,
    ...facts.newCriteria.map(({ series }) => series),
    ...facts.complaints.flatMap(({ committee, series, applicationId }) => committee ?? series ?? applicationId ?? []),
  ]
  const known = new Set(frame.flatMap(({ committee, series, applicationId }) => [committee, series, applicationId]))
  return [...new Set(named)].filter((name) => !known.has(name))
}

const strataOf = (
  all: readonly { readonly committee: string; readonly probability: number }[],
  chosen: readonly ChosenForRecheck[],
): readonly RecheckStratum[] =>
  [...Map.groupBy(all, ({ committee }) => committee)].map(([committee, members]) => ({
    committee,
    applications: members.length,
    expected: Math.round(members.reduce((sum, { probability }) => sum + probability, 0) * 100) / 100,
    chosen: chosen.filter((one) => one.committee === committee).length,
  }))
