import { createHash } from 'node:crypto'
import type { ArchiveRecord, ArchiveSnapshot, Completeness } from '#domain/archive-record'
import type { Clock } from '#domain/ports'
import { recordKeys } from '#match/candidate-keys'
import type { ArchiveWriter, DatasetState, RecordWrite } from './archive-writer.ts'
import type { Field, RecordKind } from './columns.ts'
import { changedFields, overlay } from './compare-records.ts'
import { mergeCompleteness } from './completeness.ts'
import { contentOf, type Draft, type RejectedRow } from './draft.ts'
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
    readonly changed: readonly (RecordPreview & { readonly fields: readonly string[] })[]
  }
  readonly rejected: readonly RejectedRow[]
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

export type CommitResult =
  | {
      readonly kind: 'committed'
      readonly snapshot: ArchiveSnapshot
      readonly written: number
      /** Look-up keys (`match/candidate-keys`) of what changed, before and after: holders of these are verified again. */
      readonly changedClaimKeys: readonly string[]
      /** Then "not covered" may have become "not found" for claims that share no key with any record. */
      readonly completenessChanged: boolean
    }
  | { readonly kind: 'unchanged'; readonly snapshot: ArchiveSnapshot }
  | { readonly kind: 'busy' } // another import is writing
  | { readonly kind: 'stale' } // the dataset changed since the plan was made

export interface CommitOptions {
  readonly progress?: (written: number) => void
  /**
   * Asks for the holders of these keys to be verified again: after the new snapshot can be seen, because a verification on
   * the old one would find its run current. An import that dies before this is done asks when it is repeated.
   */
  readonly announce?: (changedClaimKeys: readonly string[]) => Promise<void>
}

interface Deps {
  readonly archiveWriter: ArchiveWriter
  readonly clock: Clock
}

const previewed = 20
const filesKept = 50

/** Imports a department's file into the archive: `plan` is the dry run, `commit` writes what the plan says. */
export const createImportArchive = ({ archiveWriter, clock }: Deps) => {
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
    })
    const changes = await findChanges(read.drafts, base)
    const declared = acceptedDeclarations(options.complete ?? [], read.rejected)
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
          })),
      },
      rejected: read.rejected,
      completeness: mergeCompleteness(base.completeness, declared.complete),
      base,
      writes: changes.filter(({ change }) => change !== 'unchanged').map(({ write }) => write),
      newByKind: countByKind(changes.filter(({ isFirstVersion }) => isFirstVersion).map(({ write }) => write.record)),
    }
  }

  const findChanges = async (drafts: readonly Draft[], base: DatasetState): Promise<readonly Change[]> => {
    const idOf = ({ kind, stableId }: Draft) => `${base.dataset}#${kind}#${stableId}`
    const stored = await archiveWriter.stored(drafts.map(idOf), base.announced)
    return drafts.map((draft): Change => {
      const found = stored.get(idOf(draft))
      if (!found) {
        return {
          change: 'new',
          isFirstVersion: true,
          write: { record: { ...contentOf(draft), recordId: idOf(draft), version: 1 } },
        }
      }
      const next: ArchiveRecord = { ...overlay(found.record, draft), version: found.record.version + 1 }
      if (changedFields(found.record, next).length > 0)
        return { change: 'changed', isFirstVersion: false, write: { record: next, before: found.record } }
      const wasCutOff = found.snapshot > base.announced
      return {
        change: wasCutOff ? 'resumed' : 'unchanged',
        isFirstVersion: found.snapshot > base.snapshot && found.record.version === 1,
        write: { record: found.record, ...(found.previous && { before: found.previous }) },
      }
    })
  }

  const commit = async (plan: ImportPlan, { progress, announce }: CommitOptions = {}): Promise<CommitResult> => {
    if (changesNothing(plan)) return { kind: 'unchanged', snapshot: await archiveWriter.snapshot() }
    const lease = await archiveWriter.begin()
    if (!lease) return { kind: 'busy' }
    try {
      const { snapshot } = await archiveWriter.dataset(plan.dataset)
      if (snapshot !== plan.base.snapshot) return { kind: 'stale' }
      const changedClaimKeys = changedKeys(plan.writes)
      await archiveWriter.write(plan.writes, snapshot + 1, lease, progress)
      const next = nextState(plan, clock.now())
      if (!(await archiveWriter.finish(next, snapshot, lease))) return { kind: 'stale' }
      await announce?.(changedClaimKeys)
      await archiveWriter.finish({ ...next, announced: next.snapshot }, next.snapshot, lease)
      return {
        kind: 'committed',
        snapshot: await archiveWriter.snapshot(),
        written: plan.writes.length,
        changedClaimKeys,
        completenessChanged: !sameCompleteness(plan),
      }
    } finally {
      await archiveWriter.end(lease)
    }
  }

  return { plan, commit }
}

/** A list of which a row was refused is not whole: to declare it so would accuse whoever stands in that row. Footers are no rows. */
const acceptedDeclarations = (
  complete: readonly Completeness[],
  rejected: readonly RejectedRow[],
): { readonly complete: readonly Completeness[]; readonly notices: readonly string[] } => {
  const refused = rejected.filter(({ reason }) => reason !== 'remark').length
  if (complete.length === 0 || refused === 0) return { complete, notices: [] }
  return { complete: [], notices: [`有 ${refused} 行被拒绝，名单尚不完整，未接受完整性声明；补正这些行并导入后再声明`] }
}

const changesNothing = ({ writes, completeness, department, base }: ImportPlan): boolean =>
  writes.length === 0 && department === base.department && sameCompleteness({ completeness, base })

const sameCompleteness = ({ completeness, base }: Pick<ImportPlan, 'completeness' | 'base'>): boolean =>
  JSON.stringify(completeness) === JSON.stringify(base.completeness)

interface Change {
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

const nextState = (
  { base, dataset, department, file, completeness, newByKind }: ImportPlan,
  importedAt: string,
): DatasetState => ({
  dataset,
  department,
  snapshot: base.snapshot + 1,
  announced: base.announced,
  importedAt,
  counts: addCounts(base.counts, newByKind),
  completeness,
  files: [{ name: file.name, sha256: file.sha256, importedAt }, ...base.files].slice(0, filesKept),
})

/** A record that left a title frees its holders of a match, and one that took it brings them one: both are asked again. */
const changedKeys = (writes: readonly RecordWrite[]): readonly string[] => [
  ...new Set(writes.flatMap(({ record, before }) => [...recordKeys(record), ...(before ? recordKeys(before) : [])])),
]

/** Does the plan change what the archive says it is complete for? Then "not covered" may become "not found" for anybody. */
export const becameComplete = ({ completeness, base }: ImportPlan): boolean =>
  JSON.stringify(completeness) !== JSON.stringify(base.completeness)
