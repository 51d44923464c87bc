import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The part of pdfmake's document language that the samples use. pdfmake changes what it is given: build it anew each time. */
export type Content = string | readonly Content[] | ContentNode

export interface ContentNode {
  readonly text?: Content
  readonly stack?: readonly Content[]
  readonly columns?: readonly Content[]
  readonly table?: {
    readonly widths: readonly (number | string)[]
    readonly body: readonly (readonly Content[])[]
    readonly headerRows?: number
    readonly heights?: readonly (number | string)[] | number
    readonly dontBreakRows?: boolean
    readonly keepWithHeaderRows?: number
  }
  readonly canvas?: readonly Shape[]
  readonly image?: string
  readonly layout?: TableLayout | 'noBorders'
  readonly absolutePosition?: { readonly x: number; readonly y: number }
  readonly width?: number | string
  readonly height?: number
  readonly margin?: readonly number[]
  readonly alignment?: 'left' | 'center' | 'right' | 'justify'
  readonly fontSize?: number
  readonly lineHeight?: number
  readonly characterSpacing?: number
  readonly bold?: boolean
  readonly color?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  readonly pageBreak?: 'before' | 'after'
  readonly unbreakable?: boolean
  readonly leadingIndent?: number
  readonly verticalAlignment?: 'middle'
}

export type Shape =
  | {
      readonly type: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly lineWidth: number
      readonly lineColor: string
    }
  | {
      readonly type: 'ellipse'
      readonly x: number
      readonly y: number
      readonly r1: number
      readonly r2: number
      readonly lineWidth: number
      readonly lineColor: string
    }
  | {
      readonly type: 'polyline'
      readonly points: readonly { readonly x: number; readonly y: number }[]
      readonly closePath: boolean
      readonly color: string
      readonly lineColor: string
      readonly lineWidth: number
    }

export interface TableLayout {
  readonly hLineWidth: () => number
  readonly vLineWidth: () => number
  readonly hLineColor?: () => string
  readonly vLineColor?: () => string
  readonly paddingTop: () => number
  readonly paddingBottom: () => number
  readonly paddingLeft: () => number
  readonly paddingRight: () => number
}

export interface PdfDocument {
  readonly title: string
  /** ISO date. It is written into the file in place of "now", so that the same document always has the same bytes. */
  readonly createdOn: string
  readonly content: readonly Content[]
  /** Locks the file: nothing can be read without it. */
  readonly userPassword?: string
}

interface PdfMake {
  setFonts(fonts: Record<string, { normal: string; bold: string }>): void
  setUrlAccessPolicy(allow: (url: string) => boolean): void
  setLocalAccessPolicy(allow: (path: string) => boolean): void
  createPdf(definition: Record<string, unknown>): { getBuffer(): Promise<Uint8Array> }
}

export const a4 = { width: 595.28, height: 841.89 } as const
export const pageMargins = [50, 52, 50, 50] as const

const fontFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')

let loaded: PdfMake | undefined

// pdfmake is CommonJS without types; this is the one place that knows its shape.
const pdfMake = (): PdfMake => {
  if (loaded) return loaded
  const made = createRequire(import.meta.url)('pdfmake') as PdfMake
  const folder = fontFolder()
  made.setFonts({
    Hans: { normal: join(folder, 'NotoSansHans-Regular.otf'), bold: join(folder, 'NotoSansHans-Bold.otf') },
  })
  made.setUrlAccessPolicy(() => false)
  made.setLocalAccessPolicy((path) => path.startsWith(folder))
  loaded = made
  return made
}

/** A4 pages with an embedded subset of Noto Sans Hans, so that every reader finds the words that are printed. */
export const renderPdf = async (document: PdfDocument): Promise<Uint8Array<ArrayBuffer>> => {
  const buffer = await pdfMake()
    .createPdf({
      // 1.6 and later encrypt with a random vector, so a locked file would have other bytes each time.
      version: document.userPassword === undefined ? '1.7' : '1.4',
      info: { title: document.title, creationDate: new Date(document.createdOn) },
      pageSize: 'A4',
      pageMargins: [...pageMargins],
      defaultStyle: { font: 'Hans', fontSize: 9.5, lineHeight: 1.15 },
      footer: (page: number) => ({ text: `— ${page} —`, alignment: 'center', fontSize: 8, margin: [0, 16, 0, 0] }),
      content: document.content,
      ...(document.userPassword !== undefined && { userPassword: document.userPassword }),
    })
    .getBuffer()
  return Uint8Array.from(buffer)
}
