import type { ArchiveRecord } from '#domain/archive-record'
import type { PartialDate } from '#domain/dates'
import { type RegisterStanding, type Standing, standingOf, stands } from '#rules/register-standing'

/** A confirmed finding that stands on the day of the question, as the register says it. Nobody is named. */
export interface IntegrityFinding {
  readonly recordId: string
  readonly matter: string
  readonly issuer?: string
  readonly decidedOn?: PartialDate
  readonly until?: PartialDate
  readonly standing: Extract<Standing, 'in-force' | 'may-have-ended' | 'end-unknown'>
  readonly isAppealed: boolean
  readonly reply?: string
  readonly source: string
  readonly importedAt: string
}

/** What the register has. Lines that no longer stand are counted, so that it is known that they were seen, and not shown. */
export interface RegisterLines {
  readonly findings: readonly IntegrityFinding[]
  readonly past: { readonly ended: number; readonly overturned: number }
}

/** Lines of a register that somebody answers for. */
export const answeredFor = (records: readonly ArchiveRecord[]): readonly ArchiveRecord[] =>
  records.filter(({ kind, trust, withdrawn }) => kind === 'integrity' && trust !== 'C' && !withdrawn)

/** Those lines, by whether they stand on the day. */
export const readLines = (records: readonly ArchiveRecord[], day: string): RegisterLines => {
  const lines = answeredFor(records).map((record) => ({ record, standing: standingOf(record, day) }))
  const isOverturned = ({ standing }: (typeof lines)[number]) => standing.is === 'overturned'
  const past = lines.filter(({ standing }) => !stands(standing))
  return {
    findings: lines.flatMap(({ record, standing }) => toFinding(record, standing) ?? []),
    past: { ended: past.filter((line) => !isOverturned(line)).length, overturned: past.filter(isOverturned).length },
  }
}

const toFinding = (
  record: ArchiveRecord,
  { is, until, isAppealed }: RegisterStanding,
): IntegrityFinding | undefined => {
  if (is === 'ended' || is === 'expired' || is === 'overturned') return undefined
  const { recordId, title, issuer, dates, reply, provenance } = record
  const decidedOn = decidedOnOf({ dates })
  const { department, file, row, importedAt } = provenance
  return {
    recordId,
    matter: title,
    ...(issuer !== undefined && { issuer }),
    ...(decidedOn && { decidedOn }),
    ...(until && { until }),
    standing: is,
    isAppealed,
    ...(reply !== undefined && { reply }),
    source: `${department} · ${file} · 第 ${row} 行`,
    importedAt,
  }
}

export const decidedOnOf = ({ dates }: Pick<ArchiveRecord, 'dates'>): PartialDate | undefined =>
  dates.find(({ role }) => role === 'start')?.value
