import type { Budget } from './limits.ts'
import { readPages } from './read-pages.ts'
import { serveParent } from './serve-parent.ts'

export interface TextTask {
  readonly bytes: Uint8Array
  readonly budget: Budget
}

/** Resolves when the words are on their way: what waits in this process is lost with it. */
const say = (words: object): Promise<void> => new Promise((resolve) => process.send?.(words, () => resolve()))

/** The process in which the text of one document is read: it may hang or run out of memory, and is killed then (see budget.ts). */
const read = async ({ bytes, budget }: TextTask): Promise<void> => {
  const result = await readPages(bytes, budget, (page, pageCount, mayHoldCode) => say({ page, pageCount, mayHoldCode }))
  // The pages have gone already, one by one: sending them again would copy everything twice.
  await say({ done: result.kind === 'read' ? { ...result, pages: [] } : result })
}

serveParent(read)
