import type { Application, HeldTitle } from '#domain/application'
import type { EarlierApplication } from '#domain/assessment'
import type { ApplicationMeta } from '#domain/claimant'
import { daysFrom, earliestDay, lastDayOfMonth, latestDay, type PartialDate, toParts } from '#domain/dates'
import type { CutOff, Policy } from '#domain/policy'

/**
 * The two clocks of domain 3.1, never one: seniority (资历) runs from the month after the grant, achievements (成果) from the day after the
 * cut-off of the application that led to the present title. Every unknown end is a span of days, and a rule decides only where both
 * ends of the span agree.
 */
export interface Span {
  /** `YYYY-MM-DD`, so that strings compare as days do. */
  readonly earliest: string
  readonly latest: string
}

export interface Months {
  readonly least: number
  readonly most: number
}

/**
 * R-SEN: full months from the first day of the month after the grant to the cut-off. A month counts when the cut-off is its last day
 * (notice, clause 6: 按足年足月计算，从现有职称授予时间次月算起).
 */
export const monthsOfSeniority = (
  granted: { readonly year: number; readonly month: number },
  cutOff: string,
): number => {
  const { year, month, day } = dayParts(cutOff)
  const lastMonthCounts = day === lastDayOfMonth(year, month) ? 1 : 0
  return year * 12 + month - (granted.year * 12 + granted.month + 1) + lastMonthCounts
}

/** The fewest and the most months that partly known dates allow: `2020` is January to December. */
export const seniorityRange = (grantedOn: PartialDate, cutOff: Span): Months => {
  const { year, month } = toParts(grantedOn)
  return {
    least: monthsOfSeniority({ year, month: month ?? 12 }, cutOff.earliest),
    most: monthsOfSeniority({ year, month: month ?? 1 }, cutOff.latest),
  }
}

export type Met = 'met' | 'short' | 'unclear'

export const isMet = ({ least, most }: Months, years: number): Met =>
  least >= years * 12 ? 'met' : most < years * 12 ? 'short' : 'unclear'

/** R-TRF: after 转评 both clocks restart from the earliest title of the same level that the chain of transfers begins with. */
export interface TitleBase {
  readonly title: HeldTitle
  readonly transferred: boolean
}

export const titleBase = ({
  presentTitle,
  titles,
}: Pick<Application, 'presentTitle' | 'titles'>): TitleBase | undefined => {
  if (!presentTitle) return undefined
  const before = titles
    .filter((title) => title.grantedOn && presentTitle.grantedOn && isEarlier(title.grantedOn, presentTitle.grantedOn))
    .filter((title) => title.level !== undefined && title.level === presentTitle.level)
    .toSorted((a, b) => earliestDay(a.grantedOn ?? '9999').localeCompare(earliestDay(b.grantedOn ?? '9999')))
  const [first] = before
  // A way out of the series and back again begins and ends in one series: any step of it tells.
  return first && before.some((title) => isTransfer(title, presentTitle))
    ? { title: first, transferred: true }
    : { title: presentTitle, transferred: false }
}

const isEarlier = (a: PartialDate, b: PartialDate) => latestDay(a) < earliestDay(b)

/** Two titles of one level are a transfer unless the form denies it or both are of one series: the doubt is the applicant's. */
const isTransfer = (from: HeldTitle, to: HeldTitle): boolean =>
  to.lateral ?? (from.series === undefined || to.series === undefined || from.series !== to.series)

/** Where a cut-off comes from, best first. */
export type BoundSource =
  | 'own-application' // the earlier application's own cut-off, or the year of its season
  | 'policy' // the confirmed table, for the season that the grant date points to
  | 'meta' // the committee's own setting of this application
  | 'season' // only the year is known: any day of it
  | 'grant-date' // nothing is known but the grant: an upper estimate (R-WIN)

export interface LowerBound extends Span {
  readonly source: BoundSource
  /** Of a transferred title, between cut-off and grant the notice can be read both ways. */
  readonly transferred: boolean
}

/** Earlier than this before the grant an achievement cannot have been after the cut-off (R-WIN: 18 months). */
const monthsBetweenCutOffAndGrant = 18
/** A round of review ends within a year of its cut-off; a cut-off of the table that is older belongs to another round. */
const daysOfOneRound = 366

/** K0: the cut-off of the application that led to the title which both clocks start from; `undefined` when no title is known. */
export const lowerBound = (
  base: TitleBase | undefined,
  earlier: readonly EarlierApplication[],
  policy: Policy,
  meta: Pick<ApplicationMeta, 'region' | 'series'>,
): LowerBound | undefined => {
  const grantedOn = base?.title.grantedOn
  if (!base || !grantedOn) return undefined
  const known =
    ownCutOff(base.title, grantedOn, earlier) ?? tableCutOff(base.title, grantedOn, policy, meta) ?? estimate(grantedOn)
  return {
    ...known,
    latest: base.transferred ? latestDay(grantedOn) : known.latest,
    transferred: base.transferred,
  }
}

type Bound = Span & { readonly source: BoundSource }

