import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { Terminal } from '#domain/failure'
import { errorFields, type Log } from './telemetry.ts'

/** One piece of work out of a batch, and the records that asked for it: many askings of one application are one verification. */
export interface Work<T> {
  readonly task: T
  readonly records: readonly SQSRecord[]
}

export interface BatchParts<T> {
  /** The task that a record asks for; undefined when it asks for nothing (an event of another folder, a test message of S3). */
  readonly decode: (record: SQSRecord) => T | undefined
  /** Tasks with the same key are done once. */
  readonly keyOf: (task: T) => string
  readonly perform: (task: T) => Promise<void>
  /** Writes down why no second try will help. */
  readonly giveUp: (task: T, reason: Terminal) => Promise<void>
  readonly log: Log
}

/**
 * An SQS batch → the records that shall come again. A record that cannot be decoded comes again too, until its queue moves it to the dead
 * letters: throwing it away in silence would lose it.
 */
export const createBatchHandler =
  <T>({ decode, keyOf, perform, giveUp, log }: BatchParts<T>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: SQSRecord[] = []
    const work = new Map<string, { task: T; records: SQSRecord[] }>()
    for (const record of Records) {
      try {
        const task = decode(record)
        if (task === undefined) continue
        const same = work.get(keyOf(task)) ?? { task, records: [] }
        same.records.push(record)
        work.set(keyOf(task), same)
      } catch (cause) {
        log.error('message cannot be decoded', { messageId: record.messageId, ...errorFields(cause) })
        failed.push(record)
      }
    }
    for (const { task, records } of work.values()) {
      try {
        await perform(task).catch((cause) => {
          if (!(cause instanceof Terminal)) throw cause
          log.warn('given up', { key: keyOf(task), ...errorFields(cause) })
          return giveUp(task, cause)
        })
      } catch (cause) {
        log.error('will be tried again', { key: keyOf(task), ...errorFields(cause) })
        failed.push(...records)
      }
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
