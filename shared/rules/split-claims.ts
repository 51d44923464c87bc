import type { Claim } from '#domain/claim'
import { toComparable } from '#text/normalise'
import { compareTitles, type DiscriminatorKind } from '#text/title'
import type { RuleContext } from './context.ts'
import { isOneRow, isTelling, ownRows } from './duplicates.ts'
import type { Lowering, SplitWay } from './facts.ts'
import { isAlikeTitle, isOtherItem, isSameTitle } from './likeness.ts'
import { isSubTask } from './project.ts'
import { notice, rule } from './rule.ts'
import { isFromOcr, toOwnCounterpart } from './where.ts'

/** How one achievement is counted in two rows, with what makes the link weaker. */
interface Link {
  readonly way: SplitWay
  readonly number?: string
  readonly lowered: readonly Lowering[]
}

type Way = (claim: Claim, other: Claim) => Link | undefined

export const splitAchievement = rule({
  code: 'DUP-002',
  version: 2,
  name: { zh: '同一成果疑似拆分计数', en: 'One achievement counted in several rows' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('六')}；同一成果不重复计算`,
  needs: ['claim.keys', 'claim.text', 'project.number', 'award.name'],
  innocent: ['different-stage', 'separate-tasks', 'series-allows-both', 'shown-twice-as-context'],
  steps: ['see-both-rows', 'see-task-book', 'ask-applicant'],
  *check(context) {
    const rows = ownRows(context)
    for (const [index, claim] of rows.entries()) {
      const found = firstLink(claim, rows.slice(0, index), context)
      if (!found) continue
      const { other, link } = found
      yield {
        claim,
        counterpartKey: `${other.claimId}#${claim.claimId}`,
        counterpart: toOwnCounterpart(other),
        facts: {
          way: link.way,
          title: claim.title,
          other: other.title,
          page: claim.evidence[0]?.page ?? 0,
          otherPage: other.evidence[0]?.page ?? 0,
          ...(link.number !== undefined && { number: link.number }),
        },
        comparison: [
          {
            field: '名称',
            claimed: claim.title,
            recorded: other.title,
            result: claim.title === other.title ? 'same' : 'different',
          },
          ...(link.number === undefined
            ? []
            : [{ field: '编号', claimed: link.number, recorded: link.number, result: 'same' } as const]),
        ],
        lowered: [
          ...link.lowered,
          ...(isFromOcr(claim.evidence) || isFromOcr(other.evidence)
            ? [{ trap: 'ocr-page', to: 'yellow' } as const]
            : []),
        ],
      }
    }
  },
})

const firstLink = (claim: Claim, earlier: readonly Claim[], context: RuleContext) => {
  for (const other of earlier) {
    // Rows that are one and the same are DUP-001's; 一期 and 二期, two 标段 or two years are two things whatever number they share.
    if (isOneRow(claim, other, context) || areStages(claim.title, other.title)) continue
    for (const way of ways) {
      const link = way(claim, other)
      if (link) return { other, link }
    }
  }
}

const stages: ReadonlySet<DiscriminatorKind> = new Set(['期', '标段', '年度', '批次'])

const areStages = (a: string, b: string): boolean =>
  compareTitles(a, b).discriminatorsDiffer.some((kind) => stages.has(kind))

const isProject = ({ kind }: Claim): boolean => kind === 'project'
/** Work told without a kind of its own: 完成…工程勘察, an acceptance report. */
const isWork = ({ kind }: Claim): boolean => kind === 'project' || kind === 'report' || kind === 'other'

/** `1`, `2-3`: running numbers of a list are no project's. */
const shortestNumber = 5

const numbersOf = (claim: Claim, ...schemes: readonly string[]) =>
  claim.identifiers.filter(
    ({ scheme, key, status }) =>
      schemes.includes(scheme) && key.length >= shortestNumber && status !== 'invalid-format',
  )

const sharedNumber = (a: Claim, b: Claim, ...schemes: readonly string[]): string | undefined =>
  numbersOf(a, ...schemes).find(({ scheme, key }) => numbersOf(b, scheme).some((other) => other.key === key))?.canonical

/** Two 课题 of one project, each with a task of its own. */
const areSeparateTasks = (a: Claim, b: Claim): boolean =>
  isSubTask(a) && isSubTask(b) && !isAlikeTitle(a.title, b.title)

const separateTasks: Lowering = { trap: 'separate-tasks', to: 'blue' }

/** (a) Two rows of work under one project number or contract. */
const bySharedNumber: Way = (claim, other) => {
  if (!isWork(claim) || !isWork(other) || isOtherItem(claim.title, other.title)) return undefined
  const number = sharedNumber(claim, other, 'project')
  return number === undefined
    ? undefined
    : { way: 'number', number, lowered: areSeparateTasks(claim, other) ? [separateTasks] : [] }
}

/** (b) A prize or patent beside the project that it came from, or a prize beside the patent that it was given for. */
const bySource: Way = (claim, other) => {
  const [result, source] = isResultOf(claim, other) ? [claim, other] : [other, claim]
  if (!isResultOf(result, source)) return undefined
  const number = isProject(source)
    ? sharedNumber(result, source, 'project')
    : sharedNumber(result, source, 'patent-application', 'patent-publication')
  if (number === undefined && !(result.kind === 'award' && isSameTitle(result.title, source.title))) return undefined
  return {
    way: 'source',
    ...(number !== undefined && { number }),
    lowered: [
      ...(number === undefined ? [{ trap: 'linked-by-title-only', to: 'yellow' } as const] : []),
      // Which rows a series counts beside each other is for its own conditions to say.
      ...(result.kind === 'patent' || source.kind === 'patent'
        ? [{ trap: 'series-may-allow', to: 'yellow' } as const]
        : []),
      ...(isTelling(claim) === isTelling(other) ? [] : [{ trap: 'shown-as-context', to: 'blue' } as const]),
    ],
  }
}

const isResultOf = (result: Claim, source: Claim): boolean =>
  (isProject(source) && (result.kind === 'award' || result.kind === 'patent')) ||
  (source.kind === 'patent' && result.kind === 'award')

/** (c) Two numbers of one parent: a project and its 课题, or two 课题. */
const byParent: Way = (claim, other) => {
  if (!isProject(claim) || !isProject(other)) return undefined
  const parents = parentsOf(other)
  const parent = parentsOf(claim).find((key) => parents.includes(key))
  if (parent === undefined) return undefined
  // Own numbers and own titles: two tasks, unless one row is the whole of which the other is a part.
  const isWholeAndPart = isSubTask(claim) !== isSubTask(other)
  const areTwo = !isWholeAndPart && !isAlikeTitle(claim.title, other.title)
  return { way: 'parent', number: parent, lowered: areTwo ? [separateTasks] : [] }
}

const parentsOf = (claim: Claim): readonly string[] =>
  numbersOf(claim, 'project').flatMap(({ says }) => says.parentKey ?? [])

/** (d) One project under two prizes or two grades: only the highest counts. */
const byTwoAwards: Way = (claim, other) =>
  claim.kind === 'award' && other.kind === 'award' && isSameTitle(claim.title, other.title) && isProjectOf(claim)
    ? { way: 'awards', lowered: [] }
    : undefined

/** 优秀论文 of one name, or the prize's own name, says of no project that it is one. */
const isProjectOf = ({ title, text, awardName = '' }: Claim): boolean => {
  const rest = toComparable(title).replace(toComparable(awardName), '')
  return title !== text && rest.length >= shortestProject
}
const shortestProject = 6

const ways: readonly Way[] = [bySharedNumber, byParent, byTwoAwards, bySource]
