import { createRandom } from '#match/model/random'
import type { Incoming, QueueClient } from '#platform/queue-client'

/** What SQS and a crash may do to a message, done on purpose: late, more than once, out of order, and handled but not deleted. */
export interface ChaosSettings {
  readonly seed: number
  /** A message is delivered up to this many times. */
  readonly maxDeliveries?: number
  readonly maxDelaySeconds?: number
}

export interface Chaos {
  /** The messages to handle now, in a new order. The others come later, and copies of all are on their way. */
  disturb(queue: QueueClient, messages: readonly Incoming[]): Promise<readonly Incoming[]>
  /** Whether a message that was handled is to come again, as if the process had died before deleting it. */
  forgets(message: Incoming): boolean
}

const copyMark = { chaos: 'copy' }
const lateShare = 0.25
const forgottenShare = 0.1

export const createChaos = ({ seed, maxDeliveries = 3, maxDelaySeconds = 2 }: ChaosSettings): Chaos => {
  const random = createRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const delay = () => below(maxDelaySeconds + 1)
  /** Only what was sent by the product is disturbed, and only once: copies of copies would never end. */
  const isFresh = ({ receiveCount, attributes }: Incoming) => receiveCount === 1 && attributes.chaos === undefined

  return {
    async disturb(queue, messages) {
      const copies = messages
        .filter(isFresh)
        .flatMap(({ body }) =>
          Array.from({ length: below(maxDeliveries) }, () => ({ body, delaySeconds: delay(), attributes: copyMark })),
        )
      await queue.send(copies)
      const late = messages.filter((message) => isFresh(message) && random() < lateShare)
      await Promise.all(late.map(({ receiptHandle }) => queue.hide(receiptHandle, 1 + delay())))
      return messages
        .filter((message) => !late.includes(message))
        .map((message) => ({ message, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ message }) => message)
    },
    forgets: (message) => isFresh(message) && random() < forgottenShare,
  }
}

export const noChaos: Chaos = { disturb: async (_, messages) => messages, forgets: () => false }
