import type { Application, DocumentReport } from './application.ts'
import type { ArchiveMatch, ArchiveSnapshot } from './archive-record.ts'
import type { Comparison, Severity, Warning } from './warning.ts'

/** 一致 · 不符 · 未找到 · 未覆盖 · 无法核验. */
export type Verdict =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'differs'; readonly fields: readonly string[] }
  | { readonly kind: 'not-found' } // the archive is complete for this kind and year, and has no such record
  | { readonly kind: 'not-covered' } // the archive does not say that it is complete there
  | { readonly kind: 'cannot-check'; readonly reason: string }

export interface CheckedClaim {
  readonly claimId: string
  readonly verdict: Verdict
  readonly best?: ArchiveMatch
  readonly comparison: readonly Comparison[]
}

/** Integer points that sum exactly to `total`; a cap is a part of its own with negative points. */
export interface ReviewPriority {
  readonly total: number
  readonly parts: readonly { readonly label: string; readonly points: number; readonly fingerprint?: string }[]
}

/** Three questions that are answered apart: what the archive says, whether it is claimed elsewhere too, whose text it is. */
export type RiskOutput = 'record' | 'elsewhere' | 'text'

/** 0..100: how likely it is, as far as was seen, that the achievement is not this claim's alone. It orders nothing and decides nothing. */
export interface Risk {
  readonly total: number
  /** Each by its own signs alone. */
  readonly outputs: Readonly<Record<RiskOutput, number>>
  /** An equal number, title key or picture, or a long passage, that no trap weakened. Without one the risk ends at 60. */
  readonly hasHardFact: boolean
  /** Points that sum exactly to `total`, the strongest sign first; the cap has no output. */
  readonly parts: readonly RiskPart[]
}

export interface RiskPart {
  readonly label: string
  readonly points: number
  readonly output?: RiskOutput
  readonly isHard?: boolean
  readonly fingerprint?: string
}

/** 重复风险 of the application, and of each claim that any sign speaks of. */
export interface DuplicationRisk extends Risk {
  readonly claims: readonly (Risk & { readonly claimId: string })[]
}

export interface Versions {
  readonly parser: string
  readonly ruleSet: string
  readonly policy: string
  readonly archiveSnapshot: string
  /** The trained scorer of matches. Absent in runs older than it. */
  readonly matchModel?: string
}

/** A verification run (核验). Everything it depends on is in `runId`; its items are invisible until the flip. */
export interface Run {
  readonly runId: string
  readonly applicationId: string
  readonly versions: Versions
  readonly documents: readonly DocumentReport[]
  readonly application: Application | undefined
  readonly claims: readonly CheckedClaim[]
  readonly warnings: readonly Warning[]
  readonly priority: ReviewPriority
  /** Absent in runs older than it. */
  readonly duplication?: DuplicationRisk
  readonly counts: Readonly<Record<Severity, number>>
  readonly archive: ArchiveSnapshot
  /** Which cut-offs and clauses were used, and what is not known. */
  readonly policyNotes: readonly string[]
  readonly at: string
}

export const countBySeverity = (warnings: readonly Pick<Warning, 'severity'>[]): Record<Severity, number> => {
  const counts: Record<Severity, number> = { red: 0, orange: 0, yellow: 0, blue: 0 }
  for (const { severity } of warnings) counts[severity]++
  return counts
}
