import type { Application, DocumentReport, Route, TitleLevel } from './application.ts'
import type { ArchiveMatch, ArchiveRecord, ArchiveSnapshot } from './archive-record.ts'
import type { ApplicationMeta, Claimant, SeasonOutcome } from './claimant.ts'
import type { Nominee } from './nominee.ts'
import type { TextComparison } from './passages.ts'
import type { Policy } from './policy.ts'
import type { CheckedClaim, DuplicationRisk, ReviewPriority } from './run.ts'
import type { ScanComparison } from './scan-meeting.ts'
import type { Warning } from './warning.ts'

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
  /** Earlier applications of the same person, also those that share no achievement with this one: they date the window. */
  readonly earlier?: readonly EarlierApplication[]
  /** Whom the applicant's enterprise nominates in this season, the applicant included. Absent: nobody looked. */
  readonly nominees?: readonly Nominee[]
  /** Lines of the integrity register under this person's HMAC or the unit's code. */
  readonly integrity?: readonly ArchiveRecord[]
  /** Hours and titles that departments have recorded under this person's HMAC. Absent: nobody could look, for no number was read. */
  readonly personal?: readonly ArchiveRecord[]
  readonly archive: ArchiveSnapshot
  readonly policy: Policy
  /** What its texts have in common with others; absent where no texts were compared. */
  readonly passages?: TextComparison
  /** Certificates that other people's applications hold with another name; absent where nobody looked. */
  readonly scans?: ScanComparison
}

/** What the product knows of an earlier application of the same person (domain 3, `K0`). */
export interface EarlierApplication {
  readonly applicationId: string
  readonly season: string
  readonly outcome: SeasonOutcome
  readonly route: Route
  readonly targetLevel?: TitleLevel
  /** 申报时间截止 of that application, where known. */
  readonly cutOff?: string
}

export interface Assessment {
  readonly claims: readonly CheckedClaim[]
  readonly warnings: readonly Warning[]
  readonly priority: ReviewPriority
  readonly duplication?: DuplicationRisk
  readonly policyNotes: readonly string[]
}