const ownCutOff = (
  title: HeldTitle,
  grantedOn: PartialDate,
  earlier: readonly EarlierApplication[],
): Bound | undefined => {
  const led = earlier
    .filter(({ outcome, route }) => outcome === 'granted' && route !== 'lateral')
    .filter(({ targetLevel }) => targetLevel !== undefined && targetLevel === title.level)
    .filter(({ season, cutOff }) => (cutOff ?? season) <= latestDay(grantedOn))
    .toSorted((a, b) => (b.cutOff ?? b.season).localeCompare(a.cutOff ?? a.season))
  const [latest] = led
  if (!latest) return undefined
  const span = toSpan(latest.cutOff)
  if (span) return { ...span, source: 'own-application' }
  const year = seasonYear(latest.season)
  return year === undefined ? undefined : { ...yearSpan(year, latestDay(grantedOn)), source: 'own-application' }
}

const tableCutOff = (
  title: HeldTitle,
  grantedOn: PartialDate,
  policy: Policy,
  meta: Pick<ApplicationMeta, 'region' | 'series'>,
): Bound | undefined => {
  const day = earliestDay(grantedOn)
  const [latest] = policy.cutOffs
    .filter((cutOff) => cutOff.confirmed && appliesTo(cutOff, { ...meta, level: title.level }))
    .filter(
      ({ achievements }) => latestDay(achievements) < day && daysFrom(latestDay(achievements), day) <= daysOfOneRound,
    )
    .toSorted((a, b) => latestDay(b.achievements).localeCompare(latestDay(a.achievements)))
  const span = toSpan(latest?.achievements)
  return span && { ...span, source: 'policy' }
}

const estimate = (grantedOn: PartialDate): Bound => ({
  earliest: dayBefore(monthsBefore(earliestDay(grantedOn), monthsBetweenCutOffAndGrant)),
  latest: latestDay(grantedOn),
  source: 'grant-date',
})

export interface UpperBound {
  readonly seniority: Span
  readonly achievements: Span
  readonly source: BoundSource
  readonly clause?: string
}

/** D and D_ach of this season: the confirmed table, else what the committee set, else any day of the season's year. */
export const upperBound = (
  policy: Policy,
  meta: Pick<ApplicationMeta, 'season' | 'region' | 'series' | 'cutOff'>,
  level: Application['target']['level'],
): UpperBound | undefined => {
  const year = seasonYear(meta.season)
  const table = policy.cutOffs.find(
    (cutOff) => cutOff.confirmed && seasonYear(cutOff.season) === year && appliesTo(cutOff, { ...meta, level }),
  )
  const [seniority, achievements] = [toSpan(table?.seniority), toSpan(table?.achievements)]
  if (table && seniority && achievements) return { seniority, achievements, source: 'policy', clause: table.clause }
  const set = toSpan(meta.cutOff)
  if (set) return { seniority: set, achievements: set, source: 'meta' }
  if (year === undefined) return undefined
  return { seniority: yearSpan(year), achievements: yearSpan(year), source: 'season' }
}

export type WindowPlace = 'inside' | 'before' | 'after' | 'unclear'

/** R-WIN: counts iff `a > K0` and `a ≤ D_ach`; `unclear` when the days that are possible disagree. */
export const placeInWindow = (date: PartialDate, lower: Span | undefined, upper: Span | undefined): WindowPlace => {
  const first = earliestDay(date)
  const last = latestDay(date)
  if (lower && last <= lower.earliest) return 'before'
  if (upper && first > upper.latest) return 'after'
  if (lower && first <= lower.latest) return 'unclear'
  if (upper && last > upper.earliest && upper.earliest === upper.latest) return 'unclear'
  return 'inside'
}

/** `2026`, `2026年度`, `2026-1` → 2026. */
export const seasonYear = (season: string): number | undefined => {
  const year = /(?:19|20)\d{2}/.exec(season)?.[0]
  return year === undefined ? undefined : Number(year)
}

const appliesTo = (
  cutOff: CutOff,
  {
    region,
    series,
    level,
  }: Pick<ApplicationMeta, 'region' | 'series'> & { readonly level: CutOff['level'] | undefined },
): boolean =>
  (cutOff.region === '*' || region.startsWith(cutOff.region)) &&
  (cutOff.series === '*' || cutOff.series === series) &&
  (cutOff.level === '*' || cutOff.level === level)

const isPartialDate = (text: string): text is PartialDate => /^\d{4}(-\d{2}){0,2}$/.test(text)

/** `undefined` when the setting is not a date: it is then treated as not known. */
const toSpan = (day: string | undefined): Span | undefined =>
  day !== undefined && isPartialDate(day) ? { earliest: earliestDay(day), latest: latestDay(day) } : undefined

const dayParts = (day: string): { year: number; month: number; day: number } => {
  const [year = Number.NaN, month = Number.NaN, ofMonth = Number.NaN] = day.split('-').map(Number)
  return { year, month, day: ofMonth }
}

const yearSpan = (year: number, notAfter = '9999-12-31'): Span => {
  const latest = `${year}-12-31`
  return { earliest: `${year}-01-01`, latest: latest < notAfter ? latest : notAfter }
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const monthsBefore = (day: string, months: number): string => {
  const { year, month, day: ofMonth } = dayParts(day)
  const index = year * 12 + month - 1 - months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${y}-${pad(m)}-${pad(Math.min(ofMonth, lastDayOfMonth(y, m)))}`
}
