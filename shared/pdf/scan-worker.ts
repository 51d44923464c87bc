import { openModels } from './ocr/models.ts'
import { readScannedPage } from './ocr/read-scanned-page.ts'
import { openRenderer } from './render.ts'

export interface ScanTask {
  readonly bytes: Uint8Array
  readonly pages: readonly number[]
}

/** The process in which scanned pages of one document are drawn and recognised; killed when a page takes too long (see read-scans.ts). */
const read = async ({ bytes, pages }: ScanTask): Promise<void> => {
  const renderer = await openRenderer(bytes)
  if (renderer) {
    const models = await openModels()
    for (const page of pages) {
      process.send?.({ starts: page })
      process.send?.({ page: await readScannedPage(models, renderer, page) })
      // Pictures and the models' output lie outside of the heap, where the collector does not see how much there is of them.
      globalThis.gc?.()
    }
    renderer.close()
  }
  process.send?.({ done: true })
}

process.once('message', (task) => void read(task as ScanTask))
// Ctrl-C reaches every process of a terminal: the one that waits for the page decides. When that one is gone, nobody waits.
process.on('SIGINT', () => {})
process.once('disconnect', () => process.exit())
