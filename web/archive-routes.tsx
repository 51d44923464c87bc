import { Hono } from 'hono'
import type { ArchivePages } from '#archive/archive-pages'
import { maySee } from '#review/access'
import { ArchivePage, DatasetPage } from './archive-page.tsx'
import { RecordPage } from './record-page.tsx'
import type { ConsoleEnv } from './visitors.ts'

/** Ids may hold any character, and a path would have to be taken apart again by everything between here and the browser. */
export const recordHref = (recordId: string): string => `/archive/record?id=${encodeURIComponent(recordId)}`

/** Below `/archive`: the archive as everybody with a role may see it. Who claims a record is masked. */
export const createArchiveRoutes = (archive: ArchivePages) => {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const query = (c.req.query('q') ?? '').trim()
    const found = query === '' ? undefined : { query, records: await archive.search(query) }
    return c.html(<ArchivePage snapshot={await archive.snapshot()} {...(found && { found })} hrefOf={recordHref} />)
  })

  routes.get('/dataset', async (c) => {
    const dataset = c.req.query('id') ?? ''
    const states = dataset === '' ? [] : await archive.snapshots(dataset)
    return states.length === 0 ? c.notFound() : c.html(<DatasetPage dataset={dataset} states={states} />)
  })

  routes.get('/record', async (c) => {
    const recordId = c.req.query('id') ?? ''
    const history = recordId === '' ? undefined : await archive.history(recordId)
    if (!history) return c.notFound()
    const { viewer } = c.var
    return c.html(
      <RecordPage
        history={history}
        claims={await archive.claimsOf(history.record)}
        mayOpen={(meta) => maySee(viewer, meta)}
      />,
    )
  })

  return routes
}
