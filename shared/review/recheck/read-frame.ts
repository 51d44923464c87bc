import type { ApplicationMeta } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import type { Applications } from '#domain/ports'
import type { Run } from '#domain/run'
import type { ReviewTag } from '#domain/warning'
import type { RecheckApplication } from './frame.ts'

export interface RecheckStores {
  readonly applications: Pick<Applications, 'currentRun'> & { list(): Promise<readonly ApplicationMeta[]> }
}

export interface FrameRequest {
  readonly season: string
  /** 复核 looks at those who passed (评审通过人员); `all` is for a look before the results are in. */
  readonly of: 'granted' | 'all'
  /** Only these; absent is every committee. */
  readonly committees?: readonly string[]
}

/** Runs that are in memory at once: one of sixty claims is some hundred kilobytes. */
const callsAtOnce = 4

/** The applications of a season from which a 复核 is chosen. Of each run only numbers are kept. */
export const readRecheckFrame = async (
  { applications }: RecheckStores,
  { season, of, committees }: FrameRequest,
): Promise<readonly RecheckApplication[]> => {
  const metas = (await applications.list()).filter(
    (meta) =>
      meta.season === season &&
      meta.outcome !== 'withdrawn' &&
      (of === 'all' || meta.outcome === 'granted') &&
      (committees === undefined || committees.includes(meta.committee)),
  )
  return concurrently(callsAtOnce, metas, async (meta) =>
    toFrame(meta, await applications.currentRun(meta.applicationId)),
  )
}

const toFrame = (meta: ApplicationMeta, run: Run | undefined): RecheckApplication => {
  const series = meta.series ?? run?.application?.target.series
  const level = run?.application?.target.level
  return {
    applicationId: meta.applicationId,
    committee: meta.committee,
    outcome: meta.outcome,
    ...(series !== undefined && { series }),
    ...(level !== undefined && { level }),
    ...(run && { warnings: run.counts, faults: faultsOf(run) }),
  }
}

/** The three faults of a 复核 (硬件条件缺失, 程序不规范, 材料不属实) as tags: how many warnings speak of each. Blue speaks of none. */
const faultsOf = ({ warnings }: Run): Readonly<Record<ReviewTag, number>> => {
  const faults = { H: 0, P: 0, T: 0 }
  for (const { tag, severity } of warnings) if (tag && severity !== 'blue') faults[tag]++
  return faults
}
