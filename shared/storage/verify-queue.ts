import type { VerifyQueue } from '#domain/ports'
import type { QueueClient } from '#platform/queue-client'

/** Askings to verify an application (again). The body is what `#platform/events` decodes. */
export const createVerifyQueue = (queue: QueueClient): VerifyQueue => ({
  async ask(applicationIds) {
    const bodies = [...new Set(applicationIds)].map((applicationId) => ({ body: JSON.stringify({ applicationId }) }))
    if (bodies.length > 0) await queue.send(bodies)
  },
})
