import { z } from 'zod'
import type { Draft } from '#archive/draft'
import type { ArchiveMatch, ArchiveRecord } from '#domain/archive-record'
import type { Claim } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { MatchScore } from '#domain/match-score'
import { findIdentifiers, readIdentifier } from '#identifiers/find'
import { toPartialDate } from '#text/dates'
import { shortHash } from '#text/short-hash'

/** One question to the archive: what a claim says, without the application around it. */
export const querySchema = z.object({
  kind: z.enum(['award', 'patent', 'project', 'paper', 'software', 'standard', 'book', 'report', 'other']),
  title: z.string().min(1),
  /** Numbers as printed, with or without the words before them. */
  numbers: z.array(z.string()).default([]),
  people: z.array(z.string()).default([]),
  /** Whose claim it is: a holder whom the row itself rarely names. */
  applicant: z.string().optional(),
  units: z.array(z.string()).default([]),
  year: z.number().int().min(1900).max(2100).optional(),
  awardName: z.string().optional(),
  grade: z.string().optional(),
  patentType: z.enum(['invention', 'utility', 'design']).optional(),
})
export type ArchiveQuery = z.infer<typeof querySchema>

const numberWords: Readonly<Partial<Record<ArchiveQuery['kind'], string>>> = {
  patent: '专利号',
  project: '项目编号:',
  paper: 'DOI',
}

export const claimOfQuery = (query: ArchiveQuery): Claim => {
  const stated: PartialDate | undefined = query.year === undefined ? undefined : toPartialDate(query.year)
  return {
    claimId: shortHash(16, JSON.stringify(query)),
    section: 'other',
    counted: true,
    kind: query.kind,
    title: query.title,
    identifiers: query.numbers.flatMap((number) =>
      findIdentifiers(number, { ocr: false, context: numberWords[query.kind] ?? '' }).map(
        ({ identifier }) => identifier,
      ),
    ),
    dates: stated ? [{ role: 'stated', value: stated, raw: String(query.year) }] : [],
    people: query.people,
    units: query.units,
    text: query.title,
    evidence: [],
    trust: 'self-entered',
    ...(query.awardName !== undefined && { awardName: query.awardName }),
    ...(query.grade !== undefined && { grade: query.grade }),
    ...(query.patentType && { patentType: query.patentType }),
  }
}

const besideClaims = ['journal', 'issue', 'retraction', 'integrity', 'education', 'title-certificate'] as const
const isClaimed = (kind: Draft['kind']): kind is Exclude<Draft['kind'], (typeof besideClaims)[number]> =>
  !besideClaims.some((one) => one === kind)

/** A row of a table as a question: what it says of the achievement, without what only an archive says. Undefined for a periodical, which nobody claims. */
export const claimOfRow = (draft: Draft): Claim | undefined => {
  const { kind, title, people, units, year, awardName, grade, patentType, provenance } = draft
  if (!isClaimed(kind)) return undefined
  const stated = year === undefined ? undefined : toPartialDate(year)
  return {
    claimId: shortHash(16, provenance.file, provenance.sheet ?? '', String(provenance.row)),
    section: 'other',
    counted: true,
    kind,
    title,
    identifiers: draft.identifiers.map(({ scheme, canonical }) => readIdentifier(scheme, canonical, { ocr: false })),
    dates: [
      ...draft.dates.map(({ role, value }) => ({ role, value, raw: value })),
      ...(stated ? [{ role: 'stated' as const, value: stated, raw: String(year) }] : []),
    ],
    people: people.map(({ name }) => name),
    units,
    text: title,
    evidence: [],
    trust: 'self-entered',
    ...(awardName !== undefined && { awardName }),
    ...(grade !== undefined && { grade }),
    ...(patentType && { patentType }),
  }
}

/** A record that may be what was asked for, with its score explained; whether it passes as the achievement is what `matches` says. */
export interface ScoredCandidate {
  readonly record: ArchiveRecord
  readonly score: MatchScore
}

export interface MatchAnswer {
  /** The query as it was asked; of a table's row, where it stands and how it was understood. */
  readonly query: unknown
  readonly title: string
  readonly row?: number
  readonly matches: readonly ArchiveMatch[]
  readonly candidates: readonly ScoredCandidate[]
}
