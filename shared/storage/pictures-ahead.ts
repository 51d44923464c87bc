import type { PageOutline } from '#domain/page-picture'
import type { Objects } from './objects.ts'
import { createPictureStore, type DrawPages } from './page-pictures.ts'

/** What the pages that a report will quote are drawn with, while the file is at hand. A dozen is usual, and takes 2 to 4 s. */
export const aheadLimits = { maxPages: 40, timeoutMs: 60_000 } as const

// Few enough that the time is looked at often, many enough that a thread is worth its start.
const pagesATime = 4

/** Draws pages from bytes that are at hand and keeps them. What does not fit into the time is drawn when somebody looks at it. */
export const createDrawAhead =
  (
    objects: Pick<Objects, 'get' | 'put'>,
    draw: DrawPages,
    limits: { maxPages: number; timeoutMs: number } = aheadLimits,
  ) =>
  async (
    applicationId: string,
    documentId: string,
    bytes: Uint8Array,
    pages: readonly PageOutline[],
  ): Promise<void> => {
    const store = createPictureStore(objects)
    const wanted = pages.slice(0, limits.maxPages)
    const endsAt = performance.now() + limits.timeoutMs
    for (let at = 0; at < wanted.length && performance.now() < endsAt; at += pagesATime) {
      const some = wanted.slice(at, at + pagesATime)
      const pictures = await draw(
        bytes,
        some.map((page) => ({ page })),
      )
      for (const [i, page] of some.entries()) {
        const picture = pictures[i]
        if (picture) await store.keep(applicationId, documentId, page, picture)
      }
    }
  }
