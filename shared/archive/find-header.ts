import { type ColumnMeaning, type Field, knownKinds, meaningOf, normaliseHeader, type RecordKind } from './columns.ts'
import type { TableRow } from './readers/table.ts'

export interface MappedColumn {
  readonly column: number
  readonly header: string
  /** Absent: kept in `other` under its printed header. */
  readonly field?: Field
}

export interface Header {
  readonly kind: RecordKind
  readonly row: number
  readonly index: number
  readonly columns: readonly MappedColumn[]
}

/** Fields that a record has once: of two columns for one of them, the more usual synonym wins, the other goes to `other`. */
const single: ReadonlySet<string> = new Set([
  'title',
  'list',
  'leader',
  'person',
  'rank',
  'year',
  'period',
  'amount',
  'award',
  'award-class',
  'grade',
  'level',
  'issuer',
  'status',
  'status-date',
  'patent-type',
])
const isSingle = (field: Field) => single.has(field)

/** Headers that only one kind has tell kinds apart; a title or a year tells nothing. */
const weightOf = (field: Field): number =>
  field.startsWith('id:') || field === 'award' || field === 'amount' || field === 'outcome'
    ? 3
    : field === 'private'
      ? 0
      : 1

const mapColumns = (
  kind: RecordKind,
  cells: readonly string[],
  given: Readonly<Record<string, Field>>,
): readonly MappedColumn[] => {
  const meanings = cells.map((header): ColumnMeaning | undefined => {
    const field = given[header]
    return field ? { field, order: -1 } : header === '' ? undefined : meaningOf(kind, header)
  })
  const winner = (field: Field) =>
    meanings.reduce((best, meaning, column) => {
      if (meaning?.field !== field) return best
      return best < 0 || meaning.order < (meanings[best]?.order ?? 0) ? column : best
    }, -1)
  return cells.map((header, column) => {
    const field = meanings[column]?.field
    const keeps = field !== undefined && (!isSingle(field) || winner(field) === column)
    return { column, header: header.replace(/\s+/g, ' '), ...(keeps && { field }) }
  })
}

/** Words in the name of a sheet or file that settle a close call. */
const kindWords: Readonly<Partial<Record<RecordKind, RegExp>>> = {
  award: /奖|award/i,
  patent: /专利|patent/i,
  project: /项目|课题|基金|project|nsfc|fund/i,
  paper: /论文|paper/i,
  software: /软著|软件著作|software/i,
  standard: /标准|standard/i,
  journal: /期刊|刊物|journal/i,
  issue: /目录|目次|contents/i,
  retraction: /撤稿|关注声明|retract/i,
  integrity: /失信|诚信|integrity/i,
  education: /学时|继续教育|education/i,
  'title-certificate': /职称|资格证书|任职资格|title/i,
  book: /著作|图书|教材|book/i,
}

/** Their headers are those of papers, periodicals and people: only `--kind`, or the name of the file or sheet, tells them. */
const onlyNamed: ReadonlySet<RecordKind> = new Set([
  'issue',
  'retraction',
  'integrity',
  'education',
  'title-certificate',
])

const mayBe = (kind: RecordKind, name = ''): boolean => !onlyNamed.has(kind) || kindWords[kind]?.test(name) === true

const score = (kind: RecordKind, columns: readonly MappedColumn[], name: string): number => {
  const fields = columns.flatMap(({ field }) => (field ? [field] : []))
  const named = kindWords[kind]?.test(name) ? 1.5 : 0
  return fields.includes(namingField(kind)) ? fields.reduce((sum, field) => sum + weightOf(field), named) : 0
}

/** A title alone may be a heading over the table; a header names at least two things that we know. */
const minKnownColumns = 2
const maxRowsAboveHeader = 20

const isHeader = (kind: RecordKind, columns: readonly MappedColumn[]) =>
  columns.filter(({ field }) => field !== undefined).length >= minKnownColumns &&
  columns.some(({ field }) => field === namingField(kind))

/** Hours of a year have no name but the year's. */
const namingField = (kind: RecordKind): Field => (kind === 'education' ? 'year' : 'title')

/**
 * The header row of a table and the kind of its records: the row among the first twenty that names most of what some kind
 * has. Undefined when no row does. `given` maps printed headers by hand and always wins.
 */
export const findHeader = (
  rows: readonly TableRow[],
  options: { readonly kind?: RecordKind; readonly name?: string; readonly columns?: Readonly<Record<string, Field>> },
): Header | undefined => {
  const kinds = options.kind ? [options.kind] : knownKinds.filter((kind) => mayBe(kind, options.name))
  let best: { header: Header; score: number } | undefined
  for (const [index, { row, cells }] of rows.slice(0, maxRowsAboveHeader).entries()) {
    for (const kind of kinds) {
      const columns = mapColumns(kind, cells, options.columns ?? {})
      const points = score(kind, columns, options.name ?? '')
      if (isHeader(kind, columns) && points > (best?.score ?? 0))
        best = { header: { kind, row, index, columns }, score: points }
    }
  }
  return best?.header
}

/** A header printed again in the middle of the data, as it is at the top of each printed page. */
export const repeatsHeader = (cells: readonly string[], { columns }: Header): boolean => {
  const named = columns.filter(({ header }) => header !== '')
  const same = named.filter(
    ({ header, column }) => normaliseHeader(cells[column] ?? '', 'all') === normaliseHeader(header, 'all'),
  )
  return same.length >= Math.max(2, named.length * 0.6)
}
