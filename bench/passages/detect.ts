import { frequencyCap } from '#duplicate/passages/candidates'
import { type PassageDocument, prepareDocument } from '#duplicate/passages/document'
import { findPassages, type PassageSettings } from '#duplicate/passages/find-passages'
import { documentLength } from '#duplicate/passages/fingerprints'
import { learnTemplates, type Templates } from '#duplicate/passages/templates'
import type { BenchDocument, Corpus } from './corpus.ts'
import { createMemoryPostings } from './memory-postings.ts'
import type { Case } from './plagdet.ts'

/** Everybody's text, learnt from the documents themselves: no boilerplate is told to the engine. */
export const learnFrom = (documents: readonly BenchDocument[]): Templates =>
  learnTemplates(
    documents.map(({ id, text }) => ({ applicant: id, text })),
    frequencyCap(documents.length),
  )

export const prepareAll = (documents: readonly BenchDocument[], templates: Templates) =>
  new Map(
    documents.map(({ id, text }) => [id, { applicant: id, document: prepareDocument(text, { templates }) }] as const),
  )

export interface Detection {
  readonly cases: readonly Case[]
  /** Keys for each 2,600 raw characters. */
  readonly keysPerDocument: number
  /** Of the document that has the most of them for its length. */
  readonly mostKeysPerDocument: number
}

/** Every suspicious document asked against all sources. Two suspicious ones may have copied the same passage, so they are not asked about each other. */
export const detect = async (corpus: Corpus, templates: Templates, settings: PassageSettings): Promise<Detection> => {
  const sources = prepareAll(corpus.sources, templates)
  const port = createMemoryPostings(sources, settings.fingerprints)
  const cases: Case[] = []
  for (const { id, text } of corpus.suspicious) {
    const document = prepareDocument(text, { templates })
    const { matches } = await findPassages({ document: id, applicant: id }, document, port, settings)
    for (const { document: source, passages } of matches)
      for (const { a, b } of passages) cases.push({ suspicious: id, source, inSuspicious: a, inSource: b })
  }
  const characters = corpus.sources.reduce((sum, { text }) => sum + text.length, 0)
  return {
    cases,
    keysPerDocument: (port.keys / characters) * documentLength,
    mostKeysPerDocument: Math.max(
      ...corpus.sources.map(({ id, text }) => ((port.keysOf.get(id) ?? 0) / text.length) * documentLength),
    ),
  }
}

export interface BoilerplatePairs {
  readonly pairs: number
  readonly flagged: number
}

/** Pairs of honest documents that share a boilerplate and nothing else, every one of them compared. */
export const flagBoilerplates = async (
  documents: readonly BenchDocument[],
  templates: Templates,
  settings: PassageSettings,
): Promise<BoilerplatePairs> => {
  const prepared = prepareAll(documents, templates)
  const port = createMemoryPostings(prepared, settings.fingerprints)
  const everybody = { ...settings, candidates: { others: documents.length, own: 0 } }
  const flagged = new Set<string>()
  for (const { id } of documents) {
    const document: PassageDocument | undefined = prepared.get(id)?.document
    if (!document) continue
    const { matches } = await findPassages({ document: id, applicant: id }, document, port, everybody)
    for (const match of matches) flagged.add([id, match.document].toSorted().join(' '))
  }
  const pairs = documents.flatMap((one, i) =>
    documents
      .slice(i + 1)
      .flatMap((other) => (sharesBoilerplate(one, other) ? [[one.id, other.id].toSorted().join(' ')] : [])),
  )
  return { pairs: pairs.length, flagged: pairs.filter((pair) => flagged.has(pair)).length }
}

const sharesBoilerplate = (a: BenchDocument, b: BenchDocument): boolean =>
  a.boilerplates.some(({ which }) => b.boilerplates.some((other) => other.which === which))
