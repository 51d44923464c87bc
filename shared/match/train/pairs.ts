import type { MatchSide } from '../features/match-side.ts'
import { type NoiseTables, noises } from './noise.ts'
import { below, chance, pick, type Random } from './random-choice.ts'
import { type SiblingTables, siblings } from './siblings.ts'

/** A claim beside a record, and whether both are one achievement. */
export interface LabelledPair {
  readonly claim: MatchSide
  readonly record: MatchSide
  readonly isSame: boolean
  /** The class of noise of a match, or what sets two things apart. */
  readonly kind: string
  /** Pairs of one record are learnt from together. */
  readonly group: string
}

export interface PairTables extends NoiseTables, SiblingTables {
  /** Pairs of records that look most alike and are two things: record index → indexes of others. */
  readonly nearest: (index: number) => readonly number[]
}

interface Source extends MatchSide {
  readonly id: string
}

/** Draws one of several outcomes, each with its weight. */
const draw = <T>(random: Random, outcomes: readonly (readonly [weight: number, outcome: () => T])[]): T => {
  let left = random() * outcomes.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, outcome] of outcomes) {
    left -= weight
    if (left < 0) return outcome()
  }
  throw new Error('nothing drawn')
}

const digitsChanged = (key: string, random: Random, changes: number): string => {
  const characters = [...key]
  const places = characters.flatMap((char, i) => (/\d/.test(char) && i >= characters.length - 6 ? [i] : []))
  for (let n = 0; n < changes && places.length > 0; n++) {
    const [at = 0] = places.splice(below(random, places.length), 1)
    characters[at] = String((Number(characters[at]) + 1 + below(random, 9)) % 10)
  }
  return characters.join('')
}
const misreadDigit: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 8: 'B', 6: 'G' }
const misreadKey = (key: string, random: Random): string => {
  const characters = [...key]
  const places = characters.flatMap((char, i) => (misreadDigit[char] ? [i] : []))
  if (places.length === 0) return key
  const at = pick(random, places)
  characters[at] = misreadDigit[characters[at] ?? ''] ?? ''
  return characters.join('')
}

const withKeys = ({ identifiers }: MatchSide, change: (key: string) => string): MatchSide['identifiers'] =>
  identifiers.map(({ scheme, key }) => ({ scheme, key: change(key) }))

const nameSlip = (name: string, random: Random, tables: NoiseTables): string => {
  const characters = [...name]
  if (characters.length < 2 || !/\p{Script=Han}/u.test(name)) return name
  const at = characters.length - 1 - below(random, Math.min(2, characters.length - 1))
  const others = draw(random, [
    [3, () => tables.mistyped.get(characters[at] ?? '')],
    [1, () => tables.misread.get(characters[at] ?? '')],
    [0.5, () => ['〓', '□']],
  ])
  if (others && others.length > 0) characters[at] = pick(random, others)
  return characters.join('')
}

const departments = ['', '商学院', '经济管理学院', '医学院', '研究所', '文学院', '第一附属医院', '科研处', '技术中心']

type People = MatchSide['people']
const some = (people: People, random: Random): People =>
  people.length <= 1 || chance(random, 0.4)
    ? people
    : people.filter((_, i) => i === 0 || chance(random, 0.5)).slice(0, 1 + below(random, 6))

/** The claim of one who did it: what forms leave out, mistype and print otherwise. */
const trueClaim = (record: Source, title: string, random: Random, tables: PairTables, strangers: People): MatchSide => {
  const ofPatent = record.kind === 'patent'
  return {
    kind: record.kind,
    titles: [title],
    identifiers: draw(random, [
      [48, () => []],
      [40, () => record.identifiers],
      [6, () => withKeys(record, (key) => misreadKey(key, random))],
      [6, () => withKeys(record, (key) => digitsChanged(key, random, 1 + below(random, 2)))],
    ]),
    people: draw(random, [
      [68, () => some(record.people, random)],
      [8, () => []],
      [8, () => some(record.people, random).map((name, i) => (i === 0 ? nameSlip(name, random, tables) : name))],
      // A list names the leader alone: who took part is a stranger to it. An inventor stands in the register.
      [ofPatent ? 0 : 16, () => strangers],
    ]),
    units: draw(random, [
      [45, () => record.units],
      [12, () => record.units.map((unit) => unit + pick(random, departments))],
      [28, () => []],
      [8, () => ['广西某某工程有限公司']],
    ]),
    years: draw(random, [
      [45, () => record.years.slice(0, 1)],
      [15, () => record.years.slice(-1)],
      [18, () => []],
      [15, () => record.years.slice(0, 1).map((year) => year + (chance(random, 0.5) ? 1 : -1))],
      [7, () => record.years.slice(0, 1).map((year) => year + below(random, 9) - 4)],
    ]),
  }
}

