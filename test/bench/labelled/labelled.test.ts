import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { bestThreshold, figuresAt, toFigures } from '../../../bench/labelled/evaluate.ts'
import { linkPersons } from '../../../bench/labelled/persons.ts'
import { createProductFeatures } from '../../../bench/labelled/products.ts'
import { readPairs, readTable } from '../../../bench/labelled/read-tables.ts'
import { createRivals } from '../../../bench/labelled/rivals.ts'

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'labelled-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('precision, recall and F1 count the pairs at or above the threshold', () => {
  expect(figuresAt([3, 2, 1, 0], [1, 0, 1, 1], 1)).toEqual({ precision: 0.6667, recall: 0.6667, f1: 0.6667 })
  expect(toFigures(0, 0, 5)).toEqual({ precision: 1, recall: 0, f1: 0 })
})

test('no threshold is better than the best one', () => {
  const scored = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, 1)), { minLength: 1 })
  fc.assert(
    fc.property(scored, fc.integer({ min: -21, max: 21 }), (pairs, other) => {
      const [scores, labels] = [pairs.map(([score]) => score), pairs.map(([, label]) => label)]
      const best = figuresAt(scores, labels, bestThreshold(scores, labels, 0))
      expect(best.f1).toBeGreaterThanOrEqual(figuresAt(scores, labels, other).f1)
    }),
  )
})

test('a table is read whole from its parts, behind a byte order mark, and a split that is not there is told', () => {
  const folder = folderOf({
    'tableB.part1.csv': '\uFEFFid,title\n0,"a, b"\n',
    'tableB.part2.csv': '\uFEFFid,title\n7,c\n',
    'train.csv': 'ltable_id,rtable_id,label\n1,7,1\n1,0,0\n',
  })
  expect([...readTable(folder, 'tableB').values()]).toEqual([
    { id: '0', title: 'a, b' },
    { id: '7', title: 'c' },
  ])
  expect(readPairs(folder, 'train')?.map(({ label }) => label)).toEqual([1, 0])
  expect(readPairs(folder, 'test')).toBeUndefined()
})

test('the margin says how much better a pair is than the best other partner', () => {
  const left = new Map([
    ['l1', ['tree', 'query']],
    ['l2', ['tree', 'lake']],
  ])
  const right = new Map([['r1', ['tree', 'query']]])
  const rivals = createRivals(left, right, () => 1)
  expect(rivals.margins('l1', 'r1').overLefts).toBeCloseTo(0.5)
  expect(rivals.margins('l2', 'r1').overLefts).toBeCloseTo(-0.5)
  expect(rivals.margins('l1', 'r1').overRights).toBeCloseTo(1)
})

test('versions, part numbers and makers are read out of what sellers write', () => {
  const offers = (rows: readonly (readonly [string, string])[]) =>
    new Map(rows.map(([title, manufacturer], i) => [String(i), { id: String(i), title, manufacturer, price: '' }]))
  const features = createProductFeatures({
    left: offers([['adobe photoshop elements 5.0 ( 29180248 )', 'adobe']]),
    right: offers([
      ['adobe systems inc 29180248 photoshop elements v5 .0 win', ''],
      ['adobe photoshop elements 4 upg', ''],
    ]),
  })
  expect(features('0', '0')).toMatchObject({ versions: 3, parts: 3, maker: 1, 'core.containedA': 1 })
  expect(features('0', '1')).toMatchObject({ versions: 0, parts: 1, 'edition.upgrade': 2 })
})

const febrl = '../shared/data/matching/febrl'
test.skipIf(!existsSync(febrl))('FEBRL 4 is linked without labels (skipped without ../shared/data)', () => {
  const { f1, pairCompleteness } = linkPersons({
    left: readTable(febrl, 'dataset4a'),
    right: readTable(febrl, 'dataset4b'),
  })
  expect(f1).toBeGreaterThanOrEqual(0.999)
  expect(pairCompleteness).toBeGreaterThanOrEqual(0.999)
})
