import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApplicationMeta } from '#domain/claimant'
import type { UndrawnReason } from '#domain/page-picture'
import { logFailure } from './refusals.ts'
import type { PageDeps } from './shown-picture.ts'
import { type ConsoleEnv, knownOnly, ownOnly, type WhoAsks } from './visitors.ts'

type GetPicture = NonNullable<PageDeps['get']>

const undrawnWords: Readonly<Record<UndrawnReason, readonly [404 | 503, string]>> = {
  'no-such-page': [404, '没有这一页，或该文件没有读出页面。请从核验报告进入。'],
  'original-gone': [404, '上传的原件已按保存期限删除，无法再生成图像。'],
  'cannot-open': [404, '该文件无法生成图像（可能有密码或已损坏）。请向申报人索取可以打开的原件。'],
  'over-budget': [503, '本页生成图像耗时过长，已停止。请稍后重试，或直接打开原件。'],
  'page-error': [404, '本页内容已损坏，无法生成图像。请直接打开原件。'],
}

// Personal data: kept by nobody but the reviewer's own browser, and there only while the report is looked through.
const keptFor = 'private, max-age=600'

/** Below `/applications/:id/pictures`: pages of the uploaded files as pictures. Who asks has been let through before. */
export const createPictureRoutes = (get: GetPicture) => {
  const routes = new Hono<ConsoleEnv>()
  routes.get('/:document/:file{[1-9][0-9]*\\.webp}', async (c) => {
    const page = Number.parseInt(c.req.param('file'), 10)
    const picture = await get(c.var.meta.applicationId, c.req.param('document'), page)
    if (picture.kind === 'drawn')
      return c.body(new Uint8Array(picture.webp), 200, { 'content-type': 'image/webp', 'cache-control': keptFor })
    const [status, words] = undrawnWords[picture.reason]
    return c.text(words, status, { 'cache-control': 'no-store' })
  })
  return routes
}

export interface PictureAppDeps {
  readonly whoAsks: WhoAsks
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  readonly get: GetPicture
}

/** Nothing but the pictures, behind the same guard as the console: a function of its own, the only one of both that may read uploads. */
export const createPictureApp = ({ whoAsks, meta, get }: PictureAppDeps) => {
  const app = new Hono<ConsoleEnv>()
  app.use(secureHeaders())
  app.use(knownOnly(whoAsks))
  app.use('/applications/:id/*', ownOnly(meta))
  app.route('/applications/:id/pictures', createPictureRoutes(get))
  app.onError((cause, c) => {
    logFailure(c, cause)
    return c.text('暂时无法显示，请稍后重试。', 500, { 'cache-control': 'no-store' })
  })
  return app
}
