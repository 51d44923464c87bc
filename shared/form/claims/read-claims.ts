import type { Claim } from '#domain/claim'
import type { Form, FormTable } from '#domain/form'
import { toComparable, toLabel } from '#text/normalise'
import { shortHash } from '#text/short-hash'
import { type Column, isHeaderRow, readColumn } from './columns.ts'
import type { EvidenceOf } from './evidence-of.ts'
import { type ClaimDraft, rowToClaim } from './row-to-claim.ts'
import { tableKindOf } from './table-kinds.ts'

/** Every row of every achievement table of the form, in printed order. */
export const readClaims = (form: Form, evidenceAt: EvidenceOf): readonly Claim[] =>
  readClaimRows(form, evidenceAt).map(({ claim }) => claim)

/** A claim with the cells that it was read from. */
export interface ClaimRow {
  readonly claim: Claim
  readonly columns: readonly Column[]
  readonly cells: readonly string[]
}

export const readClaimRows = (form: Form, evidenceAt: EvidenceOf): readonly ClaimRow[] => {
  const drafts: DraftRow[] = []
  let previous: FormTable | undefined
  for (const table of form.tables) {
    const titled = continues(table, previous)
      ? { ...table, title: previous?.title ?? '', columns: columnsOf(table, previous) }
      : table
    drafts.push(...claimsOfTable(titled, evidenceAt))
    previous = titled
  }
  const claims = withIds(drafts.map(({ draft }) => draft))
  return drafts.flatMap(({ columns, cells }, i) => (claims[i] ? [{ claim: claims[i], columns, cells }] : []))
}

type DraftRow = Omit<ClaimRow, 'claim'> & { readonly draft: ClaimDraft }

/** The next page's table without a title of its own and with the same columns, or none, is the rest of the table before it. */
const continues = (table: FormTable, previous: FormTable | undefined): boolean => {
  if (!previous || !/^(?:续表?|\(续\))?$/.test(toLabel(table.title))) return false
  const same = table.columns.length === previous.columns.length
  return (
    same &&
    (table.columns.every((c) => c.trim() === '') ||
      table.columns.every((c, i) => toLabel(c) === toLabel(previous.columns[i] ?? '')))
  )
}
const columnsOf = (table: FormTable, previous: FormTable | undefined): readonly string[] =>
  table.columns.some((column) => column.trim() !== '') ? table.columns : (previous?.columns ?? [])

/** One physical table may hold several logical ones: a title or a header can stand in the middle (domain 1.2). */
const claimsOfTable = (table: FormTable, evidenceAt: EvidenceOf): readonly DraftRow[] => {
  const drafts: DraftRow[] = []
  let title = table.title
  let headings: readonly string[] = table.columns
  let kind = tableKindOf(title, headings)
  let columns = headings.map(readColumn)
  const enter = (nextTitle: string, nextHeadings: readonly string[]) => {
    title = nextTitle
    headings = nextHeadings
    kind = tableKindOf(title, headings)
    columns = headings.map(readColumn)
  }
  table.rows.forEach((row, i) => {
    const inner = innerTitle(row)
    if (inner !== undefined) enter(inner, headings)
    else if (isHeaderRow(row)) enter(title, row)
    else if (kind) {
      const place = table.rowPlaces[i] ?? { page: table.page, bbox: table.bbox }
      const cells = withoutHeading(row, headings, title)
      const draft = rowToClaim({
        table: kind,
        columns,
        cells,
        evidence: evidenceAt(place.page, place.bbox, ''),
      })
      if (draft) drafts.push({ draft, columns, cells })
    }
  })
  return drafts
}

/** A heading that runs down the left edge of its table (获/奖/情/况) is read as a column without a label. */
const withoutHeading = (cells: readonly string[], headings: readonly string[], title: string): readonly string[] =>
  cells.map((cell, i) =>
    (headings[i] ?? '').trim() === '' && cell.trim() !== '' && toLabel(title).includes(toLabel(cell)) ? '' : cell,
  )

/** A merged row that is the title of the rows below: one text, and one that names a kind of table. */
const innerTitle = (cells: readonly string[]): string | undefined => {
  const texts = new Set(cells.map((cell) => cell.trim()).filter(Boolean))
  const [only] = texts
  if (texts.size !== 1 || only === undefined || only.length > 40) return undefined
  return /任?现职(?:称|务)?(?:以)?[前后来]|^[一二三四五六七八九十\d]+[、.．]/.test(toLabel(only)) &&
    tableKindOf(only, []) !== undefined
    ? only
    : undefined
}

/** The id of a statement does not know its page; the same statement made twice in one document has a counter. */
const withIds = (drafts: readonly ClaimDraft[]): readonly Claim[] => {
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const numbers = draft.identifiers.map(({ scheme, key }) => `${scheme} ${key}`).toSorted()
    const id = shortHash(
      12,
      draft.section,
      draft.kind,
      toComparable(draft.title),
      toComparable(draft.awardName ?? ''),
      ...numbers,
    )
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    return { claimId: times === 1 ? id : `${id}-${times}`, ...draft }
  })
}
