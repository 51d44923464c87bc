import { expect, test } from 'vitest'
import type { Application } from '#domain/application'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import type { ProofPage } from '#domain/proof-page'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { aCertificate, anApplication } from '#test/builders/application'
import { aDocument } from '#test/builders/assessed'
import { aNumber, anEvidence } from '#test/builders/evidence'
import { toLines } from '#verify/claim-lines'
import { compareScansOf } from '#verify/compare-scans'
import { personKeyOf } from '#verify/person-key'
import { personOf } from '../../bench/simulate/cast.ts'

const secret = 'x'.repeat(32)

const number = '2022-J-2-045-R01'
const proofOf = (name: string): ProofPage => ({
  documentId: 'form',
  page: 20,
  kind: 'award',
  source: 'text',
  lines: [
    '获奖证书',
    '获奖项目：桂中丘陵甘蔗收获成套装备研制',
    `获奖者：${name}`,
    `证书编号：${number}`,
    '授奖时间：2022年12月20日',
  ].map((text, i) => ({ text, box: [0.1, 0.1 + i * 0.05, 0.9, 0.13 + i * 0.05] })),
})

/** The n-th person's application, with the certificate that names them. */
const applicationOf = (n: number, names = personOf(n).name): Application => {
  const person = personOf(n)
  return anApplication({
    of: person.name,
    applicant: { residentId: aNumber('resident-id', person.residentId) },
    proofPages: [proofOf(names)],
  }).provedBy(
    aCertificate('award', {
      title: '桂中丘陵甘蔗收获成套装备研制',
      identifiers: [aNumber('award-certificate', number)],
      evidence: anEvidence({ page: 20, from: 'certificate', quote: `获奖者：${names}；证书编号：${number}` }),
      people: [names],
    }),
  ).application
}
const metaOf = (applicationId: string): ApplicationMeta => ({
  applicationId,
  committee: '桂示范工程系列评委会',
  season: '2026',
  region: '广西',
  outcome: 'open',
  submittedAt: '2026-03-01',
  state: 'received',
  version: 1,
})
const linesOf = (n: number, application = applicationOf(n)): readonly Claimant[] =>
  toLines({
    meta: metaOf(`a${n}`),
    application,
    claimKeys: new Map(),
    person: personKeyOf(application, secret),
    secret,
    policy: guangxiPolicy,
  }).claims

/** The index holds these people's lines; what is read of them is counted. */
const compared = async (
  others: readonly number[],
  given: { gone?: readonly number[]; stale?: readonly number[] } = {},
) => {
  let reads = 0
  const comparison = await compareScansOf(
    {
      applications: { documents: async () => [aDocument()] },
      evidences: {
        async application(applicationId) {
          reads++
          const n = Number(applicationId.slice(1))
          if (given.gone?.includes(n)) return undefined
          return given.stale?.includes(n) ? applicationOf(n, '蒙四某') : applicationOf(n)
        },
      },
      mergeApplications: ([application]) => application,
      personSecret: secret,
    },
    {
      applicationId: 'a0',
      application: applicationOf(0),
      personKey: personKeyOf(applicationOf(0), secret)?.personKey ?? '',
      lines: [0, ...others].flatMap((n) => linesOf(n)),
    },
  )
  return { reads, meetings: comparison?.meetings ?? [], notes: comparison?.notes ?? [] }
}

test('lines say where the page stands, under sealed keys, and name nobody', () => {
  const lines = linesOf(1)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ page: 20, scan: { documentId: 'form', page: 20 } })
  expect(lines[0]?.claimKey).toMatch(/^scan-number~[\w-]{43}$/)
  const stored = JSON.stringify(lines)
  expect(stored).not.toContain(personOf(1).name)
  expect(stored).toContain(number)
})

test('the line changes with the words of the page and with the applicant’s name, so that the others are asked', () => {
  const digest = (application: Application) => linesOf(1, application)[0]?.scan?.digest
  const one = applicationOf(1)
  expect(digest(applicationOf(1))).toBe(digest(one))
  expect(digest(applicationOf(1, '蒙四某'))).not.toBe(digest(one))
  expect(digest({ ...one, applicant: { ...one.applicant, name: '蒙四某' } })).not.toBe(digest(one))
})

test('each other person is met once, and read once', async () => {
  const { meetings, reads, notes } = await compared([1, 2, 3])
  expect(meetings.map(({ line }) => line.applicationId).toSorted()).toEqual(['a1', 'a2', 'a3'])
  expect(meetings.every(({ people }) => people === undefined)).toBe(true)
  expect([reads, notes]).toEqual([3, []])
})

test('what very many hold is one group, and no more work than for a dozen', async () => {
  const few = await compared(Array.from({ length: 13 }, (_, i) => i + 1))
  const many = await compared(Array.from({ length: 190 }, (_, i) => i + 1))
  for (const { meetings, reads } of [few, many]) {
    expect(meetings).toHaveLength(1)
    expect(reads).toBe(12)
  }
  expect([few.meetings[0]?.people, many.meetings[0]?.people]).toEqual([13, 190])
})

test('a page that is not there as its line says waits for its own verification; one that is gone is said', async () => {
  const stale = await compared([1, 2], { stale: [1] })
  expect(stale.meetings.map(({ line }) => line.applicationId)).toEqual(['a2'])
  expect(stale.notes).toEqual([])
  const gone = await compared([1, 2], { gone: [2] })
  expect(gone.meetings.map(({ line }) => line.applicationId)).toEqual(['a1'])
  expect(gone.notes).toEqual([expect.stringContaining('有 1 份')])
})

test('certificates that were read before their pages were kept, and pages beyond the limit, are said not to be compared', async () => {
  const notesOf = async (application: Application) =>
    (
      await compareScansOf(
        {
          applications: { documents: async () => [] },
          evidences: { application: async () => undefined },
          mergeApplications: () => undefined,
          personSecret: secret,
        },
        { applicationId: 'a0', application, personKey: 'p', lines: [] },
      )
    )?.notes
  const { proofPages = [], ...old } = applicationOf(0)
  expect(await notesOf(old)).toEqual([expect.stringContaining('较早版本')])
  expect(await notesOf({ ...old, proofPages })).toBeUndefined()
  const many = Array.from({ length: 81 }, (_, page) => ({ ...proofOf('覃一某'), page }))
  expect(await notesOf({ ...old, proofPages: many })).toEqual([expect.stringContaining('超过 80 页')])
})
