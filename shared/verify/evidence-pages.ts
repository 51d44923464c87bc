import { outlineOf, type PageOutline } from '#domain/page-picture'
import type { DocumentLayers } from '#domain/ports'

/** The pages of a document that a report will quote whatever comes out: where claims stand and what proves them. Certificates first. */
export const evidencePages = ({ pages, application }: DocumentLayers, documentId: string): readonly PageOutline[] => {
  if (pages.kind !== 'read' || !application) return []
  const evidence = [
    ...application.certificates.map((certificate) => certificate.evidence),
    ...application.claims.flatMap((claim) => claim.evidence),
  ]
  const numbers = new Set(evidence.flatMap((it) => (it.documentId === documentId ? [it.page] : [])))
  const outlines = new Map(pages.pages.map((page) => [page.page, page]))
  return [...numbers].flatMap((number) => {
    const page = outlines.get(number)
    return page ? [outlineOf(page)] : []
  })
}
