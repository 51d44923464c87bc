import { earliestDay, latestDay, type PartialDate } from '#domain/dates'
import type { HolidayCalendar, HolidayYear } from '#domain/policy'
import { eachDay, isWeekend } from './days.ts'

/** The fewest and the most working days that the dates and the calendar allow. They differ where a day is not known to be off or worked. */
export interface WorkingDays {
  readonly least: number
  readonly most: number
  /** Years whose calendar is not in the policy. */
  readonly unknownYears: readonly number[]
  /** Holidays of a region, or of which it is not known whether they fall on these days. */
  readonly unsureOf: readonly string[]
}

type DayKind = { readonly is: 'worked' | 'off' } | { readonly is: 'unsure'; readonly why: string }

/**
 * Working days from the first to the last day, both included (40号令 art. 16: not fewer than five). A year that is not published, and the holidays of a
 * region, make a span. `undefined` when a date is not known to the day: then nothing can be counted.
 */
export const countWorkingDays = (
  from: PartialDate,
  to: PartialDate,
  calendar: HolidayCalendar,
  region: string,
): WorkingDays | undefined => {
  if (earliestDay(from) !== latestDay(from) || earliestDay(to) !== latestDay(to)) return undefined
  const kinds = eachDay(from, to).map((day) => ({ day, ...kindOf(day, calendar, region) }))
  const worked = kinds.filter(({ is }) => is === 'worked').length
  const unsure = kinds.flatMap((kind) => (kind.is === 'unsure' ? [kind] : []))
  return {
    least: worked,
    most: worked + unsure.length,
    unknownYears: [...new Set(kinds.map(({ day }) => Number(day.slice(0, 4))))].filter(
      (year) => !calendar.years.some((known) => known.year === year && known.confirmed),
    ),
    unsureOf: [...new Set(unsure.map(({ why }) => why))],
  }
}

const kindOf = (day: string, calendar: HolidayCalendar, region: string): DayKind => {
  const year = calendar.years.find((known) => known.year === Number(day.slice(0, 4)) && known.confirmed)
  return year ? ofKnownYear(day, year, region) : ofOtherYear(day, calendar)
}

const ofKnownYear = (day: string, { off, worked, maybe = [] }: HolidayYear, region: string): DayKind => {
  if (off.some(({ from, to }) => from <= day && day <= to)) return { is: 'off' }
  const perhaps = maybe.find((span) => span.from <= day && day <= span.to && isOfRegion(span.region, region))
  if (perhaps) return { is: 'unsure', why: perhaps.name }
  return { is: worked.some((one) => one === day) || !isWeekend(day) ? 'worked' : 'off' }
}

/** Weekdays apart from every holiday are worked; near one, a weekday may be off and a weekend may be worked (调休). */
const ofOtherYear = (day: string, { spansOfOtherYears }: HolidayCalendar): DayKind => {
  const span = spansOfOtherYears.find(({ from, to }) => from <= day.slice(5) && day.slice(5) <= to)
  if (span) return { is: 'unsure', why: `${day.slice(0, 4)} 年${span.holiday}` }
  return { is: isWeekend(day) ? 'off' : 'worked' }
}

/** A region that was not told may be this one. */
const isOfRegion = (named: string, region: string): boolean =>
  region === '' || region.includes(named) || named.includes(region)
