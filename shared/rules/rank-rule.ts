import type { Claim, ClaimKind } from '#domain/claim'
import type { Comparison, Severity } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Code, FactsByCode, Lowering, RankFacts } from './facts.ts'
import { claimedRank, claimedTotal, listsOf, type NameList, type RankProblem, rankProblems } from './rank.ts'
import type { Finding, Rule } from './rule.ts'
import { isFromOcr, isNameScanned, toRecordCounterpart } from './where.ts'

/** Rules whose facts are a rank against an official list. */
type RankCode = { [C in Code]: RankFacts extends FactsByCode[C] ? C : never }[Code]

interface RankRule<C extends RankCode> extends Omit<Rule<C>, 'check'> {
  readonly kind: ClaimKind
  readonly severityOf: (facts: RankFacts, claim: Claim) => Severity
  /** Which problems the rule asks about; all of them when absent. */
  readonly isOfRule?: (claim: Claim, problem: RankProblem, context: RuleContext) => boolean
  /** Traps of this kind of achievement, beside those of the list itself. */
  readonly traps?: (claim: Claim, problem: RankProblem, context: RuleContext) => readonly Lowering[]
}

/** The rules on inventors, members, winners and authors ask one question of four kinds of lists. */
export const claimRankRule = <C extends RankCode>({
  kind,
  severityOf,
  isOfRule = () => true,
  traps = () => [],
  ...definition
}: RankRule<C>): Omit<Rule<C>, 'check'> & { readonly check: (context: RuleContext) => Iterable<Finding<C>> } => ({
  ...definition,
  *check(context) {
    const applicant = context.application?.applicant
    if (!applicant?.name) return
    const { name } = applicant
    for (const claim of context.claims.filter((c) => c.kind === kind))
      for (const problem of rankProblems(claim, name, listsOf(claim, context))) {
        if (!isOfRule(claim, problem, context)) continue
        yield {
          claim,
          facts: problem.facts,
          severity: severityOf(problem.facts, claim),
          lowered: [...problem.lowered, ...traps(claim, problem, context), ...ocrTraps(claim, context)],
          comparison: compareRanks(claim, problem),
          ...sideOf(problem.list, 'certificate'),
        }
      }
  },
})

/** Names and ranks that were read from a scan: never above yellow. */
export const ocrTraps = ({ evidence }: Claim, { application }: RuleContext): readonly Lowering[] => [
  ...(isNameScanned(application) ? [{ trap: 'names-on-ocr', to: 'yellow' } as const] : []),
  ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
]

/** The record that lists the names, or under `ownKey` the applicant's own page that does. */
export const sideOf = (
  { match, certificate }: NameList,
  ownKey: string,
): Pick<Finding<Code>, 'counterpartKey' | 'counterpart' | 'evidence'> => {
  if (match) return { counterpartKey: match.record.recordId, counterpart: toRecordCounterpart(match) }
  // The certificate is the applicant's own page: it is evidence, not another side.
  return { counterpartKey: ownKey, ...(certificate && { evidence: [certificate.evidence] }) }
}

const compareRanks = (claim: Claim, { facts, list }: RankProblem): readonly Comparison[] => {
  const [rank, total] = [claimedRank(claim), claimedTotal(claim)]
  const claimed = claim.rank?.raw || (rank === undefined ? '未注明' : `第 ${rank}`)
  const names = list.people.map((person) => person.name).join('、')
  const recorded = recordedWords(facts, names, rank)
  const row: Comparison =
    facts.is === 'size'
      ? { field: '总人数', claimed: String(total ?? ''), recorded: String(facts.recorded), result: 'different' }
      : { field: '排名', claimed, recorded, result: 'different' }
  return [row]
}

const recordedWords = (facts: RankFacts, names: string, claimed: number | undefined): string => {
  if (facts.is === 'absent') return `名单（${names}）中未见申报人`
  if (facts.is === 'first-is-other') return `第一完成人为他人（${names}）`
  return `第 ${facts.is === 'rank' ? facts.recorded : (claimed ?? '')}`
}
