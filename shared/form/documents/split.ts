import type { BundlePart, Form, FormCertificate, PartKind } from '#domain/form'
import { isRead, type Page, type PagesRead, type ReadPage } from '#domain/pages'
import { linesOf } from '../claims/page-lines.ts'
import { isKnownLabel } from '../labels.ts'
import { namingsOf } from './namings.ts'
import {
  afterForm,
  beforeCertificates,
  continuations,
  formPageWords,
  headingLines,
  type PageSigns,
  papers,
} from './page-signs.ts'
import { titleOfPage } from './page-title.ts'

/** What one page was taken for, and whether it begins something or goes on with the page before. */
interface Sorted {
  readonly page: number
  readonly kind: PartKind
  readonly confidence: number
  readonly goesOn: boolean
  readonly title?: string
}

const certain = 0.95
const likely = 0.85
const goesOnConfidence = 0.6

/**
 * A bundle's documents: the form, certificates by kind, papers, proofs. Every page belongs to exactly one part, in the order of the
 * pages; what nothing speaks for is `unknown`, what could not be read `unread`, and both stay visible.
 */
export const splitDocuments = (pages: PagesRead, form: Form): readonly BundlePart[] => {
  const sorted: Sorted[] = []
  const pageOf = new Map(pages.pages.map((page) => [page.page, page]))
  for (const page of pages.pages) sorted.push(sortPage(page, form, sorted.at(-1)))
  const parts = toParts(sorted.map((one, i) => betweenForms(one, sorted[i - 1], sorted[i + 1])))
  return parts.map((part) => withNames(part, pageOf))
}

const sortPage = (page: Page, form: Form, before: Sorted | undefined): Sorted => {
  if (!isRead(page)) return { page: page.page, kind: 'unread', confidence: 1, goesOn: before?.kind === 'unread' }
  const texts = textsOf(page)
  const begins = (kind: PartKind, confidence: number, title = titleOfPage(kind, page)): Sorted => ({
    page: page.page,
    kind,
    confidence,
    goesOn: kind === before?.kind && kind === 'form',
    ...(title && { title }),
  })
  const early = signOf(beforeCertificates, texts)
  if (early) return begins(early, likely)
  const certificate = form.certificates.find((one) => one.page === page.page)
  if (certificate)
    return { ...begins(certificate.kind, certain, titleOf(certificate)), goesOn: isSecondPage(certificate, before) }
  const paper = signOf(papers, texts)
  if (paper && before?.kind === paper && !beginsPaper(texts))
    return { page: page.page, kind: paper, confidence: likely, goesOn: true }
  if (paper) return begins(paper, likely)
  if (isFormPage(page, form, texts)) return begins('form', certain)
  const late = signOf(afterForm, texts)
  if (late) return begins(late, likely)
  if (before && mayGoOn(before, texts))
    return { page: page.page, kind: before.kind, confidence: goesOnConfidence, goesOn: true }
  const title = titleOfPage('unknown', page)
  return {
    page: page.page,
    kind: 'unknown',
    confidence: 0,
    goesOn: before?.kind === 'unknown',
    ...(title && { title }),
  }
}

interface Texts {
  readonly lines: readonly string[]
  readonly whole: string
  readonly characters: number
}

const textsOf = (page: ReadPage): Texts => {
  const lines = linesOf(page).map(({ text }) => text.normalize('NFKC').replace(/\s+/g, ''))
  const whole = lines.join('\n')
  return { lines, whole, characters: whole.length }
}

const signOf = (signs: readonly PageSigns[], { lines, whole, characters }: Texts): PartKind | undefined =>
  signs.find(
    ({ heading, words = [], some: [count, of] = [0, []], maxCharacters = Number.POSITIVE_INFINITY }) =>
      characters <= maxCharacters &&
      (heading === undefined || lines.slice(0, headingLines).some((line) => heading.test(line))) &&
      words.every((word) => word.test(whole)) &&
      of.filter((word) => word.test(whole)).length >= count,
  )?.kind

const beginsPaper = ({ lines }: Texts): boolean =>
  lines.slice(0, 25).some((line) => /^[【[]?摘要|^abstract/i.test(line))

const isFormPage = ({ page }: ReadPage, form: Form, { whole }: Texts): boolean => {
  if (formPageWords.test(whole)) return true
  if (form.fields.filter((field) => field.page === page && isKnownLabel(field.label)).length >= 4) return true
  return form.tables.some(
    (table) =>
      table.columns.filter(isKnownLabel).length >= 2 &&
      (table.page === page || table.rowPlaces.some((place) => place.page === page)),
  )
}

const mayGoOn = ({ kind }: Sorted, { whole, lines }: Texts): boolean =>
  continuations.some(
    ({ of, page, unlessHeading }) =>
      of.includes(kind) && page.test(whole) && !lines.slice(0, 3).some((line) => unlessHeading?.test(line)),
  )

const isSecondPage = ({ kind, page, fields }: FormCertificate, before: Sorted | undefined): boolean =>
  before?.kind === kind &&
  before.page === page - 1 &&
  kind.endsWith('-patent') &&
  !fields.some(({ label }) => label === '专利号' || label.endsWith('名称'))

const titleLabel =
  /(?:发明|实用新型|外观设计|产品|软件|项目|成果|课题|工程|资格|奖励|合同)名称$|^获奖项目$|^培训内容$|^校名$/

const titleOf = ({ fields }: FormCertificate): string | undefined =>
  fields.find(({ label }) => titleLabel.test(label))?.value.replace(/\s+/g, ' ')

/** A leaf of the form that prints no label of its own, a table that only goes on, lies between two others. */
const betweenForms = (one: Sorted, before: Sorted | undefined, after: Sorted | undefined): Sorted =>
  one.kind === 'unknown' && before?.kind === 'form' && after?.kind === 'form'
    ? { page: one.page, kind: 'form', confidence: goesOnConfidence, goesOn: true }
    : one

const toParts = (sorted: readonly Sorted[]): readonly BundlePart[] => {
  const parts: (Omit<BundlePart, 'pages'> & { readonly pages: number[] })[] = []
  for (const { page, kind, confidence, goesOn, title } of sorted) {
    const last = parts.at(-1)
    if (last && last.kind === kind && (goesOn || kind === 'form')) {
      last.pages.push(page)
      parts[parts.length - 1] = { ...last, confidence: Math.min(last.confidence, confidence) }
    } else parts.push({ kind, pages: [page], confidence, ...(title && { title }) })
  }
  return parts
}

const withNames = (part: BundlePart, pageOf: ReadonlyMap<number, Page>): BundlePart => {
  // Papers go on with what they cite.
  const numbers = part.kind === 'paper' ? part.pages.slice(0, 1) : part.pages
  const names = numbers.flatMap((number) => {
    const page = pageOf.get(number)
    return page && isRead(page) ? namingsOf(part.kind, page, part.title) : []
  })
  return names.length > 0 ? { ...part, names } : part
}
