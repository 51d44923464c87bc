import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { deadLettersOf, type QueueDescription, visibilitySecondsOf } from '#storage/queues'

export interface WorkQueue {
  readonly description: QueueDescription
  readonly queue: Queue
  readonly deadLetters: Queue
}

/**
 * A queue and its dead letters. Both are encrypted by SQS itself and not by our key: messages hold ids and object
 * keys, never names, and EventBridge may then send without a right on the key.
 */
export const createWorkQueue = (scope: Construct, description: QueueDescription): WorkQueue => {
  const { name, maxReceives } = description
  const common = {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(visibilitySecondsOf(description)),
  }
  const deadLetters = new Queue(scope, deadLettersOf(name), {
    ...common,
    // A dead letter keeps the time at which it was first sent, so its queue must outlive the work queue's.
    retentionPeriod: Duration.days(14),
  })
  const queue = new Queue(scope, name, {
    ...common,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
  })
  return { description, queue, deadLetters }
}

const deliverFrom = (queue: Queue, to: LambdaFunction, batchSize: number, maxConcurrency: number): void =>
  to.addEventSource(new SqsEventSource(queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }))

/** Delivers the queue to its function; only the messages that it reports as failed come back. */
export const deliver = ({ queue, description }: WorkQueue, to: LambdaFunction, maxConcurrency: number): void =>
  deliverFrom(queue, to, description.batchSize, maxConcurrency)

/** Two at once is the least that SQS takes, and enough: dead letters are few or a sign that something is down. */
export const deliverDeadLetters = ({ deadLetters }: WorkQueue, to: LambdaFunction): void =>
  deliverFrom(deadLetters, to, 10, 2)
