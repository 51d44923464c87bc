import { Hono } from 'hono'
import type { Run } from '#domain/run'
import { toReport } from '#review/report'
import { marksOf } from './page-marks.ts'
import { PageView } from './page-view.tsx'
import type { PageDeps } from './shown-picture.ts'
import type { ConsoleEnv } from './visitors.ts'

interface PageRoutesDeps {
  readonly pictures: Pick<PageDeps, 'outline'>
  currentRun(applicationId: string): Promise<Run | undefined>
}

/** Below `/applications/:id/pages`: pages of the uploaded files with what the report says of them. */
export const createPageRoutes = ({ pictures, currentRun }: PageRoutesDeps) => {
  const routes = new Hono<ConsoleEnv>()

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
