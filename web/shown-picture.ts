import type { Evidence } from '#domain/evidence'
import type { PageOutline, PagePicture } from '#domain/page-picture'
import type { Box } from '#domain/pages'
import type { Warning } from '#domain/warning'
import type { RequestRef } from '#review/disclosure/log'
import type { DisclosureRequest } from '#review/disclosure/request'

/** Pages as the console asks for them. `storage/page-outlines` and `storage/page-pictures` give it. */
export interface PageDeps {
  outline(applicationId: string, documentId: string): Promise<readonly PageOutline[]>
  /** Absent where another function answers below `/applications/:id/pictures` (docs/adr/0005). */
  get?(applicationId: string, documentId: string, page: number): Promise<PagePicture>
}

/** A picture that a report can show, of a page or of a part of it. */
export interface ShownPicture {
  readonly href: string
  /** What of the page the picture shows. */
  readonly region: Box
  /** The page's size in points. */
  readonly width: number
  readonly height: number
}

/** What a report shows of the place where a statement stands. */
export interface Places {
  /** Address of the page with all its boxes; absent in a file, which has no other pages. */
  pageHref?(place: Place): string | undefined
  picture(evidence: Evidence): ShownPicture | undefined
  /** Address of an archive record's own page; absent in a file. */
  recordHref?(recordId: string): string
  /** What can be done about the masked other side of the warning; absent in a file. */
  otherSide?(warning: Warning): OtherSideLink | undefined
  /** What is to be said of the pictures above the report. */
  readonly notice?: string
}

/** Opened by who sees both sides, asked for by who does not, or asked for already. */
export type OtherSideLink =
  | { readonly kind: 'open'; readonly href: string }
  | { readonly kind: 'may-ask'; readonly href: string }
  | { readonly kind: 'asked'; readonly href: string; readonly request: DisclosureRequest; readonly askAgain?: string }

export const noPictures: Places = { picture: () => undefined }

export const wholePage: Box = [0, 0, 1, 1]

type Place = Pick<Evidence, 'documentId' | 'page'>

const pathOf = (applicationId: string, what: 'pages' | 'pictures', { documentId, page }: Place): string =>
  `/applications/${encodeURIComponent(applicationId)}/${what}/${encodeURIComponent(documentId)}/${page}`
const pagePath = (applicationId: string, place: Place): string => pathOf(applicationId, 'pages', place)
export const picturePath = (applicationId: string, place: Place): string =>
  `${pathOf(applicationId, 'pictures', place)}.webp`

/** Of the other side's page that was granted: below the own application, so that its guard stands before it. */
export const disclosedPicturePath = ({ applicationId, requestId }: RequestRef, page: number): string =>
  pathOf(applicationId, 'pictures', { documentId: requestId, page }).concat('.webp')

/** The console's pages, for those documents whose outline is known. */
export const consolePlaces = async (
  { outline }: Pick<PageDeps, 'outline'>,
  applicationId: string,
  documentIds: readonly string[],
): Promise<Places> => {
  const outlines = new Map(
    await Promise.all(documentIds.map(async (id) => [id, await outline(applicationId, id)] as const)),
  )
  const find = ({ documentId, page }: Place) => outlines.get(documentId)?.find((outline) => outline.page === page)
  return {
    pageHref: (place) => (find(place) ? pagePath(applicationId, place) : undefined),
    picture(evidence) {
      const found = find(evidence)
      if (!found) return undefined
      const { width, height } = found
      return { href: picturePath(applicationId, evidence), region: wholePage, width, height }
    },
  }
}
