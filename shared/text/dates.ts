import { lastDayOfMonth, type PartialDate } from '#domain/dates'
import { chineseNumeral, readNumeral } from './numerals.ts'

export interface FoundDate {
  readonly value: PartialDate
  readonly raw: string
  readonly start: number
  readonly end: number
}

export interface DateRange {
  readonly from?: PartialDate
  /** Absent when the range is open (`至今`). */
  readonly to?: PartialDate
  readonly isOpen: boolean
  readonly raw: string
}

const isPartialDate = (text: string): text is PartialDate => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)

const pad = (n: number) => String(n).padStart(2, '0')

/** `2021-03`, as exact as its parts; undefined when there is no such day. */
export const toPartialDate = (year: number, month?: number, day?: number): PartialDate | undefined => {
  if (!(year >= 1900 && year <= 2100)) return undefined
  if (month !== undefined && !(month >= 1 && month <= 12)) return undefined
  if (day !== undefined && (month === undefined || !(day >= 1 && day <= lastDayOfMonth(year, month)))) return undefined
  const text = [
    String(year),
    ...(month === undefined ? [] : [pad(month)]),
    ...(day === undefined ? [] : [pad(day)]),
  ].join('-')
  return isPartialDate(text) ? text : undefined
}

const cn = chineseNumeral
const year = `(?<!\\d)(?:19|20)\\d{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2}`
const month = `[01]?\\d|${cn}{1,2}`
const day = `[0-3]?\\d|${cn}{1,3}`

/** Most exact first. Groups: y, m, d. A year alone needs its 年, because every other four digits would be one. */
const shapes: readonly RegExp[] = [
  new RegExp(`(?<y>${year})\\s*年\\s*(?<m>${month})\\s*月\\s*(?<d>${day})\\s*[日号]`, 'gy'),
  new RegExp(`(?<y>${year})\\s*年\\s*(?<m>${month})\\s*月(?:份)?`, 'gy'),
  /(?<y>(?<!\d)(?:19|20)\d{2})\s?(?<s>[.\-/])\s?(?<m>[01]?\d)\s?\k<s>\s?(?<d>[0-3]?\d)(?!\d)/gy,
  /(?<y>(?<!\d)(?:19|20)\d{2})\s?[.\-/]\s?(?<m>0?[1-9]|1[0-2])(?!\d)/gy,
  new RegExp(`(?<y>${year})\\s*年(?:度)?`, 'gy'),
]
/** `201002`, `20100203`: looks like many other numbers, so only where a date is expected. */
const compactShapes: readonly RegExp[] = [
  /(?<y>(?<!\d)(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/gy,
  /(?<y>(?<!\d)(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?!\d)/gy,
]
const bareYear = /(?<y>(?<!\d)(?:19|20)\d{2})(?!\d)/gy

/** One character for one, so that offsets stay. */
const fold = (text: string): string =>
  text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[．]/g, '.')
    .replace(/[／]/g, '/')
    .replace(/[‐‑–—―－−]/g, '-')

const readAt = (text: string, at: number, regexes: readonly RegExp[]): FoundDate | undefined => {
  for (const regex of regexes) {
    regex.lastIndex = at
    const match = regex.exec(text)
    const { y, m, d } = match?.groups ?? {}
    if (!match || !y) continue
    const value = toPartialDate(
      readNumeral(y) ?? 0,
      m === undefined ? undefined : readNumeral(m),
      d === undefined ? undefined : readNumeral(d),
    )
    if (value) return { value, raw: match[0], start: at, end: at + match[0].length }
  }
}

const scan = (text: string, regexes: readonly RegExp[]): readonly FoundDate[] => {
  const folded = fold(text)
  const found: FoundDate[] = []
  for (let at = 0; at < folded.length; ) {
    const date = /[12一二]/.test(folded[at] ?? '') ? readAt(folded, at, regexes) : undefined
    if (date) found.push({ ...date, raw: text.slice(date.start, date.end) })
    at = date?.end ?? at + 1
  }
  return found
}

/** Every date in running text, in every written form of domain 1.4 but bare digits. */
export const findDates = (text: string): readonly FoundDate[] => scan(text, shapes)

/** Where a whole cell is known to hold a date: also `201002` and a bare year. */
const findDatesInCell = (text: string): readonly FoundDate[] => scan(text, [...shapes, ...compactShapes, bareYear])

/** The first date of a cell or value, or nothing. */
export const readDate = (text: string): PartialDate | undefined => findDatesInCell(text)[0]?.value

const joint = /^\s*(?:-+|~+|～|至|到|起至|──)\s*$/
const openEnd = /^\s*(?:-+|~+|～|至|到|起)*\s*(?:至\s*今|现\s*在|今|目\s*前|present)/i
/** `2021年3-6月`, `2021年3月至6月`: the second date has no year of its own. */
const sameYear = /^\s*(?:-+|~|～|至|到)\s*(?<m>[01]?\d)\s*月(?:\s*(?<d>[0-3]?\d)\s*日)?/
const monthsOfOneYear = /(?<y>(?:19|20)\d{2})\s*年\s*(?<m>[01]?\d)\s*(?:-+|~|～|至|到)\s*(?<n>[01]?\d)\s*月/

/** `2021.03-2023.06`, `2021.03-至今`, a single date (then `to` is it too, and nothing is open). */
export const readDateRange = (text: string): DateRange | undefined => {
  const raw = text.trim()
  const folded = fold(raw)
  const { y, m, n } = monthsOfOneYear.exec(folded)?.groups ?? {}
  if (y && m && n) return rangeOf(toPartialDate(Number(y), Number(m)), toPartialDate(Number(y), Number(n)), raw)

  const [first, second] = findDatesInCell(raw)
  if (!first) return undefined
  const after = folded.slice(first.end)
  if (openEnd.test(after)) return { from: first.value, isOpen: true, raw }
  if (second && joint.test(folded.slice(first.end, second.start))) return rangeOf(first.value, second.value, raw)
  const rest = sameYear.exec(after)?.groups
  if (rest?.m) {
    const to = toPartialDate(
      Number(first.value.slice(0, 4)),
      Number(rest.m),
      rest.d === undefined ? undefined : Number(rest.d),
    )
    if (to) return rangeOf(first.value, to, raw)
  }
  return rangeOf(first.value, first.value, raw)
}

const rangeOf = (from: PartialDate | undefined, to: PartialDate | undefined, raw: string): DateRange => ({
  ...(from && { from }),
  ...(to && { to }),
  isOpen: false,
  raw,
})

/** Whether the text joins two dates or leaves the end open, so that it is a period and not a day. */
export const isPeriod = (range: DateRange): boolean => range.isOpen || range.from !== range.to
