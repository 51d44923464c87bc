import { setTimeout as sleep } from 'node:timers/promises'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Incoming, QueueClient } from '#platform/queue-client'
import { errorFields, type Log } from '#platform/telemetry'
import type { Chaos } from './chaos.ts'

/** One queue and the handler that its messages go to. */
export interface Subscription {
  readonly name: string
  readonly queue: QueueClient
  readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse>
  readonly batchSize: number
  readonly concurrency: number
  readonly visibilitySeconds: number
  /** Called after each batch: a handler may have left something in a store that nobody has been told of. */
  readonly afterBatch?: () => void
}

export interface Runner {
  /** Lets the batches that are being handled end, and takes no more. */
  stop(): Promise<void>
}

const pollSeconds = 1
/** Lambda would wait for the whole visibility time; a person waits at this machine. */
const retrySeconds = (receiveCount: number) => Math.min(5, 2 ** (receiveCount - 1))

/** Delivers messages to handlers as Lambda does: batches, visibility time, partial failures, retries. Dead letters are the queue's own. */
export const startRunner = (subscriptions: readonly Subscription[], chaos: Chaos, log: Log): Runner => {
  let stopping = false

  const deliver = async (subscription: Subscription, received: readonly Incoming[]): Promise<void> => {
    const { queue, handler, name, afterBatch } = subscription
    const messages = await chaos.disturb(queue, received)
    if (messages.length === 0) return
    const { batchItemFailures } = await handler({ Records: messages.map((message) => toRecord(name, message)) })
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
    await Promise.all(
      messages.map((message) => {
        if (failed.has(message.messageId)) return queue.hide(message.receiptHandle, retrySeconds(message.receiveCount))
        return chaos.forgets(message) ? queue.hide(message.receiptHandle, 1) : queue.remove(message)
      }),
    )
    afterBatch?.()
  }

  const work = async (subscription: Subscription): Promise<void> => {
    const { queue, batchSize, visibilitySeconds, name } = subscription
    while (!stopping)
      try {
        const received = await queue.receive(batchSize, visibilitySeconds, pollSeconds)
        if (received.length > 0) await deliver(subscription, received).catch(comeAgain(queue, received))
      } catch (cause) {
        if (stopping) return
        log.error('the runner stumbled', { queue: name, ...errorFields(cause) })
        await sleep(200)
      }
  }

  const workers = subscriptions.flatMap((subscription) =>
    Array.from({ length: subscription.concurrency }, () => work(subscription)),
  )
  return {
    async stop() {
      stopping = true
      await Promise.all(workers)
    },
  }
}

/** A handler that throws has failed its whole batch, which must not wait for the end of its visibility time. */
const comeAgain = (queue: QueueClient, received: readonly Incoming[]) => async (cause: unknown) => {
  await Promise.allSettled(
    received.map(({ receiptHandle, receiveCount }) => queue.hide(receiptHandle, retrySeconds(receiveCount))),
  )
  throw cause
}

const toRecord = (queueName: string, message: Incoming): SQSRecord => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: '0',
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:local:000000000000:${queueName}`,
  awsRegion: 'local',
})
