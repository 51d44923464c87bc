import type { ApplicationMeta } from '#domain/claimant'
import { concurrently } from '#domain/concurrently'
import { dayInBeijing } from '#domain/dates'
import type { Applications, ClaimIndex, Clock } from '#domain/ports'
import { maxKeysKept } from './commit-change.ts'

export interface ConcernedParts {
  readonly claimIndex: Pick<ClaimIndex, 'watchers' | 'watched'>
  readonly applications: Pick<Applications, 'meta'> & { list(): Promise<readonly ApplicationMeta[]> }
  readonly clock: Clock
}

/** As long as a confirmed finding counts against a person: an older application is verified again by hand alone. */
const yearsLookedBack = 3
/** Of so few it is not worth while to list the applications first. */
export const fewKeys = 200
const callsAtOnce = 12
const applicationsAPage = 500

/**
 * The applications of the last three years that look for records under one of the changed keys, a page at a time. Keys are looked up one by one
 * while they are fewer than the applications; of more, each application's own are compared with them: a large import costs a read an
 * application and never one a record.
 */
export const createConcerned = ({ claimIndex, applications, clock }: ConcernedParts) =>
  async function* (changedKeys: readonly string[], everybody = false): AsyncGenerator<readonly ApplicationMeta[]> {
    const firstDay = firstDayOf(clock.now())
    const isRecent = ({ submittedAt }: ApplicationMeta): boolean => submittedAt.slice(0, 10) >= firstDay

    if (!everybody && changedKeys.length <= fewKeys) {
      const ids = await claimIndex.watchers(changedKeys)
      const metas = await concurrently(callsAtOnce, ids, (id) => applications.meta(id))
      yield metas.filter((meta) => meta !== undefined).filter(isRecent)
      return
    }
    const recent = (await applications.list()).filter(isRecent)
    if (everybody || changedKeys.length > maxKeysKept) {
      yield recent
      return
    }
    if (changedKeys.length < recent.length) {
      const ids = new Set(await claimIndex.watchers(changedKeys))
      yield recent.filter(({ applicationId }) => ids.has(applicationId))
      return
    }
    const changed = new Set(changedKeys)
    for (let at = 0; at < recent.length; at += applicationsAPage) {
      const page = recent.slice(at, at + applicationsAPage)
      const touched = await concurrently(callsAtOnce, page, async ({ applicationId }) =>
        (await claimIndex.watched(applicationId)).some((key) => changed.has(key)),
      )
      yield page.filter((_, i) => touched[i])
    }
  }

const firstDayOf = (now: string): string => {
  const today = dayInBeijing(now)
  return `${Number(today.slice(0, 4)) - yearsLookedBack}${today.slice(4)}`
}
