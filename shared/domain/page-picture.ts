import type { Page, ReadPage, ScanFacts, UnreadReason } from './pages.ts'

/** A page as a reviewer sees it, set upright exactly as it was read: every `Box` of the page sits on its words. */
export type PagePicture = DrawnPage | UndrawnPage

export interface DrawnPage {
  readonly kind: 'drawn'
  readonly webp: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
}

export interface UndrawnPage {
  readonly kind: 'not-drawn'
  readonly reason: UndrawnReason
}

export type UndrawnReason =
  | 'no-such-page'
  | 'original-gone' // the upload was deleted, its retention may be over
  | 'cannot-open' // locked or broken, for the drawing library at least
  | 'over-budget' // drawing it took too long or too much: nothing that a reviewer should wait for
  | 'page-error'

/** What setting a page upright needs to know of it, as `ReadPage` says it. */
export interface Uprighted {
  readonly turned?: NonNullable<ReadPage['turned']>
  readonly scan?: Pick<ScanFacts, 'turns' | 'radians'>
}

/**
 * What is known of a page without its words, enough to draw it as it was read: the pages layer holds a box for every character, and is a
 * hundred times as large.
 */
export interface PageOutline extends Uprighted {
  readonly page: number
  /** In points, set upright. */
  readonly width: number
  readonly height: number
  readonly source: Page['source']
  readonly reason?: UnreadReason
}

export const outlineOf = (page: Page): PageOutline => ({
  page: page.page,
  width: page.width,
  height: page.height,
  source: page.source,
  ...(page.source === 'unread' ? { reason: page.reason } : uprighted(page)),
})

const uprighted = ({ turned, scan }: ReadPage): Uprighted => ({
  ...(turned && { turned }),
  ...(scan && { scan: { turns: scan.turns, radians: scan.radians } }),
})
