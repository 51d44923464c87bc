import { createHash } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { RecordWrite } from '#archive/archive-writer'
import { getItems, toPut, writeItems } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'

/**
 * The same for the same records at the same versions in the same order: what was cut off and is repeated. The record's content need not be
 * part of it: what an import finds changed gets another version.
 */
const fingerprintOf = (writes: readonly RecordWrite[], snapshot: number): string => {
  const hash = createHash('sha256').update(`${snapshot}`)
  for (const { record } of writes) hash.update(`\n${record.recordId}@${record.version}`)
  return hash.digest('hex')
}

/** How many of its records an import that was cut off had finished, and a way to note that it has come further; `writer` is the same for both. */
export const openProgress = async (
  client: DynamoDBClient,
  table: string,
  writes: readonly RecordWrite[],
  snapshot: number,
): Promise<{ readonly done: number; readonly writer: string; note(done: number): Promise<void> }> => {
  const fingerprint = fingerprintOf(writes, snapshot)
  const [item] = await getItems(client, table, [places.progress], { consistent: true })
  return {
    writer: fingerprint.slice(0, 16),
    done: item?.fingerprint?.S === fingerprint ? Number(item.done?.N) : 0,
    note: (done) =>
      writeItems(client, table, [
        toPut(itemAt(places.progress, { fingerprint: { S: fingerprint }, done: { N: String(done) } })),
      ]),
  }
}
