import type { CertificateKind } from './form.ts'
import type { Box, PictureMarks } from './pages.ts'

/**
 * The page of a certificate with its words: what the same page in another application is compared with (CLM-004). It stays in the evidence
 * layer; runs and the index know of it by hashes alone.
 */
export interface ProofPage {
  readonly documentId: string
  readonly page: number
  readonly kind: CertificateKind
  readonly source: 'text' | 'ocr'
  /** Mean over what was recognised, 0..1. */
  readonly confidence?: number
  readonly picture?: PictureMarks
  /** From the top; of a long page only its beginning. */
  readonly lines: readonly ProofLine[]
}

export interface ProofLine {
  readonly text: string
  readonly box: Box
}

/**
 * Certificates that name whose they are, and what for or under which number. A cover of a standard names nobody, and a proof of training or
 * of a unit is the same for everybody but for the name.
 */
export const comparedKinds: ReadonlySet<CertificateKind> = new Set([
  'invention-patent',
  'utility-patent',
  'design-patent',
  'software',
  'award',
  'title',
  'degree',
  'project-contract',
  'project-acceptance',
  'paper',
])
