import type { Claim } from '#domain/claim'
import type { Comparison } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Lowering, RankConflict } from './facts.ts'
import { claimedRank, claimedTotal } from './rank.ts'
import { type Finding, notice, rule } from './rule.ts'
import { archiveAgrees, type SharedClaim, sharedClaims, toOtherClaim } from './shared-claim.ts'
import { isFromOcr, toClaimCounterpart } from './where.ts'

export const severalFirst = rule({
  code: 'CLM-001',
  version: 2,
  name: { zh: '多人同报第一完成人', en: 'Several people claim the first place' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['claims.index', 'claim.keys', 'claim.rank'],
  innocent: [
    'co-first',
    'leader-changed',
    'project-and-sub-task',
    'different-award',
    'same-title-other-item',
    'same-person',
  ],
  steps: ['see-both-claims', 'see-task-book', 'ask-unit'],
  *check(context) {
    for (const claim of context.claims) {
      const others = sharedClaims(claim, context).filter((shared) => areBothFirst(claim, shared))
      if (others.length === 0) continue
      const agrees: readonly Lowering[] = archiveAgrees(claim, context)
        ? [{ trap: 'archive-agrees', to: 'orange' }]
        : []
      for (const shared of others)
        yield {
          ...otherSide(claim, shared),
          facts: toOtherClaim(claim, shared),
          lowered: [...shared.lowered, ...agrees],
        }
    }
  },
})

const areBothFirst = (claim: Claim, { rank }: SharedClaim): boolean => claimedRank(claim) === 1 && rank === 1

const otherSide = (claim: Claim, shared: SharedClaim) => ({
  claim,
  // The person, not one of their applications: a second season of theirs does not reopen a decision.
  counterpartKey: shared.line.personKey,
  counterpart: toClaimCounterpart(shared.line),
  comparison: compareRanks(claim, shared),
})

const compareRanks = (claim: Claim, { line }: SharedClaim): readonly Comparison[] => [
  {
    field: '名称',
    claimed: claim.title,
    recorded: line.title,
    result: claim.title === line.title ? 'same' : 'different',
  },
  {
    field: '排名',
    claimed: claim.rank?.raw ?? '',
    recorded: line.rank?.raw ?? '',
    result: !claim.rank || !line.rank ? 'missing' : claim.rank.raw === line.rank.raw ? 'same' : 'different',
  },
]

export const rankContradictions = rule({
  code: 'CLM-003',
  version: 2,
  name: { zh: '位次相互矛盾', en: 'Ranks contradict each other' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['claims.index', 'claim.keys', 'claim.rank'],
  innocent: ['members-changed', 'rank-counted-otherwise', 'co-first', 'same-person'],
  steps: ['see-both-claims', 'see-task-book', 'ask-unit'],
  *check(context) {
    for (const claim of context.claims) {
      yield* beyondTotal(claim)
      const others = sharedClaims(claim, context)
      for (const shared of others) yield* contradiction(claim, shared, context)
      yield* tooMany(claim, others, context)
    }
  },
})

function* beyondTotal(claim: Claim): Iterable<Finding<'CLM-003'>> {
  const [rank, total] = [claim.rank?.self, claim.rank?.total]
  if (rank === undefined || total === undefined || rank <= total) return
  yield {
    claim,
    counterpartKey: 'own-rank',
    facts: { is: 'rank-beyond-total', rank, total },
    lowered: [
      ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
      ...(saysEtc(claim.rank?.raw) ? [{ trap: 'list-may-be-cut', to: 'blue' } as const] : []),
    ],
  }
}

function* contradiction(claim: Claim, shared: SharedClaim, context: RuleContext): Iterable<Finding<'CLM-003'>> {
  const conflict = rankConflict(claim, shared)
  if (!conflict) return
  yield {
    ...otherSide(claim, shared),
    facts: conflict,
    lowered: [
      ...shared.lowered,
      ...(conflict.is === 'total-differs' && (saysEtc(claim.rank?.raw) || saysEtc(shared.line.rank?.raw))
        ? [{ trap: 'list-may-be-cut', to: 'blue' } as const]
        : []),
      ...(archiveAgrees(claim, context) ? [{ trap: 'archive-agrees', to: 'yellow' } as const] : []),
    ],
  }
}

/** Two people of one achievement may count its size one apart; more is another list. */
const sizesMayDifferBy = 1

const rankConflict = (claim: Claim, shared: SharedClaim): RankConflict | undefined => {
  const other = toOtherClaim(claim, shared)
  const rank = claimedRank(claim)
  if (rank !== undefined && rank > 1 && rank === shared.rank) return { is: 'same-rank', rank, other }
  if (areBothFirst(claim, shared)) return undefined // CLM-001 says it
  const [own, others] = [claimedTotal(claim), claimedTotal(shared.line)]
  if (own === undefined || others === undefined || Math.abs(own - others) <= sizesMayDifferBy) return undefined
  return { is: 'total-differs', own, others, other }
}

function* tooMany(claim: Claim, others: readonly SharedClaim[], context: RuleContext): Iterable<Finding<'CLM-003'>> {
  const total = claimedTotal(claim)
  // People who may be the applicant, or whose achievement may be another, are not counted.
  const certain = others.filter(({ lowered }) => lowered.length === 0)
  const people = certain.length + 1
  if (total === undefined || people <= total) return
  yield {
    claim,
    counterpartKey: 'people',
    facts: { is: 'more-people-than-total', people, total },
    lowered: [
      ...(saysEtc(claim.rank?.raw) ? [{ trap: 'list-may-be-cut', to: 'blue' } as const] : []),
      // One of them is too many, and the department's own list says that it is not this one.
      ...(archiveAgrees(claim, context) ? [{ trap: 'archive-agrees', to: 'yellow' } as const] : []),
    ],
  }
}

const saysEtc = (raw = ''): boolean => raw.includes('等')

export const jointClaims = rule({
  code: 'CLM-002',
  version: 1,
  name: { zh: '同一成果多人申报，位次未见矛盾', en: 'Joint achievement, ranks consistent' },
  severity: 'blue',
  basis: notice('九'),
  needs: ['claims.index', 'claim.keys', 'claim.rank'],
  innocent: ['joint-achievement'],
  steps: ['none'],
  *check(context) {
    for (const claim of context.claims) {
      const consistent = sharedClaims(claim, context).filter(
        (shared) => !areBothFirst(claim, shared) && !rankConflict(claim, shared),
      )
      const [first] = consistent
      if (!first) continue
      yield {
        claim,
        counterpartKey: 'co-workers',
        counterpart: toClaimCounterpart(first.line),
        comparison: compareRanks(claim, first),
        facts: {
          others: consistent.map((shared) => toOtherClaim(claim, shared)),
          agreesWithArchive: archiveAgrees(claim, context),
        },
      }
    }
  },
})
