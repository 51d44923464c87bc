import { scoreValues } from '#match/model/additive'
import { toFigures } from './evaluate.ts'
import { type ComparedField, estimateWeights } from './fellegi-sunter.ts'
import { jaroWinkler } from './name-similarity.ts'
import type { Row, Tables } from './read-tables.ts'

const columns = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
] as const

type Person = Readonly<Record<(typeof columns)[number], string>>

const toPerson = (row: Row): Person => {
  const cell = (column: keyof Person) => (row[column] ?? '').trim()
  return {
    given_name: cell('given_name'),
    surname: cell('surname'),
    street_number: cell('street_number'),
    address_1: cell('address_1'),
    address_2: cell('address_2'),
    suburb: cell('suburb'),
    postcode: cell('postcode'),
    state: cell('state'),
    date_of_birth: cell('date_of_birth'),
    soc_sec_id: cell('soc_sec_id'),
  }
}

/** Different, alike, nearly equal, equal. */
const edges = [0.8, 0.92, 1]
const fields: readonly ComparedField[] = columns.map((name) => ({ name, edges }))

/** Jaro-Winkler field by field; given name and surname also the other way round, as forms get them. NaN where one is empty. */
const comparePersons = (a: Person, b: Person): readonly number[] => {
  const alike = (x: string, y: string) => (x === '' || y === '' ? Number.NaN : jaroWinkler(x, y))
  const isSwapped = a.given_name !== '' && a.given_name === b.surname && a.surname === b.given_name
  return columns.map((column) =>
    isSwapped && (column === 'given_name' || column === 'surname') ? 1 : alike(a[column], b[column]),
  )
}

/** Two records that share one of these are compared: a typing error or an empty cell spoils some of them, seldom all. */
const blockingKeys = (person: Person): readonly string[] => {
  const { given_name, surname, street_number, address_1, suburb, postcode, date_of_birth, soc_sec_id } = person
  const names = [given_name, surname].sort()
  return [
    [soc_sec_id],
    [date_of_birth, postcode],
    [date_of_birth, given_name.slice(0, 3)],
    [date_of_birth, surname.slice(0, 3)],
    [date_of_birth, suburb],
    [...names],
    [surname, postcode],
    [given_name, postcode],
    [address_1, street_number],
    [address_1, suburb],
    [soc_sec_id.slice(0, 4), postcode],
  ].flatMap((parts, i) => (parts.every((part) => part !== '') ? [`${i}|${parts.join('|')}`] : []))
}

/** A key of more records than these is no key. */
const maxBlock = 200

/** `rec-1070-org`, `rec-1070-dup-0` are one person. */
const personOf = (id: string): string => id.split('-').slice(0, 2).join('-')

/** Fellegi-Sunter without labels over pairs that share a blocking key; a pair is a match at even odds. */
export const linkPersons = ({ left, right }: Tables) => {
  const [lefts, rights] = [left, right].map((side) => [...side].map(([id, row]) => ({ id, person: toPerson(row) })))
  const blocks = new Map<string, number[]>()
  rights?.forEach(({ person }, at) => {
    for (const key of blockingKeys(person)) blocks.set(key, [...(blocks.get(key) ?? []), at])
  })
  const pairs = (lefts ?? []).flatMap(({ id, person }) => {
    const found = new Set(
      blockingKeys(person)
        .map((key) => blocks.get(key) ?? [])
        .filter((block) => block.length <= maxBlock)
        .flat(),
    )
    return [...found].flatMap((at) => {
      const other = rights?.[at]
      return other
        ? [{ isMatch: personOf(id) === personOf(other.id), values: comparePersons(person, other.person) }]
        : []
    })
  })
  const model = estimateWeights(
    fields,
    pairs.map(({ values }) => values),
  )
  const people = new Set((rights ?? []).map(({ id }) => personOf(id)))
  const matches = (lefts ?? []).filter(({ id }) => people.has(personOf(id))).length
  const said = pairs.filter(({ values }) => scoreValues(model, values).bits >= 0)
  return {
    ...toFigures(said.filter(({ isMatch }) => isMatch).length, said.length, matches),
    method: 'Fellegi-Sunter by EM without labels, match at even odds',
    pairCompleteness: pairs.filter(({ isMatch }) => isMatch).length / Math.max(matches, 1),
    comparedPairs: pairs.length,
  }
}
