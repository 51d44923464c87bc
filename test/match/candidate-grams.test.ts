import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimLookupKeys, foldedLookupKeys, recordKeys } from '#match/candidate-keys'
import { chooseGrams, gramKey, gramsOf, gramsPerClaim, recordGrams } from '#match/grams'
import { recordsWithin } from '#match/lookup'
import { type KeyRefs, rankRefs } from '#match/rank-refs'
import { createSketch, doubled, levelOf, levelOfCount, maxRefsPerKey, raise, saturatedLevel } from '#match/sketch'
import { aProject, aSoftware } from '../builders/claim.ts'
import { aNumber } from '../builders/evidence.ts'
import { aRecord, aRecordOf } from '../builders/record.ts'

const title = '面向多级行政区划的生态补偿框架理论与实证甘蔗收获机切割器关键技术'
const hashes = gramsOf('project', title).map(({ hash }) => hash)
const sketchOf = (level: (hash: number, i: number) => number) => {
  const sketch = createSketch()
  for (const [i, hash] of hashes.entries()) raise(sketch, hash, level(hash, i))
  return sketch
}

describe('the grams of a title', () => {
  test('are the same through width, punctuation and traditional characters, and of one kind only', () => {
    const printed = '關於 丘陵山区甘蔗收获机「切割器」ＡＢ的研究'
    expect(gramsOf('project', printed)).toEqual(gramsOf('project', '丘陵山区甘蔗收获机切割器AB'))
    expect(gramsOf('project', title)).not.toEqual(gramsOf('patent', title))
    expect(gramsOf('project', '糖')).toEqual([])
  })

  test('of a short title hold what its core leaves out, and pairs of characters', () => {
    const shared = (a: string, b: string) => {
      const others = new Set(gramsOf('patent', b).map(({ hash }) => hash))
      return gramsOf('patent', a).filter(({ hash }) => others.has(hash)).length
    }
    // What is left of the core after one misread word is 用途: of any molecule.
    expect(shared('miRNA-145的用途', 'miRNA-145的甩途')).toBeGreaterThanOrEqual(5)
    expect(shared('治疗肿瘤的方法', '治疗双瘤的万法')).toBeGreaterThanOrEqual(1)
    expect(gramsOf('patent', title).length).toBeLessThanOrEqual(title.length)
  })

  test('of a prize that everybody shares are not kept', () => {
    expect(recordGrams(aRecord('award', { title: '广西科学技术进步奖', awardName: '广西科学技术进步奖' }))).toEqual([])
    expect(recordGrams(aRecord('project', { title })).length).toBe(hashes.length)
  })

  test('stand in keys as hashes, and a claim reads twelve at most', () => {
    expect(hashes.map((hash) => gramKey('project', hash)).join()).not.toMatch(/甘蔗|\p{Script=Han}/u)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 40, maxLength: 40 }), (levels) => {
        expect(
          chooseGrams(
            'project',
            title,
            sketchOf((_, i) => levels[i] ?? 0),
          ).length,
        ).toBeLessThanOrEqual(gramsPerClaim)
      }),
    )
  })
})

describe('a claim reads', () => {
  test('the rarest grams, some of every third of the title', () => {
    const sketch = sketchOf((_, i) => (i < 14 ? 1 : 9))
    const chosen = chooseGrams('project', title, sketch)
    expect(chosen.length).toBe(gramsPerClaim)
    const places = chosen.map((hash) => hashes.indexOf(hash))
    const third = hashes.length / 3
    for (const part of [0, 1, 2])
      expect(places.filter((at) => at >= part * third && at < (part + 1) * third).length).toBeGreaterThanOrEqual(3)
  })

  test('no gram that nobody has, and none that everybody has', () => {
    const sketch = sketchOf((_, i) => (i % 3 === 0 ? 0 : i % 3 === 1 ? saturatedLevel : 5))
    const chosen = chooseGrams('project', title, sketch)
    expect(chosen.length).toBeGreaterThan(0)
    expect(chosen.every((hash) => hashes.indexOf(hash) % 3 === 2)).toBe(true)
  })

  test('grams spread over the title while there is no sketch, or one that was not told of everything', () => {
    const places = chooseGrams('project', title, undefined).map((hash) => hashes.indexOf(hash))
    expect(places.length).toBe(gramsPerClaim)
    expect([Math.min(...places) < 3, Math.max(...places) > hashes.length - 5]).toEqual([true, true])
    expect(chooseGrams('project', title, createSketch(20, false)).length).toBe(gramsPerClaim)
  })

  test('thirteen other keys at most, whoever and whatever it names', () => {
    const numbers = Array.from({ length: 9 }, (_, i) => aNumber('project', `桂科AB2123456${i}`))
    const claim = aProject({
      number: numbers,
      people: ['覃一', '韦二', '黄三', '李四'],
      units: ['某大学', '另一大学', '第三大学'],
      dates: { start: '2012-01', end: '2015-12' },
    })
    const keys = claimLookupKeys(claim, '陆五')
    expect(keys.length).toBeLessThanOrEqual(13)
    expect(keys.some((key) => key.startsWith('t#'))).toBe(true)
    expect(foldedLookupKeys(claim).length).toBeLessThanOrEqual(2)
  })

  test('as many records as the budget of 32 read units leaves', () => {
    // 13 strong keys, 2 folded numbers and 12 grams are the most that there are.
    expect([recordsWithin(13, 14), recordsWithin(1, gramsPerClaim)]).toEqual([24, 50])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 14 }), (strong, weak) => {
        expect(strong + weak / 2 + recordsWithin(strong, weak) / 2).toBe(32)
      }),
    )
  })

  test('a number that was misread under its folded key', () => {
    const record = aRecordOf(aSoftware({ number: aNumber('software-registration', '2019SR0322683') }))
    const [printed] = aSoftware({ number: aNumber('software-registration', '2019SR0322683') }).identifiers
    const misread = { ...aSoftware(), identifiers: printed ? [{ ...printed, key: '20195R032Z683' }] : [] }
    const keys = new Set(recordKeys(record))
    expect(foldedLookupKeys(misread).some((key) => keys.has(key))).toBe(true)
    expect(claimLookupKeys(misread).some((key) => key.startsWith('i#') && keys.has(key))).toBe(false)
  })
})

