import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'

// Character sets as PDFium numbers them (fpdf_sysfontinfo.h): simplified and traditional Chinese.
const chineseCharsets: ReadonlySet<number> = new Set([134, 136])
const wholeFile = 0
/** Any number but 0, which means "no such font". */
const theFont = 1

export interface FontLoan {
  /** Whether fonts are lent to what is drawn from now on. */
  lend(isLent: boolean): void
}

/**
 * Lends PDFium a Chinese font for documents that name one without bringing it (宋体 in many a form): there are no fonts inside of
 * WebAssembly, and those pages would be drawn without a word. A bundle names the file by `ZHIYAN_FALLBACK_FONT`.
 *
 * To be lent only where the text layer can be trusted: a document that names glyphs by their number in the missing font would be drawn
 * with other characters, and recognition would read them.
 */
export const prepareFontLoan = (module: WrappedPdfiumModule): FontLoan => {
  const { pdfium } = module
  let isLending = false
  let font: Uint8Array | undefined
  // Eight megabytes that most documents do not need: read when the first one does.
  const bytes = (): Uint8Array => {
    font ??= readFileSync(process.env.ZHIYAN_FALLBACK_FONT ?? installedFont())
    return font
  }
  const mapFont = (_self: number, _weight: number, _italic: number, charset: number) =>
    isLending && chineseCharsets.has(charset) ? theFont : 0
  const fontData = (_self: number, _font: number, table: number, buffer: number, size: number): number => {
    if (table !== wholeFile) return 0
    if (buffer !== 0 && size >= bytes().length) pdfium.HEAPU8.set(bytes(), buffer)
    return bytes().length
  }
  // The members of FPDF_SYSFONTINFO behind its version, with their signatures: result first, then the parameters, all 32 bits wide.
  // Each a function of its own: one that is added twice keeps its first signature.
  const members: readonly [signature: string, call: (...given: number[]) => number][] = [
    ['vi', () => 0], // Release
    ['vii', () => 0], // EnumFonts
    ['iiiiiiii', mapFont as (...given: number[]) => number],
    ['iii', () => 0], // GetFont
    ['iiiiii', fontData as (...given: number[]) => number],
    ['iiiii', () => 0], // GetFaceName
    ['iii', () => 134], // GetFontCharset
    ['vii', () => 0], // DeleteFont
  ]
  const at = pdfium.wasmExports.malloc(4 * (1 + members.length))
  pdfium.setValue(at, 1, 'i32')
  members.forEach(([signature, call], i) => {
    pdfium.setValue(at + 4 * (i + 1), pdfium.addFunction(call, signature), 'i32')
  })
  module.FPDF_SetSystemFontInfo(at)
  return {
    lend: (isLent) => {
      isLending = isLent
    },
  }
}

const installedFont = (): string =>
  join(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'), '..', '..', 'fonts', 'NotoSansHans-Regular.otf')
