import type { ApplicationMeta, OutcomeChange } from '#domain/claimant'
import type { VerifyQueue } from '#domain/ports'

export interface RecordOutcomeParts {
  readonly applications: {
    setOutcome(applicationId: string, change: OutcomeChange): Promise<ApplicationMeta>
  }
  readonly verifyQueue: VerifyQueue
}

/**
 * Notes what a committee decided, and asks for the application to be verified again: its lines of the claim index say the outcome, and whoever
 * meets a changed line is asked in turn. It asks even when nothing changed, so that a second try makes good a first that died in between.
 */
export const createRecordOutcome =
  ({ applications, verifyQueue }: RecordOutcomeParts) =>
  async (applicationId: string, change: OutcomeChange): Promise<ApplicationMeta> => {
    const meta = await applications.setOutcome(applicationId, change)
    await verifyQueue.ask([applicationId])
    return meta
  }
