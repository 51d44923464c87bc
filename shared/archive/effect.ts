import type { Completeness } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import type { Applications } from '#domain/ports'
import type { Run } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'
import type { ArchiveHistory, DatasetState, RecordWrite } from './archive-writer.ts'
import { changedKeys, maxKeysKept, owedWrites } from './commit-change.ts'
import { sameCompleteness } from './completeness.ts'
import { type ConcernedParts, createConcerned } from './concerned.ts'

/** Runs that are read for a dry run; the applications beyond are counted by what their lists say. */
const maxRunsRead = 200

/** What a change would do to open warnings: whose applications are verified again, and which of their warnings rest on a record that changes. */
export interface ArchiveEffect {
  /** At most `maxKeysKept` + 1. */
  readonly keys: number
  /** Every application is verified again: too many keys, or completeness changes. */
  readonly everybody: boolean
  readonly applications: readonly AffectedApplication[]
  /** Warnings of the applications that are not closed yet, as they stand. */
  readonly openWarnings: number
  /** Of these, warnings that name a record which changes. */
  readonly onChangedRecords: number
}

export interface AffectedApplication {
  readonly applicationId: string
  readonly committee: string
  readonly season: string
  readonly state: ApplicationMeta['state']
  /** Absent is unknown, never none. */
  readonly counts?: Readonly<Record<Severity, number>>
  readonly warnings: readonly {
    readonly fingerprint: string
    readonly code: string
    readonly severity: Severity
    readonly name: string
    readonly recordId: string
  }[]
}

export interface PlannedChange {
  readonly writes: readonly RecordWrite[]
  readonly base: DatasetState
  readonly completeness: readonly Completeness[]
}

export type EffectOf = (change: PlannedChange) => Promise<ArchiveEffect>

interface Deps extends ConcernedParts {
  readonly applications: ConcernedParts['applications'] & Pick<Applications, 'currentRun'>
  /** Where earlier changes of the dataset have not told everybody yet, what they wrote. */
  readonly archive: ArchiveHistory
}

/** The effect of a planned change. It reads and changes nothing. */
export const createEffectOf = ({ archive, ...parts }: Deps): EffectOf => {
  const concernedBy = createConcerned(parts)
  return async ({ writes, base, completeness }) => {
    const owed = await owedWrites(archive, base)
    const keys = changedKeys([...writes, ...(owed ?? [])])
    const everybody =
      owed === undefined || keys.length > maxKeysKept || !sameCompleteness(completeness, base.completeness)
    const metas: ApplicationMeta[] = []
    for await (const page of concernedBy(keys, everybody)) metas.push(...page)
    const changed = new Set(writes.map(({ record }) => record.recordId))
    const affected: AffectedApplication[] = []
    for (const [n, meta] of metas.entries()) {
      const run = n < maxRunsRead ? await parts.applications.currentRun(meta.applicationId) : undefined
      affected.push(toAffected(meta, run, changed))
    }
    const open = affected.filter(({ state }) => state !== 'closed')
    return {
      keys: keys.length,
      everybody,
      applications: affected,
      openWarnings: open.reduce((sum, { counts }) => sum + (counts ? total(counts) : 0), 0),
      onChangedRecords: open.reduce((sum, { warnings }) => sum + warnings.length, 0),
    }
  }
}

const total = (counts: Readonly<Record<Severity, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

const toAffected = (
  { applicationId, committee, season, state, counts }: ApplicationMeta,
  run: Run | undefined,
  changed: ReadonlySet<string>,
): AffectedApplication => {
  const known = run?.counts ?? counts
  return {
    applicationId,
    committee,
    season,
    state,
    ...(known && { counts: known }),
    warnings: (run?.warnings ?? []).flatMap((warning) => {
      const recordId = recordOf(warning)
      if (recordId === undefined || !changed.has(recordId)) return []
      const { fingerprint, code, severity, name } = warning
      return [{ fingerprint, code, severity, name, recordId }]
    }),
  }
}

const recordOf = ({ counterpart }: Warning): string | undefined =>
  counterpart?.kind === 'record' ? counterpart.recordId : undefined
