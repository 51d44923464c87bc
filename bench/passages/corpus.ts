import type { Span } from '#duplicate/passages/spans'
import { shuffledIndices } from '#match/model/random'
import { below, chance, pick, type Random } from '#match/train/random-choice'
import { boilerplates } from './boilerplates.ts'
import {
  anyCharacterOf,
  clausesFrom,
  type DisguiseName,
  disguiseNames,
  disguises,
  misread,
  type Noise,
} from './disguise.ts'

export interface CorpusSettings {
  /** Characters of a document, boilerplates apart. */
  readonly documentLength: number
  readonly ocr: number
  readonly edits: number
  /** Share of the documents that hold each of the boilerplates. */
  readonly boilerplateShare: number
  /** Share of a boilerplate's characters that a recogniser gets wrong, another time in each document: forms are scanned. */
  readonly boilerplateOcr: number
  readonly shortestPassage: number
  readonly longestPassage: number
}

export const corpusSettings: CorpusSettings = {
  documentLength: 2600,
  ocr: 0.06,
  edits: 0.03,
  boilerplateShare: 0.6,
  boilerplateOcr: 0,
  shortestPassage: 60,
  longestPassage: 400,
}

export interface BenchDocument {
  readonly id: string
  readonly text: string
  /** Which boilerplates it holds, and where. */
  readonly boilerplates: readonly { readonly which: number; readonly span: Span }[]
}

/** A passage that was put into a suspicious document, with where it came from. */
export interface Planted {
  readonly disguise: DisguiseName
  readonly suspicious: string
  readonly source: string
  readonly inSuspicious: Span
  readonly inSource: Span
}

export interface Corpus {
  readonly sources: readonly BenchDocument[]
  readonly suspicious: readonly BenchDocument[]
  readonly planted: readonly Planted[]
}

/** A third of the documents copy, two thirds are copied from. */
const suspiciousShare = 0.35

/** Abstracts in random order, strung together to documents; each is used once, so that nothing but what is planted occurs twice. */
export const makeCorpus = (abstracts: readonly string[], random: Random, settings: CorpusSettings): Corpus => {
  const anyCharacter = anyCharacterOf(abstracts, random)
  const noise: Noise = {
    ocr: settings.ocr,
    edits: settings.edits,
    anyCharacter,
    anyClause: clausesFrom(anyCharacter, random),
  }
  const scan = (text: string) => misread(text, random, { ...noise, ocr: settings.boilerplateOcr })
  const documents = compose(abstracts, random, settings, scan)
  const suspiciousCount = Math.round(documents.length * suspiciousShare)
  const sources = documents.slice(suspiciousCount)
  const planted: Planted[] = []
  const suspicious = documents.slice(0, suspiciousCount).map((document) => {
    const { text, copies } = plant(document, sources, random, settings, noise)
    planted.push(...copies)
    return { ...document, text, boilerplates: [] }
  })
  return { sources, suspicious, planted }
}

const compose = (
  abstracts: readonly string[],
  random: Random,
  settings: CorpusSettings,
  scan: (text: string) => string,
): readonly BenchDocument[] => {
  const documents: BenchDocument[] = []
  let pieces: string[] = []
  let length = 0
  for (const index of shuffledIndices(abstracts.length, random)) {
    const abstract = abstracts[index] ?? ''
    pieces.push(abstract)
    length += abstract.length
    if (length < settings.documentLength) continue
    documents.push(withBoilerplates(`d${documents.length}`, pieces, random, settings.boilerplateShare, scan))
    pieces = []
    length = 0
  }
  return documents
}

const withBoilerplates = (
  id: string,
  pieces: readonly string[],
  random: Random,
  share: number,
  scan: (text: string) => string,
): BenchDocument => {
  const parts: { text: string; which?: number }[] = pieces.map((text) => ({ text }))
  boilerplates.forEach((text, which) => {
    if (chance(random, share)) parts.splice(below(random, parts.length + 1), 0, { text: scan(text), which })
  })
  let text = ''
  const spans: { which: number; span: Span }[] = []
  for (const part of parts) {
    const from = text.length
    text += `${part.text}\n`
    if (part.which !== undefined) spans.push({ which: part.which, span: { from, to: text.length - 1 } })
  }
  return { id, text, boilerplates: spans }
}

const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** A stretch of the source that is its own text. */
const chooseSpan = (source: BenchDocument, random: Random, settings: CorpusSettings): Span => {
  const longest = Math.min(settings.longestPassage, Math.floor(source.text.length / 2))
  for (let attempt = 0; ; attempt++) {
    const length = settings.shortestPassage + below(random, longest - settings.shortestPassage + 1)
    const from = below(random, source.text.length - length)
    const span = { from, to: from + (attempt < 50 ? length : settings.shortestPassage) }
    if (attempt > 1000 || !source.boilerplates.some((one) => touches(one.span, span))) return span
  }
}

const plant = (
  document: BenchDocument,
  sources: readonly BenchDocument[],
  random: Random,
  settings: CorpusSettings,
  noise: Noise,
) => {
  const places = clauseEnds(document)
  const count = 2 + below(random, 2)
  const inserts = Array.from({ length: count }, () => {
    const source = pick(random, sources)
    const inSource = chooseSpan(source, random, settings)
    const disguise = pick(random, disguiseNames)
    const text = disguises[disguise](source.text.slice(inSource.from, inSource.to), random, noise)
    return { at: pick(random, places), source: source.id, inSource, disguise, text }
  }).toSorted((a, b) => a.at - b.at)
  let text = ''
  let from = 0
  const copies: Planted[] = []
  for (const insert of inserts) {
    text += document.text.slice(from, insert.at)
    const { source, inSource, disguise } = insert
    copies.push({
      disguise,
      suspicious: document.id,
      source,
      inSource,
      inSuspicious: { from: text.length, to: text.length + insert.text.length },
    })
    text += insert.text
    from = insert.at
  }
  return { text: text + document.text.slice(from), copies }
}

const clauseEnds = ({ text, boilerplates: spans }: BenchDocument): readonly number[] =>
  [...text.matchAll(/[，,。；;．\n]/gu)]
    .map(({ index }) => index + 1)
    .filter((at) => !spans.some(({ span }) => at > span.from && at < span.to))
