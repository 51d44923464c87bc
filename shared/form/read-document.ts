import type { Application, HiddenText } from '#domain/application'
import type { PagesResult } from '#domain/pages'
import type { DocumentLayers, Recognition } from '#domain/ports'
import type { Budget } from '#pdf/budget'
import { readPagesWithin } from '#pdf/budget'
import { checkPdfReader } from '#pdf/self-check'
import { hiddenTexts } from './hidden-texts.ts'
import { readApplication } from './read-application.ts'
import { readForm } from './read-form.ts'
import { readTexts } from './texts/read-texts.ts'

/**
 * Bytes of one PDF → its layers. Every failure is an outcome inside `pages`; nothing is thrown for a bad file. Throws when this process
 * could not read Chinese at all: the reader checks itself before its first document. `recognition` keeps what a killed reader had done.
 */
export const readDocument = async (
  bytes: Uint8Array,
  documentId: string,
  { recognition, budget }: { readonly recognition?: Recognition; readonly budget?: Budget } = {},
): Promise<DocumentLayers> => {
  await beSureOfReader()
  return layersOf(await readPagesWithin(bytes, budget, recognition), documentId)
}

/** What stands on pages that were read: the form, the application and the texts in it. */
export const layersOf = (pages: PagesResult, documentId: string): DocumentLayers => {
  if (pages.kind === 'unreadable') return { pages }
  const form = readForm(pages)
  const application = withHidden(readApplication({ form, pages, documentId }), hiddenTexts(pages, documentId))
  return { pages, form, application, texts: readTexts({ form, pages, documentId, application }) }
}

let checked: Promise<void> | undefined

/** Once a process, and again after a check that failed. */
const beSureOfReader = (): Promise<void> => {
  checked ??= checkPdfReader().catch((cause) => {
    checked = undefined
    throw cause
  })
  return checked
}

const withHidden = (application: Application, hidden: readonly HiddenText[]): Application =>
  hidden.length > 0 ? { ...application, hiddenTexts: hidden } : application
