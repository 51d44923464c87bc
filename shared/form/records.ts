import type { FormField, FormTable } from '#domain/form'
import { around } from './ink.ts'

/**
 * Portals print each achievement as a card of its own: 业绩名称, 业绩类型, 排名 … and the same again for the next. Cards that ask the same
 * are the rows of one table. Undefined where nothing comes again; a card with a 姓名 is a person.
 */
export const recordsIn = (fields: readonly FormField[], title: string): FormTable | undefined => {
  const begins = fields.flatMap(({ label }, i) => (label === fields[0]?.label ? [i] : []))
  const cards = begins.map((from, i) => fields.slice(from, begins[i + 1]))
  const columns = cards[0]?.map(({ label }) => label) ?? []
  const alike = cards.every(
    (card) => card.length === columns.length && card.every(({ label }, i) => label === columns[i]),
  )
  const isOne = new Set(columns).size === columns.length
  if (cards.length < 2 || columns.length < 3 || !alike || !isOne || columns.includes('姓名')) return undefined
  const rowPlaces = cards.map(placeOf)
  const page = rowPlaces[0]?.page ?? 1
  const bbox = around(rowPlaces.filter((place) => place.page === page).map((place) => place.bbox))
  return { title, columns, rows: cards.map((card) => card.map(({ value }) => value)), rowPlaces, page, bbox }
}

const placeOf = (card: readonly FormField[]) => {
  const page = card[0]?.page ?? 1
  return { page, bbox: around(card.filter((field) => field.page === page).map(({ bbox }) => bbox)) }
}
