import type { MatchModel } from '#match/model-file'
import { type ReadExample, readExample } from '../../cli/train-model.ts'
import { readHandMade } from './hand-made.ts'
import { bitsOf, falseAlarms, recalls, thresholdAt, verdicts } from './shares.ts'

const measure = (tests: readonly ReadExample[], model: MatchModel, generatedAt95: number) => {
  const bits = bitsOf(model, tests)
  const own = thresholdAt(tests, bits, 0.95)
  const { falseSame, ...shipped } = verdicts(tests)
  return {
    same: tests.filter(({ pair }) => pair.isSame).length,
    different: tests.filter(({ pair }) => !pair.isSame).length,
    /** At the score that 95 % of these pairs reach. */
    atRecall95: { bits: own, falseAlarms: falseAlarms(tests, bits, own).all },
    /** At the score that 95 % of the generated pairs reach: nothing about these pairs has set it. */
    atGeneratedThreshold: {
      recall: recalls(tests, bits, generatedAt95).all,
      falseAlarms: falseAlarms(tests, bits, generatedAt95).all,
    },
    shipped: { ...shipped, falseSame: falseSame.all },
  }
}

/**
 * Pairs by hand. `kept` is counted only when asked for, once, at the end of a change: a set that is looked at after every change becomes
 * one that is tuned on.
 */
export const measureHandMade = (model: MatchModel, generatedAt95: number, withKept: boolean) => {
  const read = (half: 'open' | 'kept') => readHandMade(half).map(readExample)
  const open = read('open')
  const note =
    'written by those who build the scorer, before they saw a score, with its list of traps in mind; titles are synthetic; real forms may differ'
  if (!withKept) return { note, open: measure(open, model, generatedAt95), kept: 'not counted: --kept' }
  const kept = read('kept')
  return {
    note,
    open: measure(open, model, generatedAt95),
    kept: measure(kept, model, generatedAt95),
    all: measure([...open, ...kept], model, generatedAt95),
  }
}
