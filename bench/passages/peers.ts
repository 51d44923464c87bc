import type { BenchDocument, Corpus } from './corpus.ts'
import type { Case } from './plagdet.ts'

/** The folk rule of Chinese checkers: thirteen equal characters in a row are a copy. Raw text, no templates, no chains. */
const folkRun = 13

const gramsOf = (text: string, length: number): ReadonlyMap<string, number> => {
  const grams = new Map<string, number>()
  for (let i = 0; i + length <= text.length; i++)
    if (!grams.has(text.slice(i, i + length))) grams.set(text.slice(i, i + length), i)
  return grams
}

export const runsOfThirteen = ({ suspicious, sources }: Corpus): readonly Case[] =>
  sources.flatMap((source) => {
    const grams = gramsOf(source.text, folkRun)
    return suspicious.flatMap((document) => commonRuns(document, source, grams))
  })

const commonRuns = (
  document: BenchDocument,
  source: BenchDocument,
  grams: ReadonlyMap<string, number>,
): readonly Case[] => {
  const cases: Case[] = []
  for (let at = 0; at + folkRun <= document.text.length; at++) {
    const from = grams.get(document.text.slice(at, at + folkRun))
    if (from === undefined) continue
    let length = folkRun
    while (at + length < document.text.length && document.text[at + length] === source.text[from + length]) length++
    cases.push({
      suspicious: document.id,
      source: source.id,
      inSuspicious: { from: at, to: at + length },
      inSource: { from, to: from + length },
    })
    at += length - 1
  }
  return cases
}

/** Share of the 5-grams of two texts that both have. */
const jaccard = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let shared = 0
  for (const gram of a.keys()) if (b.has(gram)) shared++
  return shared / Math.max(1, a.size + b.size - shared)
}

export interface JaccardPeer {
  /** Of finding which pairs of documents have a planted passage, at the threshold that suits it best. */
  readonly bestF1: number
  /** Honest pairs with a boilerplate that reach that threshold. */
  readonly boilerplatePairsFlagged: number
}

/** Shared 5-grams of whole documents, with the threshold chosen on the answers. */
export const jaccardPeer = ({ suspicious, sources, planted }: Corpus): JaccardPeer => {
  const truth = new Set(planted.map((one) => `${one.suspicious} ${one.source}`))
  const grams = new Map([...suspicious, ...sources].map(({ id, text }) => [id, gramsOf(text, 5)] as const))
  const scoreOf = (a: BenchDocument, b: BenchDocument) =>
    jaccard(grams.get(a.id) ?? new Map(), grams.get(b.id) ?? new Map())
  const scored = suspicious
    .flatMap((one) =>
      sources.map((other) => ({ score: scoreOf(one, other), isCopy: truth.has(`${one.id} ${other.id}`) })),
    )
    .toSorted((a, b) => b.score - a.score)
  let hits = 0
  let best = { f1: 0, threshold: 1 }
  scored.forEach(({ score, isCopy }, i) => {
    if (isCopy) hits++
    const f1 = (2 * hits) / (i + 1 + truth.size)
    if (f1 > best.f1) best = { f1, threshold: score }
  })
  const flagged = sources.flatMap((one, i) =>
    sources
      .slice(i + 1)
      .filter(
        (other) =>
          one.boilerplates.length > 0 && other.boilerplates.length > 0 && scoreOf(one, other) >= best.threshold,
      ),
  ).length
  return { bestF1: best.f1, boilerplatePairsFlagged: flagged }
}
