import type { ArchiveRecord } from '#domain/archive-record'
import { readMoney } from '#text/money'
import type { Field, RecordKind } from './columns.ts'
import type { Draft, RejectedRow } from './draft.ts'
import { findHeader, type Header, type MappedColumn } from './find-header.ts'
import { foldDrafts, speakOfOne } from './fold-drafts.ts'
import { type RowContext, readRow } from './read-row.ts'
import type { Table, TableRow } from './readers/table.ts'
import { checkRow } from './row-checks.ts'

export interface ReadOptions {
  readonly kind?: RecordKind
  readonly columns?: Readonly<Record<string, Field>>
  readonly file: string
  readonly dataset: string
  readonly department: string
  readonly trust: ArchiveRecord['trust']
  readonly importedAt: string
  /** HMAC of a person's number; without it a register of people is refused. */
  readonly personKeyOf?: (residentId: string) => string | undefined
}

/** How one table was understood, for the steward to check before anything is written. */
export interface SheetReading {
  readonly sheet?: string
  /** Absent when no header was found; the sheet is then left out, and a notice says so. */
  readonly kind?: RecordKind
  readonly headerRow?: number
  readonly columns: readonly MappedColumn[]
  readonly rows: number
  readonly notices: readonly string[]
}

export interface DraftsRead {
  readonly drafts: readonly Draft[]
  readonly rejected: readonly RejectedRow[]
  readonly sheets: readonly SheetReading[]
  readonly rows: number
  readonly blankRows: number
  readonly repeatedHeaders: number
  /** Rows that were folded into the record of an earlier row. */
  readonly foldedRows: number
}

/** Sums of Chinese research administration without a unit are in 万元: no grant is of 42 yuan. */
const looksLikeTenThousands = (values: readonly number[]): boolean => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length > 0 && (sorted[Math.floor(sorted.length / 2)] ?? 0) < 5_000
}

const amountHeadingOf = (
  header: Header,
  rows: readonly TableRow[],
): { heading: string; notices: readonly string[] } => {
  const column = header.columns.find(({ field }) => field === 'amount')
  if (!column || /元/.test(column.header)) return { heading: column?.header ?? '', notices: [] }
  const values = rows.flatMap(({ cells }) => readMoney(cells[column.column] ?? '') ?? [])
  return looksLikeTenThousands(values)
    ? { heading: `${column.header}(万元)`, notices: [`“${column.header}”没有写单位，按数值大小理解为万元，请核对`] }
    : { heading: column.header, notices: [] }
}

const counted = (count: number, words: (count: number) => string): readonly string[] =>
  count > 0 ? [words(count)] : []

const readTable = (table: Table, options: ReadOptions) => {
  const sheet = table.sheet === undefined ? {} : { sheet: table.sheet }
  const name = `${table.sheet ?? ''} ${options.file}`
  const header = findHeader(table.rows, {
    name,
    ...(options.kind && { kind: options.kind }),
    ...(options.columns && { columns: options.columns }),
  })
  const dataRows = header ? table.rows.slice(header.index + 1) : []
  const drafts: Draft[] = []
  const rejected: RejectedRow[] = []
  const counts = { blank: 0, headerAgain: 0, zeroDates: 0, oddCells: 0 }
  const { heading, notices } = header ? amountHeadingOf(header, dataRows) : { heading: '', notices: [] }

  if (header) {
    const { file, dataset, department, importedAt, trust } = options
    const context: RowContext = {
      header,
      amountHeading: heading,
      provenance: { dataset, department, file, ...sheet, importedAt },
      trust,
      ...(options.personKeyOf && { personKeyOf: options.personKeyOf }),
    }
    for (const row of dataRows) {
      const verdict = checkRow(row, header)
      if (verdict.kind === 'blank') counts.blank++
      else if (verdict.kind === 'header-again') counts.headerAgain++
      else {
        const reading = verdict.kind === 'data' ? readRow(row, context) : verdict
        if (reading.kind === 'rejected')
          rejected.push({
            ...sheet,
            row: row.row,
            reason: reading.reason,
            words: reading.words,
            cells: withoutPrivate(row.cells, header),
          })
        else {
          drafts.push(reading.draft)
          counts.zeroDates += reading.zeroDates
          counts.oddCells += reading.oddCells
        }
      }
    }
  }
  const reading: SheetReading = {
    ...sheet,
    ...(header && { kind: header.kind, headerRow: header.row }),
    columns: header?.columns ?? [],
    rows: dataRows.length - counts.blank - counts.headerAgain,
    notices: [
      ...table.notices,
      ...(header || table.rows.length === 0
        ? []
        : [
            `${table.sheet ? `工作表“${table.sheet}”` : '文件'}中没有认出表头，未导入；可用 --kind 指明类别，或检查表头用词`,
          ]),
      ...notices,
      ...(header?.columns.some(({ field }) => field === 'private')
        ? ['含身份证号、电话等个人信息的列只用于检查损坏，不会存入档案库']
        : []),
      ...counted(counts.headerAgain, (n) => `中间重复出现的表头 ${n} 行，已跳过`),
      ...counted(counts.blank, (n) => `空白行 ${n} 行，已跳过`),
      ...counted(counts.zeroDates, (n) => `空日期（0000-00-00 等）${n} 处，按缺失处理`),
      ...counted(counts.oddCells, (n) => `与表头不符的单元格 ${n} 处，原样保留但不参与比对`),
    ],
  }
  const cellsByRow = new Map(header ? dataRows.map(({ row, cells }) => [row, withoutPrivate(cells, header)]) : [])
  return { reading, drafts, rejected, counts, cellsByRow }
}

