import type { RecheckApplication, RecheckFacts } from './frame.ts'

/** Why an application is likelier to be chosen: points that add up, and words for whoever asks. */
export interface RecheckReason {
  readonly code: ReasonCode
  readonly points: number
  readonly words: string
}

/**
 * The first three are the notice's own (clause 8.3: 新核准组建的、使用新评审条件的、信访量较多的) and weigh alike; what one application itself
 * shows weighs as much. The figures are ours: they say how much likelier, never that anything is wrong.
 */
const pointsOf = {
  'new-committee': 3,
  'new-criteria': 3,
  'many-complaints': 3,
  'own-complaint': 4,
  'red-warnings': 3,
  'orange-warnings': 2,
  'committee-warnings': 2,
  'not-verified': 1,
} as const
export type ReasonCode = keyof typeof pointsOf

/** Two complaints may be one quarrel. */
const minComplaints = 3
/** Twice what is usual in the season; a share of fewer applications than this says nothing. */
const timesUsual = 2
const minApplications = 20
const minOranges = 2

/** Of each application of the frame, in its order. */
export const reasonsOf = (
  frame: readonly RecheckApplication[],
  facts: RecheckFacts,
): readonly (readonly RecheckReason[])[] => {
  const newCommittees = new Set(facts.newCommittees)
  const complaints = complaintsIn(frame, facts)
  const warned = warnedCommittees(frame)
  return frame.map((one) => {
    const own = facts.complaints
      .filter(({ applicationId }) => applicationId === one.applicationId)
      .reduce((sum, { count }) => sum + count, 0)
    const criteria = facts.newCriteria.find(
      ({ series, level }) => series === one.series && (level === undefined || level === one.level),
    )
    const many = complaints(one)
    const share = warned.get(one.committee)
    const { red = 0, orange = 0 } = one.warnings ?? {}
    return [
      ...reason(newCommittees.has(one.committee), 'new-committee', '所在评委会为新核准组建'),
      ...reason(criteria !== undefined, 'new-criteria', `使用新评审条件（${criteria?.name}）`),
      ...reason(many !== undefined, 'many-complaints', many ?? ''),
      ...reason(own > 0, 'own-complaint', `本件有信访、举报 ${own} 件`),
      ...reason(red > 0, 'red-warnings', `有红色预警 ${red} 条（待核，不表示属实）`),
      ...reason(orange >= minOranges, 'orange-warnings', `有橙色预警 ${orange} 条（待核，不表示属实）`),
      ...reason(share !== undefined, 'committee-warnings', share ?? ''),
      ...reason(one.warnings === undefined, 'not-verified', '尚无核验报告'),
    ]
  })
}

const reason = (holds: boolean, code: ReasonCode, words: string): readonly RecheckReason[] =>
  holds ? [{ code, points: pointsOf[code], words }] : []

/** Of a committee, or else of a series: at least three, and twice as many for its size as there are altogether. */
const complaintsIn = (frame: readonly RecheckApplication[], { complaints }: RecheckFacts) => {
  const all = complaints.reduce((sum, { count }) => sum + count, 0)
  const manyOf = (of: 'committee' | 'series') => {
    const sizes = countBy(frame, (one) => one[of])
    const counts = new Map<string, number>()
    for (const one of complaints) {
      const name = one[of]
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + one.count)
    }
    return (name: string | undefined): number | undefined => {
      const count = name === undefined ? 0 : (counts.get(name) ?? 0)
      const usual = (all / frame.length) * (sizes.get(name ?? '') ?? 0)
      // Where all complaints are of the one committee that there is, its share is no other than the usual.
      const isMany = count >= minComplaints && (sizes.size === 1 || count >= timesUsual * usual || count * 2 > all)
      return isMany ? count : undefined
    }
  }
  const [ofCommittee, ofSeries] = [manyOf('committee'), manyOf('series')]
  return ({ committee, series }: RecheckApplication): string | undefined => {
    const [own, wide] = [ofCommittee(committee), ofSeries(series)]
    if (own !== undefined) return `所在评委会信访、举报较多（${own} 件）`
    return wide === undefined ? undefined : `所在系列信访、举报较多（${wide} 件）`
  }
}

/** Committees in which twice as many applications as is usual have red or orange warnings. */
const warnedCommittees = (frame: readonly RecheckApplication[]): ReadonlyMap<string, string> => {
  const verified = frame.filter(({ warnings }) => warnings !== undefined)
  const isWarned = ({ warnings }: RecheckApplication) => (warnings?.red ?? 0) + (warnings?.orange ?? 0) > 0
  const [sizes, counts] = [
    countBy(verified, ({ committee }) => committee),
    countBy(verified.filter(isWarned), ({ committee }) => committee),
  ]
  const usual = verified.filter(isWarned).length / Math.max(1, verified.length)
  return new Map(
    [...counts].flatMap(([committee, count]) => {
      const size = sizes.get(committee) ?? 0
      return size >= minApplications && count / size >= timesUsual * usual
        ? [[committee, `所在评委会有红、橙预警的申报较多（${count}/${size} 件）`] as const]
        : []
    }),
  )
}

const countBy = (
  frame: readonly RecheckApplication[],
  nameOf: (one: RecheckApplication) => string | undefined,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of frame) {
    const name = nameOf(one)
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
