import type { Claim } from '#domain/claim'
import type { SeasonOutcome } from '#domain/claimant'
import { below, pick, type Random } from '#match/train/random-choice'
import {
  type Achievement,
  type ApplicationGiven,
  achievementOf,
  claimOf,
  type Person,
  personOf,
  titleOf,
} from './cast.ts'
import { awardProof, type Proof } from './proofs.ts'

/** One application of a story, as it will be uploaded. */
export interface Plan {
  readonly person: Person
  readonly claims: readonly Claim[]
  readonly season: string
  readonly committee: string
  readonly outcome?: SeasonOutcome
  readonly cutOff?: string
  readonly given?: ApplicationGiven
  /** Rules of which at least one must speak of this application; absent when all that it says is true. */
  readonly planted?: readonly string[]
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

const season = '2026'
/** A season whose granted titles are the present ones of 2026. */
const early = '2019'
const committees = ['桂示范工程系列评委会', '桂示范农业系列评委会', '桂示范环保系列评委会', '桂示范水利系列评委会']

const someCommittee = ({ random }: Supply) => pick(random, committees)

/** Claims that nobody else has. */
const ownWork = (supply: Supply, person: Person, year: number, count = 1 + below(supply.random, 3)): readonly Claim[] =>
  Array.from({ length: count }, () => claimOf(achievementOf(supply.number(), [person.name], year), 1))

const plan = (supply: Supply, person: Person, claims: readonly Claim[], more: Partial<Plan> = {}): Plan => ({
  person,
  claims: [...claims, ...ownWork(supply, person, more.season === early ? 2017 : 2023)],
  season,
  committee: someCommittee(supply),
  ...more,
})

const ofKind = (supply: Supply, kinds: readonly Achievement['kind'][], people: readonly string[], year = 2023) => {
  for (;;) {
    const one = achievementOf(supply.number(), people, year)
    if (kinds.includes(one.kind)) return one
  }
}
const anyKind = ['patent', 'project', 'award', 'software'] as const

type Tell = (supply: Supply) => readonly Plan[]

/** A team in which everybody states the place that the certificate prints. */
const team = (supply: Supply, size: number) => {
  const first = supply.person()
  const people = [first, ...Array.from({ length: size - 1 }, () => supply.person(first.unit))]
  return {
    people,
    achievement: ofKind(
      supply,
      anyKind,
      people.map(({ name }) => name),
    ),
  }
}

/** A prize whose winners hand in a certificate of it. */
const prizeOf = (supply: Supply, people: readonly Person[]) =>
  ofKind(
    supply,
    ['award'],
    people.map(({ name }) => name),
  )

/** Somebody's place in the prize, and the certificate that stands behind it. */
const proven = (
  supply: Supply,
  person: Person,
  prize: Achievement,
  rank: number,
  proof: Proof,
  more: Partial<Plan> = {},
) => {
  const claim = claimOf(prize, rank)
  const evidence = [...claim.evidence, proof.certificate.evidence]
  return plan(supply, person, [{ ...claim, evidence }], { given: { proof }, ...more })
}

const middleTitle: ApplicationGiven = {
  presentTitle: { name: '助理工程师', level: 'assistant', grantedOn: '2014-12-20' },
  target: { name: '工程师', level: 'middle', series: '工程' },
}
const seniorTitle: ApplicationGiven = { presentTitle: { grantedOn: '2019-12-20' } }

const before = (supply: Supply, person: Person, claims: readonly Claim[], more: Partial<Plan>): Plan =>
  plan(supply, person, claims, {
    season: early,
    cutOff: '2019-06-30',
    outcome: 'granted',
    given: middleTitle,
    ...more,
  })

/** Stories of honest people: nothing above blue may be said of them. */
const honest: Readonly<Record<string, Tell>> = {
  alone: (supply) => [plan(supply, supply.person(), [])],
  'joint winners': (supply) => {
    const { people, achievement } = team(supply, 2 + below(supply.random, 4))
    return people.map((person, i) => plan(supply, person, [claimOf(achievement, i + 1)]))
  },
  'joint winners over two seasons': (supply) => {
    const { people, achievement } = team(supply, 3)
    return people.map((person, i) =>
      plan(supply, person, [claimOf(achievement, i + 1)], { season: i === 0 ? '2025' : season }),
    )
  },
  'two stages with two leaders': (supply) => {
    const title = titleOf(supply.number())
    return ['一期', '二期'].map((stage) => {
      const person = supply.person()
      const one = ofKind(supply, ['project'], [person.name])
      return plan(supply, person, [claimOf({ ...one, title: `${title}（${stage}）` }, 1)])
    })
  },
  'one title with two funders': (supply) => {
    const title = titleOf(supply.number())
    return ['a', 'b'].map(() => {
      const person = supply.person()
      return plan(supply, person, [claimOf({ ...ofKind(supply, ['project'], [person.name]), title }, 1)])
    })
  },
  'again after a refusal': (supply) => {
    const person = supply.person()
    const claim = claimOf(ofKind(supply, anyKind, [person.name]), 1)
    return [
      plan(supply, person, [claim], { season: '2025', outcome: 'failed', cutOff: '2025-06-30' }),
      plan(supply, person, [claim]),
    ]
  },
  'new work after a granted title': (supply) => {
    const person = supply.person()
    const old = claimOf(ofKind(supply, anyKind, [person.name], 2017), 1)
    return [before(supply, person, [old], {}), plan(supply, person, [], { given: seniorTitle })]
  },
  'a transfer keeps its work': (supply) => {
    const person = supply.person()
    const claim = claimOf(ofKind(supply, anyKind, [person.name]), 1)
    return [
      plan(supply, person, [claim], {
        season: '2025',
        outcome: 'granted',
        cutOff: '2025-06-30',
        given: { route: 'lateral', target: { name: '经济师', level: 'middle', series: '经济' } },
      }),
      plan(supply, person, [claim]),
    ]
  },
  'one certificate that names the team': (supply) => {
    const { people } = team(supply, 3)
    const prize = prizeOf(supply, people)
    const proof = awardProof(
      prize,
      people.map(({ name }) => name),
      `2023-J-2-${prize.n}`,
    )
    return people.map((person, i) => proven(supply, person, prize, i + 1, proof))
  },
  'a certificate of each winner': (supply) => {
    const { people } = team(supply, 3)
    const prize = prizeOf(supply, people)
    return people.map((person, i) =>
      proven(supply, person, prize, i + 1, awardProof(prize, [person.name], `2023-J-2-${prize.n}-R0${i + 1}`)),
    )
  },
  'a certificate of each winner under one number': (supply) => {
    const { people } = team(supply, 3)
    const prize = prizeOf(supply, people)
    return people.map((person, i) =>
      proven(supply, person, prize, i + 1, awardProof(prize, [person.name], `2023-J-2-${prize.n}`)),
    )
  },
  namesakes: (supply) => {
    const [one, other] = [supply.person(), supply.person()]
    return [one, { ...other, name: one.name }].map((person) => plan(supply, person, []))
  },
}

/** Stories of one thing claimed as it can not be; `planted` is what reviewers must be shown, on every side that can see it. */
const doubtful: Readonly<Record<string, Tell>> = {
  'two first': (supply) => {
    const { people, achievement } = team(supply, 3)
    return people.slice(0, 2).map((person) => plan(supply, person, [claimOf(achievement, 1)], { planted: ['CLM-001'] }))
  },
  'two first, a year and a committee apart': (supply) => {
    const people = [supply.person(), supply.person()]
    const achievement = ofKind(
      supply,
      anyKind,
      people.map(({ name }) => name),
    )
    return people.map((person, i) =>
      plan(supply, person, [claimOf(achievement, 1, 4)], { season: i === 0 ? '2025' : season, planted: ['CLM-001'] }),
    )
  },
  'one place twice': (supply) => {
    const { people, achievement } = team(supply, 4)
    return people.slice(0, 2).map((person) => plan(supply, person, [claimOf(achievement, 3)], { planted: ['CLM-003'] }))
  },
  'a place beyond the team': (supply) => {
    const person = supply.person()
    return [plan(supply, person, [claimOf(ofKind(supply, anyKind, [person.name]), 6, 4)], { planted: ['CLM-003'] })]
  },
  'used for a granted title': (supply) => {
    const person = supply.person()
    // 14 March was a Tuesday in that year too: patents are granted on Tuesdays and Fridays.
    const used = claimOf(ofKind(supply, anyKind, [person.name], 2017), 1)
    return [
      before(supply, person, [used], {}),
      plan(supply, person, [used], { given: seniorTitle, planted: ['REU-001', 'REU-002'] }),
    ]
  },
  'a certificate with another name on it': (supply) => {
    const people = [supply.person(), supply.person()]
    const prize = prizeOf(supply, people)
    return people.map((person, i) =>
      proven(supply, person, prize, i + 1, awardProof(prize, [person.name], `2023-J-2-${prize.n}-R01`), {
        season: i === 0 ? '2025' : season,
        planted: ['CLM-004'],
      }),
    )
  },
  'one thing in two rows': (supply) => {
    const person = supply.person()
    const one = ofKind(supply, anyKind, [person.name])
    const [row, again] = [claimOf(one, 1), claimOf(one, 1)]
    return [
      plan(supply, person, [row, { ...again, text: `${again.text} | 推广应用` }], {
        planted: ['DUP-001'],
      }),
    ]
  },
}

/** Of a hundred applications about a fifth is doubtful, as in a bad year. */
const shareOfDoubtful = 0.12

/** Stories until there are so many applications. The same seed tells the same stories. */
export const tellStories = (applications: number, random: Random): readonly Story[] => {
  let people = 0
  let numbers = 0
  const supply: Supply = { random, person: (unit) => personOf(people++, unit), number: () => numbers++ }
  const stories: Story[] = []
  for (let told = 0; told < applications; ) {
    const [name, tell] = pick(random, Object.entries(random() < shareOfDoubtful ? doubtful : honest))
    const plans = tell(supply)
    stories.push({ name, plans })
    told += plans.length
  }
  return stories
}
