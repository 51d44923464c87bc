import type { Application, HiddenText } from '#domain/application'
import type { DocumentLayers } from '#domain/ports'
import type { Budget } from '#pdf/budget'
import { readPagesWithin } from '#pdf/budget'
import { hiddenTexts } from './hidden-texts.ts'
import { readApplication } from './read-application.ts'
import { readForm } from './read-form.ts'

/** Bytes of one PDF → its layers. Every failure is an outcome inside `pages`; nothing is thrown for a bad file. */
export const readDocument = async (bytes: Uint8Array, documentId: string, budget?: Budget): Promise<DocumentLayers> => {
  const pages = await readPagesWithin(bytes, budget)
  if (pages.kind === 'unreadable') return { pages }
  const form = readForm(pages)
  const application = withHidden(readApplication({ form, pages, documentId }), hiddenTexts(pages, documentId))
  return { pages, form, application }
}

const withHidden = (application: Application, hidden: readonly HiddenText[]): Application =>
  hidden.length > 0 ? { ...application, hiddenTexts: hidden } : application
