import { encodeObjectCreated } from '#platform/events'
import type { QueueClient } from '#platform/queue-client'
import type { ApplicationsStore } from '#storage/applications-store'
import type { EvidenceStore } from '#storage/evidence-store'
import type { IntakeStore } from '#storage/intake-store'
import { readAnnouncedKey, readUploadKey } from '#storage/keys'

/** What the events are made from, and where they go. */
export interface EventSources {
  readonly applications: ApplicationsStore
  readonly evidences: EvidenceStore
  readonly intake: IntakeStore
  readonly parseQueue: QueueClient
  readonly verifyMessages: QueueClient
  readonly intakeBucket: string
  readonly evidenceBucket: string
}

/**
 * The engine sends no S3 events, so they are made from the store itself: an upload without its document, and an announced document that no
 * run includes, are events not yet handled. What was sent is only remembered in memory; after a death the store is asked again, and an
 * event that was sent already is sent twice, which handlers bear.
 */
export const createEventsFromStore = (sources: EventSources) => {
  const { applications, evidences, intake, parseQueue, verifyMessages, intakeBucket, evidenceBucket } = sources
  const known = new Set<string>()
  /** Only what lay there when the process began may have been handled before. */
  let isFirstLook = true

  const uploads = async (): Promise<number> => {
    const owed: string[] = []
    const handled = remembering((applicationId) => applications.handledUploads(applicationId))
    for await (const key of intake.keys())
      if (!known.has(key)) {
        const { applicationId } = readUploadKey(key)
        if (isFirstLook && (await handled(applicationId)).has(key)) known.add(key)
        else owed.push(key)
      }
    await parseQueue.send(owed.map((key) => ({ body: encodeObjectCreated({ bucket: intakeBucket, key }) })))
    for (const key of owed) known.add(key)
    return owed.length
  }

  const announcements = async (): Promise<number> => {
    const owed = new Map<string, string>()
    const included = remembering((applicationId) => applications.includedDocuments(applicationId))
    for await (const { key, etag } of evidences.announcements()) {
      const version = `${key} ${etag}`
      if (known.has(version)) continue
      const { applicationId, documentId } = readAnnouncedKey(key)
      if (isFirstLook && (await included(applicationId)).has(documentId)) known.add(version)
      else owed.set(version, key)
    }
    const bodies = [...owed.values()].map((key) => ({ body: encodeObjectCreated({ bucket: evidenceBucket, key }) }))
    await verifyMessages.send(bodies)
    for (const version of owed.keys()) known.add(version)
    return owed.size
  }

  return {
    /** Sends the events that are owed; returns how many. Not to be called while it runs. */
    async look(): Promise<number> {
      const sent = (await uploads()) + (await announcements())
      isFirstLook = false
      return sent
    },
  }
}

const remembering = <T>(read: (id: string) => Promise<T>): ((id: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>()
  return (id) => {
    const answer = answers.get(id) ?? read(id)
    answers.set(id, answer)
    return answer
  }
}
