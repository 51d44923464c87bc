import { below } from '#match/train/random-choice'
import { claimOf, titleOf } from '../cast.ts'
import { anyKind, before, ofKind, plan, type Stories, season, seniorTitle, team } from '../plan.ts'
import { awardProof } from '../proofs.ts'
import { prizeOf, proven } from './proven.ts'

/** Honest people and what they have achieved: nothing above blue may be said of them. */
export const honest: Stories = {
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
      const one = ofKind(supply, ['project'], [person])
      return plan(supply, person, [claimOf({ ...one, title: `${title}（${stage}）` }, 1)])
    })
  },
  'one title with two funders': (supply) => {
    const title = titleOf(supply.number())
    return ['a', 'b'].map(() => {
      const person = supply.person()
      return plan(supply, person, [claimOf({ ...ofKind(supply, ['project'], [person]), title }, 1)])
    })
  },
  'again after a refusal': (supply) => {
    const person = supply.person()
    const claim = claimOf(ofKind(supply, anyKind, [person]), 1)
    return [
      plan(supply, person, [claim], { season: '2025', outcome: 'failed', cutOff: '2025-06-30' }),
      plan(supply, person, [claim]),
    ]
  },
  'new work after a granted title': (supply) => {
    const person = supply.person()
    const old = claimOf(ofKind(supply, anyKind, [person], 2017), 1)
    return [before(supply, person, [old]), plan(supply, person, [], { given: seniorTitle })]
  },
  'a transfer keeps its work': (supply) => {
    const person = supply.person()
    const claim = claimOf(ofKind(supply, anyKind, [person]), 1)
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
