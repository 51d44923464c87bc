import { maskIdsIn } from '#domain/mask'
import type { Field } from './columns.ts'
import type { Header } from './find-header.ts'
import type { TableRow } from './readers/table.ts'
import { cellFits, isErrorValue, isZeroDate } from './row-checks.ts'

/** A DynamoDB item holds 400 KB; an abstract has some 2,000 characters. */
export const maxOtherCharacters = 8_000

/** The filled cells of a row by field, those that cannot be what their header says set apart. */
export const readCells = ({ cells }: TableRow, { columns }: Header) => {
  const byField = new Map<Field, string[]>()
  const other: [string, string][] = []
  const personIds: string[] = []
  let zeroDates = 0
  let oddCells = 0
  for (const { column, header, field } of columns) {
    const cell = cells[column] ?? ''
    if (cell === '' || isErrorValue(cell) || field === 'private') continue
    if (field?.startsWith('date:') || field === 'period') {
      if (isZeroDate(cell)) {
        zeroDates++
        continue
      }
    }
    if (field === 'person-id') {
      personIds.push(cell)
      continue
    }
    const fits = field === undefined || cellFits(field, cell, header)
    if (!fits) oddCells++
    if (field && fits) byField.set(field, [...(byField.get(field) ?? []), cell])
    else if (header !== '') other.push([header, maskIdsIn(cell).slice(0, maxOtherCharacters)])
  }
  return { byField, other, personIds, zeroDates, oddCells }
}

export type Cells = ReturnType<typeof readCells>
export const first = ({ byField }: Cells, field: Field): string | undefined => byField.get(field)?.[0]
export const all = ({ byField }: Cells, field: Field): readonly string[] => byField.get(field) ?? []
