import type { Claim } from '#domain/claim'
import { toComparable } from '#text/normalise'
import { compareTitles } from '#text/title'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { isAlikeTitle } from './likeness.ts'
import { isSubTask } from './project.ts'
import { numbersDiffer, yearsOf } from './records.ts'
import { notice, rule } from './rule.ts'
import { toOwnCounterpart } from './where.ts'

/** Titles must be this alike, with the same year and kind, when no key says that two rows are one (domain 6.4). */
const sameTitle = 0.95

export const repeatedClaim = rule({
  code: 'DUP-001',
  version: 2,
  name: { zh: '本次申报内疑似重复填报', en: 'Same achievement twice in one application' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('六')}；同一成果不重复计算`,
  needs: ['claim.keys', 'claim.text'],
  innocent: ['shown-twice-as-context', 'page-break', 'different-stage'],
  steps: ['see-both-rows', 'ask-applicant'],
  *check(context) {
    const rows = ownRows(context)
    for (const [index, claim] of rows.entries()) {
      const earlier = rows.slice(0, index).find((row) => sameBy(claim, row, context) !== undefined)
      const by = earlier && sameBy(claim, earlier, context)
      if (!earlier || !by) continue
      yield {
        claim,
        counterpartKey: `${earlier.claimId}#${claim.claimId}`,
        counterpart: toOwnCounterpart(earlier),
        facts: { by, title: earlier.title, page: pageOf(claim), otherPage: pageOf(earlier) },
        lowered: traps(claim, earlier),
      }
    }
  },
})

/** Rows that count. A claim that only a certificate shows is the proof of a row, not a second row. */
export const ownRows = ({ claims }: RuleContext): readonly Claim[] =>
  claims.filter(({ counted, trust }) => counted && trust !== 'certificate')

/** The two rows say the same thing of one achievement: DUP-001 tells of them. */
export const isOneRow = (a: Claim, b: Claim, context: RuleContext): boolean => sameBy(a, b, context) !== undefined

const sameBy = (a: Claim, b: Claim, { keysOf }: RuleContext): 'key' | 'title' | undefined => {
  if (a.kind !== b.kind || numbersDiffer(a, b) || isOtherAward(a, b)) return undefined
  if (areTwoWorks(a, b)) return undefined
  if (keysOf(a).some((key) => keysOf(b).includes(key))) return 'key'
  const { similarity, discriminatorsDiffer, discriminatorsMissing } = compareTitles(a.title, b.title)
  const isOneTitle = similarity >= sameTitle && discriminatorsDiffer.length + discriminatorsMissing.length === 0
  const years = yearsOf(b)
  return isOneTitle && yearsOf(a).some((year) => years.includes(year)) ? 'title' : undefined
}

/** Several works may stand under one project number: 一期 and 二期 are two things, and what else is done under it, or a 课题 of it, is DUP-002's to say. */
const areTwoWorks = (a: Claim, b: Claim): boolean =>
  a.kind === 'project' && b.kind === 'project' && (!isAlikeTitle(a.title, b.title) || isSubTask(a) !== isSubTask(b))

/** Two prizes for one project, or two grades of one prize, are not one prize: only the highest counts (DUP-002). */
const isOtherAward = (a: Claim, b: Claim): boolean =>
  a.kind === 'award' &&
  ((a.grade !== undefined && b.grade !== undefined && a.grade !== b.grade) ||
    (a.awardName !== undefined && b.awardName !== undefined && toComparable(a.awardName) !== toComparable(b.awardName)))

/** Tables of work, in which prizes and patents are told once more; the other tables hold them as themselves. */
const tellingSections: readonly Claim['section'][] = ['since-present-title', 'achievement']

export const isTelling = ({ section }: Claim): boolean => tellingSections.includes(section)

const traps = (claim: Claim, earlier: Claim): readonly Lowering[] => {
  const isPageBreak =
    claim.section === earlier.section && claim.text === earlier.text && Math.abs(pageOf(claim) - pageOf(earlier)) === 1
  return [
    ...(isTelling(claim) !== isTelling(earlier) ? [{ trap: 'shown-as-context', to: 'blue' } as const] : []),
    ...(isPageBreak ? [{ trap: 'row-repeated-by-page-break', to: 'blue' } as const] : []),
  ]
}

const pageOf = ({ evidence }: Claim): number => evidence[0]?.page ?? 0
