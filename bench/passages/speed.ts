import { alignDocuments } from '#duplicate/passages/align'
import { prepareDocument } from '#duplicate/passages/document'
import { findPassages, type PassageSettings } from '#duplicate/passages/find-passages'
import { fingerprintsOf } from '#duplicate/passages/fingerprints'
import { readPassageText } from '#duplicate/passages/passage-text'
import type { Templates } from '#duplicate/passages/templates'
import { cpuOf, percentile } from '../measure.ts'
import type { Corpus } from './corpus.ts'
import { prepareAll } from './detect.ts'
import { createMemoryPostings } from './memory-postings.ts'

const rounds = 9

/** Megabytes of UTF-8 a second of processor time, from raw text to keys; the median of several passes over the corpus. */
export const fingerprintSpeed = async (texts: readonly string[], settings: PassageSettings): Promise<number> => {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const speeds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ms = await cpuOf(async () => {
      for (const text of texts) fingerprintsOf(readPassageText(text), settings.fingerprints)
    })
    // The first passes learn the characters and warm up.
    if (round > 1) speeds.push(bytes / 1000 / ms)
  }
  return percentile(speeds, 0.5)
}

/**
 * Processor milliseconds for one suspicious document: made ready, fingerprinted, looked up in memory, and aligned with ten documents from their
 * raw text, whether they are candidates or not.
 */
export const alignmentCost = async (
  corpus: Corpus,
  templates: Templates,
  settings: PassageSettings,
): Promise<number> => {
  const port = createMemoryPostings(prepareAll(corpus.sources, templates), settings.fingerprints)
  const ten = corpus.sources.slice(0, 10)
  const costs: number[] = []
  for (let round = 0; round < 4; round++)
    for (const { id, text } of corpus.suspicious) {
      const ms = await cpuOf(async () => {
        const document = prepareDocument(text, { templates })
        await findPassages(
          { document: id, applicant: id },
          document,
          { ...port, document: async () => undefined },
          settings,
        )
        for (const source of ten)
          alignDocuments(document, prepareDocument(source.text, { templates }), settings.alignment)
      })
      if (round > 0) costs.push(ms)
    }
  return costs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, costs.length)
}
