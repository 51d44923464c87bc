import type { ArchiveRecord } from '#domain/archive-record'
import { toComparable } from '#text/normalise'
import { similarity } from '#text/similarity'
import type { Draft } from './draft.ts'

type Dated = ArchiveRecord['dates'][number]
type Named = ArchiveRecord['people'][number]

const distinctBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] =>
  [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed()

/** One row per winner (姓名, 排名) makes one list; a complete list is never mixed with names from elsewhere. */
const foldPeople = (a: Draft, b: Draft): Pick<Draft, 'people' | 'peopleComplete'> => {
  if (a.peopleComplete || b.peopleComplete) {
    const { people, peopleComplete } = a.peopleComplete ? a : b
    return { people, peopleComplete }
  }
  const people = distinctBy<Named>([...a.people, ...b.people], ({ name }) => toComparable(name))
  const last = Number.MAX_SAFE_INTEGER
  return { people: people.toSorted((x, y) => (x.rank ?? last) - (y.rank ?? last)), peopleComplete: false }
}

const foldTitles = (a: Draft, b: Draft): Pick<Draft, 'otherTitles'> => {
  const known = new Set([toComparable(a.title)])
  const others = [...(a.otherTitles ?? []), b.title, ...(b.otherTitles ?? [])].filter((title) => {
    const comparable = toComparable(title)
    return !known.has(comparable) && known.add(comparable)
  })
  return others.length > 0 ? { otherTitles: others } : {}
}

const foldOutcomes = (a: Draft, b: Draft): Pick<Draft, 'outcomes'> => {
  const outcomes = distinctBy([...(a.outcomes ?? []), ...(b.outcomes ?? [])], (outcome) => JSON.stringify(outcome))
  return outcomes.length > 0 ? { outcomes } : {}
}

/** One row a line of the contents. */
const foldIssues = ({ issue: a }: Draft, { issue: b }: Draft): Pick<Draft, 'issue'> =>
  a && b ? { issue: { ...a, contents: [...a.contents, ...b.contents] } } : {}

/** Two rows of one person, year and platform: the later state of a count that only grows. */
const foldHours = ({ hours: a }: Draft, { hours: b }: Draft): Pick<Draft, 'hours'> =>
  a && b ? { hours: (b.total ?? 0) > (a.total ?? 0) ? b : a } : {}

/** Two rows of one achievement as one draft: what the first leaves open, the second fills. */
export const foldDrafts = (a: Draft, b: Draft): Draft => ({
  ...b,
  ...a,
  ...foldPeople(a, b),
  ...foldTitles(a, b),
  ...foldOutcomes(a, b),
  identifiers: distinctBy([...a.identifiers, ...b.identifiers], ({ scheme, key }) => `${scheme}:${key}`),
  units: [...new Set([...a.units, ...b.units])],
  dates: distinctBy<Dated>([...a.dates, ...b.dates], ({ role, value }) => `${role}:${value}`),
  other: { ...b.other, ...a.other },
  ...foldIssues(a, b),
  ...foldHours(a, b),
})

/** Below this no edition, translation or renaming was found among real repeated numbers; they score 0.8 and more. */
const minTitleSimilarity = 0.5

/** Rows of one number speak of one achievement when the title or a person agrees. */
export const speakOfOne = (a: Draft, b: Draft): boolean =>
  similarity(a.title, b.title) >= minTitleSimilarity ||
  b.people.some(({ name }) => a.people.some((other) => toComparable(other.name) === toComparable(name)))
