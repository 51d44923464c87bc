import type { Hono } from 'hono'
import { tsImport } from 'tsx/esm/api'
import type { Report } from '#review/report'
import type { ConsoleDeps } from '#web/app.tsx'

// Node strips types but not JSX, so the pages come through tsx; nothing else does (docs/adr/0002).
const load = (file: string) => tsImport(file, import.meta.url)

/** The report as one self-contained HTML page. */
export const renderHtml = async (report: Report): Promise<string> => {
  const { renderReport } = await load('../web/report-page.tsx')
  return renderReport(report)
}

export const loadApp = async (deps: ConsoleDeps): Promise<Hono> => {
  const { createApp } = await load('../web/app.tsx')
  return createApp(deps)
}
