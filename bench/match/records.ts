import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import { syntheticName } from '../../local/samples/people.ts'
import type { BenchClaim } from './noise.ts'

const unitOf = (n: number) => `第${(n * 7919) % 3_000}研究所`
const yearOf = (n: number) => 2000 + (n % 25)

export const idOf = (n: number) => `bench#project#${n}`

export type RecordAt = (n: number) => ArchiveRecord

/** Records of one kind, with a number, a leader out of 5,760 names, a unit out of 3,000 and a year: made when asked for. */
export const createRecordAt =
  (titles: readonly string[]): RecordAt =>
  (n) => ({
    recordId: idOf(n),
    kind: 'project',
    title: titles[n] ?? '',
    identifiers: [{ scheme: 'project', canonical: `B${100_000_000 + n}`, key: `bench:${100_000_000 + n}` }],
    people: [{ name: syntheticName(n), rank: 1 }],
    peopleComplete: false,
    units: [unitOf(n)],
    year: yearOf(n),
    dates: [],
    other: {},
    provenance: { dataset: 'bench', department: '', file: 'bench.csv', row: n + 2, importedAt: '2026-01-01T00:00:00Z' },
    trust: 'B',
    version: 1,
  })

const claimOf = (
  { title, of }: BenchClaim,
  parts: Pick<Claim, 'identifiers' | 'dates' | 'people' | 'units'>,
): Claim => ({
  claimId: `claim-${of}`,
  section: 'achievement',
  counted: true,
  kind: 'project',
  title,
  text: title,
  evidence: [],
  trust: 'self-entered',
  ...parts,
})

/** The claim of the record's own leader, without its number. */
export const claimOfLeader = (claim: BenchClaim): Claim =>
  claimOf(claim, {
    identifiers: [],
    dates: [{ role: 'start', value: `${yearOf(claim.of)}`, raw: '' }],
    people: [syntheticName(claim.of)],
    units: [unitOf(claim.of)],
  })

/**
 * A claim that asks for as much as one may: three people and two units of other records, two years, and a number that nobody has. None of them
 * leads to the record: what is found is found by the title.
 */
export const claimOfStrangers =
  (count: number) =>
  (claim: BenchClaim): Claim => {
    const { of } = claim
    return claimOf(claim, {
      identifiers: [
        {
          scheme: 'project',
          raw: 'B',
          canonical: 'B',
          key: `bench:${300_000_000 + of}`,
          status: 'valid-format',
          says: {},
        },
      ],
      dates: [
        { role: 'start', value: `${yearOf(of + 1)}`, raw: '' },
        { role: 'end', value: `${yearOf(of + 4)}`, raw: '' },
      ],
      people: [1, 2, 3].map((step) => syntheticName((of + step * 7_777) % count)),
      units: [unitOf(of + 11), unitOf(of + 12)],
    })
  }
