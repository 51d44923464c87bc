import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Folders (with a trailing slash, as pdf.js wants them) of the CMaps and the standard fonts. */
export interface PdfAssets {
  readonly cMaps: string
  readonly standardFonts: string
}

/**
 * Where pdf.js finds its CMaps. Without them every Chinese PDF with a non-embedded font reads as empty, silently.
 * A bundle has no node_modules: there `ZHIYAN_PDF_ASSETS` names a folder that holds `cmaps/` and `standard_fonts/`.
 */
export const findAssets = (): PdfAssets => {
  const root = process.env.ZHIYAN_PDF_ASSETS ?? installedRoot()
  return { cMaps: join(root, 'cmaps', '/'), standardFonts: join(root, 'standard_fonts', '/') }
}

// pdfjs-dist is the exact copy that pdf-parse pins, so it is looked for from there.
const installedRoot = (): string => {
  const here = createRequire(import.meta.url)
  const fromParser = createRequire(here.resolve('pdf-parse'))
  return join(fromParser.resolve('pdfjs-dist/package.json'), '..')
}

export const assetsExist = (assets: PdfAssets): boolean =>
  existsSync(join(assets.cMaps, 'GBK-EUC-H.bcmap')) && existsSync(assets.standardFonts)
