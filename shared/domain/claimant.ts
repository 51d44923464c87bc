import type { Application, TitleLevel } from './application.ts'
import type { Claim } from './claim.ts'
import type { Severity } from './warning.ts'

/** What became of an earlier application. Only `granted` consumes an achievement (domain 0.3). */
export type SeasonOutcome = 'open' | 'granted' | 'failed' | 'withdrawn'

/** One line of the claim index: who claims the achievement with this key, in which application. */
export interface Claimant {
  readonly claimKey: string
  /** All keys of that claim, strongest first: two different numbers under one shared title are two achievements. */
  readonly allKeys?: readonly string[]
  readonly applicationId: string
  readonly claimId: string
  /** HMAC of the resident id; of name, unit and birth where the id is missing (then `personKnownBy` says so). */
  readonly personKey: string
  readonly personKnownBy: 'resident-id' | 'name-and-unit'
  /** Masked, for showing to another committee: 覃*某. */
  readonly maskedPerson: string
  readonly unitKey?: string
  readonly committee: string
  readonly season: string
  readonly counted: boolean
  readonly kind: Claim['kind']
  readonly title: string
  readonly rank?: Claim['rank']
  readonly dates: Claim['dates']
  readonly grade?: string
  readonly saysGranted?: boolean
  readonly targetLevel?: TitleLevel
  readonly route: Application['route']
  readonly outcome: SeasonOutcome
  /** The cut-off (申报时间截止) of that application, where known. */
  readonly cutOff?: string
  readonly page: number
  readonly quote: string
  /** Every place that says it was read by OCR: its rank may be misread. */
  readonly isFromOcr?: boolean
  /** The line is of a certificate's page, under a key of its own (CLM-004), and not of a claim. */
  readonly scan?: ScanPlace
}

/** Where the page stands in its own application; `digest` changes with its words, its picture or the applicant's name. */
export interface ScanPlace {
  readonly documentId: string
  readonly page: number
  readonly digest: string
}

/** An application's own data beside its documents: what the committee knows of it. */
export interface ApplicationMeta {
  readonly applicationId: string
  readonly committee: string
  readonly season: string
  readonly region: string
  readonly series?: string
  readonly outcome: SeasonOutcome
  readonly cutOff?: string
  readonly submittedAt: string
  readonly state: ReviewState
  readonly currentRunId?: string
  readonly version: number
  /** Why it could not be verified; written by close-failed. */
  readonly failure?: string
  /** Warnings of the current run, so that a list need not read runs. Absent is unknown, never none. */
  readonly counts?: Readonly<Record<Severity, number>>
  /** Scanned pages recognised so far, of all files that are being read now. Absent when none is. */
  readonly reading?: { readonly done: number; readonly all: number }
}

/** What the committee decided. A cut-off left out stays as it is; `null` takes it away. */
export interface OutcomeChange {
  readonly outcome: SeasonOutcome
  readonly cutOff?: string | null
}

/** 已上传 · 核验中 · 待核查 · 核查中 · 已完成 · 未能核验. */
export type ReviewState = 'received' | 'verifying' | 'to-review' | 'in-review' | 'closed' | 'failed'
