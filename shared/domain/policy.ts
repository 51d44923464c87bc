import type { TitleLevel } from './application.ts'
import type { ClaimKind } from './claim.ts'
import type { PartialDate } from './dates.ts'

/**
 * Policy is data: numbers with the clause that they come from. A run records which version it used. A table that is absent is not known, and
 * rules that need it say so. What is `confirmed: false` may never carry a warning above blue.
 */
export interface Policy {
  readonly version: string
  /** Unified cut-offs per season (申报年度). `confirmed: false` may never carry a warning above blue. */
  readonly cutOffs: readonly CutOff[]
  readonly seniority: readonly SeniorityRule[]
  readonly education?: readonly EducationRule[]
  readonly publicNotice?: readonly PublicNoticeRule[]
  readonly calendar?: HolidayCalendar
  readonly directBases?: readonly DirectBasis[]
  readonly nominations?: readonly NominationRule[]
  readonly criteria?: readonly Criterion[]
  /** Names of one series (系列). */
  readonly seriesNames?: readonly (readonly string[])[]
  readonly issuingBodies?: readonly IssuingBodyRule[]
  readonly recognition?: readonly RecognitionRule[]
  readonly tables?: PolicyTables
}

/** What every line of policy has. */
export interface PolicyLine {
  readonly confirmed: boolean
  readonly clause: string
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

/** 继续教育: hours a year, over the years of study from `from` to `to`. */
export interface EducationRule extends PolicyLine {
  readonly from: number
  readonly to?: number
  readonly series: string
  readonly hoursAYear: number
  /** 专业科目 at least this share of the total … */
  readonly professionalShare: { readonly of: number; readonly in: number }
  /** … or this many hours, whichever asks for less. */
  readonly professionalHours: number
  /** 行业共享学时 count as 专业科目. */
  readonly sharedCountsAsProfessional: boolean
  /** Words in a row by which a year may be exempt: 援外, 病假. */
  readonly exemptions: readonly string[]
  /** The series counts credits (学分) instead. */
  readonly countsCredits?: boolean
}

/** 公示 in the unit before the nomination. */
export interface PublicNoticeRule extends PolicyLine {
  readonly workingDays: number
}

/** Working days. A year that is not in `years` is not published (or not entered) and only its ordinary days are sure. */
export interface HolidayCalendar {
  readonly years: readonly HolidayYear[]
  /** `MM-DD` spans in which holidays and exchanged days fall in some year. */
  readonly spansOfOtherYears: readonly { readonly from: string; readonly to: string; readonly holiday: string }[]
}

export interface HolidayYear extends PolicyLine {
  readonly year: number
  /** Days off that would be working days or are part of a holiday; Saturdays and Sundays need not stand here. */
  readonly off: readonly DaySpan[]
  /** Saturdays and Sundays that are worked (调休). */
  readonly worked: readonly PartialDate[]
  /** Days that are off in one region, or of which it is not known: they may be worked or not. */
  readonly maybe?: readonly (DaySpan & { readonly region: string })[]
}

export interface DaySpan {
  readonly from: PartialDate
  readonly to: PartialDate
  readonly name: string
}

/** 直接申报: what it may rest on, and how far it leads. */
export interface DirectBasis extends PolicyLine {
  readonly code: string
  readonly name: string
  /** Every one of them stands in the basis's words; a `|` inside divides alternatives. */
  readonly words: readonly string[]
  /** None of them does. */
  readonly notWords?: readonly string[]
  readonly maxLevel: TitleLevel
  /** Absent: any series. */
  readonly series?: string
  readonly from: PartialDate
  readonly quota?: 'enterprise-year'
}

/** Places of one enterprise in a year (R-GIANT). */
export interface NominationRule extends PolicyLine {
  readonly from: number
  readonly basis: string
  readonly places: number
  readonly fullPlaces: number
  readonly extraPlaces: number
  /** A specialty that names one of these may take an extra place. */
  readonly extraSpecialties: readonly string[]
}

/** 评审条件: what counts, how often, in which rank. */
export interface Criterion extends PolicyLine {
  readonly series: string
  readonly level: TitleLevel
  readonly kinds: readonly (ClaimKind | 'invention' | 'utility' | 'design')[]
  readonly maxRank?: number
  readonly minCount: number
  readonly minLevel?: string
}

/** R-DOC: from that day documents that grant or confirm a title are issued by bodies with legal personality. */
export interface IssuingBodyRule extends PolicyLine {
  readonly from: PartialDate
  readonly internalOffices: readonly string[]
}

/** R-RENDING: seasons in which a 认定 is bound by no time limit. */
export interface RecognitionRule extends PolicyLine {
  readonly from: number
  readonly hasTimeLimit: boolean
}

/**
 * Tables that rules look things up in; each row says where it is public. `funders` and `issuers` are policy's; periodicals, their issues,
 * retractions and standards are the archive's, where rules read them: a policy file that holds them is refused with the way there.
 */
export interface PolicyTables {
  readonly funders?: readonly FunderRow[]
  readonly issuers?: readonly IssuerRow[]
}

export interface SourcedRow {
  readonly source: string
}
export interface FunderRow extends SourcedRow {
  readonly name: string
  readonly numberPattern?: string
  readonly level?: string
}
export interface IssuerRow extends SourcedRow {
  readonly name: string
  readonly level: string
}
