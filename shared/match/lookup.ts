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

const weights: Readonly<Record<string, KeyWeight>> = { 'i#': 'naming', 'i~': 'naming', 't#': 'title', 'n#': 'holder' }
export const keyWeight = (key: string): KeyWeight => weights[key.slice(0, 2)] ?? 'gram'

/** Records read for one claim. With the keys that is at most 32 read units: see docs/adr/0007. */
export const maxCandidates = 24
