import type { TitleLevel } from './application.ts'
import type { Claimant, SeasonOutcome } from './claimant.ts'

/** One nomination (推荐直接申报) of an enterprise in a year, as every nominee of that enterprise may see it: masked. */
export interface Nominee {
  readonly applicationId: string
  readonly personKey: string
  readonly personKnownBy: Claimant['personKnownBy']
  readonly maskedPerson: string
  readonly committee: string
  readonly season: string
  /** Absent when it was not read. */
  readonly level?: TitleLevel
  readonly specialty?: string
  readonly outcome: SeasonOutcome
}
