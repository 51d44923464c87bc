import type { Certificate } from '#domain/application'
import type { Claim, DateRole } from '#domain/claim'
import { daysFrom, earliestDay, latestDay, type PartialDate } from '#domain/dates'
import type { Comparison } from '#domain/warning'
import { mayBeOneAward } from '#match/award-name'
import { compareNames } from '#text/names'
import { toComparable } from '#text/normalise'
import { similarity } from '#text/similarity'
import { compareTitles } from '#text/title'
import type { RuleContext } from './context.ts'
import { type Compared, numberDifference } from './form-number.ts'
import { gradeRank } from './policy/award-levels.ts'
import { isSubTask } from './project.ts'
import { claimedRank } from './rank.ts'
import { namingNumbers } from './records.ts'
import { type Finding, notice, rule } from './rule.ts'
import { isFromOcr } from './where.ts'
import { differenceWords } from './words/cross-document.ts'

export const formAgainstCertificate = rule({
  code: 'DOC-002',
  version: 2,
  name: { zh: '申报表与佐证不一致', en: 'Form and certificate differ' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['claim.text', 'certificates'],
  innocent: ['title-abbreviated', 'date-of-other-kind', 'typing-slip', 'ocr-error', 'same-title-other-item'],
  steps: ['compare-certificate', 'see-original', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(isComparable)) {
      const number = numberDifference(claim, context)
      if (number) yield toFinding(claim, number)
      for (const compare of fields) {
        const difference = differenceIn(compare, claim, context)
        if (difference) yield toFinding(claim, difference)
      }
    }
  },
})

/** A row that tells of several patents is compared with none of their certificates; a claim read from one has no form to compare. */
const isComparable = (claim: Claim): boolean =>
  claim.trust !== 'certificate' && namingNumbers(claim).every(({ length }) => length <= 1)

type Compare = (claim: Claim, certificate: Certificate, context: RuleContext) => Compared | undefined

/** Only what no certificate of the claim confirms, and no other claim explains: two prizes of one project have two certificates. */
const differenceIn = (compare: Compare, claim: Claim, context: RuleContext): Compared | undefined => {
  const compared = context.certificatesOf(claim).flatMap((one) => compare(claim, one, context) ?? [])
  if (compared.some(({ same }) => same)) return undefined
  return compared.find(({ certificate }) => !isExplained(compare, claim, certificate, context))
}

const isExplained = (compare: Compare, claim: Claim, certificate: Certificate, context: RuleContext): boolean =>
  context.claims.some(
    (other) =>
      other.claimId !== claim.claimId &&
      context.certificatesOf(other).includes(certificate) &&
      compare(other, certificate, context)?.same === true,
  )

const toFinding = (claim: Claim, { facts, certificate, lowered }: Compared): Finding<'DOC-002'> => ({
  claim,
  counterpartKey: `certificate#${facts.field}`,
  facts,
  evidence: [...claim.evidence.filter(({ from }) => from === 'form'), certificate.evidence],
  comparison: [
    {
      field: differenceWords[facts.field],
      claimed: facts.claimed,
      recorded: facts.printed,
      result: 'different',
    } satisfies Comparison,
  ],
  lowered: [
    ...lowered,
    ...(isFromOcr(claim.evidence.filter(({ from }) => from === 'form')) || certificate.evidence.textSource === 'ocr'
      ? [{ trap: 'ocr-page', to: 'yellow' } as const]
      : []),
  ],
})

/** Less alike than this, and two titles of one number are two (domain 6.6). */
const alikeFrom = 0.85
/** So much of the shorter title inside the longer: it was only written short. */
const containedFrom = 0.9

const title: Compare = (claim, certificate) => {
  const printed = certificate.title && withoutShortName(certificate.title)
  // A title that was not told from its row, and the name of the prize in the place of the project's, are no titles.
  if (!printed || claim.title === claim.text || claim.title.includes('|')) return undefined
  if (claim.kind === 'award' && mayBeOneAward(printed, claim.awardName ?? claim.title)) return undefined
  if (isLatin(printed) !== isLatin(claim.title)) return undefined
  const likeness = Math.max(compareTitles(claim.title, printed).similarity, similarity(claim.title, printed))
  return {
    same: likeness >= alikeFrom,
    facts: { field: 'title', claimed: claim.title, printed },
    certificate,
    lowered: [
      ...(isContained(claim.title, printed) ? [{ trap: 'title-abbreviated', to: 'blue' } as const] : []),
      ...(claim.kind === 'project' && isSubTask(claim) ? [{ trap: 'sub-task', to: 'blue' } as const] : []),
      // No label says which line of a paper's first page is its title.
      ...(claim.kind === 'paper' ? [{ trap: 'title-by-size', to: 'yellow' } as const] : []),
    ],
  }
}

const withoutShortName = (name: string): string => name.replace(/[[［【(（]\s*简称[^\]］】)）]*[\]］】)）]/gu, '')

