import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { Retryable } from '#domain/failure'
import { backOff } from '#platform/backoff'
import { itemBytes, type ReadMeter } from './archive-meter.ts'

export type Item = Record<string, AttributeValue>
export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** The API's own limits of one request. */
export const maxWritesPerRequest = 25
export const maxReadsPerRequest = 100
const maxAttempts = 10

export const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** Requests in flight: enough to keep a table busy, few enough for its first partitions to keep up. */
const mostAtOnce = 8
const calmRequestsPerStep = 40

/** How many requests may be in flight: half as many when the table turns work down, one more after a while of calm. */
export const createPace = (most = mostAtOnce) => {
  let allowed = most
  let calm = 0
  return {
    allowed: () => allowed,
    slower: () => {
      allowed = Math.max(1, allowed >> 1)
      calm = 0
    },
    fine: () => {
      if (allowed < most && ++calm % calmRequestsPerStep === 0) allowed++
    },
  }
}
export type Pace = ReturnType<typeof createPace>

/** Works through the tasks, as many at once as the pace allows; the first failure ends it. */
export const atPace = async <T>(pace: Pace, tasks: readonly T[], work: (task: T) => Promise<void>): Promise<void> => {
  let next = 0
  let failed = false
  const running = new Set<Promise<void>>()
  while (next < tasks.length && !failed) {
    const task = tasks[next++]
    if (task === undefined) break
    const one: Promise<void> = work(task).then(
      () => void running.delete(one),
      (cause) => {
        failed = true
        throw cause
      },
    )
    running.add(one)
    while (running.size >= pace.allowed()) await Promise.race(running)
  }
  await Promise.all(running)
}

const throttled: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
])
/** When the whole request is turned down the SDK throws, after tries of its own; it is the same as every item of it turned down. */
const unlessThrottled = async <T>(send: () => Promise<T>, turnedDown: T): Promise<T> => {
  try {
    return await send()
  } catch (cause) {
    if (cause instanceof Error && throttled.has(cause.name)) return turnedDown
    throw cause
  }
}

const keyOf = ({ pk, sk }: ItemKey): Item => ({ pk: { S: pk }, sk: { S: sk } })

export interface Reading {
  readonly consistent: boolean
  readonly meter?: ReadMeter | undefined
  readonly pace?: Pace
}

/** Items by key, in no order; keys without an item are simply absent. One round of requests for up to 100 keys. */
export const getItems = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly ItemKey[],
  { consistent, meter, pace = createPace() }: Reading,
): Promise<readonly Item[]> => {
  const found: Item[] = []
  await atPace(pace, chunksOf(keys, maxReadsPerRequest), async (chunk) => {
    let wanted: Item[] = chunk.map(keyOf)
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt === maxAttempts) throw new Retryable('the archive table does not keep up with reads')
      if (attempt > 0) await backOff(attempt)
      const asked = { [table]: { Keys: wanted, ConsistentRead: consistent } }
      const answer = await unlessThrottled(
        () =>
          client.send(
            new BatchGetItemCommand({ RequestItems: asked, ...(meter && { ReturnConsumedCapacity: 'TOTAL' }) }),
          ),
        { UnprocessedKeys: asked, $metadata: {} },
      )
      const items = answer.Responses?.[table] ?? []
      const left = answer.UnprocessedKeys?.[table]?.Keys ?? []
      for (const item of items) found.push(item)
      meter?.request({
        sizes: items.map(itemBytes),
        missing: wanted.length - items.length - left.length,
        consistent,
        engineUnits: answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0) ?? 0,
      })
      if (left.length > 0) pace.slower()
      else pace.fine()
      wanted = left
    }
  })
  return found
}

/** Puts and deletes items; what the table turns down is tried again with back-off. Keys must be distinct. */
export const writeItems = async (
  client: DynamoDBClient,
  table: string,
  requests: readonly WriteRequest[],
  { pace = createPace(), beat }: { readonly pace?: Pace; readonly beat?: (() => Promise<void>) | undefined } = {},
): Promise<void> =>
  atPace(pace, chunksOf(requests, maxWritesPerRequest), async (chunk) => {
    await beat?.()
    let wanted: WriteRequest[] = chunk
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt === maxAttempts) throw new Retryable('the archive table does not keep up with writes')
      if (attempt > 0) await backOff(attempt)
      const asked = { [table]: wanted }
      const { UnprocessedItems = {} } = await unlessThrottled(
        () => client.send(new BatchWriteItemCommand({ RequestItems: asked })),
        { UnprocessedItems: asked, $metadata: {} },
      )
      wanted = UnprocessedItems[table] ?? []
      if (wanted.length > 0) pace.slower()
      else pace.fine()
    }
  })

export const toPut = (item: Item): WriteRequest => ({ PutRequest: { Item: item } })
export const toDelete = (key: ItemKey): WriteRequest => ({ DeleteRequest: { Key: keyOf(key) } })
