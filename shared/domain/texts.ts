import type { PartialDate } from './dates.ts'
import type { Box } from './pages.ts'

/** A row of an achievement table, or a document of running text: what is compared with the words of other applications. */
export type TextKind = 'row' | 'summary' | 'report' | 'paper'

/** The three cells of a row (名称 · 内容与作用 · 完成情况); a document is one whole. */
export type TextPart = 'title' | 'content' | 'outcome' | 'whole'

/** Words of an application with the place of each character. The layer beside `Application`: verification reads it alone. */
export interface ComparedText {
  /** The same for the same words in the same place of the same document. */
  readonly textId: string
  readonly kind: TextKind
  /** What it is called: the row's title, the document's heading. */
  readonly title: string
  readonly claimId?: string
  readonly documentId: string
  readonly page: number
  readonly textSource: 'text' | 'ocr'
  /** Mean over what was recognised, 0..1. */
  readonly confidence?: number
  readonly pieces: readonly TextPiece[]
}

export interface TextPiece {
  readonly part: TextPart
  readonly raw: string
  readonly lines: readonly PlacedLine[]
}

/** `raw.slice(from, to)` stands on one line of a page. */
export interface PlacedLine {
  readonly from: number
  readonly to: number
  readonly page: number
  readonly top: number
  readonly bottom: number
  /** Left and right of each UTF-16 unit, in turn. */
  readonly xs: readonly number[]
}

export interface PlacedBox {
  readonly page: number
  readonly box: Box
}

/** Lines of one column, one under the other, are one box; a column or a page further begins another. */
export const placesOf = (
  { lines }: TextPiece,
  { from, to }: { readonly from: number; readonly to: number },
): readonly PlacedBox[] => {
  const places: { page: number; box: Box; lineHeight: number }[] = []
  for (const line of lines) {
    const [first, last] = [Math.max(from, line.from), Math.min(to, line.to)]
    if (last <= first) continue
    const xs = line.xs.slice(2 * (first - line.from), 2 * (last - line.from))
    const box: Box = [Math.min(...xs), line.top, Math.max(...xs), line.bottom]
    const before = places.at(-1)
    if (before && before.page === line.page && isUnder(before, box))
      places[places.length - 1] = { ...before, box: around(before.box, box) }
    else places.push({ page: line.page, box, lineHeight: line.bottom - line.top })
  }
  return places.map(({ page, box: [x0, y0, x1, y1], lineHeight }) => ({
    page,
    box: [x0, y0, x1, Math.min(1, y1 + descender * lineHeight)],
  }))
}

/** Chinese fonts say that nothing hangs lower than their own characters: the tails of p and y beside them do, by this share of a line. */
const descender = 0.15
/** Further down than this many lines another part of the page begins. */
const widestLeading = 3

const isUnder = ({ box, lineHeight }: { readonly box: Box; readonly lineHeight: number }, next: Box): boolean =>
  next[1] >= box[1] - lineHeight / 2 &&
  next[1] - box[3] < widestLeading * lineHeight &&
  Math.min(box[2], next[2]) > Math.max(box[0], next[0])

const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** What a text says of itself to others. People are masked here, once; claim keys tell whether both have the same project. */
export interface TextHead {
  readonly textId: string
  readonly kind: TextKind
  readonly title: string
  readonly documentId: string
  readonly page: number
  readonly claimId?: string
  readonly claimKeys?: readonly string[]
  /** When and where a paper appeared, as its row says. */
  readonly date?: PartialDate
  readonly journal?: string
}

/** One application's texts as the others see them. */
export interface ApplicationTexts {
  readonly applicationId: string
  readonly personKey: string
  readonly personKnownBy: 'resident-id' | 'name-and-unit'
  /** Masked: 覃*某. */
  readonly maskedPerson: string
  readonly unitKey?: string
  readonly committee: string
  readonly season: string
  readonly submittedAt: string
  readonly texts: readonly TextHead[]
  /** Every key of its counted claims: whoever shares one works on the same achievement. */
  readonly allClaimKeys: readonly string[]
}
