import type { VerifyQueue } from '#domain/ports'
import { decodeAsking, decodeObjectCreated, encodeAsking } from '#platform/events'
import type { QueueClient } from '#platform/queue-client'
import { readAnnouncedKey } from './keys.ts'

/** Askings to verify an application (again). */
export const createVerifyQueue = (queue: QueueClient): VerifyQueue => ({
  async ask(applicationIds) {
    await queue.send([...new Set(applicationIds)].map((applicationId) => ({ body: encodeAsking(applicationId) })))
  },
})

/** What a message of the verify queue asks for: the application itself, or the one whose document was announced. */
export const decodeVerification = (body: string): readonly string[] => {
  const asked = decodeAsking(body)
  return asked ? [asked] : decodeObjectCreated(body).map(({ key }) => readAnnouncedKey(key).applicationId)
}
