import type { Page, PageCode } from '#domain/pages'
import type { CodePage, CodesOfPage, ScanTask } from './scan-worker.ts'
import { heldBy, watchMemory } from './watch-memory.ts'
import { forkWorker } from './worker-file.ts'

export interface ScanBudget {
  /** Wall time for one page; a page of dense print takes about 3 s on two processors. */
  readonly pageTimeoutMs: number
  /** Wall time for all pages that are asked for. */
  readonly timeoutMs: number
  /** A page that takes more memory is left out like one that hangs: PDFium draws a bomb until its 2 GB are full. */
  readonly maxMb: number
}

type Message<Result> =
  | { readonly starts: number; readonly done?: undefined }
  | { readonly result: Result; readonly starts?: undefined; readonly done?: undefined }
  | { readonly done: true }

// A document that kills its reader this often gets no further.
const maxDeaths = 3

/**
 * Reads scanned pages in a process of its own. A page on which it hangs or dies is left out and the next process goes on after it; what
 * is left when the time is over is left out too. Returns the pages that it has something to say of, read or not.
 *
 * A process and not a thread: ending a thread while the recogniser computes aborts the whole process (Napi::Error, onnxruntime 1.30), and
 * only the end of a process gives all memory back.
 */
export const readScans = async (
  bytes: Uint8Array,
  pages: readonly number[],
  budget: ScanBudget,
  onPage?: (page: Page) => void,
): Promise<ReadonlyMap<number, Page>> => {
  const read = new Map<number, Page>()
  const taskFrom = (after: number): ScanTask => ({ bytes, kind: 'text', pages: pages.filter((page) => page > after) })
  await readEach<Page>(taskFrom, budget, (page) => {
    read.set(page.page, page)
    onPage?.(page)
  })
  return read
}

/** The codes of pages whose text is known, in the same way; a page that is left out has none. */
export const readCodes = async (
  bytes: Uint8Array,
  pages: readonly CodePage[],
  budget: ScanBudget,
): Promise<ReadonlyMap<number, readonly PageCode[]>> => {
  const read = new Map<number, readonly PageCode[]>()
  const taskFrom = (after: number): ScanTask => ({
    bytes,
    kind: 'codes',
    pages: pages.filter(({ page }) => page > after),
  })
  await readEach<CodesOfPage>(taskFrom, budget, ({ page, codes }) => read.set(page, codes))
  return read
}

/** `taskFrom` gives what is left behind a page; pages are in the order of the document. */
const readEach = async <Result>(
  taskFrom: (after: number) => ScanTask,
  budget: ScanBudget,
  onResult: (result: Result) => void,
): Promise<void> => {
  const endsAt = performance.now() + budget.timeoutMs
  let task = taskFrom(0)
  for (let deaths = 0; task.pages.length > 0 && deaths < maxDeaths; deaths++) {
    const left = endsAt - performance.now()
    if (left <= 0) break
    const stuckAt = await runWorker(task, { ...budget, timeoutMs: left }, onResult)
    if (stuckAt === undefined) break
    task = taskFrom(stuckAt)
  }
}

const firstPage = ([first]: ScanTask['pages']): number | undefined => (typeof first === 'object' ? first.page : first)

/** The page on which the process ended before it was through; undefined when it went through all, or the whole time is over. */
const runWorker = <Result>(
  task: ScanTask,
  { timeoutMs, pageTimeoutMs, maxMb }: ScanBudget,
  onResult: (result: Result) => void,
): Promise<number | undefined> =>
  new Promise((resolve) => {
    const worker = forkWorker('./scan-worker.ts', './scan-worker.mjs', ['--expose-gc'])
    let current = firstPage(task.pages)
    let pageTimer: NodeJS.Timeout | undefined
    const end = (stuckAt: number | undefined) => {
      clearTimeout(wholeTimer)
      clearTimeout(pageTimer)
      stopWatching()
      worker.kill('SIGKILL')
      resolve(stuckAt)
    }
    const wholeTimer = setTimeout(() => end(undefined), timeoutMs)
    const stopWatching = watchMemory(maxMb, heldBy(worker.pid), () => end(current), 25)
    worker.on('message', (said) => {
      const message = said as Message<Result>
      if (message.done) end(undefined)
      else if (message.starts === undefined) onResult(message.result)
      else {
        current = message.starts
        clearTimeout(pageTimer)
        pageTimer = setTimeout(() => end(current), pageTimeoutMs)
      }
    })
    worker.on('error', () => end(current))
    worker.on('exit', () => end(current))
    worker.send(task, () => {})
  })
