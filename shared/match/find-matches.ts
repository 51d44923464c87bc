import type { ArchiveMatch, ArchiveRecord, MatchBasis } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { Archive, ArchiveCandidate } from '#domain/ports'
import { toNameKey } from '#text/names'
import { toComparable } from '#text/normalise'
import { dice, similarity } from '#text/similarity'
import { mayBeOneAward } from './award-name.ts'
import { journalNumbers, namesAchievement, titleCore } from './candidate-keys.ts'
import { sideOfClaim, sideOfRecord } from './features/match-side.ts'
import { prepareSide } from './features/pair-features.ts'
import { claimLookup } from './lookup.ts'
import { type JudgedPair, judgePair } from './score.ts'

/** The same number under a title that has nothing in common is a number of somebody else's list. */
const minOpaqueSimilarity = 0.6
/** Titles beside which the rest are not looked at closely: the true one is among the first 3 in all classes of noise (matching.md 4a). */
const maxJudged = 8
/** A title that shares less with the claim's is not it, however mangled. */
const minDice = 0.2
const maxMatches = 10

interface Candidate {
  readonly record: ArchiveRecord
  readonly by: MatchBasis
  readonly dice: number
  readonly sharedPeople: number
  /** Absent for a periodical: it is not what is claimed. */
  readonly pair?: JudgedPair
}

/**
 * Records of the archive that are, or may be, what the claim claims, best first: same number before same title before what only the scorer
 * holds alike; the periodical of a paper comes last. One look-up a claim, which is two rounds of reads. The applicant is one of the holders
 * whether the row names them or not.
 */
export const createFindMatches =
  (archive: Archive) =>
  async (claim: Claim, applicant = ''): Promise<readonly ArchiveMatch[]> => {
    const found = await archive.candidates(claimLookup(claim, applicant))
    const sorted = nearest(claim, applicant, found).toSorted((a, b) => compareCandidates(claim, a, b))
    const [beside, own] = [
      sorted.filter(({ record }) => isBeside(record)),
      sorted.filter(({ record }) => !isBeside(record)),
    ]
    return [...own.slice(0, maxMatches), ...beside.slice(0, maxMatches)].map(({ record, by, dice, pair }) => ({
      record,
      by,
      titleSimilarity: dice,
      ...(pair && { score: pair.explain() }),
    }))
  }

/** Equal numbers are shown whatever the title says; of the others those with the nearest titles are judged. */
const nearest = (claim: Claim, applicant: string, found: readonly ArchiveCandidate[]): readonly Candidate[] => {
  const own = prepareSide(sideOfClaim(claim, applicant))
  const judge = (record: ArchiveRecord) => judgePair(own, prepareSide(sideOfRecord(record)))
  const title = toComparable(claim.title)
  const known: Candidate[] = []
  const others: Other[] = []
  for (const { record } of found) {
    const seen = { record, dice: nearestTitle(title, record) }
    if (isBeside(record)) {
      if (standsBeside(claim, record)) known.push({ ...seen, by: 'identifier', sharedPeople: 0 })
    } else if (sharesNumber(claim, record)) {
      if (isSupported(claim, seen, own.people))
        known.push({ ...seen, by: 'identifier', pair: judge(record), sharedPeople: countShared(own.people, record) })
    } else {
      const isPrize = isPrizeOf(applicant, claim, record)
      if (isPrize || (seen.dice >= minDice && mayBeOne(claim, record, own.people))) others.push({ ...seen, isPrize })
    }
  }
  const judged = others
    .toSorted((a, b) => Number(b.isPrize) - Number(a.isPrize) || b.dice - a.dice)
    .slice(0, maxJudged)
    .flatMap(({ isPrize, ...seen }): readonly Candidate[] => {
      const pair = judge(seen.record)
      const by = basisOf(claim, seen, pair) ?? (isPrize ? ('holder' as const) : undefined)
      return by ? [{ ...seen, by, pair, sharedPeople: countShared(own.people, seen.record) }] : []
    })
  return [...known, ...judged]
}

type Seen = Pick<Candidate, 'record' | 'dice'>
interface Other extends Seen {
  readonly isPrize: boolean
}

const titlesOf = ({ title, otherTitles = [] }: ArchiveRecord): readonly string[] => [title, ...otherTitles]

const nearestTitle = (title: string, record: ArchiveRecord): number =>
  Math.max(...titlesOf(record).map((other) => dice(title, toComparable(other))))

/** One title to the letter, or what the scorer holds alike; undefined where it is another thing, or somebody else's. */
const basisOf = (claim: Claim, { record }: Seen, { verdict, reading }: JudgedPair): MatchBasis | undefined => {
  if (verdict === 'different') return undefined
  const core = titleCore(claim.title)
  const isOneTitle = titlesOf(record).some((title) => titleCore(title) === core)
  if (isOfOthers(record, reading) && !(isOneTitle && verdict === 'same')) return undefined
  if (isOneTitle) return 'title'
  if (isElsewhere(reading)) return undefined
  return reading.people.relation === 'same' ? 'holder' : 'title'
}

/** The whole list names nobody of the claim: with a title that is only alike, or that everybody uses (系统设计), it is another's work. */
const isOfOthers = ({ peopleComplete }: ArchiveRecord, { people }: JudgedPair['reading']): boolean =>
  peopleComplete && people.relation === 'different'