/** Refused rows travel back to departments and into logs: what they hold of people's numbers stays behind. */
const withoutPrivate = (cells: readonly string[], { columns }: Header): readonly string[] =>
  cells.map((cell, i) => (['private', 'person-id'].includes(columns[i]?.field ?? '') ? '' : cell))

/** Rows of one number become one record; a number with two different achievements rejects the later row. */
const foldAll = (drafts: readonly Draft[], cellsOf: (draft: Draft) => readonly string[]) => {
  const byId = new Map<string, Draft>()
  const rejected: RejectedRow[] = []
  let foldedRows = 0
  for (const draft of drafts) {
    const id = `${draft.kind}#${draft.stableId}`
    const earlier = byId.get(id)
    if (!earlier) byId.set(id, draft)
    else if (speakOfOne(earlier, draft)) {
      byId.set(id, foldDrafts(earlier, draft))
      foldedRows++
    } else {
      const { sheet, row } = draft.provenance
      rejected.push({
        ...(sheet !== undefined && { sheet }),
        row,
        reason: 'conflict',
        words: `编号与第 ${earlier.provenance.row} 行相同，但名称和人员都不同（“${earlier.title.slice(0, 30)}”），请核对编号`,
        cells: cellsOf(draft),
      })
    }
  }
  return { drafts: [...byId.values()], rejected, foldedRows }
}

/** Tables → one draft a row, whether others are of the same achievement or not: questions to the archive are answered one by one. */
export const readRows = (
  tables: readonly Table[],
  options: ReadOptions,
): Pick<DraftsRead, 'drafts' | 'rejected' | 'sheets'> => {
  const read = tables.map((table) => readTable(table, options))
  return {
    drafts: read.flatMap(({ drafts }) => drafts),
    rejected: read.flatMap(({ rejected }) => rejected),
    sheets: read.map(({ reading }) => reading),
  }
}

/** Tables → drafts of records, with every row that could not be one and why. */
export const readDrafts = (tables: readonly Table[], options: ReadOptions): DraftsRead => {
  const read = tables.map((table) => readTable(table, options))
  const cellsByPlace = new Map(
    read.flatMap(({ cellsByRow, reading: { sheet } }) =>
      [...cellsByRow].map(([row, cells]) => [`${sheet ?? ''}:${row}`, cells]),
    ),
  )
  const folded = foldAll(
    read.flatMap(({ drafts }) => drafts),
    ({ provenance }) => cellsByPlace.get(`${provenance.sheet ?? ''}:${provenance.row}`) ?? [],
  )
  const sum = (of: (counts: (typeof read)[number]['counts']) => number) =>
    read.reduce((total, { counts }) => total + of(counts), 0)
  return {
    drafts: folded.drafts,
    rejected: [...read.flatMap(({ rejected }) => rejected), ...folded.rejected].toSorted((a, b) =>
      a.sheet === b.sheet ? a.row - b.row : 0,
    ),
    sheets: read.map(({ reading }) => reading),
    rows: read.reduce((total, { reading }) => total + reading.rows, 0),
    blankRows: sum(({ blank }) => blank),
    repeatedHeaders: sum(({ headerAgain }) => headerAgain),
    foldedRows: folded.foldedRows,
  }
}
