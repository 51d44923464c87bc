import type { ArchiveHistory, ArchiveWriter } from './archive-writer.ts'
import {
  countDifferences,
  type DifferenceCounts,
  differenceOf,
  type RecordDifference,
  versionAt,
} from './record-difference.ts'
import { type NoSnapshot, statesSince } from './undo.ts'

export interface SnapshotComparison {
  readonly kind: 'comparison'
  readonly dataset: string
  readonly from: number
  readonly to: number
  readonly counts: DifferenceCounts
  readonly differences: readonly RecordDifference[]
}

/** What differs between two snapshots of a dataset, in either direction; snapshot 0 is the empty dataset. */
export const compareSnapshots = async (
  archive: ArchiveWriter & ArchiveHistory,
  dataset: string,
  from: number,
  to: number,
): Promise<SnapshotComparison | NoSnapshot> => {
  const [older, newer] = [Math.min(from, to), Math.max(from, to)]
  for (const one of [newer, older]) {
    const states = await statesSince(archive, dataset, one)
    if (states.kind !== 'states') return states
  }
  const ids = await archive.changedBetween(dataset, older, newer)
  const versions = await archive.versionsBackTo(ids, older)
  const differences = ids.flatMap((id) => {
    const all = versions.get(id) ?? []
    return differenceOf(versionAt(all, from)?.record, versionAt(all, to)?.record) ?? []
  })
  return { kind: 'comparison', dataset, from, to, counts: countDifferences(differences), differences }
}
