import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** Years that the claim's row names, each once. */
export const claimYears = ({ dates }: Pick<Claim, 'dates'>): readonly number[] => [
  ...new Set(dates.map(({ value }) => yearOf(value))),
]

/** The record's own year first, then those of its dates, each once. */
export const recordYears = ({ year, dates }: Pick<ArchiveRecord, 'year' | 'dates'>): readonly number[] => [
  ...new Set([...(year ? [year] : []), ...dates.map(({ value }) => yearOf(value))]),
]
