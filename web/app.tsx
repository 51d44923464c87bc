import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { ArchivePages } from '#archive/archive-pages'
import type { ApplicationMeta } from '#domain/claimant'
import { maySee } from '#review/access'
import { toReport } from '#review/report'
import { readingWords } from '#review/words'
import { type ApiDeps, createApi } from './api.ts'
import { createArchiveRoutes, recordHref } from './archive-routes.tsx'
import { createAskRoutes, createDisclosureRoutes, hasRequests, otherSides } from './disclosure-routes.tsx'
import { Layout } from './layout.tsx'
import { createPageRoutes } from './page-routes.tsx'
import { createPictureRoutes, type DisclosedPageOf } from './picture-routes.ts'
import { QueuePage } from './queue-page.tsx'
import { logFailure, refuse } from './refusals.ts'
import { ReportPage } from './report-page.tsx'
import { consolePlaces, noPictures, type PageDeps } from './shown-picture.ts'
import { type ConsoleEnv, knownOnly, ownOnly, type WhoAsks } from './visitors.ts'

/** What the console works with. `storage/console-parts` gives all of it but who asks. */
export interface ConsoleDeps extends ApiDeps {
  readonly whoAsks: WhoAsks
  /** Without them, reports show their evidence as text only. */
  readonly pictures?: PageDeps
  /** Without it, reports name archive records and do not lead to them. */
  readonly archive?: ArchivePages
  /** Where this app gives out pictures: which page of another committee's application a viewer was granted. */
  readonly disclosedPage?: DisclosedPageOf
}

/** The reviewers' console: server-rendered pages that only read, and the API. Each visitor sees the own committee's applications. */
export const createApp = (deps: ConsoleDeps) => {
  const app = new Hono<ConsoleEnv>()
  app.use(
    secureHeaders({
      // Under 'no-referrer' a browser without Fetch metadata posts a form from an origin `null`, and our own forms would be refused.
      referrerPolicy: 'same-origin',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
      },
    }),
  )
  app.use(knownOnly(deps.whoAsks))
  app.use('/applications/:id/*', ownOnly(deps.meta))
  app.use('/api/v1/applications/:id/*', ownOnly(deps.meta))
  app.route('/api/v1', createApi(deps))
  const { pictures, currentRun, archive, disclosures } = deps
  if (archive) app.route('/archive', createArchiveRoutes(archive))
  if (pictures) app.route('/applications/:id/pages', createPageRoutes({ pictures, currentRun }))
  if (pictures?.get) app.route('/applications/:id/pictures', createPictureRoutes(pictures.get, deps.disclosedPage))
  if (disclosures) {
    app.route('/applications/:id/disclosures', createAskRoutes({ disclosures, currentRun }))
    app.route('/disclosures', createDisclosureRoutes(disclosures))
  }
  app.get('/', (c) => c.redirect('/queue'))
  app.get('/queue', async (c) => {
    const metas = (await deps.list()).filter((meta) => maySee(c.var.viewer, meta))
    const rows = await Promise.all(
      metas.map(async (meta) => ({ meta, run: await deps.currentRun(meta.applicationId) })),
    )
    return c.html(<QueuePage rows={rows} hasRequests={disclosures !== undefined && hasRequests(c.var.viewer)} />)
  })
  app.get('/applications/:id', async (c) => {
    const { meta, viewer } = c.var
    const run = await currentRun(meta.applicationId)
    if (!run) return c.html(<NotYet meta={meta} />)
    const documentIds = run.documents.map(({ documentId }) => documentId)
    const shown = pictures && (await consolePlaces(pictures, meta.applicationId, documentIds))
    const requests = disclosures && hasRequests(viewer) ? await disclosures.ofApplication(meta.applicationId) : []
    const otherSide = otherSides(viewer, meta, requests)
    const places = {
      ...(shown ?? noPictures),
      ...(archive && { recordHref }),
      ...(disclosures && { otherSide }),
    }
    return c.html(<ReportPage report={toReport(run, meta)} places={places} />)
  })
  app.notFound((c) => c.html(<Missing id={c.req.param('id') ?? c.req.path} />, 404))
  app.onError((cause, c) => {
    // A form of another site, or one that is too long: refused before anything was done.
    if (cause instanceof HTTPException) return c.text('没有办理：请从本系统的页面重新提交。', cause.status)
    logFailure(c, cause)
    return c.req.path.startsWith('/api/') ? refuse(c, 'failed') : c.html(<Failed />, 500)
  })
  return app
}

const Missing = ({ id }: { id: string }) => (
  <Layout title="没有找到">
    <h1>没有找到</h1>
    <p>
      没有「{id}」。请从 <a href="/queue">预警队列</a> 进入。
    </p>
  </Layout>
)

const NotYet = ({ meta }: { meta: ApplicationMeta }) => (
  <Layout title={`尚未核验 ${meta.applicationId}`}>
    <h1>{meta.failure ? '未能核验' : '尚未核验'}</h1>
    <p>{meta.failure ?? waitingWords(meta)}</p>
    <p>没有报告不表示没有问题。</p>
  </Layout>
)

const waitingWords = ({ reading }: ApplicationMeta): string =>
  `文件已收到，正在读取和核验${reading ? `（${readingWords(reading)}）` : ''}。请稍后刷新本页。`

const Failed = () => (
  <Layout title="暂时无法显示">
    <h1>暂时无法显示</h1>
    <p>请稍后重试；若一直如此，请告知系统管理员。数据没有丢失。</p>
  </Layout>
)
