/** A date as exact as it was written. Two dates are compared at the coarser precision of the two (domain 1.4). */
export type PartialDate = `${number}` | `${number}-${number}` | `${number}-${number}-${number}`

export interface DateParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

export const toParts = (date: PartialDate): DateParts => {
  const [year = Number.NaN, month, day] = date.split('-').map(Number)
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}

export const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (n: number) => String(n).padStart(2, '0')

/** The earliest and the latest day that the date can mean, as `YYYY-MM-DD`, so that strings compare as dates do. */
export const earliestDay = (date: PartialDate): string => {
  const { year, month = 1, day = 1 } = toParts(date)
  return `${year}-${pad(month)}-${pad(day)}`
}
export const latestDay = (date: PartialDate): string => {
  const { year, month = 12, day } = toParts(date)
  return `${year}-${pad(month)}-${pad(day ?? lastDayOfMonth(year, month))}`
}

/** Days from one `YYYY-MM-DD` to another. */
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const hoursOfBeijing = 8

/**
 * The day in China, `YYYY-MM-DD`, of an instant: what people there call the day on which an application came in or a file was imported. From
 * 16:00 UTC on that is tomorrow. What is no instant is cut to its day.
 */
export const dayInBeijing = (instant: string): string => {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant.slice(0, 10) : new Date(at + hoursOfBeijing * 3_600_000).toISOString().slice(0, 10)
}

/** `2026-03-12 09:20` on the clock there, of an instant. */
export const timeInBeijing = (instant: string): string =>
  new Date(Date.parse(instant) + hoursOfBeijing * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export type Order = 'before' | 'after' | 'same' | 'unclear'

/** `same` when both mean one and the same span; `unclear` when the spans overlap but are not equal. */
export const compareDates = (a: PartialDate, b: PartialDate): Order => {
  if (latestDay(a) < earliestDay(b)) return 'before'
  if (earliestDay(a) > latestDay(b)) return 'after'
  return earliestDay(a) === earliestDay(b) && latestDay(a) === latestDay(b) ? 'same' : 'unclear'
}
