import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import type { Warning } from '#domain/warning'
import { maySee, type Viewer } from '#review/access'
import type { Done } from '#review/disclosure/disclosures'
import { type DisclosureRequest, isOpen } from '#review/disclosure/request'
import { mayAsk, mayDecide, mayLook, maySeeRequest, maySeeRequests, mayTakeBack } from '#review/disclosure/who-may'
import { toReport } from '#review/report'
import { askBody, decisionBody, monthQuery, problemsOf } from './api-bodies.ts'
import { type DisclosureDeps, refOf } from './disclosure-api.ts'
import {
  AskPage,
  askHref,
  DisclosuresPage,
  NotShownPage,
  RequestPage,
  requestHref,
  ShownPage,
  shownHref,
} from './disclosure-pages.tsx'
import { refusalOf } from './refusals.ts'
import type { OtherSideLink, Places } from './shown-picture.ts'
import type { ConsoleEnv } from './visitors.ts'

interface Deps {
  readonly disclosures: DisclosureDeps
  currentRun(applicationId: string): Promise<Run | undefined>
}

/** Five hundred characters of a reason, as a form writes them, have under 6 KB. */
const maxFormBytes = 16 * 1024

/** Whether the console offers requests to the viewer: who cannot be told from others can neither ask nor decide. */
export const hasRequests = (viewer: Viewer): boolean => viewer.person !== undefined && maySeeRequests(viewer)

/** What a report's warnings offer about their other sides. */
export const otherSides =
  (viewer: Viewer, meta: ApplicationMeta, requests: readonly DisclosureRequest[]): NonNullable<Places['otherSide']> =>
  ({ counterpart, fingerprint }): OtherSideLink | undefined => {
    if (counterpart?.kind !== 'claim') return undefined
    const { applicationId } = meta
    if (maySee(viewer, counterpart))
      return { kind: 'open', href: `/applications/${encodeURIComponent(counterpart.applicationId)}` }
    if (viewer.person === undefined || !mayAsk(viewer, meta)) return undefined
    const again = askHref(applicationId, fingerprint)
    const request = requests.find((one) => one.fingerprint === fingerprint && one.askedBy.person === viewer.person)
    if (!request) return { kind: 'may-ask', href: again }
    return { kind: 'asked', href: requestHref(request), request, ...(!isOpen(request) && { askAgain: again }) }
  }

/** Below `/applications/:id/disclosures`: to ask, and to look at what was granted. Forms need no script. */
export const createAskRoutes = ({ disclosures, currentRun }: Deps) => {
  const routes = new Hono<ConsoleEnv>()
  routes.use(csrf(), bodyLimit({ maxSize: maxFormBytes }))

  /** As the report shows it: the other side is masked. */
  const warningOf = async (meta: ApplicationMeta, fingerprint: string): Promise<Warning | undefined> => {
    const run = await currentRun(meta.applicationId)
    if (!run) return undefined
    const { general, claims } = toReport(run, meta)
    const warnings = [...general, ...claims.flatMap((claim) => claim.warnings)]
    return warnings.find((one) => one.fingerprint === fingerprint && one.counterpart?.kind === 'claim')
  }

  routes.get('/new', async (c) => {
    const { meta, viewer } = c.var
    const warning = await warningOf(meta, c.req.query('warning') ?? '')
    if (!warning || otherSides(viewer, meta, [])(warning)?.kind !== 'may-ask') return c.notFound()
    return c.html(<AskPage applicationId={meta.applicationId} warning={warning} />)
  })

  routes.post('/', async (c) => {
    const { meta, viewer } = c.var
    const form = await c.req.parseBody({ all: true })
    const given = { reason: String(form.reason ?? ''), parts: [form.parts ?? []].flat().map(String) }
    const body = askBody.safeParse({ fingerprint: form.fingerprint, ...given })
    const done = body.success ? await disclosures.ask(viewer, meta, body.data) : problemsOf(body.error)
    if (isDone(done)) return c.redirect(requestHref(done.request), 303)
    const warning = mayAsk(viewer, meta) ? await warningOf(meta, String(form.fingerprint ?? '')) : undefined
    if (!warning) return c.notFound()
    const [status, problem] = problemOf(done)
    return c.html(<AskPage {...{ applicationId: meta.applicationId, warning, given, problem }} />, status)
  })

  routes.post('/:request/looks', async (c) => {
    const { meta, viewer } = c.var
    const ref = refOf(meta.applicationId, c.req.param('request'))
    if (!ref) return c.notFound()
    const seen = await disclosures.look(viewer, ref)
    // The request says itself why it shows nothing any more.
    return c.redirect('kind' in seen ? requestHref(ref) : shownHref(seen.request), 303)
  })

  routes.get('/:request/other', async (c) => {
    const { meta, viewer } = c.var
    const ref = refOf(meta.applicationId, c.req.param('request'))
    const request = ref && (await disclosures.find(ref))
    if (!request || !mayLook(viewer, request)) return c.notFound()
    c.header('cache-control', 'no-store')
    const shown = await disclosures.shown(viewer, ref)
    return shown ? c.html(<ShownPage shown={shown} />) : c.html(<NotShownPage request={request} />, 403)
  })

  return routes
}

