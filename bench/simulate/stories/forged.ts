import type { Application, Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import { issn, patentNumber, withWrongCheckDigit } from '#local/samples/numbers'
import { aCertificate } from '#test/builders/application'
import { aNumber, anEvidence, aPatentNumber } from '#test/builders/evidence'
import { type Achievement, claimOf, type Person, paperOf } from '../cast.ts'
import { ofKind, type Plan, plan, type Stories, type Supply } from '../plan.ts'

type Kind = Achievement['kind']

/** Somebody with one claim that contradicts itself or the page behind it. */
const alone =
  (
    kind: Kind,
    planted: string,
    change: (claim: Claim, one: Achievement, person: Person) => Pick<Plan, 'given'> & { readonly claim: Claim },
  ) =>
  (supply: Supply): readonly Plan[] => {
    const person = supply.person()
    const one = ofKind(supply, [kind], [person])
    const { claim, given } = change(claimOf(one, 1), one, person)
    return [plan(supply, person, [claim], { planted: [planted], ...(given && { given }) })]
  }

const behind = anEvidence({ page: 20, from: 'certificate' })

const patentCertificate = (claim: Claim, given: Parameters<typeof aCertificate>[1]): Certificate =>
  aCertificate('invention-patent', {
    title: claim.title,
    identifiers: claim.identifiers,
    people: claim.people,
    dates: { filed: '2021-04-09', granted: '2023-03-14' },
    evidence: behind,
    ...given,
  })

const numbered = (claim: Claim, raw: string): Claim => ({
  ...claim,
  identifiers: [aPatentNumber(raw)],
  text: `${claim.title} | 发明专利 | ${raw} | 授权`,
})

const dated = (claim: Claim, role: Claim['dates'][number]['role'], value: Claim['dates'][number]['value']): Claim => ({
  ...claim,
  dates: [...claim.dates.filter((date) => date.role !== role), { role, value, raw: value }],
})

const employedBy = (unit: string): NonNullable<Application['workHistory']> => ({
  employers: [{ unit, from: '2012-07', note: '工程师', evidence: behind }],
  schools: [],
  insured: [],
})

/** What one application alone says wrong. */
export const forged: Stories = {
  'a patent number that nobody gave out': alone('patent', 'PAT-001', (claim, { n }) => ({
    claim: numbered(claim, `ZL${withWrongCheckDigit(patentNumber(2021, 1, String(n).padStart(7, '0')))}`),
  })),
  'an application shown as a grant': alone('patent', 'PAT-004', (claim, { n }) => {
    const raw = `CN ${112_000_000 + n} A`
    return {
      claim: {
        ...claim,
        saysGranted: true,
        identifiers: [aNumber('patent-publication', raw)],
        text: `${claim.title} | 发明专利 | ${raw} | 授权`,
      },
    }
  }),
  'granted before it was filed': alone('patent', 'PAT-005', (claim, { n }) => ({
    claim: dated(numbered(claim, `ZL${patentNumber(2023, 1, String(n).padStart(7, '0'))}`), 'filed', '2023-06-13'),
  })),
  'an inventor who came later': alone('patent', 'PAT-006', (claim, _, { name }) => ({
    claim: { ...claim, people: [name, '零志宁'], rank: { self: 1, total: 2, raw: '1/2' } },
    given: {
      certificates: [patentCertificate(claim, { people: [name, '零志宁'], peopleAtFiling: ['零志宁', '闭文峰'] })],
    },
  })),
  'a patent bought from afar': alone('patent', 'PAT-007', (claim, _, { unit }) => {
    const owners = ['北疆示范知识产权运营有限公司']
    return {
      claim,
      given: {
        certificates: [patentCertificate(claim, { owners, ownersAtFiling: owners })],
        workHistory: employedBy(unit),
      },
    }
  }),
  'a registration of another year': alone('software', 'SW-001', (claim) => ({
    claim: dated(claim, 'registered', '2021-05-10'),
  })),
  'a contract of a third of the sum': alone('project', 'PRJ-001', (claim) => ({
    claim: { ...claim, amountYuan: 3_000_000 },
    given: {
      certificates: [
        aCertificate('project-contract', { identifiers: claim.identifiers, amountsYuan: [980_000], evidence: behind }),
      ],
    },
  })),
  'accepted before it began': alone('project', 'PRJ-002', (claim) => ({ claim: dated(claim, 'accepted', '2020-11') })),
  'insured by a stranger': alone('project', 'UNT-001', (claim) => ({
    claim,
    given: {
      workHistory: {
        employers: [],
        schools: [],
        insured: [{ unit: '南方示范绿源农机有限公司', from: '2015-03', to: '2026-06', note: '', evidence: behind }],
      },
    },
  })),
  'hours that do not add up': alone('project', 'QUA-002', (claim) => ({
    claim,
    given: {
      education: [
        {
          year: 2024,
          required: 20,
          elective: 10,
          shared: 0,
          professional: 30,
          total: 96,
          trust: 'self-entered',
          columns: ['required', 'elective', 'shared', 'professional', 'total'],
          evidence: behind,
        },
      ],
    },
  })),
  'a periodical of no office': (supply) => {
    const person = supply.person()
    const claim = paperOf(supply.number(), [person.name], 1, {
      number: [aNumber('issn', issn('2990123')), aNumber('cn-serial', 'CN(HK)NR2345')],
    })
    return [plan(supply, person, [claim], { planted: ['PAP-001'] })]
  },
}
