import { earliestDay, type PartialDate } from '#domain/dates'

/**
 * Spans, month-day, in which public holidays and their exchanged working days (调休) fall in any year. The lunar ones move, so their whole
 * range stands here: it only ever lowers a warning.
 */
const spans: readonly { readonly from: string; readonly to: string; readonly holiday: string }[] = [
  { from: '01-01', to: '01-05', holiday: '元旦' },
  { from: '01-18', to: '03-01', holiday: '春节' },
  { from: '04-02', to: '04-09', holiday: '清明' },
  { from: '04-28', to: '05-08', holiday: '劳动节' },
  { from: '09-28', to: '10-12', holiday: '国庆' },
  { from: '12-28', to: '12-31', holiday: '元旦' },
]

export const isNearHoliday = (date: PartialDate): boolean => {
  const day = earliestDay(date).slice(5)
  return spans.some(({ from, to }) => from <= day && day <= to)
}
