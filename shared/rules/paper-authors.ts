import type { Claim } from '#domain/claim'
import { soundsOf, toNameKey } from '#text/names'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { claimedRank, type NameList, type RankProblem } from './rank.ts'
import { claimRankRule } from './rank-rule.ts'
import { notice } from './rule.ts'

export const paperAuthors = claimRankRule({
  code: 'PAP-005',
  version: 1,
  kind: 'paper',
  name: { zh: '作者或作者位次不符', en: 'Not an author, or at another place' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.name', 'claim.rank', 'paper.authors', 'certificates'],
  innocent: ['co-first', 'corresponding-author', 'alphabetical-order', 'rare-character', 'ocr-error', 'archive-error'],
  steps: ['see-first-page', 'query-journal', 'ask-applicant'],
  severityOf: ({ is }) => (is === 'absent' ? 'red' : 'orange'),
  isOfRule: (claim, problem, context) => isOfAuthors(claim, problem, context.application?.applicant.formerName),
  traps: (_claim, { facts, list }, context) =>
    facts.is === 'absent' ? [] : [...markTraps(list, context.application?.applicant.name ?? ''), ...orderTraps(list)],
})

/**
 * Domain 6.2: absent, or 第一/独著 claimed and at another place. A wrong second place is not asked about, nor how many they are. Authors
 * printed in letters (Zhang S) tell nobody apart, and a former name is the applicant's.
 */
const isOfAuthors = (claim: Claim, { facts, list }: RankProblem, formerName: string | undefined): boolean => {
  if (list.people.some(({ name }) => !/\p{Script=Han}/u.test(name))) return false
  if (formerName && list.people.some(({ name }) => toNameKey(name) === toNameKey(formerName))) return false
  if (facts.is === 'absent') return true
  if (facts.is !== 'rank' && facts.is !== 'first-is-other') return false
  return claimedRank(claim) === 1 && !claimsMarkedPlace(claim)
}

/** 第一作者（通讯）, 共同一作: the row itself says that the place is one of several. */
const claimsMarkedPlace = ({ rank }: Claim): boolean => /通讯|通信|共同|并列|同等/.test(rank?.raw ?? '')

/** The page marks the applicant, or says that somebody shares the first place. */
const markTraps = ({ certificate, match }: NameList, name: string): readonly Lowering[] => {
  const own = toNameKey(name)
  const isMarked = certificate?.markedPeople?.some((person) => toNameKey(person) === own)
  const notes = Object.values(match?.record.other ?? {})
  return [
    ...(isMarked ? [{ trap: 'marked-author', to: 'blue' } as const] : []),
    ...(certificate?.saysSharedFirst || notes.some((note) => /共同第一|并列第一|通讯|通信作者/.test(note))
      ? [{ trap: 'co-first', to: 'blue' } as const]
      : []),
  ]
}

/** Two authors are in this order half of the time, four hardly ever. */
const fewestInOrder = 3

/** By the sound of their names: then a place says nothing of who did most. */
const orderTraps = ({ people }: NameList): readonly Lowering[] => {
  const sounds = people.map(({ name }) => [...toNameKey(name)].map((c) => soundsOf(c)[0] ?? c).join(' '))
  const isSorted = sounds.every((sound, i) => i === 0 || (sounds[i - 1] ?? '') <= sound)
  return people.length >= fewestInOrder && isSorted ? [{ trap: 'alphabetical-order', to: 'yellow' }] : []
}

/** Nothing to compare with: no first page among the files and no record. The report says so (`policy-notes`). */
export const papersWithoutAuthors = (context: RuleContext): number =>
  context.claims.filter(
    (claim) =>
      claim.kind === 'paper' &&
      claim.counted &&
      !context.certificatesOf(claim).some(({ people }) => people.length > 0) &&
      !context.recordsOf(claim).some(({ record }) => record.people.length > 0),
  ).length
