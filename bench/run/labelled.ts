import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { probabilityOf, scoreValues } from '#match/model/additive'
import { calibrationError, saturatedShare } from '#match/model/calibrate'
import { type TrainOptions, trainAdditive } from '#match/model/train-additive'
import { bibliographyMonotone, createBibliographyFeatures } from '../labelled/bibliography.ts'
import { bestThreshold, figuresAt } from '../labelled/evaluate.ts'
import { createPeers } from '../labelled/peers.ts'
import { linkPersons } from '../labelled/persons.ts'
import { createProductFeatures, productMonotone } from '../labelled/products.ts'
import { type LabelledPair, readPairs, readTable, type Tables } from '../labelled/read-tables.ts'
import type { NamedValues } from '../labelled/record-features.ts'
import { rounded, say } from '../measure.ts'

interface Task {
  readonly name: string
  readonly createFeatures: (tables: Tables) => (left: string, right: string) => NamedValues
  readonly monotone: TrainOptions['monotone']
}

const tasks: readonly Task[] = [
  { name: 'DA', createFeatures: createBibliographyFeatures, monotone: bibliographyMonotone },
  { name: 'DS', createFeatures: createBibliographyFeatures, monotone: bibliographyMonotone },
  { name: 'AG', createFeatures: createProductFeatures, monotone: productMonotone },
]

/** One setting for all tasks, chosen on folds of train. */
const options: Partial<TrainOptions> = { pairs: 10, repeats: 2, smoothing: 0.1, minLeafWeight: 10 }
const seed = 1

/**
 * DeepMatcher's labelled pairs: the additive model trained on train, its threshold picked on valid together with the scores that train's own
 * folds gave to rows they had not seen (four times as many labels as valid alone, so less luck). Beside it `string-similarity`,
 * minisearch, flexsearch and fuse.js on the title, each with a threshold picked in the same way. FEBRL 4 needs no labels.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '../shared/data/matching' },
      split: { type: 'string', default: 'valid' },
      json: { type: 'boolean' },
    },
  })
  const { data, split } = values
  const results: Record<string, object> = {}
  for (const task of tasks)
    if (existsSync(join(data, task.name))) results[task.name] = scoreTask(task, join(data, task.name), split)
  const febrl = join(data, 'febrl')
  if (existsSync(febrl))
    results.FEBRL = linkPersons({ left: readTable(febrl, 'dataset4a'), right: readTable(febrl, 'dataset4b') })
  if (Object.keys(results).length === 0) throw new Error(`no DA, DS, AG or febrl in ${data}`)
  return {
    split,
    threshold:
      'best F1 on valid and on the held-out folds of train together; the scored split train is scored by its held-out folds',
    ...results,
  }
}

const needPairs = (folder: string, split: string): readonly LabelledPair[] => {
  const pairs = readPairs(folder, split)
  if (!pairs) throw new Error(`${folder} has no ${split}.csv`)
  return pairs
}

const scoreTask = ({ name, createFeatures, monotone }: Task, folder: string, split: string): object => {
  const tables = { left: readTable(folder, 'tableA'), right: readTable(folder, 'tableB') }
  const [train, valid, asked] = [needPairs(folder, 'train'), needPairs(folder, 'valid'), needPairs(folder, split)]
  const features = createFeatures(tables)
  const labelsOf = (pairs: readonly LabelledPair[]) => pairs.map(({ label }) => label)
  const named = train.map(({ left, right }) => features(left, right))
  const names = Object.keys(named[0] ?? {})
  const valuesOf = (one: NamedValues) => names.map((feature) => one[feature] ?? Number.NaN)
  const startedAt = process.cpuUsage()
  const { model, heldOutBits } = trainAdditive({
    names,
    rows: named.map(valuesOf),
    labels: labelsOf(train),
    seed,
    options: { ...options, monotone },
  })
  const trainSeconds = Math.round(process.cpuUsage(startedAt).user / 1e5) / 10
  const bitsOf = (pairs: readonly LabelledPair[]) =>
    pairs.map(({ left, right }) => scoreValues(model, valuesOf(features(left, right))).bits)
  const validBits = bitsOf(valid)
  const threshold = bestThreshold([...heldOutBits, ...validBits], [...labelsOf(train), ...labelsOf(valid)])
  const bits = split === 'train' ? Array.from(heldOutBits) : bitsOf(asked)
  const known = [...train, ...valid]
  const peers = Object.entries(createPeers(tables, [...known, ...asked])).map(([peer, scoreOf]) => {
    const peerThreshold = bestThreshold(known.map(scoreOf), labelsOf(known), 0)
    return [peer, figuresAt(asked.map(scoreOf), labelsOf(asked), peerThreshold)]
  })
  say(`${name}: ${train.length} pairs, ${names.length} features, ${trainSeconds} s of training`)
  return {
    ...figuresAt(bits, labelsOf(asked), threshold),
    pairs: asked.length,
    thresholdBits: rounded(threshold, 2),
    onValidAlone: figuresAt(bits, labelsOf(asked), bestThreshold(validBits, labelsOf(valid))),
    trainFolds: figuresAt(heldOutBits, labelsOf(train), threshold),
    calibrationError: rounded(
      calibrationError(
        bits.map((one) => probabilityOf(model, one)),
        labelsOf(asked),
      ),
      4,
    ),
    saturated: rounded(saturatedShare(model, bits), 4),
    features: names.length,
    terms: model.terms.length,
    modelBytes: JSON.stringify(model).length,
    trainSeconds,
    peers: Object.fromEntries(peers),
  }
}
