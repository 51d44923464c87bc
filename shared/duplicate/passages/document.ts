import type { Fingerprint, FingerprintSettings } from './fingerprints.ts'
import { fingerprintsOf } from './fingerprints.ts'
import { gramHashes } from './grams.ts'
import { type Mask, type PassageText, readPassageText } from './passage-text.ts'
import type { Span } from './spans.ts'
import { type Templates, templateSpans } from './templates.ts'

/** A text made ready to be compared with any other; templates are blanked and take part in nothing. */
export interface PassageDocument {
  readonly text: PassageText
  /** `text.codes` with 0 where a template stands. */
  readonly codes: Uint16Array
  readonly templates: readonly Span[]
  readonly seeds: SeedIndex
}

/** Every run of `seedLength` characters by its hash: a table of heads, and behind each head the other places of that slot. */
export interface SeedIndex {
  readonly hashes: Int32Array
  readonly heads: Int32Array
  readonly next: Int32Array
}

/** As in matching.md 3.5; five would double the accidents, seven lose a tenth of misread text. */
export const seedLength = 6

export interface DocumentOptions {
  readonly templates?: Templates
  readonly masks?: readonly Mask[]
}

export const prepareDocument = (raw: string, { templates, masks }: DocumentOptions = {}): PassageDocument => {
  const text = readPassageText(raw, masks)
  const spans = templates ? templateSpans(text, templates) : []
  const codes = blanked(text.codes, spans)
  return { text, codes, templates: spans, seeds: indexSeeds(codes) }
}

/** The document with some more of it blanked. */
export const withoutStretches = (document: PassageDocument, stretches: readonly Span[]): PassageDocument => {
  const codes = blanked(document.codes, stretches)
  return { ...document, codes, seeds: indexSeeds(codes) }
}

const blanked = (codes: Uint16Array, stretches: readonly Span[]): Uint16Array => {
  if (stretches.length === 0) return codes
  const rest = codes.slice()
  for (const { from, to } of stretches) rest.fill(0, from, to)
  return rest
}

/** The keys of a document: none of them from a template. */
export const documentFingerprints = (
  { text, codes }: PassageDocument,
  settings?: FingerprintSettings,
): readonly Fingerprint[] => fingerprintsOf({ raw: text.raw, codes }, settings)

const indexSeeds = (codes: Uint16Array): SeedIndex => {
  const hashes = gramHashes(codes, seedLength)
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, hashes.length * 2)))
  const heads = new Int32Array(slots).fill(-1)
  const next = new Int32Array(hashes.length).fill(-1)
  let clean = 0
  for (let i = 0; i < Math.min(seedLength - 1, codes.length); i++) clean = codes[i] === 0 ? 0 : clean + 1
  for (let at = 0; at < hashes.length; at++) {
    clean = codes[at + seedLength - 1] === 0 ? 0 : clean + 1
    if (clean < seedLength) continue
    const slot = (hashes[at] ?? 0) & (slots - 1)
    next[at] = heads[slot] ?? -1
    heads[slot] = at
  }
  return { hashes, heads, next }
}
