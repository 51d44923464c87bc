import type { Box } from './pages.ts'

/** Where a statement stands. */
export interface Evidence {
  readonly documentId: string
  readonly page: number
  readonly box: Box
  readonly quote: string
  readonly from: 'form' | 'certificate'
  readonly textSource: 'text' | 'ocr'
  /**
   * Why a page was put beside a claim that neither a number nor the very title ties to it. Shown to the reviewer; no rule takes such
   * a page for the claim's certificate.
   */
  readonly linkedBy?: 'look-alike' | 'similar-title' | 'named-there'
}
