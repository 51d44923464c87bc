import { createHash } from 'node:crypto'
import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import type { Clock } from '#domain/ports'
import type { DatasetState, RecordWrite, StoredRecord } from './archive-writer.ts'
import type { Field, RecordKind } from './columns.ts'
import { type ChangeableArchive, type CommitOptions, type CommitResult, commitChange } from './commit-change.ts'
import { changedFields, overlay } from './compare-records.ts'
import { acceptedDeclarations, mergeCompleteness, sameCompleteness } from './completeness.ts'
import { type Disagreement, disagreements, withCorrections } from './corrections.ts'
import { contentOf, type Draft, type RejectedRow } from './draft.ts'
import { type FieldChange, fieldChanges } from './field-changes.ts'
import { readDrafts, type SheetReading } from './read-drafts.ts'
import { readTables } from './readers/read-tables.ts'
import type { FileFormat, TextEncoding, UnreadableTablesReason } from './readers/table.ts'

export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ImportOptions {
  readonly dataset: string
  /** The kind of every record; found from the headers when absent. */
  readonly kind?: RecordKind
  readonly department?: string
  readonly trust?: ArchiveRecord['trust']
  readonly complete?: readonly Completeness[]
  /** Headers mapped by hand, printed header → field. */
  readonly columns?: Readonly<Record<string, Field>>
}

export type PlanResult = ImportPlan | { readonly kind: 'unreadable'; readonly reason: UnreadableTablesReason }

/** What an import would do. Nothing is written before it is committed. */
export interface ImportPlan {
  readonly kind: 'plan'
  readonly dataset: string
  readonly department: string
  readonly trust: ArchiveRecord['trust']
  readonly file: {
    readonly name: string
    readonly sha256: string
    readonly bytes: number
    readonly format: FileFormat
    readonly encoding?: TextEncoding
    readonly delimiter?: string
  }
  readonly sheets: readonly SheetReading[]
  readonly notices: readonly string[]
  readonly counts: ImportCounts
  /** The first of each, for looking over. */
  readonly first: {
    readonly new: readonly RecordPreview[]
    readonly changed: readonly (RecordPreview & {
      readonly fields: readonly string[]
      readonly changes: readonly FieldChange[]
    })[]
  }
  readonly rejected: readonly RejectedRow[]
  /** Where the file says otherwise than what a steward has set right: the correction stays. */
  readonly disagreements: readonly Disagreement[]
  readonly completeness: readonly Completeness[]
  /** The dataset as it was; a plan made on an older state is not committed. */
  readonly base: DatasetState
  readonly writes: readonly RecordWrite[]
  readonly newByKind: DatasetState['counts']
}

export interface ImportCounts {
  readonly rows: number
  readonly records: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** Written by an import that was cut off, and now completed. */
  readonly resumed: number
  readonly rejected: number
  readonly foldedRows: number
  readonly blankRows: number
  readonly repeatedHeaders: number
}

export interface RecordPreview {
  readonly recordId: string
  readonly kind: RecordKind
  readonly title: string
  readonly identifiers: readonly string[]
  readonly people: readonly string[]
  readonly sheet?: string
  readonly row: number
}

interface Deps {
  readonly archiveWriter: ChangeableArchive
  readonly clock: Clock
  /** HMAC of a person's number, as applicants are known by. Without it lines of people are refused: names alone accuse namesakes. */
  readonly personKeyOf?: (residentId: string) => string | undefined
}

const previewed = 20
const filesKept = 50

