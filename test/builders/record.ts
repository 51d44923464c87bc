import type { ArchiveRecord } from '#domain/archive-record'
import type { Claim, DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import { toParts } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import { datesOf } from './evidence.ts'

type Given = Partial<Omit<ArchiveRecord, 'people' | 'dates' | 'identifiers'>> & {
  readonly people?: readonly string[]
  readonly dates?: Partial<Record<DateRole, PartialDate>>
  readonly numbers?: readonly Identifier[]
}

let made = 0

/** A record of a department, with a whole list of people, imported from the authority. */
export const aRecord = (
  kind: ArchiveRecord['kind'],
  { people = [], dates = {}, numbers = [], ...given }: Given = {},
): ArchiveRecord => ({
  recordId: `set#${kind}#${++made}`,
  kind,
  title: '甘蔗收获机切割器关键技术',
  identifiers: numbers.map(({ scheme, canonical, key }) => ({ scheme, canonical, key })),
  people: people.map((name, index) => ({ name, rank: index + 1 })),
  peopleComplete: true,
  units: [],
  dates: datesOf<DateRole>(dates),
  other: {},
  provenance: {
    dataset: 'set',
    department: '科技厅',
    file: 'list.csv',
    row: made + 1,
    importedAt: '2026-03-01T00:00:00Z',
  },
  trust: 'A',
  version: 1,
  ...given,
})

/** The department's record of what the claim claims: the same title, numbers, year and prize. */
export const aRecordOf = (claim: Claim, given: Given = {}): ArchiveRecord => {
  const year = claim.dates[0] && toParts(claim.dates[0].value).year
  return aRecord(claim.kind, {
    title: claim.title,
    numbers: claim.identifiers,
    ...(year !== undefined && { year }),
    ...(claim.awardName && { awardName: claim.awardName }),
    ...(claim.grade && { grade: claim.grade }),
    ...given,
  })
}
