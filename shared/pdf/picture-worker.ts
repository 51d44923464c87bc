import { parentPort, workerData } from 'node:worker_threads'
import type { PagePicture, UndrawnReason } from '#domain/page-picture'
import { openRenderer, type Renderer } from './render.ts'
import { setUpright, type Upright } from './upright-picture.ts'
import { toWebp } from './webp.ts'

/** What the thread is asked for. */
export interface Order {
  readonly bytes: Uint8Array
  readonly pages: readonly PageOrder[]
  readonly dpi: number
}

export interface PageOrder {
  readonly page: number
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

const tell = (page: number, reason: UndrawnReason) =>
  parentPort?.postMessage({ kind: 'ends', page, picture: { kind: 'not-drawn', reason } })

for (const order of pages) {
  const { page, upright } = order
  parentPort?.postMessage({ kind: 'starts', page })
  const renderer = await rendererFor(order)
  if (!renderer) parentPort?.postMessage({ kind: 'cannot-open' })
  else if (page > renderer.pageCount) tell(page, 'no-such-page')
  else if (renderer.size(page).width === 0) tell(page, 'page-error')
  else {
    const picture = setUpright(renderer.draw(page, dpi), upright)
    const { width, height } = picture
    const drawn: PagePicture = { kind: 'drawn', webp: await toWebp(picture), width, height }
    parentPort?.postMessage({ kind: 'ends', page, picture: drawn })
  }
}
parentPort?.postMessage({ kind: 'done' })
