import { tidyCell } from './read-delimited.ts'
import { type CellDamage, limits, type TableRow } from './table.ts'
import { type NumberMeaning, serialToDate } from './xlsx-dates.ts'
import { attribute, decodeXmlText, tagsOf, type XmlTag } from './xml.ts'

export interface Workbook {
  readonly sharedStrings: readonly string[]
  readonly meanings: readonly NumberMeaning[]
  readonly from1904: boolean
}

interface Merge {
  readonly column: number
  readonly fromRow: number
  readonly toRow: number
}

/** `AB12` → column 27 (0-based), row 12. */
const placeOf = (reference: string): { column: number; row: number } => {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference)
  const letters = match?.[1] ?? 'A'
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(match?.[2] ?? 0) }
}

interface CellText {
  readonly text: string
  readonly damage?: CellDamage
}

/** Excel keeps 15 digits: an identity number or a barcode typed as a number has lost the rest for good. */
const maxTrueDigits = 15
const readNumber = (raw: string, style: number, workbook: Workbook): CellText => {
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return { text: raw }
  const meaning = workbook.meanings[style] ?? 'number'
  if (meaning !== 'number') return { text: serialToDate(value, meaning, workbook.from1904) }
  if (Math.abs(value) >= 10 ** maxTrueDigits && Math.abs(value) < 1e21)
    return { text: asExcelShows(value), damage: 'lost-digits' }
  // 202310123456.60001 in the file is 202310123456.6 on the screen: the shortest text of the same number.
  return { text: String(Number(value.toPrecision(maxTrueDigits))) }
}

/** 15 digits and then zeros, so that the steward recognises the cell. */
const asExcelShows = (value: number): string => {
  const [mantissa = '', exponent = '0'] = value.toExponential(maxTrueDigits - 1).split('e')
  return mantissa.replace('.', '').padEnd(Number(exponent) + 1 + (value < 0 ? 1 : 0), '0')
}

const readCell = (type: string, style: number, value: string, inline: string, workbook: Workbook): CellText => {
  switch (type) {
    case 's':
      return { text: tidyCell(workbook.sharedStrings[Number(value)] ?? '') }
    case 'inlineStr':
      return { text: tidyCell(inline) }
    case 'e':
      return { text: value, damage: 'error-value' }
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE' }
    case 'str':
    case 'd':
      return { text: tidyCell(value) }
    default:
      return readNumber(value, style, workbook)
  }
}

/** The text between two tags; `_x000D_` is how Excel writes a carriage return. */
const textBetween = (xml: string, start: number, end: number) =>
  decodeXmlText(xml.slice(start, end)).replace(/_x000D_/g, '\n')

/** sharedStrings.xml → the strings; rich text is joined, phonetic readings (`rPh`) are left out. */
export const readSharedStrings = (xml: string): readonly string[] => {
  const strings: string[] = []
  let current = ''
  let textStart = -1
  let phonetic = false
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'si' && tag.opens) current = ''
    if (tag.name === 'rPh') phonetic = tag.opens && !tag.closes
    if (tag.name === 't' && tag.opens && !tag.closes) textStart = tag.end
    else if (tag.name === 't' && textStart >= 0 && !phonetic) current += textBetween(xml, textStart, tag.start)
    if (tag.name === 'si' && tag.closes) strings.push(current)
  }
  return strings
}

/** One worksheet → its rows, blank ones included where others follow, vertical merges filled down. */
export const readSheet = (
  xml: string,
  workbook: Workbook,
): { rows: readonly TableRow[]; merged: number; cut: boolean } => {
  const rows = new Map<number, { cells: string[]; damage: Map<number, CellDamage> }>()
  const merges: Merge[] = []
  let rowNumber = 0
  let column = -1
  let cell: XmlTag | undefined
  let value = ''
  let inline = ''
  let textStart = -1
  let cut = false

  const closeCell = () => {
    if (!cell) return
    const { text, damage } = readCell(
      attribute(cell.attributes, 't') ?? 'n',
      Number(attribute(cell.attributes, 's') ?? 0),
      value,
      inline,
      workbook,
    )
    const row = rows.get(rowNumber)
    if (row && column < limits.maxColumns) {
      row.cells[column] = text
      if (damage) row.damage.set(column, damage)
    }
    cell = undefined
  }

  for (const tag of tagsOf(xml)) {
    switch (tag.name) {
      case 'row':
        if (!tag.opens) break
        rowNumber = Number(attribute(tag.attributes, 'r') ?? rowNumber + 1)
        column = -1
        if (rowNumber > limits.maxRows) {
          cut = true
          break
        }
        rows.set(rowNumber, { cells: [], damage: new Map() })
        break
      case 'c':
        if (tag.opens) {
          const reference = attribute(tag.attributes, 'r')
          column = reference ? placeOf(reference).column : column + 1
          cell = tag
          value = ''
          inline = ''
        }
        if (tag.closes) closeCell()
        break
      case 'v':
      case 't':
        if (tag.opens && !tag.closes) textStart = tag.end
        else if (textStart >= 0) {
          const text = textBetween(xml, textStart, tag.start)
          if (tag.name === 'v') value = text
          else inline += text
          textStart = -1
        }
        break
      case 'mergeCell': {
        const [from = '', to = from] = (attribute(tag.attributes, 'ref') ?? '').split(':')
        if (from === '') break
        const top = placeOf(from)
        merges.push({ column: top.column, fromRow: top.row, toRow: placeOf(to).row })
        break
      }
    }
  }
  const merged = fillDown(rows, merges)
  return { rows: toRows(rows), merged, cut }
}

const fillDown = (rows: Map<number, { cells: string[] }>, merges: readonly Merge[]): number => {
  const vertical = merges.filter(({ fromRow, toRow }) => toRow > fromRow && toRow - fromRow < 10_000)
  for (const { column, fromRow, toRow } of vertical) {
    const text = rows.get(fromRow)?.cells[column] ?? ''
    for (let row = fromRow + 1; row <= toRow; row++) {
      const target = rows.get(row)
      if (target && text !== '') target.cells[column] = text
    }
  }
  return vertical.length
}

const toRows = (rows: ReadonlyMap<number, { cells: string[]; damage: Map<number, CellDamage> }>): TableRow[] =>
  [...rows].map(([row, { cells, damage }]) => ({
    row,
    cells: Array.from(cells, (text) => text ?? ''),
    ...(damage.size > 0 && { damage }),
  }))
