import type { ArchiveRecord } from '#domain/archive-record'

/** What a record says, without the id and version that the dataset gives it. */
export type RecordContent = Omit<ArchiveRecord, 'recordId' | 'version'>

/** A record as one row gives it. */
export interface Draft extends RecordContent {
  readonly stableId: string
  /** False when the year is only that of a date: then it does not overrule a year that is known already. */
  readonly yearIsPrinted: boolean
}

export const contentOf = ({ stableId: _, yearIsPrinted: __, ...content }: Draft): RecordContent => content

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
  | 'no-person-key' // the place of import cannot make one
  | 'conflict' // one number, two different achievements
  | 'too-long'
