import { Worker } from 'node:worker_threads'
import type { PageOutline, PagePicture, UndrawnReason } from '#domain/page-picture'
import type { Box, Page } from '#domain/pages'
import type { Order, PageOrder } from './picture-worker.ts'
import { uprightOf } from './upright-picture.ts'
import { growthMb, watchMemory } from './watch-memory.ts'
import { workerFile } from './worker-file.ts'

/** 150 dpi: characters of 9 points are 19 pixels high, and the page has half the bytes that it has at 200. */
export const pictureDpi = 150

export interface PictureBudget {
  /** Wall time for one page, the start of the thread included; an honest page takes less than a second. */
  readonly pageTimeoutMs: number
  /** How much the process may grow: an image of 30,000 × 30,000 pixels would take 3.6 GB. */
  readonly maxGrowthMb: number
}

export const pictureBudget: PictureBudget = { pageTimeoutMs: 10_000, maxGrowthMb: 700 }

type Message =
  | { readonly kind: 'starts'; readonly page: number }
  | { readonly kind: 'ends'; readonly id: number; readonly picture: PagePicture }
  | { readonly kind: 'cannot-open' }
  | { readonly kind: 'done' }

interface Ending {
  readonly reason: UndrawnReason
  /** The page on which the thread ended. */
  readonly page: number
}

// A document that kills its drawer this often gets no further.
const maxDeaths = 3
// A bitmap of a hostile page grows faster than text does.
const watchEveryMs = 50
// Two processors are what Lambda gives; each thread holds the document and its bitmap.
const maxThreads = 2

/** A page, or the part of it in a box. */
export interface WantedPicture {
  /** As it was read, or no more than its outline. */
  readonly page: Page | PageOutline
  readonly crop?: Box
}

/**
 * Draws pages of a document, set upright as they were read; a picture for each in the same order. One that cannot be drawn is a result;
 * nothing is thrown.
 */
export const drawPages = async (
  bytes: Uint8Array,
  wanted: readonly WantedPicture[],
  dpi: number = pictureDpi,
  budget: PictureBudget = pictureBudget,
): Promise<readonly PagePicture[]> => {
  const pictures = new Map<number, PagePicture>()
  let rest: readonly PageOrder[] = wanted.map(toOrder)
  let last: UndrawnReason = 'over-budget'
  for (let deaths = 0; rest.length > 0 && deaths < maxDeaths; deaths++) {
    const order = { bytes, pages: rest, dpi }
    const ending = await inTurn(() => runWorker(order, budget, (id, picture) => pictures.set(id, picture)))
    if (!ending) break
    last = ending.reason
    if (last === 'cannot-open') break
    // The page on which it ended will end the next thread too, whatever part of it is asked for.
    for (const { id } of rest.filter(({ page }) => page === ending.page))
      if (!pictures.has(id)) pictures.set(id, { kind: 'not-drawn', reason: last })
    rest = rest.filter(({ id }) => !pictures.has(id))
  }
  return wanted.map((_, id) => pictures.get(id) ?? { kind: 'not-drawn', reason: last })
}

export const drawPage = async (
  bytes: Uint8Array,
  page: Page,
  dpi: number = pictureDpi,
  budget: PictureBudget = pictureBudget,
): Promise<PagePicture> =>
  (await drawPages(bytes, [{ page }], dpi, budget))[0] ?? { kind: 'not-drawn', reason: 'no-such-page' }

const toOrder = ({ page, crop }: WantedPicture, id: number): PageOrder => ({
  id,
  page: page.page,
  upright: uprightOf(page),
  isText: page.source === 'text',
  ...(crop && { crop }),
})

/** Undefined when every page was drawn. */
const runWorker = (
  order: Order,
  { pageTimeoutMs, maxGrowthMb }: PictureBudget,
  onPage: (id: number, picture: PagePicture) => void,
): Promise<Ending | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(workerFile('./picture-worker.ts', './picture-worker.mjs'), {
      workerData: order,
      stdout: true,
      stderr: true,
    })
    let current = order.pages[0]?.page ?? 1
    const end = (reason?: UndrawnReason) => {
      clearTimeout(timer)
      stopWatching()
      void worker.terminate()
      resolve(reason && { reason, page: current })
    }
    const tooLong = () => end('over-budget')
    let timer = setTimeout(tooLong, pageTimeoutMs)
    const stopWatching = watchMemory(maxGrowthMb, growthMb(), tooLong, watchEveryMs)
    worker.on('message', (message: Message) => {
      if (message.kind === 'ends') onPage(message.id, message.picture)
      else if (message.kind === 'starts') {
        current = message.page
        clearTimeout(timer)
        timer = setTimeout(tooLong, pageTimeoutMs)
      } else end(message.kind === 'cannot-open' ? message.kind : undefined)
    })
    worker.on('error', () => end('page-error'))
    worker.on('exit', () => end('page-error'))
  })

let threads = 0
const waiting: (() => void)[] = []

/** A report asks for all of its pictures at once: they are drawn a few at a time. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (threads >= maxThreads) await new Promise<void>((go) => waiting.push(go))
  else threads++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else threads--
  }
}
