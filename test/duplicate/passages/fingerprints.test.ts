import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  documentLength,
  fingerprintsOf,
  fullFingerprints,
  keyBudget,
  leanFingerprints,
} from '#duplicate/passages/fingerprints'
import { readPassageText } from '#duplicate/passages/passage-text'
import { anyText, textOf } from './texts.ts'

const hashesOf = (raw: string, settings = fullFingerprints) =>
  fingerprintsOf(readPassageText(raw), settings).map(({ hash }) => hash)

test('no text has more keys than its budget, and none twice', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), (raw, times) => {
      const long = raw.repeat(times)
      for (const settings of [fullFingerprints, leanFingerprints]) {
        const hashes = hashesOf(long, settings)
        expect(hashes.length).toBeLessThanOrEqual(
          Math.max(settings.leastKeys, (long.length * settings.keysPerDocument) / documentLength),
        )
        expect(new Set(hashes).size).toBe(hashes.length)
      }
    }),
  )
})

test('a summary of 2,600 characters spends its budget: 170 keys, or 90', () => {
  const text = textOf(1, 2600)
  expect(hashesOf(text)).toHaveLength(keyBudget(readPassageText(text), fullFingerprints))
  expect(hashesOf(text).length).toBeGreaterThan(165)
  expect(hashesOf(text).length).toBeLessThanOrEqual(170)
  expect(hashesOf(text, leanFingerprints).length).toBeLessThanOrEqual(90)
})

test('the same text has the same keys, and the lean ones are among the full ones', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const full = hashesOf(raw)
      expect(hashesOf(raw)).toEqual(full)
      expect(full).toEqual(expect.arrayContaining(hashesOf(raw, leanFingerprints)))
    }),
  )
})

test('a passage takes most of its keys with it into another text', () => {
  const passage = textOf(9, 400)
  const own = new Set(hashesOf(textOf(1, 1000) + passage + textOf(2, 1200)))
  const other = hashesOf(textOf(3, 1200) + passage + textOf(4, 1000))
  expect(other.filter((hash) => own.has(hash)).length).toBeGreaterThan(15)
  expect(hashesOf(textOf(5, 2600)).filter((hash) => own.has(hash))).toEqual([])
})

test('a short cell keeps enough keys to be met', () => {
  expect(hashesOf(textOf(1, 60)).length).toBeGreaterThanOrEqual(8)
})
