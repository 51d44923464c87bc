import { type Fingerprint, fingerprintsOf } from './fingerprints.ts'
import { gramHashes } from './grams.ts'
import { type PassageText, readPassageText } from './passage-text.ts'
import { type Span, unionOf } from './spans.ts'

/**
 * Text that everybody's papers hold: the print of blank forms, clauses of policy documents, the boilerplate of a trade. Known by its runs of
 * `templateGram` characters.
 */
export type Templates = ReadonlySet<number>

const templateGram = 6
/** So many characters of a template in a row are no accident; 6 alone (专业技术人员) are in every honest sentence. */
const leastRun = 12
/** Remains between misread characters: within this distance of a run, single grams of a template belong to it. */
const reach = 24

export const createTemplates = (texts: readonly string[]): Templates => {
  const grams = new Set<number>()
  for (const text of texts) for (const hash of gramHashes(readPassageText(text).codes, templateGram)) grams.add(hash)
  return grams
}

export const joinTemplates = (...all: readonly Templates[]): Templates => new Set(all.flatMap((one) => [...one]))

/** Where the text says what a template says, in characters of the text. */
export const templateSpans = ({ codes }: Pick<PassageText, 'codes'>, templates: Templates): readonly Span[] => {
  if (templates.size === 0) return []
  const hits: Span[] = []
  gramHashes(codes, templateGram).forEach((hash, at) => {
    if (templates.has(hash)) hits.push({ from: at, to: at + templateGram })
  })
  const runs = unionOf(hits)
  const long = runs.filter(({ from, to }) => to - from >= leastRun)
  const near = runs.filter((run) => long.some(({ from, to }) => run.from < to + reach && run.to > from - reach))
  return closed(near)
}

/** A misread character or two inside a template are part of it. */
const closed = (runs: readonly Span[]): readonly Span[] =>
  unionOf(
    runs.map((run, i) => {
      const next = runs[i + 1]
      return next && next.from - run.to <= leastRun ? { from: run.from, to: next.from } : run
    }),
  )

export interface TemplateSample {
  /** Person key: ten papers of one person are one. */
  readonly applicant: string
  readonly text: string
}

/** Distance from a fingerprint that all have within which their common text is looked for. */
const around = 64

/**
 * Text that more than `cap` applicants have in common, learnt from a sample of documents. Fingerprints say where to look, so that only the text
 * around those that are too frequent is counted gram by gram.
 */
export const learnTemplates = (samples: readonly TemplateSample[], cap: number): Templates => {
  const read = samples.map(({ applicant, text }) => {
    const passageText = readPassageText(text)
    return { applicant, text: passageText, fingerprints: fingerprintsOf(passageText) }
  })
  const frequent = countApplicants(
    read.map(({ applicant, fingerprints }) => ({ applicant, items: fingerprints.map(({ hash }) => hash) })),
    cap,
  )
  return countApplicants(
    read.map(({ applicant, text, fingerprints }) => ({ applicant, items: gramsAround(text, fingerprints, frequent) })),
    cap,
  )
}

const gramsAround = (
  { codes }: PassageText,
  fingerprints: readonly Fingerprint[],
  frequent: ReadonlySet<number>,
): readonly number[] => {
  const spans = unionOf(
    fingerprints
      .filter(({ hash }) => frequent.has(hash))
      .map(({ at }) => ({ from: Math.max(0, at - around), to: at + around })),
  )
  const hashes = gramHashes(codes, templateGram)
  return spans.flatMap(({ from, to }) => [...hashes.subarray(from, to)])
}

/** Items that more than `cap` different applicants have. */
const countApplicants = (
  documents: readonly { readonly applicant: string; readonly items: readonly number[] }[],
  cap: number,
): ReadonlySet<number> => {
  const byApplicant = new Map<string, Set<number>>()
  for (const { applicant, items } of documents) {
    const own = byApplicant.get(applicant) ?? new Set<number>()
    for (const item of items) own.add(item)
    byApplicant.set(applicant, own)
  }
  const counts = new Map<number, number>()
  for (const items of byApplicant.values()) for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return new Set([...counts].flatMap(([item, count]) => (count > cap ? [item] : [])))
}
