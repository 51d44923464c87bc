import type { Fingerprint } from './fingerprints.ts'
import { fingerprintKey } from './fingerprints.ts'

/** Who holds a fingerprint. The applicant is a person key, never a name: ten papers of one person are one holder. */
export interface Posting {
  readonly document: string
  readonly applicant: string
}

/** What is stored under one key. */
export interface KeyPostings {
  readonly postings: readonly Posting[]
  /** The store has stopped adding: more hold it than the postings say. */
  readonly isSaturated?: boolean
}

/** The table of fingerprints as the engine sees it; keys without postings are left out of the answer. */
export interface PostingsPort {
  readonly postings: (keys: readonly string[]) => Promise<ReadonlyMap<string, KeyPostings>>
  /** Different applicants whose texts are in the table. */
  readonly applicants: () => Promise<number>
}

export interface Candidate extends Posting {
  /** Sum of ln(applicants ÷ holders) of the shared rare keys. */
  readonly weight: number
  /** The rare fingerprints that both have. */
  readonly shared: readonly number[]
}

export interface CandidateSettings {
  readonly others: number
  /** Earlier texts of the same person, which never push a stranger's out. */
  readonly own: number
}

/** Ten alignments take some milliseconds; a text sold more often than that is a group, not a list. */
export const candidateLimits: CandidateSettings = { others: 10, own: 3 }

/** Postings of one key that the store keeps: 64 of them stay one small item (matching.md 3.2). */
export const mostPostings = 64

/** A fingerprint that more applicants than this have is form text or a turn of phrase: 0.1 % of all, but never fewer than six. */
export const frequencyCap = (applicants: number): number =>
  Math.min(mostPostings, Math.max(6, Math.floor(applicants / 1000)))

export interface Holders {
  readonly candidates: readonly Candidate[]
  /** Fingerprints that too many applicants have to mean anything. */
  readonly common: readonly Fingerprint[]
}

const holdersOf = (entry: KeyPostings | undefined, self: Posting): readonly Posting[] =>
  entry?.postings.filter(({ document }) => document !== self.document) ?? []

const applicantsOf = (postings: readonly Posting[], self: Posting): number =>
  new Set([...postings.map(({ applicant }) => applicant), self.applicant]).size

/** Documents that share rare fingerprints with this one, the strongest first; strangers and the person's own are counted apart. */
export const rankCandidates = (
  self: Posting,
  fingerprints: readonly Fingerprint[],
  found: ReadonlyMap<string, KeyPostings>,
  applicants: number,
  limits: CandidateSettings = candidateLimits,
): Holders => {
  const cap = frequencyCap(applicants)
  const common: Fingerprint[] = []
  const byDocument = new Map<string, { applicant: string; weight: number; shared: number[] }>()
  for (const fingerprint of fingerprints) {
    const entry = found.get(fingerprintKey(fingerprint.hash))
    const holders = holdersOf(entry, self)
    const holderCount = applicantsOf(holders, self)
    if (entry?.isSaturated || holderCount > cap) {
      common.push(fingerprint)
      continue
    }
    const weight = Math.log((Math.max(applicants, cap) + 1) / holderCount)
    for (const { document, applicant } of new Map(holders.map((one) => [one.document, one])).values()) {
      const candidate = byDocument.get(document) ?? { applicant, weight: 0, shared: [] }
      candidate.weight += weight
      candidate.shared.push(fingerprint.hash)
      byDocument.set(document, candidate)
    }
  }
  const ranked = [...byDocument]
    .map(([document, one]) => ({ document, ...one }))
    .toSorted((x, y) => y.weight - x.weight || (x.document < y.document ? -1 : 1))
  const isOwn = ({ applicant }: Posting) => applicant === self.applicant
  return {
    candidates: [
      ...ranked.filter((one) => !isOwn(one)).slice(0, limits.others),
      ...ranked.filter(isOwn).slice(0, limits.own),
    ],
    common,
  }
}
