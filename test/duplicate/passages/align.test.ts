import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignDocuments, alignment, type Passage } from '#duplicate/passages/align'
import { prepareDocument } from '#duplicate/passages/document'
import { toComparable } from '#text/normalise'
import { anyText, textOf } from './texts.ts'

const align = (a: string, b: string) => alignDocuments(prepareDocument(a), prepareDocument(b))
const comparable = (raw: string) => [...raw].map(toComparable).join('')
const turned = ({ a, b, lengthA, lengthB, equal, blocks }: Passage) => ({
  a: b,
  b: a,
  lengthA: lengthB,
  lengthB: lengthA,
  equal,
  blocks: blocks.map((block) => ({ a: block.b, b: block.a, isExact: block.isExact })).toSorted(byPlace),
})
type Sides = Pick<Passage, 'a' | 'b'>
const byPlace = (x: Sides, y: Sides) => x.a.from - y.a.from || x.b.from - y.b.from

/** Every `step`-th character misread. */
const misread = (text: string, step: number) => [...text].map((c, i) => (i % step === step - 1 ? '錯' : c)).join('')

test('exact blocks point at the same letters on both sides, inside both texts', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      for (const passage of align(a, b)) {
        for (const block of passage.blocks.filter(({ isExact }) => isExact))
          expect(comparable(a.slice(block.a.from, block.a.to))).toBe(comparable(b.slice(block.b.from, block.b.to)))
        for (const block of passage.blocks) {
          expect(block.a.from).toBeGreaterThanOrEqual(passage.a.from)
          expect(block.b.to).toBeLessThanOrEqual(passage.b.to)
        }
        expect(passage.a.to).toBeLessThanOrEqual(a.length)
        expect(passage.equal).toBeLessThanOrEqual(Math.min(passage.lengthA, passage.lengthB))
        expect(Math.min(passage.lengthA, passage.lengthB)).toBeGreaterThanOrEqual(alignment.minLength)
      }
    }),
    { numRuns: 400 },
  )
})

test('A against B finds what B against A finds, and twice the same', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const found = align(a, b)
      expect(align(a, b)).toEqual(found)
      expect(align(b, a).map(turned).toSorted(byPlace)).toEqual(
        found.map((one) => ({ ...one, blocks: one.blocks.toSorted(byPlace) })),
      )
    }),
    { numRuns: 400 },
  )
})

test('a copied passage is found where it stands on both sides', () => {
  const passage = textOf(9, 120)
  const a = `${textOf(1)}。${passage}。${textOf(2)}`
  const b = `${textOf(3, 90)}。${passage}。${textOf(4)}`
  const [found, ...others] = align(a, b)
  expect(others).toEqual([])
  expect(found && comparable(a.slice(found.a.from, found.a.to))).toBe(comparable(passage))
  expect(found && comparable(b.slice(found.b.from, found.b.to))).toBe(comparable(passage))
})

test('misread characters do not break a passage', () => {
  const passage = textOf(9, 200)
  const [found, ...others] = align(textOf(1) + passage, textOf(2) + misread(passage, 12))
  expect(others).toEqual([])
  expect(found?.lengthA).toBeGreaterThan(175)
  expect(found?.equal).toBeLessThan(found?.lengthA ?? 0)
})

test('clauses in another order with one left out and one put in are one passage', () => {
  const [one, two, three, four, five] = [11, 12, 13, 14, 15].map((n) => textOf(n, 22))
  const found = align(
    `${textOf(1)}，${one}，${two}，${three}，${four}，${textOf(2)}`,
    `${textOf(3)}，${three}，${one}，${five}，${four}，${textOf(4)}`,
  )
  expect(found).toHaveLength(1)
  expect(found[0]?.equal).toBeGreaterThanOrEqual(60)
})

test('texts that have only turns of phrase in common share no passage', () => {
  const phrases = ['研究结果表明', '具有重要意义', '通过现场试验', '提供理论依据']
  const woven = (n: number) => phrases.map((phrase, i) => textOf(n + i, 40) + phrase).join('')
  expect(align(woven(20), woven(40))).toEqual([])
})

test('a text that repeats one phrase hundreds of times costs no more than any other', () => {
  const dull = '按照要求完成验收工作，'.repeat(400)
  expect(align(dull, dull).length).toBeLessThan(50)
})

test('a report of a hundred thousand characters is compared with its copy', () => {
  const report = Array.from({ length: 100 }, (_, n) => textOf(1000 + n, 1000)).join('')
  const copy = misread(report, 17)
  const found = align(report, copy)
  expect(found).toHaveLength(1)
  expect(found[0]?.lengthA).toBeGreaterThan(90_000)
})
