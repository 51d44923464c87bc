import type { ArchiveRecord } from '#domain/archive-record'
import type { Clock } from '#domain/ports'
import type { DatasetState, RecordWrite } from './archive-writer.ts'
import { type ChangeableArchive, type CommitOptions, type CommitResult, commitChange } from './commit-change.ts'
import { correctableField, printValue, takeValue, wordsOf } from './field-values.ts'
import type { Header } from './find-header.ts'
import { readRow } from './read-row.ts'
import { checkRow } from './row-checks.ts'

export interface CorrectionRequest {
  readonly recordId: string
  readonly field: string
  /** As printed; empty takes the value out. */
  readonly value: string
  /** What the archive is thought to say now: a correction of something else is refused. */
  readonly expected?: string
  readonly why: string
  readonly who: string
}

export interface CorrectionPlan {
  readonly kind: 'correction'
  readonly record: ArchiveRecord
  readonly field: string
  readonly words: string
  readonly old: string
  readonly new: string
  readonly base: DatasetState
  readonly write: RecordWrite
}

export type CorrectionResult =
  | CorrectionPlan
  | { readonly kind: 'no-record' }
  | { readonly kind: 'no-such-field' }
  | { readonly kind: 'says-that-already'; readonly value: string }
  /** The archive says something else than was expected. */
  | { readonly kind: 'other-value'; readonly value: string }
  | { readonly kind: 'refused'; readonly words: string }

interface Deps {
  readonly archiveWriter: ChangeableArchive
  readonly clock: Clock
}

/** Sets one value of one record right. The value is read as a file's cell is, so that a number is checked and a date understood. */
export const createCorrect = ({ archiveWriter, clock }: Deps) => {
  const plan = async (request: CorrectionRequest): Promise<CorrectionResult> => {
    const { recordId, value, expected, why, who } = request
    const field = correctableField(request.field)
    if (!field) return { kind: 'no-such-field' }
    const [datasetName = ''] = recordId.split('#')
    if (datasetName === '') return { kind: 'no-record' }
    const base = await archiveWriter.dataset(datasetName)
    const found = (await archiveWriter.stored([recordId], base.announced)).get(recordId)
    if (!found || found.record.withdrawn) return { kind: 'no-record' }
    const { record, snapshot, previous } = found
    const old = printValue(record, field)
    const common = { kind: 'correction', record, field, words: wordsOf(field), base } as const

    const last = record.corrections?.at(-1)
    // Cut off before the flip: the record has the correction already, and the archive does not say so yet.
    if (snapshot > base.announced && previous && last?.field === field && last.why === why) {
      const write = { record, before: previous.record, beforeSnapshot: previous.snapshot }
      return { ...common, old: last.old, new: last.new, write }
    }
    if (expected !== undefined && expected !== old) return { kind: 'other-value', value: old }
    const read = value.trim() === '' ? withoutValue(record, field) : withValue(record, field, value)
    if (read.kind === 'refused') return read
    const now = printValue(read.record, field)
    if (now === old) return { kind: 'says-that-already', value: old }
    const correction = { field, old, new: now, why, who, at: clock.now() }
    const next = {
      ...read.record,
      version: record.version + 1,
      corrections: [...(record.corrections ?? []), correction],
    }
    return { ...common, old, new: now, write: { record: next, before: record, beforeSnapshot: snapshot } }
  }

  const commit = (
    { base, field, record, write }: CorrectionPlan,
    options: CommitOptions = {},
  ): Promise<CommitResult> => {
    const next: DatasetState = {
      ...base,
      snapshot: base.snapshot + 1,
      importedAt: clock.now(),
      change: { kind: 'correction', recordId: record.recordId, field },
    }
    return commitChange(
      archiveWriter,
      { dataset: base.dataset, base, writes: [write], changesNothing: false, next },
      options,
    )
  }

  return { plan, commit }
}

type Read =
  | { readonly kind: 'read'; readonly record: ArchiveRecord }
  | { readonly kind: 'refused'; readonly words: string }

const withoutValue = (record: ArchiveRecord, field: string): Read => {
  if (field === 'title') return { kind: 'refused', words: '名称不能为空' }
  const nothing = { ...record, people: [], peopleComplete: false, units: [], dates: [], identifiers: [] }
  for (const member of [
    'year',
    'amountYuan',
    'awardName',
    'grade',
    'level',
    'issuer',
    'status',
    'reply',
    'statusOn',
    'patentType',
  ] as const)
    delete nothing[member]
  return { kind: 'read', record: takeValue(field, nothing, record) }
}

/** A table of one row, its title and the corrected cell. */
const withValue = (record: ArchiveRecord, field: ReturnType<typeof correctableField>, value: string): Read => {
  if (!field) return { kind: 'refused', words: '' }
  const columns = [
    { column: 0, header: '名称', field: 'title' as const },
    ...(field === 'title' ? [] : [{ column: 1, header: wordsOf(field), field }]),
  ]
  const header: Header = { kind: record.kind, row: 1, index: 0, columns }
  const row = { row: 2, cells: field === 'title' ? [value] : [record.title, value] }
  const verdict = checkRow(row, header)
  const reading =
    verdict.kind === 'data'
      ? readRow(row, { header, amountHeading: '', provenance: record.provenance, trust: record.trust })
      : verdict
  if (reading.kind === 'rejected') return { kind: 'refused', words: reading.words }
  if (reading.kind !== 'draft' || printValue(reading.draft, field) === '')
    return { kind: 'refused', words: `“${value}”不能理解为${wordsOf(field)}，请核对写法` }
  return { kind: 'read', record: takeValue(field, reading.draft, record) }
}
