import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { BenchClaim } from './noise.ts'

const surnames = '覃韦黄李梁陆莫蒙农卢周吴陈林王张刘何罗谢'
const given = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸海江山林峰云天宇文华明建国强军平志勇'
const nameOf = (n: number) =>
  `${surnames[n % surnames.length]}${given[Math.floor(n / 20) % given.length]}${given[Math.floor(n / 900) % given.length]}`
const unitOf = (n: number) => `第${(n * 7919) % 3_000}研究所`
const yearOf = (n: number) => 2000 + (n % 25)

/** Records of one kind, with a number, a leader out of 36,000 names, a unit out of 3,000 and a year: made when asked for. */
export const createRecordAt =
  (titles: readonly string[]) =>
  (n: number): ArchiveRecord => ({
    recordId: `bench#project#${n}`,
    kind: 'project',
    title: titles[n] ?? '',
    identifiers: [{ scheme: 'project', canonical: `B${100_000_000 + n}`, key: `bench:${100_000_000 + n}` }],
    people: [{ name: nameOf(n), rank: 1 }],
    peopleComplete: false,
    units: [unitOf(n)],
    year: yearOf(n),
    dates: [],
    other: {},
    provenance: { dataset: 'bench', department: '', file: 'bench.csv', row: n + 2, importedAt: '2026-01-01T00:00:00Z' },
    trust: 'B',
    version: 1,
  })

/**
 * A claim that asks for as much as one may: three people and two units of other records, two years, and a number that nobody has. None of them
 * leads to the record: what is found is found by the title.
 */
export const toClaim = ({ title, of }: BenchClaim, count: number): Claim => ({
  claimId: `claim-${of}`,
  section: 'achievement',
  counted: true,
  kind: 'project',
  title,
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
  people: [1, 2, 3].map((step) => nameOf((of + step * 7_777) % count)),
  units: [unitOf(of + 11), unitOf(of + 12)],
  text: title,
  evidence: [],
  trust: 'self-entered',
})
