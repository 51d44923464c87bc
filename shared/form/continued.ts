import type { FormTable } from '#domain/form'
import { labelOf } from './labels.ts'

const mark = /^[(（]?(?:续表?|接上[页表])[)）]?\s*[-—.\d]*|[(（](?:续表?|接上[页表])[)）]\s*$/

/** `续表 …`, `…（续）`, `接上页`: what follows is the rest of the table before. */
const saysContinued = (title: string): boolean => mark.test(title.trim())

/** `续表 任现职以来主要业绩` goes on from that table and from no other: before and after the present title must not run into one. */
export const continuesFrom = (title: string, before: string): boolean =>
  saysContinued(title) && labelOf(before).includes(labelOf(title.trim().replace(mark, '')))

/** A table that says that it goes on from the one before, in the same columns, is the rest of it. */
export const joinContinued = (tables: readonly FormTable[]): FormTable[] => {
  const joined: FormTable[] = []
  for (const table of tables) {
    const last = joined.at(-1)
    if (last && isRestOf(last, table))
      joined[joined.length - 1] = {
        ...last,
        rows: [...last.rows, ...table.rows],
        rowPlaces: [...last.rowPlaces, ...table.rowPlaces],
      }
    else joined.push(table)
  }
  return joined
}

const isRestOf = (before: FormTable, { title, columns, page }: FormTable): boolean => {
  if (page < before.page || columns.length !== before.columns.length) return false
  return columns.every((column, i) => column === before.columns[i]) && continuesFrom(title, before.title)
}
