import type { Application } from '#domain/application'
import type { BundlePart, Form } from '#domain/form'
import type { Box, PagesRead } from '#domain/pages'
import type { ComparedText, PlacedLine, TextKind, TextPart, TextPiece } from '#domain/texts'
import { toLabel } from '#text/normalise'
import { shortHash } from '#text/short-hash'
import type { ColumnRole } from '../claims/columns.ts'
import { type EvidenceOf, evidenceFrom } from '../claims/evidence-of.ts'
import { type ClaimRow, readClaimRows } from '../claims/read-claims.ts'
import { placeText, type RunOnPage, runsOf, toPlacedLine, withoutSpaces } from './place-text.ts'

interface TextsInput {
  readonly form: Form
  readonly pages: PagesRead
  readonly documentId: string
  readonly application: Pick<Application, 'claims'>
}

/** A cell or a section with fewer letters says nothing that could be copied. */
const leastOfRow = 40
const leastOfDocument = 200
/** Beyond this a document is compared as far as it goes: thirty pages of a paper. */
const mostOfDocument = 40_000
const mostDocuments = 16
const mostRows = 150

/** What of a document can be compared with other people's words: achievement rows cell by cell, summaries, reports and papers as wholes. */
export const readTexts = ({ form, pages, documentId, application }: TextsInput): readonly ComparedText[] => {
  const sources = sourcesOf(pages)
  const finish = (draft: Draft): ComparedText => {
    const first = draft.pieces.flatMap(({ lines }) => lines)[0]?.page ?? draft.page
    return {
      textId: `${draft.kind}-${shortHash(16, documentId, ...draft.pieces.map(({ part, raw }) => `${part} ${raw}`))}`,
      ...draft,
      documentId,
      page: first,
      ...sources(new Set(draft.pieces.flatMap(({ lines }) => lines.map(({ page }) => page)))),
    }
  }
  const rows = rowTexts(
    form,
    pages,
    evidenceFrom(pages, documentId)('form'),
    new Set(application.claims.map(({ claimId }) => claimId)),
  ).slice(0, mostRows)
  const documents = [...partTexts(form, pages), ...summaryTexts(form, pages)].slice(0, mostDocuments)
  return distinct([...rows, ...documents].map(finish))
}

type Draft = Pick<ComparedText, 'kind' | 'title' | 'pieces' | 'page'> & { readonly claimId?: string }

const distinct = (texts: readonly ComparedText[]): readonly ComparedText[] => [
  ...new Map(texts.map((text) => [text.textId, text])).values(),
]

const sourcesOf = (pages: PagesRead) => {
  const confidences = new Map(
    pages.pages.flatMap((page) => (page.source === 'ocr' ? [[page.page, page.scan?.confidence ?? 0] as const] : [])),
  )
  return (numbers: ReadonlySet<number>): Pick<ComparedText, 'textSource' | 'confidence'> => {
    const scanned = [...numbers].flatMap((page) => confidences.get(page) ?? [])
    return scanned.length === 0 ? { textSource: 'text' } : { textSource: 'ocr', confidence: Math.min(...scanned) }
  }
}

const partOfRole: Partial<Record<ColumnRole, Exclude<TextPart, 'whole'>>> = {
  title: 'title',
  'award-name': 'title',
  content: 'content',
  result: 'outcome',
}

/** The rows are read as the claims were, scans as scans: a number mended there is part of the claim's id. */
const rowTexts = (
  form: Form,
  pages: PagesRead,
  evidenceAt: EvidenceOf,
  known: ReadonlySet<string>,
): readonly Draft[] => {
  const runs = Map.groupBy(runsOf(pages), ({ page }) => page)
  return readClaimRows(form, evidenceAt).flatMap((row): Draft[] => {
    const [place] = row.claim.evidence
    if (!place || !known.has(row.claim.claimId)) return []
    const near = [
      ...(runs.get(place.page) ?? []).filter((run) => isInRow(run, place.box)),
      ...(runs.get(place.page + 1) ?? []),
    ]
    const pieces = cellTexts(row).map(
      ({ part, cell, from, to }): TextPiece => ({
        part,
        raw: cell.slice(from, to),
        lines: cutOut(placeText(cell, near), from, to),
      }),
    )
    if (!pieces.some(({ part, raw }) => part !== 'title' && lettersIn(raw) >= leastOfRow)) return []
    const { claimId, title } = row.claim
    return [{ kind: 'row', claimId, title, page: place.page, pieces }]
  })
}

const isInRow = ({ run }: RunOnPage, box: Box): boolean => {
  const middle = (run.box[1] + run.box[3]) / 2
  return middle >= box[1] && middle <= box[3]
}

/**
 * The cells by what they say; several of one role are one text. Portals have one cell for everything (`名称。内容…`): its first sentence is
 * the name, the rest the content.
 */
