import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { Terminal } from '#domain/failure'
import { errorFields, type Log } from './telemetry.ts'

export interface BatchParts<T> {
  /** The tasks that a record asks for; none for a test message of S3. */
  readonly decode: (body: string) => readonly T[]
  /** Tasks with the same key are done once: many askings of one application are one verification. */
  readonly keyOf: (task: T) => string
  readonly perform: (task: T) => Promise<unknown>
  /** Writes down that no second try will help. */
  readonly giveUp: (task: T) => Promise<void>
  readonly log: Log
}

/**
 * An SQS batch → the records that shall come again. A record that cannot be decoded comes again too, until its queue moves it to the dead
 * letters: throwing it away in silence would lose it.
 */
export const createBatchHandler =
  <T>({ decode, keyOf, perform, giveUp, log }: BatchParts<T>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = new Set<SQSRecord>()
    const work = new Map<string, { readonly task: T; readonly records: SQSRecord[] }>()
    for (const record of Records)
      try {
        for (const task of decode(record.body)) {
          const same = work.get(keyOf(task)) ?? { task, records: [] }
          work.set(keyOf(task), { task, records: [...same.records, record] })
        }
      } catch (cause) {
        log.error('message cannot be decoded', { messageId: record.messageId, ...errorFields(cause) })
        failed.add(record)
      }
    for (const [key, { task, records }] of work)
      try {
        await perform(task).catch((cause) => {
          if (!(cause instanceof Terminal)) throw cause
          log.warn('given up', { key, ...errorFields(cause) })
          return giveUp(task)
        })
      } catch (cause) {
        log.error('will be tried again', { key, ...errorFields(cause) })
        for (const record of records) failed.add(record)
      }
    return { batchItemFailures: [...failed].map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
