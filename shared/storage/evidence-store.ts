import type { Application } from '#domain/application'
import { Retryable } from '#domain/failure'
import { outlineOf } from '#domain/page-picture'
import type { DocumentLayers, Evidences } from '#domain/ports'
import type { ComparedText } from '#domain/texts'
import { announcedKey, announcedPrefix, layerKey, outlineKey } from './keys.ts'
import { getJson, type ListedObject, type Objects } from './objects.ts'

export interface EvidenceStore extends Evidences {
  /** The announcements that are there, each with a tag that changes when it is written anew with another content. */
  announcements(): AsyncIterable<ListedObject>
}

const layerNames = ['pages', 'form', 'application', 'texts'] as const

/** The layers of a document as plain JSON, each readable and replayable alone (design 4). */
export const createEvidenceStore = (objects: Objects): EvidenceStore => {
  const putJson = (key: string, value: unknown) => objects.put(key, JSON.stringify(value), 'application/json')

  return {
    async put(applicationId, documentId, layers) {
      for (const layer of layerNames)
        if (layers[layer] !== undefined) await putJson(layerKey(applicationId, documentId, layer), layers[layer])
      const { pages } = layers
      await putJson(outlineKey(applicationId, documentId), pages.kind === 'read' ? pages.pages.map(outlineOf) : [])
    },

    async announce(applicationId, documentId, parserVersion) {
      await putJson(announcedKey(applicationId, documentId), { documentId, parserVersion })
    },

    async get(applicationId, documentId) {
      const [pages, form, application, texts] = await Promise.all(
        layerNames.map((layer) => getJson(objects, layerKey(applicationId, documentId, layer))),
      )
      if (!pages) throw new Retryable('the layers of the document are not there')
      return {
        pages,
        ...(form !== undefined && { form }),
        ...(application !== undefined && { application }),
        ...(texts !== undefined && { texts }),
      } as DocumentLayers
    },

    async application(applicationId, documentId) {
      return (await getJson(objects, layerKey(applicationId, documentId, 'application'))) as Application | undefined
    },

    async texts(applicationId, documentId) {
      return (await getJson(objects, layerKey(applicationId, documentId, 'texts'))) as
        | readonly ComparedText[]
        | undefined
    },

    announcements: () => objects.list(announcedPrefix),
  }
}
