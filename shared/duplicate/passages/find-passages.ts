import { type AlignmentSettings, alignDocuments, alignment, type Passage } from './align.ts'
import {
  type CandidateSettings,
  candidateLimits,
  type Posting,
  type PostingsPort,
  rankCandidates,
} from './candidates.ts'
import { documentFingerprints, type PassageDocument, withoutStretches } from './document.ts'
import { type Fingerprint, type FingerprintSettings, fingerprintKey, fullFingerprints } from './fingerprints.ts'
import { toRawSpan } from './passage-text.ts'
import { type Span, unionOf } from './spans.ts'

/** The stores that a search needs: keys to postings, and a document to its text made ready. */
export interface PassagesPort extends PostingsPort {
  /** Undefined when the document is gone or may not be read. */
  readonly document: (id: string) => Promise<PassageDocument | undefined>
}

export interface PassageSettings {
  readonly fingerprints: FingerprintSettings
  readonly candidates: CandidateSettings
  readonly alignment: AlignmentSettings
}

export const passageSettings: PassageSettings = {
  fingerprints: fullFingerprints,
  candidates: candidateLimits,
  alignment,
}

export interface PassageMatch extends Posting {
  /** Of the applicant's own earlier text. */
  readonly isOwn: boolean
  readonly weight: number
  /** `a` is the text that was asked about. */
  readonly passages: readonly Passage[]
}

export interface PassageSearch {
  /** Strongest candidate first; only those with a passage. */
  readonly matches: readonly PassageMatch[]
  /** Raw spans of known templates: left out of every figure, but shown. */
  readonly templates: readonly Span[]
  /** Raw spans around fingerprints that very many applicants have: not in the matches; a text sold hundreds of times is here too, so say it. */
  readonly common: readonly Span[]
  /** Candidates that could not be read: silence about them is not "clean". */
  readonly unread: readonly string[]
}

/** Passages that the document shares with any other in the table. Reads as many keys as it has fingerprints, and the few best documents. */
export const findPassages = async (
  self: Posting,
  document: PassageDocument,
  port: PassagesPort,
  settings: PassageSettings = passageSettings,
): Promise<PassageSearch> => {
  const fingerprints = documentFingerprints(document, settings.fingerprints)
  const found = await port.postings(fingerprints.map(({ hash }) => fingerprintKey(hash)))
  const { candidates, common } = rankCandidates(self, fingerprints, found, await port.applicants(), settings.candidates)
  const read = await Promise.all(
    candidates.map(async (candidate) => ({ candidate, other: await port.document(candidate.document) })),
  )
  const commonHashes = new Set(common.map(({ hash }) => hash))
  const matches = read.flatMap(({ candidate, other }) => {
    if (!other) return []
    const rare = new Set(candidate.shared)
    const passages = passagesWith(document, fingerprints, other, rare, commonHashes, settings)
    const { document: id, applicant, weight } = candidate
    return passages.length === 0
      ? []
      : [{ document: id, applicant, isOwn: applicant === self.applicant, weight, passages }]
  })
  return {
    matches,
    templates: document.templates.map((span) => toRawSpan(document.text, span)),
    common: commonStretches(fingerprints, commonHashes, new Set(), settings.fingerprints.gramLength).map((span) =>
      toRawSpan(document.text, span),
    ),
    unread: read.flatMap(({ candidate, other }) => (other ? [] : [candidate.document])),
  }
}

/**
 * A passage stands on at least one fingerprint that few applicants have, and what stands on those that very many have is taken out first: a form
 * that everybody fills in accuses nobody, even before its text has been learnt. Only fingerprints that both have count, so that the other side,
 * asked, answers the same.
 */
const passagesWith = (
  document: PassageDocument,
  fingerprints: readonly Fingerprint[],
  other: PassageDocument,
  rare: ReadonlySet<number>,
  common: ReadonlySet<number>,
  settings: PassageSettings,
): readonly Passage[] => {
  const ofOther = documentFingerprints(other, settings.fingerprints)
  const [inA, inB] = [placesOf(document, fingerprints, rare), placesOf(other, ofOther, rare)]
  const shared = new Set(ofOther.flatMap(({ hash }) => (common.has(hash) ? [hash] : [])))
  const bare = (one: PassageDocument, its: readonly Fingerprint[]) =>
    shared.size === 0
      ? one
      : withoutStretches(one, commonStretches(its, shared, rare, settings.fingerprints.gramLength))
  const holds = ({ from, to }: Span, places: readonly number[]) => places.some((at) => at >= from && at < to)
  return alignDocuments(bare(document, fingerprints), bare(other, ofOther), settings.alignment).filter(
    ({ a, b }) => holds(a, inA) || holds(b, inB),
  )
}

/** Raw offsets of the fingerprints among these. */
const placesOf = (
  { text }: PassageDocument,
  fingerprints: readonly Fingerprint[],
  among: ReadonlySet<number>,
): readonly number[] => fingerprints.filter(({ hash }) => among.has(hash)).map(({ at }) => text.starts[at] ?? 0)

/** Fingerprints this near to each other, with no rare one between them, belong to one text. */
const sameText = 60

/** A form's text begins about this long before its first fingerprint and ends as long after its last. */
const edge = 16

/** Stretches of the text from common fingerprint to common fingerprint; a single one may be a turn of phrase and takes nothing with it. */
const commonStretches = (
  fingerprints: readonly Fingerprint[],
  common: ReadonlySet<number>,
  rare: ReadonlySet<number>,
  gramLength: number,
): readonly Span[] => {
  const telling = fingerprints.filter(({ hash }) => common.has(hash) || rare.has(hash))
  const stretches = unionOf(
    telling.flatMap(({ hash, at }, i) => {
      if (!common.has(hash)) return []
      const next = telling[i + 1]
      const joins = next && common.has(next.hash) && next.at - at <= sameText
      return [{ from: at, to: joins ? next.at : at + gramLength }]
    }),
  )
  return unionOf(
    stretches.map((one) =>
      one.to - one.from <= 2 * gramLength ? one : { from: Math.max(0, one.from - edge), to: one.to + edge },
    ),
  )
}
