import { Worker } from 'node:worker_threads'
import type { Page, PagesRead, PagesResult, UnreadReason } from '#domain/pages'
import { type Budget, defaultBudget } from './limits.ts'
import { collect, unread, unreadable } from './read-pages.ts'
import { readScans, type ScanBudget } from './read-scans.ts'
import { growthMb, watchMemory } from './watch-memory.ts'
import { workerFile } from './worker-file.ts'

export { type Budget, defaultBudget } from './limits.ts'

type Message =
  | { readonly page: Page; readonly pageCount: number }
  | { readonly done: PagesResult; readonly page?: undefined }

type Ending =
  | { readonly kind: 'done'; readonly result: PagesResult }
  | { readonly kind: 'over-time' | 'over-memory' | 'died' }

/**
 * Reads the text layer in a thread of its own that is killed when it takes too long or too much: a bomb of 4 kB hangs pdf.js for
 * ever. Pages that were read before the end are kept, the rest is `over-budget`; nothing read at all is `over-time` or
 * `over-memory`.
 */
export const readPagesWithin = async (bytes: Uint8Array, budget: Budget = defaultBudget): Promise<PagesResult> => {
  const startedAt = performance.now()
  const result = await readTextWithin(bytes, budget)
  if (result.kind === 'unreadable') return result
  return recogniseScans(bytes, result, {
    pageTimeoutMs: budget.scanPageTimeoutMs,
    timeoutMs: budget.scanTimeoutMs - (performance.now() - startedAt),
    maxMb: budget.maxScanMb,
  })
}

// Pages that show something to a person and give no text that can be trusted.
const recognisable: ReadonlySet<UnreadReason> = new Set(['no-text-layer', 'untrustworthy-text-layer'])

const recogniseScans = async (bytes: Uint8Array, result: PagesRead, budget: ScanBudget): Promise<PagesResult> => {
  const scans = result.pages.filter((page) => page.source === 'unread' && recognisable.has(page.reason))
  if (scans.length === 0) return result
  const recognised = await readScans(
    bytes,
    scans.map(({ page }) => page),
    budget,
  )
  const pages = result.pages.map((page) => recognised.get(page.page) ?? (scans.includes(page) ? tooLate(page) : page))
  return collect(pages, result.active)
}

const tooLate = ({ page, width, height }: Page): Page => ({
  page,
  width,
  height,
  source: 'unread',
  reason: 'over-budget',
})

const readTextWithin = async (bytes: Uint8Array, budget: Budget): Promise<PagesResult> => {
  const pages: Page[] = []
  let pageCount = 0
  const ending = await runWorker(bytes, budget, (page, count) => {
    pages.push(page)
    pageCount = count
  })
  if (ending.kind === 'done') {
    const { result } = ending
    return result.kind === 'read' ? { ...result, pages } : result
  }
  if (pages.length === 0) return unreadable(ending.kind === 'died' ? 'broken' : ending.kind)
  const missing = Array.from({ length: pageCount - pages.length }, (_, i) =>
    unread(pages.length + i + 1, 'over-budget'),
  )
  return collect([...pages, ...missing], [])
}

const runWorker = (
  bytes: Uint8Array,
  budget: Budget,
  onPage: (page: Page, pageCount: number) => void,
): Promise<Ending> =>
  new Promise((resolve) => {
    const worker = new Worker(workerFile('./worker.ts', './pdf-worker.mjs'), {
      workerData: { bytes, budget },
      resourceLimits: { maxOldGenerationSizeMb: budget.maxHeapMb },
      // What pdf.js or a native addon prints is no result of ours.
      stdout: true,
      stderr: true,
    })
    const end = (ending: Ending) => {
      clearTimeout(timer)
      stopWatching()
      void worker.terminate()
      resolve(ending)
    }
    // The thread watches the time itself between pages; a little more is for the page that it is on.
    const timer = setTimeout(() => end({ kind: 'over-time' }), budget.timeoutMs + 500)
    const stopWatching = watchMemory(budget.maxGrowthMb, growthMb(), () => end({ kind: 'over-memory' }))
    worker.on('message', (message: Message) => {
      if (message.page) onPage(message.page, message.pageCount)
      else end({ kind: 'done', result: message.done })
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end({ kind: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'over-memory' : 'died' }),
    )
    worker.on('exit', () => end({ kind: 'died' }))
  })
