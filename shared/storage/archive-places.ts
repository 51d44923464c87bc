import { createHash } from 'node:crypto'
import type { Item, ItemKey } from './archive-batches.ts'

/**
 * The archive table.
 *
 *     REC#<ref>      V#current       the record as it stands: one key to read it by, so that a look-up is two rounds
 *                    V#<nnnnnn>      the versions before, copied here when they are replaced
 *     KEY#<key>      SET             set of refs, capped; `saturated` once the cap is reached
 *     DATASETS       <dataset>       the dataset's current state; its replacement is the flip that ends an import
 *     DATASET#<id>   SNAPSHOT#<n>    every state it ever had
 *     IMPORT         LEASE           the one writer
 *
 * `ref` is a short hash of the record id: key sets stay small, and no printed text is part of a key.
 */
export const refOf = (recordId: string): string =>
  createHash('sha256').update(recordId).digest('base64url').slice(0, 12)

export const places = {
  current: (ref: string): ItemKey => ({ pk: `REC#${ref}`, sk: 'V#current' }),
  version: (ref: string, version: number): ItemKey => ({ pk: `REC#${ref}`, sk: `V#${padded(version)}` }),
  key: (key: string): ItemKey => ({ pk: `KEY#${key}`, sk: 'SET' }),
  dataset: (dataset: string): ItemKey => ({ pk: 'DATASETS', sk: dataset }),
  snapshot: (dataset: string, n: number): ItemKey => ({ pk: `DATASET#${dataset}`, sk: `SNAPSHOT#${padded(n)}` }),
  lease: { pk: 'IMPORT', sk: 'LEASE' },
} as const

const padded = (n: number) => String(n).padStart(6, '0')

export const itemAt = ({ pk, sk }: ItemKey, attributes: Item): Item => ({ pk: { S: pk }, sk: { S: sk }, ...attributes })
