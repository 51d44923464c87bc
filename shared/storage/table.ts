import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { Retryable } from '#domain/failure'
import { backOff } from '#platform/backoff'

export interface Key {
  readonly pk: string
  readonly sk: string
}
export type Item = Key & Readonly<Record<string, unknown>>

export interface Update {
  readonly expression: string
  readonly condition?: string
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

export type Table = ReturnType<typeof openTable>

/** DynamoDB's own limits of one call. */
const writesPerCall = 25
const readsPerCall = 100
const maxAttempts = 10

const toItem = (attributes: Parameters<typeof unmarshall>[0]): Item => unmarshall(attributes) as Item
const toAttributes = (value: object) => marshall(value, { removeUndefinedValues: true })

/** A condition that did not hold is an outcome, not an error. */
const unlessConditionFails = <T>(sent: Promise<T>): Promise<T | undefined> =>
  sent.catch((cause) => {
    if (cause instanceof ConditionalCheckFailedException) return undefined
    throw cause
  })

/**
 * One table with `pk` and `sk`. Every read of it is strongly consistent, because the agreement of two sides of a duplicate rests on that
 * (design 2.2); the only exception is `scanIndex`, and what it finds is read again by key.
 */
export const openTable = (dynamo: DynamoDBClient, tableName: string) => {
  const writeSome = async (requests: readonly WriteRequest[]): Promise<void> => {
    let left: WriteRequest[] = [...requests]
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const { UnprocessedItems } = await dynamo.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }))
      left = UnprocessedItems?.[tableName] ?? []
      if (left.length === 0) return
      await backOff(attempt)
    }
    throw new Retryable(`${left.length} items were left unwritten`)
  }

  const readSome = async (keys: readonly Key[]): Promise<readonly Item[]> => {
    const items: Item[] = []
    let left = keys.map(({ pk, sk }) => toAttributes({ pk, sk }))
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const { Responses, UnprocessedKeys } = await dynamo.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } } }),
      )
      items.push(...(Responses?.[tableName] ?? []).map(toItem))
      left = UnprocessedKeys?.[tableName]?.Keys ?? []
      if (left.length === 0) return items
      await backOff(attempt)
    }
    throw new Retryable(`${left.length} items were left unread`)
  }

  return {
    async get({ pk, sk }: Key): Promise<Item | undefined> {
      const { Item: found } = await dynamo.send(
        new GetItemCommand({ TableName: tableName, Key: toAttributes({ pk, sk }), ConsistentRead: true }),
      )
      return found && toItem(found)
    },

    /** Items that are there, in no order. Keys must differ. */
    async getMany(keys: readonly Key[]): Promise<readonly Item[]> {
      const items: Item[] = []
      for (let at = 0; at < keys.length; at += readsPerCall)
        items.push(...(await readSome(keys.slice(at, at + readsPerCall))))
      return items
    },

    /** False when there is such an item already. */
    async putNew(item: Item): Promise<boolean> {
      const put = new PutItemCommand({
        TableName: tableName,
        Item: toAttributes(item),
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      return (await unlessConditionFails(dynamo.send(put))) !== undefined
    },

    /** The item as it is afterwards; undefined when the condition did not hold. */
    async update({ pk, sk }: Key, { expression, condition, names, values }: Update): Promise<Item | undefined> {
      const update = new UpdateItemCommand({
        TableName: tableName,
        Key: toAttributes({ pk, sk }),
        UpdateExpression: expression,
        ReturnValues: 'ALL_NEW',
        ...(condition && { ConditionExpression: condition }),
        ...(names && { ExpressionAttributeNames: { ...names } }),
        ...(values && { ExpressionAttributeValues: toAttributes(values) }),
      })
      const updated = await unlessConditionFails(dynamo.send(update))
      return updated?.Attributes && toItem(updated.Attributes)
    },

    /** False when the condition did not hold. */
    async remove(
      { pk, sk }: Key,
      { condition, values }: { condition: string; values: Readonly<Record<string, unknown>> },
    ) {
      const remove = new DeleteItemCommand({
        TableName: tableName,
        Key: toAttributes({ pk, sk }),
        ConditionExpression: condition,
        ExpressionAttributeValues: toAttributes(values),
      })
      return (await unlessConditionFails(dynamo.send(remove))) !== undefined
    },

    /** Items of one partition whose sort key begins with `prefix`, in order, at most `limit`. */
    async query(pk: string, prefix: string, limit = Number.POSITIVE_INFINITY): Promise<readonly Item[]> {
      const items: Item[] = []
      let from: Record<string, ReturnType<typeof toAttributes>[string]> | undefined
      do {
        const { Items = [], LastEvaluatedKey } = await dynamo.send(
          new QueryCommand({
            TableName: tableName,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: toAttributes({ ':pk': pk, ':prefix': prefix }),
            ...(Number.isFinite(limit) && { Limit: limit - items.length }),
            ...(from && { ExclusiveStartKey: from }),
          }),
        )
        items.push(...Items.map(toItem))
        from = LastEvaluatedKey
      } while (from && items.length < limit)
      return items
    },

    /** Writes and deletes, in no order. Keys must differ. */
    async write(puts: readonly Item[], deletes: readonly Key[] = []): Promise<void> {
      const requests: WriteRequest[] = [
        ...puts.map((item) => ({ PutRequest: { Item: toAttributes(item) } })),
        ...deletes.map(({ pk, sk }) => ({ DeleteRequest: { Key: toAttributes({ pk, sk }) } })),
      ]
      for (let at = 0; at < requests.length; at += writesPerCall)
        await writeSome(requests.slice(at, at + writesPerCall))
    },

    /** Keys of all items that the index knows, each once. The index may lag: read the items by key. */
    async scanIndex(indexName: string): Promise<readonly Key[]> {
      const keys = new Map<string, Key>()
      let from: Record<string, ReturnType<typeof toAttributes>[string]> | undefined
      do {
        const { Items = [], LastEvaluatedKey } = await dynamo.send(
          new ScanCommand({ TableName: tableName, IndexName: indexName, ...(from && { ExclusiveStartKey: from }) }),
        )
        for (const { pk, sk } of Items.map(toItem)) keys.set(`${pk}\n${sk}`, { pk, sk })
        from = LastEvaluatedKey
      } while (from)
      return [...keys.values()]
    },
  }
}