const cellTexts = ({ columns, cells }: ClaimRow): readonly CellText[] => {
  const texts = new Map<TextPart, string>()
  columns.forEach(({ role }, i) => {
    const part = partOfRole[role]
    const cell = cells[i] ?? ''
    if (part && cell !== '') texts.set(part, texts.has(part) ? `${texts.get(part)}\n${cell}` : cell)
  })
  const title = texts.get('title') ?? ''
  const name = /^[^。]{4,120}。/u.exec(title)?.[0]
  if (name !== undefined && !texts.has('content') && lettersIn(title) - lettersIn(name) >= leastOfRow)
    return [
      { part: 'title', cell: title, from: 0, to: name.length },
      { part: 'content', cell: title, from: name.length, to: title.length },
    ]
  return [...texts].map(([part, cell]) => ({ part, cell, from: 0, to: cell.length }))
}

/** A stretch of a cell's text. */
interface CellText {
  readonly part: TextPart
  readonly cell: string
  readonly from: number
  readonly to: number
}

/** The lines of a stretch, counted from where it begins. */
const cutOut = (lines: readonly PlacedLine[], from: number, to: number): readonly PlacedLine[] =>
  lines.flatMap((line) => {
    const [first, last] = [Math.max(from, line.from), Math.min(to, line.to)]
    const xs = line.xs.slice(2 * (first - line.from), 2 * (last - line.from))
    return last <= first ? [] : [{ ...line, from: first - from, to: last - from, xs }]
  })

const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Reports that the applicant writes; those of laboratories, auditors and libraries are others' words. */
const ownReport = /报告(?:书)?$|总结$|方案$|论文$/u
const othersReport = /检测|检验|检查|检索|查新|审计|验收|评估|鉴定|测试|试验报告|体检|征信|社保|评审|核查|监理|收录/u

const kindOfPart = ({ kind, title }: BundlePart): TextKind | undefined => {
  if (kind === 'paper') return 'paper'
  if (kind === 'summary') return 'summary'
  const name = toLabel(title ?? '')
  return kind === 'unknown' && ownReport.test(name) && !othersReport.test(name) ? 'report' : undefined
}

const partTexts = (form: Form, pages: PagesRead): readonly Draft[] =>
  (form.parts ?? []).flatMap((part): Draft[] => {
    const kind = kindOfPart(part)
    if (!kind) return []
    const piece = wholeOf(runsOf(pages, new Set(part.pages)))
    return lettersIn(piece.raw) < leastOfDocument
      ? []
      : [{ kind, title: part.title ?? '', page: part.pages[0] ?? 0, pieces: [piece] }]
  })

/** Runs in reading order, each a line of the text. */
const wholeOf = (runs: readonly RunOnPage[]): TextPiece => {
  let raw = ''
  const lines: PlacedLine[] = []
  for (const one of runs) {
    if (raw.length + one.run.text.length > mostOfDocument) break
    lines.push(toPlacedLine(one, raw.length))
    raw += `${one.run.text}\n`
  }
  return { part: 'whole', raw, lines }
}

const summaryName =
  /工作总结|业务总结|技术总结|个人总结|专业技术报告|技术工作报告|述职|业务自传|自我(?:评价|鉴定|总结)/u

/** Summaries that stand in the form itself: under a heading, or in a cell beside their label. */
const summaryTexts = (form: Form, pages: PagesRead): readonly Draft[] => {
  const apart = new Set(form.parts?.flatMap((part) => (kindOfPart(part) ? part.pages : [])))
  const said = [
    ...form.sections.map(({ title, page, text }) => ({ title, page, text })),
    ...form.fields.map(({ label, page, value }) => ({ title: label, page, text: value })),
  ]
  return said
    .filter(({ title, page, text }) => summaryName.test(toLabel(title)) && !apart.has(page) && text !== '')
    .flatMap(({ title, page, text }): Draft[] => {
      const own = form.parts?.find((part) => part.pages.includes(page))?.pages.filter((one) => one >= page) ?? [page]
      const piece = asFarAsPlaced(text.slice(0, mostOfDocument), runsOf(pages, new Set(own)))
      return lettersIn(piece.raw) < leastOfDocument ? [] : [{ kind: 'summary', title, page, pieces: [piece] }]
    })
}

/** A section goes on to the next heading, over certificates behind the form: where so much stands on no page of the form, it has ended. */
const longestUnplaced = 30

const asFarAsPlaced = (text: string, runs: readonly RunOnPage[]): TextPiece => {
  const lines: PlacedLine[] = []
  let end = 0
  for (const line of placeText(text, runs)) {
    if (withoutSpaces(text.slice(end, line.from)).length > longestUnplaced) break
    lines.push(line)
    end = line.to
  }
  return { part: 'whole', raw: text.slice(0, end), lines }
}
