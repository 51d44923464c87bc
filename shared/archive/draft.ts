import type { ArchiveRecord } from '#domain/archive-record'

/** A record as one row gives it: without the id and version that the dataset gives it. */
export type Draft = Omit<ArchiveRecord, 'recordId' | 'version'> & { readonly stableId: string }

export interface RejectedRow {
  readonly sheet?: string
  readonly row: number
  readonly reason: RejectReason
  /** For the steward, with what to do about it. */
  readonly words: string
  /** As printed, so that a file of rejected rows can be corrected and imported again. */
  readonly cells: readonly string[]
}

export type RejectReason =
  | 'lost-digits' // Excel kept 15 digits of a longer number
  | 'error-value' // #REF!, #N/A in a column that we need
  | 'broken-characters'
  | 'too-many-cells'
  | 'shifted' // the cells stand under the wrong headers
  | 'remark' // a sum, a note, a signature under the table
  | 'no-title'
  | 'bad-number'
  | 'conflict' // one number, two different achievements
  | 'too-long'
