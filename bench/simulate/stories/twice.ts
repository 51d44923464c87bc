import { below, pick } from '#match/train/random-choice'
import { claimOf, titleOf } from '../cast.ts'
import { anyKind, before, ofKind, plan, type Stories, season, seniorTitle, strangers, team } from '../plan.ts'
import { awardProof } from '../proofs.ts'
import { prizeOf, proven } from './proven.ts'

/** One achievement claimed as it can not be; `planted` is what reviewers must be shown, on every side that can see it. */
export const claimedTwice: Stories = {
  'two first': (supply) => {
    const { people, achievement } = team(supply, 3)
    return people.slice(0, 2).map((person) => plan(supply, person, [claimOf(achievement, 1)], { planted: ['CLM-001'] }))
  },
  'two first, a year and a committee apart': (supply) => {
    const people = strangers(supply, 2)
    const achievement = ofKind(supply, anyKind, people)
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
    return [plan(supply, person, [claimOf(ofKind(supply, anyKind, [person]), 6, 4)], { planted: ['CLM-003'] })]
  },
  'used for a granted title': (supply) => {
    const person = supply.person()
    // 14 March was a Tuesday in that year too: patents are granted on Tuesdays and Fridays.
    const used = claimOf(ofKind(supply, anyKind, [person], 2017), 1)
    return [
      before(supply, person, [used]),
      plan(supply, person, [used], { given: seniorTitle, planted: ['REU-001', 'REU-002'] }),
    ]
  },
  'a certificate with another name on it': (supply) => {
    const people = strangers(supply, 2)
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
    const one = ofKind(supply, anyKind, [person])
    const [row, again] = [claimOf(one, 1), claimOf(one, 1)]
    return [plan(supply, person, [row, { ...again, text: `${again.text} | 推广应用` }], { planted: ['DUP-001'] })]
  },
  'a project and its prize': (supply) => {
    const person = supply.person()
    const project = claimOf(ofKind(supply, ['project'], [person]), 1)
    const prize = claimOf({ ...prizeOf(supply, [person]), title: project.title }, 1)
    const claims = [project, { ...prize, identifiers: project.identifiers }]
    return [
      plan(
        supply,
        person,
        claims.map((claim) => ({ ...claim, section: 'achievement' as const })),
        { planted: ['DUP-002'] },
      ),
    ]
  },
  'two grades of one prize': (supply) => {
    const person = supply.person()
    const prize = prizeOf(supply, [person])
    const [first, second] = [claimOf(prize, 1), claimOf(prize, 1)]
    return [plan(supply, person, [first, { ...second, grade: '一等奖' }], { planted: ['DUP-002'] })]
  },
  'one project number in two rows of work': (supply) => {
    const person = supply.person()
    const project = ofKind(supply, ['project'], [person])
    const other = { ...claimOf(project, 1), title: titleOf(supply.number()) }
    const text = `2021.03-2023.06 | ${other.title}（${other.identifiers[0]?.raw ?? ''}） | 主持`
    return [plan(supply, person, [claimOf(project, 1), { ...other, text }], { planted: ['DUP-002'] })]
  },
  'a model and an invention of one creation': (supply) => {
    const person = supply.person()
    const patent = ofKind(supply, ['patent'], [person])
    const twin = ofKind(supply, ['patent'], [person])
    const filed = { role: 'filed', value: '2021-04-09', raw: '2021-04-09' } as const
    const claims = [claimOf(patent, 1), claimOf({ ...twin, type: 2, title: patent.title }, 1)].map((claim) => ({
      ...claim,
      units: [person.unit],
      dates: [...claim.dates, filed],
    }))
    return [plan(supply, person, claims, { planted: ['PAT-009'] })]
  },
  'one work of everybody': (supply) => {
    const people = strangers(supply, 4 + below(supply.random, 5))
    const achievement = ofKind(supply, anyKind, people)
    return people.map((person) =>
      plan(supply, person, [claimOf(achievement, 1)], {
        season: pick(supply.random, ['2024', '2025', season]),
        planted: ['CLM-001'],
      }),
    )
  },
}
