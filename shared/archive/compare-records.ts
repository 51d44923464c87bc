import type { ArchiveRecord } from '#domain/archive-record'
import { contentOf, type Draft } from './draft.ts'

/** JSON with sorted keys: equal content gives equal text, whatever order it was built in. */
const stable = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  return `{${Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`)
    .join(',')}}`
}

/** Where a record comes from is not what it says: the same row in a newer file changes nothing. */
const notContent: ReadonlySet<string> = new Set(['provenance', 'version', 'recordId'])
/** Lists in no order of their own; the order of people is their rank. */
const unordered: ReadonlySet<string> = new Set(['identifiers', 'dates', 'outcomes', 'otherTitles'])
const contentText = (field: string, value: unknown): string =>
  Array.isArray(value) && unordered.has(field) ? value.map(stable).toSorted().join(',') : stable(value)
const textOfFields = (record: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([field, value]) =>
      notContent.has(field) ? [] : [[field, contentText(field, value)]],
    ),
  )

/** The members that differ, by name; empty when both say the same. */
export const changedFields = (before: ArchiveRecord, after: ArchiveRecord): readonly string[] => {
  const [a, b] = [textOfFields(before), textOfFields(after)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => a[field] !== b[field])
}

const bothPresent = <T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): readonly T[] => {
  const stated = new Set(after.map(keyOf))
  return [...after, ...before.filter((item) => !stated.has(keyOf(item)))]
}

/**
 * The stored record brought up to a new row. What the row says replaces what was stored; what it leaves open stays,
 * because a file without a column does not say that the column is empty.
 */
export const overlay = (before: ArchiveRecord, draft: Draft): Omit<ArchiveRecord, 'version'> => {
  const after = contentOf(draft)
  const listed = before.people.map(({ name }) => name)
  // A file that names only the leader must not shorten a list that is known to be whole.
  const keepsPeople =
    after.people.length === 0 ||
    (before.peopleComplete && !after.peopleComplete && after.people.every(({ name }) => listed.includes(name)))
  // The day is that of the status before it.
  const { statusOn: _, ...withoutDay } = before
  const isOtherStatus = after.status !== undefined && after.status !== before.status
  const outcomes = bothPresent(before.outcomes ?? [], after.outcomes ?? [], stable)
  return {
    ...(isOtherStatus ? withoutDay : before),
    ...after,
    ...(before.year !== undefined && !draft.yearIsPrinted && { year: before.year }),
    ...(keepsPeople && { people: before.people, peopleComplete: before.peopleComplete }),
    identifiers: bothPresent(before.identifiers, after.identifiers, ({ scheme }) => scheme),
    units: after.units.length > 0 ? after.units : before.units,
    dates: bothPresent(before.dates, after.dates, ({ role }) => role),
    ...(outcomes.length > 0 && { outcomes }),
    other: { ...before.other, ...after.other },
  }
}
