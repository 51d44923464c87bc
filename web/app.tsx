import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApplicationMeta } from '#domain/claimant'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { Layout } from './layout.tsx'
import { QueuePage } from './queue-page.tsx'
import { ReportPage } from './report-page.tsx'

/** What the console reads. `storage/applications-store` gives it. */
export interface ConsoleDeps {
  list(): Promise<readonly ApplicationMeta[]>
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  currentRun(applicationId: string): Promise<Run | undefined>
}

/** The reviewers' console: server-rendered pages and the same data as JSON. It only reads. */
export const createApp = (deps: ConsoleDeps) => {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], formAction: ["'self'"] },
    }),
  )
  app.get('/', (c) => c.redirect('/queue'))
  app.get('/queue', async (c) => {
    const metas = await deps.list()
    const rows = await Promise.all(
      metas.map(async (meta) => ({ meta, run: await deps.currentRun(meta.applicationId) })),
    )
    return c.html(<QueuePage rows={rows} />)
  })
  app.get('/applications/:id', async (c) => {
    const meta = await deps.meta(c.req.param('id'))
    if (!meta) return c.html(<Missing id={c.req.param('id')} />, 404)
    const run = await deps.currentRun(meta.applicationId)
    return run ? c.html(<ReportPage report={toReport(run, meta)} />) : c.html(<NotYet meta={meta} />)
  })
  app.get('/api/v1/applications/:id/report', async (c) => {
    const meta = await deps.meta(c.req.param('id'))
    const run = meta && (await deps.currentRun(meta.applicationId))
    if (!meta || !run) return c.json({ error: 'no-report', message: '没有该申报的核验报告' }, 404)
    return c.json(toReport(run, meta))
  })
  app.notFound((c) => c.html(<Missing id={c.req.path} />, 404))
  app.onError((cause, c) => {
    console.error(
      JSON.stringify({ level: 'error', message: 'request failed', path: c.req.routePath, cause: cause.name }),
    )
    return c.html(<Failed />, 500)
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
    <p>{meta.failure ?? '文件已收到，正在读取和核验。请稍后刷新本页。'}</p>
    <p>没有报告不表示没有问题。</p>
  </Layout>
)

const Failed = () => (
  <Layout title="暂时无法显示">
    <h1>暂时无法显示</h1>
    <p>请稍后重试；若一直如此，请告知系统管理员。数据没有丢失。</p>
  </Layout>
)
