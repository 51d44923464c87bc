import type { ArchiveMatch, ArchiveRecord, MatchBasis } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { Archive, ArchiveCandidate } from '#domain/ports'
import { toNameKey } from '#text/names'
import { similarity } from '#text/similarity'
import { compareTitles, type TitleComparison } from '#text/title'
import { compareUnits } from '#text/units'
import { mayBeOneAward } from './award-name.ts'
import { journalNumbers, namesAchievement, titleCore } from './candidate-keys.ts'
import { claimLookup } from './lookup.ts'
import { isContrastingPair, isOneSlip } from './title-slip.ts'
import { claimYears, recordYears } from './years.ts'

/** Below this a mangled title is not the same title any more (matching.md 1c: true siblings score 0.80 to 0.85). */
const minHolderSimilarity = 0.85
/** Cores of one or two words (系统设计) are shared by strangers: they need a holder in common. */
const minTellingCore = 5
/** The same number under a title that has nothing in common is a number of somebody else's list. */
const minOpaqueSimilarity = 0.6
const maxMatches = 10

interface Candidate extends ArchiveMatch {
  readonly comparison: TitleComparison
  readonly sharedHolders: number
}

/**
 * Records of the archive for a claim, best first: same number before same title before same holder with nearly the same
 * title; the periodical of a paper comes last. One look-up a claim, which is two rounds of reads. The applicant is one of
 * the holders whether the row names them or not. What was found by grams of its title only must pass as any other.
 */
export const createFindMatches =
  (archive: Archive) =>
  async (claim: Claim, applicant = ''): Promise<readonly ArchiveMatch[]> => {
    const found = await archive.candidates(claimLookup(claim, applicant))
    return found
      .flatMap((candidate) => toCandidate(claim, candidate, applicant) ?? [])
      .toSorted((a, b) => compareCandidates(claim, a, b))
      .slice(0, maxMatches)
      .map(({ record, by, titleSimilarity }) => ({ record, by, titleSimilarity }))
  }

const toCandidate = (
  claim: Claim,
  { record, by: keys }: ArchiveCandidate,
  applicant: string,
): Candidate | undefined => {
  const { title, comparison } = bestTitle(claim.title, record)
  const sharedHolders = countShared([...claim.people, applicant], record)
  const basis =
    basisOf(claim, record, title, comparison, sharedHolders) ??
    (isPrizeOf(applicant, claim, record) ? ('holder' as const) : undefined)
  const by = basis === 'holder' && isStranger(claim, record, keys) ? undefined : basis
  return by && { record, by, titleSimilarity: similarity(claim.title, title), comparison, sharedHolders }
}

/** Found by its title's grams alone, at another unit and in another year: a namesake's, as far as anybody can tell. */
const isStranger = (claim: Claim, record: ArchiveRecord, keys: readonly string[]): boolean =>
  keys.every((key) => key.startsWith('g#')) && !sharesUnit(claim, record) && !sharesYear(claim, record)

const bestTitle = (title: string, record: ArchiveRecord): { title: string; comparison: TitleComparison } =>
  [record.title, ...(record.otherTitles ?? [])]
    .map((recorded) => ({ title: recorded, comparison: compareTitles(title, recorded) }))
    .reduce((best, next) => (disagreement(next.comparison) < disagreement(best.comparison) ? next : best))

const disagreement = ({ similarity: score, discriminatorsDiffer, discriminatorsMissing }: TitleComparison) =>
  discriminatorsDiffer.length * 10 + discriminatorsMissing.length + (1 - score)

const basisOf = (
  claim: Claim,
  record: ArchiveRecord,
  title: string,
  comparison: TitleComparison,
  sharedHolders: number,
): MatchBasis | undefined => {
  if (record.kind === 'journal') return isJournalOf(claim, record) ? 'identifier' : undefined
  if (sharesNumber(claim, record))
    return isSupported(claim, record, comparison, sharedHolders) ? 'identifier' : undefined
  if (claim.kind !== record.kind || comparison.discriminatorsDiffer.length > 0) return undefined
  if (contradictions.some((contradicts) => contradicts(claim, record, sharedHolders))) return undefined
  const core = titleCore(claim.title)
  const sharesHolder = sharedHolders > 0 || sharesUnit(claim, record)
  const isTelling = core.length >= minTellingCore && record.title !== record.awardName
  if (core === titleCore(title) && (isTelling || sharesHolder)) return 'title'
  const nearlySame = comparison.similarity >= minHolderSimilarity || isOneSlip(claim.title, title)
  return sharedHolders > 0 && nearlySame && !isContrastingPair(claim.title, title) ? 'holder' : undefined
}

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
const isSupported = (claim: Claim, record: ArchiveRecord, comparison: TitleComparison, sharedHolders: number) =>
  !sharedNumbers(claim, record).every(isOpaque) || sharedHolders > 0 || comparison.similarity >= minOpaqueSimilarity

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

const sharesUnit = (claim: Claim, record: ArchiveRecord): boolean =>
  claim.units.some((unit) =>
    record.units.some((recorded) => ['same', 'same-body'].includes(compareUnits(unit, recorded))),
  )

/** What makes two things of one title two things. A mistyped number does not: it fails its own check. */
const contradictions: readonly ((claim: Claim, record: ArchiveRecord, sharedHolders: number) => boolean)[] = [
  // 一案双申: an invention and a utility model of one day have one title and two numbers. Also editions and versions.
  (claim, record, sharedHolders) =>
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
      return !(sameFunder && (sharedHolders > 0 || claim.people.length === 0))
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
  (_, { record }) => (record.kind === 'journal' ? 1 : 0),
  (_, { by }) => basisOrder.indexOf(by),
  (_, { comparison }) => comparison.discriminatorsMissing.length,
  (_, { sharedHolders }) => -sharedHolders,
  (claim, { record }) => (claim.awardName && record.awardName ? 1 - similarity(claim.awardName, record.awardName) : 0),
  (claim, { record }) => yearGap(claim, record),
  (_, { titleSimilarity }) => -titleSimilarity,
  (_, { record }) => 'ABC'.indexOf(record.trust),
]

const sharesYear = (claim: Claim, record: ArchiveRecord): boolean =>
  recordYears(record).some((year) => claimYears(claim).some((stated) => Math.abs(stated - year) <= 1))

const yearGap = (claim: Claim, { year }: ArchiveRecord): number =>
  year === undefined ? 0 : Math.min(100, ...claimYears(claim).map((stated) => Math.abs(stated - year)))

const compareCandidates = (claim: Claim, a: Candidate, b: Candidate): number => {
  for (const prefer of preferences) {
    const difference = prefer(claim, a) - prefer(claim, b)
    if (difference !== 0) return difference
  }
  return a.record.recordId < b.record.recordId ? -1 : 1
}
