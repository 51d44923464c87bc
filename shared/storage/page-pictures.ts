import { Terminal } from '#domain/failure'
import { outlineOf, type PageOutline, type PagePicture, type UndrawnReason } from '#domain/page-picture'
import type { Page, PagesResult } from '#domain/pages'
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
  readonly draw: (bytes: Uint8Array, pages: readonly Page[]) => Promise<ReadonlyMap<number, PagePicture>>
}

export interface PagePictures {
  /** A page as it was read. Drawn from the upload on first view, and kept. */
  get(applicationId: string, documentId: string, page: number): Promise<PagePicture>
  /** Several pages of one document: what is missing is drawn in one go. */
  getSome(
    applicationId: string,
    documentId: string,
    pages: readonly number[],
  ): Promise<ReadonlyMap<number, PagePicture>>
  /** The pages of a document without their words; empty when nothing of it was read. */
  outline(applicationId: string, documentId: string): Promise<readonly PageOutline[]>
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

  const drawMissing = async (applicationId: string, documentId: string, missing: readonly number[]) => {
    const pages = (await pagesOf(applicationId, documentId)).filter(({ page }) => missing.includes(page))
    if (pages.length === 0) return new Map<number, PagePicture>()
    const bytes = await original(applicationId, documentId)
    if (!bytes) return new Map(pages.map(({ page }) => [page, notDrawn('original-gone')]))
    return draw(bytes, pages)
  }

  const getSome: PagePictures['getSome'] = async (applicationId, documentId, wanted) => {
    const pictures = new Map<number, PagePicture>(wanted.map((page) => [page, notDrawn('no-such-page')]))
    const reading = await readingOf(applicationId, documentId)
    if (reading === undefined) return pictures
    const keyOf = (page: number) => pictureKey(applicationId, documentId, page)
    const missing: number[] = []
    for (const page of pictures.keys()) {
      const picture = await keptPicture(keyOf(page), reading)
      if (picture) pictures.set(page, picture)
      else missing.push(page)
    }
    if (missing.length > 0)
      for (const [page, picture] of await drawMissing(applicationId, documentId, missing)) {
        pictures.set(page, picture)
        await keep(keyOf(page), reading, picture)
      }
    return pictures
  }

  const once = createOnce<PagePicture>()

  return {
    getSome,

    get: (applicationId, documentId, page) =>
      once(`${applicationId}/${documentId}/${page}`, async () => {
        const pictures = await getSome(applicationId, documentId, [page])
        return pictures.get(page) ?? notDrawn('no-such-page')
      }),

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