describe('a sketch', () => {
  test('never says that a gram is rarer than it is, nor that one it was told of is not there', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2 ** 30), fc.integer({ min: 1, max: 15 })), { maxLength: 400 }), (told) => {
        const sketch = createSketch(10)
        const most = new Map<number, number>()
        for (const [hash, level] of told) {
          raise(sketch, hash * 2 ** 17, level)
          most.set(hash, Math.max(level, most.get(hash) ?? 0))
        }
        for (const one of [sketch, doubled(sketch), doubled(doubled(sketch))])
          for (const [hash, level] of most) expect(levelOf(one, hash * 2 ** 17)).toBeGreaterThanOrEqual(level)
      }),
    )
  })

  test('says the same whatever it was told first, and however often', () => {
    const [there, back] = [createSketch(), createSketch()]
    for (const [i, hash] of hashes.entries()) raise(there, hash, 1 + (i % 14))
    for (const [i, hash] of [...hashes.entries()].reverse()) {
      raise(back, hash, 1)
      raise(back, hash, 1 + (i % 14))
    }
    expect(back.nibbles).toEqual(there.nibbles)
    expect(hashes.flatMap((hash) => raise(back, hash, 1))).toEqual([])
  })

  test('tells counts apart by half octaves, and a full key from all others', () => {
    expect([0, 1, 2, 3, 8, maxRefsPerKey - 1, maxRefsPerKey].map(levelOfCount)).toEqual([0, 1, 2, 3, 5, 14, 15])
  })
})

describe('candidates are ranked', () => {
  const refs = (...records: number[]) => Uint32Array.from(records.flatMap((n) => [7, n]))
  const gram = (n: number, ...records: number[]): KeyRefs => ({
    key: `g#${n}`,
    words: refs(...records),
    weight: 'gram',
  })

  test('by how many keys name them, rarer keys first, and say which', () => {
    const ranked = rankRefs([gram(1, 1, 2, 3), gram(2, 2, 3), gram(3, 3)], 10)
    expect(ranked.map(({ low }) => low)).toEqual([3, 2, 1])
    expect(ranked[0]?.by).toEqual(['g#1', 'g#2', 'g#3'])
  })

  test('and what shares hardly anything with the best is not read', () => {
    const ranked = rankRefs([...Array.from({ length: 8 }, (_, i) => gram(i, 1)), gram(9, 2)], 10)
    expect(ranked.map(({ low }) => low)).toEqual([1])
  })

  test('a number before any sum of grams, and a holder alone is not crowded out', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => 100 + i)
    const grams = Array.from({ length: 12 }, (_, i) => gram(i, ...crowd))
    const ranked = rankRefs(
      [{ key: 'i#x', words: refs(1), weight: 'naming' }, { key: 'n#x', words: refs(2), weight: 'holder' }, ...grams],
      24,
    )
    expect(ranked.length).toBe(24)
    expect(ranked[0]?.low).toBe(1)
    expect(ranked.map(({ low }) => low)).toContain(2)
  })

  test('the same whatever order the keys come in', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(30), { minLength: 1 }), { minLength: 1, maxLength: 12 }), (lists) => {
        const keys = lists.map((list, i) => gram(i, ...list))
        const order = (some: readonly KeyRefs[]) => rankRefs(some, 24).map(({ low }) => low)
        expect(order(keys.toReversed())).toEqual(order(keys))
      }),
    )
  })
})
