import type { Certificate, DocumentPart } from '#domain/application'
import { isRead, type PagesRead } from '#domain/pages'
import { findIdentifiers } from '#identifiers/find'
import { toNameKey } from '#text/names'
import { around } from '../ink.ts'
import type { EvidenceOf } from './evidence-of.ts'
import { linesOf, type PageLine } from './page-lines.ts'

/**
 * The first page of each paper in the bundle as a certificate of it: title, authors in printed order, and who of them bears a mark. Papers of
 * which no line of Chinese names was found say nothing of their authors; the rest of the page is the paper's.
 */
export const paperCertificates = (
  pages: PagesRead,
  parts: readonly DocumentPart[],
  evidenceAt: EvidenceOf,
): readonly Certificate[] =>
  parts.flatMap(({ kind, pages: [first] }) => {
    const page = kind === 'paper' ? pages.pages.find((one) => one.page === first) : undefined
    if (!page || !isRead(page)) return []
    const head = headOf(linesOf(page))
    return head ? [toCertificate(head, page.page, page.source === 'ocr', page.text, evidenceAt)] : []
  })

interface Head {
  readonly title: string
  readonly titleLines: readonly PageLine[]
  readonly authors: readonly Author[]
  readonly authorLines: readonly PageLine[]
}

export interface Author {
  readonly name: string
  /** A star, a dagger, a letter: what it means is said elsewhere on the page. Numbers name an institute. */
  readonly isMarked: boolean
}

const toCertificate = (
  { title, titleLines, authors, authorLines }: Head,
  page: number,
  ocr: boolean,
  text: string,
  evidenceAt: EvidenceOf,
): Certificate => {
  const named = namedAsSpecial(text)
  const marked = authors.filter(({ name, isMarked }) => isMarked || named.includes(toNameKey(name)))
  const places = [...authorLines, ...(authorLines.length > 0 ? [] : titleLines)]
  const above = titleLines.map((line) => line.text).join(' ')
  return {
    kind: 'paper',
    title,
    identifiers: findIdentifiers(text.slice(0, headCharacters), { ocr })
      .map(({ identifier }) => identifier)
      .filter(({ scheme }) => scheme === 'doi'),
    people: authors.map(({ name }) => name),
    ...(marked.length > 0 && { markedPeople: marked.map(({ name }) => name) }),
    ...(sharedFirst.test(text) && { saysSharedFirst: true }),
    owners: [],
    dates: [],
    evidence: evidenceAt(
      page,
      around(places.map(({ box }) => box)),
      authorLines.map((line) => line.text).join(' ') || above,
    ),
  }
}

/** Above the abstract stand the paper's own numbers; below it those of what it cites. */
const headCharacters = 600
const endOfHead = /^[【[]?\s*(?:摘\s*要|提\s*要|内容提要|关\s*键\s*词|abstract|key\s*-?words)/i
const runningHead =
  /^第?\s*\d+\s*(?:卷|期|页)|\bVol\.|DOI|ISSN|中图分类号|文章编号|文献标[识志]码|^\s*\d+\s*$|收稿|学报|期刊|基金/i
/** Twelve lines down the abstract has begun, or this is no first page. */
const maxHeadLines = 14

const headOf = (lines: readonly PageLine[]): Head | undefined => {
  const end = lines.slice(0, maxHeadLines).findIndex(({ text }) => endOfHead.test(text.trim()))
  if (end <= 0) return undefined
  const head = lines.slice(0, end).filter(({ text }) => text.trim() !== '' && !runningHead.test(text))
  const tallest = Math.max(0, ...head.map(height))
  const from = head.findIndex((line) => height(line) > tallest * alike)
  if (from < 0) return undefined
  const titleLines = head.slice(from, from + titleHeight(head.slice(from), tallest))
  const rest = head.slice(from + titleLines.length)
  const authorLines = takeWhile(
    rest.map((line) => ({ line, authors: authorsIn(line.text) })),
    ({ authors }) => authors.length > 0,
  )
  return {
    title: titleLines.map(({ text }) => text.replace(/\s+/g, '')).join(''),
    titleLines,
    authors: authorLines.flatMap(({ authors }) => authors),
    authorLines: authorLines.map(({ line }) => line),
  }
}

const height = ({ box }: PageLine): number => box[3] - box[1]
/** Lines of one size differ by what ascends and descends in them. */
const alike = 0.85

const titleHeight = (lines: readonly PageLine[], tallest: number): number =>
  takeWhile(lines, (line) => height(line) > tallest * alike && authorsIn(line.text).length < 2).length || 1

const takeWhile = <T>(items: readonly T[], holds: (item: T) => boolean): readonly T[] => {
  const end = items.findIndex((item) => !holds(item))
  return end < 0 ? items : items.slice(0, end)
}

const chineseName = /^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,8}·\p{Script=Han}{1,8}$/u
/** Words of an institute or of prose that are as short as a name. */
const notAName = /大学|学院|公司|医院|研究|中心|摘要|作者|通讯|单位|编辑|引言|前言|专题|论文/
const superscript = '\\d*#†‡✉△☆§①②③④⑤⑥⑦⑧⑨,'
const piece = new RegExp(`^([\\p{Script=Han}·]+)((?:[${superscript}a-e]|\\([${superscript}a-e]*\\))*)$`, 'u')

/** `覃一某1,2，韦二某1*，黄 三`; empty when anything on the line is no name: then it is an institute, or prose. */
export const authorsIn = (line: string): readonly Author[] => {
  const pieces = line
    .normalize('NFKC')
    .replace(/[•‧∙・]/g, '·')
    // A comma between marks is part of them: 1,2 and 1,*.
    .replace(/(?<=[\d*#†‡✉△☆§]),(?=[\d*#†‡✉△☆§])/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=[\d*#†‡✉△☆§])/gu, '')
    .split(/[,，、;；]|\s{2,}/)
    .flatMap(splitAtBlanks)
    .filter((one) => one !== '')
  const authors = pieces.map((one) => {
    const [, name = '', marks = ''] = piece.exec(one) ?? []
    return chineseName.test(name) && !notAName.test(name) ? { name, isMarked: /[*#†‡✉△☆§]/.test(marks) } : undefined
  })
  return authors.every((author) => author !== undefined) ? authors : []
}

/** `覃一某 韦二某` are two names, `黄 三` one that is set wide. */
const splitAtBlanks = (text: string): readonly string[] => {
  const tokens = text.trim().split(/\s+/)
  const isWide = tokens.length > 1 && tokens.some((token) => /^\p{Script=Han}$/u.test(token))
  return isWide ? [tokens.join('')] : tokens
}

const sharedFirst = /共同第一|并列第一|同等贡献|贡献相同|equal(?:ly)?\s+contribut|contributed?\s+equally/i

/** 通信作者：黄三; *通讯作者 韦二(1985—). */
const namedAsSpecial = (text: string): readonly string[] =>
  [
    ...text
      .normalize('NFKC')
      .matchAll(/(?:通讯|通信|共同第一|并列第一)作者[:：\s]*((?:\p{Script=Han}{2,4}[,，、;；\s]*){1,4})/gu),
  ].flatMap(([, names = '']) =>
    names
      .split(/[,，、;；\s]+/)
      .map(toNameKey)
      .filter(Boolean),
  )