const isLatin = (text: string): boolean => !/\p{Script=Han}/u.test(text)

/** Words left out in the middle leave the rest in its order: the longest common subsequence of the characters. */
const isContained = (a: string, b: string): boolean => {
  const [short = [], long = []] = [[...toComparable(a)], [...toComparable(b)]].toSorted((x, y) => x.length - y.length)
  return short.length > 0 && commonLength(short, long) >= containedFrom * short.length
}

const commonLength = (short: readonly string[], long: readonly string[]): number => {
  let previous = new Array<number>(short.length + 1).fill(0)
  for (const c of long) {
    const row = [0]
    short.forEach((s, i) => {
      row.push(s === c ? (previous[i] ?? 0) + 1 : Math.max(previous[i + 1] ?? 0, row[i] ?? 0))
    })
    previous = row
  }
  return previous[short.length] ?? 0
}

/** Dates this near are one: a month is printed beside a day, a meeting beside its decision (domain 6.6). */
const daysApart = 31
/** A prize is decided, announced, printed and handed over within about a year. */
const awardDaysApart = 400

const dateIn =
  (role: DateRole): Compare =>
  (claim, certificate) => {
    const mine = claim.dates.find((date) => date.role === role)
    const theirs = role === 'stated' ? certificate.dates : certificate.dates.filter((date) => date.role === role)
    const [first] = theirs
    if (!mine || !first) return undefined
    const nearest = theirs.toSorted((a, b) => gap(mine.value, a.value) - gap(mine.value, b.value))[0] ?? first
    const isOwnPeriod = claim.kind === 'project' && (role === 'start' || role === 'end')
    return {
      same: gap(mine.value, nearest.value) <= daysApart || (isOwnPeriod && isInsidePeriod(mine.value, certificate)),
      facts: { field: role, claimed: mine.value, printed: nearest.value },
      certificate,
      lowered: [
        ...(role === 'stated' ? [{ trap: 'date-role-unknown', to: 'blue' } as const] : []),
        ...(certificate.dates.some((other) => other.role !== role && gap(mine.value, other.value) <= daysApart)
          ? [{ trap: 'date-of-other-role', to: 'blue' } as const]
          : []),
        ...(isOwnPeriod ? [{ trap: 'period-of-own-work', to: 'yellow' } as const] : []),
        ...(claim.kind === 'award' && gap(mine.value, nearest.value) <= awardDaysApart
          ? [{ trap: 'award-date-role', to: 'yellow' } as const]
          : []),
      ],
    }
  }

/** Fewest days between what the two dates may mean. */
const gap = (a: PartialDate, b: PartialDate): number =>
  Math.max(0, daysFrom(latestDay(a), earliestDay(b)), daysFrom(latestDay(b), earliestDay(a)))

/** Rows of work print when the applicant took part, which may be less than the whole of it. */
const isInsidePeriod = (date: PartialDate, { dates }: Certificate): boolean => {
  const [start, end] = (['start', 'end'] as const).map((role) => dates.find((one) => one.role === role)?.value)
  return (
    start !== undefined &&
    end !== undefined &&
    earliestDay(start) <= latestDay(date) &&
    earliestDay(date) <= latestDay(end)
  )
}

const grade: Compare = (claim, certificate) => {
  if (claim.kind !== 'award') return undefined
  const [mine, theirs] = [gradeRank(claim.grade), gradeRank(certificate.grade)]
  if (mine === undefined || theirs === undefined) return undefined
  return {
    same: mine === theirs,
    facts: { field: 'grade', claimed: claim.grade ?? '', printed: certificate.grade ?? '' },
    certificate,
    lowered: claim.awardName && certificate.awardName ? [] : [{ trap: 'award-may-be-other', to: 'yellow' }],
  }
}

/** Ranks against a list of inventors, members or winners are PAT-008, PRJ-003 and AWD-002; here is what those lists do not hold. */
const rank: Compare = (claim, certificate, { application }) => {
  const name = application?.applicant.name
  const claimed = claimedRank(claim)
  const printed = name ? printedRank(claim, certificate, name) : undefined
  if (claimed === undefined || printed === undefined) return undefined
  return {
    same: claimed === printed,
    facts: { field: 'rank', claimed: `第 ${claimed}`, printed: `第 ${printed}` },
    certificate,
    lowered: [],
  }
}

const printedRank = (claim: Claim, { holder, holderRank, people }: Certificate, name: string): number | undefined => {
  if (holder !== undefined && compareNames(holder, name) === 'same') return holderRank
  if (claim.kind !== 'software' && claim.kind !== 'standard') return undefined
  const at = people.findIndex((person) => compareNames(person, name) === 'same')
  return at < 0 ? undefined : at + 1
}

const fields: readonly Compare[] = [
  title,
  grade,
  rank,
  ...(['filed', 'granted', 'awarded', 'registered', 'accepted', 'start', 'end', 'stated'] as const).map(dateIn),
]
