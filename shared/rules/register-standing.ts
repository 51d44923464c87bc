import type { ArchiveRecord } from '#domain/archive-record'
import { earliestDay, latestDay, type PartialDate } from '#domain/dates'
import { notesOf } from './records.ts'

/**
 * What a line of the integrity register says on a day: `in-force` · `may-have-ended` by a date that is known to the month only · `end-unknown` ·
 * `ended` by its own date · `expired` with the period of the record · `overturned` on appeal or repaired.
 */
export type Standing = 'in-force' | 'may-have-ended' | 'end-unknown' | 'ended' | 'expired' | 'overturned'

export interface RegisterStanding {
  readonly is: Standing
  readonly until?: PartialDate
  /** It stands, and an appeal is being heard. */
  readonly isAppealed: boolean
}

/** 人社部令第40号: 记录期限为3年. A line that names no end of its own is held to that. */
const recordYears = 3

export const standingOf = (record: ArchiveRecord, day: string): RegisterStanding => {
  const until = record.dates.find(({ role }) => role === 'end')?.value
  const notes = notesOf(record)
  const is = overturned.test(notes) && !upheld.test(notes) ? 'overturned' : untilSays(record, until, day)
  return { is, ...(until && { until }), isAppealed: appealed.test(notes) }
}

/** Whether it speaks of the person or unit on that day: an end that is past, and a finding that was taken back, are no reason any more. */
export const stands = ({ is }: RegisterStanding): boolean =>
  is === 'in-force' || is === 'may-have-ended' || is === 'end-unknown'

const untilSays = ({ dates }: ArchiveRecord, until: PartialDate | undefined, day: string): Standing => {
  if (until) return latestDay(until) < day ? 'ended' : earliestDay(until) < day ? 'may-have-ended' : 'in-force'
  const since = dates.find(({ role }) => role === 'start')?.value
  return since && yearsAfter(latestDay(since), recordYears) < day ? 'expired' : 'end-unknown'
}

const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** 申诉成立, 撤销认定, 信用修复: what was registered does not stand any more. */
const overturned =
  /申诉成立|复查(?:后)?(?:撤销|推翻)|撤销(?:认定|处理|登记)|已撤销|不予认定|已修复|信用修复|已解除|提前解除|overturned|lifted/i
/** What only sounds like it. */
const upheld = /(?:不予?|未予?|拒绝|暂不)(?:撤销|解除|修复)|维持(?:原)?(?:认定|处理|决定)|upheld/i
const appealed = /(?:申诉|复查|复核|复议)(?:中|受理|处理中|审查中)|appeal pending/i
