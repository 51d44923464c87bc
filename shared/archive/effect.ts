import type { Completeness } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import type { Applications, ClaimIndex } from '#domain/ports'
import type { Run } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'
import type { DatasetState, RecordWrite } from './archive-writer.ts'
import { changedKeys, maxKeysAsked } from './commit-change.ts'
import { sameCompleteness } from './completeness.ts'

/** Runs that are read for a dry run; the applications beyond are counted by what their lists say. */
const maxRunsRead = 200

/** What a change would do to open warnings: whose applications are verified again, and which of their warnings rest on a record that changes. */
export interface ArchiveEffect {
  /** At most `maxKeysAsked` + 1. */
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
  readonly base: Pick<DatasetState, 'completeness' | 'snapshot' | 'announced'>
  readonly completeness: readonly Completeness[]
}

export type EffectOf = (change: PlannedChange) => Promise<ArchiveEffect>

interface Deps {
  readonly claimIndex: Pick<ClaimIndex, 'watchers'>
  readonly applications: Pick<Applications, 'currentRun'> & { list(): Promise<readonly ApplicationMeta[]> }
}

/** The effect of a planned change. It reads and changes nothing. */
export const createEffectOf =
  ({ claimIndex, applications }: Deps): EffectOf =>
  async ({ writes, base, completeness }) => {
    const keys = changedKeys(writes)
    const everybody =
      keys.length > maxKeysAsked || !sameCompleteness(completeness, base.completeness) || base.announced < base.snapshot
    const listed = await applications.list()
    const concerned = everybody ? undefined : new Set(await claimIndex.watchers(keys))
    const metas = concerned ? listed.filter(({ applicationId }) => concerned.has(applicationId)) : listed
    const changed = new Set(writes.map(({ record }) => record.recordId))
    const affected: AffectedApplication[] = []
    for (const [n, meta] of metas.entries()) {
      const run = n < maxRunsRead ? await applications.currentRun(meta.applicationId) : undefined
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
