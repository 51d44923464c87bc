import type { Rank } from './claim.ts'
import type { Claimant } from './claimant.ts'
import type { CertificateKind } from './form.ts'
import type { Box } from './pages.ts'

/** What two applications' pages of one certificate have in common, but for whom they name. No name stands in it. */
export interface ScanAgreement {
  readonly kind: CertificateKind
  /** Where the own page names the applicant. */
  readonly nameBox: Box
  readonly title?: string
  /** A number that both pages say: of this certificate alone, or of the work that several may hold papers of. */
  readonly number?: { readonly printed: string; readonly kind: 'own' | 'shared' }
  /** Of the words without the names, 0..1. */
  readonly likeness: number
  /** Absent where a page is no scan. */
  readonly picture?: {
    readonly nearBits: number
    readonly fineShare: number
    readonly isSameScan: boolean
  }
  readonly scanned: boolean
  /** Of the page that was read less surely, 0..1. */
  readonly confidence?: number
  readonly areNamesAlike: boolean
  readonly saysChanged: boolean
}

/** One certificate of this application that another person's application holds with their name on it. */
export interface ScanMeeting extends ScanAgreement {
  readonly documentId: string
  readonly page: number
  readonly textSource: 'text' | 'ocr'
  /** The other side, masked. */
  readonly line: Claimant
  /** The place that the other side claims for what the certificate proves, where it proves a claim. */
  readonly otherRank?: Rank
  /** Under the certificate's keys are more people than are compared one by one: one group, of which this is the strongest. */
  readonly people?: number
}

export interface ScanComparison {
  readonly meetings: readonly ScanMeeting[]
  /** What was not compared, in words. */
  readonly notes: readonly string[]
}
