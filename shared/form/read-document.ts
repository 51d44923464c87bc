import type { DocumentLayers } from '#domain/ports'
import type { Budget } from '#pdf/budget'
import { readPagesWithin } from '#pdf/budget'
import { readApplication } from './read-application.ts'
import { readForm } from './read-form.ts'

/** Bytes of one PDF → its layers. Every failure is an outcome inside `pages`; nothing is thrown for a bad file. */
export const readDocument = async (bytes: Uint8Array, documentId: string, budget?: Budget): Promise<DocumentLayers> => {
  const pages = await readPagesWithin(bytes, budget)
  if (pages.kind === 'unreadable') return { pages }
  const form = readForm(pages)
  const application = readApplication({ form, pages, documentId })
  return { pages, form, application }
}
