import { parseArgs } from 'node:util'
import { type PassageSettings, passageSettings } from '#duplicate/passages/find-passages'
import { leanFingerprints } from '#duplicate/passages/fingerprints'
import type { Templates } from '#duplicate/passages/templates'
import { createRandom } from '#match/model/random'
import { cpuOf, rounded, say } from '../measure.ts'
import { readAbstracts } from '../passages/abstracts.ts'
import { type Corpus, corpusSettings, makeCorpus, type Planted } from '../passages/corpus.ts'
import { detect, flagBoilerplates, learnFrom } from '../passages/detect.ts'
import { disguiseNames } from '../passages/disguise.ts'
import { jaccardPeer, runsOfThirteen } from '../passages/peers.ts'
import { type Case, macroPlagdet, microPlagdet, shareCovered } from '../passages/plagdet.ts'
import { measureRows } from '../passages/resold-rows.ts'
import { alignmentCost, fingerprintSpeed } from '../passages/speed.ts'

/** Honest pairs that are compared at least. */
const boilerplatePairs = 10_000
/** Long documents are few: then fewer pairs are compared, and the figure says how many. */
const mostCorpora = 40
/** The form itself was scanned, by another machine in each paper. */
const scannedOcr = 0.06
const nobodys: Templates = new Set()

/**
 * `npm run bench -- passages [--seed S] [--rounds N] [--length L] [--ocr SHARE] [--data DIR]`: plants disguised copies between documents strung
 * together from published abstracts, each round from another shuffle, and finds them again. Settings were tuned on seed 1.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '7' },
      rounds: { type: 'string', default: '12' },
      length: { type: 'string', default: String(corpusSettings.documentLength) },
      ocr: { type: 'string', default: String(corpusSettings.ocr) },
      data: { type: 'string' },
    },
  })
  const abstracts = readAbstracts(values.data)
  if (!abstracts) return { skipped: 'the abstracts are not here' }
  const settings = { ...corpusSettings, documentLength: Number(values.length), ocr: Number(values.ocr) }
  const corpusOf = (round: number, boilerplateOcr = settings.boilerplateOcr) =>
    makeCorpus(abstracts, createRandom(Number(values.seed) * 1000 + round), { ...settings, boilerplateOcr })
  const rounds = Array.from({ length: Number(values.rounds) }, (_, round) => {
    const corpus = corpusOf(round)
    return { corpus, templates: learnFrom([...corpus.sources, ...corpus.suspicious]) }
  })
  const lean: PassageSettings = { ...passageSettings, fingerprints: leanFingerprints }
  say(`${abstracts.length} abstracts, ${rounds.length} corpora`)

  const full = await measure(rounds, passageSettings)
  const leaner = await measure(rounds, lean)
  const unlearnt = await measure(
    rounds.map(({ corpus }) => ({ corpus, templates: nobodys })),
    passageSettings,
  )
  say('detected')
  const [first] = rounds
  if (!first) return { skipped: 'no rounds' }
  return {
    benchmark: 'passages',
    seed: Number(values.seed),
    abstracts: abstracts.length,
    documents: {
      sources: first.corpus.sources.length,
      suspicious: first.corpus.suspicious.length,
      length: settings.documentLength,
    },
    ocr: settings.ocr,
    planted: rounds.reduce((sum, { corpus }) => sum + corpus.planted.length, 0),
    full,
    lean: leaner,
    beforeTemplatesAreLearnt: unlearnt,
    boilerplateOnly: await honestPairs(corpusOf),
    scannedBoilerplateOnly: await honestPairs((round) => corpusOf(round, scannedOcr)),
    fingerprintMbPerSecond: rounded(
      await fingerprintSpeed(
        first.corpus.sources.map(({ text }) => text),
        passageSettings,
      ),
      1,
    ),
    lookUpAndAlignTenCpuMs: rounded(await alignmentCost(first.corpus, first.templates, passageSettings), 2),
    rows: measureRows(abstracts, createRandom(Number(values.seed))),
    peers: await measurePeers(rounds.map(({ corpus }) => corpus)),
  }
}

interface Round {
  readonly corpus: Corpus
  readonly templates: Templates
}

/** Documents of different rounds are different documents, whatever their names. */
const inRound = <T extends Case>(cases: readonly T[], round: number): readonly T[] =>
  cases.map((one) => ({ ...one, suspicious: `${round}.${one.suspicious}`, source: `${round}.${one.source}` }))

