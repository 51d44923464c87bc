import { PDFParse } from 'pdf-parse'
import type { ActiveContent } from '#domain/pages'
import { findAssets } from './assets.ts'
import type { Matrix } from './matrix.ts'

/** One glyph of a `showText`; numbers between glyphs are spacing in thousandths. */
export interface RawGlyph {
  readonly unicode: string
  readonly width: number
  /** Vertical writing: advance, and the origin's offset. */
  readonly vmetric?: readonly [number, number, number]
  readonly isSpace: boolean
}

export interface RawFont {
  readonly ascent?: number
  readonly descent?: number
  readonly vertical?: boolean
  readonly fontMatrix?: Matrix
  readonly isType3Font?: boolean
  readonly defaultVMetrics?: readonly [number, number, number]
}

/** A fill-in field or a note that lies on top of the page. Rect in PDF space. */
export interface RawAnnotation {
  readonly kind: 'value' | 'note'
  readonly text: string
  readonly rect: readonly [number, number, number, number]
  /** Of a field that holds words: what its maker calls it. */
  readonly name?: string
}

export interface RawPage {
  readonly width: number
  readonly height: number
  /** PDF space → points on the page as seen, origin top-left. */
  readonly view: Matrix
  readonly operators: ArrayLike<number>
  readonly args: readonly (ArrayLike<unknown> | null | undefined)[]
  /** Is what a layer (optional content) marks seen when the file is opened? */
  isOn(layer: unknown): boolean
  /** `broken` when the font's own data could not be read: what it writes comes out as nothing or as garbage. */
  font(name: string): RawFont | 'broken' | undefined
  annotations(): Promise<readonly RawAnnotation[]>
  release(): void
}

export interface RawDocument {
  readonly pageCount: number
  page(number: number): Promise<RawPage>
  active(): Promise<readonly ActiveContent[]>
  close(): Promise<void>
}

/**
 * The only door to pdf-parse. It gives the parser's own pdf.js document, because `getText` has no coordinates and
 * `getTable` misses the borders that Chromium draws. Throws what pdf-parse throws (`name` tells the kind).
 * `bytes` are detached by pdf.js: hand over a copy.
 */
export const openDocument = async (bytes: Uint8Array): Promise<RawDocument> => {
  pretendFontFace()
  const assets = findAssets()
  const options = {
    data: bytes,
    cMapUrl: assets.cMaps,
    cMapPacked: true,
    standardFontDataUrl: assets.standardFonts,
    isEvalSupported: false,
    verbosity: 0,
    useSystemFonts: false,
    // No image is ever decoded here: pictures are pdfium's work. pdf.js drops an image above the limit before it
    // touches its data, which also removes the 5.8 GB that a 20000² image costs (reading-pdfs.md §4).
    maxImageSize: 0,
    // With font faces "enabled" pdf.js does not build the outline of every glyph, a third of its time.
    disableFontFace: false,
    ownerDocument: noDocument,
  }
  const parser = new PDFParse(options as unknown as ConstructorParameters<typeof PDFParse>[0])
  const pdf = await (parser as unknown as { load(): Promise<PdfDocument> }).load()
  // What switches layers may be broken; a viewer shows them all then.
  const layers = await pdf.getOptionalContentConfig().catch(() => undefined)
  return {
    pageCount: pdf.numPages,
    page: async (number) => rawPage(await pdf.getPage(number), layers),
    active: () => activeContent(pdf),
    close: () => parser.destroy(),
  }
}

/** What bare pdf-parse gives with its defaults: the peer that bench/read.ts measures us against, in the same process. */
export const bareText = async (bytes: Uint8Array): Promise<string> => {
  const parser = new PDFParse({ data: bytes, verbosity: 0 })
  try {
    return (await parser.getText()).text
  } finally {
    await parser.destroy()
  }
}

const rawPage = async (page: PdfPage, layers: PdfLayers | undefined): Promise<RawPage> => {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  return {
    width,
    height,
    view: transform,
    operators: fnArray,
    args: argsArray,
    isOn: (layer) => layers?.isVisible(layer) ?? true,
    font: (name) => fontOf(page, name),
    annotations: async () => (await page.getAnnotations()).flatMap(rawAnnotation),
    release: () => {
      page.cleanup()
    },
  }
}

