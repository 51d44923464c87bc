import { toCsv } from '#text/csv'
import type { ImportPlan } from './import-archive.ts'

/**
 * The rejected rows as CSV for Excel, with their own columns and why each was refused: the department corrects these
 * and sends only these again. Columns of personal data are left out.
 */
export const rejectedRowsCsv = ({ sheets, rejected }: ImportPlan): string => {
  const lines = sheets.flatMap(({ sheet, columns }) => {
    const rows = rejected.filter((row) => row.sheet === sheet)
    const kept = columns.filter(({ field }) => field !== 'private')
    if (rows.length === 0) return []
    return [
      [...kept.map(({ header }) => header), '原表行号', '拒绝原因'],
      ...rows.map(({ row, cells, words }) => [...kept.map(({ column }) => cells[column] ?? ''), String(row), words]),
    ]
  })
  return toCsv(lines)
}
