import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { drawPages } from '#pdf/page-picture'
import { openClients } from '#platform/clients'
import { readEnvironment } from '#platform/environment'
import { lazily } from '#platform/lazily'
import { viewerOf } from '#review/access'
import { openPictureStores } from '#storage/open-stores'
import { createPictureApp } from '#web/picture-routes.ts'

/** Pictures of pages behind the same HTTP API and the same guard as the console; this one may read uploads (docs/adr/0005). */
const create = async () => {
  const env = readEnvironment(['ZHIYAN_ROLE_CLAIM', 'ZHIYAN_COMMITTEE_CLAIM'])
  const names = { role: env.ZHIYAN_ROLE_CLAIM, committee: env.ZHIYAN_COMMITTEE_CLAIM }
  const stores = openPictureStores({ clients: openClients(), environment: process.env }, drawPages)
  const { applications, pictures, disclosedPage } = stores
  return handle(
    createPictureApp({
      ...pictures,
      disclosedPage,
      meta: applications.meta,
      whoAsks: ({ env: event }) => viewerOf(event, names),
    }),
  )
}

export const handler = lazily<LambdaEvent, unknown>(async () => {
  const serve = await create()
  return (event) => serve(event)
})
