import type { Box } from './pages.ts'

/** Where a statement stands. */
export interface Evidence {
  readonly documentId: string
  readonly page: number
  readonly box: Box
  readonly quote: string
  readonly from: 'form' | 'certificate'
  readonly textSource: 'text' | 'ocr'
}
