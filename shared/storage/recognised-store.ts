import { concurrently } from '#domain/concurrently'
import type { Page } from '#domain/pages'
import type { RecognisedPages } from '#domain/ports'
import { recognisedKey, recognisedPagesPrefix } from './keys.ts'
import { getJson, type Objects } from './objects.ts'

/** One object a page, in the evidence bucket: a page is kept by one write, whatever becomes of the next. */
export const createRecognisedStore = (objects: Objects): RecognisedPages => ({
  async of(applicationId, documentId, parserVersion) {
    const keys: string[] = []
    for await (const { key } of objects.list(recognisedPagesPrefix(applicationId, documentId, parserVersion)))
      keys.push(key)
    const stored = await concurrently(8, keys, (key) => getJson(objects, key))
    return stored.flatMap((page) => (page ? [page as Page] : []))
  },

  async keep(applicationId, documentId, parserVersion, page) {
    const key = recognisedKey(applicationId, documentId, parserVersion, page.page)
    await objects.put(key, JSON.stringify(page), 'application/json')
  },
})
