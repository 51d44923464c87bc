import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { RecordVersion } from '#archive/archive-writer'
import type { ArchiveRecord } from '#domain/archive-record'
import type { Item } from './archive-batches.ts'
import { itemAt, places } from './archive-places.ts'
import { refOf } from './archive-refs.ts'

/** With its names a record of this size still is one read unit; a project with many outcomes is larger and is packed. */
const maxPlainBytes = 3_900

const body = (record: ArchiveRecord): Item => {
  const json = JSON.stringify(record)
  return Buffer.byteLength(json) <= maxPlainBytes
    ? { record: { S: json } }
    : { packed: { B: deflateRawSync(Buffer.from(json)) } }
}

export const currentItem = (record: ArchiveRecord, snapshot: number): Item =>
  itemAt(places.current(refOf(record.recordId)), { ...body(record), snapshotNumber: { N: String(snapshot) } })

/** `snapshot` wrote it; it is not the one that replaces it. */
export const replacedItem = (record: ArchiveRecord, snapshot: number): Item =>
  itemAt(places.version(refOf(record.recordId), record.version), {
    ...body(record),
    snapshotNumber: { N: String(snapshot) },
  })

export const parseRecord = ({ record, packed }: Item): ArchiveRecord =>
  JSON.parse(packed?.B ? inflateRawSync(packed.B).toString() : (record?.S ?? '')) as ArchiveRecord

export const parseVersion = (item: Item): RecordVersion => ({
  record: parseRecord(item),
  snapshot: Number(item.snapshotNumber?.N ?? 0),
})
