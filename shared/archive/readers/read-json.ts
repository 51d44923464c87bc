import { tidyCell } from './read-delimited.ts'
import type { Table, TableRow } from './table.ts'

type Entry = Readonly<Record<string, unknown>>

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)
const isEntryList = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.length > 0 && value.filter(isEntry).length > value.length / 2

/** Every list of records in the document with the name it stands under, the outermost first: `[…]`, `{records: […]}`, `{data: {list: […]}}`. */
const recordLists = (
  value: unknown,
  name: string | undefined,
  depth = 0,
): readonly { name: string | undefined; entries: readonly Entry[] }[] => {
  if (isEntryList(value)) return [{ name, entries: value }]
  if (!isEntry(value) || depth > 5) return []
  return Object.entries(value).flatMap(([key, inner]) => recordLists(inner, key, depth + 1))
}

/** A list of names or of `{name}` becomes one cell, as people write it in a table. */
const toCell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(toCell).filter(Boolean).join(';')
  if (isEntry(value)) return typeof value.name === 'string' ? value.name : JSON.stringify(value)
  return tidyCell(String(value))
}

/** `{project: {no: 1}}` → `project.no`: the last part alone names the column, unless two would be called the same. */
const flatten = (entry: Entry, prefix = ''): readonly (readonly [string, unknown])[] =>
  Object.entries(entry).flatMap(([key, value]) =>
    isEntry(value) && typeof value.name !== 'string'
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as const],
  )

const toTable = (entries: readonly Entry[], name: string | undefined): Table => {
  const flat = entries.map((entry) => new Map(isEntry(entry) ? flatten(entry) : []))
  const paths = [...new Set(flat.flatMap((fields) => [...fields.keys()]))]
  const shortName = (path: string) => path.slice(path.lastIndexOf('.') + 1)
  const isUnique = (path: string) => paths.filter((other) => shortName(other) === shortName(path)).length === 1
  const header = paths.map((path) => (isUnique(path) ? shortName(path) : path))
  // The header takes row 1, so that a record has the row that it would have in a spreadsheet.
  const rows: TableRow[] = flat.map((fields, i) => ({
    row: i + 2,
    cells: paths.map((path) => toCell(fields.get(path))),
  }))
  return { ...(name !== undefined && { sheet: name }), rows: [{ row: 1, cells: header }, ...rows], notices: [] }
}

/** JSON text → a table for each list of records in it; undefined when it holds none or is no JSON. */
export const readJson = (text: string): readonly Table[] | undefined => {
  try {
    const lists = recordLists(JSON.parse(text), undefined)
    return lists.length > 0 ? lists.map(({ entries, name }) => toTable(entries, name)) : undefined
  } catch {
    return undefined
  }
}
