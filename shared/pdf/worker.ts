import type { Budget } from './limits.ts'
import { type ReadingListener, readPages } from './read-pages.ts'
import { serveParent } from './serve-parent.ts'

export interface TextTask {
  readonly bytes: Uint8Array
  readonly budget: Budget
  /** The first page to read: the ones before were read by another process, or ended it. */
  readonly from: number
}

/** Resolves when the words are on their way: what waits in this process is lost with it. */
const say = (words: object): Promise<void> => new Promise((resolve) => process.send?.(words, () => resolve()))

/** The process in which the text of one document is read: it may hang or run out of memory, and is killed then (see budget.ts). */
const read = async ({ bytes, budget, from }: TextTask): Promise<void> => {
  const listener: ReadingListener = {
    onOpen: (pageCount) => say({ pageCount }),
    onPage: (page, mayHoldCode) => say({ page, mayHoldCode }),
  }
  const result = await readPages(bytes, budget, listener, from)
  // The pages have gone already, one by one: sending them again would copy everything twice.
  await say({ done: result.kind === 'read' ? { ...result, pages: [] } : result })
}

serveParent(read)
