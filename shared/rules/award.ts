import type { ArchiveMatch } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import { toComparable } from '#text/normalise'
import { isComplete } from './completeness.ts'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { categoriesSince, gradeRank, issuerLevel, levelNames, readClaimedLevel } from './policy/award-levels.ts'
import { claimedRank } from './rank.ts'
import { claimRankRule } from './rank-rule.ts'
import { awardsAgree, type ScoredMatch, yearsAgree } from './records.ts'
import { type Finding, notice, rule } from './rule.ts'
import { dateOf, isFromOcr, toRecordCounterpart } from './where.ts'

export const awardExists = rule({
  code: 'AWD-001',
  version: 5,
  name: { zh: '奖项未查到或级别待核', en: 'Award not in the complete list, or its level is too high' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['award.name', 'award.year', 'archive.complete', 'policy.issuers'],
  innocent: ['archive-incomplete', 'award-renamed', 'award-year', 'archive-error'],
  steps: ['see-award-list', 'query-issuer', 'compare-certificate'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'award')) {
      yield* notInList(claim, context)
      yield* levelAboveIssuer(claim, context)
      yield* categoryTooEarly(claim)
      yield* aboveRecord(claim, context)
    }
  },
})

function* notInList(claim: Claim, context: RuleContext): Iterable<Finding<'AWD-001'>> {
  const year = awardYear(claim)
  const { archive } = context.input
  if (year === undefined || !namesProject(claim) || !isComplete(claim, year.value, archive)) return
  if (context.matchesOf(claim).some((match) => isInList(claim, match))) return
  const neighbourIsOpen = !year.isAwardYear && !isComplete(claim, year.value - 1, archive)
  yield {
    claim,
    counterpartKey: 'complete-list',
    facts: { is: 'not-in-complete-list', award: claim.awardName ?? claim.title, year: year.value },
    lowered: [...(neighbourIsOpen ? [{ trap: 'award-year-shift', to: 'orange' } as const] : []), ...ocrTrap(claim)],
  }
}

/** `2022年度…` names the award's own year; any other date is the certificate's, which may be a year later. */
export const awardYear = (claim: Claim): { readonly value: number; readonly isAwardYear: boolean } | undefined => {
  const stated = /((?:19|20)\d{2})\s*年度/.exec(`${claim.awardName ?? ''} ${claim.title} ${claim.text}`)?.[1]
  if (stated) return { value: Number(stated), isAwardYear: true }
  const date = dateOf(claim.dates, 'awarded', 'issued', 'stated')
  return date && { value: toParts(date).year, isAwardYear: false }
}

/** A list is of projects: an honour without one, or a row that was not taken apart, cannot be missed in it. */
const namesProject = ({ title, text, awardName = '' }: Claim): boolean => {
  if (title === text || title.includes('|')) return false
  const rest = toComparable(title).replace(toComparable(awardName), '').replace(prizeWords, '')
  return rest.length >= tellingCharacters
}

const prizeWords = /(?:19|20)\d{2}|年度?|(?:特|[一二三四])等奖?|[第届]/g
/** Fewer characters beside the prize's own name are no project's title. */
const tellingCharacters = 5

/** In the list stands the project, what may be it, or the winner; a look-alike in another award or year is not in this list. */
const isInList = (claim: Claim, { record, by, score }: ScoredMatch): boolean =>
  record.kind === 'award' &&
  awardsAgree(claim, record) &&
  yearsAgree(claim, record) &&
  (by !== 'title' || score.verdict !== 'different')

function* levelAboveIssuer(claim: Claim, { input }: RuleContext): Iterable<Finding<'AWD-001'>> {
  if (!claim.level || !claim.issuer) return
  const [claimed, atMost] = [readClaimedLevel(claim.level), issuerLevel(claim.issuer, input.policy.tables?.issuers)]
  if (claimed === undefined || atMost === undefined || claimed <= atMost) return
  yield {
    claim,
    counterpartKey: 'issuer-level',
    severity: 'orange',
    facts: { is: 'level-above-issuer', claimed: claim.level, issuer: claim.issuer, atMost: levelNames[atMost] },
    lowered: ocrTrap(claim),
  }
}

