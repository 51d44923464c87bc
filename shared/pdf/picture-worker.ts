import { parentPort, workerData } from 'node:worker_threads'
import { openRenderer } from './render.ts'
import { setUpright, type Upright } from './upright-picture.ts'
import { toWebp } from './webp.ts'

/** What the thread is asked for. */
export interface Order {
  readonly bytes: Uint8Array
  readonly pages: readonly { readonly page: number; readonly upright: Upright }[]
  readonly dpi: number
}

/** The thread in which pages of one document are drawn for the eye; killed when a page takes too long (see page-picture.ts). */
const { bytes, pages, dpi } = workerData as Order
const renderer = await openRenderer(bytes)
if (!renderer) parentPort?.postMessage({ kind: 'cannot-open' })
else
  for (const { page, upright } of pages) {
    parentPort?.postMessage({ kind: 'starts', page })
    const { width, height, ...drawn } = setUpright(renderer.draw(page, dpi), upright)
    const webp = await toWebp({ width, height, ...drawn })
    parentPort?.postMessage({ kind: 'drawn', page, picture: { kind: 'drawn', webp, width, height } })
  }
renderer?.close()
parentPort?.postMessage({ kind: 'done' })
