import type { ArchiveRecord } from '#domain/archive-record'
import type { ArchiveCandidate, ArchiveLookup } from '#domain/ports'
import { recordKeys } from '#match/candidate-keys'
import { gramKey, recordGrams } from '#match/grams'
import { gramLookupKeys } from '#match/lookup'

/** What an archive of just these records answers: all that share a key, those with the most keys first. */
export const candidatesAmong = (
  records: Iterable<ArchiveRecord>,
  lookup: ArchiveLookup,
): readonly ArchiveCandidate[] => {
  const wanted = [...lookup.keys, ...(lookup.moreKeys ?? []), ...gramLookupKeys(lookup, undefined)]
  return [...records]
    .flatMap((record) => {
      const own = new Set([...recordKeys(record), ...recordGrams(record).map((gram) => gramKey(record.kind, gram))])
      const by = wanted.filter((key) => own.has(key))
      return by.length > 0 ? [{ record, by, votes: by.length }] : []
    })
    .toSorted((a, b) => b.votes - a.votes)
}
