import { expect, test } from 'vitest'
import { type Case, macroPlagdet, microPlagdet } from '../../../bench/passages/plagdet.ts'

const caseAt = (from: number, to: number, source = 's'): Case => ({
  suspicious: 'd',
  source,
  inSuspicious: { from, to },
  inSource: { from: from + 1000, to: to + 1000 },
})

test('finding exactly what was planted is 1', () => {
  expect(macroPlagdet([caseAt(0, 100)], [caseAt(0, 100)]).plagdet).toBe(1)
  expect(microPlagdet([caseAt(0, 100)], [caseAt(0, 100)]).plagdet).toBe(1)
})

test('half a passage is recall one half, twice a passage precision one half', () => {
  expect(macroPlagdet([caseAt(0, 100)], [caseAt(0, 50)])).toMatchObject({ precision: 1, recall: 0.5 })
  expect(macroPlagdet([caseAt(0, 100)], [caseAt(0, 200)])).toMatchObject({ precision: 0.5, recall: 1 })
})

test('a passage in two pieces is worth less by the logarithm of its granularity', () => {
  const { plagdet, granularity } = macroPlagdet([caseAt(0, 100)], [caseAt(0, 50), caseAt(50, 100)])
  expect(granularity).toBe(2)
  expect(plagdet).toBeCloseTo(1 / Math.log2(3), 9)
})

test('the right place against the wrong source is a false alarm', () => {
  expect(macroPlagdet([caseAt(0, 100)], [caseAt(0, 100, 'other')]).plagdet).toBe(0)
})

test('the macro average counts passages, the micro average characters', () => {
  const planted = [caseAt(0, 100), caseAt(500, 1400)]
  expect(macroPlagdet(planted, [caseAt(0, 100)]).recall).toBe(0.5)
  expect(microPlagdet(planted, [caseAt(0, 100)]).recall).toBe(0.1)
})
