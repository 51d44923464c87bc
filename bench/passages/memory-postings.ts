import type { KeyPostings, Posting } from '#duplicate/passages/candidates'
import { mostPostings } from '#duplicate/passages/candidates'
import { documentFingerprints, type PassageDocument } from '#duplicate/passages/document'
import type { PassagesPort } from '#duplicate/passages/find-passages'
import { type FingerprintSettings, fingerprintKey } from '#duplicate/passages/fingerprints'

/** The table of fingerprints in memory, capped as the real one is. */
export const createMemoryPostings = (
  documents: ReadonlyMap<string, { readonly applicant: string; readonly document: PassageDocument }>,
  settings: FingerprintSettings,
): PassagesPort & { readonly keys: number; readonly keysOf: ReadonlyMap<string, number> } => {
  const table = new Map<string, { postings: Posting[]; isSaturated: boolean }>()
  const keysOf = new Map<string, number>()
  for (const [id, { applicant, document }] of documents) {
    const fingerprints = documentFingerprints(document, settings)
    keysOf.set(id, fingerprints.length)
    for (const { hash } of fingerprints) {
      const key = fingerprintKey(hash)
      const entry = table.get(key) ?? { postings: [], isSaturated: false }
      if (entry.postings.length < mostPostings) entry.postings.push({ document: id, applicant })
      else entry.isSaturated = true
      table.set(key, entry)
    }
  }
  const applicants = new Set([...documents.values()].map(({ applicant }) => applicant)).size
  return {
    keys: [...keysOf.values()].reduce((sum, count) => sum + count, 0),
    keysOf,
    postings: async (wanted) =>
      new Map<string, KeyPostings>(
        wanted.flatMap((key) => {
          const entry = table.get(key)
          return entry ? [[key, entry] as const] : []
        }),
      ),
    applicants: async () => applicants,
    document: async (id) => documents.get(id)?.document,
  }
}
