import type { TitleLevel } from '#domain/application'
import type { ClaimKind, DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { CertificateKind } from '#domain/form'
import type { IdentifierFacts } from '#domain/identifier'
import type { HiddenReason, UnreadableReason, UnreadReason } from '#domain/pages'
import type { BodyOverlap, OverlapMeasure } from '#domain/passages'
import type { Severity } from '#domain/warning'
import type { BoundSource, Months, Span } from './clocks.ts'
import type { QualificationFacts } from './qualification-facts.ts'
import type { trapWords } from './words/traps.ts'

/** Rule code → what its findings say, each with exactly its own members. The words for them stand in `words/`, keyed the same way. */
export interface FactsByCode extends QualificationFacts {
  'IDN-001': { readonly maskedNumber: string; readonly problems: readonly IdProblem[] }
  'IDN-002': { readonly code: string; readonly problem: 'both-checks' | 'outer-check' | 'shape' }
  'PAT-001': {
    readonly printed: string
    readonly problem: 'check-digit' | 'repaired'
    readonly expectedCheck?: string
    readonly repairedTo?: string
    readonly certificateNumber?: string
  }
  'PAT-002': { readonly values: readonly TypeValue[] }
  'PAT-003': { readonly numberYear: number; readonly filed: PartialDate; readonly printed: string }
  'PAT-004': { readonly seen: NotGranted; readonly printed?: string }
  'PAT-005': { readonly problems: readonly GrantTimeProblem[] }
  'PAT-006': {
    readonly is: 'applicant-added' | 'order' | 'others'
    readonly now: readonly string[]
    readonly then: readonly string[]
  }
  'PAT-007':
    | {
        readonly is: 'not-employer'
        readonly owners: readonly string[]
        readonly employers: readonly string[]
        readonly filed: PartialDate
      }
    | { readonly is: 'owner-changed'; readonly owners: readonly string[]; readonly then: readonly string[] }
  'PAT-008': RankFacts
  'PAT-009': { readonly filed: PartialDate; readonly model: string; readonly invention: string }
  'PAT-010': {
    readonly is: 'abnormal' | 'invalid' | 'partly-invalid' | 'rejected' | 'withdrawn' | 'lapsed'
    readonly status: string
    readonly on?: PartialDate
    readonly asOf: string
  }
  'SW-001': { readonly printed: string; readonly problems: readonly SoftwareProblem[] }
  'STD-001':
    | { readonly is: 'year'; readonly printed: string; readonly numberYear: number; readonly date: PartialDate }
    | { readonly is: 'absent'; readonly source: RankSource; readonly listed: number }
    | { readonly is: 'units-only'; readonly units: readonly string[] }
  'PAP-001': { readonly problems: readonly JournalProblem[] }
  'PAP-002': {
    readonly journal: string
    readonly year: number
    readonly label: string
    readonly problems: readonly IssueProblem[]
  }
  'PAP-003': { readonly doi: string; readonly problems: readonly DoiProblem[] }
  'PAP-004': { readonly is: 'retraction' | 'concern'; readonly title: string; readonly issued?: PartialDate }
  'PAP-005': RankFacts
  'PAP-007': { readonly printed: string; readonly problems: readonly BookProblem[] }
  'PRJ-001': {
    readonly first: AmountSource
    readonly firstYuan: number
    readonly second: AmountSource
    readonly secondYuan: number
    /** 10 or 10,000: as when 元 is taken for 万元. */
    readonly factor?: number
  }
  'PRJ-002': { readonly problems: readonly ProjectTimeProblem[] }
  'PRJ-003': RankFacts
  'AWD-001': AwardProblem
  'AWD-002': RankFacts | { readonly is: 'no-personal-list' }
  'DUP-001': { readonly by: 'key' | 'title'; readonly title: string; readonly page: number; readonly otherPage: number }
  'DUP-002': {
    readonly way: SplitWay
    readonly title: string
    readonly other: string
    readonly page: number
    readonly otherPage: number
    readonly number?: string
  }
  'CLM-001': OtherClaim
  'CLM-002': { readonly others: readonly OtherClaim[]; readonly agreesWithArchive: boolean }
  'CLM-003': RankConflict
  'CLM-004': {
    readonly person: string
    readonly committee: string
    readonly season: string
    readonly kind: CertificateKind
    readonly number?: string
    /** Of this certificate alone, or of the work that several may hold papers of. */
    readonly numberIs?: 'own' | 'shared'
    readonly likeness: number
    /** Absent where a page is no scan. */
    readonly isSameScan?: boolean
    /** So many others hold it: one group. */
    readonly people?: number
  }
  'CLM-005': {
    readonly person: string
    readonly committee: string
    readonly season: string
    /** People on the department's list, and whether it is the whole list. */
    readonly listed: number
    readonly complete: boolean
  }
  'TXT-001':
    | TextGroupFacts
    | { readonly is: 'pair'; readonly other: OtherText; readonly cells: readonly OverlapMeasure[] }
  'TXT-002': TextGroupFacts | TextPairFacts
  'TXT-003': TextGroupFacts | TextPairFacts
  'PAP-006': {
    readonly title: string
    readonly otherTitle: string
    /** Empty where it was not read. */
    readonly journal: string
    readonly otherJournal: string
    readonly body: BodyOverlap
  }
  'REU-001': {
    readonly season: string
    readonly level?: TitleLevel
    readonly cutOff?: string
    readonly title: string
    readonly page: number
  }
  'REU-002': {
    readonly date: PartialDate
    readonly place: 'before' | 'after' | 'unclear'
    /** Of the title that the window starts from, as exact as it is known. */
    readonly grantedOn?: PartialDate
    readonly lower?: Span & { readonly source: BoundSource }
    readonly upper?: Span & { readonly source: BoundSource }
  }
  'QUA-001': {
    readonly title: string
    readonly grantedOn: PartialDate
    readonly cutOff: Span
    readonly months: Months
    readonly years: number
    readonly clause: string
    readonly short: 'surely' | 'perhaps'
  }
  'UNT-001': {
    readonly unit: string
    /** Months in which the declared unit paid. */
    readonly months: number
    readonly insured: readonly { readonly unit: string; readonly from: PartialDate; readonly to?: PartialDate }[]
  }
  'DOC-001':
    | { readonly is: 'nothing' | 'beginning'; readonly kind: ClaimKind }
    | { readonly is: 'none-in-bundle'; readonly claims: number }
  'DOC-002': CertificateDifference
  'INT-001': {
    readonly of: 'person' | 'unit'
    readonly matter: string
    readonly submitted: string
    readonly until?: PartialDate
    readonly issuer?: string
  }
  'DOC-003':
    | {
        readonly is: 'pages'
        readonly file: string
        readonly pages: readonly { readonly page: number; readonly reason: UnreadReason }[]
      }
    | { readonly is: 'file'; readonly file: string; readonly reason: UnreadableReason }
    | { readonly is: 'no-application' }
  'DOC-004': {
    readonly file: string
    readonly places: number
    readonly pages: readonly number[]
    readonly ways: readonly HiddenReason[]
  }
}

export type Code = keyof FactsByCode

export type IdProblem =
  | { readonly is: 'checksum'; readonly expected?: string }
  | { readonly is: 'impossible-date' }
  | { readonly is: 'shape' }
  | { readonly is: 'repaired' }
  | { readonly is: 'sex' }
  | { readonly is: 'birth'; readonly stated: PartialDate; readonly inNumber: string }

/** One of the five places where a patent says of which type it is. */
export interface TypeValue {
  readonly from: 'number' | 'kind-letter' | 'publication-digit' | 'certificate' | 'claim'
  readonly printed: string
  readonly type: NonNullable<IdentifierFacts['patentType']>
}

/** The best that stands there instead of a grant. */
export type NotGranted = 'kind-A' | 'acceptance-notice' | 'publication' | 'pct' | 'nothing'

export type GrantTimeProblem =
  | { readonly is: 'granted-before-filed'; readonly filed: PartialDate; readonly granted: PartialDate }
  | { readonly is: 'published-after-grant'; readonly published: PartialDate; readonly granted: PartialDate }
  | {
      readonly is: 'short-interval'
      readonly filed: PartialDate
      readonly granted: PartialDate
      readonly days: number
    }
  | { readonly is: 'weekday'; readonly granted: PartialDate; readonly weekday: number }

/** What form and certificate say otherwise; a date by what it is the date of. */
export interface CertificateDifference {
  readonly field: 'title' | 'number' | 'grade' | 'rank' | DateRole
  readonly claimed: string
  readonly printed: string
}

export type AmountSource = 'form' | 'contract' | 'archive'

export type RankSource = 'certificate' | 'archive'

/** What one official list says of the claimed rank. */
export type RankFacts =
  | { readonly is: 'absent'; readonly source: RankSource; readonly listed: number }
  /** The list is not whole, but names somebody else in the first place, which the claim takes. */
  | { readonly is: 'first-is-other'; readonly source: RankSource }
  | { readonly is: 'rank'; readonly source: RankSource; readonly claimed: number; readonly recorded: number }
  | { readonly is: 'size'; readonly source: RankSource; readonly claimed: number; readonly recorded: number }

export type SoftwareProblem =
  | { readonly is: 'year'; readonly numberYear: number; readonly registered: PartialDate }
  | { readonly is: 'flow-number' }
  | { readonly is: 'electronic-copy' }
  | { readonly is: 'shape' }

export type JournalProblem =
  | { readonly is: 'issn-check'; readonly printed: string; readonly expected?: string }
  | { readonly is: 'cn-region'; readonly printed: string }
  | { readonly is: 'cn-not-domestic'; readonly printed: string }
  | { readonly is: 'newspaper'; readonly printed: string }
  | {
      readonly is: 'not-a-pair'
      readonly issn: string
      readonly cn: string
      readonly recordedIssn: string
      readonly recordedCn: string
    }

/** Against the whole contents of the issue. */
export type IssueProblem =
  | { readonly is: 'not-listed'; readonly listed: number }
  | { readonly is: 'beyond-last-page'; readonly last: number }
  | { readonly is: 'other-at-pages'; readonly title: string }

export type DoiProblem =
  | { readonly is: 'issn'; readonly inDoi: string; readonly printed: string }
  | { readonly is: 'year'; readonly inDoi: number; readonly published: number }
  | { readonly is: 'title'; readonly recorded: string }

export type BookProblem =
  | { readonly is: 'checksum'; readonly expected?: string }
  | { readonly is: 'foreign-group' }
  | { readonly is: 'ten-digits'; readonly year: number }

export type ProjectTimeProblem =
  | { readonly is: 'accepted-before-start'; readonly start: PartialDate; readonly accepted: PartialDate }
  | { readonly is: 'ended-before-start'; readonly start: PartialDate; readonly end: PartialDate }
  | { readonly is: 'number-after-start'; readonly number: string; readonly year: number; readonly start: PartialDate }
  | { readonly is: 'number-shape'; readonly number: string; readonly funder: string }

export type AwardProblem =
  | { readonly is: 'not-in-complete-list'; readonly award: string; readonly year: number }
  | { readonly is: 'level-above-issuer'; readonly claimed: string; readonly issuer: string; readonly atMost: string }
  | { readonly is: 'category-did-not-exist'; readonly category: string; readonly year: number; readonly since: string }
  | { readonly is: 'grade-above-record'; readonly claimed: string; readonly recorded: string }
  | { readonly is: 'level-above-record'; readonly claimed: string; readonly recorded: string }

/** Domain 6.4, DUP-002 (a) to (d): one number or contract · a result beside its source · tasks of one parent · two prizes of one project. */
export type SplitWay = 'number' | 'source' | 'parent' | 'awards'

/** A text of somebody else, masked; or of the applicant themselves, from another application. */
export interface OtherText {
  readonly person: string
  readonly committee: string
  readonly season: string
  readonly page: number
  readonly isOwn: boolean
}

export interface TextPairFacts {
  readonly is: 'pair'
  readonly other: OtherText
  readonly title: string
  readonly body: BodyOverlap
}

/** What very many have alike: a form's text, or a text sold as often. */
export interface TextGroupFacts {
  readonly is: 'group'
  readonly applicants: number
  readonly isMore: boolean
  readonly characters: number
  readonly share: number
}

/** Another person's claim to the same achievement; the person is masked. */
export interface OtherClaim {
  readonly person: string
  readonly committee: string
  readonly season: string
  readonly rank: string
  readonly ownRank: string
}

export type RankConflict =
  | { readonly is: 'same-rank'; readonly rank: number; readonly other: OtherClaim }
  | { readonly is: 'total-differs'; readonly own: number; readonly others: number; readonly other: OtherClaim }
  | { readonly is: 'rank-beyond-total'; readonly rank: number; readonly total: number }
  | { readonly is: 'more-people-than-total'; readonly people: number; readonly total: number }

export type Trap = keyof typeof trapWords

/** A trap that applies, and the level that it leaves. It can only lower; where it would not, it is not named. */
export interface Lowering {
  readonly trap: Trap
  readonly to: Severity
}
