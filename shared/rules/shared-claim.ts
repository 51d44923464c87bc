import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { maskName } from '#domain/mask'
import type { RuleContext } from './context.ts'
import type { Lowering, OtherClaim } from './facts.ts'
import { isOtherItem, isSameTitle } from './likeness.ts'
import { isSubTask, mentionsChange } from './project.ts'
import { claimedRank, listsOf, type Ranked, rankProblems } from './rank.ts'
import { isFromOcr } from './where.ts'

/** One line of another person's application on the same achievement, with all that makes the two compatible. */
export interface SharedClaim {
  readonly line: Claimant
  readonly rank: number | undefined
  readonly lowered: readonly Lowering[]
}

const sharedOf = new WeakMap<RuleContext, Map<string, readonly SharedClaim[]>>()

/** Each other person once, by the line that says most; the applicant's own applications are not among them. Four rules ask, one works it out. */
export const sharedClaims = (claim: Claim, context: RuleContext): readonly SharedClaim[] => {
  const known = sharedOf.get(context) ?? new Map<string, readonly SharedClaim[]>()
  sharedOf.set(context, known)
  const shared = known.get(claim.claimId) ?? findShared(claim, context)
  known.set(claim.claimId, shared)
  return shared
}

const findShared = (claim: Claim, context: RuleContext): readonly SharedClaim[] => {
  const lines = context
    .linesOf(claim)
    .filter((line) => line.personKey !== context.input.personKey && !isOtherAchievement(claim, line, context))
    .map((line) => ({ line, rank: claimedRank(line), lowered: commonTraps(claim, line, context) }))
  const byPerson = Map.groupBy(lines, ({ line }) => line.personKey)
  return [...byPerson.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofPerson]) => ofPerson.toSorted(compareTelling).slice(0, 1))
}

/** The highest place first, then what no trap weakens; the rest only keeps the order the same whatever order the lines came in. */
const compareTelling = (a: SharedClaim, b: SharedClaim): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
  a.lowered.length - b.lowered.length ||
  (`${a.line.applicationId}#${a.line.claimId}` < `${b.line.applicationId}#${b.line.claimId}` ? -1 : 1)

/** Two different numbers under one shared title: same title, other funder; same title, other patent. */
export const isOtherAchievement = (claim: Claim, line: Claimant, { keysOf }: RuleContext): boolean =>
  line.kind !== claim.kind ||
  (isTitleKey(line.claimKey) &&
    (strongKeysDiffer(keysOf(claim), line.allKeys ?? []) || isOtherItem(claim.title, line.title)))

/** Keys made of a title (`duplicate/claim-key`) suggest; those made of a number prove. A number of no known funder stands with its title. */
export const isTitleKey = (key: string): boolean => key.includes('~') && !key.startsWith('project-number~')

/** `patent-application:…` against another `patent-application:…`; a number of another scheme contradicts nothing. */
const strongKeysDiffer = (mine: readonly string[], theirs: readonly string[]): boolean => {
  const [a, b] = [numbersByScheme(mine), numbersByScheme(theirs)]
  return [...a].some(([scheme, keys]) => {
    const others = b.get(scheme)
    return others !== undefined && !keys.some((key) => others.includes(key))
  })
}

