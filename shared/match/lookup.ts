import type { Claim } from '#domain/claim'
import type { ArchiveLookup } from '#domain/ports'
import { claimLookupKeys, foldedLookupKeys } from './candidate-keys.ts'
import { chooseGrams, gramKey } from './grams.ts'
import type { KeyWeight } from './rank-refs.ts'
import type { Sketch } from './sketch.ts'

/** What may be the claim's record: all that the archive needs to know to find it. */
export const claimLookup = (claim: Claim, applicant = ''): ArchiveLookup => ({
  keys: claimLookupKeys(claim, applicant),
  moreKeys: foldedLookupKeys(claim),
  title: { kind: claim.kind, text: claim.title },
})

/** Keys of the title's rarest grams, at most 12. */
export const gramLookupKeys = ({ title }: ArchiveLookup, sketch: Sketch | undefined): readonly string[] =>
  title ? chooseGrams(title.kind, title.text, sketch).map((hash) => gramKey(title.kind, hash)) : []

const weights: Readonly<Record<string, KeyWeight>> = {
  'i#': 'naming',
  'i~': 'naming',
  't#': 'title',
  'c#': 'naming',
  'n#': 'holder',
}
export const keyWeight = (key: string): KeyWeight => weights[key.slice(0, 2)] ?? 'gram'

/** What one claim may cost (docs/adr/0007). */
const maxReadUnits = 32

/**
 * Records that may still be read, at half a unit each: 24 for a claim with as many keys as may be, 50 for one that has a title alone. Of titles
 * that were badly mangled two grams may be left, which a hundred others share: the more are read, the likelier the own one is among them.
 */
export const recordsWithin = (strongKeys: number, weakKeys: number): number =>
  Math.floor((maxReadUnits - strongKeys - weakKeys / 2) * 2)
