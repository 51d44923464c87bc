import { maxKeysAsked } from '#archive/commit-change'
import type { ApplicationMeta } from '#domain/claimant'
import type { ClaimIndex, VerifyQueue } from '#domain/ports'

export interface AskHoldersParts {
  readonly claimIndex: Pick<ClaimIndex, 'watchers'>
  readonly applications: { list(): Promise<readonly ApplicationMeta[]> }
  readonly verifyQueue: VerifyQueue
}

const idsPerAsking = 1_000

/**
 * After the archive changed: asks for every application that looks for records under one of these keys; for all of them when the keys are
 * too many, or `everybody` may be concerned (the archive became complete for a year, so "not covered" may have become "not found").
 */
export const createAskHolders =
  ({ claimIndex, applications, verifyQueue }: AskHoldersParts) =>
  async (changedKeys: readonly string[], everybody = false): Promise<number> => {
    const all = everybody || changedKeys.length > maxKeysAsked
    const ids = all
      ? (await applications.list()).map(({ applicationId }) => applicationId)
      : await claimIndex.watchers(changedKeys)
    for (let at = 0; at < ids.length; at += idsPerAsking) await verifyQueue.ask(ids.slice(at, at + idsPerAsking))
    return ids.length
  }
