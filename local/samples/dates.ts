import { type PartialDate, toParts } from '#domain/dates'

const pad = (n: number): string => String(n).padStart(2, '0')

/** `2022年7月1日`, as people fill it in. */
export const inWords = (date: PartialDate): string => {
  const { year, month, day } = toParts(date)
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
}

/** `2022年07月01日`, as certificates print it. */
export const inPaddedWords = (date: PartialDate): string => {
  const { year, month, day } = toParts(date)
  return `${year}年${month === undefined ? '' : `${pad(month)}月`}${day === undefined ? '' : `${pad(day)}日`}`
}

/** `2022.07`, as the 起止时间 columns have it. */
export const dotted = (date: PartialDate): string => date.split('-').slice(0, 2).join('.')

/** `2022-07`, as the portal prints it. */
export const yearMonth = (date: PartialDate): string => date.slice(0, 7)
