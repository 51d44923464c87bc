import { readDate, readDateRange } from '#text/dates'
import { readMoney } from '#text/money'
import type { RejectReason } from './draft.ts'
import type { Header, MappedColumn } from './find-header.ts'
import { repeatsHeader } from './find-header.ts'
import type { TableRow } from './readers/table.ts'

export type RowVerdict =
  | { readonly kind: 'data' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'header-again' }
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly words: string }

interface Checked {
  readonly row: TableRow
  readonly header: Header
}

const reject = (reason: RejectReason, words: string): RowVerdict => ({ kind: 'rejected', reason, words })
const cellAt = ({ cells }: TableRow, { column }: MappedColumn) => cells[column] ?? ''
const filled = ({ cells }: TableRow) => cells.filter((cell) => cell !== '').length

/** Numbers whose every digit counts; personal ones are checked too, because their loss shows that the whole file is damaged. */
const isNumberColumn = ({ field }: MappedColumn) =>
  field !== undefined && (field.startsWith('id:') || field === 'private')

const scientific = /^\d(?:\.\d+)?E\+?\d{1,3}$/i
/** 15 digits and then zeros: what Excel leaves of a number of 16 to 18 digits when a CSV is saved again. */
const zeroTail = /^[1-9]\d{12,14}0{3,}$/
const errorValue = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|#{2,}|$)/i

export const isErrorValue = (cell: string) => errorValue.test(cell)

const lostDigits = ({ row, header }: Checked): RowVerdict | undefined => {
  for (const column of header.columns.filter(isNumberColumn)) {
    const cell = cellAt(row, column)
    const where = `“${column.header}”`
    if (scientific.test(cell))
      return reject(
        'lost-digits',
        `${where}被 Excel 改成了科学计数法（${cell}），末位数字已丢失；请把该列设为文本格式后重新录入`,
      )
    if (row.damage?.get(column.column) === 'lost-digits' || (zeroTail.test(cell) && cell.length >= 16))
      return reject(
        'lost-digits',
        `${where}超过 15 位且以数字保存（…${cell.slice(-4)}），末位已被 Excel 改为 0；请把该列设为文本格式后重新录入`,
      )
  }
}

/** `#REF!` in a number or name that we need makes the row useless; elsewhere the cell counts as empty. */
const errorValues = ({ row, header }: Checked): RowVerdict | undefined => {
  const broken = header.columns.find(
    (c) => (c.field === 'title' || c.field?.startsWith('id:')) && isErrorValue(cellAt(row, c)),
  )
  return broken && reject('error-value', `“${broken.header}”是 Excel 的错误值（${cellAt(row, broken)}）`)
}

const brokenCharacters = ({ row, header }: Checked): RowVerdict | undefined => {
  const broken = header.columns.find((column) => column.field !== undefined && cellAt(row, column).includes('\uFFFD'))
  return broken && reject('broken-characters', `“${broken.header}”含无法识别的字符（编码已损坏），请重新导出`)
}

const tooManyCells = ({ row, header }: Checked): RowVerdict | undefined => {
  const extra = row.cells.slice(header.columns.length).filter((cell) => cell !== '')
  return extra.length > 0
    ? reject(
        'too-many-cells',
        `比表头多出 ${extra.length} 个单元格（“${extra[0]?.slice(0, 20)}”），疑有未加引号的分隔符`,
      )
    : undefined
}

const remark = ({ row, header }: Checked): RowVerdict | undefined => {
  const known = header.columns.filter(({ field }) => field !== undefined).length
  const text = row.cells.find((cell) => cell !== '') ?? ''
  if (filled(row) === 1 && known >= 2 && !header.columns.some((c) => c.field === 'title' && cellAt(row, c) !== ''))
    return reject('remark', `整行只有一格有内容（“${text.slice(0, 20)}”），疑为说明或签章，不是记录`)
  if (/^(?:合\s*计|总\s*计|小\s*计|共\s*计|注\s*[::]|备注\s*[::]|说明\s*[::]|制表)/.test(text.normalize('NFKC')))
    return reject('remark', `以“${text.slice(0, 10)}”开头，疑为合计或说明行，不是记录`)
}

