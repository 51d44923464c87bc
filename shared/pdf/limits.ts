/** What one file may cost. Values and their reasons: reading-pdfs.md §7. */
export interface Budget {
  readonly maxBytes: number
  /** A file of more pages is refused, unread. */
  readonly maxPages: number
  /** Of a long file so many are read; the rest is `over-budget`. */
  readonly maxReadPages: number
  /** Wall time for the text layer, and for one page of it. */
  readonly timeoutMs: number
  readonly pageTimeoutMs: number
  /** Heap of the process that reads text, and all that it may hold (typed arrays are not counted by the heap limit). */
  readonly maxHeapMb: number
  readonly maxTextMb: number
  /** For the pages that have to be recognised: wall time of one, and of the whole document until the last of them. */
  readonly scanPageTimeoutMs: number
  readonly scanTimeoutMs: number
  /** What the process that recognises may hold. */
  readonly maxScanMb: number
}

export const defaultBudget: Budget = {
  maxBytes: 50 * 1024 * 1024,
  maxPages: 2000, // each is listed in the report, read or not
  maxReadPages: 400, // a bundle of attachments has hundreds; dense tables on 300 pages take 5 s and 500 MB
  timeoutMs: 45_000, // 100 dense pages take 6 s of a quiet processor
  pageTimeoutMs: 15_000, // bombs never end: 2^24 operations from 4 kB
  maxHeapMb: 512,
  maxTextMb: 720, // with the 150 MB of who waits for it below 1 GB; 400 dense pages take 640
  scanPageTimeoutMs: 60_000, // a dense page takes 5 s of two quiet processors
  scanTimeoutMs: 12 * 60_000, // Lambda ends after 15 minutes
  maxScanMb: 800, // dense pages take 650; with who waits for it below 1 GB
}

/** The budget of somebody who waits: the whole document ends within about this time, and what was not reached is `over-budget`. */
export const budgetOfSeconds = (seconds: number): Budget => ({
  ...defaultBudget,
  timeoutMs: Math.min(defaultBudget.timeoutMs, seconds * 500),
  pageTimeoutMs: Math.min(defaultBudget.pageTimeoutMs, seconds * 250),
  scanTimeoutMs: seconds * 1000,
})