function* categoryTooEarly(claim: Claim): Iterable<Finding<'AWD-001'>> {
  const year = awardYear(claim)?.value
  const words = `${claim.awardName ?? ''} ${claim.title} ${claim.issuer ?? ''} ${claim.text}`
  const category = categoriesSince.find((entry) => words.includes(entry.name) && entry.in.test(words))
  if (!category || year === undefined || year >= category.since) return
  yield {
    claim,
    counterpartKey: 'category',
    severity: 'orange',
    facts: { is: 'category-did-not-exist', category: category.name, year, since: category.source },
    lowered: ocrTrap(claim),
  }
}

/** Only a claim above the record asks for a look; one below it harms nobody, and the comparison shows it anyway. */
function* aboveRecord(claim: Claim, context: RuleContext): Iterable<Finding<'AWD-001'>> {
  const match = context.recordsOf(claim).find(({ record }) => record.trust !== 'C')
  if (!match) return
  const place = {
    claim,
    counterpart: toRecordCounterpart(match),
    severity: 'orange' as const,
    lowered: [...holderTrap(match), ...doubtTrap(match), ...ocrTrap(claim)],
  }
  const { recordId, grade, level } = match.record
  if (isAbove(gradeRank(claim.grade), gradeRank(grade)))
    yield {
      ...place,
      counterpartKey: `${recordId}#grade`,
      facts: { is: 'grade-above-record', claimed: claim.grade ?? '', recorded: grade ?? '' },
      comparison: [{ field: '等级', claimed: claim.grade ?? '', recorded: grade ?? '', result: 'different' }],
    }
  if (isAbove(readClaimedLevel(claim.level ?? ''), readClaimedLevel(level ?? '')))
    yield {
      ...place,
      counterpartKey: `${recordId}#level`,
      facts: { is: 'level-above-record', claimed: claim.level ?? '', recorded: level ?? '' },
      comparison: [{ field: '级别', claimed: claim.level ?? '', recorded: level ?? '', result: 'different' }],
    }
}

const isAbove = (claimed: number | undefined, recorded: number | undefined): boolean =>
  claimed !== undefined && recorded !== undefined && claimed > recorded

const ocrTrap = (claim: Claim): readonly Lowering[] =>
  isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' }] : []

const holderTrap = ({ by }: ArchiveMatch): readonly Lowering[] =>
  by === 'holder' ? [{ trap: 'found-by-holder-only', to: 'blue' }] : []

const doubtTrap = ({ score }: ScoredMatch): readonly Lowering[] =>
  score.verdict === 'same' ? [] : [{ trap: 'only-number-agrees', to: 'yellow' }]

const winnerRanks = claimRankRule({
  code: 'AWD-002',
  version: 2,
  kind: 'award',
  name: { zh: '获奖人或排名不符', en: 'Not among the winners, or at another rank' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.name', 'claim.rank', 'award.winners', 'certificates'],
  innocent: ['unit-award', 'namesake', 'rare-character', 'list-is-cut', 'ocr-error', 'archive-error'],
  steps: ['see-award-list', 'compare-certificate', 'query-issuer'],
  severityOf: ({ is }) => (is === 'absent' ? 'red' : is === 'size' ? 'yellow' : 'orange'),
})

export const awardWinners = rule({
  ...winnerRanks,
  *check(context) {
    yield* winnerRanks.check(context)
    for (const claim of context.claims.filter(({ kind }) => kind === 'award'))
      yield* withoutPersonalList(claim, context)
  },
})

/** A prize of units: who took part must be proved otherwise, and nothing is held against anybody. */
function* withoutPersonalList(claim: Claim, context: RuleContext): Iterable<Finding<'AWD-002'>> {
  const [match] = context.recordsOf(claim)
  if (!match || match.record.people.length > 0 || claimedRank(claim) === undefined) return
  yield {
    claim,
    counterpartKey: match.record.recordId,
    counterpart: toRecordCounterpart(match),
    severity: 'blue',
    facts: { is: 'no-personal-list' },
  }
}
