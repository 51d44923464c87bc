import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApplicationMeta } from '#domain/claimant'
import type { PagePicture, UndrawnReason } from '#domain/page-picture'
import type { createDisclosedPages } from '#review/disclosure/disclosures'
import { refOf } from './disclosure-api.ts'
import { logFailure } from './refusals.ts'
import type { PageDeps } from './shown-picture.ts'
import { type ConsoleEnv, knownOnly, ownOnly, type WhoAsks } from './visitors.ts'

/** `review/disclosure` gives it: the page that a granted request opens to this viewer now. */
export type DisclosedPageOf = ReturnType<typeof createDisclosedPages>
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
export const createPictureRoutes = (get: GetPicture, disclosedPage?: DisclosedPageOf) => {
  const routes = new Hono<ConsoleEnv>()
  if (disclosedPage)
    routes.get('/:request{dis-[0-9a-f]+}/:file{[1-9][0-9]*\\.webp}', async (c) => {
      const { meta, viewer } = c.var
      const ref = refOf(meta.applicationId, c.req.param('request'))
      const granted = ref && (await disclosedPage(viewer, ref, Number.parseInt(c.req.param('file'), 10)))
      if (!granted) return c.text(notDisclosed, 404, { 'cache-control': 'no-store' })
      return shown(c, await get(granted.applicationId, granted.documentId, granted.page), 'no-store')
    })
  routes.get('/:document/:file{[1-9][0-9]*\\.webp}', async (c) => {
    const page = Number.parseInt(c.req.param('file'), 10)
    return shown(c, await get(c.var.meta.applicationId, c.req.param('document'), page), keptFor)
  })
  return routes
}

// A page is granted to be looked at, and the grant ends: no browser keeps it.
const notDisclosed = '未获准查看该页，或本次查看已超时、批准已到期。请从调阅申请重新进入。'

const shown = (c: Context, picture: PagePicture, keep: string) => {
  if (picture.kind === 'drawn')
    return c.body(new Uint8Array(picture.webp), 200, { 'content-type': 'image/webp', 'cache-control': keep })
  const [status, words] = undrawnWords[picture.reason]
  return c.text(words, status, { 'cache-control': 'no-store' })
}

export interface PictureAppDeps {
  readonly whoAsks: WhoAsks
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  readonly get: GetPicture
  /** Without it no page of another committee is shown to anybody. */
  readonly disclosedPage?: DisclosedPageOf
}

/** Nothing but the pictures, behind the same guard as the console: a function of its own, the only one of both that may read uploads. */
export const createPictureApp = ({ whoAsks, meta, get, disclosedPage }: PictureAppDeps) => {
  const app = new Hono<ConsoleEnv>()
  app.use(secureHeaders())
  app.use(knownOnly(whoAsks))
  app.use('/applications/:id/*', ownOnly(meta))
  app.route('/applications/:id/pictures', createPictureRoutes(get, disclosedPage))
  app.onError((cause, c) => {
    logFailure(c, cause)
    return c.text('暂时无法显示，请稍后重试。', 500, { 'cache-control': 'no-store' })
  })
  return app
}
