import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { below } from '#match/train/random-choice'
import { aCertificate } from '#test/builders/application'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { aRecord, aRecordOf } from '#test/builders/record'
import { departmentOf } from '../archive.ts'
import { claimOf, paperOf, titleOf } from '../cast.ts'
import { ofKind, plan, type Stories, type Supply, strangers, team } from '../plan.ts'

const recordOf = (claim: Claim, n: number, given: Parameters<typeof aRecordOf>[1] = {}): ArchiveRecord =>
  aRecordOf(claim, { ...departmentOf(claim.kind, n), ...given })

/** The prize whose winners the department's list names all. */
const listedPrize = '桂示范科技成果奖'

const aListedPrize = (claim: Claim): Claim => ({
  ...claim,
  awardName: listedPrize,
  text: `2023年12月 | ${listedPrize}三等奖：${claim.title} | ${claim.rank?.raw ?? ''}`,
})

const serialOf = (n: number): string => `CN45-${1_000 + (n % 8_000)}/TH`

/** An issue of a periodical of its own, with all that stands in it, and the paper that somebody claims of it. */
const anIssue = (supply: Supply, isListed: boolean) => {
  const person = supply.person()
  const n = supply.number()
  const name = `桂示范${titleOf(n)}学报`
  const cn = aNumber('cn-serial', serialOf(n))
  const journal = { name, cn, year: 2023, issue: '8', pages: '33-38' }
  const claim = paperOf(n, [person.name], 1, { number: cn, journal })
  const others = [1, 9, 17, 25].map((page) => ({
    title: `${titleOf(supply.number())}综述`,
    people: [supply.person().name],
    pages: `${page}-${page + 7}`,
  }))
  const own = { title: claim.title, people: [person.name], pages: '33-38' }
  const record = aRecord('issue', {
    ...departmentOf('issue', n),
    title: name,
    numbers: [cn],
    year: 2023,
    issue: {
      label: '8',
      contents: [
        ...others,
        isListed ? own : { ...own, title: `${titleOf(supply.number())}评述`, people: [supply.person().name] },
      ],
    },
  })
  return { person, claim, records: [record] }
}

/** Honest people of whom a department has a list. */
export const honestListed: Stories = {
  'a team on the list of the department': (supply) => {
    const { people, achievement } = team(supply, 3, ['project', 'patent'])
    const names = people.map(({ name }) => name)
    return people.map((person, i) => {
      const claim = claimOf(achievement, i + 1)
      return plan(
        supply,
        person,
        [claim],
        i === 0 ? { records: [recordOf(claim, achievement.n, { people: names })] } : {},
      )
    })
  },
  'winners on a whole list': (supply) => {
    const { people, achievement } = team(supply, 2 + below(supply.random, 3), ['award'])
    const names = people.map(({ name }) => name)
    return people.map((person, i) => {
      const claim = aListedPrize(claimOf(achievement, i + 1))
      return plan(
        supply,
        person,
        [claim],
        i === 0 ? { records: [recordOf(claim, achievement.n, { people: names })] } : {},
      )
    })
  },
  'a paper in the contents of its issue': (supply) => {
    const { person, claim, records } = anIssue(supply, true)
    return [plan(supply, person, [claim], { records })]
  },
  'a patent for which nobody pays any more': (supply) => {
    const person = supply.person()
    const patent = ofKind(supply, ['patent'], [person])
    const claim = claimOf(patent, 1)
    const record = recordOf(claim, patent.n, { people: [person.name], status: '未缴年费专利权终止' })
    return [plan(supply, person, [claim], { records: [record] })]
  },
  'a patent of a unit that was renamed': (supply) => {
    const person = supply.person()
    const patent = ofKind(supply, ['patent'], [person])
    const [then, now] = ['桂示范重工股份有限公司', '桂示范科工股份有限公司']
    const claim = claimOf(patent, 1)
    const evidence = anEvidence({ page: 20, from: 'certificate' })
    const certificate = aCertificate('invention-patent', {
      title: claim.title,
      identifiers: claim.identifiers,
      people: [person.name],
      peopleAtFiling: [person.name],
      owners: [now],
      ownersAtFiling: [then],
      dates: { filed: '2021-04-09', granted: '2023-03-14' },
      evidence,
    })
    const workHistory = {
      employers: [{ unit: then, from: '2015-07', note: '工程师', evidence }],
      schools: [],
      insured: [],
    } as const
    return [plan(supply, { ...person, unit: then }, [claim], { given: { certificates: [certificate], workHistory } })]
  },
}

const ruleOfPeople = { patent: 'PAT-008', project: 'PRJ-003', award: 'AWD-002' } as const

/** What a department's list does not say, or says otherwise. */
export const againstList: Stories = {
  'a name that is not on the list': (supply) => {
    const { people, achievement } = team(supply, 3, ['project', 'patent'])
    const [leader] = people
    const [intruder] = strangers(supply, 1)
    if (!leader || !intruder || achievement.kind === 'software') return []
    const claim = claimOf(achievement, 1)
    const records = [recordOf(claim, achievement.n, { people: people.map(({ name }) => name) })]
    return [
      plan(supply, leader, [claim], { records }),
      plan(supply, intruder, [claimOf(achievement, 2)], {
        season: '2025',
        planted: ['CLM-005', ruleOfPeople[achievement.kind]],
      }),
    ]
  },
  'a better place than the list gives': (supply) => {
    const { people, achievement } = team(supply, 4, ['project', 'patent', 'award'])
    const last = people[3]
    if (!last || achievement.kind === 'software') return []
    const claim = claimOf(achievement, 1)
    const records = [recordOf(claim, achievement.n, { people: people.map(({ name }) => name) })]
    return [plan(supply, last, [claim], { records, planted: [ruleOfPeople[achievement.kind]] })]
  },
  'a prize that the whole list has not': (supply) => {
    const person = supply.person()
    const claim = aListedPrize(claimOf(ofKind(supply, ['award'], [person]), 1))
    return [plan(supply, person, [claim], { planted: ['AWD-001'] })]
  },
  'an issue that was never printed so': (supply) => {
    const { person, claim, records } = anIssue(supply, false)
    return [plan(supply, person, [claim], { records, planted: ['PAP-002'] })]
  },
  'a patent that was filed for its own sake': (supply) => {
    const person = supply.person()
    const patent = ofKind(supply, ['patent'], [person])
    const claim = claimOf(patent, 1)
    const record = recordOf(claim, patent.n, { people: [person.name], status: '非正常专利申请，视为撤回' })
    return [plan(supply, person, [claim], { records: [record], planted: ['PAT-010'] })]
  },
}
