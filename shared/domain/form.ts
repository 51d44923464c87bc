import type { Identifier } from './identifier.ts'
import type { Box } from './pages.ts'

/** The second layer: what is printed on the pages as labels, values and tables, in the words that are printed there. */
export interface Form {
  readonly fields: readonly FormField[]
  readonly tables: readonly FormTable[]
  readonly sections: readonly FormSection[]
  readonly certificates: readonly FormCertificate[]
  /** What the file consists of, where it was split. */
  readonly parts?: readonly BundlePart[]
}

export interface FormField {
  /** The heading that the field stands under, as printed: `基本情况`. Empty when there is none; `cover` on a cover page. */
  readonly section: string
  readonly label: string
  readonly value: string
  /** Where the value begins. */
  readonly page: number
  /**
   * Around the words of the value, as much of it as stands on `page`. A value that has a table cell to itself has the whole cell; of an
   * empty one it is the place where it would stand: the empty cell, the blank line, or else the label.
   */
  readonly bbox: Box
}

export interface FormTable {
  readonly title: string
  readonly columns: readonly string[]
  /** `rows[r][c]` belongs to `columns[c]`. A row that a page break cut is one row here. */
  readonly rows: readonly (readonly string[])[]
  /**
   * Where each row stands; for a row cut by a page break, where it begins. Cells that reach into it from the rows above are not in its
   * box. `rowPlaces.length === rows.length`.
   */
  readonly rowPlaces: readonly { readonly page: number; readonly bbox: Box }[]
  readonly page: number
  readonly bbox: Box
}

export interface FormSection {
  readonly title: string
  readonly page: number
  /** Free text under the heading (a summary, an opinion). Empty when the section holds only fields or a table. */
  readonly text: string
}

export type CertificateKind =
  | 'invention-patent'
  | 'utility-patent'
  | 'design-patent'
  | 'patent-acceptance' // 受理通知书: not a grant
  | 'patent-publication' // 公布: not a grant
  | 'software'
  | 'award'
  | 'title'
  | 'degree'
  | 'training'
  | 'unit-notice'
  | 'project-contract'
  | 'project-acceptance'
  | 'paper' // its first page; only among the certificates of an application
  | 'standard' // cover and foreword of a standard
  | 'other'

export interface FormCertificate {
  readonly kind: CertificateKind
  readonly page: number
  readonly fields: readonly { readonly label: string; readonly value: string; readonly bbox: Box }[]
}

/** What a stretch of pages in a bundle is: the form, a certificate, or one of the other papers that applicants hand in (domain 1.5). */
export type PartKind =
  | 'form'
  | CertificateKind
  | 'paper'
  | 'paper-acceptance' // 录用通知, 清样: not published
  | 'paper-cover'
  | 'paper-contents'
  | 'index-proof'
  | 'contract'
  | 'social-insurance'
  | 'identity'
  | 'commitment'
  | 'appraisal'
  | 'summary'
  | 'unknown' // read, and nothing speaks for any kind
  | 'unread'

/** One document inside a file. Every page of the file belongs to exactly one part. */
export interface BundlePart {
  readonly kind: PartKind
  readonly pages: readonly number[]
  readonly title?: string
  /** 0..1: how much speaks for the kind; 0 for `unknown`. */
  readonly confidence: number
  /** Achievements that the part names, by title or by number: it may prove them. */
  readonly names?: readonly Naming[]
}

export interface Naming {
  /** The title as printed, or the number as it is shown. */
  readonly text: string
  readonly number?: Identifier
  readonly page: number
  readonly bbox: Box
}
