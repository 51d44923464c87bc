import { parentPort, workerData } from 'node:worker_threads'
import { openModels } from './ocr/models.ts'
import { readScannedPage } from './ocr/read-scanned-page.ts'
import { openRenderer } from './render.ts'

/** The thread in which scanned pages of one document are drawn and recognised; killed when a page takes too long (see read-scans.ts). */
const { bytes, pages } = workerData as { readonly bytes: Uint8Array; readonly pages: readonly number[] }
const renderer = await openRenderer(bytes)
if (renderer) {
  const models = await openModels()
  for (const page of pages) {
    parentPort?.postMessage({ starts: page })
    parentPort?.postMessage({ page: await readScannedPage(models, renderer, page) })
  }
  renderer.close()
}
parentPort?.postMessage({ done: true })
