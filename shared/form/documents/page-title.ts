import type { PartKind } from '#domain/form'
import type { ReadPage } from '#domain/pages'
import { linesOf, type PageLine } from '../claims/page-lines.ts'

const maxTitle = 60

/** What a page is called: the tallest line near the top of a paper or a cover; else the first line that has words. */
export const titleOfPage = (kind: PartKind, page: ReadPage): string | undefined => {
  const lines = linesOf(page)
    .slice(0, 12)
    .filter(({ text }) => /[\p{Script=Han}A-Za-z]{2}/u.test(text) && !isRunningHead(text))
  // The first line of these is their holder.
  if (kind === 'identity' || kind === 'social-insurance') return undefined
  const title = kind === 'paper' || kind === 'paper-cover' ? tallest(lines) : lines[0]
  const text = title?.text.replace(/\s+/g, ' ').trim()
  return text && text.length > maxTitle ? `${text.slice(0, maxTitle)}…` : text
}

const isRunningHead = (text: string): boolean =>
  /^\s*第\s*\d+\s*[页卷期]|^\s*Vol\.|DOI|ISSN|中图分类号|文章编号|文献标[识志]码|^\s*\d+\s*$/i.test(text)

const height = ({ box }: PageLine): number => box[3] - box[1]

/** Two lines of one height belong to one title, and the upper one names it; so the first of the tallest. */
const tallest = (lines: readonly PageLine[]): PageLine | undefined => {
  const top = Math.max(0, ...lines.map(height))
  return lines.find((line) => height(line) > top * 0.92)
}
