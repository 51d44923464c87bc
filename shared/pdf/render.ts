import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'
import { type FontLoan, prepareFontLoan } from './fallback-font.ts'

/** A page as pixels: four bytes each, red green blue alpha, rows top to bottom. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

export interface Renderer {
  readonly pageCount: number
  /** Size of a page in points, as it is seen; pages from 1. */
  size(page: number): { readonly width: number; readonly height: number }
  /** Longest side at most `maxPixels`: a page that claims to be a kilometre wide is drawn small, not refused. */
  draw(page: number, dpi: number): Picture
  close(): void
}

const bgra = 4
const withAnnotations = 1
const redFirst = 0x10
// 2,500 px is A4 at 210 dpi; 150 dpi is enough to read (reading-pdfs.md §5).
const maxPixels = 2_500

interface Engine {
  readonly module: WrappedPdfiumModule
  readonly fonts: FontLoan
}

let engine: Promise<Engine> | undefined

/** PDFium as WebAssembly, started once a process. A bundle names the file by `ZHIYAN_PDFIUM_WASM`. */
const pdfium = (): Promise<Engine> => {
  engine ??= start()
  return engine
}

const start = async (): Promise<Engine> => {
  const wasm = readFileSync(process.env.ZHIYAN_PDFIUM_WASM ?? installedWasm())
  const module = await init({ wasmBinary: new Uint8Array(wasm).buffer })
  module.PDFiumExt_Init()
  return { module, fonts: prepareFontLoan(module) }
}

const installedWasm = (): string =>
  join(createRequire(import.meta.url).resolve('@embedpdf/pdfium'), '..', 'pdfium.wasm')

/**
 * Opens a document for drawing its pages; undefined when PDFium cannot open it. The bytes are copied. `lendFonts` draws Chinese text whose
 * font the document does not bring: for pages whose text can be trusted (see fallback-font.ts).
 */
export const openRenderer = async (bytes: Uint8Array, { lendFonts = false } = {}): Promise<Renderer | undefined> => {
  const { module, fonts } = await pdfium()
  const { pdfium: memory } = module
  const at = memory.wasmExports.malloc(bytes.length)
  memory.HEAPU8.set(bytes, at)
  const document = module.FPDF_LoadMemDocument(at, bytes.length, '')
  if (!document) {
    memory.wasmExports.free(at)
    return undefined
  }
  const withPage = <T>(number: number, use: (page: number, width: number, height: number) => T): T => {
    fonts.lend(lendFonts)
    const page = module.FPDF_LoadPage(document, number - 1)
    try {
      return use(page, module.FPDF_GetPageWidthF(page), module.FPDF_GetPageHeightF(page))
    } finally {
      module.FPDF_ClosePage(page)
    }
  }
  return {
    pageCount: module.FPDF_GetPageCount(document),
    size: (number) => withPage(number, (_, width, height) => ({ width, height })),
    draw: (number, dpi) =>
      withPage(number, (page, pointsWide, pointsHigh) => {
        const scale = Math.min(dpi / 72, maxPixels / Math.max(pointsWide, pointsHigh, 1))
        const width = Math.max(1, Math.round(pointsWide * scale))
        const height = Math.max(1, Math.round(pointsHigh * scale))
        return paint(module, page, width, height)
      }),
    close: () => {
      module.FPDF_CloseDocument(document)
      memory.wasmExports.free(at)
    },
  }
}

const paint = (module: WrappedPdfiumModule, page: number, width: number, height: number): Picture => {
  const bitmap = module.FPDFBitmap_CreateEx(width, height, bgra, 0, 0)
  try {
    module.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    module.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations | redFirst)
    const at = module.FPDFBitmap_GetBuffer(bitmap)
    const stride = module.FPDFBitmap_GetStride(bitmap)
    const rgba = new Uint8Array(width * height * bgra)
    const { HEAPU8 } = module.pdfium
    for (let y = 0; y < height; y++)
      rgba.set(HEAPU8.subarray(at + y * stride, at + y * stride + width * bgra), y * width * bgra)
    return { width, height, rgba }
  } finally {
    module.FPDFBitmap_Destroy(bitmap)
  }
}
