import type { ArchiveHistory, ArchiveWriter } from '#archive/archive-writer'
import type { CommitResult } from '#archive/commit-change'
import type { EffectOf } from '#archive/effect'
import type { Archive, Clock } from '#domain/ports'
import { type ExitCode, exits } from './usage.ts'

/** What the archive's commands work with. */
export interface ArchiveDeps {
  readonly archive: Archive & ArchiveWriter & ArchiveHistory
  readonly clock: Clock
  /** HMAC of a person's number, for the integrity register. */
  readonly personKeyOf?: (residentId: string) => string | undefined
  readonly print?: (text: string) => void
  /** Asks for the holders of changed keys to be verified again; for everybody when the archive became complete somewhere. */
  readonly announce?: (changedKeys: readonly string[], everybody: boolean) => Promise<unknown>
  /** What a dry run says of open warnings. */
  readonly effectOf?: EffectOf
  /** How far a long command has come, for a progress bar. */
  readonly progress?: (label: string, done: number, of: number) => void
}

export const commitOptions = ({ announce, progress }: ArchiveDeps, label: string, of: number) => ({
  progress: (done: number) => progress?.(label, done, of),
  ...(announce && { announce }),
})

/** A change that others stood in the way of is not done: the code says so. */
export const exitOfOutcome = (outcome: CommitResult | undefined): ExitCode =>
  outcome?.kind === 'busy' || outcome?.kind === 'stale' ? exits.archive : exits.clean

/** For programs: keys are many, and nobody's. */
export const outcomeJson = (outcome: CommitResult | undefined) =>
  outcome && {
    outcome: outcome.kind === 'committed' ? { ...outcome, changedClaimKeys: outcome.changedClaimKeys.length } : outcome,
  }
