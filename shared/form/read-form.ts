import type { Form, FormField, FormSection, FormTable } from '#domain/form'
import type { PagesRead } from '#domain/pages'
import { readCertificates } from './certificates.ts'
import { continuesFrom, joinContinued } from './continued.ts'
import { splitDocuments } from './documents/split.ts'
import { inTheirPlaces, unlabelledFields } from './filled-fields.ts'
import { captionOf, headingOf } from './headings.ts'
import { type Heading, interpretTable } from './interpret-table.ts'
import { joinTables, mayContinue } from './join-tables.ts'
import { type Around, lineFields } from './line-fields.ts'
import { type Item, pageItems, type TableItem } from './page-items.ts'
import type { LineItem } from './pieces.ts'
import { recordsIn } from './records.ts'
import { unruledTables } from './unruled.ts'
import type { Columns } from './unruled-lists.ts'

/**
 * The second layer: labels, values and tables in the words that are printed. Works on geometry and on what labels look
 * like, never on one form's layout.
 */
export const readForm = (pages: PagesRead): Form => {
  const items = joinOverPages(findUnruled(pageItems(pages)))
  const fields: FormField[] = []
  const tables: FormTable[] = []
  const sections: { title: string; page: number; text: string[] }[] = []
  let heading: Heading = { title: '', section: '' }
  let afterTable = false
  // Fields of tables under one heading, until it is known whether they are cards that come again.
  let cards: FormField[] = []
  const endCards = () => {
    const records = recordsIn(cards, heading.title)
    if (records) tables.push(records)
    else fields.push(...cards)
    cards = []
  }
  items.forEach((item, index) => {
    if (item.kind === 'line') {
      const found = headingOf(item)
      if (found) {
        endCards()
        heading = found
        sections.push({ title: found.title, page: item.page.number, text: [] })
      } else if (!(afterTable && captionBefore(items, index))) {
        const section = heading.section || (tables.length === 0 && !afterTable ? 'cover' : '')
        const own = lineFields(item, section, aroundLine(items, index))
        if (own.length > 0) endCards()
        fields.push(...own)
      }
      if (!found) sections.at(-1)?.text.push(item.text)
      return
    }
    const caption = captionFor(items, index)
    if (caption) endCards()
    heading = caption ?? heading
    const read = interpretTable(item.table, heading)
    cards.push(...read.fields)
    if (read.tables.length > 0) endCards()
    tables.push(...read.tables)
    if (read.texts.length) {
      const section = sections.at(-1)
      if (section) section.text.push(...read.texts)
      else sections.push({ title: heading.title, page: item.table.page.number, text: [...read.texts] })
    }
    afterTable = true
  })
  endCards()
  fields.push(...unlabelledFields(pages, { fields, tables }))
  const form = {
    fields: inTheirPlaces(fields, pages),
    tables: joinContinued(tables),
    sections: sections.map(toSection),
    certificates: readCertificates(pages, fields),
  }
  return { ...form, parts: splitDocuments(pages, form) }
}

const toSection = ({ title, page, text }: { title: string; page: number; text: string[] }): FormSection => ({
  title,
  page,
  text: text.join('\n'),
})

const lineBefore = (items: readonly Item[], index: number): LineItem | undefined => {
  const before = items[index - 1]
  return before?.kind === 'line' ? before : undefined
}

const aroundLine = (items: readonly Item[], index: number): Around => {
  const line = items[index]
  const isHere = (item: Item | undefined): item is LineItem =>
    item?.kind === 'line' && line?.kind === 'line' && item.page === line.page
  let from = index
  let to = index
  while (isHere(items[from - 1])) from--
  while (isHere(items[to + 1])) to++
  const after = items[index + 1]
  return {
    before: lineBefore(items, index),
    after: isHere(after) ? after : undefined,
    stretch: items.slice(from, to + 1).filter(isHere),
  }
}

const captionFor = (items: readonly Item[], index: number): Heading | undefined => {
  const table = items[index]
  if (table?.kind !== 'table') return undefined
  let first = index
  for (
    let before = items[first - 1];
    before?.kind === 'table' && isBesideTable(before, table);
    before = items[first - 1]
  )
    first--
  const line = lineBefore(items, first)
  return line && (headingOf(line) ?? captionOf(partOver(line, table)))
}

const isBesideTable = (one: TableItem, other: TableItem): boolean =>
  one.table.page === other.table.page &&
  Math.min(one.table.y1, other.table.y1) > Math.max(one.table.y0, other.table.y0) &&
  (one.table.x1 <= other.table.x0 || other.table.x1 <= one.table.x0)

/** Of a line with the captions of tables side by side, the one over this table. */
const partOver = (line: LineItem, { table }: TableItem): LineItem => {
  const over = line.pieces.filter((piece) => piece.x1 > table.x0 && piece.x0 < table.x1)
  return over.length === 0 || over.length === line.pieces.length
    ? line
    : { ...line, pieces: over, text: over.map(({ text }) => text).join('  ') }
}

const captionBefore = (items: readonly Item[], index: number): boolean => {
  const line = items[index]
  return items[index + 1]?.kind === 'table' && line?.kind === 'line' && captionOf(line) !== undefined
}

/** Puts the items of all pages after each other; a table at the end of one page goes on in one that begins the next. */
const joinOverPages = (pages: readonly (readonly Item[])[]): Item[] => {
  const joined: Item[] = []
  for (const page of pages) {
    const last = joined.at(-1)
    const [top, second] = page
    // `续表` says that a table goes on; a header it need not have again.
    const caption = lineBefore(joined, joined.length - 1)?.text ?? ''
    const isContinued = top?.kind === 'line' && continuesFrom(top.text, caption) && second?.kind === 'table'
    const first = isContinued && last?.kind === 'table' ? second : top
    if (last?.kind === 'table' && first?.kind === 'table' && mayContinue(last.table, first.table)) {
      joined[joined.length - 1] = { ...last, table: joinTables(last.table, first.table) }
      joined.push(...page.slice(first === top ? 1 : 2))
    } else joined.push(...page)
  }
  return joined
}

/** Replaces stretches of lines that stand in columns by the tables that they make; a list may go on from page to page. */
const findUnruled = (pages: readonly (readonly Item[])[]): Item[][] => {
  let columns: Columns | undefined
  return pages.map((items) => {
    const out: Item[] = []
    let stretch: LineItem[] = []
    const flush = () => {
      const first = stretch[0]
      const found = first && unruledTables(stretch, first.page, columns)
      if (found) {
        for (const item of found.items) out.push('kind' in item ? item : { kind: 'table', table: item, y0: item.y0 })
        columns = found.columns
      } else {
        out.push(...stretch)
        if (first) columns = undefined
      }
      stretch = []
    }
    for (const item of items) {
      if (item.kind === 'line' && !headingOf(item)) stretch.push(item)
      else {
        flush()
        columns = undefined
        out.push(item)
      }
    }
    flush()
    return out
  })
}
