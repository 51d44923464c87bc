import type { ArchiveSnapshot } from '#domain/archive-record'
import { recordKeys } from '#match/candidate-keys'
import type { ArchiveHistory, ArchiveWriter, DatasetState, RecordWrite } from './archive-writer.ts'
import { sameCompleteness } from './completeness.ts'
import { emptyDataset } from './snapshot.ts'

/** A dataset's next snapshot, whatever makes it: an import, an undo, a correction, a declaration. */
export interface ArchiveChange {
  readonly dataset: string
  /** The dataset as it was when the change was planned; on another one it is not committed. */
  readonly base: DatasetState
  readonly writes: readonly RecordWrite[]
  readonly changesNothing: boolean
  readonly next: DatasetState
}

export type CommitResult =
  | {
      readonly kind: 'committed'
      readonly snapshot: ArchiveSnapshot
      readonly written: number
      /** Look-up keys (`match/candidate-keys`) of what changed, before and after, at most `maxKeysKept` + 1: holders of these are verified again. */
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
   * the old one would find its run current. A change that dies before this is done is asked for by the next. `everybody` may be concerned when
   * completeness changed: "not covered" may have become "not found".
   */
  readonly announce?: (changedClaimKeys: readonly string[], everybody: boolean) => Promise<unknown>
}

/** An archive that can be changed, and that knows what earlier changes have written. */
export type ChangeableArchive = ArchiveWriter & ArchiveHistory

/** Writes the records, makes the snapshot current by one flip, and then asks whom it concerns. Killed at any point, it is completed by doing it again. */
export const commitChange = async (
  archiveWriter: ChangeableArchive,
  { dataset, base, writes, changesNothing, next }: ArchiveChange,
  { progress, announce }: CommitOptions = {},
): Promise<CommitResult> => {
  if (changesNothing) return { kind: 'unchanged', snapshot: await archiveWriter.snapshot() }
  const lease = await archiveWriter.begin()
  if (!lease) return { kind: 'busy' }
  try {
    const { snapshot } = await archiveWriter.dataset(dataset)
    if (snapshot !== base.snapshot) return { kind: 'stale' }
    const owed = await owedWrites(archiveWriter, base)
    const changedClaimKeys = changedKeys([...writes, ...(owed ?? [])])
    await archiveWriter.write(writes, next.snapshot, lease, progress)
    if (!(await archiveWriter.finish(next, snapshot, lease))) return { kind: 'stale' }
    const completenessChanged = !sameCompleteness(next.completeness, base.completeness)
    await announce?.(changedClaimKeys, completenessChanged || owed === undefined)
    await archiveWriter.finish({ ...next, announced: next.snapshot }, next.snapshot, lease)
    return {
      kind: 'committed',
      snapshot: await archiveWriter.snapshot(),
      written: writes.length,
      changedClaimKeys,
      completenessChanged,
    }
  } finally {
    await archiveWriter.end(lease)
  }
}

/** Some 25,000 records, and 50 MB. A first import of a whole archive has millions, and then everybody is concerned. */
export const maxKeysKept = 500_000

/**
 * A record that left a title frees its holders of a match, and one that took it brings them one: both are asked again. Of more than are asked by
 * key only one more than can be kept is told, which says that they are too many: the rest would fill the memory and be read by nobody.
 */
export const changedKeys = (writes: readonly RecordWrite[]): readonly string[] => {
  const keys = new Set<string>()
  for (const { record, before } of writes) {
    for (const key of recordKeys(record)) keys.add(key)
    if (before) for (const key of recordKeys(before)) keys.add(key)
    if (keys.size > maxKeysKept) break
  }
  return [...keys].slice(0, maxKeysKept + 1)
}

const maxRecordsOwed = 25_000

/** What earlier snapshots have written and told nobody, because they died before they asked; undefined when everybody may be concerned. */
export const owedWrites = async (
  archive: ArchiveHistory,
  { dataset, snapshot, announced, completeness }: DatasetState,
): Promise<readonly RecordWrite[] | undefined> => {
  if (announced === snapshot) return []
  const states = await archive.snapshots(dataset)
  const told = announced === 0 ? emptyDataset(dataset) : states.find((state) => state.snapshot === announced)
  const isLogged = states.filter((state) => state.snapshot > announced).every(({ change }) => change !== undefined)
  if (!told || !isLogged || !sameCompleteness(told.completeness, completeness)) return undefined
  const ids = await archive.changedBetween(dataset, announced, snapshot)
  if (ids.length > maxRecordsOwed) return undefined
  const versions = await archive.versionsBackTo(ids, announced)
  return [...versions.values()].flat().map(({ record }) => ({ record }))
}
