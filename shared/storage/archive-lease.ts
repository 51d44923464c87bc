import { randomUUID } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { WriteLease } from '#archive/archive-writer'
import { Retryable } from '#domain/failure'
import type { Item } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'

/** A writer that died holds the archive no longer than this. Writers renew after every chunk, which takes a few seconds. */
const leaseSeconds = 120

/** True when the condition held. */
export const putIf = async (
  client: DynamoDBClient,
  table: string,
  item: Item,
  condition: string,
  values: Item,
): Promise<boolean> => {
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: item,
        ConditionExpression: condition,
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Frees the writer's place where it is certain that no writer is left: two minutes would otherwise pass after one was killed. */
export const dropLease = async (client: DynamoDBClient, table: string): Promise<void> => {
  await client.send(
    new DeleteItemCommand({ TableName: table, Key: { pk: { S: places.lease.pk }, sk: { S: places.lease.sk } } }),
  )
}

/** The one writer's place: key sets are read, merged and written whole, which two writers at once would undo for each other. */
export const createLease = (client: DynamoDBClient, table: string, now: () => number) => {
  const leaseItem = (owner: string): Item =>
    itemAt(places.lease, { leaseOwner: { S: owner }, leaseUntil: { N: String(now() + leaseSeconds * 1000) } })

  return {
    begin: async () => {
      const owner = randomUUID()
      const free = await putIf(client, table, leaseItem(owner), 'attribute_not_exists(pk) OR leaseUntil < :now', {
        ':now': { N: String(now()) },
      })
      return free ? { owner } : undefined
    },

    renew: async ({ owner }: WriteLease): Promise<void> => {
      const mine = await putIf(client, table, leaseItem(owner), 'leaseOwner = :owner', { ':owner': { S: owner } })
      if (!mine) throw new Retryable('another import took over the archive')
    },

    end: async ({ owner }: WriteLease): Promise<void> => {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: table,
            Key: { pk: { S: places.lease.pk }, sk: { S: places.lease.sk } },
            ConditionExpression: 'leaseOwner = :owner',
            ExpressionAttributeValues: { ':owner': { S: owner } },
          }),
        )
      } catch (error) {
        // Somebody else took an expired lease over: it is theirs to end.
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
  }
}
