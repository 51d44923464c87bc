import type { DisclosureEvent } from '#review/disclosure/events'
import type { DisclosureLog } from '#review/disclosure/log'
import {
  applicationPk,
  askedPrefix,
  disclosurePrefix,
  disclosureSk,
  disclosuresPk,
  disclosuresSk,
  requestPrefix,
} from './keys.ts'
import type { Item, Table } from './table.ts'

const eventOf = ({ event }: Item): DisclosureEvent => JSON.parse(String(event)) as DisclosureEvent

/** Events stand beside the application whose reviewers asked: only added, by a put of a number that is not there yet. */
export const createDisclosuresStore = (table: Table): DisclosureLog => ({
  async events({ applicationId, requestId }) {
    return (await table.query(applicationPk(applicationId), requestPrefix(requestId))).map(eventOf)
  },

  async ofApplication(applicationId) {
    const requests = new Map<string, DisclosureEvent[]>()
    for (const item of await table.query(applicationPk(applicationId), disclosurePrefix)) {
      const requestId = String(item.requestId)
      requests.set(requestId, [...(requests.get(requestId) ?? []), eventOf(item)])
    }
    return requests
  },

  append: ({ applicationId, requestId }, event) =>
    table.putNew({
      pk: applicationPk(applicationId),
      sk: disclosureSk(requestId, event.seq),
      requestId,
      event: JSON.stringify(event),
    }),

  async noteAsked(month, { applicationId, requestId }) {
    await table.putNew({
      pk: disclosuresPk(month),
      sk: disclosuresSk(applicationId, requestId),
      applicationId,
      requestId,
    })
  },

  async askedIn(month) {
    const items = await table.query(disclosuresPk(month), askedPrefix)
    return items.map(({ applicationId, requestId }) => ({
      applicationId: String(applicationId),
      requestId: String(requestId),
    }))
  },
})
