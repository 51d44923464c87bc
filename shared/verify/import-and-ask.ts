import type { ChangeableArchive, CommitResult } from '#archive/commit-change'
import { createImportArchive, type ImportFile, type ImportOptions } from '#archive/import-archive'
import { Retryable, Terminal } from '#domain/failure'
import type { Clock } from '#domain/ports'
import { createPersonKeyOf } from './person-key.ts'

export interface ImportAndAskParts {
  readonly archiveWriter: ChangeableArchive
  readonly askHolders: (changedKeys: readonly string[], everybody: boolean) => Promise<unknown>
  readonly clock: Clock
  /** People in the integrity register are known by their HMAC alone. */
  readonly personSecret: string
}

/** One file into the archive for good, and everybody whom it concerns is verified again. Doing it twice changes nothing. */
export const createImportAndAsk = ({ archiveWriter, askHolders, clock, personSecret }: ImportAndAskParts) => {
  const importArchive = createImportArchive({ archiveWriter, clock, personKeyOf: createPersonKeyOf(personSecret) })
  return async (file: ImportFile, options: ImportOptions): Promise<CommitResult> => {
    const plan = await importArchive.plan(file, options)
    if (plan.kind === 'unreadable') throw new Terminal(`the archive file cannot be read: ${plan.reason}`)
    const outcome = await importArchive.commit(plan, { announce: askHolders })
    if (outcome.kind === 'busy' || outcome.kind === 'stale') throw new Retryable(`the archive is ${outcome.kind}`)
    return outcome
  }
}
