import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DescribeTableCommandOutput,
  type DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { deadLettersOf, type QueueDescription, visibilitySecondsOf } from './queues.ts'
import type { TableDescription } from './tables.ts'

/**
 * Creates what is missing and upgrades what is there, for engines that no CloudFormation manages. Running it again changes nothing.
 */
export const ensureTable = async (
  dynamo: DynamoDBClient,
  tableName: string,
  { indexes }: TableDescription,
): Promise<void> => {
  const describe = () =>
    dynamo.send(new DescribeTableCommand({ TableName: tableName })).catch((cause) => {
      if (cause instanceof ResourceNotFoundException) return undefined
      throw cause
    })
  const existing = await describe()
  if (existing) return requireIndexes(tableName, existing, indexes)

  const attributes = ['pk', 'sk', ...indexes.flatMap(({ pk, sk }) => [pk, sk])]
  await dynamo.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...new Set(attributes)].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(({ name, pk, sk }) => ({
          IndexName: name,
          KeySchema: [
            { AttributeName: pk, KeyType: 'HASH' },
            { AttributeName: sk, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        })),
      }),
    }),
  )
  while ((await describe())?.Table?.TableStatus !== 'ACTIVE') await sleep(20)
}

/** No local engine can add an index to a table that is there, so a data folder of another layout is refused rather than half used. */
const requireIndexes = (
  tableName: string,
  { Table }: DescribeTableCommandOutput,
  indexes: TableDescription['indexes'],
): void => {
  const there = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName))
  const missing = indexes.filter(({ name }) => !there.has(name)).map(({ name }) => name)
  if (missing.length > 0) throw new Error(`table ${tableName} lacks the index ${missing.join(', ')}`)
}

export const ensureBucket = async (s3: S3Client, bucket: string): Promise<void> => {
  const exists = await s3.send(new HeadBucketCommand({ Bucket: bucket })).then(
    () => true,
    () => false,
  )
  if (!exists) await s3.send(new CreateBucketCommand({ Bucket: bucket }))
}

/** The queue and its dead letters. Returns the URLs of both. */
export const ensureQueue = async (
  sqs: SQSClient,
  name: string,
  description: QueueDescription,
): Promise<{ readonly url: string; readonly deadUrl: string }> => {
  const visibility = { VisibilityTimeout: String(visibilitySecondsOf(description)) }
  const deadUrl = await ensureOneQueue(sqs, deadLettersOf(name), visibility)
  const dead = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }))
  const url = await ensureOneQueue(sqs, name, {
    ...visibility,
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: dead.Attributes?.QueueArn,
      maxReceiveCount: description.maxReceives,
    }),
  })
  return { url, deadUrl }
}

/** Created bare and then given its attributes: creating it with others than it has would be refused. */
const ensureOneQueue = async (sqs: SQSClient, name: string, attributes: Record<string, string>): Promise<string> => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }))
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: attributes }))
  return QueueUrl
}
