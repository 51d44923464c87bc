import type { Form, FormField } from '#domain/form'
import { type FilledField, isRead, type PagesRead } from '#domain/pages'

/**
 * Fill-in fields that stand beside no printed label: their maker's name for them is the label. Those that were read on the page, in a
 * field or a table, are left out, so that each value is there once, under the words that are printed.
 */
export const unlabelledFields = (
  pages: PagesRead,
  { fields, tables }: Pick<Form, 'fields' | 'tables'>,
): FormField[] => {
  const values = [...fields.map(({ value }) => value), ...tables.flatMap(({ rows }) => rows.flat())].map(inkOf)
  return pages.pages
    .filter(isRead)
    .flatMap(({ page, filled = [] }) =>
      filled
        .filter(({ value }) => !values.some((known) => known.includes(inkOf(value))))
        .map((field) => toField(field, page)),
    )
}

const inkOf = (text: string): string => text.replace(/\s+/g, '')

const toField = ({ name, value, box }: FilledField, page: number): FormField => ({
  section: '',
  label: name,
  value,
  page,
  bbox: box,
})
