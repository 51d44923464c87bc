import type { ArchiveRecord } from '#domain/archive-record'
import type { ArchiveCandidate, ArchiveLookup } from '#domain/ports'
import { recordKeys } from '#match/candidate-keys'
import { gramKey, recordGrams } from '#match/grams'
import { gramLookupKeys } from '#match/lookup'

/** Worked out once a record: an archive of thousands is asked thousands of times. */
const keysOf = new WeakMap<ArchiveRecord, ReadonlySet<string>>()
const allKeys = (record: ArchiveRecord): ReadonlySet<string> => {
  const known = keysOf.get(record)
  if (known) return known
  const grams = recordGrams(record).map((gram) => gramKey(record.kind, gram))
  const keys = new Set([...recordKeys(record), ...grams])
  keysOf.set(record, keys)
  return keys
}

/** What an archive of just these records answers: all that share a key, those with the most keys first. */
export const candidatesAmong = (
  records: Iterable<ArchiveRecord>,
  lookup: ArchiveLookup,
): readonly ArchiveCandidate[] => {
  const wanted = [...lookup.keys, ...(lookup.moreKeys ?? []), ...gramLookupKeys(lookup, undefined)]
  return [...records]
    .flatMap((record) => {
      const own = allKeys(record)
      const by = wanted.filter((key) => own.has(key))
      return by.length > 0 ? [{ record, by, votes: by.length }] : []
    })
    .toSorted((a, b) => b.votes - a.votes)
}
