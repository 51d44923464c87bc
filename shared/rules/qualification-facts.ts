import type { TitleLevel } from '#domain/application'
import type { PartialDate } from '#domain/dates'

/** What the rules of qualification, quota and the unit's notice find (domain 6.6). */
export interface QualificationFacts {
  'QUA-002':
    | {
        readonly is: 'year'
        readonly year: number
        readonly problems: readonly HoursProblem[]
        readonly clause: string
      }
    | { readonly is: 'no-rows'; readonly years: readonly number[]; readonly clause: string }
  'QUA-003': {
    readonly series: string
    readonly level: TitleLevel
    /** The titles that are held, as printed. */
    readonly held: readonly string[]
    /** One of them is of that level in another series: it could be transferred (转评). */
    readonly otherSeries?: string
  }
  'QUA-004':
    | { readonly is: 'outside'; readonly title: string; readonly scope: string; readonly workPlace: string }
    | { readonly is: 'base-of-general'; readonly title: string; readonly scope: string }
  'QUA-005': DirectProblem
  'QUA-006': {
    readonly is: 'over-places' | 'over-full' | 'open'
    readonly season: string
    readonly ordinary: number
    readonly special: number
    readonly full: number
    readonly places: number
    readonly fullPlaces: number
    readonly extraPlaces: number
    readonly nominees: readonly MaskedNominee[]
    readonly clause: string
  }
  'UNT-002': NoticeProblem
}

export type HoursProblem =
  | { readonly is: 'sum'; readonly sum: number; readonly total: number }
  | { readonly is: 'short'; readonly total: number; readonly asked: number }
  | { readonly is: 'recorded'; readonly total: number; readonly recorded: number; readonly lookedUp: string }
  | {
      readonly is: 'professional'
      readonly professional: number
      readonly shared: number
      readonly total: number
      readonly asked: number
    }

export type DirectProblem =
  | {
      readonly is: 'level'
      readonly basis: string
      readonly level: TitleLevel
      readonly atMost: TitleLevel
      readonly clause: string
    }
  | {
      readonly is: 'series'
      readonly basis: string
      readonly series: string
      readonly asked: string
      readonly clause: string
    }
  | { readonly is: 'no-proof'; readonly basis: string; readonly clause: string }
  | { readonly is: 'unknown-basis'; readonly basis: string }
  | { readonly is: 'no-basis' }

export interface MaskedNominee {
  readonly person: string
  readonly committee: string
  readonly level?: TitleLevel
  readonly specialty?: string
}

export type NoticeProblem =
  | {
      readonly is: 'short'
      readonly from: PartialDate
      readonly to: PartialDate
      readonly least: number
      readonly most: number
      readonly asked: number
      /** Holidays and years that may or may not take days away. */
      readonly unsureOf: readonly string[]
      readonly clause: string
    }
  | { readonly is: 'after-submission'; readonly from: PartialDate; readonly submitted: string; readonly clause: string }
  | { readonly is: 'stated-short'; readonly days: number; readonly asked: number; readonly clause: string }
  | { readonly is: 'missing'; readonly asked: number; readonly clause: string }
