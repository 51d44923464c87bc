import type { ArchiveRecord, Correction } from '#domain/archive-record'
import type { Draft } from './draft.ts'
import { printValue, takeValue, wordsOf } from './field-values.ts'

/** Where a file says otherwise than what a steward has set right. */
export interface Disagreement {
  readonly recordId: string
  readonly title: string
  readonly sheet?: string
  readonly row: number
  readonly field: string
  readonly words: string
  readonly corrected: string
  readonly stated: string
  /** The file still says what was corrected; otherwise it says a third thing, which needs looking at. */
  readonly isOldValue: boolean
}

/** The last correction of each value. */
const lastCorrections = ({ corrections = [] }: ArchiveRecord): readonly Correction[] => [
  ...new Map(corrections.map((one) => [one.field, one])).values(),
]

/** `next`, in which every value that was set right in `before` is as it was set. */
export const withCorrections = <T extends Omit<ArchiveRecord, 'version'>>(before: ArchiveRecord, next: T): T =>
  lastCorrections(before).reduce((kept, { field }) => takeValue(field, before, kept), next)

/** What the row states and the record, as corrected, does not. A row that leaves the value open says nothing against it. */
export const disagreements = (record: ArchiveRecord, draft: Draft): readonly Disagreement[] =>
  lastCorrections(record).flatMap((correction) => {
    const { field, old } = correction
    const stated = printValue(draft, field)
    if (stated === '' || stated === correction.new) return []
    const { sheet, row } = draft.provenance
    return [
      {
        recordId: record.recordId,
        title: record.title,
        ...(sheet !== undefined && { sheet }),
        row,
        field,
        words: wordsOf(field),
        corrected: correction.new,
        stated,
        isOldValue: stated === old,
      },
    ]
  })