const fontOf = (page: PdfPage, name: string): RawFont | 'broken' | undefined => {
  if (name === 'g_font_error') return 'broken'
  if (!page.commonObjs.has(name)) return undefined
  // pdf.js resolves a font that it could not translate to its error message.
  const font = page.commonObjs.get(name)
  return typeof font === 'string' ? 'broken' : (font as RawFont)
}

const rawAnnotation = (annotation: PdfAnnotation): RawAnnotation[] => {
  const { subtype, rect, hidden } = annotation
  if (!rect || hidden) return []
  if (subtype === 'FreeText') {
    const text = annotation.contentsObj?.str?.trim() ?? ''
    return text ? [{ kind: 'note', text, rect }] : []
  }
  if (subtype !== 'Widget') return []
  if (annotation.checkBox || annotation.radioButton) {
    const on = annotation.fieldValue !== undefined && annotation.fieldValue !== 'Off'
    const mine = annotation.fieldValue === (annotation.exportValue ?? annotation.buttonValue)
    return on && mine ? [{ kind: 'value', text: '☑', rect }] : []
  }
  const value = [annotation.fieldValue].flat().flatMap((one) => shownValue(annotation, one))
  return value.length ? [{ kind: 'value', text: value.join(' '), rect, name: nameOf(annotation) }] : []
}

/** A list of choices keeps a code for each of the words that it shows. */
const shownValue = ({ options }: PdfAnnotation, value: unknown): string[] => {
  if (typeof value !== 'string' || value.trim() === '') return []
  return [options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value]
}

/** `form[0].page[1].姓名[0]` → 姓名, unless the field says for readers what it is. */
const nameOf = ({ alternativeText, fieldName }: PdfAnnotation): string =>
  alternativeText?.trim() ||
  (fieldName ?? '')
    .split('.')
    .at(-1)
    ?.replace(/\[\d+\]$/, '')
    .trim() ||
  ''

const activeContent = async (pdf: PdfDocument): Promise<readonly ActiveContent[]> => {
  const [scripts, attachments, metadata, permissions] = await Promise.all([
    pdf.hasJSActions().catch(() => false),
    pdf.getAttachments().catch(() => null),
    pdf.getMetadata().catch(() => null),
    pdf.getPermissions().catch(() => null),
  ])
  return [
    ...(scripts ? (['javascript'] as const) : []),
    ...(attachments && Object.keys(attachments).length ? (['attachment'] as const) : []),
    ...(metadata?.info?.IsXFAPresent ? (['xfa'] as const) : []),
    ...(permissions && permissions.length < allPermissions ? (['restricted'] as const) : []),
  ]
}

// Print, modify, copy, annotate, fill in, copy for the blind, assemble, print well: a file that is encrypted and allows all is not restricted.
const allPermissions = 8

const noDocument = { fonts: { add: () => {}, delete: () => {} } }

// pdf.js asks the browser to load each font and, when that fails, falls back to building all outlines after all.
const pretendFontFace = (): void => {
  const world = globalThis as { FontFace?: unknown }
  world.FontFace ??= function FontFace(this: { loaded: Promise<void>; load(): Promise<void> }) {
    this.loaded = Promise.resolve()
    this.load = () => Promise.resolve()
  }
}

interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
  getOptionalContentConfig(): Promise<PdfLayers>
  hasJSActions(): Promise<boolean>
  getAttachments(): Promise<Record<string, unknown> | null>
  getMetadata(): Promise<{ info?: { IsXFAPresent?: boolean } }>
  /** What the owner allows, of eight; null when the file is not encrypted. */
  getPermissions(): Promise<readonly number[] | null>
}

interface PdfLayers {
  isVisible(layer: unknown): boolean
}

interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number; transform: Matrix }
  getOperatorList(options: { annotationMode: number }): Promise<{
    fnArray: number[]
    argsArray: (ArrayLike<unknown> | null | undefined)[]
  }>
  getAnnotations(): Promise<PdfAnnotation[]>
  cleanup(): void
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown }
}

interface PdfAnnotation {
  readonly subtype?: string
  readonly rect?: readonly [number, number, number, number]
  readonly hidden?: boolean
  readonly contentsObj?: { readonly str?: string }
  readonly fieldValue?: string | readonly string[]
  readonly fieldName?: string
  readonly alternativeText?: string
  readonly options?: readonly { readonly exportValue: string; readonly displayValue: string }[]
  readonly checkBox?: boolean
  readonly radioButton?: boolean
  readonly exportValue?: string
  readonly buttonValue?: string
}
