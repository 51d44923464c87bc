import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '#text/edit-distance'
import { alignTokens } from '../../../bench/labelled/align-tokens.ts'
import { editSimilarity, jaroWinkler } from '../../../bench/labelled/name-similarity.ts'
import {
  comparePeople,
  compareTexts,
  extraWords,
  gramContainment,
  latinTokens,
  toPersonNames,
  yearGap,
} from '../../../bench/labelled/record-features.ts'
import { createTokenWeight, weightedCosine } from '../../../bench/labelled/token-weights.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 })
const words = fc.array(fc.constantFrom('data', 'base', 'database', 'query', 'trans', 'transactions', 'v2', 'v3'), {
  maxLength: 8,
})
const even = () => 1

test('the edit distance counts insertions, deletions and replacements', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(editDistance('', 'abc')).toBe(3)
  expect(editSimilarity('', '')).toBe(1)
  expect(editSimilarity('收获机', '收割机')).toBeCloseTo(2 / 3)
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, b) === 0).toBe(a === b)
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
    }),
  )
})

test('Jaro-Winkler gives the published values', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
  expect(jaroWinkler('abc', 'xyz')).toBe(0)
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(jaroWinkler(a, b)).toBeGreaterThanOrEqual(0)
      expect(jaroWinkler(a, b)).toBeLessThanOrEqual(1)
    }),
  )
})

test('words are paired off: equal, written apart, cut short, mistyped; a number is never nearly another', () => {
  expect(alignTokens(['data', 'base', 'trans'], ['database', 'transactions'])).toMatchObject({ onlyA: [], onlyB: [] })
  expect(alignTokens(['database'], ['data', 'base'])).toMatchObject({ onlyA: [], onlyB: [] })
  expect(alignTokens(['declarative'], ['declerative'])).toMatchObject({ onlyA: [], onlyB: [] })
  expect(alignTokens(['cs2007'], ['cs2006'])).toEqual({ shared: [], onlyA: ['cs2007'], onlyB: ['cs2006'] })
  expect(alignTokens(['query', 'query'], ['query'])).toMatchObject({ onlyA: ['query'], onlyB: [] })
})

test('no letter is lost in pairing words off', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { shared, onlyA, onlyB } = alignTokens(a, b)
      const letters = (tokens: readonly string[]) => [...tokens.join('')].sort().join('')
      expect(letters([...shared.map(([left]) => left), ...onlyA])).toBe(letters(a))
      expect(letters([...shared.map(([, right]) => right), ...onlyB])).toBe(letters(b))
    }),
  )
})

test('rare words tell more, and texts without words have nothing in common', () => {
  const weightOf = createTokenWeight([['the', 'tree'], ['the', 'lake'], ['the']])
  expect(weightOf('tree')).toBeGreaterThan(weightOf('the'))
  expect(weightOf('never seen')).toBeGreaterThan(weightOf('tree'))
  expect(weightedCosine(['the', 'tree'], ['the', 'tree'], weightOf)).toBeCloseTo(1)
  expect(weightedCosine(['the', 'tree'], ['the', 'lake'], weightOf)).toBeLessThan(0.2)
  expect(weightedCosine([], ['tree'], weightOf)).toBe(0)
})

test('entities, accents and punctuation make no difference to Latin words', () => {
  expect(latinTokens('Wolfgang K &#228; fer')).toEqual(['wolfgang', 'kafer'])
  expect(latinTokens('very large &hellip; (VLDB)')).toEqual(['very', 'large', 'vldb'])
  expect(latinTokens('José')).toEqual(['jose'])
})

test('a text that is contained in another is, and says what the other has more', () => {
  const values = compareTexts(['query', 'plans'], ['parallel', 'query', 'plans'], even)
  expect(values).toMatchObject({ containedA: 1, containedB: 2 / 3, heaviestOnlyA: 0, heaviestOnlyB: 1, onlyB: 1 })
  expect(compareTexts([], [], even).overlap).toBeNaN()
  expect(extraWords(['query', 'plans'], ['on', 'query', 'in', 'plans', 'x', 'y'])).toEqual({
    before: 1,
    inside: 1,
    after: 2,
  })
  expect(gramContainment('queryplans', 'onqueryplansx')).toBe(1)
  expect(gramContainment('ab', 'abc')).toBeNaN()
})

test('people are compared by surname and initials; who is not named does not contradict', () => {
  const people = (names: string) => toPersonNames(names)
  expect(comparePeople(people('h v jagadish , c faloutsos'), people('HV Jagadish, K Lin'), even)).toMatchObject({
    ofFewer: 0.5,
    first: 1,
    otherInitials: 0,
  })
  expect(comparePeople(people('michael j. carey'), people('m carey'), even)).toMatchObject({
    ofMore: 1,
    otherInitials: 0,
  })
  expect(comparePeople(people('a smith'), people('b smith'), even)).toMatchObject({ ofMore: 1, otherInitials: 1 })
  expect(Object.values(comparePeople(people(''), people('b smith'), even))).toEqual(Array(6).fill(Number.NaN))
  expect(yearGap('1999', '2001')).toBe(2)
  expect(yearGap('', '2001')).toBeNaN()
})
