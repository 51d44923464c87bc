import { fork } from 'node:child_process'
import type { Page } from '#domain/pages'
import type { ScanTask } from './scan-worker.ts'
import { heldBy, watchMemory } from './watch-memory.ts'
import { workerFile } from './worker-file.ts'

export interface ScanBudget {
  /** Wall time for one page; a page of dense print takes about 3 s on two processors. */
  readonly pageTimeoutMs: number
  /** Wall time for all scanned pages of the document. */
  readonly timeoutMs: number
  /** A page that takes more memory is left out like one that hangs: PDFium draws a bomb until its 2 GB are full. */
  readonly maxMb: number
}

type Message =
  | { readonly starts: number; readonly page?: undefined; readonly done?: undefined }
  | { readonly page: Page; readonly done?: undefined }
  | { readonly done: true; readonly page?: undefined }

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
  const endsAt = performance.now() + budget.timeoutMs
  const read = new Map<number, Page>()
  let rest = pages
  for (let deaths = 0; rest.length > 0 && deaths < maxDeaths; deaths++) {
    const left = endsAt - performance.now()
    if (left <= 0) break
    const stuckAt = await runWorker({ bytes, pages: rest }, { ...budget, timeoutMs: left }, (page) => {
      read.set(page.page, page)
      onPage?.(page)
    })
    if (stuckAt === undefined) break
    rest = rest.slice(rest.indexOf(stuckAt) + 1)
  }
  return read
}

/** The page on which the process ended before it was through; undefined when it went through all, or the whole time is over. */
const runWorker = (
  task: ScanTask,
  { timeoutMs, pageTimeoutMs, maxMb }: ScanBudget,
  onPage: (page: Page) => void,
): Promise<number | undefined> =>
  new Promise((resolve) => {
    // Without what this process was started with: a debugger's port or a hook is not the child's.
    const worker = fork(workerFile('./scan-worker.ts', './scan-worker.mjs'), {
      serialization: 'advanced',
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let current = task.pages[0]
    let pageTimer: NodeJS.Timeout | undefined
    const end = (stuckAt: number | undefined) => {
      clearTimeout(wholeTimer)
      clearTimeout(pageTimer)
      stopWatching()
      worker.kill('SIGKILL')
      resolve(stuckAt)
    }
    const wholeTimer = setTimeout(() => end(undefined), timeoutMs)
    const stopWatching = watchMemory(maxMb, heldBy(worker.pid), () => end(current))
    worker.on('message', (said) => {
      const message = said as Message
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
    worker.send(task, () => {})
  })
