import type { FormField, FormTable } from '#domain/form'
import type { Cell } from './cell.ts'
import { chosenOf } from './choices.ts'
import { around, findValue, type Ink, type Place, placeOfInk } from './ink.ts'
import { type Inline, pairUp, splitInline } from './key-values.ts'
import { isKnownValue, isNoLabel, labelOf, labelScore } from './labels.ts'
import {
  cellsByColumn,
  isTitleOfNext,
  type ListPart,
  labelsAbove,
  listAt,
  listsBeside,
  sameTexts,
} from './list-tables.ts'
import { toBox } from './pieces.ts'
import { withoutSignature } from './signatures.ts'
import type { Table } from './table.ts'

export interface Interpreted {
  readonly fields: readonly FormField[]
  readonly tables: readonly FormTable[]
  /** Text of cells that are neither. */
  readonly texts: readonly string[]
}

/** What stands over the table. */
export interface Heading {
  /** As printed, with its number: `二、学习经历`. */
  readonly title: string
  /** Without: `学习经历`. */
  readonly section: string
}

/**
 * Reads a physical table as the logical tables and fields that it holds: header rows may stand anywhere in it, and
 * what is no table is label and value side by side.
 */
export const interpretTable = (table: Table, heading: Heading): Interpreted => {
  const { rows, ruled } = table
  const fields: FormField[] = []
  const tables: FormTable[] = []
  const texts: string[] = []
  let titleRow: string | undefined
  for (let i = 0; i < rows.length; ) {
    const row = rows[i] ?? []
    const beside = listsBeside(rows, i, ruled)
    if (beside.length > 0) {
      tables.push(...beside.map(({ title, part }) => toFormTable(part, rows, ruled, title)))
      titleRow = undefined
      i = Math.max(...beside.map(({ part }) => part.to))
      continue
    }
    const part = listAt(rows, i, ruled)
    const above = labelsAbove(part, rows, ruled)
    if (above.length > 0) {
      fields.push(...above.flatMap((part) => fieldsUnder(part, rows, ruled, heading.section)))
      titleRow = undefined
      i = above.at(-1)?.to ?? i + 1
      continue
    }
    if (part) {
      tables.push(toFormTable(part, rows, ruled, titleOf(part, table, heading, titleRow)))
      titleRow = undefined
      i = Math.max(part.to, i + 1)
      continue
    }
    const only = row.length === 1 ? row[0] : undefined
    if (only && ((isTitleCell(only, table) && i + 1 < rows.length) || isTitleOfNext(rows, i, ruled)))
      titleRow = only.text
    else {
      const read = readRow(row, heading.section)
      fields.push(...read.fields)
      texts.push(...read.texts)
      if (row.length > 0) titleRow = undefined
    }
    i++
  }
  return { fields, tables, texts }
}

const fieldsUnder = (part: ListPart, rows: Table['rows'], ruled: boolean, section: string): FormField[] => {
  const values = cellsByColumn(part, rows, part.from, ruled)
  return part.header.map((head, i) => {
    const value = values[i]
    return {
      section,
      label: labelOf(head.text),
      value: chosenOf(value?.text ?? ''),
      ...placeOf([value ?? head], undefined),
    }
  })
}

const isTitleCell = (cell: Cell, table: Table): boolean =>
  cell.text !== '' &&
  cell.text.length <= 40 &&
  cell.x1 - cell.x0 > (table.x1 - table.x0) * 0.9 &&
  !/[:：。；]/.test(cell.text) &&
  table.ruled

/** A table is called by the cell that spans its rows, by the merged cell over it, or by the heading over the whole. */
const titleOf = (part: ListPart, table: Table, heading: Heading, titleRow: string | undefined): string => {
  if (titleRow) return oneLine(titleRow)
  const label = part.rowLabel && labelOf(part.rowLabel.text)
  if (!label) return heading.title
  // What was done before the present title is no claim: which it was stands nearest to the rows.
  if (/[现現][职職]/.test(label) && !heading.section.includes(label)) return label
  const whole = part.rowLabel?.row === 0 && part.rowLabel.rowEnd >= table.rows.length
  const said = heading.section !== '' && (heading.section.includes(label) || label.includes(heading.section))
  return heading.title !== '' && (said || whole) ? heading.title : label
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '').trim()

const toFormTable = (part: ListPart, rows: Table['rows'], ruled: boolean, title: string): FormTable => {
  const read: string[][] = []
  const places: { page: number; bbox: FormField['bbox'] }[] = []
  for (let i = part.from; i < part.to; i++) {
    if ((rows[i] ?? []).length === 0 || sameTexts(part.header, rows[i] ?? [])) continue
    const cells = cellsByColumn(part, rows, i, ruled)
    if (cells.every((cell) => cell === undefined || cell.text === '')) continue
    read.push(cells.map((cell) => chosenOf(cell?.text ?? '')))
    const first = rows[i]?.find((cell) => cell.text !== '') ?? cells.find((cell) => cell !== undefined)
    if (first)
      places.push({
        page: first.page.number,
        bbox: boxOf(cells.filter((cell) => cell?.page.number === first.page.number && cell.row === first.row)),
      })
  }
  return {
    title,
    columns: part.header.map((cell) => labelOf(cell.text)),
    rows: read,
    rowPlaces: places,
    page: part.header[0]?.page.number ?? 1,
    bbox: boxOf(
      [...part.header, ...rows.slice(part.from, part.to).flat()].filter((cell) => cell.page === part.header[0]?.page),
    ),
  }
}

