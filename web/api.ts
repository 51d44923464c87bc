import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod'
import type { ImportFile, ImportOptions } from '#archive/import-archive'
import type { ApplicationMeta, OutcomeChange } from '#domain/claimant'
import type { Run } from '#domain/run'
import { mayAskIntegrity, mayImport, mayKeep, maySee } from '#review/access'
import type { IntegrityQueries } from '#review/integrity/look-up'
import { toReport } from '#review/report'
import { creditCode, openBody, outcomeBody, pageQuery, problemsOf, recordsBody, uploadBody } from './api-bodies.ts'
import { createDisclosureApi, type DisclosureDeps } from './disclosure-api.ts'
import { bodyOf } from './json-body.ts'
import { refuse } from './refusals.ts'
import type { ConsoleEnv } from './visitors.ts'

/** A form with which a file is posted straight to the store: the fields as they are, then the file. */
export interface UploadTicket {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  readonly key: string
  readonly expiresAt: string
}

/** What the API works with. `storage/console-parts` gives it. */
export interface ApiDeps {
  list(): Promise<readonly ApplicationMeta[]>
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  currentRun(applicationId: string): Promise<Run | undefined>
  open(meta: Omit<ApplicationMeta, 'version' | 'state'>): Promise<ApplicationMeta>
  createUpload(applicationId: string, name: string): Promise<UploadTicket>
  readonly maxUploadBytes: number
  recordOutcome(applicationId: string, change: OutcomeChange): Promise<ApplicationMeta>
  /** Hands a file over to the import, which takes it by itself. Without it the API takes no records. */
  importRecords?(file: ImportFile, options: ImportOptions): Promise<string>
  /** Without it the API has no integrity of applicants and units. */
  readonly integrity?: Pick<IntegrityQueries, 'applicant' | 'employer'>
  /** Without it nobody can ask for the other side of a warning. */
  readonly disclosures?: DisclosureDeps
}

/** The longest body that is right has under 2 KB; records of a department come by the thousand, and Lambda takes six megabytes. */
const maxBodyBytes = 16 * 1024
const maxRecordsBytes = 4 * 1024 * 1024
const recordsPath = '/archive/records'

/** `/api/v1`: open an application, upload to it, say what became of it, list, read a report. Who asks is known before (`visitors.ts`). */
export const createApi = (deps: ApiDeps) => {
  const api = new Hono<ConsoleEnv>()
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 'too-large') })
  const [short, long] = [limit(maxBodyBytes), limit(maxRecordsBytes)]
  api.use((c, next) => (c.req.path.endsWith(recordsPath) ? long(c, next) : short(c, next)))

  api.get('/applications', async (c) => {
    const query = pageQuery.safeParse(c.req.query())
    if (!query.success) return refuse(c, 'invalid', problemsOf(query.error))
    const { limit, after = '' } = query.data
    const seen = (await deps.list()).filter((meta) => maySee(c.var.viewer, meta))
    const rest = seen.filter(({ applicationId }) => applicationId > after)
    const applications = rest.slice(0, limit)
    return c.json({
      total: seen.length,
      applications,
      ...(rest.length > limit && { next: applications.at(-1)?.applicationId }),
    })
  })

  api.post('/applications', async (c) => {
    const body = await bodyOf(c, openBody)
    if (body instanceof Response) return body
    if (!mayKeep(c.var.viewer, body)) return refuse(c, 'may-not')
    const before = await deps.meta(body.applicationId)
    const meta = before ?? (await deps.open(toOpen(body)))
    if (!isAsAsked(meta, body)) return refuse(c, 'other-values')
    return c.json(meta, before ? 200 : 201)
  })

  api.post('/applications/:id/uploads', async (c) => {
    const { meta, viewer } = c.var
    if (!mayKeep(viewer, meta)) return refuse(c, 'may-not')
    const body = await bodyOf(c, uploadBody)
    if (body instanceof Response) return body
    if ((body.bytes ?? 0) > deps.maxUploadBytes) return refuse(c, 'file-too-large', tooLarge(deps.maxUploadBytes))
    return c.json(await deps.createUpload(meta.applicationId, body.name), 201)
  })

  api.put('/applications/:id/outcome', async (c) => {
    const { meta, viewer } = c.var
    if (!mayKeep(viewer, meta)) return refuse(c, 'may-not')
    const body = await bodyOf(c, outcomeBody)
    if (body instanceof Response) return body
    const { outcome, cutOff } = body
    return c.json(await deps.recordOutcome(meta.applicationId, { outcome, ...(cutOff !== undefined && { cutOff }) }))
  })

  api.get('/applications/:id/report', async (c) => {
    const { meta } = c.var
    const run = await deps.currentRun(meta.applicationId)
    return run ? c.json(toReport(run, meta)) : refuse(c, 'no-report')
  })

  const { integrity, importRecords } = deps
  if (importRecords)
    api.post(recordsPath, async (c) => {
      if (!mayImport(c.var.viewer)) return refuse(c, 'may-not-import')
      const body = await bodyOf(c, recordsBody)
      if (body instanceof Response) return body
      const { rows, ...options } = body
      const bytes = new TextEncoder().encode(JSON.stringify(rows))
      await importRecords({ name: `接口提交-${options.kind}.json`, bytes }, options)
      return c.json({ dataset: options.dataset, rows: rows.length }, 202)
    })

  if (integrity) {
    api.get('/applications/:id/integrity', async (c) => {
      const { meta, viewer } = c.var
      return mayAskIntegrity(viewer) ? c.json(await integrity.applicant(meta.applicationId)) : refuse(c, 'may-not-ask')
    })

    api.get('/units/:code/integrity', async (c) => {
      const { viewer } = c.var
      if (!mayAskIntegrity(viewer)) return refuse(c, 'may-not-ask')
      const code = creditCode.safeParse(c.req.param('code'))
      if (!code.success) return refuse(c, 'no-code')
      return c.json(await integrity.employer(code.data, (meta) => maySee(viewer, meta)))
    })
  }

  if (deps.disclosures) api.route('/', createDisclosureApi(deps.disclosures))

  api.all('*', (c) => refuse(c, 'no-route'))
  return api
}

const toOpen = ({ series, submittedAt, ...body }: z.output<typeof openBody>) => ({
  ...body,
  ...(series !== undefined && { series }),
  submittedAt: submittedAt ?? new Date().toISOString(),
  outcome: 'open' as const,
})

/** Asked for twice, it is one application; with other values it is somebody else's, or a slip. */
const isAsAsked = (meta: ApplicationMeta, body: z.output<typeof openBody>): boolean =>
  meta.committee === body.committee &&
  meta.season === body.season &&
  meta.region === body.region &&
  meta.series === body.series &&
  (body.submittedAt === undefined || Date.parse(meta.submittedAt) === Date.parse(body.submittedAt))

const tooLarge = (most: number) => `上限为 ${most / 1024 / 1024} MB。`