const plantedIn = (corpora: readonly Corpus[]): readonly Planted[] =>
  corpora.flatMap(({ planted }, round) => inRound(planted, round))

const plagdetOf = (planted: readonly Planted[], found: readonly Case[]) => {
  const macro = macroPlagdet(planted, found)
  return {
    plagdet: rounded(macro.plagdet, 4),
    precision: rounded(macro.precision, 4),
    recall: rounded(macro.recall, 4),
    granularity: rounded(macro.granularity, 4),
    plagdetMicro: rounded(microPlagdet(planted, found).plagdet, 4),
  }
}

const measure = async (rounds: readonly Round[], settings: PassageSettings) => {
  const planted = plantedIn(rounds.map(({ corpus }) => corpus))
  const found: Case[] = []
  let mostKeys = 0
  let keys = 0
  for (const [round, { corpus, templates }] of rounds.entries()) {
    const detection = await detect(corpus, templates, settings)
    found.push(...inRound(detection.cases, round))
    keys += detection.keysPerDocument / rounds.length
    mostKeys = Math.max(mostKeys, detection.mostKeysPerDocument)
  }
  return {
    ...plagdetOf(planted, found),
    keysPer2600: rounded(keys, 1),
    mostKeysPer2600: rounded(mostKeys, 1),
    recallByDisguise: Object.fromEntries(
      disguiseNames.map((name) => {
        const cases = planted.filter(({ disguise }) => disguise === name)
        return [name, rounded(cases.reduce((sum, one) => sum + shareCovered(one, found), 0) / cases.length, 4)]
      }),
    ),
    missed: planted.filter((one) => shareCovered(one, found) === 0).length,
    falsePassages: found.filter((one) => shareCovered(one, planted) === 0).length,
  }
}

/** As many corpora as it takes, the first ones those that copies were planted in: here their sources are compared with each other. */
const honestPairs = async (corpusOf: (round: number) => Corpus) => {
  const sums = { pairs: 0, flagged: 0, flaggedBeforeTemplatesAreLearnt: 0 }
  for (let round = 0; sums.pairs < boilerplatePairs && round < mostCorpora; round++) {
    const { sources } = corpusOf(round)
    const learnt = await flagBoilerplates(sources, learnFrom(sources), passageSettings)
    const unlearnt = await flagBoilerplates(sources, nobodys, passageSettings)
    sums.pairs += learnt.pairs
    sums.flagged += learnt.flagged
    sums.flaggedBeforeTemplatesAreLearnt += unlearnt.flagged
  }
  return sums
}

const measurePeers = async (corpora: readonly Corpus[]) => {
  const found: Case[] = []
  const cpuMs = await cpuOf(async () => {
    for (const [round, corpus] of corpora.entries()) found.push(...inRound(runsOfThirteen(corpus), round))
  })
  const suspicious = corpora.reduce((sum, corpus) => sum + corpus.suspicious.length, 0)
  const [first] = corpora
  const jaccard = first && jaccardPeer(first)
  return {
    thirteenInARow: { ...plagdetOf(plantedIn(corpora), found), cpuMsPerDocument: rounded(cpuMs / suspicious, 1) },
    ...(jaccard && {
      jaccardOfFiveGrams: {
        bestF1OfPairs: rounded(jaccard.bestF1, 4),
        boilerplatePairsFlagged: jaccard.boilerplatePairsFlagged,
      },
    }),
  }
}
