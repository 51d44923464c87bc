import { parseArgs } from 'node:util'
import type { MatchSide } from '#match/features/match-side'
import { prepareSide } from '#match/features/pair-features'
import { probabilityOf } from '#match/model/additive'
import { calibrationError } from '#match/model/calibrate'
import { createRandom } from '#match/model/random'
import { matchModel } from '#match/model-file'
import { scoreBits } from '#match/score'
import { makePairs } from '#match/train/pairs'
import { similarity } from '#text/similarity'
import { type ReadExample, readExample, trainingPairs, trainMatchModel } from '../../cli/train-model.ts'
import { isForTraining, readTrainingRecords, trainingFolder } from '../../cli/training-records.ts'
import { pairTables } from '../../cli/training-tables.ts'
import { rounded, say, startCpu } from '../measure.ts'
import { measureHandMade } from '../siblings/measure-hand-made.ts'
import { bitsOf, falseAlarms, recalls, type Shares, thresholdAt, verdicts } from '../siblings/shares.ts'

/**
 * `npm run bench -- siblings [--data DIR] [--seed 2] [--quick] [--leave-out KIND]… [--kept]`: false alarms on items of one series, at the score
 * that 95 % of the true claims reach, measured on the half of the records that training has never seen, and on pairs by hand. Word swaps come
 * from groups that training never saw (`group`) and from the archive's own words (`word`). Training without each kind in turn takes minutes:
 * `--leave-out` asks for some kinds only, `--quick` for none. `--kept` counts the kept half of the pairs by hand too.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      seed: { type: 'string', default: '2' },
      quick: { type: 'boolean', default: false },
      'leave-out': { type: 'string', multiple: true, default: [] },
      kept: { type: 'boolean', default: false },
    },
  })
  const folder = trainingFolder(values.data)
  if (folder === undefined) return { skipped: 'the archives are not here' }
  const records = readTrainingRecords(folder)
  const unseen = records.filter((record) => !isForTraining(record))
  const pairs = makePairs(unseen, pairTables(folder, unseen), createRandom(Number(values.seed)), {
    matches: 3,
    siblings: 4,
  })
  const tests = pairs.map(readExample)
  const model = matchModel()
  const bits = bitsOf(model, tests)
  const at95 = thresholdAt(tests, bits, 0.95)
  const probabilities = bits.map((one) => probabilityOf(model.additive, one))
  const labels = tests.map(({ pair }) => Number(pair.isSame))
  const dice = tests.map(({ pair }) => similarity(pair.claim.titles[0] ?? '', pair.record.titles[0] ?? ''))
  return {
    benchmark: 'siblings',
    records: { trainedOn: records.length - unseen.length, measuredOn: unseen.length },
    pairs: {
      same: tests.filter(({ pair }) => pair.isSame).length,
      different: tests.filter(({ pair }) => !pair.isSame).length,
    },
    atRecall95: { bits: at95, falseAlarms: falseAlarms(tests, bits, at95) },
    atRecall97: falseAlarms(tests, bits, thresholdAt(tests, bits, 0.97)).all,
    recallByNoise: recalls(tests, bits, at95),
    diceAtRecall95: falseAlarms(tests, dice, thresholdAt(tests, dice, 0.95)),
    shipped: {
      ...model.verdicts,
      ...verdicts(tests),
    },
    handMade: measureHandMade(model, at95, values.kept),
    calibrationError: rounded(calibrationError(probabilities, labels), 4),
    saturated: rounded(saturated(probabilities), 4),
    microsecondsAPair: microseconds(pairs.slice(0, 4000)),
    ...(values.quick
      ? {}
      : { leftOut: leaveEachOut(folder, records.filter(isForTraining), tests, values['leave-out']) }),
  }
}

/** Pairs whose probability is certain to nine digits: they can not be ranked any more. */
const saturated = (probabilities: readonly number[]): number =>
  probabilities.filter((p) => p >= 1 - 1e-9 || p <= 1e-9).length / Math.max(probabilities.length, 1)

const microseconds = (pairs: readonly { readonly claim: MatchSide; readonly record: MatchSide }[]): number => {
  const cpu = startCpu()
  for (const { claim, record } of pairs) scoreBits(prepareSide(claim), prepareSide(record))
  return Math.round((cpu() * 1000) / pairs.length)
}

/** A scorer that has never met a kind, on that kind. Words of the archive and words of groups are one kind: both are left out. */
const leaveEachOut = (
  folder: string,
  records: Parameters<typeof trainingPairs>[1],
  tests: readonly ReadExample[],
  only: readonly string[],
) => {
  const examples = trainingPairs(folder, records, 1).map(readExample)
  const kinds = [...new Set(examples.filter(({ pair }) => !pair.isSame).map(({ pair }) => pair.kind))].filter(
    (kind) => only.length === 0 || only.includes(kind),
  )
  return Object.fromEntries(
    kinds.map((kind) => {
      const model = trainMatchModel(
        examples.filter(({ pair }) => pair.kind !== kind),
        1,
        3,
      )
      const bits = bitsOf(model, tests)
      const alarms: Shares = falseAlarms(tests, bits, thresholdAt(tests, bits, 0.95))
      say(`without ${kind}: ${alarms[kind]} %`)
      return [kind, kind === 'word' ? { word: alarms.word, group: alarms.group } : alarms[kind]]
    }),
  )
}
