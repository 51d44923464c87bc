import type { Evidence } from '#domain/evidence'
import type { PageOutline, PagePicture } from '#domain/page-picture'
import type { Box } from '#domain/pages'

/** Pictures of pages, as the console asks for them. `storage/page-pictures` gives it. */
export interface PictureDeps {
  get(applicationId: string, documentId: string, page: number): Promise<PagePicture>
  outline(applicationId: string, documentId: string): Promise<readonly PageOutline[]>
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
  pageHref?(place: Pick<Evidence, 'documentId' | 'page'>): string | undefined
  picture(evidence: Evidence): ShownPicture | undefined
}

export const wholePage: Box = [0, 0, 1, 1]

const pagePath = (applicationId: string, { documentId, page }: Pick<Evidence, 'documentId' | 'page'>): string =>
  `/applications/${encodeURIComponent(applicationId)}/pages/${encodeURIComponent(documentId)}/${page}`

/** The console's pages, for those documents whose outline is known. */
export const consolePlaces = async (
  pictures: PictureDeps,
  applicationId: string,
  documentIds: readonly string[],
): Promise<Places> => {
  const outlines = new Map(
    await Promise.all(documentIds.map(async (id) => [id, await pictures.outline(applicationId, id)] as const)),
  )
  const find = ({ documentId, page }: Pick<Evidence, 'documentId' | 'page'>) =>
    outlines.get(documentId)?.find((outline) => outline.page === page)
  return {
    pageHref: (place) => (find(place) ? pagePath(applicationId, place) : undefined),
    picture(evidence) {
      const outline = find(evidence)
      if (!outline) return undefined
      const { width, height } = outline
      return { href: `${pagePath(applicationId, evidence)}.webp`, region: wholePage, width, height }
    },
  }
}