const numbersByScheme = (keys: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(
    keys.filter((key) => !isTitleKey(key)),
    (key) => key.slice(0, key.indexOf(':')),
  )

const commonTraps = (claim: Claim, line: Claimant, context: RuleContext): readonly Lowering[] => [
  ...(isWeaklyShared(claim, line, context) ? [{ trap: 'same-title-without-number', to: 'orange' } as const] : []),
  ...(isFromOcr(claim.evidence) || line.isFromOcr ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
  ...(areBothEditors(claim, line) ? [{ trap: 'several-editors', to: 'yellow' } as const] : []),
  ...(line.counted ? [] : [{ trap: 'other-row-is-background', to: 'orange' } as const]),
  ...(mayBeSamePerson(line, context) ? [{ trap: 'maybe-same-person', to: 'blue' } as const] : []),
  ...(isShared(claim) || isShared(line) ? [{ trap: 'co-first', to: 'blue' } as const] : []),
  ...(haveOtherJobs(claim, line, context) ? [{ trap: 'different-jobs', to: 'yellow' } as const] : []),
  ...(isPartOfOther(claim, line) ? [{ trap: 'sub-task', to: 'blue' } as const] : []),
  ...(mentionsChange(claim, [line.quote]) ? [{ trap: 'members-changed', to: 'yellow' } as const] : []),
]

/**
 * A shared title without a proving number. Most title keys hold a person, a unit or a periodical beside it; these hold only years, or a
 * funder who pays for the same work in every county, and then a common unit must speak for one achievement.
 */
const isWeaklyShared = (claim: Claim, line: Claimant, context: RuleContext): boolean =>
  mayHaveOtherNumber(claim, line, context) ||
  (/^(?:project-title|project-period|standard-title)~/.test(line.claimKey) && !isSameUnit(line, context))

/** The other line has no number, or another one: without its keys nobody can tell. An award is told by its title, within prize and year. */
export const mayHaveOtherNumber = (claim: Claim, line: Claimant, { keysOf }: RuleContext): boolean =>
  claim.kind !== 'award' &&
  isTitleKey(line.claimKey) &&
  line.allKeys === undefined &&
  keysOf(claim).some((key) => !isTitleKey(key))

const isSameUnit = (line: Claimant, { input }: RuleContext): boolean =>
  line.unitKey !== undefined && ownLine(input)?.unitKey === line.unitKey

/** The application's own line in the index: it says of which unit it is. */
export const ownLine = ({ claimants, meta }: RuleContext['input']): Claimant | undefined =>
  claimants.find(({ applicationId }) => applicationId === meta.applicationId)

/** Without an id number the same person, a year later in another unit, looks like somebody else. */
const mayBeSamePerson = (line: Claimant, context: RuleContext): boolean =>
  !areBothKnownById(line, context) && maskName(context.application?.applicant.name ?? '') === line.maskedPerson

/** Names, units and birth months may be those of two people; only two id numbers tell. */
export const areBothKnownById = (line: Claimant, { application, input }: RuleContext): boolean => {
  const own = ownLine(input)
  const knowsOwnId = own ? own.personKnownBy === 'resident-id' : application?.applicant.residentId !== undefined
  return line.personKnownBy === 'resident-id' && knowsOwnId
}

const isShared = ({ rank }: Ranked): boolean =>
  rank?.role === 'co-first' || /并列|共同第一|同等贡献|同为第一/.test(rank?.raw ?? '')

/** One building site has a leader of design, one of construction and one of supervision, each of a unit of their own. */
const haveOtherJobs = (claim: Claim, line: Claimant, context: RuleContext): boolean =>
  claim.kind === 'project' &&
  !isSameUnit(line, context) &&
  jobIn(claim.rank, claim.text) !== jobIn(line.rank, line.quote)

const jobs: readonly (readonly [RegExp, string])[] = [
  [/项目经理|施工/, 'construction'],
  [/总监|监理/, 'supervision'],
  [/设计负责|设计总负责|勘察负责/, 'design'],
]

const jobIn = (rank: Claim['rank'], text: string): string | undefined =>
  jobs.find(([regex]) => regex.test(`${rank?.raw ?? ''} ${text}`))?.[1]

/** 双主编: a book may have several, and 主编 alone is no place among them. */
const areBothEditors = (claim: Claim, { rank }: Claimant): boolean =>
  claim.kind === 'book' &&
  [claim.rank, rank].every((one) => one?.role === 'lead') &&
  [claim.rank, rank].some((one) => one?.self === undefined)

/** A 课题 has a leader of its own, who is not the project's. */
const isPartOfOther = (claim: Claim, line: Claimant): boolean => {
  if (claim.kind !== 'project') return false
  const [mine, theirs] = [isSubTask(claim), isSubTask({ title: line.title, text: line.quote, rank: line.rank })]
  return mine !== theirs || (mine && theirs && !isSameTitle(claim.title, line.title))
}

/** The department's own list has this applicant at the claimed rank. */
export const archiveAgrees = (claim: Claim, context: RuleContext): boolean => {
  const name = context.application?.applicant.name
  const lists = listsOf(claim, context).filter(
    ({ source, match, lowered }) =>
      source === 'archive' &&
      match?.record.trust !== 'C' &&
      lowered.length === 0 &&
      (match?.record.people.length ?? 0) > 0,
  )
  if (!name || claimedRank(claim) === undefined || lists.length === 0) return false
  return rankProblems(claim, name, lists).every(({ facts }) => facts.is === 'size')
}

export const toOtherClaim = (claim: Claim, { line }: Pick<SharedClaim, 'line'>): OtherClaim => ({
  person: line.maskedPerson,
  committee: line.committee,
  season: line.season,
  rank: line.rank?.raw ?? '',
  ownRank: claim.rank?.raw ?? '',
})
