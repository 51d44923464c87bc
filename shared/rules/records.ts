import type { ArchiveMatch, ArchiveRecord } from '#domain/archive-record'
import type { Claim, DateRole } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import type { MatchScore } from '#domain/match-score'
import { mayBeOneAward } from '#match/award-name'
import { sideOfClaim, sideOfRecord } from '#match/features/match-side'
import { scoreMatch } from '#match/score'
import { editDistance, isSetApart } from './likeness.ts'

/** Numbers that name the achievement itself: two different ones are two achievements. */
const naming: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'software-registration',
  'project',
  'isbn',
  'doi',
  'standard',
]

/** A number this near to the record's own, under the same title, is the same number mistyped (domain 6.1, PAT-001). */
const slipCharacters = 2

/** A record of an achievement with what the scorer says of it. */
export interface ScoredMatch extends ArchiveMatch {
  readonly score: MatchScore
}

/** The matches of the claim's own kind; one that came without its words is judged now. What lies beside it (a periodical, a notice) has no score. */
export const scored = (claim: Claim, matches: readonly ArchiveMatch[], applicant: string): readonly ScoredMatch[] => {
  const own = sideOfClaim(claim, applicant)
  return matches
    .filter(({ record }) => record.kind === claim.kind)
    .map((match) => ({ ...match, score: match.score ?? scoreMatch(own, sideOfRecord(match.record)) }))
}

/**
 * The records among the matches that are this very achievement, best first: an equal number proves it, a different number of the same
 * scheme disproves it, and where there is no number the titles must be one and years and awards must not contradict each other.
 */
export const recordsOf = (claim: Claim, matches: readonly ScoredMatch[]): readonly ScoredMatch[] =>
  matches.filter((match) => isSameAchievement(claim, match)).toSorted((a, b) => weightOf(claim, b) - weightOf(claim, a))

/** What a record says beyond its fields, in one line. */
export const notesOf = ({ status = '', other }: ArchiveRecord): string => [status, ...Object.values(other)].join(' ')

type NumberRelation = 'equal' | 'slip' | 'different' | 'unknown'

export const compareNumbers = (claim: Claim, record: ArchiveRecord): NumberRelation => {
  const relations = claim.identifiers
    .filter(({ scheme }) => naming.includes(scheme))
    .flatMap((mine) => {
      const theirs = record.identifiers.filter(({ scheme }) => scheme === mine.scheme)
      return theirs.length === 0 ? [] : [bestRelation(mine, theirs)]
    })
  return (['equal', 'slip', 'different'] as const).find((relation) => relations.includes(relation)) ?? 'unknown'
}

const bestRelation = (mine: Identifier, theirs: ArchiveRecord['identifiers']): NumberRelation => {
  if (theirs.some(({ key }) => key === mine.key)) return 'equal'
  // Project numbers have no check digit: of one funder, a number this near may be a slip that reviewers should see.
  const mayBeSlip =
    mine.status === 'invalid-checksum' ||
    mine.status === 'invalid-format' ||
    (mine.scheme === 'project' && mine.says.funder)
  return mayBeSlip && theirs.some(({ key }) => editDistance(key, mine.key) <= slipCharacters) ? 'slip' : 'different'
}

type Numbered = Pick<Claim, 'identifiers'>

/** The different numbers that name it, scheme by scheme. */
export const namingNumbers = ({ identifiers }: Numbered): readonly (readonly string[])[] =>
  naming.map((one) => [...new Set(identifiers.filter(({ scheme }) => scheme === one).map(({ key }) => key))])

/** Two things that carry two numbers of one scheme, one of which is no slip of the other. */
export const numbersDiffer = (a: Numbered, b: Numbered): boolean =>
  a.identifiers
    .filter(({ scheme }) => naming.includes(scheme))
    .some((mine) => {
      const theirs = b.identifiers.filter(({ scheme }) => scheme === mine.scheme)
      return theirs.length > 0 && bestRelation(mine, theirs) === 'different'
    })

const isSameAchievement = (claim: Claim, { record, score }: ScoredMatch): boolean => {
  const numbers = compareNumbers(claim, record)
  if (numbers === 'equal') return true
  if (numbers === 'different') return false
  if (score.verdict !== 'same' || !yearsAgree(claim, record)) return false
  if (claim.kind === 'award' && !awardsAgree(claim, record)) return false
  return [record.title, ...(record.otherTitles ?? [])].some((title) => !isSetApart(claim.title, title))
}

/** Alike enough for a person to look, and without a number that speaks against it. */
export const mayBeRecordOf = (claim: Claim, { record, score }: ScoredMatch): boolean =>
  score.verdict !== 'different' && compareNumbers(claim, record) !== 'different'

export const awardsAgree = (claim: Claim, record: ArchiveRecord): boolean => {
  if (!claim.awardName || !record.awardName) return true
  return mayBeOneAward(claim.awardName, record.awardName)
}

/** Awards are announced, printed and handed over in different years; projects span several. */
const yearsApart: Partial<Record<Claim['kind'], number>> = { award: 1, project: 1, paper: 1 }

export const yearsAgree = (claim: Claim, record: ArchiveRecord): boolean => {
  const years = yearsOf(claim)
  const recorded = [record.year, ...record.dates.map(({ value }) => toParts(value).year)].filter((y) => y !== undefined)
  if (years.length === 0 || recorded.length === 0) return true
  const apart = yearsApart[claim.kind] ?? 0
  const [first, last] = [Math.min(...years) - apart, Math.max(...years) + apart]
  return recorded.some((year) => year >= first && year <= last)
}

export const yearsOf = ({ dates }: Pick<Claim, 'dates'>, roles?: readonly DateRole[]): readonly number[] =>
  dates.filter(({ role }) => !roles || roles.includes(role)).map(({ value }) => toParts(value).year)

const weightOf = (claim: Claim, { record, by, titleSimilarity }: ArchiveMatch): number =>
  (compareNumbers(claim, record) === 'equal' ? 4 : 0) +
  (by === 'identifier' ? 2 : by === 'title' ? 1 : 0) +
  titleSimilarity +
  ({ A: 0.3, B: 0.2, C: 0 } as const)[record.trust]
