import { Terminal } from '#domain/failure'
import type { DrawnPage, PageOutline, PagePicture, UndrawnReason } from '#domain/page-picture'
import type { Box } from '#domain/pages'
import type { Intake } from '#domain/ports'
import type { ApplicationsStore } from './applications-store.ts'
import { isDocumentId, pictureKey } from './keys.ts'
import type { Objects } from './objects.ts'
import { createPageOutlines, type ReadOutline } from './page-outlines.ts'

/** `pdf/page-picture`: a picture for each page or part of one, in the same order. */
export type DrawPages = (
  bytes: Uint8Array,
  wanted: readonly { readonly page: PageOutline; readonly crop?: Box }[],
) => Promise<readonly PagePicture[]>

export interface PagePicturesParts {
  /** The evidence bucket, where the layers lie and the pictures are kept. */
  readonly objects: Objects
  readonly intake: Pick<Intake, 'read'>
  readonly applications: Pick<ApplicationsStore, 'uploadsOf'>
  readonly draw: DrawPages
}

export interface PagePictures {
  /** A page as it was read. Drawn from the upload on first view, and kept. */
  get(applicationId: string, documentId: string, page: number): Promise<PagePicture>
  /** Parts of pages of one document, in the same order. They are not kept. */
  crops(applicationId: string, documentId: string, wanted: readonly WantedCrop[]): Promise<readonly PagePicture[]>
  readonly outline: ReadOutline
}

export interface WantedCrop {
  readonly page: number
  readonly crop: Box
}

/** Pictures of pages, kept under ids and numbers only. */
export const createPagePictures = ({ objects, intake, applications, draw }: PagePicturesParts): PagePictures => {
  const { outline } = createPageOutlines(objects)
  const store = createPictureStore(objects)

  /** The upload, under whichever of its keys is still there. */
  const original = async (applicationId: string, documentId: string): Promise<Uint8Array | undefined> => {
    for (const key of await applications.uploadsOf(applicationId, documentId))
      try {
        return (await intake.read(key)).bytes
      } catch (cause) {
        if (!(cause instanceof Terminal)) throw cause
      }
    return undefined
  }

  const drawFrom = async (
    applicationId: string,
    documentId: string,
    wanted: readonly { readonly page: PageOutline; readonly crop?: Box }[],
  ): Promise<readonly PagePicture[]> => {
    const bytes = wanted.length > 0 ? await original(applicationId, documentId) : undefined
    return bytes ? draw(bytes, wanted) : wanted.map(() => notDrawn('original-gone'))
  }

  const getOne = async (applicationId: string, documentId: string, number: number): Promise<PagePicture> => {
    const page = (await outline(applicationId, documentId)).find((it) => it.page === number)
    if (!page) return notDrawn('no-such-page')
    const before = await store.kept(applicationId, documentId, page)
    if (before) return before
    const [picture = notDrawn('no-such-page')] = await drawFrom(applicationId, documentId, [{ page }])
    await store.keep(applicationId, documentId, page, picture)
    return picture
  }

  const once = createOnce<PagePicture>()

  return {
    outline,

    get: (applicationId, documentId, page) =>
      once(`${applicationId}/${documentId}/${page}`, () => getOne(applicationId, documentId, page)),

    async crops(applicationId, documentId, wanted) {
      if (!isDocumentId(documentId)) return wanted.map(() => notDrawn('no-such-page'))
      const pages = new Map((await outline(applicationId, documentId)).map((page) => [page.page, page]))
      const known = wanted.flatMap(({ page: number, crop }) => {
        const page = pages.get(number)
        return page ? [{ page, crop }] : []
      })
      const rest = [...(await drawFrom(applicationId, documentId, known))]
      return wanted.map(({ page }) => (pages.has(page) && rest.shift()) || notDrawn('no-such-page'))
    },
  }
}

export interface PictureStore {
  kept(applicationId: string, documentId: string, page: PageOutline): Promise<DrawnPage | undefined>
  /** What was not drawn is not kept: it is tried again. */
  keep(applicationId: string, documentId: string, page: PageOutline, picture: PagePicture): Promise<void>
}

/**
 * A picture is turned as its page was read and has lent fonts or none, so it is good for that reading alone: each carries what it was drawn
 * as, and is drawn anew when the document has been read otherwise since.
 */
export const createPictureStore = (objects: Pick<Objects, 'get' | 'put'>): PictureStore => ({
  async kept(applicationId, documentId, page) {
    const stored = await objects.get(pictureKey(applicationId, documentId, page.page))
    if (!stored || stored.metadata.as !== drawnAs(page)) return undefined
    const { width, height } = stored.metadata
    return { kind: 'drawn', webp: stored.bytes, width: Number(width), height: Number(height) }
  },

  async keep(applicationId, documentId, page, picture) {
    if (picture.kind !== 'drawn') return
    const { webp, width, height } = picture
    const metadata = { as: drawnAs(page), width: String(width), height: String(height) }
    await objects.put(pictureKey(applicationId, documentId, page.page), webp, 'image/webp', metadata)
  },
})

const drawnAs = ({ source, turned = 0, scan }: PageOutlineTurned): string =>
  [source, turned, scan?.turns ?? 0, scan?.radians ?? 0].join(' ')
type PageOutlineTurned = Omit<PageOutline, 'turned'> & { readonly turned?: number }

const notDrawn = (reason: UndrawnReason): PagePicture => ({ kind: 'not-drawn', reason })

/** Who asks for what somebody else is being given waits for that: a browser asks several times for the page that it waits for. */
const createOnce = <T>() => {
  const running = new Map<string, Promise<T>>()
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const started = running.get(key) ?? work().finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}
