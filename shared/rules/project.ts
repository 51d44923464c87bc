import type { Claim } from '#domain/claim'
import { compareDates, type PartialDate, toParts } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import type { FunderRow } from '#domain/policy'
import type { Severity } from '#domain/warning'
import { normalise } from '#text/normalise'
import type { ProjectTimeProblem, RankFacts } from './facts.ts'
import type { Ranked } from './rank.ts'
import { claimRankRule } from './rank-rule.ts'
import { notice, rule } from './rule.ts'
import { dateOf, datesWith, isFromOcr } from './where.ts'

export const projectTimes = rule({
  code: 'PRJ-002',
  version: 2,
  name: { zh: '项目时间倒挂', en: 'Project dates in an impossible order' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['project.dates', 'project.number', 'policy.funders'],
  innocent: ['retroactive-contract', 'unit-renamed', 'number-damaged', 'typing-slip'],
  steps: ['see-task-book', 'query-project-office', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'project')) {
      const dates = datesWith(claim, context.certificatesOf(claim))
      const problems = [
        ...orderProblems(dates),
        ...claim.identifiers.flatMap((number) => numberProblems(number, dates)),
        ...funderProblems(claim, context.input.policy.tables?.funders),
      ]
      if (problems.length === 0) continue
      const onlyShape = problems.every(({ is }) => is === 'number-shape')
      yield {
        claim,
        counterpartKey: 'project-times',
        // A number that only does not look like its funder's is printing damage as often as not (domain 2.9).
        severity: onlyShape ? 'yellow' : 'orange',
        facts: { problems },
        lowered: [
          ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
          ...(/补签|补充合同|补充协议/.test(claim.text)
            ? [{ trap: 'retroactive-contract', to: 'yellow' } as const]
            : []),
        ],
      }
    }
  },
})

const orderProblems = (dates: Claim['dates']): readonly ProjectTimeProblem[] => {
  const [start, end, accepted] = [dateOf(dates, 'start'), dateOf(dates, 'end'), dateOf(dates, 'accepted')]
  if (!start) return []
  return [
    ...(accepted && isBefore(accepted, start) ? [{ is: 'accepted-before-start', start, accepted } as const] : []),
    ...(end && isBefore(end, start) ? [{ is: 'ended-before-start', start, end } as const] : []),
  ]
}

const isBefore = (a: PartialDate, b: PartialDate): boolean => compareDates(a, b) === 'before'

const numberProblems = (number: Identifier, dates: Claim['dates']): readonly ProjectTimeProblem[] => {
  if (number.scheme !== 'project') return []
  const { year, funder } = number.says
  if (number.status === 'invalid-format')
    return funder ? [{ is: 'number-shape', number: number.canonical, funder }] : []
  const start = dateOf(dates, 'start')
  return year !== undefined && start && toParts(start).year < year
    ? [{ is: 'number-after-start', number: number.canonical, year, start }]
    : []
}

/**
 * Of a funder whose numbers only the steward's table knows. A row often has a number of its own and that of a contract: as long as one of
 * them is as the funder's are, or of a funder that is known otherwise, nothing is said.
 */
const funderProblems = (
  { issuer, identifiers }: Claim,
  rows: readonly FunderRow[] = [],
): readonly ProjectTimeProblem[] => {
  const numbers = identifiers.filter(({ scheme }) => scheme === 'project')
  const [first] = numbers
  const row = issuer && rows.find(({ name }) => normalise(issuer).includes(normalise(name)))
  if (!first || !row || row.numberPattern === undefined) return []
  const shape = new RegExp(`^(?:${row.numberPattern})$`, 'u')
  const isKnown = numbers.some(({ says, canonical }) => says.funder !== undefined || shape.test(canonical))
  return isKnown ? [] : [{ is: 'number-shape', number: first.canonical, funder: row.name }]
}

/** Who leads is what a project is claimed for: a wrong first place is as grave as no place at all. */
const severityOf = (facts: RankFacts): Severity => {
  if (facts.is === 'size') return 'yellow'
  return facts.is === 'rank' && facts.claimed !== 1 ? 'orange' : 'red'
}

export const projectMembers = claimRankRule({
  code: 'PRJ-003',
  version: 2,
  kind: 'project',
  name: { zh: '项目成员或位次不符', en: 'Not a member, or at another rank' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.name', 'claim.rank', 'project.members', 'certificates'],
  innocent: ['members-changed', 'sub-task-leader', 'namesake', 'list-is-cut', 'same-title-other-item', 'archive-error'],
  steps: ['see-task-book', 'query-project-office', 'ask-unit'],
  severityOf,
  traps: (claim, { list }) => [
    ...(isSubTask(claim) ? [{ trap: 'sub-task', to: 'blue' } as const] : []),
    ...(mentionsChange(claim, Object.values(list.match?.record.other ?? {}))
      ? [{ trap: 'members-changed', to: 'blue' } as const]
      : []),
  ],
})

/** 课题 is also the word for any project; 子课题, 课题三, 专题 and a task inside a numbered parent are parts of one. */
export const isSubTask = ({ title, text, rank }: Pick<Claim, 'title' | 'text'> & Ranked): boolean =>
  /子课题|子项目|子任务|分课题|专题|课题[一二三四五六七八九十\d]+(?!号)|第[一二三四五六七八九十\d]+课题/.test(
    `${title} ${text} ${rank?.raw ?? ''}`,
  )

/** 变更批复, or a leader who was replaced. */
export const mentionsChange = (claim: Pick<Claim, 'text'>, notes: readonly string[] = []): boolean =>
  [claim.text, ...notes].some((words) =>
    /(?:人员|成员|负责人|主持人|项目组|课题组)[^，。；|]{0,6}变更|变更[^，。；|]{0,4}(?:负责人|成员|人员|主持人)|变更批复/.test(
      words,
    ),
  )
