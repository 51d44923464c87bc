import type { Journal } from '#domain/claim'
import type { Identifier } from '#domain/identifier'

interface JournalCells {
  /** The column for the periodical or publisher, and everything else that may hold numbers of the issue. */
  readonly name: string | undefined
  readonly text: string
  readonly identifiers: readonly Identifier[]
}

const issueShapes: readonly RegExp[] = [
  /(?<y>(?:19|20)\d{2})\s*年?\s*[,，]?\s*(?:第?\s*\d+\s*卷)?\s*[,，(（]?\s*第\s*(?<i>\d{1,3}(?:[-—–]\d{1,3})?)\s*期/,
  /(?<y>(?:19|20)\d{2})\s*[,，]?\s*(?:\d{1,3})?\s*[(（](?<i>\d{1,3}(?:[-—–]\d{1,3})?)[)）]/,
]
const pageShapes: readonly RegExp[] = [
  /(?:第|[pP]{1,2}\.?|页码)\s*[:：]?\s*(?<p>\d{1,5}\s*[-—–~～+]\s*\d{1,5})\s*页?/,
  /[)）期]\s*[:：,，]?\s*(?<p>\d{1,5}\s*[-—–~～]\s*\d{1,5})/,
]

/** The name without what is printed beside it: numbers, issue, pages. */
const cleanName = (raw: string): string | undefined => {
  const quoted = /《([^》]+)》/.exec(raw)?.[1]
  const name = quoted ?? raw.split(/\n|ISSN|CN\s?\d|国内刊号|[,，;；(（]|(?:19|20)\d{2}\s*[年(（,，]|第\s*\d/)[0]
  const clean = name?.replace(/\s+/g, '').replace(/^(?:发表(?:于|在)|刊登(?:于|在)|载于?)/, '')
  return clean && clean.length >= 2 && !/^无|^\d/.test(clean) ? clean : undefined
}

/** Periodical, its numbers, year, issue and pages, as far as the row says them; undefined when it says none. */
export const readJournal = ({ name, text, identifiers }: JournalCells): Journal | undefined => {
  const issn = identifiers.find(({ scheme }) => scheme === 'issn')
  const cn = identifiers.find(({ scheme }) => scheme === 'cn-serial')
  const issue = issueShapes.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined)
  const pages = pageShapes.map((shape) => shape.exec(text)?.groups?.p).find((p) => p !== undefined)
  const journalName = name === undefined ? undefined : cleanName(name)
  if (!issn && !cn && !issue && !journalName) return undefined
  return {
    ...(journalName && { name: journalName }),
    ...(issn && { issn }),
    ...(cn && { cn }),
    ...(issue?.y && { year: Number(issue.y) }),
    ...(issue?.i && { issue: issue.i.replace(/[—–]/, '-') }),
    ...(pages && { pages: pages.replace(/\s/g, '').replace(/[—–~～]/, '-') }),
  }
}