/** The claim to another item of the series: mostly of the same people, a year or two apart, with a number beside it. */
const siblingClaim = (record: Source, title: string, random: Random, strangers: People): MatchSide => ({
  kind: record.kind,
  titles: [title],
  identifiers: draw(random, [
    [50, () => []],
    [50, () => withKeys(record, (key) => digitsChanged(key, random, 1 + below(random, 4)))],
  ]),
  people: draw(random, [
    [60, () => some(record.people, random)],
    [12, () => []],
    [28, () => strangers],
  ]),
  units: draw(random, [
    [55, () => record.units],
    [30, () => []],
    [15, () => ['广西某某工程有限公司']],
  ]),
  years: draw(random, [
    [35, () => record.years.slice(0, 1)],
    [25, () => []],
    [40, () => record.years.slice(0, 1).map((year) => year + below(random, 7) - 3)],
  ]),
})

const noiseWeights: Readonly<Record<string, number>> = { exact: 2, format: 2, affix: 1.5, combo: 1.2 }
const noiseNames = Object.keys(noises)

/** A sibling is printed and misread no better than a match: noise by itself must speak for neither. */
const siblingNoises = [
  'exact',
  'exact',
  'exact',
  'format',
  'format',
  'ocr1',
  'ocr3',
  'typo',
  'affix',
  'traditional',
  'inserted',
  'combo',
  'heavy',
]
const perturb = (title: string, random: Random, tables: PairTables): string =>
  noises[pick(random, siblingNoises)]?.(title, random, tables) ?? title

export interface PairCounts {
  /** Matches and siblings of each record, at most. */
  readonly matches: number
  readonly siblings: number
  /** Kinds of siblings that are left out. */
  readonly without?: ReadonlySet<string>
}

/** Pairs made of records: the same records and seed give the same pairs. */
export const makePairs = (
  records: readonly Source[],
  tables: PairTables,
  random: Random,
  { matches, siblings: siblingCount, without = new Set() }: PairCounts,
): readonly LabelledPair[] => {
  const pairs: LabelledPair[] = []
  const strangersOf = (record: Source): People => {
    for (;;) {
      const { people } = pick(random, records)
      if (people.length > 0 && !people.some((name) => record.people.includes(name)))
        return record.kind === 'patent' ? people.slice(0, 8) : people.slice(0, 1 + below(random, 3))
    }
  }
  const kinds = Object.keys(siblings).filter((kind) => kind !== 'word' && kind !== 'group' && !without.has(kind))
  const swaps = ['word', 'group'].filter((kind) => !without.has(kind))
  records.forEach((record, index) => {
    const [title = ''] = record.titles
    const add = (claim: MatchSide, isSame: boolean, kind: string, of: MatchSide = record) =>
      pairs.push({ claim, record: of, isSame, kind, group: record.id })
    if ([...title].length < 4) return
    for (let n = 0; n < matches; n++) {
      const name = draw(
        random,
        noiseNames.map((one) => [noiseWeights[one] ?? 1, () => one]),
      )
      const noisy = noises[name]?.(title, random, tables) ?? title
      // Half of the records are items of a series themselves: what tells items apart agrees, and is misread, too.
      const kind = pick(
        random,
        Object.keys(siblings).filter((one) => one !== 'word' && one !== 'group'),
      )
      const series = chance(random, 0.35) ? siblings[kind]?.(title, random, tables)?.[0] : undefined
      if (series !== undefined) {
        const of = { ...record, titles: [series] }
        add(
          trueClaim(of, noises[name]?.(series, random, tables) ?? series, random, tables, strangersOf(record)),
          true,
          name,
          of,
        )
      } else add(trueClaim(record, noisy, random, tables, strangersOf(record)), true, name)
    }
    for (let n = 0; n < siblingCount; n++) {
      const kind = chance(random, 0.3) && swaps.length > 0 ? pick(random, swaps) : pick(random, kinds)
      const made = siblings[kind]?.(title, random, tables)
      if (!made) continue
      const [own, other] = chance(random, 0.5) ? made : [made[1], made[0]]
      add(siblingClaim(record, perturb(other, random, tables), random, strangersOf(record)), false, kind, {
        ...record,
        titles: [own],
      })
    }
    const near = tables.nearest(index)
    if (near.length > 0 && !without.has('namesake')) {
      const other = records[pick(random, near)]
      if (other) {
        // Another's achievement, claimed by one who is called like the holder.
        const [leader] = record.people
        if (leader !== undefined)
          add(
            {
              ...trueClaim(other, other.titles[0] ?? '', random, tables, []),
              people: [leader, ...other.people.slice(1, 3)],
            },
            false,
            'namesake',
          )
        add(trueClaim(other, other.titles[0] ?? '', random, tables, strangersOf(other)), false, 'near')
      }
    }
    if (record.kind === 'patent' && record.people.length > 0 && chance(random, 0.6) && !without.has('same-title')) {
      const claim = siblingClaim(record, perturb(title, random, tables), random, [])
      add({ ...claim, people: strangersOf(record), units: [] }, false, 'same-title')
    }
  })
  return pairs
}
