/** The queues and their limits, for `cdk/` and `local/` alike. Each has dead letters of its own, read by close-failed. */
export interface QueueDescription {
  readonly name: 'parse' | 'verify' | 'import'
  /** The variable that carries the queue's URL. */
  readonly envVar: 'ZHIYAN_PARSE_QUEUE_URL' | 'ZHIYAN_VERIFY_QUEUE_URL' | 'ZHIYAN_IMPORT_QUEUE_URL'
  /** How long one batch may take. SQS hides a message six times that long, as AWS advises for Lambda. */
  readonly timeoutSeconds: number
  readonly batchSize: number
  /** Receives before a message becomes a dead letter. */
  readonly maxReceives: number
  readonly concurrency: number
}

export const queues = {
  // A file has 120 s of budget inside its worker; one file a batch, so that a hard one delays no other.
  parse: {
    name: 'parse',
    envVar: 'ZHIYAN_PARSE_QUEUE_URL',
    timeoutSeconds: 900, // a bundle of a hundred pages with twenty scans takes about two minutes
    batchSize: 1,
    maxReceives: 5,
    concurrency: 2,
  },
  // Askings of one application that arrive together are one verification: larger batches save work.
  // More receives than elsewhere: an application that many others meet is overtaken more often.
  verify: {
    name: 'verify',
    envVar: 'ZHIYAN_VERIFY_QUEUE_URL',
    timeoutSeconds: 120,
    batchSize: 10,
    maxReceives: 8,
    concurrency: 4,
  },
  import: {
    name: 'import',
    envVar: 'ZHIYAN_IMPORT_QUEUE_URL',
    timeoutSeconds: 900,
    batchSize: 1,
    maxReceives: 3,
    concurrency: 1,
  },
} as const satisfies Record<string, QueueDescription>

export type QueueName = keyof typeof queues

export const deadLettersOf = (name: string): string => `${name}-dead`
export const visibilitySecondsOf = ({ timeoutSeconds }: QueueDescription): number => timeoutSeconds * 6
