import { outlineOf, type PageOutline } from '#domain/page-picture'
import type { PagesResult } from '#domain/pages'
import { isDocumentId, layerKey, outlineKey } from './keys.ts'
import { getJson, type Objects } from './objects.ts'

/** The pages of a document without their words; empty when nothing of it was read. */
export type ReadOutline = (applicationId: string, documentId: string) => Promise<readonly PageOutline[]>

export interface PageOutlines {
  readonly outline: ReadOutline
}

/** Written beside the layers when a document has been read (`evidence-store`); from the pages themselves for those read before that was so. */
export const createPageOutlines = (objects: Pick<Objects, 'get'>): PageOutlines => ({
  async outline(applicationId, documentId) {
    if (!isDocumentId(documentId)) return []
    const written = await getJson(objects, outlineKey(applicationId, documentId))
    if (written) return written as readonly PageOutline[]
    const result = (await getJson(objects, layerKey(applicationId, documentId, 'pages'))) as PagesResult | undefined
    return result?.kind === 'read' ? result.pages.map(outlineOf) : []
  },
})
