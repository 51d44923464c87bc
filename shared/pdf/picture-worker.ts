import { parentPort, workerData } from 'node:worker_threads'
import type { PagePicture, UndrawnReason } from '#domain/page-picture'
import type { Box } from '#domain/pages'
import { openRenderer, type Renderer } from './render.ts'
import { cut, setUpright, type Upright } from './upright-picture.ts'
import { toWebp } from './webp.ts'

/** What the thread is asked for. */
export interface Order {
  readonly bytes: Uint8Array
  readonly pages: readonly PageOrder[]
  readonly dpi: number
}

export interface PageOrder {
  readonly id: number
  readonly page: number
  /** The part that is wanted, of the page set upright. */
  readonly crop?: Box
  readonly upright: Upright
  /** Whether its text layer can be trusted, so that fonts may be lent to it. */
  readonly isText: boolean
}

/** The thread in which pages of one document are drawn for the eye; killed when a page takes too long (see page-picture.ts). */
const { bytes, pages, dpi } = workerData as Order

// A document remembers the fonts that it was drawn with, so pages with lent fonts are drawn from another copy of it.
const opened = new Map<boolean, Renderer | undefined>()
const rendererFor = async ({ isText }: PageOrder): Promise<Renderer | undefined> => {
  if (!opened.has(isText)) opened.set(isText, await openRenderer(bytes, { lendFonts: isText }))
  return opened.get(isText)
}

const end = (id: number, picture: PagePicture) => parentPort?.postMessage({ kind: 'ends', id, picture })
const notDrawn = (reason: UndrawnReason): PagePicture => ({ kind: 'not-drawn', reason })

for (const order of pages) {
  const { id, page, upright, crop } = order
  parentPort?.postMessage({ kind: 'starts', page })
  const renderer = await rendererFor(order)
  if (!renderer) parentPort?.postMessage({ kind: 'cannot-open' })
  else if (page > renderer.pageCount) end(id, notDrawn('no-such-page'))
  else if (renderer.size(page).width === 0) end(id, notDrawn('page-error'))
  else {
    const whole = setUpright(renderer.draw(page, dpi), upright)
    const picture = crop ? cut(whole, crop) : whole
    end(id, { kind: 'drawn', webp: await toWebp(picture), width: picture.width, height: picture.height })
  }
}
parentPort?.postMessage({ kind: 'done' })
