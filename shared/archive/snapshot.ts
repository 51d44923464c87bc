import { createHash } from 'node:crypto'
import type { ArchiveSnapshot } from '#domain/archive-record'
import type { DatasetState } from './archive-writer.ts'
import type { RecordKind } from './columns.ts'

/** The archive's state as a run records it: which datasets at which snapshot, and where each says that it is complete. */
export const toArchiveSnapshot = (states: readonly DatasetState[]): ArchiveSnapshot => {
  const sorted = states.toSorted((a, b) => (a.dataset < b.dataset ? -1 : 1))
  return {
    snapshotId: createHash('sha256')
      .update(sorted.map(({ dataset, snapshot }) => `${dataset}@${snapshot}`).join('\n'))
      .digest('hex')
      .slice(0, 16),
    datasets: sorted.flatMap(({ dataset, department, snapshot, importedAt, counts }) =>
      Object.entries(counts).map(([kind, records]) => ({
        dataset,
        department,
        kind: kind as RecordKind,
        records,
        snapshot,
        importedAt,
      })),
    ),
    completeness: sorted.flatMap(({ completeness }) => completeness),
  }
}

export const emptyDataset = (dataset: string): DatasetState => ({
  dataset,
  department: '',
  snapshot: 0,
  announced: 0,
  importedAt: '',
  counts: {},
  completeness: [],
  files: [],
})
