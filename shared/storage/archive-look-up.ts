import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ArchiveCandidate, ArchiveLookup } from '#domain/ports'
import { gramLookupKeys, keyWeight, recordsWithin } from '#match/lookup'
import { type KeyRefs, rankRefs } from '#match/rank-refs'
import type { Sketch } from '#match/sketch'
import { getItems, type ItemKey } from './archive-batches.ts'
import type { ReadMeter } from './archive-meter.ts'
import { places } from './archive-places.ts'
import { parseRecord } from './archive-records.ts'
import { unpackRefs } from './archive-refs.ts'

interface Deps {
  readonly client: DynamoDBClient
  readonly table: string
  readonly sketch: () => Promise<Sketch | undefined>
  readonly meter?: ReadMeter | undefined
}

/**
 * Two round trips, however large the archive: the key items, then the records that most of them name. Numbers, titles and holders are read
 * strongly consistently, because what is missed there may be called "not in the archive"; grams and records are not, which halves their
 * price. A record that a key names and a stale read does not show is read again (docs/adr/0007).
 */
export const createLookUp = ({ client, table, sketch, meter }: Deps) => {
  const read = (keys: readonly ItemKey[], consistent: boolean) => getItems(client, table, keys, { consistent, meter })

  return async (lookup: ArchiveLookup): Promise<readonly ArchiveCandidate[]> => {
    const strong = [...new Set(lookup.keys)]
    const rest = [...(lookup.moreKeys ?? []), ...gramLookupKeys(lookup, lookup.title && (await sketch()))]
    const weak = [...new Set(rest)].filter((key) => !strong.includes(key))
    if (strong.length + weak.length === 0) return []

    meter?.round()
    const sets = await Promise.all([read(strong.map(places.key), true), read(weak.map(places.key), false)])
    const words = new Map(sets.flat().map((item) => [item.pk?.S, unpackRefs(item.refs?.B)]))
    const lists = [...strong, ...weak].flatMap((key): KeyRefs[] => {
      const held = words.get(places.key(key).pk)
      return held ? [{ key, words: held, weight: keyWeight(key) }] : []
    })
    const ranked = rankRefs(lists, recordsWithin(strong.length, weak.length))
    if (ranked.length === 0) return []

    meter?.round()
    const wanted = ranked.map(places.current)
    const items = await read(wanted, false)
    const seen = new Set(items.map(({ pk }) => pk?.S))
    const missing = wanted.filter(({ pk }) => !seen.has(pk))
    if (missing.length > 0) meter?.round()
    const late = missing.length > 0 ? await read(missing, true) : []
    const records = new Map([...items, ...late].map((item) => [item.pk?.S, parseRecord(item)]))
    return ranked.flatMap((ref) => {
      const record = records.get(places.current(ref).pk)
      return record && !record.withdrawn ? [{ record, by: ref.by, votes: ref.votes }] : []
    })
  }
}