/** Imports a department's file into the archive: `plan` is the dry run, `commit` writes what the plan says. */
export const createImportArchive = ({ archiveWriter, clock, personKeyOf }: Deps) => {
  const plan = async (file: ImportFile, options: ImportOptions): Promise<PlanResult> => {
    const tables = readTables(file.bytes)
    if (tables.kind === 'unreadable') return tables
    const base = await archiveWriter.dataset(options.dataset)
    const department = options.department ?? base.department
    const trust = options.trust ?? 'B'
    const read = readDrafts(tables.tables, {
      ...options,
      file: file.name,
      department,
      trust,
      importedAt: clock.now(),
      ...(personKeyOf && { personKeyOf }),
    })
    const changes = await findChanges(read.drafts, base)
    const declared = acceptedDeclarations(options.complete ?? [], read.rejected, trust)
    return {
      kind: 'plan',
      dataset: options.dataset,
      department,
      trust,
      file: {
        name: file.name,
        sha256: createHash('sha256').update(file.bytes).digest('hex'),
        bytes: file.bytes.length,
        format: tables.format,
        ...(tables.encoding && { encoding: tables.encoding }),
        ...(tables.delimiter && { delimiter: tables.delimiter }),
      },
      sheets: read.sheets,
      notices: [...tables.notices, ...declared.notices],
      counts: {
        rows: read.rows,
        records: read.drafts.length,
        new: changes.filter(({ change }) => change === 'new').length,
        changed: changes.filter(({ change }) => change === 'changed').length,
        unchanged: changes.filter(({ change }) => change === 'unchanged').length,
        resumed: changes.filter(({ change }) => change === 'resumed').length,
        rejected: read.rejected.length,
        foldedRows: read.foldedRows,
        blankRows: read.blankRows,
        repeatedHeaders: read.repeatedHeaders,
      },
      first: {
        new: changes
          .filter(({ change }) => change === 'new')
          .slice(0, previewed)
          .map(({ write }) => preview(write.record)),
        changed: changes
          .filter(({ change }) => change === 'changed')
          .slice(0, previewed)
          .map(({ write: { record, before } }) => ({
            ...preview(record),
            fields: before ? changedFields(before, record) : [],
            changes: before ? fieldChanges(before, record) : [],
          })),
      },
      rejected: read.rejected,
      disagreements: changes.flatMap(({ draft, write }) => disagreements(write.record, draft)),
      completeness: mergeCompleteness(base.completeness, declared.complete),
      base,
      writes: changes.filter(({ change }) => change !== 'unchanged').map(({ write }) => write),
      newByKind: countByKind(changes.filter(({ isFirstVersion }) => isFirstVersion).map(({ write }) => write.record)),
    }
  }

  const findChanges = async (drafts: readonly Draft[], base: DatasetState): Promise<readonly Change[]> => {
    const idOf = ({ kind, stableId }: Draft) => `${base.dataset}#${kind}#${stableId}`
    const stored = await archiveWriter.stored(drafts.map(idOf), base.announced)
    return drafts.map((draft) => changeOf(idOf(draft), draft, stored.get(idOf(draft)), base))
  }

  const commit = async (plan: ImportPlan, options: CommitOptions = {}): Promise<CommitResult> => {
    const { dataset, base, writes, completeness } = plan
    const changesNothing =
      writes.length === 0 &&
      base.announced === base.snapshot &&
      plan.department === base.department &&
      sameCompleteness(completeness, base.completeness)
    return commitChange(
      archiveWriter,
      { dataset, base, writes, changesNothing, next: nextState(plan, clock.now()) },
      options,
    )
  }

  return { plan, commit }
}

/** What the draft makes of the stored record. One that was withdrawn begins anew; its history goes on. */
const changeOf = (recordId: string, draft: Draft, found: StoredRecord | undefined, base: DatasetState): Change => {
  const fresh = (version: number): ArchiveRecord => ({ ...contentOf(draft), recordId, version })
  if (!found) return { change: 'new', isFirstVersion: true, draft, write: { record: fresh(1) } }
  const { record, snapshot, previous } = found
  const replaced = { before: record, beforeSnapshot: snapshot }
  if (record.withdrawn)
    return { change: 'new', isFirstVersion: true, draft, write: { record: fresh(record.version + 1), ...replaced } }
  const next: ArchiveRecord = {
    ...withCorrections(record, overlay(record, draft)),
    version: record.version + 1,
  }
  const isFirstVersion = snapshot > base.snapshot && (previous === undefined || previous.record.withdrawn === true)
  if (changedFields(record, next).length > 0)
    return { change: 'changed', isFirstVersion, draft, write: { record: next, ...replaced } }
  return {
    change: snapshot > base.announced ? 'resumed' : 'unchanged',
    isFirstVersion,
    draft,
    write: { record, ...(previous && { before: previous.record, beforeSnapshot: previous.snapshot }) },
  }
}

interface Change {
  readonly draft: Draft
  readonly change: 'new' | 'changed' | 'unchanged' | 'resumed'
  /** Counts as one more record of the dataset. */
  readonly isFirstVersion: boolean
  readonly write: RecordWrite
}

const preview = ({ recordId, kind, title, identifiers, people, provenance }: ArchiveRecord): RecordPreview => ({
  recordId,
  kind,
  title,
  identifiers: identifiers.map(({ canonical }) => canonical),
  people: people.map(({ name }) => name),
  ...(provenance.sheet !== undefined && { sheet: provenance.sheet }),
  row: provenance.row,
})

const countByKind = (records: readonly ArchiveRecord[]): DatasetState['counts'] => {
  const counts: Partial<Record<RecordKind, number>> = {}
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const addCounts = (a: DatasetState['counts'], b: DatasetState['counts']): DatasetState['counts'] => {
  const sum: Partial<Record<RecordKind, number>> = { ...a }
  for (const [kind, count] of Object.entries(b) as [RecordKind, number][]) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

const nextState = (plan: ImportPlan, importedAt: string): DatasetState => {
  const { base, dataset, department, trust, file, completeness, newByKind, writes, counts } = plan
  const added = Object.values(newByKind).reduce((sum, count) => sum + count, 0)
  return {
    dataset,
    department,
    snapshot: base.snapshot + 1,
    announced: base.announced,
    importedAt,
    counts: addCounts(base.counts, newByKind),
    completeness,
    files: [{ name: file.name, sha256: file.sha256, importedAt }, ...base.files].slice(0, filesKept),
    // What was written before a cut counts as what it was: a resumed import tells the same as an uninterrupted one.
    change: {
      kind: 'import',
      file: file.name,
      trust,
      new: added,
      changed: writes.length - added,
      unchanged: counts.records - writes.length,
      rejected: counts.rejected,
    },
  }
}