const bareNumber = /^[\d\s.,:/年月日\-—–~至%Ee+]+$/
const zeroDate = /^0{2,4}([-/.]0{1,2}){1,2}(?:\s.*)?$|^1899-12-3\d|^1900[-/.]0?1[-/.]0?0$/
export const isZeroDate = (cell: string) => zeroDate.test(cell)

/** Whether a cell can be what its header says. Only plain contradictions count: shapes that no such cell has. */
const fits: readonly {
  readonly of: (field: string) => boolean
  readonly test: (cell: string, header: string) => boolean
}[] = [
  { of: (f) => f === 'title', test: (cell) => !bareNumber.test(cell) },
  { of: (f) => ['list', 'leader', 'members', 'person', 'units'].includes(f), test: (cell) => !bareNumber.test(cell) },
  { of: (f) => f === 'year', test: (cell) => readDate(cell) !== undefined },
  { of: (f) => f === 'period', test: (cell) => isZeroDate(cell) || readDateRange(cell) !== undefined },
  { of: (f) => f.startsWith('date:'), test: (cell) => isZeroDate(cell) || readDate(cell) !== undefined },
  { of: (f) => f.startsWith('hours:'), test: (cell) => readHours(cell) !== undefined },
  { of: (f) => f === 'amount', test: (cell, header) => readMoney(cell, header) !== undefined },
  // A number of any scheme has a digit and no sentence around it.
  {
    of: (f) => f.startsWith('id:'),
    test: (cell) => /\d/.test(cell) && (cell.match(/\p{Script=Han}/gu)?.length ?? 0) <= 12,
  },
]

/** `60`, `60.5`, `60学时`; an impossible number (8,760 hours has a year) is none. */
export const readHours = (cell: string): number | undefined => {
  const [, digits] =
    /^(\d{1,4}(?:\.\d{1,2})?)(?:个?(?:学时|学分|课时))?$/.exec(cell.normalize('NFKC').replace(/\s/g, '')) ?? []
  return digits === undefined || Number(digits) > 8_760 ? undefined : Number(digits)
}

export const cellFits = (field: string, cell: string, header: string): boolean =>
  fits.find(({ of }) => of(field))?.test(cell, header) ?? true

/** Two contradictions are no typing slip: the cells of the row have moved. */
const minContradictions = 2
const shifted = ({ row, header }: Checked): RowVerdict | undefined => {
  const wrong = header.columns.filter(({ field, header: name, column }) => {
    const cell = row.cells[column] ?? ''
    return field !== undefined && cell !== '' && !isErrorValue(cell) && !cellFits(field, cell, name)
  })
  const [first, second] = wrong
  return wrong.length >= minContradictions && first && second
    ? reject(
        'shifted',
        `内容与表头对不上（“${first.header}”为“${cellAt(row, first).slice(0, 20)}”，“${second.header}”为“${cellAt(row, second).slice(0, 20)}”），疑有错列`,
      )
    : undefined
}

const checks: readonly ((checked: Checked) => RowVerdict | undefined)[] = [
  ({ row }) => (filled(row) === 0 ? { kind: 'blank' } : undefined),
  ({ row, header }) => (repeatsHeader(row.cells, header) ? { kind: 'header-again' } : undefined),
  brokenCharacters,
  lostDigits,
  errorValues,
  tooManyCells,
  remark,
  shifted,
]

/** Whether a row can be read as a record, and if not, why, in words for the steward. */
export const checkRow = (row: TableRow, header: Header): RowVerdict => {
  for (const check of checks) {
    const verdict = check({ row, header })
    if (verdict) return verdict
  }
  return { kind: 'data' }
}
