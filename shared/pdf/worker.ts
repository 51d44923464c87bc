import { parentPort, workerData } from 'node:worker_threads'
import type { Budget } from './limits.ts'
import { readPages } from './read-pages.ts'

/** The thread in which one document is read: it may hang or run out of memory, and is killed then (see budget.ts). */
const { bytes, budget } = workerData as { readonly bytes: Uint8Array; readonly budget: Budget }
const result = await readPages(bytes, budget, (page, pageCount, mayHoldCode) => {
  parentPort?.postMessage({ page, pageCount, mayHoldCode })
})
// The pages have gone already, one by one: sending them again would copy everything twice.
parentPort?.postMessage({ done: result.kind === 'read' ? { ...result, pages: [] } : result })
