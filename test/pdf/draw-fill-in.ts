import { drawPdf } from './draw-pdf.ts'

export interface FillIn {
  readonly name: string
  /** What a reader is told of the field (/TU). */
  readonly tooltip?: string
  readonly value: string
  /** Makes it a list: the code that is kept, and the words that are shown. */
  readonly choices?: readonly (readonly [code: string, words: string])[]
  /** Left, bottom, right, top in PDF space. */
  readonly at: readonly [number, number, number, number]
}

/** A page with an AcroForm whose fields hold values and, as many fillers leave them, no appearance. */
export const drawFillIn = (content: readonly string[], fields: readonly FillIn[]): Uint8Array => {
  const first = 6
  const refs = fields.map((_, i) => `${first + i} 0 R`).join(' ')
  return drawPdf(
    [{ content, dictionary: `/Annots [${refs}]` }],
    fields.map(widget),
    '',
    `/AcroForm << /Fields [${refs}] >>`,
  )
}

const widget = ({ name, tooltip, value, choices, at }: FillIn): string => {
  const kind = choices
    ? `/FT /Ch /Ff 131072 /Opt [${choices.map(([code, words]) => `[${utf16(code)} ${utf16(words)}]`).join(' ')}]`
    : '/FT /Tx'
  const said = `${tooltip ? `/TU ${utf16(tooltip)}` : ''} ${value ? `/V ${utf16(value)}` : ''}`
  return `<< /Type /Annot /Subtype /Widget ${kind} /T ${utf16(name)} ${said} /Rect [${at.join(' ')}] /F 4 >>`
}

const utf16 = (words: string): string => `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`
