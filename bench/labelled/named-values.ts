import type { Row } from './read-tables.ts'
import type { NamedValues } from './record-features.ts'

export const prefixed = (prefix: string, values: NamedValues): NamedValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]))

/** Reads each row of a table once, when it is first asked for. */
export const once = <T>(rows: ReadonlyMap<string, Row>, read: (row: Row | undefined) => T): ((id: string) => T) => {
  const known = new Map<string, T>()
  return (id) => {
    const value = known.get(id) ?? read(rows.get(id))
    known.set(id, value)
    return value
  }
}
