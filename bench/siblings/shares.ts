import { scoreValues } from '#match/model/additive'
import type { MatchModel } from '#match/model-file'
import { scoreMatch } from '#match/score'
import { isPromised, type ReadExample } from '../../cli/train-model.ts'
import { rounded } from '../measure.ts'

const percent = (part: number, whole: number): number => rounded((100 * part) / Math.max(whole, 1), 2)

export const bitsOf = ({ additive }: MatchModel, tests: readonly ReadExample[]): readonly number[] =>
  tests.map(({ values, adjustment }) => scoreValues(additive, values).bits + adjustment)

/** The score that this share of the true claims reaches. */
export const thresholdAt = (tests: readonly ReadExample[], scores: readonly number[], recall: number): number => {
  const own = scores.filter((_, i) => tests[i]?.pair.isSame && isPromised(tests[i].pair)).toSorted((a, b) => a - b)
  return own[Math.floor(own.length * (1 - recall))] ?? 0
}

export type Shares = Readonly<Record<string, number>> & { readonly all: number }

const shareBy = (
  tests: readonly ReadExample[],
  counts: (test: ReadExample) => boolean,
  reaches: (index: number) => boolean,
): Shares => {
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
export const falseAlarms = (tests: readonly ReadExample[], scores: readonly number[], from: number): Shares =>
  shareBy(
    tests,
    ({ pair }) => !pair.isSame,
    (i) => (scores[i] ?? 0) >= from,
  )

export const recalls = (tests: readonly ReadExample[], scores: readonly number[], from: number): Shares =>
  shareBy(
    tests,
    ({ pair }) => pair.isSame,
    (i) => (scores[i] ?? 0) >= from,
  )

/** What the shipped thresholds and guards say in the end. */
export const verdicts = (tests: readonly ReadExample[]) => {
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
