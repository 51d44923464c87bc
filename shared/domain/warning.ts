import type { Evidence } from './application.ts'
import type { MatchScore } from './match-score.ts'
import type { TextOverlap } from './passages.ts'

/** 红 must be cleared before the committee sees the file · 橙 check before review · 黄 correct or confirm · 蓝 information. */
export type Severity = 'red' | 'orange' | 'yellow' | 'blue'
export const severities = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly Severity[]

/** Which fault of a 复核 it supports (notice clause 8.3): H 硬件条件缺失 · P 程序不规范 · T 材料不属实. */
export type ReviewTag = 'H' | 'P' | 'T'

/** One field, both sides. The words ＝一致 ≠不同 ∅缺失 come from `result`. */
export interface Comparison {
  readonly field: string
  readonly claimed: string
  readonly recorded: string
  readonly result: 'same' | 'different' | 'missing'
}

/** The other side of a warning. People of other applications are already masked here. */
export type Counterpart =
  | {
      readonly kind: 'record'
      readonly recordId: string
      readonly title: string
      readonly source: string // department · file · row
      readonly importedAt: string
      /** Why the record is held to be the claim's. */
      readonly score?: MatchScore
    }
  | {
      readonly kind: 'claim'
      readonly applicationId: string
      readonly claimId: string
      readonly person: string // masked: 覃*某
      readonly committee: string
      readonly season: string
      readonly quote: string
      readonly page: number
    }
  | { readonly kind: 'own-claim'; readonly claimId: string; readonly quote: string; readonly page: number }

/** A warning (预警): what was found, against what, why it may be innocent, and what to check. It never concludes. */
export interface Warning {
  /** hash(rule code, claim key, counterpart key): decisions hang on it and survive re-runs. */
  readonly fingerprint: string
  readonly code: string
  readonly ruleVersion: number
  readonly severity: Severity
  readonly tag?: ReviewTag
  /** The rule's neutral name in Chinese. */
  readonly name: string
  readonly statement: string
  readonly claimId?: string
  readonly evidence: readonly Evidence[]
  readonly counterpart?: Counterpart
  readonly comparison: readonly Comparison[]
  /** Of a warning about texts. The other side is already masked but for what both say. */
  readonly overlap?: TextOverlap
  /** Traps that lowered the severity, in the reviewer's words. */
  readonly loweredBy: readonly string[]
  readonly innocentReasons: readonly string[]
  readonly whatToCheck: readonly string[]
  readonly basis: string
}
