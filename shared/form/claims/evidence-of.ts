import type { Evidence } from '#domain/application'
import type { PagesRead } from '#domain/pages'

/** Where words stand, as the evidence that warnings show. */
export type EvidenceOf = (page: number, box: Evidence['box'], quote: string) => Evidence

/** Pages whose words a recogniser read: their numbers may be misread. */
export const isOcrPageOf = ({ pages }: Pick<PagesRead, 'pages'>): ((page: number) => boolean) => {
  const scanned = new Set(pages.flatMap(({ page, source }) => (source === 'ocr' ? [page] : [])))
  return (page) => scanned.has(page)
}

/** The evidence of one document, by what kind of statement it comes from. */
export const evidenceFrom = (pages: Pick<PagesRead, 'pages'>, documentId: string) => {
  const isOcr = isOcrPageOf(pages)
  return (from: Evidence['from']): EvidenceOf =>
    (page, box, quote) => ({ documentId, page, box, quote, from, textSource: isOcr(page) ? 'ocr' : 'text' })
}
