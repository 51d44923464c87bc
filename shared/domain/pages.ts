/** What was read from one PDF, page by page. The first layer of an application (design: Pages → Form → Application). */

/** `[x0, y0, x1, y1]` in 0..1 of the page as a person sees it: after rotation, inside the crop box, origin top-left. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** Characters that stand together on one line, with the box of each. `boxes.length === [...text].length`. */
export interface TextRun {
  readonly text: string
  readonly box: Box
  readonly boxes: readonly Box[]
  /** Drawn so that a reader does not see it: invisible mode, a layer that is off, off the page, tiny, or the colour of the paper. */
  readonly hidden?: HiddenReason
  /** Not level with the page's text: a watermark. It is in the text, forms are read without it. */
  readonly slanted?: boolean
  /** Mean over its characters, 0..1, where they were recognised in a picture; `〓` stands for one that could not be. */
  readonly confidence?: number
}

export type HiddenReason =
  | 'invisible-mode'
  | 'ocr-layer' // invisible mode over a picture: what a scanner's software read in it, hidden by design
  | 'switched-off' // on a layer (optional content) that is off when the file is opened
  | 'off-page'
  | 'tiny'
  | 'background-colour'

/** A straight line that a table border is made of. Horizontal when `y0 === y1`, vertical when `x0 === x1`. */
export type Ruling = Box

export type UnreadReason =
  | 'no-text-layer' // a scan, or an empty page that holds an image
  | 'untrustworthy-text-layer' // missing ToUnicode, garbage OCR layer: characters came out, but not the ones printed
  | 'page-error' // the page's own objects are broken
  | 'unreadable-scan' // recognition found nothing, or only guesses
  | 'over-budget' // the page did not fit into the time that was left

export type Page = ReadPage | UnreadPage

export interface ReadPage {
  readonly page: number
  /** In points (1/72 inch), after rotation. */
  readonly width: number
  readonly height: number
  readonly source: 'text' | 'ocr'
  /** Visible runs in reading order. */
  readonly runs: readonly TextRun[]
  readonly hidden: readonly TextRun[]
  readonly rulings: readonly Ruling[]
  /** The page's visible text in reading order, lines by `\n`. */
  readonly text: string
  /** Notes that somebody laid over the page (FreeText annotations); not part of `text`. */
  readonly notes?: readonly TextRun[]
  /** Fill-in fields (AcroForm) that hold a value; what they show stands in `text` too. */
  readonly filled?: readonly FilledField[]
  /** Degrees clockwise that the text runs away from the page's own "up"; boxes are in the page turned back by it. */
  readonly turned?: 90 | 180 | 270
  /** OCR pages: what was done to the page's picture before it was read. */
  readonly scan?: ScanFacts
  /** QR codes, top to bottom. Looked for on scanned pages, and where a page of text holds a picture that may be one. */
  readonly codes?: readonly PageCode[]
}

/** What a QR code on the page says. Nothing that it names is ever opened. */
export interface PageCode {
  readonly text: string
  readonly box: Box
}

export interface FilledField {
  /** What its maker calls it: what a reader is told of it, or else its name in the file. */
  readonly name: string
  readonly value: string
  readonly box: Box
}

export interface ScanFacts {
  /** Quarter turns clockwise, then a turn by `-radians` about the middle: boxes are relative to the picture set upright like this. */
  readonly turns: 0 | 1 | 2 | 3
  readonly radians: number
  /** Mean over all characters, 0..1. */
  readonly confidence: number
  /** What stamps say; not part of the page's text. */
  readonly seals: readonly string[]
  /** Absent on pages that were read before there were any. */
  readonly picture?: PictureMarks
}

/** By what the same picture of a page is known elsewhere (`pdf/picture-marks`). */
export interface PictureMarks {
  /** 64 bits, hex. Forms and templates share it too: it proves nothing alone. */
  readonly near: string
  /** 4,096 bits, base64: copies of one scan. */
  readonly fine: string
}

export interface UnreadPage {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly source: 'unread'
  readonly reason: UnreadReason
}

/** Why nothing at all could be read from a file. A result for the reviewer, never an exception. */
export type UnreadableReason =
  | 'empty-file'
  | 'not-a-pdf'
  | 'locked' // needs a password
  | 'broken'
  | 'no-pages'
  | 'too-large'
  | 'too-many-pages'
  | 'over-time'
  | 'over-memory'

export type ReadOutcome = 'read' | 'partly-read' | UnreadableReason

export type PagesResult = PagesRead | PagesUnreadable

export interface PagesRead {
  readonly kind: 'read'
  readonly parserVersion: string
  /** `partly-read` when at least one page is unread. */
  readonly outcome: 'read' | 'partly-read'
  readonly pages: readonly Page[]
  /** What the file holds that a program could run or open; it is never run. */
  readonly active: readonly ActiveContent[]
}

export interface PagesUnreadable {
  readonly kind: 'unreadable'
  readonly parserVersion: string
  readonly outcome: UnreadableReason
}

export type ActiveContent = 'javascript' | 'launch' | 'attachment' | 'xfa' | 'restricted' // its owner forbids copying, printing or changing; it was read all the same

export const isRead = (page: Page): page is ReadPage => page.source !== 'unread'
