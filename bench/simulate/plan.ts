import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { SeasonOutcome } from '#domain/claimant'
import { below, pick, type Random } from '#match/train/random-choice'
import type { TextPlan } from '#test/builders/compared-text'
import { type Achievement, type ApplicationGiven, achievementOf, claimOf, type Person } from './cast.ts'
import { ownWords } from './writing/texts.ts'

/** One application of a story, as it will be uploaded. */
export interface Plan {
  readonly person: Person
  readonly claims: readonly Claim[]
  readonly season: string
  readonly committee: string
  readonly outcome?: SeasonOutcome
  readonly cutOff?: string
  readonly given?: ApplicationGiven
  /** What is compared with the words of others. */
  readonly texts?: readonly TextPlan[]
  /** What departments have in their lists before anybody applies. */
  readonly records?: readonly ArchiveRecord[]
  /** Rules of which at least one must speak of this application; absent when all that it says is true. */
  readonly planted?: readonly string[]
  /** Rules that may speak of it too and are right. */
  readonly alsoTrue?: readonly string[]
}

export interface Story {
  readonly name: string
  readonly plans: readonly Plan[]
}

/** What a story takes its people and achievements from: each number is given out once. */
export interface Supply {
  readonly random: Random
  person(unit?: string): Person
  number(): number
}

export type Tell = (supply: Supply) => readonly Plan[]
export type Stories = Readonly<Record<string, Tell>>

export const season = '2026'
/** A season whose granted titles are the present ones of 2026. */
export const early = '2019'
const committees = ['桂示范工程系列评委会', '桂示范农业系列评委会', '桂示范环保系列评委会', '桂示范水利系列评委会']

/** Claims that nobody else has. */
const ownWork = ({ random, number }: Supply, person: Person, year: number): readonly Claim[] =>
  Array.from({ length: 1 + below(random, 3) }, () => claimOf(achievementOf(number(), [person.name], year), 1))

export const plan = (supply: Supply, person: Person, claims: readonly Claim[], more: Partial<Plan> = {}): Plan => {
  const year = more.season === early ? 2017 : 2023
  const own = ownWork(supply, person, year)
  return {
    person,
    claims: [...claims, ...own],
    season,
    committee: pick(supply.random, committees),
    ...more,
    texts: [...(more.texts ?? []), ...ownWords(supply.random, person, own, year)],
  }
}

export const anyKind = ['patent', 'project', 'award', 'software'] as const

export const ofKind = (
  supply: Supply,
  kinds: readonly Achievement['kind'][],
  people: readonly Person[],
  year = 2023,
): Achievement => {
  const names = people.map(({ name }) => name)
  for (;;) {
    const one = achievementOf(supply.number(), names, year)
    if (kinds.includes(one.kind)) return one
  }
}

/** Members of one unit with a work of them all, in which everybody states the place that the certificate prints. */
export const team = (supply: Supply, size: number, kinds: readonly Achievement['kind'][] = anyKind) => {
  const first = supply.person()
  const people = [first, ...Array.from({ length: size - 1 }, () => supply.person(first.unit))]
  return { people, achievement: ofKind(supply, kinds, people) }
}

/** People of different units. */
export const strangers = (supply: Supply, count: number): readonly Person[] => {
  const people: Person[] = []
  while (people.length < count) {
    const one = supply.person()
    if (people.every(({ unit }) => unit !== one.unit)) people.push(one)
  }
  return people
}

const middleTitle: ApplicationGiven = {
  presentTitle: { name: '助理工程师', level: 'assistant', grantedOn: '2014-12-20' },
  target: { name: '工程师', level: 'middle', series: '工程' },
}
export const seniorTitle: ApplicationGiven = { presentTitle: { grantedOn: '2019-12-20' } }

/** An application that was granted, years ago. */
export const before = (supply: Supply, person: Person, claims: readonly Claim[], more: Partial<Plan> = {}): Plan =>
  plan(supply, person, claims, {
    season: early,
    cutOff: '2019-06-30',
    outcome: 'granted',
    given: middleTitle,
    ...more,
  })
