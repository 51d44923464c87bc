import { type Context, Hono } from 'hono'
import { isApplicationId } from '#domain/application-id'
import type { Disclosures, Done } from '#review/disclosure/disclosures'
import { toView } from '#review/disclosure/history'
import type { RequestRef } from '#review/disclosure/log'
import { maySeeRequest } from '#review/disclosure/who-may'
import { askBody, decisionBody, monthQuery, problemsOf, requestId } from './api-bodies.ts'
import { bodyOf } from './json-body.ts'
import { refuse } from './refusals.ts'
import { disclosedPicturePath } from './shown-picture.ts'
import type { ConsoleEnv } from './visitors.ts'

export type DisclosureDeps = Pick<
  Disclosures,
  'find' | 'ofApplication' | 'ask' | 'decide' | 'look' | 'shown' | 'listed'
>

/** The request that a path names; an id that could be none is none. */
export const refOf = (applicationId: string, request: string): RequestRef | undefined =>
  isApplicationId(applicationId) && requestId.safeParse(request).success
    ? { applicationId, requestId: request }
    : undefined

/** Below `/api/v1`: to ask for the other side of a warning, to decide, to look, and to list who did so. */
export const createDisclosureApi = (disclosures: DisclosureDeps) => {
  const api = new Hono<ConsoleEnv>()
  const answer = (c: Context, done: Done) =>
    done.kind === 'done' ? c.json(toView(done.request), done.isNew ? 201 : 200) : refuse(c, done.why)

  api.get('/applications/:id/disclosures', async (c) => {
    const { meta, viewer } = c.var
    const requests = await disclosures.ofApplication(meta.applicationId)
    return c.json({ requests: requests.filter((request) => maySeeRequest(viewer, request)).map(toView) })
  })

  api.post('/applications/:id/disclosures', async (c) => {
    const body = await bodyOf(c, askBody)
    return body instanceof Response ? body : answer(c, await disclosures.ask(c.var.viewer, c.var.meta, body))
  })

  api.post('/applications/:id/disclosures/:request/looks', async (c) => {
    const { meta, viewer } = c.var
    const ref = refOf(meta.applicationId, c.req.param('request'))
    if (!ref) return refuse(c, 'no-request')
    const seen = await disclosures.look(viewer, ref)
    if ('kind' in seen) return refuse(c, seen.why)
    c.header('cache-control', 'no-store')
    const pages = seen.pages.map((page) => ({ page, picture: disclosedPicturePath(ref, page) }))
    return c.json({ request: toView(seen.request), ...(seen.person && { person: seen.person }), pages }, 201)
  })

  api.get('/disclosures', async (c) => {
    const query = monthQuery.safeParse(c.req.query())
    if (!query.success) return refuse(c, 'invalid', problemsOf(query.error))
    return c.json({ requests: (await disclosures.listed(c.var.viewer, query.data.month)).map(toView) })
  })

  api.get('/disclosures/:application/:request', async (c) => {
    const ref = refOf(c.req.param('application'), c.req.param('request'))
    const request = ref && (await disclosures.find(ref))
    return request && maySeeRequest(c.var.viewer, request) ? c.json(toView(request)) : refuse(c, 'no-request')
  })

  api.post('/disclosures/:application/:request/decisions', async (c) => {
    const ref = refOf(c.req.param('application'), c.req.param('request'))
    if (!ref) return refuse(c, 'no-request')
    const body = await bodyOf(c, decisionBody)
    return body instanceof Response ? body : answer(c, await disclosures.decide(c.var.viewer, ref, body))
  })

  return api
}
