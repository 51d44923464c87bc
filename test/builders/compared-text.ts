import type { ComparedText, PlacedLine, TextKind, TextPart } from '#domain/texts'
import { shortHash } from '#text/short-hash'

export interface TextPlan {
  readonly kind: TextKind
  readonly title: string
  readonly claimId?: string
  readonly confidence?: number
  readonly parts: Readonly<Partial<Record<TextPart, string>>>
}

/** 40 characters a line, 30 lines a page, each character 1/50 of the page wide. */
const linesOf = (raw: string, firstPage: number): readonly PlacedLine[] =>
  Array.from({ length: Math.ceil(raw.length / 40) }, (_, n): PlacedLine => {
    const from = n * 40
    const to = Math.min(raw.length, from + 40)
    const top = 0.05 + (n % 30) * 0.03
    return {
      from,
      to,
      page: firstPage + Math.floor(n / 30),
      top,
      bottom: top + 0.02,
      xs: Array.from({ length: to - from }, (_, i) => [0.1 + i / 50, 0.1 + (i + 1) / 50]).flat(),
    }
  })

export const aText = (documentId: string, { kind, title, claimId, confidence, parts }: TextPlan): ComparedText => ({
  textId: `${kind}-${shortHash(16, documentId, title, JSON.stringify(parts))}`,
  kind,
  title,
  ...(claimId && { claimId }),
  documentId,
  page: 2,
  ...(confidence === undefined ? { textSource: 'text' } : { textSource: 'ocr', confidence }),
  pieces: (Object.entries(parts) as [TextPart, string][]).map(([part, raw]) => ({ part, raw, lines: linesOf(raw, 2) })),
})
