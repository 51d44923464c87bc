import type { Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import { compareNames, type NameRelation, toNameKey } from '#text/names'
import type { RuleContext } from './context.ts'
import type { Lowering, RankFacts, RankSource } from './facts.ts'
import { compareNumbers, type ScoredMatch } from './records.ts'
import { isNameScanned } from './where.ts'

/** The official list of people of an achievement, from a certificate or the archive. */
export interface NameList {
  readonly source: RankSource
  readonly people: readonly { readonly name: string; readonly rank?: number }[]
  /** "Absent" may only be said of a whole list. */
  readonly complete: boolean
  /** Its names, or the applicant's, were read from a scan. */
  readonly scanned: boolean
  /** Why this list's word counts less. */
  readonly lowered: readonly Lowering[]
  readonly match?: ScoredMatch
  readonly certificate?: Certificate
}

/** A claim, or a line of the claim index. */
export interface Ranked {
  readonly rank?: Claim['rank'] | undefined
}

/** The rank that the claim states: a number, or a role that means the first place. 共同第一 and 通讯 mean none. */
export const claimedRank = ({ rank }: Ranked): number | undefined => {
  if (!rank) return undefined
  if (rank.role === 'co-first' || rank.role === 'corresponding') return undefined
  if (rank.self !== undefined) return rank.self
  return rank.role === 'lead' || rank.role === 'sole' || rank.role === 'first' ? 1 : undefined
}

export const claimedTotal = ({ rank }: Ranked): number | undefined =>
  rank?.total ?? (rank?.role === 'sole' ? 1 : undefined)

/** The archive's list speaks before the applicant's own certificate. */
export const listsOf = (claim: Claim, context: RuleContext): readonly NameList[] => {
  const scanned = isNameScanned(context.application)
  return [
    ...context.recordsOf(claim).map((match) => fromRecord(claim, match, scanned)),
    ...context.certificatesOf(claim).map((certificate) => fromCertificate(claim, certificate, scanned)),
  ]
}

const fromRecord = (claim: Claim, match: ScoredMatch, scanned: boolean): NameList => {
  const { record } = match
  const numbers = compareNumbers(claim, record)
  const lowered: Lowering[] = []
  if (match.by === 'holder') lowered.push({ trap: 'found-by-holder-only', to: 'blue' })
  if (numbers === 'unknown' && claim.kind !== 'award')
    lowered.push({ trap: 'found-by-title-only', to: titleOnly[claim.kind] ?? 'yellow' })
  if (numbers === 'equal' && match.score.verdict !== 'same') lowered.push({ trap: 'only-number-agrees', to: 'yellow' })
  if (record.trust === 'C') lowered.push({ trap: 'record-from-application', to: 'yellow' })
  return {
    source: 'archive',
    people: record.people.map(({ name, rank }, index) => ({
      name,
      ...withRank(rank ?? (record.peopleComplete ? index + 1 : undefined)),
    })),
    complete: record.peopleComplete && record.trust !== 'C',
    scanned,
    lowered,
    match,
  }
}

/** Titles of projects are long and of their own; one title names many patents. */
const titleOnly: Partial<Record<Claim['kind'], 'orange'>> = { project: 'orange' }

const withRank = (rank: number | undefined) => (rank === undefined ? {} : { rank })

const fromCertificate = (claim: Claim, certificate: Certificate, nameScanned: boolean): NameList => {
  const total = claimedTotal(claim)
  const isCut =
    /等\s*\d*\s*人?\s*$/.test(certificate.people.at(-1) ?? '') ||
    /[;；、,，][^;；、]*等/.test(certificate.evidence.quote)
  const isShort = total !== undefined && certificate.people.length < total
  return {
    source: 'certificate',
    people: certificate.people.map((name, index) => ({ name, rank: index + 1 })),
    // A task book that names one person names who leads it: those who take part are on another page.
    complete: claim.kind !== 'project' || certificate.people.length > 1,
    scanned: nameScanned || certificate.evidence.textSource === 'ocr',
    lowered: [
      ...(isCut || isShort ? [{ trap: 'list-may-be-cut', to: 'yellow' } as const] : []),
      ...(certificate.evidence.textSource === 'ocr' ? [{ trap: 'names-on-ocr', to: 'yellow' } as const] : []),
    ],
    certificate,
  }
}

export interface RankProblem {
  readonly list: NameList
  readonly facts: RankFacts
  readonly lowered: readonly Lowering[]
}

/** What the lists have against the claimed rank: at most one problem a list, and none of the lists that have nothing to say. */
export const rankProblems = (claim: Claim, name: string, lists: readonly NameList[]): readonly RankProblem[] => {
  const judged = lists.map((list) => ({ list, problem: problemWith(claim, name, list) }))
  const archiveAgrees = judged.some(({ list, problem }) => list.source === 'archive' && problem === 'agrees')
  return judged.flatMap(({ list, problem }) => {
    if (problem === 'agrees' || problem === 'silent') return []
    // A list that was read short is the likelier fault when the department's own list agrees.
    const agreed =
      archiveAgrees && list.source === 'certificate' ? [{ trap: 'archive-agrees', to: 'blue' } as const] : []
    return [{ list, facts: problem.facts, lowered: [...list.lowered, ...problem.lowered, ...agreed] }]
  })
}

type Judgement = 'agrees' | 'silent' | { readonly facts: RankFacts; readonly lowered: readonly Lowering[] }

/** Nearest relation first; `same` alone may carry an accusation (text/names). */
const nearness: readonly NameRelation[] = ['same', 'rare-character', 'same-sound', 'one-character']

const problemWith = (claim: Claim, name: string, { people, complete, source, match, scanned }: NameList): Judgement => {
  if (people.length === 0) return 'silent'
  const related = people
    .map((person) => ({ person, relation: compareNames(name, person.name, { scanned }) }))
    .toSorted((a, b) => nearnessOf(a.relation) - nearnessOf(b.relation))
  const nearest = related[0]
  if (!nearest || nearest.relation === 'different') {
    if (complete)
      return { facts: { is: 'absent', source, listed: people.length }, lowered: runTogetherTrap(name, people) }
    const takesFirst = claimedRank(claim) === 1 && people.some(({ rank }) => rank === 1)
    // What an earlier application said of its own first place is a claim too: CLM-001 weighs the two.
    return takesFirst && match?.record.trust !== 'C'
      ? { facts: { is: 'first-is-other', source }, lowered: [] }
      : 'silent'
  }
  // Two persons of one name on the list: either may be the applicant.
  const possible = related.filter(({ relation }) => relation === nearest.relation).map(({ person }) => person.rank)
  const total = complete ? people.length : undefined
  if (nearest.relation === 'same') return rankJudgement(claim, possible, { total, source, lowered: [] })
  const trap = nearest.relation === 'rare-character' ? 'rare-character' : 'name-look-alike'
  const judged = rankJudgement(claim, possible, { total, source, lowered: [{ trap, to: 'yellow' }] })
  // The name itself is not on the list. That somebody alike stands at the very rank is how a misprint looks.
  if (judged !== 'agrees' && judged !== 'silent') return judged
  if (!complete) return 'silent'
  const to = judged === 'agrees' ? 'blue' : 'yellow'
  return { facts: { is: 'absent', source, listed: people.length }, lowered: [{ trap, to }] }
}

/** 覃　一　韦　二 without any separator was read as one name: it holds the applicant's, who is not absent. */
const runTogetherTrap = (name: string, people: NameList['people']): readonly Lowering[] =>
  isRunTogether(name, people) ? [{ trap: 'names-run-together', to: 'blue' }] : []

export const isRunTogether = (name: string, people: NameList['people']): boolean => {
  const own = toNameKey(name)
  // 张三丰 is not 张三 and somebody else: what is left must be long enough for a name.
  const holds = (other: string) => other.includes(own) && other.length - own.length >= shortestName
  return own !== '' && people.some((person) => holds(toNameKey(person.name)))
}
const shortestName = 2

const nearnessOf = (relation: NameRelation): number => {
  const at = nearness.indexOf(relation)
  return at === -1 ? nearness.length : at
}

const rankJudgement = (
  claim: Claim,
  possible: readonly (number | undefined)[],
  { total, source, lowered }: { total: number | undefined; source: RankSource; lowered: readonly Lowering[] },
): Judgement => {
  const claimed = claimedRank(claim)
  const [recorded] = possible
  if (claimed !== undefined && recorded !== undefined && !possible.includes(claimed))
    return { facts: { is: 'rank', source, claimed, recorded }, lowered }
  const size = claimedTotal(claim)
  if (size !== undefined && total !== undefined && size !== total)
    return { facts: { is: 'size', source, claimed: size, recorded: total }, lowered }
  return claimed !== undefined && recorded !== undefined ? 'agrees' : 'silent'
}
