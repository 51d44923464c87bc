import { once, prefixed } from './named-values.ts'
import type { Row, Tables } from './read-tables.ts'
import {
  comparePeople,
  compareTexts,
  extraWords,
  gramContainment,
  latinTokens,
  type NamedValues,
  toPersonNames,
  yearGap,
} from './record-features.ts'
import { createRivals } from './rivals.ts'
import { createTokenWeight, sumWeights } from './token-weights.ts'

/** Venues under their many names, the more particular first. */
const venues: readonly (readonly [string, RegExp])[] = [
  ['vldb journal', /vldb j|international journal on very|very large data\s?bases? j|j.* very large/],
  ['sigmod record', /sigmod rec|^ecord|\brecord\b/],
  ['tods', /\btods\b|trans.*database|database sys/],
  ['vldb', /vldb|very large/],
  ['sigmod', /sigmod|management of data/],
  ['report', /report|thesis|unpublished|submitted|manuscript|dissertation|press|forthcoming|preprint|draft/],
]
const journals = ['vldb journal', 'sigmod record', 'tods']

const venueOf = (row: Row | undefined): string => {
  const venue = row?.venue ?? ''
  return venues.find(([, pattern]) => pattern.test(venue))?.[0] ?? (/[a-z]{2}/.test(venue) ? 'elsewhere' : '')
}

/** 3 one venue, 2 a report beside a publication, 1 a venue that is not known, 0 two known venues. */
const compareVenues = (left: string, right: string): number => {
  if (left === '' || right === '') return Number.NaN
  if (left === right) return 3
  if (left === 'report' || right === 'report') return 2
  return left === 'elsewhere' || right === 'elsewhere' ? 1 : 0
}

/** The year that a record states, or that its venue has in its name. */
const yearOf = (row: Row | undefined): string =>
  /\b(?:19|20)\d{2}\b/.exec(row?.year ?? '')?.[0] ?? /\b(?:19|20)\d{2}\b/.exec(row?.venue ?? '')?.[0] ?? ''

const toRecord = (row: Row | undefined) => {
  const title = latinTokens(row?.title ?? '')
  const people = toPersonNames(row?.authors ?? '')
  const surnames = people.map(({ surname }) => surname)
  const year = yearOf(row)
  return {
    title,
    people,
    surnames,
    year,
    authors: latinTokens(row?.authors ?? ''),
    venue: venueOf(row),
    whole: latinTokens(`${row?.title ?? ''} ${row?.authors ?? ''} ${row?.venue ?? ''}`),
    bag: [...title, ...surnames.map((surname) => `person ${surname}`), ...(year ? [`year ${year}`] : [])],
  }
}

/** Which way each similarity may push: labels are few, and some of them wrong. */
export const bibliographyMonotone: Readonly<Record<string, 1 | -1>> = {
  'title.dice': 1,
  'title.edit': 1,
  'title.cosine': 1,
  'title.overlap': 1,
  'title.containedA': 1,
  'title.containedB': 1,
  'title.grams': 1,
  'title.gramsBack': 1,
  'people.ofFewer': 1,
  'people.ofMore': 1,
  'people.otherInitials': -1,
  'rival.left': 1,
  'rival.right': 1,
}

/** Features of a pair of bibliographic records: title, people, venue, year, and whether another record fits better. */
export const createBibliographyFeatures = ({ left, right }: Tables) => {
  const [lefts, rights] = [once(left, toRecord), once(right, toRecord)]
  const all = [...[...left.keys()].map(lefts), ...[...right.keys()].map(rights)]
  const wordWeight = createTokenWeight(all.map(({ title }) => title))
  const surnameWeight = createTokenWeight(all.map(({ surnames }) => surnames))
  const namesakes = Map.groupBy([...left.keys()].map(lefts), ({ title }) => title.join(' '))
  const bags = (ids: ReadonlyMap<string, Row>, recordOf: typeof lefts) =>
    new Map([...ids.keys()].map((id) => [id, recordOf(id).bag]))
  const rivals = createRivals(bags(left, lefts), bags(right, rights), createTokenWeight(all.map(({ bag }) => bag)))
  return (leftId: string, rightId: string): NamedValues => {
    const [a, b] = [lefts(leftId), rights(rightId)]
    const { overLefts, overRights } = rivals.margins(leftId, rightId)
    const whole = compareTexts([...a.title, ...a.surnames], b.whole, wordWeight)
    const otherDigits = (one: readonly string[], other: readonly string[]) =>
      one.filter((token) => /\d/.test(token) && !other.includes(token)).length
    return {
      ...prefixed('title', compareTexts(a.title, b.title, wordWeight)),
      ...prefixed('extra', extraWords(a.title, b.title)),
      'title.grams': gramContainment(a.title.join(''), b.title.join('')),
      'title.gramsBack': gramContainment(b.title.join(''), a.title.join('')),
      'title.weight': sumWeights(a.title, wordWeight),
      'title.namesakes': namesakes.get(a.title.join(' '))?.length ?? 0,
      'title.otherDigits': otherDigits(a.title, b.title) + otherDigits(b.title, a.title),
      ...prefixed('people', comparePeople(a.people, b.people, surnameWeight)),
      'people.text': compareTexts(a.authors, b.authors, surnameWeight).overlap ?? Number.NaN,
      'people.grams': gramContainment(a.surnames.join(' '), b.whole.join(' ')),
      'whole.containedA': whole.containedA ?? Number.NaN,
      'whole.heaviestOnlyA': whole.heaviestOnlyA ?? Number.NaN,
      'whole.grams': gramContainment(a.title.join(''), b.whole.join('')),
      'whole.cosine': rivals.cosine(leftId, rightId),
      venue: compareVenues(a.venue, b.venue),
      'venue.journals': (journals.includes(a.venue) ? 2 : 0) + (journals.includes(b.venue) ? 1 : 0),
      'year.gap': yearGap(a.year, b.year),
      'rival.left': overLefts,
      'rival.right': overRights,
    }
  }
}
