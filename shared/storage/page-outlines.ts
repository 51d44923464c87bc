import { outlineOf, type PageOutline } from '#domain/page-picture'
import type { PagesResult } from '#domain/pages'
import { isDocumentId, layerKey, outlineKey } from './keys.ts'
import type { Objects } from './objects.ts'

/** The pages of a document without their words; empty when nothing of it was read. */
export type ReadOutline = (applicationId: string, documentId: string) => Promise<readonly PageOutline[]>

export interface PageOutlines {
  readonly outline: ReadOutline
}

/** Written beside the layers when a document has been read (`evidence-store`); from the pages themselves for those read before that was so. */
export const createPageOutlines = (objects: Pick<Objects, 'get'>): PageOutlines => {
  const getJson = async <T>(key: string): Promise<T | undefined> => {
    const stored = await objects.get(key)
    return stored && (JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as T)
  }
  return {
    async outline(applicationId, documentId) {
      if (!isDocumentId(documentId)) return []
      const written = await getJson<readonly PageOutline[]>(outlineKey(applicationId, documentId))
      if (written) return written
      const result = await getJson<PagesResult>(layerKey(applicationId, documentId, 'pages'))
      return result?.kind === 'read' ? result.pages.map(outlineOf) : []
    },
  }
}
