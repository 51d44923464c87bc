import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { Retryable } from '#domain/failure'
import { backOff } from '#platform/backoff'

export type Item = Record<string, AttributeValue>
export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** The API's own limits of one request. */
const maxWritesPerRequest = 25
const maxReadsPerRequest = 100
/** Requests in flight: enough to keep a table busy, few enough for its first partitions to keep up. */
const concurrency = 8
const maxAttempts = 10

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** Runs the tasks a few at a time; the first failure ends it. */
const inParallel = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const i = next++
      const item = items[i]
      if (item !== undefined) results[i] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker))
  return results
}

const keyOf = ({ pk, sk }: ItemKey): Item => ({ pk: { S: pk }, sk: { S: sk } })

/** Items by key, in no order; keys without an item are simply absent. One round of requests for up to 100 keys. */
export const getItems = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly ItemKey[],
  { consistent }: { readonly consistent: boolean },
): Promise<readonly Item[]> => {
  const read = async (chunk: readonly ItemKey[]): Promise<readonly Item[]> => {
    const found: Item[] = []
    let wanted: Item[] = chunk.map(keyOf)
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt === maxAttempts) throw new Retryable('the archive table does not keep up with reads')
      if (attempt > 0) await backOff(attempt)
      const request = { RequestItems: { [table]: { Keys: wanted, ConsistentRead: consistent } } }
      const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetItemCommand(request))
      found.push(...(Responses[table] ?? []))
      wanted = UnprocessedKeys[table]?.Keys ?? []
    }
    return found
  }
  return (await inParallel(chunks(keys, maxReadsPerRequest), read)).flat()
}

/** Puts and deletes items; what the table turns down is tried again with back-off. Keys must be distinct. */
export const writeItems = async (
  client: DynamoDBClient,
  table: string,
  requests: readonly WriteRequest[],
): Promise<void> => {
  await inParallel(chunks(requests, maxWritesPerRequest), async (chunk) => {
    let wanted: WriteRequest[] = chunk
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt === maxAttempts) throw new Retryable('the archive table does not keep up with writes')
      if (attempt > 0) await backOff(attempt)
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: wanted } }),
      )
      wanted = UnprocessedItems[table] ?? []
    }
  })
}

export const toPut = (item: Item): WriteRequest => ({ PutRequest: { Item: item } })
export const toDelete = (key: ItemKey): WriteRequest => ({ DeleteRequest: { Key: keyOf(key) } })
