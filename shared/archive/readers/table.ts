/** What every reader makes of a file: tables of text cells, with the row numbers that a spreadsheet shows. */
export interface Table {
  /** The name of the worksheet; absent for formats that have only one table. */
  readonly sheet?: string
  readonly rows: readonly TableRow[]
  /** What the steward should know of how the table was read. */
  readonly notices: readonly string[]
}

export interface TableRow {
  /** 1-based, header included, as a spreadsheet shows it. */
  readonly row: number
  /** Trimmed; an empty cell is ''. */
  readonly cells: readonly string[]
  /** Column → what happened to the cell before it came to us; only readers that can see it say so. */
  readonly damage?: ReadonlyMap<number, CellDamage>
}

/** `lost-digits`: the cell was a number of more than 15 digits, and the last ones are gone. `error-value`: #REF!, #N/A …. */
export type CellDamage = 'lost-digits' | 'error-value'

export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'json'
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export type TablesResult =
  | {
      readonly kind: 'tables'
      readonly format: FileFormat
      readonly encoding?: TextEncoding
      readonly delimiter?: string
      readonly tables: readonly Table[]
      readonly notices: readonly string[]
    }
  | UnreadableTables

export interface UnreadableTables {
  readonly kind: 'unreadable'
  readonly reason: UnreadableTablesReason
}

export type UnreadableTablesReason =
  | 'empty-file'
  | 'too-large'
  | 'old-excel' // .xls of Excel 97-2003
  | 'locked' // an encrypted workbook
  | 'broken'
  | 'not-a-table' // a PDF, a picture, JSON without a list of records

export const unreadableTableWords: Readonly<Record<UnreadableTablesReason, string>> = {
  'empty-file': '文件是空的',
  'too-large': '文件过大，请按年度拆分后分批导入',
  'old-excel': '是 Excel 97-2003 格式（.xls），请在 Excel 中另存为 .xlsx 后再导入',
  locked: '工作簿有密码，请去除密码后再导入',
  broken: '文件已损坏，无法读取',
  'not-a-table': '不是可导入的表格（支持 CSV、TSV、XLSX、JSON）',
}

/** The budget of one archive file: Excel's own row limit, and what a Lambda of 2 GB can hold. */
export const limits = {
  maxFileBytes: 128 * 2 ** 20,
  maxUnpackedBytes: 384 * 2 ** 20,
  maxRows: 1_048_576,
  maxColumns: 512,
  /** Excel's limit of one cell is 32,767 characters. */
  maxCellCharacters: 40_000,
} as const
