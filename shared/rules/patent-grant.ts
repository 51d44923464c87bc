import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { compareDates, daysFrom, earliestDay, type PartialDate, toParts } from '#domain/dates'
import type { Severity } from '#domain/warning'
import { isGrant } from './certificates.ts'
import type { RuleContext } from './context.ts'
import type { GrantTimeProblem, Lowering, NotGranted } from './facts.ts'
import { isNearHoliday } from './policy/holidays.ts'
import { notice, rule } from './rule.ts'
import { dateOf, datesWith, isFromOcr } from './where.ts'

export const patentGrantKind = rule({
  code: 'PAT-004',
  version: 2,
  name: { zh: '未见授权依据的专利按授权申报', en: 'Not granted, claimed as granted' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['claim.text', 'patent.kind', 'certificates'],
  innocent: ['certificate-on-unread-page', 'row-is-background', 'archive-error'],
  steps: ['compare-certificate', 'query-patent-office', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'patent')) {
      if (claim.saysGranted !== true || hasGrant(claim, context)) continue
      const seen = insteadOfGrant(claim, context)
      yield {
        claim,
        counterpartKey: 'grant',
        facts: { seen: seen.is, ...(seen.printed && { printed: seen.printed }) },
        lowered: seen.is === 'nothing' ? nothingSeen(context) : mayBeMisread(claim, context),
      }
    }
  },
})

/** B U S, and C Y D of before 2010: the office has granted. A is only a publication of the application. */
const grantLetters = ['B', 'C', 'U', 'Y', 'S', 'D']

const hasGrant = (claim: Claim, context: RuleContext): boolean =>
  context.certificatesOf(claim).some(isGrant) ||
  identifiersOf(claim, context).some(
    ({ scheme, says }) =>
      scheme === 'patent-publication' &&
      (says.kindLetter ? grantLetters.includes(says.kindLetter) : says.patentType !== 'invention'),
  ) ||
  context
    .recordsOf(claim)
    .some(
      ({ record }) =>
        record.trust !== 'C' &&
        (record.dates.some(({ role }) => role === 'granted') ||
          record.identifiers.some(isGrantNumber) ||
          /(?<!未|待)授权(?!前)|(?<!无)有效|维持|有权/.test(record.status ?? '')),
    )

/** The claim may quote the publication of an application that the office has granted since. */
const isGrantNumber = ({ scheme, canonical }: ArchiveRecord['identifiers'][number]): boolean =>
  scheme === 'patent-publication' && grantLetters.includes(/([A-Z])\d?$/.exec(canonical)?.[1] ?? '')

const identifiersOf = (claim: Claim, context: RuleContext) =>
  [claim, ...context.certificatesOf(claim)].flatMap(({ identifiers }) => identifiers)

const insteadOfGrant = (claim: Claim, context: RuleContext): { is: NotGranted; printed?: string } => {
  const numbers = identifiersOf(claim, context)
  const publication = numbers.find(({ scheme, says }) => scheme === 'patent-publication' && says.kindLetter === 'A')
  if (publication) return { is: 'kind-A', printed: publication.raw }
  const kinds = context.certificatesOf(claim).map(({ kind }) => kind)
  if (kinds.includes('patent-acceptance')) return { is: 'acceptance-notice' }
  if (kinds.includes('patent-publication')) return { is: 'publication' }
  const international = numbers.find(({ scheme }) => scheme === 'pct')
  return international ? { is: 'pct', printed: international.raw } : { is: 'nothing' }
}

/** A page that was not read may hold the certificate: then DOC-003 speaks first (trap). So may a scan whose words were misread, and B looks like A. */
const mayBeMisread = (claim: Claim, { isPartlyUnread, application }: RuleContext): readonly Lowering[] => [
  ...(isPartlyUnread ? [{ trap: 'evidence-may-be-unread', to: 'yellow' } as const] : []),
  ...(isFromOcr(claim.evidence) || application?.certificates.some(({ evidence }) => isFromOcr([evidence]))
    ? [{ trap: 'ocr-page', to: 'yellow' } as const]
    : []),
]

/** Absence of text is never evidence (domain 1.4). Only where other certificates are there does one missing ask for a look. */
const nothingSeen = (context: RuleContext): readonly Lowering[] => {
  if (context.isPartlyUnread) return [{ trap: 'evidence-may-be-unread', to: 'blue' }]
  const holdsOthers = context.application?.certificates.some(isGrant) ?? false
  return [{ trap: 'no-certificates-in-bundle', to: holdsOthers ? 'yellow' : 'blue' }]
}

