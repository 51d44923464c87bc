import { type ArchiveRecord, type ArchiveSnapshot, holdsKind } from '#domain/archive-record'
import type { EarlierApplication } from '#domain/assessment'
import { type RegisterLines, readLines } from './findings.ts'

/** 申报人诚信: what is confirmed of one person, known by the number of their identity card and by nothing else. */
export type ApplicantIntegrity =
  | {
      readonly kind: 'looked-up'
      readonly asOf: string
      readonly register: RegisterLines
      /** Of the same number, in whatever committee: season and outcome alone. */
      readonly applications: readonly Pick<EarlierApplication, 'season' | 'outcome'>[]
    }
  /** 同名: a name is no identity, so nothing is looked up under it. */
  | { readonly kind: 'not-identified'; readonly asOf: string }
  | { readonly kind: 'no-register'; readonly asOf: string }

export interface ApplicantFacts {
  readonly asOf: string
  readonly archive: ArchiveSnapshot
  /** HMAC of the number; absent when it was not read. */
  readonly personKey?: string | undefined
  /** What the archive has under that key. */
  readonly records: readonly ArchiveRecord[]
  readonly applications: readonly EarlierApplication[]
}

export const applicantIntegrity = ({
  asOf,
  archive,
  personKey,
  records,
  applications,
}: ApplicantFacts): ApplicantIntegrity => {
  if (personKey === undefined) return { kind: 'not-identified', asOf }
  if (!holdsKind(archive, 'integrity')) return { kind: 'no-register', asOf }
  return {
    kind: 'looked-up',
    asOf,
    register: readLines(
      records.filter(({ personKeys }) => personKeys?.includes(personKey)),
      asOf,
    ),
    applications: applications
      .map(({ season, outcome }) => ({ season, outcome }))
      .toSorted((a, b) => (a.season < b.season ? -1 : a.season > b.season ? 1 : 0)),
  }
}
