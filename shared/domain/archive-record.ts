import type { ClaimKind, DateRole } from './claim.ts'
import type { PartialDate } from './dates.ts'
import type { EducationColumn } from './education.ts'
import type { IdentifierScheme } from './identifier.ts'
import type { MatchScore } from './match-score.ts'

/** A record of the archive (档案记录): what a department says of an achievement. */
export interface ArchiveRecord {
  /** `<dataset>#<kind>#<stable id inside the dataset>`. */
  readonly recordId: string
  readonly kind: ClaimKind | 'journal' | 'issue' | 'retraction' | 'integrity' | 'education' | 'title-certificate'
  readonly title: string
  /** Names that other rows of the same number give: a project renamed at acceptance is found under both. */
  readonly otherTitles?: readonly string[]
  readonly identifiers: readonly {
    readonly scheme: IdentifierScheme
    readonly canonical: string
    readonly key: string
  }[]
  /** In order; `rank` is the position in the official list (1 = first inventor, leader, first winner). */
  readonly people: readonly { readonly name: string; readonly rank?: number }[]
  /** Whether `people` is the whole official list. "Absent from the list" needs true. */
  readonly peopleComplete: boolean
  readonly units: readonly string[]
  readonly year?: number
  readonly dates: readonly { readonly role: DateRole; readonly value: PartialDate }[]
  readonly awardName?: string
  readonly grade?: string
  readonly level?: string
  readonly issuer?: string
  readonly amountYuan?: number
  readonly patentType?: 'invention' | 'utility' | 'design'
  /** Patent legal status, as the office names it. */
  readonly status?: string
  /** The day from which `status` holds, where the file says it. */
  readonly statusOn?: PartialDate
  /** What came of a project, one entry an outcome (成果名称, 成果形式, 结项证书号 …), by printed header. One project may have several. */
  readonly outcomes?: readonly Readonly<Record<string, string>>[]
  /** Of an issue of a periodical: which one, and its table of contents. `title` is the periodical's, `year` the volume's. */
  readonly issue?: IssueContents
  /** Of a record of 学时: the hours of one person and year, as one platform has gathered them. */
  readonly hours?: RecordedHours
  /** Of a line of the integrity register, of hours, of a title: HMACs of the people whom it is of. No number of a person is ever kept. */
  readonly personKeys?: readonly string[]
  /** Of a line of the integrity register: what the person or the unit says to it. It is kept beside the line and changes nothing of it. */
  readonly reply?: string
  /** Columns that no field above holds, by their printed header. */
  readonly other: Readonly<Record<string, string>>
  readonly provenance: Provenance
  /** A imported from the authority · B approved by the unit · C read from an earlier application (domain 7). */
  readonly trust: 'A' | 'B' | 'C'
  readonly version: number
  /** What a steward has set right, oldest first: a file that says otherwise does not overrule it. */
  readonly corrections?: readonly Correction[]
  /** Taken out when its import was undone: kept for its history alone, and never found. */
  readonly withdrawn?: true
}

/** 学时 by kind; what has no column is absent, never nought. */
export type RecordedHours = Readonly<Partial<Record<EducationColumn, number>>>

export interface IssueContents {
  /** As compared: `8`, `8上` where one number has several parts (上旬刊, 下半月). */
  readonly label: string
  readonly contents: readonly IssueEntry[]
}

export interface IssueEntry {
  readonly title: string
  readonly people: readonly string[]
  /** `33` or `33-38`. */
  readonly pages?: string
}

/** One value of a record that a steward has set right, as printed before and after; `new` is empty when the value was taken out. */
export interface Correction {
  /** Which value, as `archive/columns` names it: `grade`, `date:granted`, `id:project`. */
  readonly field: string
  readonly old: string
  readonly new: string
  readonly why: string
  readonly who: string
  readonly at: string
}

export interface Provenance {
  readonly dataset: string
  readonly department: string
  readonly file: string
  readonly sheet?: string
  /** 1-based row in the file, header included, as a spreadsheet shows it. */
  readonly row: number
  readonly importedAt: string
}

/** "Not in the archive" may only be said where the archive says that it is whole: kind, scope and years. */
export interface Completeness {
  readonly dataset: string
  readonly kind: ArchiveRecord['kind']
  /** Award name, funder, or `*` for all of the kind. */
  readonly scope: string
  readonly fromYear: number
  readonly toYear: number
}

export interface ArchiveSnapshot {
  readonly snapshotId: string
  readonly datasets: readonly {
    readonly dataset: string
    readonly department: string
    readonly kind: ArchiveRecord['kind']
    readonly records: number
    readonly snapshot: number
    readonly importedAt: string
  }[]
  readonly completeness: readonly Completeness[]
}

/** Without a record of the kind nothing was looked up: silence would read as an answer. */
export const holdsKind = ({ datasets }: ArchiveSnapshot, kind: ArchiveRecord['kind']): boolean =>
  datasets.some((dataset) => dataset.kind === kind && dataset.records > 0)

/** How a record was found for a claim. */
export type MatchBasis = 'identifier' | 'title' | 'holder'

export interface ArchiveMatch {
  readonly record: ArchiveRecord
  readonly by: MatchBasis
  /** 0..1, Dice of the normalised titles. */
  readonly titleSimilarity: number
  /** What the scorer says of claim and record, for the report. Absent for a periodical, and in runs older than the scorer. */
  readonly score?: MatchScore
}
