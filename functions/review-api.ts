import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { openClients } from '#platform/clients'
import { lazily } from '#platform/lazily'
import { openApplicationStores } from '#storage/open-stores'
import { createApp } from '#web/app.tsx'

/** The console behind the HTTP API. Who may come in is decided in front of it, by the API's JWT authoriser. */
const create = async () => {
  const { applications } = openApplicationStores({ clients: openClients(), environment: process.env })
  return handle(createApp(applications))
}

export const handler = lazily<LambdaEvent, unknown>(async () => {
  const serve = await create()
  return (event) => serve(event)
})
