import type { TitleLevel } from './application.ts'
import type { PartialDate } from './dates.ts'

/** Policy is data: numbers with the clause that they come from. A run records which version it used. */
export interface Policy {
  readonly version: string
  /** Unified cut-offs per season (申报年度). `confirmed: false` may never carry a warning above blue. */
  readonly cutOffs: readonly CutOff[]
  readonly seniority: readonly SeniorityRule[]
}

export interface CutOff {
  readonly season: string
  readonly region: string
  readonly series: string // '*' for all
  readonly level: TitleLevel | '*'
  readonly seniority: PartialDate
  readonly achievements: PartialDate
  readonly confirmed: boolean
  readonly clause: string
}

/** Years of the lower title that the next level asks for. */
export interface SeniorityRule {
  readonly from: TitleLevel
  readonly to: TitleLevel
  readonly series: string // '*' for all
  readonly years: number
  /** The fewest years that any degree may bring; `years` holds for the ordinary one (domain 6.6: N depends on 学历). */
  readonly yearsWithDegree?: { readonly master?: number; readonly doctor?: number }
  readonly confirmed: boolean
  readonly clause: string
}
