import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { tsImport } from 'tsx/esm/api'
import type { Report } from '#review/report'
import type { PagePictures } from '#storage/page-pictures'
import type { ConsoleDeps } from '#web/app.tsx'
import { embedPictures } from './embed-pictures.ts'

// Node strips types but not JSX, so the pages come through tsx; nothing else does (docs/adr/0002).
// The configuration is named: tsx would look for it where the command was called, and not know whose JSX this is.
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
const load = (file: string) => tsImport(file, { parentURL: import.meta.url, tsconfig })

/** The report as one self-contained HTML page; with unmasked pictures of what is red and orange only where their source is given. */
export const renderHtml = async (report: Report, pictures?: PagePictures): Promise<string> => {
  const { renderReport } = await load('../web/report-page.tsx')
  return renderReport(report, pictures && (await embedPictures(pictures, report)))
}

export const loadApp = async (deps: ConsoleDeps): Promise<Hono> => {
  const { createApp } = await load('../web/app.tsx')
  return createApp(deps)
}
