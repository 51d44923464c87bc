import type { ApplicationTexts, PlacedBox, TextHead, TextPart } from './texts.ts'

/** What the texts of an application have in common with others, as the rules look at it. */
export interface TextComparison {
  /** What the others see of this application. */
  readonly own: Omit<ApplicationTexts, 'texts'>
  readonly texts: readonly ComparedTextResult[]
  /** Look-ups that ended early, or texts that could not be read: silence about them is not "clean". */
  readonly notes: readonly string[]
}

export interface ComparedTextResult {
  readonly text: TextHead & { readonly textSource: 'text' | 'ocr'; readonly confidence?: number }
  /** Strongest first, strangers before the applicant's own. */
  readonly matches: readonly TextMatch[]
  /** Documents only: a row is compared cell by cell. */
  readonly ratios?: OverlapFigures
  /** What very many applicants have too: form text, or a text sold as often. */
  readonly group?: TextGroup
}

export interface TextGroup {
  /** Applicants with it, this one among them; at least so many when `isMore`. */
  readonly applicants: number
  readonly isMore: boolean
  /** Letters and digits of the text that they have in common, and their share of all that no form prints. */
  readonly characters: number
  readonly share: number
  readonly places: readonly PlacedBox[]
}

/** The four figures that reviewers know, over one stated denominator: letters and digits, form text and common text left out. */
export interface OverlapFigures {
  readonly denominator: number
  readonly leftOut: { readonly templates: number; readonly common: number }
  /** 总文字复制比 */
  readonly total: OverlapFigure
  /** 去除本人文献复制比 */
  readonly withoutOwn: OverlapFigure
  /** 去除引用文献复制比 */
  readonly withoutQuotations: OverlapFigure
  /** 单篇最大文字复制比 */
  readonly largestSingle: OverlapFigure
}

export interface OverlapFigure {
  readonly characters: number
  readonly share: number
}

export interface TextMatch {
  readonly other: TextHead & Omit<ApplicationTexts, 'texts'>
  /** Of the applicant themselves, in this application or another. */
  readonly isOwn: boolean
  /** Of a row. */
  readonly cells?: Readonly<Record<Exclude<TextPart, 'whole'>, CellOverlap>>
  /** Of a document. */
  readonly body?: BodyOverlap
  /** The longest first; not more than a reviewer reads. */
  readonly passages: readonly AlignedPassage[]
  readonly passageCount: number
}

export interface CellOverlap {
  /** Letters and digits that no form prints. */
  readonly lengthOwn: number
  readonly lengthOther: number
  /** Share of the shorter cell that the longer one says too. */
  readonly containment: number
}

/** Quotations with a source, clauses of laws and lists of references are left out on both sides; both sides see the same figures. */
export interface BodyOverlap {
  readonly characters: number
  /** Letters and digits of the shorter body, which `share` is a share of. */
  readonly of: number
  readonly share: number
}

export interface AlignedPassage {
  readonly part: TextPart
  readonly own: PassageSide
  /** Masked but for what both say. */
  readonly other: PassageSide
  readonly segments: readonly PassageSegment[]
}

export interface PassageSide {
  readonly page: number
  readonly places: readonly PlacedBox[]
}

/** In the order of the own text. */
export interface PassageSegment {
  readonly isSame: boolean
  readonly own: string
  readonly other: string
}

/** What a warning shows of two texts: how much they share and of what, and the passages side by side. */
export interface TextOverlap {
  readonly measures: readonly OverlapMeasure[]
  readonly passages: readonly AlignedPassage[]
  /** In all; the rest is not shown. */
  readonly passageCount: number
}

export interface OverlapMeasure {
  readonly label: string
  readonly share: number
  /** Letters and digits shared, of so many. */
  readonly characters: number
  readonly of: number
}
