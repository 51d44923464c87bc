import { type ConcernedParts, createConcerned } from '#archive/concerned'
import type { VerifyQueue } from '#domain/ports'

export interface AskHoldersParts extends ConcernedParts {
  readonly verifyQueue: VerifyQueue
}

/**
 * After the archive changed: asks for every application of the last three years that looks for records under one of these keys; for all of them
 * when the keys are too many to keep, or `everybody` may be concerned. Each page is asked for as soon as it is found. Says how many.
 */
export const createAskHolders = ({ verifyQueue, ...parts }: AskHoldersParts) => {
  const concernedBy = createConcerned(parts)
  return async (changedKeys: readonly string[], everybody = false): Promise<number> => {
    let asked = 0
    for await (const metas of concernedBy(changedKeys, everybody)) {
      await verifyQueue.ask(metas.map(({ applicationId }) => applicationId))
      asked += metas.length
    }
    return asked
  }
}
