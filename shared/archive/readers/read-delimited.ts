import { parse } from 'csv-parse/sync'
import type { Table, TableRow } from './table.ts'
import { limits } from './table.ts'

const delimiters = ['\t', ',', ';', '|', '，'] as const

/** How many lines agree on one count of the delimiter, times that count: a list inside a cell never agrees as well. */
const agreement = (lines: readonly string[], delimiter: string): number => {
  const byCount = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(delimiter).length - 1
    if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1)
  }
  // Lines first: a comma-separated list of ten people on one line must not outvote two tabs on every line.
  return Math.max(0, ...[...byCount].map(([count, agreeing]) => agreeing * 1000 + count))
}

const withoutQuoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '""')

export const findDelimiter = (text: string): string => {
  const lines = withoutQuoted(text.slice(0, 64_000))
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  return delimiters.reduce(
    (best, next) => (agreement(lines, next) > agreement(lines, best) ? next : best),
    delimiters[0],
  )
}

const parseRows = (text: string, delimiter: string, quote: '"' | false): string[][] =>
  parse(text, {
    delimiter,
    quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false, // blank rows count, so that our row numbers are the spreadsheet's
    record_delimiter: ['\r\n', '\n', '\r'],
    to: limits.maxRows + 1,
  })

/** A quote that never closes would swallow the rest of the file: then quotes are read as ordinary characters. */
const parseTolerantly = (text: string, delimiter: string): { rows: string[][]; notices: string[] } => {
  try {
    return { rows: parseRows(text, delimiter, '"'), notices: [] }
  } catch {
    return {
      rows: parseRows(text, delimiter, false),
      notices: ['引号不成对，已把引号当作普通字符读取，请抽查各列是否对齐'],
    }
  }
}

/** CSV or TSV text → one table. Row numbers count records, as a spreadsheet does, not lines of text. */
export const readDelimited = (text: string, delimiter: string): Table => {
  const { rows, notices } = parseTolerantly(text, delimiter)
  return { rows: rows.map((cells, i): TableRow => ({ row: i + 1, cells: cells.map(tidyCell) })), notices }
}

/** Trims, and undoes `="0012"`, the usual way to keep Excel from reading a number as a number. */
export const tidyCell = (cell: string): string => {
  const trimmed = cell.trim().slice(0, limits.maxCellCharacters)
  return /^="[^"]*"$/.test(trimmed) ? trimmed.slice(2, -1).trim() : trimmed.replace(/^'(?=\d)/, '')
}
