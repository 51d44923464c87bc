import { Hono } from 'hono'
import type { UndrawnReason } from '#domain/page-picture'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { marksOf } from './page-marks.ts'
import { PageView } from './page-view.tsx'
import type { PictureDeps } from './shown-picture.ts'
import type { ConsoleEnv } from './visitors.ts'

interface PageRoutesDeps {
  readonly pictures: PictureDeps
  currentRun(applicationId: string): Promise<Run | undefined>
}

const undrawnWords: Readonly<Record<UndrawnReason, readonly [404 | 503, string]>> = {
  'no-such-page': [404, '没有这一页，或该文件没有读出页面。请从核验报告进入。'],
  'original-gone': [404, '上传的原件已按保存期限删除，无法再生成图像。'],
  'cannot-open': [404, '该文件无法生成图像（可能有密码或已损坏）。请向申报人索取可以打开的原件。'],
  'over-budget': [503, '本页生成图像耗时过长，已停止。请稍后重试，或直接打开原件。'],
  'page-error': [404, '本页内容已损坏，无法生成图像。请直接打开原件。'],
}

// Personal data: kept by nobody but the reviewer's own browser, and there only while the report is looked through.
const keptFor = 'private, max-age=600'

/** Below `/applications/:id/pages`: pages of the uploaded files, as pictures and with what the report says of them. */
export const createPageRoutes = ({ pictures, currentRun }: PageRoutesDeps) => {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/:document/:file{[1-9][0-9]*\\.webp}', async (c) => {
    const picture = await pictures.get(
      c.var.meta.applicationId,
      c.req.param('document'),
      Number.parseInt(c.req.param('file'), 10),
    )
    if (picture.kind === 'drawn')
      return c.body(new Uint8Array(picture.webp), 200, { 'content-type': 'image/webp', 'cache-control': keptFor })
    const [status, words] = undrawnWords[picture.reason]
    return c.text(words, status, { 'cache-control': 'no-store' })
  })

  routes.get('/:document/:page{[1-9][0-9]*}', async (c) => {
    const { meta } = c.var
    const { applicationId } = meta
    const documentId = c.req.param('document')
    const outline = await pictures.outline(applicationId, documentId)
    const page = outline.find((it) => it.page === Number(c.req.param('page')))
    const run = await currentRun(applicationId)
    if (!page || !run) return c.notFound()
    const fileName = run.documents.find((document) => document.documentId === documentId)?.name ?? ''
    const marks = marksOf(toReport(run, meta), documentId, page.page)
    c.header('cache-control', 'no-store')
    return c.html(<PageView {...{ applicationId, documentId, fileName, outline, page, marks }} />)
  })

  return routes
}
