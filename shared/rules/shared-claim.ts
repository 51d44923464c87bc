import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { maskName } from '#domain/mask'
import type { RuleContext } from './context.ts'
import type { Lowering, OtherClaim } from './facts.ts'
import { isOtherItem, isSameTitle } from './likeness.ts'
import { isSubTask, mentionsChange } from './project.ts'
import { claimedRank, listsOf, type Ranked, rankProblems } from './rank.ts'

/** One line of another person's application on the same achievement, with all that makes the two compatible. */
export interface SharedClaim {
  readonly line: Claimant
  readonly rank: number | undefined
  readonly lowered: readonly Lowering[]
}

/** Each other person once, by the line that says most of a rank; the applicant's own applications are not among them. */
export const sharedClaims = (claim: Claim, context: RuleContext): readonly SharedClaim[] => {
  const byPerson = new Map<string, SharedClaim>()
  for (const line of context.linesOf(claim)) {
    if (line.personKey === context.input.personKey || isOtherAchievement(claim, line, context)) continue
    const shared = { line, rank: claimedRank(line), lowered: commonTraps(claim, line, context) }
    const known = byPerson.get(line.personKey)
    if (!known || (known.rank === undefined && shared.rank !== undefined)) byPerson.set(line.personKey, shared)
  }
  return [...byPerson.values()].toSorted((a, b) => a.line.personKey.localeCompare(b.line.personKey))
}

/** Two different numbers under one shared title: same title, other funder; same title, other patent. */
export const isOtherAchievement = (claim: Claim, line: Claimant, { keysOf }: RuleContext): boolean =>
  line.kind !== claim.kind ||
  (isTitleKey(line.claimKey) &&
    (strongKeysDiffer(keysOf(claim), line.allKeys ?? []) || isOtherItem(claim.title, line.title)))

/** The last part of a key's name tells how it was made; keys made of a number prove, keys made of a title suggest. */
export const isTitleKey = (key: string): boolean => /(?:^|[#:])(?:title|t)(?:[#:])/.test(key)

const strongKeysDiffer = (mine: readonly string[], theirs: readonly string[]): boolean => {
  const [a, b] = [mine.filter((key) => !isTitleKey(key)), theirs.filter((key) => !isTitleKey(key))]
  return a.length > 0 && b.length > 0 && !a.some((key) => b.includes(key))
}

const commonTraps = (claim: Claim, line: Claimant, context: RuleContext): readonly Lowering[] => [
  ...(isWeaklyShared(claim, line) ? [{ trap: 'same-title-without-number', to: 'orange' } as const] : []),
  ...(line.counted ? [] : [{ trap: 'other-row-is-background', to: 'orange' } as const]),
  ...(mayBeSamePerson(line, context) ? [{ trap: 'maybe-same-person', to: 'blue' } as const] : []),
  ...(isShared(claim) || isShared(line) ? [{ trap: 'co-first', to: 'blue' } as const] : []),
  ...(isPartOfOther(claim, line) ? [{ trap: 'sub-task', to: 'blue' } as const] : []),
  ...(mentionsChange(claim, [line.quote]) ? [{ trap: 'members-changed', to: 'yellow' } as const] : []),
]

/** The key of an award is its title within award and year, which is how prizes are told apart; for the rest it is a hint. */
const isWeaklyShared = (claim: Claim, line: Claimant): boolean => claim.kind !== 'award' && isTitleKey(line.claimKey)

/** Without an id number the same person, a year later in another unit, looks like somebody else. */
const mayBeSamePerson = (line: Claimant, { application, input }: RuleContext): boolean => {
  const ownLine = input.claimants.find(({ applicationId }) => applicationId === input.meta.applicationId)
  const knowsOwnId = ownLine ? ownLine.personKnownBy === 'resident-id' : application?.applicant.residentId !== undefined
  const bothById = line.personKnownBy === 'resident-id' && knowsOwnId
  return !bothById && maskName(application?.applicant.name ?? '') === line.maskedPerson
}

const isShared = ({ rank }: Ranked): boolean =>
  rank?.role === 'co-first' || /并列|共同第一|同等贡献|同为第一/.test(rank?.raw ?? '')

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