const boxOf = (cells: readonly (Cell | undefined)[]): FormField['bbox'] => {
  const real = cells.filter((cell) => cell !== undefined)
  const page = real[0]?.page
  if (!page) return [0, 0, 1, 1]
  // Words may reach over the lines of their cell: another font than the one it was laid out with, a scan that is not level.
  const ink = real.flatMap(inkOfCell).filter((one) => one.page === page.number)
  return around([...real.map((cell) => toBox(page, cell)), ...ink.map(({ box }) => box)])
}

const inkOfCell = (cell: Cell): readonly Ink[] => cell.lines.flatMap((line) => line.ink)

/** A value that is all that its cells hold has their frame; one of several in a cell has its own words. */
const placeOf = (cells: readonly Cell[], ink: readonly Ink[] | undefined): Place => {
  const all = cells.flatMap(inkOfCell)
  const own = ink ?? all
  const page = own[0]?.page ?? cells[0]?.page.number ?? 1
  const frames = cells.filter((cell) => cell.page.number === page)
  const words = own.length < all.length || frames.length === 0 ? placeOfInk(own) : undefined
  return words ?? { page, bbox: boxOf(frames) }
}

const readRow = (row: readonly Cell[], section: string): { fields: FormField[]; texts: string[] } => {
  const fields: FormField[] = []
  const texts: string[] = []
  const plain: Cell[] = []
  const add = (label: string, read: string, cells: readonly Cell[], ink: readonly Ink[]) => {
    const value = chosenOf(read)
    const own = value === '' ? ink : (findValue(ink, value) ?? ink)
    fields.push({ section, label, value, ...placeOf(cells, own) })
  }
  const addInline = ({ label, value }: Inline, cell: Cell, ink: readonly Ink[]) => {
    const behindLabel = ink.findIndex(({ char }) => /[:：]/.test(char)) + 1
    add(label, value, [cell], value === '' ? ink : ink.slice(behindLabel))
  }
  const addFacts = (cell: Cell) => {
    const lines = cell.text.split('\n')
    // The lines of the text may be several printed ones: each takes its characters from what is left.
    let rest = inkOfCell(cell)
    factsOf(cell)?.forEach((inline, i) => {
      const used = [...(lines[i] ?? '')].filter((char) => char.trim() !== '').length
      addInline(inline, cell, rest.slice(0, used))
      rest = rest.slice(used)
    })
  }
  for (const cell of row) {
    const inline = cell.text.includes('\n') ? undefined : splitInline(cell.text)
    if (inline && inline.value !== '' && labelScore(inline.label) >= 0.5) addInline(inline, cell, inkOfCell(cell))
    else if (isListOfFacts(cell)) addFacts(cell)
    else plain.push(cell)
  }
  const { pairs, loose } = pairUp(plain)
  for (const { label, values } of pairs) {
    if (values.length === 0) continue
    if (isNoLabel(label.text)) {
      texts.push(...[label, ...values].map(({ text }) => text).filter((text) => text !== ''))
      continue
    }
    if (areTwoValues(values)) {
      add(labelOf(label.text), '〓', values, values.flatMap(inkOfCell))
      continue
    }
    const { text, signature } = withoutSignature(labelOf(label.text), values)
    add(labelOf(label.text), text, values, values.flatMap(inkOfCell))
    if (signature) add(signature.label, signature.value, values, signature.ink)
  }
  for (const cell of loose) {
    if (factsOf(cell)) addFacts(cell)
    else if (cell.text !== '') texts.push(cell.text)
  }
  return { fields, texts }
}

/** `姓名 | 沈某某 | 男`: the label of 男 was lost, so nobody knows what the first one says. */
const areTwoValues = (values: readonly Cell[]): boolean =>
  values.every(({ text }) => text.length <= 20) && values.slice(1).some(({ text }) => isKnownValue(text))

/** Every line of the cell is a label with its value. */
const factsOf = (cell: Cell): readonly Inline[] | undefined => {
  const inlines = cell.text.split('\n').map(splitInline)
  return inlines.every((inline) => inline !== undefined) ? inlines : undefined
}

/** Lines with labels of their own need no label beside them. */
const isListOfFacts = (cell: Cell): boolean => {
  const facts = factsOf(cell)
  return facts !== undefined && facts.length >= 2 && facts.every(({ label }) => labelScore(label) >= 0.5)
}
