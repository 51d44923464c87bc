import type { Naming, PartKind } from '#domain/form'
import type { ReadPage } from '#domain/pages'
import { findIdentifiers } from '#identifiers/find'
import { linesOf, type PageLine } from '../claims/page-lines.ts'
import { around } from '../ink.ts'

/**
 * Parts that can prove what they name. The form, a summary and an appraisal are the applicant's own words; a patent or a paper
 * cites others; what a certificate itself is about stands in its fields.
 */
const proving: ReadonlySet<PartKind> = new Set([
  'other',
  'unit-notice',
  'project-contract',
  'project-acceptance',
  'contract',
  'index-proof',
  'paper',
  'paper-acceptance',
  'paper-cover',
  'paper-contents',
  'unknown',
])

const quoted = /[“"《「]([^”"》」“《「]{4,80})[”"》」]/gu
/** 题目：…, 1. Title: … of a proof that papers are indexed. */
const titled = /(?:题\s*目|论文(?:题目|名称)|篇\s*名|标\s*题|项目名称|工程名称|课题名称)\s*[:：]\s*(\S.{3,80}?)\s*$/u
/** `一种测试方法……12`: a line of a journal's contents. */
const listed = /^\s*(?:\d+[.、]\s*)?(\S.{3,80}?)\s*(?:[….·]{2,}|\s{2,})\s*[(（]?\d{1,4}[)）]?\s*$/u
/** Which issue a cover is of. */
const issue = /(?:19|20)\d{2}\s*年?\s*[第(（]?\s*\d{1,2}\s*期?|第\s*\d+\s*[卷期]/u
const maxNamings = 60

/** What a page of a part names: titles between marks of quotation, behind a label or in a list, and numbers. Each with its place. */
export const namingsOf = (kind: PartKind, page: ReadPage, title: string | undefined): readonly Naming[] => {
  if (!proving.has(kind)) return []
  const ocr = page.source === 'ocr'
  const lines = linesOf(page)
  // An unknown page may be anything, and a title is said of many things; a number is said of one.
  const titles = kind === 'unknown' ? [] : titlesIn(kind, lines, title)
  const numbers = kind === 'paper' ? lines.slice(0, 12) : lines
  return [
    ...titles,
    ...numbers.flatMap((line) =>
      findIdentifiers(line.text, { ocr }).map(({ identifier, start, end }) => ({
        text: identifier.canonical,
        number: identifier,
        page: page.page,
        bbox: around(line.boxes.slice(start, end)),
      })),
    ),
  ]
    .map((naming) => ({ ...naming, page: page.page }))
    .slice(0, maxNamings)
}

type Titled = Omit<Naming, 'page'>

const titlesIn = (kind: PartKind, lines: readonly PageLine[], title: string | undefined): readonly Titled[] => {
  // A paper's own title; what it quotes and cites is somebody else's.
  if (kind === 'paper') {
    const line = title && lines.find(({ text }) => text.replace(/\s+/g, ' ').trim().startsWith(title.replace(/…$/, '')))
    return line ? [{ text: line.text.trim(), bbox: line.box }] : []
  }
  const single = lines.flatMap((line) =>
    [titled, ...(kind === 'paper-contents' ? [listed] : [])].flatMap((pattern) => {
      const text = pattern.exec(line.text)?.[1]
      return text ? [{ text, bbox: line.box }] : []
    }),
  )
  const issues = kind === 'paper-cover' ? lines.filter(({ text }) => issue.test(text)) : []
  return [...single, ...issues.map(({ text, box }) => ({ text: text.trim(), bbox: box })), ...quotedIn(lines)]
}

/** Quotations run on over the ends of lines. */
const quotedIn = (lines: readonly PageLine[]): readonly Titled[] => {
  const boxes = lines.flatMap((line) => line.boxes)
  const text = lines.map((line) => line.text).join('')
  return [...text.matchAll(quoted)].flatMap((match) => {
    const value = match[1]?.trim()
    return value ? [{ text: value, bbox: around(boxes.slice(match.index, match.index + match[0].length)) }] : []
  })
}