/** A grant this soon after filing is hardly possible; the fastest real one seen took 91 days (domain 2.1). */
const fastestGrantDays = 30
/** The rhythm is seen from 2018 on, and is not confirmed by an official source: never above yellow (domain 2.1). */
const weekdaysSince = 2018
const grantWeekdays = [2, 5]

export const patentGrantTime = rule({
  code: 'PAT-005',
  version: 2,
  name: { zh: '授权信息时间异常', en: 'Grant dates implausible' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['patent.dates'],
  innocent: ['ocr-error', 'corrected-publication', 'holiday-shift', 'typing-slip'],
  steps: ['compare-certificate', 'query-patent-office'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'patent')) {
      const problems = grantTimeProblems(datesWith(claim, context.certificatesOf(claim)))
      const [severity] = (['red', 'orange', 'yellow'] as const).filter((s) => problems.some((p) => severityOf(p) === s))
      if (!severity) continue
      yield {
        claim,
        counterpartKey: 'grant-time',
        severity,
        facts: { problems },
        lowered: grantTimeTraps(claim, problems, context),
      }
    }
  },
})

const grantTimeProblems = (dates: Claim['dates']): readonly GrantTimeProblem[] => {
  const [filed, published, granted] = [dateOf(dates, 'filed'), dateOf(dates, 'published'), dateOf(dates, 'granted')]
  if (!granted) return []
  return [
    ...(filed ? afterFiling(filed, granted) : []),
    ...(published && compareDates(published, granted) === 'after'
      ? [{ is: 'published-after-grant', published, granted } as const]
      : []),
    ...onWeekday(granted),
  ]
}

const afterFiling = (filed: PartialDate, granted: PartialDate): readonly GrantTimeProblem[] => {
  const order = compareDates(granted, filed)
  const isSameDay = order === 'same' && toParts(granted).day !== undefined
  if (order === 'before' || isSameDay) return [{ is: 'granted-before-filed', filed, granted }]
  // The longest interval that the dates allow must still be too short.
  const days = daysFrom(earliestDay(filed), lastPossible(granted))
  return order === 'after' && days < fastestGrantDays ? [{ is: 'short-interval', filed, granted, days }] : []
}

const lastPossible = (date: PartialDate): string => {
  const { year, month, day } = toParts(date)
  return day !== undefined
    ? earliestDay(date)
    : month !== undefined
      ? `${earliestDay(date).slice(0, 8)}28`
      : `${year}-12-31`
}

const onWeekday = (granted: PartialDate): readonly GrantTimeProblem[] => {
  const { year, day } = toParts(granted)
  if (day === undefined || year < weekdaysSince) return []
  const weekday = new Date(`${earliestDay(granted)}T00:00:00Z`).getUTCDay()
  return grantWeekdays.includes(weekday) ? [] : [{ is: 'weekday', granted, weekday }]
}

const severityOf = ({ is }: GrantTimeProblem): Severity =>
  is === 'weekday' ? 'yellow' : is === 'short-interval' ? 'orange' : 'red'

const grantTimeTraps = (
  claim: Claim,
  problems: readonly GrantTimeProblem[],
  context: RuleContext,
): readonly Lowering[] => {
  const onlyWeekday = problems.every(({ is }) => is === 'weekday')
  const isCorrection = identifiersOf(claim, context).some(
    ({ scheme, canonical }) => scheme === 'patent-publication' && /[A-Z][89]$/.test(canonical),
  )
  return [
    ...(hasSoundCertificate(claim, context) ? [{ trap: 'slip-certificate-dates', to: 'yellow' } as const] : []),
    ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: onlyWeekday ? 'blue' : 'yellow' } as const] : []),
    ...(isCorrection ? [{ trap: 'corrected-publication', to: 'blue' } as const] : []),
    ...(onlyWeekday && problems.some((p) => isNearHoliday(p.granted))
      ? [{ trap: 'holiday-shift', to: 'blue' } as const]
      : []),
  ]
}

/** The page that grants it prints days in their order: what the row says otherwise is a slip in the row, as with its number (domain 6.1, PAT-001). */
const hasSoundCertificate = (claim: Claim, context: RuleContext): boolean =>
  context
    .certificatesOf(claim)
    .some(
      ({ dates }) =>
        dateOf(dates, 'filed') !== undefined &&
        dateOf(dates, 'granted') !== undefined &&
        grantTimeProblems(dates).length === 0,
    )
