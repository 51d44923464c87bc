import { Terminal } from '#domain/failure'
import { outlineOf, type PageOutline, type PagePicture, type UndrawnReason } from '#domain/page-picture'
import type { Box, Page, PagesResult } from '#domain/pages'
import type { Intake } from '#domain/ports'
import type { ApplicationsStore } from './applications-store.ts'
import { isDocumentId, layerKey, outlineKey, pictureKey } from './keys.ts'
import type { Objects } from './objects.ts'

export interface PagePicturesParts {
  /** The evidence bucket, where the layers lie and the pictures are kept. */
  readonly objects: Objects
  readonly intake: Pick<Intake, 'read'>
  readonly applications: Pick<ApplicationsStore, 'uploadsOf'>
  /** `pdf/page-picture`. */
  readonly draw: (
    bytes: Uint8Array,
    wanted: readonly { readonly page: Page; readonly crop?: Box }[],
  ) => Promise<readonly PagePicture[]>
}

export interface PagePictures {
  /** A page as it was read. Drawn from the upload on first view, and kept. */
  get(applicationId: string, documentId: string, page: number): Promise<PagePicture>
  /** Parts of pages of one document, in the same order. They are not kept. */
  crops(applicationId: string, documentId: string, wanted: readonly WantedCrop[]): Promise<readonly PagePicture[]>
  /** The pages of a document without their words; empty when nothing of it was read. */
  outline(applicationId: string, documentId: string): Promise<readonly PageOutline[]>
}

export interface WantedCrop {
  readonly page: number
  readonly crop: Box
}

/**
 * Pictures of pages, kept under ids and numbers only. A picture is turned as its page was read, so it is good for that reading alone: each
 * carries the tag of the pages layer that it was drawn for, and is drawn anew when the document has been read otherwise since.
 */
export const createPagePictures = ({ objects, intake, applications, draw }: PagePicturesParts): PagePictures => {
  /** The tag of what was read; undefined when there is nothing. */
  const readingOf = async (applicationId: string, documentId: string): Promise<string | undefined> => {
    if (!isDocumentId(documentId)) return undefined
    for await (const { etag } of objects.list(layerKey(applicationId, documentId, 'pages')))
      return etag.replaceAll('"', '')
    return undefined
  }

  const pagesOf = async (applicationId: string, documentId: string): Promise<readonly Page[]> => {
    const stored = await objects.get(layerKey(applicationId, documentId, 'pages'))
    const result = stored && (JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as PagesResult)
    return result?.kind === 'read' ? result.pages : []
  }

  const kept = async (key: string, reading: string) => {
    const stored = await objects.get(key)
    return stored?.metadata.reading === reading ? stored : undefined
  }

  const keptPicture = async (key: string, reading: string): Promise<PagePicture | undefined> => {
    const stored = await kept(key, reading)
    if (!stored) return undefined
    const { width, height } = stored.metadata
    return { kind: 'drawn', webp: stored.bytes, width: Number(width), height: Number(height) }
  }

  const keep = async (key: string, reading: string, picture: PagePicture): Promise<void> => {
    if (picture.kind !== 'drawn') return
    const { webp, width, height } = picture
    await objects.put(key, webp, 'image/webp', { reading, width: String(width), height: String(height) })
  }

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
    wanted: readonly { readonly page: number; readonly crop?: Box }[],
  ): Promise<readonly PagePicture[]> => {
    const pages = new Map((await pagesOf(applicationId, documentId)).map((page) => [page.page, page]))
    const known = wanted.flatMap((it) => {
      const page = pages.get(it.page)
      return page ? [{ ...it, page }] : []
    })
    const bytes = known.length > 0 ? await original(applicationId, documentId) : undefined
    const drawn = bytes ? await draw(bytes, known) : known.map(() => notDrawn('original-gone'))
    const rest = [...drawn]
    return wanted.map(({ page }) => (pages.has(page) && rest.shift()) || notDrawn('no-such-page'))
  }

  const getOne = async (applicationId: string, documentId: string, page: number): Promise<PagePicture> => {
    const reading = await readingOf(applicationId, documentId)
    if (reading === undefined) return notDrawn('no-such-page')
    const key = pictureKey(applicationId, documentId, page)
    const before = await keptPicture(key, reading)
    if (before) return before
    const [picture = notDrawn('no-such-page')] = await drawFrom(applicationId, documentId, [{ page }])
    await keep(key, reading, picture)
    return picture
  }

  const once = createOnce<PagePicture>()

  return {
    get: (applicationId, documentId, page) =>
      once(`${applicationId}/${documentId}/${page}`, () => getOne(applicationId, documentId, page)),

    crops: async (applicationId, documentId, wanted) =>
      isDocumentId(documentId)
        ? drawFrom(applicationId, documentId, wanted)
        : wanted.map(() => notDrawn('no-such-page')),

    async outline(applicationId, documentId) {
      const reading = await readingOf(applicationId, documentId)
      if (reading === undefined) return []
      const key = outlineKey(applicationId, documentId)
      const stored = await kept(key, reading)
      if (stored) return JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as readonly PageOutline[]
      const outline = (await pagesOf(applicationId, documentId)).map(outlineOf)
      await objects.put(key, JSON.stringify(outline), 'application/json', { reading })
      return outline
    },
  }
}

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
