import type { Claim } from '#domain/claim'
import type { CheckedClaim, Verdict } from '#domain/run'
import type { Comparison } from '#domain/warning'
import { awardYear } from './award.ts'
import { compareWithRecord, hardFields } from './compare-record.ts'
import { isComplete } from './completeness.ts'
import type { RuleContext } from './context.ts'
import { mayBeRecordOf, type ScoredMatch, yearsOf } from './records.ts'

/** What the archive says of each claim (domain 1.6, design 2.4): a verdict for every claim, never silence. */
export const checkClaim = (claim: Claim, context: RuleContext): CheckedClaim => {
  const [best, ...others] = judged(claim, context)
  if (!best) return withoutRecord(claim, context)
  const rival = others.find(
    (other) => other.match.record.title === best.match.record.title && other.weight === best.weight,
  )
  return {
    claimId: claim.claimId,
    verdict: rival && best.differing.length > 0 ? several : verdictOf(best.differing),
    best: best.match,
    comparison: best.comparison,
  }
}

/** Two records fit equally well and neither fits whole: to hold the differences of one against anybody would be a guess. */
const several: Verdict = { kind: 'cannot-check', reason: '档案库有多条同名记录，申报材料未列编号，不能确定为哪一条' }

interface Judged {
  readonly match: ScoredMatch
  readonly comparison: readonly Comparison[]
  readonly differing: readonly string[]
  readonly weight: number
}

/** Fewest contradictions first; what is equally good keeps the order of the match. */
const judged = (claim: Claim, context: RuleContext): readonly Judged[] =>
  context
    .recordsOf(claim)
    .map((match) => {
      const comparison = compareWithRecord(claim, match.record, context.application)
      const differing = comparison
        .filter(({ result, field }) => result === 'different' && hardFields.has(field))
        .map(({ field }) => field)
      return { match, comparison, differing, weight: differing.length + (match.by === 'identifier' ? 0 : 10) }
    })
    .toSorted((a, b) => a.weight - b.weight)

const verdictOf = (differing: readonly string[]): Verdict =>
  differing.length === 0 ? { kind: 'agrees' } : { kind: 'differs', fields: differing }

/** Alike, and not alike enough: whether it is the claim's is for a person to say, and nothing is held against anybody. */
const forAPerson: Verdict = {
  kind: 'cannot-check',
  reason: '档案库有相近记录，不能认定为同一成果，须人工核对',
}

const withoutRecord = (claim: Claim, context: RuleContext): CheckedClaim => {
  const { claimId } = claim
  const best = context.matchesOf(claim).find((match) => mayBeRecordOf(claim, match))
  return best
    ? { claimId, verdict: forAPerson, best, comparison: [] }
    : { claimId, verdict: notFound(claim, context), comparison: [] }
}

const notFound = (claim: Claim, { input, matchesOf }: RuleContext): Verdict => {
  const years = [...new Set(claimYears(claim))]
  const covers = (year: number) => isComplete(claim, year, input.archive)
  if (years.length === 0) {
    const isDeclared = input.archive.completeness.some(({ kind }) => kind === claim.kind)
    return isDeclared
      ? { kind: 'cannot-check', reason: '成果时间未读出，不能判断档案库是否覆盖该年度' }
      : { kind: 'not-covered' }
  }
  if (!years.every(covers)) return { kind: 'not-covered' }
  if (looksAlike(claim, matchesOf(claim)))
    return { kind: 'cannot-check', reason: '档案库有相近记录，但编号或奖项、年度不同，不能确定是否为同一成果' }
  const reason = whyUnsearchable(claim)
  return reason ? { kind: 'cannot-check', reason } : { kind: 'not-found' }
}

/** An award of December may stand in the list of its own year, which the certificate's year is not: both must be whole. */
const claimYears = (claim: Claim): readonly number[] => {
  if (claim.kind !== 'award') return yearsOf(claim, undefined)
  const year = awardYear(claim)
  return year === undefined ? [] : year.isAwardYear ? [year.value] : [year.value, year.value - 1]
}

/** Something near was found and put aside: "not found" would be untrue to a reviewer who looks. */
const looksAlike = (claim: Claim, matches: readonly ScoredMatch[]): boolean =>
  matches.some(
    ({ record, by, score }) => record.kind === claim.kind && (by !== 'title' || score.verdict !== 'different'),
  )

const whyUnsearchable = ({ identifiers, evidence, title, text, kind }: Claim): string | undefined => {
  const allFailed = identifiers.length > 0 && identifiers.every(({ status }) => status.startsWith('invalid'))
  if (allFailed) return '编号校验不符或格式无法识别，不能据以查找'
  if (title === text || title.includes('|')) return '成果名称未能单独读出'
  if (kind === 'patent' && identifiers.length === 0) return '未列专利号'
  if (evidence.length > 0 && evidence.every(({ textSource }) => textSource === 'ocr'))
    return '内容来自扫描页识别，名称可能有误'
}
