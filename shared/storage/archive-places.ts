import type { Item, ItemKey } from './archive-batches.ts'
import { type Ref, refText } from './archive-refs.ts'

/**
 * The archive table.
 *
 *     REC#<ref>      V#current       the record as it stands: one key to read it by, so that a look-up is two rounds
 *                    V#<nnnnnn>      the versions before, copied here when they are replaced
 *     KEY#<key>      SET             refs, packed into one binary value, capped; `saturated` once the cap is reached
 *     SKETCH#<name>  HEAD            size of a sketch: how rare grams are (`grams`), which other keys there are (`keys`)
 *     SKETCH#<name>#<bits>#<page>  <page>   its pages
 *     DATASETS       <dataset>       the dataset's current state; its replacement is the flip that ends an import
 *     DATASET#<id>   SNAPSHOT#<n>    every state it ever had
 *     CHANGES#<id>#<n>  <writer>#<page>  which records a snapshot wrote; written before they are
 *     IMPORT         LEASE           the one writer
 *                    PROGRESS        how far an import has come: after a cut it goes on from there
 *
 * `ref` is a short hash of the record id: key items stay small, and no printed text is part of a key.
 */

export const places = {
  current: (ref: Ref): ItemKey => ({ pk: `REC#${refText(ref)}`, sk: 'V#current' }),
  version: (ref: Ref, version: number): ItemKey => ({ pk: `REC#${refText(ref)}`, sk: `V#${padded(version)}` }),
  key: (key: string): ItemKey => ({ pk: `KEY#${key}`, sk: 'SET' }),
  dataset: (dataset: string): ItemKey => ({ pk: 'DATASETS', sk: dataset }),
  snapshot: (dataset: string, n: number): ItemKey => ({ pk: `DATASET#${dataset}`, sk: `SNAPSHOT#${padded(n)}` }),
  changes: (dataset: string, n: number, writer: string, page: number): ItemKey => ({
    pk: `CHANGES#${dataset}#${padded(n)}`,
    sk: `${writer}#${padded(page)}`,
  }),
  sketchHead: (name: string): ItemKey => ({ pk: `SKETCH#${name}`, sk: 'HEAD' }),
  sketchPage: (name: string, page: number): ItemKey => ({ pk: `SKETCH#${name}`, sk: padded(page) }),
  progress: { pk: 'IMPORT', sk: 'PROGRESS' },
  lease: { pk: 'IMPORT', sk: 'LEASE' },
} as const

const padded = (n: number) => String(n).padStart(6, '0')

export const itemAt = ({ pk, sk }: ItemKey, attributes: Item): Item => ({ pk: { S: pk }, sk: { S: sk }, ...attributes })
