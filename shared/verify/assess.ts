import type { Application, DocumentReport } from '#domain/application'
import type { ArchiveMatch, ArchiveSnapshot } from '#domain/archive-record'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import type { Policy } from '#domain/policy'
import type { CheckedClaim, ReviewPriority } from '#domain/run'
import type { Warning } from '#domain/warning'

/** Everything an assessment may look at. It is plain data: the same input always gives the same assessment. */
export interface AssessmentInput {
  /** Absent when no document of the application could be read. */
  readonly application: Application | undefined
  readonly documents: readonly DocumentReport[]
  readonly meta: ApplicationMeta
  /** claimId → the keys of the achievement (domain 6.7), strongest first. */
  readonly claimKeys: ReadonlyMap<string, readonly string[]>
  /** claimId → archive records found for it, best first. */
  readonly matches: ReadonlyMap<string, readonly ArchiveMatch[]>
  /** Lines of the claim index under any of this application's claim keys, its own lines included. */
  readonly claimants: readonly Claimant[]
  /** HMAC of this applicant, to tell own earlier applications from other people's. */
  readonly personKey: string
  readonly archive: ArchiveSnapshot
  readonly policy: Policy
}

export interface Assessment {
  readonly claims: readonly CheckedClaim[]
  readonly warnings: readonly Warning[]
  readonly priority: ReviewPriority
  readonly policyNotes: readonly string[]
}
