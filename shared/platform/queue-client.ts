import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { Retryable } from '#domain/failure'
import { backOff } from './backoff.ts'

export interface Outgoing {
  readonly body: string
  readonly delaySeconds?: number
  readonly attributes?: Readonly<Record<string, string>>
}

export interface Incoming {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly receiveCount: number
  readonly attributes: Readonly<Record<string, string>>
}

export type QueueClient = ReturnType<typeof openQueue>

const maxSendAttempts = 8
/** SQS takes at most ten messages a call. */
const messagesPerCall = 10

/** One SQS queue. `send` is what the product uses; the rest is what Lambda does on AWS and `local/runner` does on one machine. */
export const openQueue = (sqs: SQSClient, url: string) => ({
  url,

  /** All or an error: messages that SQS refuses are sent again with back-off, and in the end `Retryable` is thrown. */
  async send(messages: readonly Outgoing[]): Promise<void> {
    for (let at = 0; at < messages.length; at += messagesPerCall)
      await sendBatch(sqs, url, messages.slice(at, at + messagesPerCall))
  },

  async receive(max: number, visibilitySeconds: number, waitSeconds: number): Promise<readonly Incoming[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: max,
        VisibilityTimeout: visibilitySeconds,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    )
    return Messages.map((m) => ({
      messageId: m.MessageId ?? '',
      receiptHandle: m.ReceiptHandle ?? '',
      body: m.Body ?? '',
      receiveCount: Number(m.Attributes?.ApproximateReceiveCount ?? 1),
      attributes: Object.fromEntries(
        Object.entries(m.MessageAttributes ?? {}).map(([name, value]) => [name, value.StringValue ?? '']),
      ),
    }))
  },

  async remove(message: Incoming): Promise<void> {
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.receiptHandle }))
  },

  /** Hides the message for that long from now on, at least one second: the local engine fails at 0. */
  async hide(receiptHandle: string, seconds: number): Promise<void> {
    await sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds }),
    )
  },

  /** Messages waiting, delayed and in flight together. Approximate on AWS, exact on one machine. */
  async depth(): Promise<number> {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesDelayed',
          'ApproximateNumberOfMessagesNotVisible',
        ],
      }),
    )
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0)
  },
})

const sendBatch = async (sqs: SQSClient, url: string, messages: readonly Outgoing[]): Promise<void> => {
  let entries = messages.map((message, i) => ({
    Id: String(i),
    MessageBody: message.body,
    ...(message.delaySeconds !== undefined && { DelaySeconds: message.delaySeconds }),
    ...(message.attributes && {
      MessageAttributes: Object.fromEntries(
        Object.entries(message.attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
      ),
    }),
  }))
  for (let attempt = 0; attempt < maxSendAttempts; attempt++) {
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }))
    const refused = new Set(Failed.map(({ Id }) => Id))
    entries = entries.filter(({ Id }) => refused.has(Id))
    if (entries.length === 0) return
    await backOff(attempt)
  }
  throw new Retryable(`${entries.length} messages were refused by the queue`)
}
