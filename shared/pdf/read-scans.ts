import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Page } from '#domain/pages'

export interface ScanBudget {
  /** Wall time for one page; a page of dense print takes about 3 s on two processors. */
  readonly pageTimeoutMs: number
  /** Wall time for all scanned pages of the document. */
  readonly timeoutMs: number
}

type Message =
  | { readonly starts: number; readonly page?: undefined; readonly done?: undefined }
  | { readonly page: Page; readonly done?: undefined }
  | { readonly done: true; readonly page?: undefined }

// A document that kills its reader this often gets no further.
const maxDeaths = 3

/**
 * Reads scanned pages in a thread of its own. A page on which it hangs or dies is left out and the next thread goes on after it; what is
 * left when the time is over is left out too. Returns the pages that it has something to say of, read or not.
 */
export const readScans = async (
  bytes: Uint8Array,
  pages: readonly number[],
  budget: ScanBudget,
  onPage?: (page: Page) => void,
): Promise<ReadonlyMap<number, Page>> => {
  const endsAt = performance.now() + budget.timeoutMs
  const read = new Map<number, Page>()
  let rest = pages
  for (let deaths = 0; rest.length > 0 && deaths < maxDeaths; deaths++) {
    const left = endsAt - performance.now()
    if (left <= 0) break
    const stuckAt = await runWorker(bytes, rest, Math.min(left, budget.timeoutMs), budget.pageTimeoutMs, (page) => {
      read.set(page.page, page)
      onPage?.(page)
    })
    if (stuckAt === undefined) break
    rest = rest.slice(rest.indexOf(stuckAt) + 1)
  }
  return read
}

/** The page on which the thread ended before it was through; undefined when it went through all, or the whole time is over. */
const runWorker = (
  bytes: Uint8Array,
  pages: readonly number[],
  timeoutMs: number,
  pageTimeoutMs: number,
  onPage: (page: Page) => void,
): Promise<number | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(workerFile(), { workerData: { bytes, pages }, stdout: true, stderr: true })
    let current: number | undefined = pages[0]
    let pageTimer: NodeJS.Timeout | undefined
    const end = (stuckAt: number | undefined) => {
      clearTimeout(wholeTimer)
      clearTimeout(pageTimer)
      void worker.terminate()
      resolve(stuckAt)
    }
    const wholeTimer = setTimeout(() => end(undefined), timeoutMs)
    worker.on('message', (message: Message) => {
      if (message.done) end(undefined)
      else if (message.page) onPage(message.page)
      else {
        current = message.starts
        clearTimeout(pageTimer)
        pageTimer = setTimeout(() => end(current), pageTimeoutMs)
      }
    })
    worker.on('error', () => end(current))
    worker.on('exit', () => end(current))
  })

/** From source the worker runs as it is; a bundle puts it beside itself as `scan-worker.mjs`. */
const workerFile = (): URL => {
  const source = new URL('./scan-worker.ts', import.meta.url)
  return existsSync(fileURLToPath(source)) ? source : new URL('./scan-worker.mjs', import.meta.url)
}
