import type { PageCode } from '#domain/pages'
import { openModels } from './ocr/models.ts'
import { readingDpi, readScannedPage } from './ocr/read-scanned-page.ts'
import { codesOf } from './page-codes.ts'
import { openRenderer, type Renderer } from './render.ts'
import { serveParent } from './serve-parent.ts'
import type { Upright } from './upright-picture.ts'

/** Pages to recognise, or pages whose text is known and whose codes are not. */
export type ScanTask =
  | { readonly bytes: Uint8Array; readonly kind: 'text'; readonly pages: readonly number[] }
  | { readonly bytes: Uint8Array; readonly kind: 'codes'; readonly pages: readonly CodePage[] }

export interface CodePage {
  readonly page: number
  readonly upright: Upright
}

export interface CodesOfPage {
  readonly page: number
  readonly codes: readonly PageCode[]
}

/** The process in which pages of one document are drawn and looked at; killed when a page takes too long (see read-scans.ts). */
const read = async (task: ScanTask): Promise<void> => {
  const renderer = await openRenderer(task.bytes)
  if (renderer) {
    if (task.kind === 'text') await recognise(renderer, task.pages)
    else await lookForCodes(renderer, task.pages)
    renderer.close()
  }
  process.send?.({ done: true })
}

const recognise = async (renderer: Renderer, pages: readonly number[]): Promise<void> => {
  const models = await openModels()
  for (const page of pages) {
    process.send?.({ starts: page })
    process.send?.({ result: await readScannedPage(models, renderer, page) })
    // Pictures and the models' output lie outside of the heap, where the collector does not see how much there is of them.
    globalThis.gc?.()
  }
}

const lookForCodes = async (renderer: Renderer, pages: readonly CodePage[]): Promise<void> => {
  for (const { page, upright } of pages) {
    process.send?.({ starts: page })
    const result: CodesOfPage = { page, codes: await codesOf(renderer.draw(page, readingDpi), upright) }
    process.send?.({ result })
    globalThis.gc?.()
  }
}

serveParent(read)
