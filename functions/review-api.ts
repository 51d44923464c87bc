import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { openClients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { lazily } from '#platform/lazily'
import { viewerOf } from '#review/access'
import { consoleParts } from '#storage/console-parts'
import { openReviewStores } from '#storage/open-stores'
import { createApp } from '#web/app.tsx'
import type { WhoAsks } from '#web/visitors.ts'

/** The console behind the HTTP API. Its JWT authoriser, in front, lets nobody in without a token; what the token says is read here. */
const create = async () => {
  const env = readEnvironment(['ZHIYAN_ROLE_CLAIM', 'ZHIYAN_COMMITTEE_CLAIM'])
  const names = { role: env.ZHIYAN_ROLE_CLAIM, committee: env.ZHIYAN_COMMITTEE_CLAIM }
  const stores = openReviewStores({ clients: openClients(), environment: process.env })
  const whoAsks: WhoAsks = ({ env: event }) => viewerOf(event, names)
  return handle(createApp({ ...consoleParts(stores), pictures: stores.outlines, whoAsks }))
}

export const handler = lazily<LambdaEvent, unknown>(async () => {
  const serve = await create()
  return (event) => serve(event)
})
