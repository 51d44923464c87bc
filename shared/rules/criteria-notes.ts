import type { Claim } from '#domain/claim'
import type { Criterion } from '#domain/policy'
import type { RuleContext } from './context.ts'
import { readClaimedLevel } from './policy/award-levels.ts'
import { claimedRank } from './rank.ts'
import { compareSeries } from './series.ts'
import { criterionKindWords } from './words/format.ts'

/**
 * 评审条件 of the series and level (domain 3.2): how many of the counted rows are of the kind, rank and level that policy names. Information
 * only: conditions are alternatives and have exceptions that no table holds, and whether they are met is the committee's to say. A line that is
 * not confirmed is not counted by.
 */
export const criteriaNotes = (context: RuleContext): readonly string[] => {
  const { application, claims, input } = context
  const { level, series } = application?.target ?? {}
  if (!level || series === undefined) return []
  const own = (input.policy.criteria ?? []).filter(
    (line) =>
      line.level === level && (line.series === '*' || compareSeries(line.series, series, input.policy) === 'same'),
  )
  const confirmed = own.filter((line) => line.confirmed)
  if (confirmed.length === 0)
    return own.length > 0
      ? [`${series}系列本级别的评审条件未经确认，成果件数、排名与级别未按条件核对（无法核验）。`]
      : []
  const counted = claims.filter((claim) => claim.counted)
  return confirmed.map((line) => say(line, counted))
}

const say = (line: Criterion, claims: readonly Claim[]): string => {
  const answers = claims.filter((claim) => isOfKind(claim, line)).map((claim) => meets(claim, line))
  const count = (of: 'yes' | 'unread') => answers.filter((answer) => answer === of).length
  const kinds = line.kinds.map((kind) => criterionKindWords[kind]).join('、')
  const asked = `${kinds}${line.minLevel ? `（${line.minLevel}及以上）` : ''}${line.maxRank ? `（前 ${line.maxRank}）` : ''}不少于 ${line.minCount} 项`
  const unread = count('unread') > 0 ? `，另有 ${count('unread')} 项的排名或级别未读出` : ''
  return `评审条件 ${asked}：所填符合 ${count('yes')} 项${unread}，未扣除重复与超出时间窗的，仅供参考（${line.clause}）。`
}

const isOfKind = ({ kind, patentType }: Claim, { kinds }: Criterion): boolean =>
  kinds.some((one) => one === kind || (kind === 'patent' && one === patentType))

type Answer = 'yes' | 'no' | 'unread'

const meets = (claim: Claim, { maxRank, minLevel }: Criterion): Answer => {
  const rank = claimedRank(claim)
  const level = claim.level === undefined ? undefined : readClaimedLevel(claim.level)
  const least = minLevel === undefined ? undefined : readClaimedLevel(minLevel)
  const answers: readonly Answer[] = [
    maxRank === undefined ? 'yes' : rank === undefined ? 'unread' : rank <= maxRank ? 'yes' : 'no',
    least === undefined ? 'yes' : level === undefined ? 'unread' : level >= least ? 'yes' : 'no',
  ]
  return answers.includes('no') ? 'no' : answers.includes('unread') ? 'unread' : 'yes'
}
