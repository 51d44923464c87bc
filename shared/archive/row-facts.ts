import type { ArchiveRecord } from '#domain/archive-record'
import type { DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import { readDate, readDateRange } from '#text/dates'
import type { Field } from './columns.ts'
import type { MappedColumn } from './find-header.ts'
import type { TableRow } from './readers/table.ts'
import { type Cells, first, maxOtherCharacters } from './row-cells.ts'
import { isZeroDate } from './row-checks.ts'
import { notANumber } from './row-numbers.ts'

/** Kind letters of published applications and of grants; before 2010 an application had A and a grant C, Y or D. */
const grantLetters: ReadonlySet<string | undefined> = new Set(['B', 'C', 'U', 'Y', 'S', 'D'])

export const readDates = (cells: Cells, identifiers: readonly Identifier[]): ArchiveRecord['dates'] => {
  const kindLetter = identifiers.find(({ scheme }) => scheme === 'patent-publication')?.says.kindLetter
  const publicationRole: DateRole = grantLetters.has(kindLetter) ? 'granted' : 'published'
  const dates: { role: DateRole; value: PartialDate }[] = []
  for (const [field, values] of cells.byField) {
    if (!field.startsWith('date:')) continue
    const role = field === 'date:publication' ? publicationRole : (field.slice(5) as DateRole)
    const value = readDate(values[0] ?? '')
    if (value) dates.push({ role, value })
  }
  const period = readDateRange(first(cells, 'period') ?? '')
  if (period?.from) dates.push({ role: 'start', value: period.from })
  if (period?.to && period.to !== period.from) dates.push({ role: 'end', value: period.to })
  return dates
}

/** The year of a record: its own column, else the date that people know it by. */
const yearRoles: readonly DateRole[] = [
  'awarded',
  'start',
  'granted',
  'registered',
  'published',
  'issued',
  'filed',
  'accepted',
  'end',
]
export const readYear = (cells: Cells, dates: ArchiveRecord['dates']): number | undefined => {
  const printed = readDate(first(cells, 'year') ?? '')
  const known =
    printed ?? yearRoles.flatMap((role) => dates.filter((date) => date.role === role).map(({ value }) => value))[0]
  return known ? Number(known.slice(0, 4)) : undefined
}

/** 广西科学技术奖 + 科学技术进步奖 → 广西科学技术进步奖, as claims name it. A class that names its own giver stays as it is. */
export const composeAwardName = (award: string | undefined, awardClass: string | undefined): string | undefined => {
  if (!award || !awardClass) return award ?? awardClass
  if (awardClass.includes(award) || award.includes(awardClass))
    return awardClass.length > award.length ? awardClass : award
  const giver = award.replace(/(?:科学技术|科技|自然科学|技术发明|社会科学优秀成果|教学成果)?奖励?$/, '')
  return giver === '' || awardClass.startsWith(giver.slice(0, 2)) ? awardClass : `${giver}${awardClass}`
}

const patentTypeWords: readonly [RegExp, NonNullable<ArchiveRecord['patentType']>][] = [
  [/实用新型|utility/i, 'utility'],
  [/外观|design/i, 'design'],
  [/发明|invention/i, 'invention'],
]
export const readPatentType = (cells: Cells, identifiers: readonly Identifier[]): ArchiveRecord['patentType'] => {
  const printed = first(cells, 'patent-type') ?? ''
  return (
    patentTypeWords.find(([words]) => words.test(printed))?.[1] ??
    identifiers.flatMap(({ says }) => says.patentType ?? [])[0]
  )
}

export const readOutcome = (
  { cells }: TableRow,
  columns: readonly MappedColumn[],
): Readonly<Record<string, string>> | undefined => {
  const filledIn = (wanted: (field: Field | undefined) => boolean) =>
    columns.flatMap(({ column, header, field }) => {
      const cell = cells[column] ?? ''
      // "无" in 获奖情况 says nothing, and must not make a second outcome of the same one.
      const says = cell !== '' && !isZeroDate(cell) && !notANumber.test(cell)
      return wanted(field) && says ? [[header, cell.slice(0, maxOtherCharacters)] as const] : []
    })
  const outcome = filledIn((field) => field === 'outcome')
  if (outcome.length === 0) return undefined
  return Object.fromEntries([...outcome, ...filledIn((field) => field === 'date:accepted')])
}
