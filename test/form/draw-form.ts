import type { Form } from '#domain/form'
import { readForm } from '#form/read-form'
import { readPages } from '#pdf/read-pages'
import { type DrawnPage, drawPdf } from '../pdf/draw-pdf.ts'

/** Draws pages and reads them as a form: the whole way that a user's file takes. */
export const formOf = async (...pages: readonly (DrawnPage | readonly string[])[]): Promise<Form> => {
  const drawn = pages.map((page) => ('content' in page ? page : { content: page as readonly string[] }))
  const read = await readPages(drawPdf(drawn))
  if (read.kind !== 'read') throw new Error(read.outcome)
  return readForm(read)
}

export const fieldsOf = (form: Form): Record<string, string> =>
  Object.fromEntries(form.fields.map(({ label, value }) => [label, value]))
