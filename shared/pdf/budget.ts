import { isRead, type Page, type PagesRead, type PagesResult, type UnreadReason } from '#domain/pages'
import type { Recognition } from '#domain/ports'
import { type Budget, defaultBudget } from './limits.ts'
import { codesMember } from './page-codes.ts'
import { collect, namedActive, type PageListener, parserVersion, unread, unreadable } from './read-pages.ts'
import { readCodes, readScans, type ScanBudget } from './read-scans.ts'
import { uprightOf } from './upright-picture.ts'
import { heldBy, watchMemory } from './watch-memory.ts'
import type { TextTask } from './worker.ts'
import { forkWorker } from './worker-file.ts'

export { type Budget, defaultBudget } from './limits.ts'

type Message =
  | { readonly page: Page; readonly pageCount: number; readonly mayHoldCode: boolean }
  | { readonly done: PagesResult; readonly page?: undefined }

type Ending =
  | { readonly kind: 'done'; readonly result: PagesResult }
  | { readonly kind: 'over-time' | 'over-memory' | 'died' }

/**
 * Reads the text layer in a process of its own that is killed when it takes too long or too much: a bomb of 4 kB hangs pdf.js for
 * ever. A process and not a thread: after a thread that took 700 MB this process kept up to 600 of them, for all files that come after it. Pages that were read before the end are kept, the rest is `over-budget`; nothing read at all is `over-time` or
 * `over-memory`.
 */
export const readPagesWithin = async (
  bytes: Uint8Array,
  budget: Budget = defaultBudget,
  recognition: Recognition = nothingKept,
): Promise<PagesResult> => {
  const endsAt = performance.now() + budget.scanTimeoutMs
  const left = () => endsAt - performance.now()
  const { maxScanMb: maxMb, scanPageTimeoutMs: pageTimeoutMs } = budget
  const { result, mayHoldCode } = await readTextWithin(bytes, budget)
  if (result.kind === 'unreadable') return result
  const read = await recogniseScans(bytes, result, { pageTimeoutMs, timeoutMs: left(), maxMb }, recognition)
  return addCodes(bytes, read, mayHoldCode, { ...codeBudget, timeoutMs: Math.min(codeBudget.timeoutMs, left()), maxMb })
}

// Pages that show something to a person and give no text that can be trusted.
const recognisable: ReadonlySet<UnreadReason> = new Set(['no-text-layer', 'untrustworthy-text-layer'])

const recogniseScans = async (
  bytes: Uint8Array,
  result: PagesRead,
  budget: ScanBudget,
  { earlier, add }: Recognition,
): Promise<PagesRead> => {
  const scans = result.pages.filter((page) => page.source === 'unread' && recognisable.has(page.reason))
  if (scans.length === 0) return result
  const recognised = new Map((await earlier(parserVersion)).map((page) => [page.page, page]))
  const rest = scans.flatMap(({ page }) => (recognised.has(page) ? [] : [page]))
  const added: Promise<void>[] = []
  await readScans(bytes, rest, budget, (page) => {
    recognised.set(page.page, page)
    const done = scans.filter((scan) => recognised.has(scan.page)).length
    // What cannot be kept is only done again by the next try.
    added.push(add(page, parserVersion, { done, all: scans.length }).catch(() => {}))
  })
  await Promise.all(added)
  const pages = result.pages.map((page) => (scans.includes(page) ? (recognised.get(page.page) ?? tooLate(page)) : page))
  return collect(pages, result.active)
}

const nothingKept: Recognition = { earlier: async () => [], add: async () => {} }

/** Codes only confirm what a page says: a page that hangs or a document full of square pictures is not worth more. */
const codeBudget = { pageTimeoutMs: 5_000, timeoutMs: 20_000 } as const
const maxCodePages = 40

/** Scanned pages were looked at when they were drawn; of those with text only the ones that may hold a code are drawn at all. */
const addCodes = async (
  bytes: Uint8Array,
  result: PagesRead,
  mayHoldCode: ReadonlySet<number>,
  budget: ScanBudget,
): Promise<PagesRead> => {
  const wanted = result.pages.filter(({ page }) => mayHoldCode.has(page)).slice(0, maxCodePages)
  if (wanted.length === 0) return result
  const codes = await readCodes(
    bytes,
    wanted.filter(isRead).map((page) => ({ page: page.page, upright: uprightOf(page) })),
    budget,
  )
  const pages = result.pages.map((page) =>
    isRead(page) ? { ...page, ...codesMember(codes.get(page.page) ?? page.codes ?? []) } : page,
  )
  return { ...result, pages }
}

const tooLate = ({ page, width, height }: Page): Page => ({
  page,
  width,
  height,
  source: 'unread',
  reason: 'over-budget',
})

interface TextRead {
  readonly result: PagesResult
  /** Numbers of pages that are read and may hold codes. */
  readonly mayHoldCode: ReadonlySet<number>
}

const readTextWithin = async (bytes: Uint8Array, budget: Budget): Promise<TextRead> => {
  const pages: Page[] = []
  const withCodes = new Set<number>()
  let pageCount = 0
  const read = () =>
    runWorker(bytes, budget, (page, count, mayHoldCode) => {
      pages.push(page)
      if (mayHoldCode) withCodes.add(page.page)
      pageCount = count
    })
  const first = await read()
  // A process that could not even start says nothing of the file: it is called broken when it has ended two of them.
  const ending = first.kind === 'died' && pages.length === 0 ? await read() : first
  return { result: resultOf(ending, pages, pageCount, bytes), mayHoldCode: withCodes }
}

const resultOf = (ending: Ending, pages: readonly Page[], pageCount: number, bytes: Uint8Array): PagesResult => {
  if (ending.kind === 'done') {
    const { result } = ending
    return result.kind === 'read' ? { ...result, pages } : result
  }
  if (pages.length === 0) return unreadable(ending.kind === 'died' ? 'broken' : ending.kind)
  const missing = Array.from({ length: pageCount - pages.length }, (_, i) =>
    unread(pages.length + i + 1, 'over-budget'),
  )
  return collect([...pages, ...missing], namedActive(bytes))
}

const runWorker = (bytes: Uint8Array, budget: Budget, onPage: PageListener): Promise<Ending> =>
  new Promise((resolve) => {
    const worker = forkWorker('./worker.ts', './pdf-worker.mjs', [`--max-old-space-size=${budget.maxHeapMb}`])
    const end = (ending: Ending) => {
      clearTimeout(timer)
      stopWatching()
      worker.kill('SIGKILL')
      resolve(ending)
    }
    // The process watches the time itself between pages; a little more is for the page that it is on, and for its start.
    const timer = setTimeout(() => end({ kind: 'over-time' }), budget.timeoutMs + 1_000)
    const stopWatching = watchMemory(budget.maxTextMb, heldBy(worker.pid), () => end({ kind: 'over-memory' }), 25)
    worker.on('message', (said) => {
      const message = said as Message
      if (message.page) void onPage(message.page, message.pageCount, message.mayHoldCode)
      else end({ kind: 'done', result: message.done })
    })
    worker.on('error', () => end({ kind: 'died' }))
    // V8 aborts when the heap is full; nothing else that a file does to pdf.js ends its process with a signal.
    worker.on('exit', (_, signal) =>
      end({ kind: signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'over-memory' : 'died' }),
    )
    const task: TextTask = { bytes, budget }
    worker.send(task, () => {})
  })
