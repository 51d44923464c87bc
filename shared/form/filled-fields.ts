import type { Form, FormField } from '#domain/form'
import { type Box, type FilledField, isRead, type PagesRead } from '#domain/pages'
import { around } from './ink.ts'

/**
 * Fill-in fields that stand beside no printed label: their maker's name for them is the label. Those that were read on the page, in a
 * field or a table, are left out, so that each value is there once, under the words that are printed.
 */
export const unlabelledFields = (
  pages: PagesRead,
  { fields, tables }: Pick<Form, 'fields' | 'tables'>,
): FormField[] => {
  const values = [...fields.map(({ value }) => value), ...tables.flatMap(({ rows }) => rows.flat())].map(inkOf)
  return pages.pages.filter(isRead).flatMap(({ page, filled = [] }) =>
    filled
      .filter(({ value }) => {
        const ink = inkOf(value)
        return !values.some((known) => known.includes(ink))
      })
      .map((field) => toField(field, page)),
  )
}

/**
 * The box of a value that was filled in is that of its place in the file too: where in it a viewer draws the words, to the left or in the
 * middle, in what size, is the viewer's choice.
 */
export const inTheirPlaces = (fields: readonly FormField[], pages: PagesRead): FormField[] => {
  const filledOn = new Map(
    pages.pages.filter(isRead).map(({ page, filled = [] }) => {
      const withInk = filled.map(({ value, box }) => ({ ink: inkOf(value), box }))
      return [page, withInk.filter(({ ink }) => ink !== '')]
    }),
  )
  return fields.map((field) => {
    const printed = inkOf(field.value)
    const own = (filledOn.get(field.page) ?? []).filter(
      ({ ink, box }) => overlaps(box, field.bbox) && printed.includes(ink),
    )
    return own.length > 0 ? { ...field, bbox: around([field.bbox, ...own.map(({ box }) => box)]) } : field
  })
}

const overlaps = (a: Box, b: Box): boolean =>
  Math.min(a[2], b[2]) > Math.max(a[0], b[0]) && Math.min(a[3], b[3]) > Math.max(a[1], b[1])

const inkOf = (text: string): string => text.replace(/\s+/g, '')

const toField = ({ name, value, box }: FilledField, page: number): FormField => ({
  section: '',
  label: name,
  value,
  page,
  bbox: box,
})
