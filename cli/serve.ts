import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { serve } from '@hono/node-server'
import type { ApplicationMeta } from '#domain/claimant'
import { openStack, type Stack } from '#local/stack'
import { localViewer } from '#review/access'
import { countsLine, type Report, strongestOrUnread, toReport } from '#review/report'
import { consoleParts } from '#storage/console-parts'
import { onStop } from './on-stop.ts'
import { loadApp, renderHtml } from './render-html.ts'
import { seedSamples } from './seed.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'

export interface ServeOptions {
  readonly dataDir: string
  readonly once: boolean
  readonly port: number
}

/** The whole product on this machine, with its samples. `--once` ends when they are processed. */
export const serveCommand = async ({ dataDir, once, port }: ServeOptions): Promise<ExitCode> => {
  if (!once) await mustBeFree(port)
  const stopAsked = onStop()
  const stack = await openStack({ dataDir, drawsAhead: !once })
  try {
    // Cut short, an overview would call those 未能核验 whose turn had not come.
    const isDone = await Promise.race([workThrough(stack).then(() => true), stopAsked.then(() => false)])
    if (!isDone) return exits.stopped
    await printOverview(stack, dataDir)
    if (once) return exits.clean
    await serveConsole(stack, port, stopAsked)
    return exits.clean
  } finally {
    await stack.stop()
  }
}

const workThrough = async (stack: Stack): Promise<void> => {
  const { records, applications } = await seedSamples(stack)
  console.error(`示例档案 ${records} 条，示例申报 ${applications} 件，正在读取与核验…`)
  await stack.idle()
}

/** One line an application, the most urgent first, and where its report lies. */
const printOverview = async (stack: Stack, dataDir: string): Promise<void> => {
  const folder = join(dataDir, 'reports')
  await mkdir(folder, { recursive: true })
  const lines: { readonly report: Report | undefined; readonly meta: ApplicationMeta; readonly path: string }[] = []
  for (const meta of await stack.applications.list()) {
    const run = await stack.applications.currentRun(meta.applicationId)
    const report = run && toReport(run, meta)
    const path = join(folder, `${meta.applicationId}.html`)
    if (report) await writeFile(path, await renderHtml(report))
    lines.push({ report, meta, path })
  }
  for (const line of lines.toSorted((a, b) => weightOf(b.report) - weightOf(a.report))) console.log(overviewLine(line))
}

const weightOf = (report: Report | undefined): number =>
  report
    ? report.counts.red * 1e6 +
      report.counts.orange * 1e4 +
      (report.coverage.incomplete ? 1e3 : 0) +
      report.priority.total
    : 1e9

const overviewLine = (line: { report: Report | undefined; meta: ApplicationMeta; path: string }): string => {
  const { report, meta } = line
  if (!report) return `${meta.applicationId}  未能核验  ${meta.failure ?? ''}`
  return `${meta.applicationId}  ${countsLine(report.counts)}  ${strongestOrUnread(report)}  ${relative(process.cwd(), line.path)}`
}

/** Asked before the samples are worked through, not after. 0 is any port. */
const mustBeFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? '已被占用' : '不能使用'
      reject(
        new UsageError(`端口 ${port} ${why}（${cause.code}）。请用 --port 另选一个，例如 --port ${port + 1}`, {
          cause,
        }),
      )
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })

const serveConsole = async (stack: Stack, port: number, stopAsked: Promise<void>): Promise<void> => {
  const app = await loadApp({
    ...consoleParts(stack),
    pictures: stack.pictures,
    whoAsks: ({ host }) => localViewer(host),
  })
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, ({ port: actual }) =>
    console.log(`控制台 http://127.0.0.1:${actual}/queue （Ctrl-C 停止，数据保留）`),
  )
  const failed = new Promise<never>((_, reject) => server.once('error', reject))
  await Promise.race([stopAsked, failed])
  await new Promise((resolve) => server.close(resolve))
}