/** Below `/disclosures`: the requests that concern the viewer, and deciding them. */
export const createDisclosureRoutes = (disclosures: DisclosureDeps) => {
  const routes = new Hono<ConsoleEnv>()
  routes.use(csrf(), bodyLimit({ maxSize: maxFormBytes }))

  routes.get('/', async (c) => {
    const { viewer } = c.var
    if (!hasRequests(viewer)) return c.notFound()
    const query = monthQuery.safeParse({ month: c.req.query('month') || undefined })
    const month = query.success ? query.data.month : undefined
    const requests = await disclosures.listed(viewer, month)
    return c.html(<DisclosuresPage {...{ requests, month, mayDecide: (request) => mayDecide(viewer, request) }} />)
  })

  /** The request that the path names, if it concerns the viewer. */
  const find = async (c: Context<ConsoleEnv>): Promise<DisclosureRequest | undefined> => {
    const ref = refOf(c.req.param('application') ?? '', c.req.param('request') ?? '')
    const request = ref && (await disclosures.find(ref))
    return request && maySeeRequest(c.var.viewer, request) ? request : undefined
  }

  routes.get('/:application/:request', async (c) => {
    const request = await find(c)
    c.header('cache-control', 'no-store')
    return request ? c.html(<RequestPage {...seenBy(c.var.viewer, request)} />) : c.notFound()
  })

  routes.post('/:application/:request', async (c) => {
    const before = await find(c)
    if (!before) return c.notFound()
    const { decision, reason } = await c.req.parseBody()
    const body = decisionBody.safeParse({ decision, reason })
    const done = body.success ? await disclosures.decide(c.var.viewer, before, body.data) : problemsOf(body.error)
    if (isDone(done)) return c.redirect(requestHref(done.request), 303)
    const [status, problem] = problemOf(done)
    const now = (await find(c)) ?? before
    const given = decision === 'taken-back' ? undefined : String(reason ?? '')
    return c.html(
      <RequestPage {...{ ...seenBy(c.var.viewer, now), problem, ...(given !== undefined && { given }) }} />,
      status,
    )
  })

  return routes
}

/** What was done, why it was not, or what is wrong with the form. */
type Answer = Done | string
const isDone = (answer: Answer): answer is Extract<Done, { kind: 'done' }> =>
  typeof answer !== 'string' && answer.kind === 'done'
const problemOf = (answer: Exclude<Answer, { kind: 'done' }>) =>
  typeof answer === 'string' ? ([400, answer] as const) : refusalOf(answer.why)

const seenBy = (viewer: Viewer, request: DisclosureRequest) => {
  const { applicationId, fingerprint, other } = request
  const reportOf = (id: string) => `/applications/${encodeURIComponent(id)}`
  return {
    request,
    may: {
      decide: mayDecide(viewer, request),
      look: mayLook(viewer, request),
      takeBack: mayTakeBack(viewer, request),
    },
    links: {
      ...(maySee(viewer, request) && { own: `${reportOf(applicationId)}#w-${fingerprint}` }),
      ...(maySee(viewer, other) && { other: reportOf(other.applicationId) }),
    },
  }
}
