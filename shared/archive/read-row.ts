import type { ArchiveRecord, Provenance } from '#domain/archive-record'
import { maskIdsIn } from '#domain/mask'
import { readDate } from '#text/dates'
import { readMoney } from '#text/money'
import type { Field } from './columns.ts'
import type { Draft, RejectReason } from './draft.ts'
import type { Header } from './find-header.ts'
import type { TableRow } from './readers/table.ts'
import { first, readCells } from './row-cells.ts'
import { composeAwardName, readDates, readOutcome, readPatentType, readYear } from './row-facts.ts'
import { badNumberWords, readNumbers } from './row-numbers.ts'
import { readPeople, readUnits } from './row-people.ts'
import { readSpecial } from './row-special.ts'
import { type Naming, stableIdOf } from './stable-id.ts'

export interface RowContext {
  readonly header: Header
  /** The header to read sums by: the printed one, or with the unit that the column's values imply. */
  readonly amountHeading: string
  readonly provenance: Omit<Provenance, 'row'>
  readonly trust: ArchiveRecord['trust']
  readonly personKeyOf?: (residentId: string) => string | undefined
}

export type RowReading =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly zeroDates: number; readonly oddCells: number }
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly words: string }

/** Whose a line of the contents is stands beside the line; a person's own records are theirs by the HMAC alone. */
const namesNobody: ReadonlySet<Header['kind']> = new Set(['issue', 'education', 'title-certificate'])
const noPeople = { people: [], peopleComplete: false } as const

const maxTitleCharacters = 1_000

const rejected = (reason: RejectReason, words: string): RowReading => ({ kind: 'rejected', reason, words })

/** One row → a draft of a record, or why it cannot be one. */
export const readRow = (
  row: TableRow,
  { header, amountHeading, provenance, trust, personKeyOf }: RowContext,
): RowReading => {
  const cells = readCells(row, header)
  const { identifiers, odd, bad } = readNumbers(cells, header.kind)
  if (bad) return rejected('bad-number', badNumberWords(bad))

  const awardName = composeAwardName(first(cells, 'award'), first(cells, 'award-class'))
  const printedTitle = first(cells, 'title')
  const special = readSpecial(cells, header.kind, personKeyOf)
  if (special.kind === 'rejected') return special
  // 最高科学技术奖 goes to a person and has no project: the award is its own name.
  const title = printedTitle ?? special.title ?? (header.kind === 'award' ? awardName : undefined)
  const people = namesNobody.has(header.kind) ? noPeople : readPeople(cells)
  const units = readUnits(cells)
  if (title === undefined) return rejected('no-title', '没有名称，无法与申报成果比对')
  if ((printedTitle ?? special.title) === undefined && people.people.length === 0 && units.length === 0)
    return rejected('no-title', '没有项目名称，也没有获奖人或单位，无法与申报成果比对')
  if (title.length > maxTitleCharacters) return rejected('too-long', `名称有 ${title.length} 个字符，疑有引号未闭合`)

  const dates = readDates(cells, identifiers)
  const year = readYear(cells, dates)
  const amountYuan = readMoney(first(cells, 'amount') ?? '', amountHeading)
  const patentType = header.kind === 'patent' ? readPatentType(cells, identifiers) : undefined
  const outcome = header.kind === 'project' ? readOutcome(row, header.columns) : undefined
  const text = (field: Field, name: 'grade' | 'level' | 'issuer' | 'status') => {
    const value = first(cells, field)
    return value === undefined ? {} : { [name]: value }
  }
  const naming: Naming = {
    kind: header.kind,
    title,
    people: people.people,
    units,
    ...(year && { year }),
    ...(awardName && { awardName }),
  }
  const statusOn = readDate(first(cells, 'status-date') ?? '')
  const award = first(cells, 'award')
  const reply = first(cells, 'reply')
  const other = [
    ...cells.other,
    ...(award && award !== awardName ? [['奖项', award]] : []),
    ...(odd.length > 0 ? [['其他编号', odd.join('；')]] : []),
  ]
  return {
    kind: 'draft',
    zeroDates: cells.zeroDates,
    oddCells: cells.oddCells,
    draft: {
      ...naming,
      yearIsPrinted: first(cells, 'year') !== undefined,
      stableId: special.stableId ?? stableIdOf(naming, identifiers, printedTitle === undefined),
      ...special.members,
      identifiers: identifiers.map(({ scheme, canonical, key }) => ({ scheme, canonical, key })),
      peopleComplete: people.peopleComplete,
      dates,
      ...text('grade', 'grade'),
      ...text('level', 'level'),
      ...text('issuer', 'issuer'),
      ...text('status', 'status'),
      ...(reply !== undefined && { reply: maskIdsIn(reply) }),
      ...(statusOn && { statusOn }),
      ...(amountYuan !== undefined && { amountYuan }),
      ...(patentType && { patentType }),
      ...(outcome && { outcomes: [outcome] }),
      other: Object.fromEntries(other),
      provenance: { ...provenance, row: row.row },
      trust,
    },
  }
}
