import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import type { ArchiveHistory, RecordVersion, RecordWrite } from '#archive/archive-writer'
import { chunksOf, getItems, type Item } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'
import { parseVersion } from './archive-records.ts'
import { refOf } from './archive-refs.ts'

/** Some 25 KB a page. */
const idsPerPage = 1_000

/** Which records a snapshot writes: told before any of them is written, so that whatever a cut leaves behind can be undone. */
export const changeItems = (
  dataset: string,
  snapshot: number,
  writer: string,
  writes: readonly RecordWrite[],
): readonly Item[] =>
  chunksOf(writes, idsPerPage).map((some, page) =>
    itemAt(places.changes(dataset, snapshot, writer, page), {
      ids: { B: deflateRawSync(JSON.stringify(some.map(({ record }) => record.recordId))) },
    }),
  )

const idsOf = ({ ids }: Item): readonly string[] =>
  ids?.B ? (JSON.parse(inflateRawSync(ids.B).toString()) as readonly string[]) : []

/** All items of a partition whose sort key begins so, in order. */
export const queryAll = async (
  client: DynamoDBClient,
  table: string,
  pk: string,
  prefix = '',
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> => {
  const items: Item[] = []
  let from: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ...(prefix !== '' && { ':prefix': { S: prefix } }) },
        ConsistentRead: true,
        ...(Number.isFinite(most) && { Limit: most }),
        ...(from && { ExclusiveStartKey: from }),
      }),
    )
    for (const item of page.Items ?? []) items.push(item)
    from = page.LastEvaluatedKey
  } while (from && items.length < most)
  return items
}

/** What was before, read strongly consistently: an undo that missed a record would leave it in the archive. */
export const createHistory = (
  client: DynamoDBClient,
  table: string,
): Pick<ArchiveHistory, 'changedBetween' | 'versionsBackTo'> & {
  hasChanges(dataset: string, snapshot: number): Promise<boolean>
} => ({
  async hasChanges(dataset, snapshot) {
    return (await queryAll(client, table, places.changes(dataset, snapshot, '', 0).pk, '', 1)).length > 0
  },

  async changedBetween(dataset, after, until) {
    const ids = new Set<string>()
    for (let n = after + 1; n <= until; n++)
      for (const item of await queryAll(client, table, places.changes(dataset, n, '', 0).pk))
        for (const id of idsOf(item)) ids.add(id)
    return [...ids].sort()
  },

  /** Round by round: the current versions, then those before the ones that are too new. An import of new records takes one round. */
  async versionsBackTo(recordIds, back) {
    const versions = new Map<string, RecordVersion[]>()
    let wanted = [...new Set(recordIds)].map((id) => places.current(refOf(id)))
    while (wanted.length > 0) {
      const found = (await getItems(client, table, wanted, { consistent: true })).map(parseVersion)
      wanted = []
      for (const version of found) {
        const { recordId, version: number } = version.record
        versions.set(recordId, [...(versions.get(recordId) ?? []), version])
        if (version.snapshot > back && number > 1) wanted.push(places.version(refOf(recordId), number - 1))
      }
    }
    return versions
  },
})
