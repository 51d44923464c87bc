import type { HiddenText } from '#domain/application'
import { type Box, isRead, type PagesRead, type ReadPage, type TextRun } from '#domain/pages'

// Fewer are stray marks, spaces that became letters, white page numbers.
const leastCharacters = 4
// The place where words beside the page are shown: its edge, wide enough to be seen.
const edge = 0.02

/**
 * Words on the pages that a reader does not see. Left out is what hides by design: what a scanner's software read in a picture, slanted
 * watermarks, and a second copy of words that can be seen (shadows and outlines of type, a page's own search text).
 */
export const hiddenTexts = (pages: PagesRead, documentId: string): readonly HiddenText[] =>
  pages.pages.filter(isRead).flatMap((page) => {
    if (page.hidden.length === 0) return []
    const seen = inkOf(page.text)
    return page.hidden.filter((run) => counts(run, seen)).map((run) => toHiddenText(run, page, documentId))
  })

const counts = ({ text, hidden, slanted }: TextRun, seen: string): boolean => {
  if (hidden === 'ocr-layer' || slanted) return false
  const words = inkOf(text)
  return [...words].length >= leastCharacters && !seen.includes(words)
}

const inkOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

const toHiddenText = (
  { text, box, hidden = 'invisible-mode' }: TextRun,
  { page, source }: ReadPage,
  documentId: string,
): HiddenText => ({
  documentId,
  page,
  box: onPage(box),
  quote: text,
  from: 'form',
  textSource: source,
  hidden,
})

const onPage = ([x0, y0, x1, y1]: Box): Box => [
  Math.min(Math.max(x0, 0), 1 - edge),
  Math.min(Math.max(y0, 0), 1 - edge),
  Math.max(Math.min(x1, 1), edge),
  Math.max(Math.min(y1, 1), edge),
]
