import type { EducationColumn, EducationYear } from '#domain/education'
import type { Form, FormTable } from '#domain/form'
import { toLabel } from '#text/normalise'
import type { EvidenceOf } from './evidence-of.ts'

/** Columns of the portal's table 继续教育学时、学分完成情况 (domain 1.1, menu 5), and of forms that shorten them. */
const columnLabels: readonly (readonly [EducationColumn, RegExp])[] = [
  ['sharedCredits', /共享学分/],
  ['shared', /共享学时/],
  ['required', /公需必修/],
  ['elective', /公需选修/],
  ['professional', /^专业(?:科目)?(?:学时)?$|^专业课(?:学时)?$/],
  ['total', /总学时|学时(?:合计|总计)|^合计(?:学时)?$|^总计$/],
]
/** A table that only says 公需 has one column for both. */
const publicHours = /^公需(?:科目|课)?(?:学时)?$/

/** Hours by year; a list of courses (学习内容 | 学时 | 主办单位) is not one: it need not hold all of a year. */
export const readEducation = (form: Form, evidenceAt: EvidenceOf): readonly EducationYear[] =>
  form.tables.flatMap((table) => yearsIn(table, evidenceAt))

const yearsIn = (table: FormTable, evidenceAt: EvidenceOf): readonly EducationYear[] => {
  const labels = table.columns.map(toLabel)
  const yearAt = labels.findIndex((label) => /^(?:所属)?年度$|^年份$/.test(label))
  const found = columnLabels.flatMap(([is, regex]) => {
    const at = labels.findIndex((label) => regex.test(label))
    return at < 0 ? [] : [{ is, at }]
  })
  const both = labels.findIndex((label) => publicHours.test(label))
  const columns = both < 0 ? found : [...found, { is: 'required' as const, at: both }]
  const has = (is: EducationColumn) => columns.some((column) => column.is === is)
  if (yearAt < 0 || !has('total') || !(has('professional') || has('required'))) return []
  const sourceAt = labels.findIndex((label) => /数据来源/.test(label))
  return table.rows.flatMap((cells, i): readonly EducationYear[] => {
    const year = readYear(cells[yearAt] ?? '')
    if (year === undefined) return []
    const hours = columns.flatMap(({ is, at }) => {
      const read = readHours(cells[at] ?? '')
      return read === undefined ? [] : [[is, read] as const]
    })
    const place = table.rowPlaces[i] ?? table
    return [
      {
        year,
        ...Object.fromEntries(hours),
        trust: sourceAt >= 0 && /获取|共享|接口/.test(cells[sourceAt] ?? '') ? 'fetched' : 'self-entered',
        columns: columns.map(({ is }) => is),
        evidence: evidenceAt(place.page, place.bbox, cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join(' | ')),
      },
    ]
  })
}

const readYear = (cell: string): number | undefined => {
  const year = /^\s*((?:19|20)\d{2})\s*年?度?\s*$/.exec(cell.normalize('NFKC'))?.[1]
  return year === undefined ? undefined : Number(year)
}

/** `40`, `40学时`, `40.5`. A dash says none; a blank says nothing. */
const readHours = (cell: string): number | undefined => {
  const text = cell.normalize('NFKC').replace(/\s+/g, '')
  if (/^(?:无|\/|-|—|–)$/.test(text)) return 0
  const hours = /^(\d{1,3}(?:\.\d+)?)(?:个?学时|学分|分)?$/.exec(text)?.[1]
  return hours === undefined ? undefined : Number(hours)
}
