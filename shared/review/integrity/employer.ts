import { type ArchiveRecord, type ArchiveSnapshot, holdsKind } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import { earliestDay, latestDay } from '#domain/dates'
import { standingOf } from '#rules/register-standing'
import { answeredFor, decidedOnOf, type RegisterLines, readLines } from './findings.ts'
import { type Share, shareOf } from './share.ts'

/** 用人单位诚信 (console 3.6), by the unit's credit code: what is confirmed, of how many, and what it replies. Nobody is named. */
export interface EmployerIntegrity {
  readonly creditCode: string
  readonly asOf: string
  /** Seasons that are counted. */
  readonly seasons: { readonly from: number; readonly to: number }
  /** Applications in which the unit's code was read, of those seasons, without the withdrawn. */
  readonly applications: number
  /** More applications than are counted name the unit; then there is no share. */
  readonly isCapped: boolean
  /** Absent without a register: nothing was looked up. */
  readonly register?: EmployerRegister
  /** Open warnings of applications that the visitor may see: work that waits, and no reputation. */
  readonly toCheck: { readonly applications: number; readonly red: number; readonly orange: number }
}

export interface EmployerRegister {
  /** Of the unit itself. */
  readonly own: RegisterLines
  /** Of people whom the register puts at this unit. */
  readonly people: {
    /** Decided in those years and not taken back, whether their bar has ended or not. */
    readonly confirmed: number
    /** Their day is not written, so that they are in no year. */
    readonly undated: number
    readonly overturned: number
    readonly share: Share
  }
}

export interface EmployerFacts {
  readonly creditCode: string
  readonly asOf: string
  readonly archive: ArchiveSnapshot
  /** What the archive has under the code. */
  readonly records: readonly ArchiveRecord[]
  readonly applications: readonly ApplicationMeta[]
  readonly isCapped: boolean
  /** Whose open warnings the visitor may see. */
  readonly maySee: (meta: ApplicationMeta) => boolean
}

/** Three years: as long as a finding is kept (人社部令第40号). */
const yearsCounted = 3

export const employerIntegrity = ({
  creditCode,
  asOf,
  archive,
  records,
  applications,
  isCapped,
  maySee,
}: EmployerFacts): EmployerIntegrity => {
  const to = Number(asOf.slice(0, 4))
  const seasons = { from: to - yearsCounted + 1, to }
  const counted = applications.filter(
    ({ season, outcome }) => outcome !== 'withdrawn' && seasons.from <= Number(season) && Number(season) <= to,
  )
  const open = counted.filter((meta) => meta.outcome === 'open' && maySee(meta))
  const sum = (of: 'red' | 'orange') => open.reduce((all, { counts }) => all + (counts?.[of] ?? 0), 0)
  return {
    creditCode,
    asOf,
    seasons,
    applications: counted.length,
    isCapped,
    ...(holdsKind(archive, 'integrity') && {
      register: readRegister(records, asOf, seasons, isCapped ? 0 : counted.length),
    }),
    toCheck: { applications: open.length, red: sum('red'), orange: sum('orange') },
  }
}

const readRegister = (
  records: readonly ArchiveRecord[],
  asOf: string,
  { from, to }: EmployerIntegrity['seasons'],
  applications: number,
): EmployerRegister => {
  const lines = answeredFor(records)
  const ofPeople = lines.filter(({ personKeys }) => personKeys !== undefined)
  const valid = ofPeople.filter((record) => standingOf(record, asOf).is !== 'overturned')
  const dated = valid.flatMap((record) => decidedOnOf(record) ?? [])
  const confirmed = dated.filter((day) => `${from}-01-01` <= earliestDay(day) && latestDay(day) <= `${to}-12-31`).length
  return {
    own: readLines(
      lines.filter(({ personKeys }) => personKeys === undefined),
      asOf,
    ),
    people: {
      confirmed,
      undated: valid.length - dated.length,
      overturned: ofPeople.length - valid.length,
      share: shareOf(confirmed, applications),
    },
  }
}