/** Nearly one title, at another unit and in another year: a namesake's, as far as anybody can tell. */
const isElsewhere = ({ units, yearGap }: JudgedPair['reading']): boolean => {
  const [isOtherUnit, isOtherYear] = [units.relation === 'different', yearGap > 1]
  return (
    (isOtherUnit || units.relation === 'missing') &&
    (isOtherYear || Number.isNaN(yearGap)) &&
    (isOtherUnit || isOtherYear)
  )
}

/** What is not the claimed thing, and is known of it: the periodical, the issue that it stands in, a notice that it was withdrawn. */
export const isBeside = ({ kind }: Pick<ArchiveRecord, 'kind'>): boolean =>
  kind === 'journal' || kind === 'issue' || kind === 'retraction'

const standsBeside = (claim: Claim, record: ArchiveRecord): boolean =>
  record.kind === 'retraction'
    ? claim.kind === 'paper' && (sharesNumber(claim, record) || titleCore(claim.title) === titleCore(record.title))
    : isJournalOf(claim, record)

const isJournalOf = (claim: Claim, record: ArchiveRecord) =>
  journalNumbers(claim).some(({ scheme, key }) =>
    record.identifiers.some((own) => own.scheme === scheme && own.key === key),
  )

const sharedNumbers = (claim: Claim, record: ArchiveRecord) =>
  record.identifiers.filter(
    (recorded) =>
      namesAchievement(record.kind, recorded) &&
      claim.identifiers.some(({ scheme, key }) => scheme === recorded.scheme && key === recorded.key),
  )
const sharesNumber = (claim: Claim, record: ArchiveRecord) => sharedNumbers(claim, record).length > 0

/** A project number of an unknown funder (2021-015) may be another funder's too: something else must agree with it. */
const isOpaque = ({ scheme, key }: ArchiveRecord['identifiers'][number]) => scheme === 'project' && !key.includes(':')
const isSupported = (claim: Claim, { record, dice: alike }: Seen, people: readonly string[]) =>
  !sharedNumbers(claim, record).every(isOpaque) || alike >= minOpaqueSimilarity || countShared(people, record) > 0

const countShared = (people: readonly string[], record: ArchiveRecord): number => {
  const recorded = new Set(record.people.map(({ name }) => toNameKey(name)))
  return new Set(people.map(toNameKey).filter((name) => recorded.has(name))).size
}

/** The applicant won this prize with a project that the list calls something else: nobody may say that it is not in the list (domain 6.3). */
const isPrizeOf = (applicant: string, claim: Claim, record: ArchiveRecord): boolean =>
  claim.kind === 'award' &&
  record.kind === 'award' &&
  claim.awardName !== undefined &&
  record.awardName !== undefined &&
  mayBeOneAward(claim.awardName, record.awardName) &&
  countShared([applicant], record) > 0

/** What no likeness outweighs. */
const mayBeOne = (claim: Claim, record: ArchiveRecord, people: readonly string[]): boolean =>
  claim.kind === record.kind && !contradictions.some((contradicts) => contradicts(claim, record, people))

/** What makes two things of one title two things. A mistyped number does not: it fails its own check. */
const contradictions: readonly ((claim: Claim, record: ArchiveRecord, people: readonly string[]) => boolean)[] = [
  // 一案双申: an invention and a utility model of one day have one title and two numbers. Also editions and versions.
  (claim, record, people) =>
    claim.identifiers.some(({ scheme, status, key, says }) => {
      if (
        status === 'invalid-checksum' ||
        status === 'invalid-format' ||
        !namesAchievement(record.kind, { scheme, key })
      )
        return false
      const recorded = record.identifiers.filter((other) => other.scheme === scheme)
      if (recorded.length === 0 || recorded.some((other) => other.key === key)) return false
      // Project numbers have no check digit: of one funder and with one leader it may be a slip, which reviewers should see.
      const sameFunder = scheme === 'project' && recorded.some((other) => funderOf(other.key) === (says.funder ?? ''))
      return !(sameFunder && (people.length === 0 || countShared(people, record) > 0))
    }),
  // The same without a number: the archive's other half of the pair is not what is claimed.
  (claim, record) =>
    claim.identifiers.length === 0 &&
    claim.patentType !== undefined &&
    record.patentType !== undefined &&
    claim.patentType !== record.patentType,
  (claim, record) =>
    claim.awardName !== undefined &&
    record.awardName !== undefined &&
    !mayBeOneAward(claim.awardName, record.awardName),
]

const funderOf = (projectKey: string) => (projectKey.includes(':') ? projectKey.slice(0, projectKey.indexOf(':')) : '')

const basisOrder: readonly MatchBasis[] = ['identifier', 'title', 'holder']

/** Ways to prefer one record to another, the weightiest first; each gives a smaller number to the better. */
const preferences: readonly ((claim: Claim, candidate: Candidate) => number)[] = [
  // The periodical stands behind every record of the paper itself.
  (_, { record }) => (isBeside(record) ? 1 : 0),
  (_, { by }) => basisOrder.indexOf(by),
  (_, { sharedPeople }) => -sharedPeople,
  (claim, { record }) => (claim.awardName && record.awardName ? 1 - similarity(claim.awardName, record.awardName) : 0),
  (_, { pair }) => -(pair?.bits ?? 0),
  (_, { dice }) => -dice,
  (_, { record }) => 'ABC'.indexOf(record.trust),
]

const compareCandidates = (claim: Claim, a: Candidate, b: Candidate): number => {
  for (const prefer of preferences) {
    const difference = prefer(claim, a) - prefer(claim, b)
    if (difference !== 0) return difference
  }
  return a.record.recordId < b.record.recordId ? -1 : 1
}
