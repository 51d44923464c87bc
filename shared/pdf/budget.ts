import { isRead, type Page, type PagesRead, type PagesResult, type UnreadReason } from '#domain/pages'
import type { Recognition } from '#domain/ports'
import { type Budget, defaultBudget } from './limits.ts'
import { codesMember } from './page-codes.ts'
import { collect, namedActive, parserVersion, type ReadingListener, unread, unreadable } from './read-pages.ts'
import { readCodes, readScans, type ScanBudget } from './read-scans.ts'
import { uprightOf } from './upright-picture.ts'
import { heldBy, watchMemory } from './watch-memory.ts'
import type { TextTask } from './worker.ts'
import { forkWorker } from './worker-file.ts'

export { type Budget, defaultBudget } from './limits.ts'

type Message =
  | { readonly pageCount: number; readonly page?: undefined; readonly done?: undefined }
  | { readonly page: Page; readonly mayHoldCode: boolean; readonly done?: undefined }
  | { readonly done: PagesResult }

type Death = 'over-time' | 'over-memory' | 'died'

type Ending = { readonly kind: 'done'; readonly result: PagesResult } | { readonly kind: Death }

/**
 * Reads the text layer in a process of its own that is killed when it takes too long or too much: a bomb of 4 kB hangs pdf.js for
 * ever. A process and not a thread: after a thread that took 700 MB this process kept up to 600 of them, for all files that come after it.
 * A page that ends it is `over-budget` and the ones after it are read by the next; nothing read at all is `over-time` or `over-memory`.
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

// A document that ends its reader this often gets no further.
const maxDeaths = 4

/** A page that ends its reader is left out, and the next process goes on after it. */
const readTextWithin = async (bytes: Uint8Array, budget: Budget): Promise<TextRead> => {
  const endsAt = performance.now() + budget.timeoutMs
  const pages: Page[] = []
  const mayHoldCode = new Set<number>()
  let pageCount = 0
  const readFrom = (from: number): Promise<Ending> =>
    runWorker(
      { bytes, budget: { ...budget, timeoutMs: endsAt - performance.now() }, from },
      {
        onOpen: (count) => {
          pageCount = count
        },
        onPage: (page, mayHold) => {
          pages.push(page)
          if (mayHold) mayHoldCode.add(page.page)
        },
      },
    )
  let ending = await readFrom(1)
  let firstDeath: Death | undefined
  let readBefore = 0
  for (let deaths = 1; ending.kind !== 'done' && deaths < maxDeaths; deaths++) {
    firstDeath ??= ending.kind
    // What hangs before the first page would hang again; a process that could not even start says nothing of the file.
    if (pageCount === 0 && (ending.kind !== 'died' || deaths > 1)) break
    // A fresh process has room for what was too much beside the pages before; a page that hangs has had its time.
    const isStuck = ending.kind === 'over-time' || pages.length === readBefore
    if (isStuck && pageCount > 0) pages.push(unread(pages.length + 1, 'over-budget'))
    if (performance.now() >= endsAt || (pageCount > 0 && pages.length >= pageCount)) break
    readBefore = pages.length
    ending = await readFrom(pages.length + 1)
  }
  const missing = Array.from({ length: Math.max(0, pageCount - pages.length) }, (_, i) =>
    unread(pages.length + i + 1, 'over-budget'),
  )
  return { result: resultOf(ending, [...pages, ...missing], firstDeath, bytes), mayHoldCode }
}

const resultOf = (
  ending: Ending,
  pages: readonly Page[],
  firstDeath: Death | undefined,
  bytes: Uint8Array,
): PagesResult => {
  const result = ending.kind === 'done' ? ending.result : undefined
  const isNothing = pages.every((page) => page.source === 'unread' && page.reason === 'over-budget')
  if (firstDeath && isNothing) return unreadable(firstDeath === 'died' ? 'broken' : firstDeath)
  if (result?.kind === 'unreadable' && !firstDeath) return result
  return collect(pages, result?.kind === 'read' ? result.active : namedActive(bytes))
}

const runWorker = (task: TextTask, { onOpen, onPage }: ReadingListener): Promise<Ending> =>
  new Promise((resolve) => {
    const { maxHeapMb, maxTextMb, timeoutMs, pageTimeoutMs } = task.budget
    const worker = forkWorker('./worker.ts', './pdf-worker.mjs', [`--max-old-space-size=${maxHeapMb}`])
    let pageTimer: NodeJS.Timeout | undefined
    const end = (ending: Ending) => {
      clearTimeout(timer)
      clearTimeout(pageTimer)
      stopWatching()
      worker.kill('SIGKILL')
      resolve(ending)
    }
    const isLate = () => end({ kind: 'over-time' })
    // The process watches the time itself between pages; a little more is for the page that it is on, and for its start. The time of
    // a page begins when the document is open.
    const timer = setTimeout(isLate, timeoutMs + 1_000)
    const startPage = () => {
      clearTimeout(pageTimer)
      pageTimer = setTimeout(isLate, pageTimeoutMs)
    }
    const stopWatching = watchMemory(maxTextMb, heldBy(worker.pid), () => end({ kind: 'over-memory' }), 25)
    worker.on('message', (said) => {
      const message = said as Message
      if (message.done) return end({ kind: 'done', result: message.done })
      startPage()
      if (message.page) void onPage(message.page, message.mayHoldCode)
      else void onOpen(message.pageCount)
    })
    worker.on('error', () => end({ kind: 'died' }))
    // V8 aborts when the heap is full; nothing else that a file does to pdf.js ends its process with a signal.
    worker.on('exit', (_, signal) =>
      end({ kind: signal === 'SIGABRT' || signal === 'SIGTRAP' ? 'over-memory' : 'died' }),
    )
    worker.send(task, () => {})
  })
