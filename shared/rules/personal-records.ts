import type { HeldTitle } from '#domain/application'
import { type ArchiveRecord, holdsKind } from '#domain/archive-record'
import { compareDates, dayInBeijing, latestDay, type PartialDate } from '#domain/dates'
import { readTitleName } from '#text/titles-and-levels'
import type { RuleContext } from './context.ts'

/** What departments have recorded of the applicant, under the number of the identity card alone, and when it was looked up. */

/** Hours of a year, of all platforms together. */
export interface YearRecorded {
  readonly total: number
  readonly professional?: number
  readonly shared: number
  /** The oldest of the days on which they were looked up: what came later is not in them. */
  readonly lookedUp: string
}

export interface TitleRecorded {
  readonly name: string
  readonly grantedOn?: PartialDate
  readonly status?: string
  readonly lookedUp: string
}

/** The day that the file says, else that of its import. */
const lookedUpOn = ({ dates, provenance }: ArchiveRecord): string => {
  const stated = dates.find(({ role }) => role === 'stated')?.value
  return stated ? latestDay(stated) : dayInBeijing(provenance.importedAt)
}

/** Undefined when nobody could look: no number of the applicant was read, or nothing of the kind is in the archive. */
const recordsOf = (
  { input }: RuleContext,
  kind: 'education' | 'title-certificate',
): readonly ArchiveRecord[] | undefined => {
  return input.personal && holdsKind(input.archive, kind)
    ? input.personal.filter((record) => record.kind === kind && record.trust !== 'C' && !record.withdrawn)
    : undefined
}

export const recordedYears = (context: RuleContext): ReadonlyMap<number, YearRecorded> | undefined => {
  const records = recordsOf(context, 'education')
  if (!records) return undefined
  const years = Map.groupBy(records, ({ year }) => year ?? 0)
  years.delete(0)
  return new Map([...years].map(([year, ofYear]) => [year, ofAll(ofYear)]))
}

const parts = ['required', 'elective', 'shared', 'professional'] as const

const ofAll = (records: readonly ArchiveRecord[]): YearRecorded => {
  const sum = (of: (hours: NonNullable<ArchiveRecord['hours']>) => number) =>
    records.reduce((all, { hours = {} }) => all + of(hours), 0)
  const knowsKinds = records.some(({ hours }) => hours?.professional !== undefined)
  return {
    total: sum((hours) => hours.total ?? parts.reduce((all, part) => all + (hours[part] ?? 0), 0)),
    ...(knowsKinds && { professional: sum(({ professional = 0 }) => professional) }),
    shared: sum(({ shared = 0 }) => shared),
    lookedUp: records.map(lookedUpOn).toSorted()[0] ?? '',
  }
}

export const recordedTitles = (context: RuleContext): readonly TitleRecorded[] | undefined =>
  recordsOf(context, 'title-certificate')?.map((record) => {
    const grantedOn = record.dates.find(({ role }) => role === 'granted')?.value
    return {
      name: record.title,
      ...(grantedOn && { grantedOn }),
      ...(record.status !== undefined && { status: record.status }),
      lookedUp: lookedUpOn(record),
    }
  })

/** When titles or hours were last looked up at all: a person of whom nothing is there was not found on that day. */
export const kindLookedUp = ({ input }: RuleContext, kind: 'education' | 'title-certificate'): string =>
  input.archive.datasets
    .filter((dataset) => dataset.kind === kind)
    .map(({ importedAt }) => dayInBeijing(importedAt))
    .toSorted()
    .at(-1) ?? ''

/** A record of the same title, or of one of the same level and series: 工程师 is 机械工程师 too. Of several, the one of the same day. */
export const titleRecordOf = (held: HeldTitle, titles: readonly TitleRecorded[]): TitleRecorded | undefined => {
  const own = held.level ?? readTitleName(held.name)?.level
  const like = titles.filter(({ name }) => {
    if (name === held.name) return true
    const read = readTitleName(name)
    const isOther = held.series !== undefined && read?.series !== undefined && read.series !== held.series
    return own !== undefined && read?.level === own && !isOther
  })
  const sameDay = like.find(
    ({ grantedOn }) =>
      grantedOn && held.grantedOn && !['before', 'after'].includes(compareDates(held.grantedOn, grantedOn)),
  )
  return sameDay ?? like[0]
}
