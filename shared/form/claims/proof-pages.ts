import type { Certificate } from '#domain/application'
import { isRead, type PagesRead, type ReadPage } from '#domain/pages'
import { comparedKinds, type ProofLine, type ProofPage } from '#domain/proof-page'
import { linesOf } from './page-lines.ts'

/** A certificate has a hundred to four hundred characters; of a contract or a paper the head says whose it is. */
const mostCharacters = 800

/** Each page on which a certificate begins that can be compared with the same one elsewhere, once. */
export const proofPagesOf = ({ pages }: PagesRead, certificates: readonly Certificate[]): readonly ProofPage[] => {
  const read = new Map(pages.filter(isRead).map((page) => [page.page, page]))
  const found = certificates.flatMap(({ kind, evidence }) => {
    const page = read.get(evidence.page)
    return page && comparedKinds.has(kind) ? [toProofPage(kind, evidence.documentId, page)] : []
  })
  return [...new Map(found.map((proof) => [proof.page, proof])).values()]
}

const toProofPage = (kind: Certificate['kind'], documentId: string, page: ReadPage): ProofPage => ({
  documentId,
  page: page.page,
  kind,
  source: page.source,
  ...(page.scan && { confidence: page.scan.confidence }),
  ...(page.scan?.picture && { picture: page.scan.picture }),
  lines: headOf(linesOf(page).map(({ text, box }) => ({ text, box }))),
})

const headOf = (lines: readonly ProofLine[]): readonly ProofLine[] => {
  let characters = 0
  return lines.filter(({ text }) => {
    const isIn = characters < mostCharacters
    characters += text.length
    return isIn
  })
}
