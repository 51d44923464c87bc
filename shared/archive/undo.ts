import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import type { Clock } from '#domain/ports'
import type { ArchiveHistory, ArchiveWriter, DatasetState, RecordVersion, RecordWrite } from './archive-writer.ts'
import { type CommitOptions, type CommitResult, commitChange } from './commit-change.ts'
import { changedFields } from './compare-records.ts'
import { sameCompleteness } from './completeness.ts'
import { countDifferences, type DifferenceCounts, differencesOf, versionAt } from './record-difference.ts'
import { emptyDataset } from './snapshot.ts'

/** What going back would do. Nothing is written before it is committed. */
export interface UndoPlan {
  readonly kind: 'undo'
  readonly dataset: string
  readonly from: number
  readonly to: number
  /** What is undone, oldest first. */
  readonly undone: readonly DatasetState[]
  readonly counts: DifferenceCounts
  readonly completenessBefore: readonly Completeness[]
  readonly completenessAfter: readonly Completeness[]
  readonly base: DatasetState
  readonly target: DatasetState
  readonly writes: readonly RecordWrite[]
}

export type UndoResult = UndoPlan | NoSnapshot

/** Why there is nothing to go back to, or to compare. */
export type NoSnapshot =
  | { readonly kind: 'no-dataset' }
  | { readonly kind: 'no-snapshot'; readonly newest: number }
  /** Snapshots from before changes were logged: which records they wrote is not known. */
  | { readonly kind: 'not-logged'; readonly snapshot: number }

interface Deps {
  readonly archive: ArchiveWriter & ArchiveHistory
  readonly clock: Clock
}

/**
 * Makes a dataset what it was at an earlier snapshot. That is a new snapshot in turn: records that came since are withdrawn, changed ones are as
 * they were, and going back to the snapshot before the undo undoes it. Killed at any point, it is completed by doing it again.
 */
export const createUndo = ({ archive, clock }: Deps) => {
  const plan = async (dataset: string, to: number): Promise<UndoResult> => {
    const found = await statesSince(archive, dataset, to)
    if (found.kind !== 'states') return found
    const { base, target, undone } = found
    const ids = await archive.changedBetween(dataset, to, base.snapshot + 1)
    const versions = await archive.versionsBackTo(ids, to)
    const writes = ids.flatMap((id) => writeBack(versions.get(id) ?? [], to, base) ?? [])
    return {
      kind: 'undo',
      dataset,
      from: base.snapshot,
      to,
      undone,
      counts: countDifferences(differencesOf(writes)),
      completenessBefore: base.completeness,
      completenessAfter: target.completeness,
      base,
      target,
      writes,
    }
  }

  const commit = (
    { base, target, writes, counts, to }: UndoPlan,
    options: CommitOptions = {},
  ): Promise<CommitResult> => {
    const { withdrawn, changed, returned } = counts
    const next: DatasetState = {
      ...target,
      snapshot: base.snapshot + 1,
      announced: base.announced,
      importedAt: clock.now(),
      change: { kind: 'undo', to, withdrawn, restored: changed + returned },
    }
    const changesNothing =
      writes.length === 0 &&
      base.announced === base.snapshot &&
      sameCompleteness(base.completeness, target.completeness) &&
      base.department === target.department
    return commitChange(archive, { dataset: base.dataset, base, writes, changesNothing, next }, options)
  }

  return { plan, commit }
}

/** The dataset's present state and the one at `to`, if what lies between is known. */
export const statesSince = async (
  archive: Pick<ArchiveWriter & ArchiveHistory, 'dataset' | 'snapshots'>,
  dataset: string,
  to: number,
): Promise<
  | {
      readonly kind: 'states'
      readonly base: DatasetState
      readonly target: DatasetState
      readonly undone: readonly DatasetState[]
    }
  | NoSnapshot
> => {
  const base = await archive.dataset(dataset)
  const states = await archive.snapshots(dataset)
  // A first import that was cut off leaves records and no state: going back to 0 takes them out.
  if (base.snapshot === 0 && to > 0) return { kind: 'no-dataset' }
  const target = to === 0 ? emptyDataset(dataset) : states.find(({ snapshot }) => snapshot === to)
  if (!target || to > base.snapshot) return { kind: 'no-snapshot', newest: base.snapshot }
  const undone = states.filter(({ snapshot }) => snapshot > to && snapshot <= base.snapshot)
  const unknown = undone.find(({ change }) => change === undefined)
  return unknown ? { kind: 'not-logged', snapshot: unknown.snapshot } : { kind: 'states', base, target, undone }
}

/** What makes the record what it was at `to`: nothing where it is so already and everybody has been told. */
const writeBack = (versions: readonly RecordVersion[], to: number, base: DatasetState): RecordWrite | undefined => {
  const [current, previous] = versions
  if (!current) return undefined
  const earlier = versionAt(versions, to)
  const wanted: ArchiveRecord =
    earlier && !earlier.record.withdrawn ? earlier.record : { ...current.record, withdrawn: true }
  if (changedFields(current.record, wanted).length > 0)
    return {
      record: { ...wanted, version: current.record.version + 1 },
      before: current.record,
      beforeSnapshot: current.snapshot,
    }
  const isCutOff = current.snapshot > base.announced && current !== earlier
  return isCutOff
    ? {
        record: current.record,
        ...(previous && { before: previous.record, beforeSnapshot: previous.snapshot }),
      }
    : undefined
}
