import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { init } from '@embedpdf/pdfium'
import type { Box } from '#domain/pages'

/** A character as PDFium places it, in fractions of the page: the product's own boxes come from pdf.js, so neither can copy the other's fault. */
export interface PlacedGlyph {
  readonly char: string
  readonly page: number
  /** Around the ink of the glyph. */
  readonly box: Box
}

const wasm = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(createRequire(import.meta.url).resolve('@embedpdf/pdfium'), '..', 'pdfium.wasm')))

let started: ReturnType<typeof start> | undefined
const start = async () => {
  const module = await init({ wasmBinary: wasm().buffer })
  module.PDFiumExt_Init()
  return module
}

/** Every printed character of a document, in the order in which the file draws them. Pages must not be turned. */
export const glyphsOf = async (bytes: Uint8Array): Promise<readonly PlacedGlyph[]> => {
  started ??= start()
  const module = await started
  const memory = module.pdfium
  const at = memory.wasmExports.malloc(bytes.length)
  memory.HEAPU8.set(bytes, at)
  const document = module.FPDF_LoadMemDocument(at, bytes.length, '')
  const sides = memory.wasmExports.malloc(4 * 8)
  const glyphs: PlacedGlyph[] = []
  try {
    for (let number = 0; number < module.FPDF_GetPageCount(document); number++) {
      const page = module.FPDF_LoadPage(document, number)
      const [width, height] = [module.FPDF_GetPageWidthF(page), module.FPDF_GetPageHeightF(page)]
      const text = module.FPDFText_LoadPage(page)
      for (let i = 0; i < module.FPDFText_CountChars(text); i++) {
        const char = String.fromCodePoint(module.FPDFText_GetUnicode(text, i) || 0x20).normalize('NFKC')
        if (!/[\p{L}\p{N}]/u.test(char)) continue
        if (!module.FPDFText_GetCharBox(text, i, sides, sides + 8, sides + 16, sides + 24)) continue
        const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(memory.HEAPU8.buffer, sides, 4)
        const box: Box = [left / width, 1 - top / height, right / width, 1 - bottom / height]
        glyphs.push({ char, page: number + 1, box })
      }
      module.FPDFText_ClosePage(text)
      module.FPDF_ClosePage(page)
    }
  } finally {
    module.FPDF_CloseDocument(document)
    memory.wasmExports.free(sides)
    memory.wasmExports.free(at)
  }
  return glyphs
}

/** Shorter runs stand in many places of a document. */
const shortestRun = 5

/**
 * The glyphs that print these words: the longest run that agrees, and again behind it. A passage goes over pages and columns, between whose
 * parts the file draws other things. `pages` are those of the boxes. `of` counts its letters and digits; a rest too short to be told apart is in no run.
 */
export const glyphsOfWords = (
  glyphs: readonly PlacedGlyph[],
  words: string,
  pages: ReadonlySet<number>,
): { readonly found: readonly PlacedGlyph[]; readonly of: number } => {
  const wanted = [...words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')]
  const found: PlacedGlyph[] = []
  let at = 0
  while (at < wanted.length) {
    let [best, length] = [0, 0]
    for (let from = 0; from < glyphs.length; from++) {
      let n = 0
      while (at + n < wanted.length && glyphs[from + n]?.char === wanted[at + n]) n++
      // The same words may stand twice in one file, as in two papers: then those count that the boxes speak of.
      const isNearer = n === length && pages.has(glyphs[from]?.page ?? 0) && !pages.has(glyphs[best]?.page ?? 0)
      if (n > length || isNearer) [best, length] = [from, n]
    }
    if (length >= shortestRun) found.push(...glyphs.slice(best, best + length))
    at += length >= shortestRun ? length : 1
  }
  return { found, of: wanted.length }
}
