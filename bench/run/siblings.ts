import { parseArgs } from 'node:util'
import type { MatchSide } from '#match/features/match-side'
import { prepareSide } from '#match/features/pair-features'
import { probabilityOf, scoreValues } from '#match/model/additive'
import { calibrationError } from '#match/model/calibrate'
import { createRandom } from '#match/model/random'
import { type MatchModel, matchModel } from '#match/model-file'
import { scoreBits, scoreMatch } from '#match/score'
import { makePairs } from '#match/train/pairs'
import { similarity } from '#text/similarity'
import { isPromised, type ReadExample, readExample, trainingPairs, trainMatchModel } from '../../cli/train-model.ts'
import { isForTraining, readTrainingRecords, trainingFolder } from '../../cli/training-records.ts'
import { pairTables } from '../../cli/training-tables.ts'

/**
 * `npm run bench -- siblings [--data DIR] [--seed 2] [--quick]`: false alarms on items of one series, at the score that 95 % of the true claims reach,
 * measured on the half of the records that training has never seen. Word swaps come from groups that training never saw (`group`) and from
 * the archive's own words (`word`). `--quick` leaves out training without each kind in turn.
 */
export const run = async (args: readonly string[]): Promise<object> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      seed: { type: 'string', default: '2' },
      quick: { type: 'boolean', default: false },
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
    calibrationError: round(calibrationError(probabilities, labels), 4),
    saturated: round(saturated(probabilities), 4),
    microsecondsAPair: microseconds(pairs.slice(0, 4000)),
    ...(values.quick ? {} : { leftOut: leaveEachOut(folder, records.filter(isForTraining), tests) }),
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
const percent = (part: number, whole: number): number => round((100 * part) / Math.max(whole, 1), 2)

const bitsOf = ({ additive }: MatchModel, tests: readonly ReadExample[]): readonly number[] =>
  tests.map(({ values, adjustment }) => scoreValues(additive, values).bits + adjustment)

/** The score that this share of the true claims reaches. */
const thresholdAt = (tests: readonly ReadExample[], scores: readonly number[], recall: number): number => {
  const own = scores.filter((_, i) => tests[i]?.pair.isSame && isPromised(tests[i].pair)).toSorted((a, b) => a - b)
  return own[Math.floor(own.length * (1 - recall))] ?? 0
}

const shareBy = (
  tests: readonly ReadExample[],
  counts: (test: ReadExample) => boolean,
  reaches: (index: number) => boolean,
) => {
  const byKind = new Map<string, { reached: number; all: number }>()
  const total = { reached: 0, all: 0 }
  tests.forEach((test, i) => {
    if (!counts(test)) return
    const one = byKind.get(test.pair.kind) ?? { reached: 0, all: 0 }
    byKind.set(test.pair.kind, one)
    for (const sum of [one, total]) {
      sum.all++
      if (reaches(i)) sum.reached++
    }
  })
  return {
    all: percent(total.reached, total.all),
    ...Object.fromEntries([...byKind].map(([kind, { reached, all }]) => [kind, percent(reached, all)])),
  }
}

/** Percent of the pairs of two things that reach the score, by what sets them apart. */
const falseAlarms = (tests: readonly ReadExample[], scores: readonly number[], from: number) =>
  shareBy(
    tests,
    ({ pair }) => !pair.isSame,
    (i) => (scores[i] ?? 0) >= from,
  )

const recalls = (tests: readonly ReadExample[], scores: readonly number[], from: number) =>
  shareBy(
    tests,
    ({ pair }) => pair.isSame,
    (i) => (scores[i] ?? 0) >= from,
  )

/** What the shipped thresholds and guards say in the end. */
const verdicts = (tests: readonly ReadExample[]) => {
  const said = tests.map(({ pair }) => scoreMatch(pair.claim, pair.record).verdict)
  return {
    recallSame: shareBy(
      tests,
      ({ pair }) => pair.isSame && isPromised(pair),
      (i) => said[i] === 'same',
    ).all,
    recallSameOrReview: shareBy(
      tests,
      ({ pair }) => pair.isSame && isPromised(pair),
      (i) => said[i] !== 'different',
    ).all,
    falseSame: shareBy(
      tests,
      ({ pair }) => !pair.isSame,
      (i) => said[i] === 'same',
    ),
    falseReview: shareBy(
      tests,
      ({ pair }) => !pair.isSame,
      (i) => said[i] === 'review',
    ).all,
  }
}

/** Pairs whose probability is certain to nine digits: they can not be ranked any more. */
const saturated = (probabilities: readonly number[]): number =>
  probabilities.filter((p) => p >= 1 - 1e-9 || p <= 1e-9).length / Math.max(probabilities.length, 1)

const microseconds = (pairs: readonly { readonly claim: MatchSide; readonly record: MatchSide }[]): number => {
  const before = process.cpuUsage()
  for (const { claim, record } of pairs) scoreBits(prepareSide(claim), prepareSide(record))
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / pairs.length)
}

/** A scorer that has never met a kind, on that kind. Words of the archive and words of groups are one kind: both are left out. */
const leaveEachOut = (folder: string, records: Parameters<typeof trainingPairs>[1], tests: readonly ReadExample[]) => {
  const examples = trainingPairs(folder, records, 1).map(readExample)
  const kinds = [...new Set(examples.filter(({ pair }) => !pair.isSame).map(({ pair }) => pair.kind))]
  return Object.fromEntries(
    kinds.map((kind) => {
      const model = trainMatchModel(
        examples.filter(({ pair }) => pair.kind !== kind),
        1,
        3,
      )
      const bits = bitsOf(model, tests)
      const alarms: Readonly<Record<string, number>> = falseAlarms(tests, bits, thresholdAt(tests, bits, 0.95))
      process.stderr.write(`without ${kind}: ${alarms[kind]} %\n`)
      return [kind, kind === 'word' ? { word: alarms.word, group: alarms.group } : alarms[kind]]
    }),
  )
}
