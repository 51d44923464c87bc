import type { Completeness } from '#domain/archive-record'
import type { Clock } from '#domain/ports'
import type { ArchiveHistory, ArchiveWriter, DatasetState, SnapshotChange } from './archive-writer.ts'
import { type CommitOptions, type CommitResult, commitChange } from './commit-change.ts'
import { mergeCompleteness, sameCompleteness, withoutCompleteness } from './completeness.ts'

export interface Declarations {
  readonly declare: readonly Completeness[]
  readonly withdraw: readonly Completeness[]
}

export interface DeclarationPlan {
  readonly kind: 'declaration'
  readonly base: DatasetState
  readonly completeness: readonly Completeness[]
}

export type DeclarationResult =
  | DeclarationPlan
  | { readonly kind: 'no-dataset' }
  /** The last import refused rows, or came from earlier applications: the list is not whole. */
  | { readonly kind: 'not-whole'; readonly rejected: number; readonly trust: string }

/** Declares for which kinds and years a dataset is whole, and takes declarations back, without a file. */
export const createDeclare = ({
  archive,
  clock,
}: {
  readonly archive: ArchiveWriter & ArchiveHistory
  readonly clock: Clock
}) => {
  const plan = async (dataset: string, { declare, withdraw }: Declarations): Promise<DeclarationResult> => {
    const base = await archive.dataset(dataset)
    if (base.snapshot === 0) return { kind: 'no-dataset' }
    const last = lastImport(await archive.snapshots(dataset), base.snapshot)
    if (declare.length > 0 && last && (last.rejected > 0 || last.trust === 'C'))
      return { kind: 'not-whole', rejected: last.rejected, trust: last.trust }
    const kept = withdraw.reduce(withoutCompleteness, base.completeness)
    return { kind: 'declaration', base, completeness: mergeCompleteness(kept, declare) }
  }

  const commit = ({ base, completeness }: DeclarationPlan, options: CommitOptions = {}): Promise<CommitResult> => {
    const next: DatasetState = {
      ...base,
      snapshot: base.snapshot + 1,
      importedAt: clock.now(),
      completeness,
      change: { kind: 'completeness' },
    }
    const changesNothing = sameCompleteness(base.completeness, completeness) && base.announced === base.snapshot
    return commitChange(archive, { dataset: base.dataset, base, writes: [], changesNothing, next }, options)
  }

  return { plan, commit }
}

/** The import whose records the snapshot shows last: corrections and declarations lie over it, an undo goes back to an earlier one. */
const lastImport = (
  states: readonly DatasetState[],
  snapshot: number,
): Extract<SnapshotChange, { kind: 'import' }> | undefined => {
  const change = states.find((state) => state.snapshot === snapshot)?.change
  if (change === undefined || change.kind === 'import') return change
  return lastImport(states, change.kind === 'undo' ? change.to : snapshot - 1)
}
