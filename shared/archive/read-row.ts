import type { ArchiveRecord, Provenance } from '#domain/archive-record'
import type { DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { readIdentifier } from '#identifiers/find'
import { readDate, readDateRange } from '#text/dates'
import { readMoney } from '#text/money'
import { splitNames } from '#text/names'
import { sha256 } from '#text/short-hash'
import type { Field } from './columns.ts'
import type { Draft, RejectReason } from './draft.ts'
import type { Header, MappedColumn } from './find-header.ts'
import type { TableRow } from './readers/table.ts'
import { cellFits, isErrorValue, isZeroDate } from './row-checks.ts'

export interface RowContext {
  readonly header: Header
  /** The header to read sums by: the printed one, or with the unit that the column's values imply. */
  readonly amountHeading: string
  readonly provenance: Omit<Provenance, 'row'>
  readonly trust: ArchiveRecord['trust']
}

export type RowReading =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly zeroDates: number; readonly oddCells: number }
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly words: string }

/** A DynamoDB item holds 400 KB; an abstract has some 2,000 characters. */
const maxOtherCharacters = 8_000
const maxTitleCharacters = 1_000

const rejected = (reason: RejectReason, words: string): RowReading => ({ kind: 'rejected', reason, words })

/** The filled cells of a row by field, those that cannot be what their header says set apart. */
const readCells = ({ cells }: TableRow, { columns }: Header) => {
  const byField = new Map<Field, string[]>()
  const other: [string, string][] = []
  let zeroDates = 0
  let oddCells = 0
  for (const { column, header, field } of columns) {
    const cell = cells[column] ?? ''
    if (cell === '' || isErrorValue(cell) || field === 'private') continue
    if (field?.startsWith('date:') || field === 'period') {
      if (isZeroDate(cell)) {
        zeroDates++
        continue
      }
    }
    const fits = field === undefined || cellFits(field, cell, header)
    if (!fits) oddCells++
    if (field && fits) byField.set(field, [...(byField.get(field) ?? []), cell])
    else if (header !== '') other.push([header, cell.slice(0, maxOtherCharacters)])
  }
  return { byField, other, zeroDates, oddCells }
}

type Cells = ReturnType<typeof readCells>
const first = ({ byField }: Cells, field: Field): string | undefined => byField.get(field)?.[0]
const all = ({ byField }: Cells, field: Field): readonly string[] => byField.get(field) ?? []

/** Numbers that departments print in each other's column: a 公告号 under 专利号, a 证书号 under 登记号. */
const mistakenFor: Readonly<Partial<Record<IdentifierScheme, IdentifierScheme>>> = {
  'patent-application': 'patent-publication',
  'patent-publication': 'patent-application',
  'software-registration': 'software-certificate',
  'software-certificate': 'software-registration',
}
const isSound = ({ status }: Identifier) => status === 'valid-checksum' || status === 'valid-format'

const readNumber = (scheme: IdentifierScheme, raw: string): Identifier => {
  const asPrinted = readIdentifier(scheme, raw, { ocr: false })
  const otherScheme = mistakenFor[scheme]
  if (isSound(asPrinted) || !otherScheme) return asPrinted
  const mistaken = readIdentifier(otherScheme, raw, { ocr: false })
  return isSound(mistaken) ? mistaken : asPrinted
}

/** Schemes whose wrong numbers we refuse, for the kinds that they name: a paper may be kept beside a mistyped ISSN. */
const mustBeSound: readonly (readonly [ArchiveRecord['kind'], IdentifierScheme])[] = [
  ['patent', 'patent-application'],
  ['patent', 'patent-publication'],
  ['software', 'software-registration'],
  ['book', 'isbn'],
  ['journal', 'issn'],
]
const isForeign = (raw: string) => /^(?!CN|ZL)[A-Z]{2}\s?\d/i.test(raw.normalize('NFKC').trim())
const notANumber = /^(?:无|暂无|空|\/|-+|—+|n\/a|null|none|待定|0+)$/i

/** The sound numbers of the row; those of other countries and mistyped side numbers stay where they can be read, in `odd`. */
const readNumbers = (
  cells: Cells,
  kind: ArchiveRecord['kind'],
): { identifiers: Identifier[]; odd: string[]; bad?: Identifier } => {
  const identifiers: Identifier[] = []
  const odd: string[] = []
  for (const [field, values] of cells.byField) {
    if (!field.startsWith('id:')) continue
    const scheme = field.slice(3) as IdentifierScheme
    for (const raw of values.flatMap((cell) => cell.split(/[;；,，、\n]/))) {
      if (raw.trim() === '' || notANumber.test(raw.trim())) continue
      const identifier = readNumber(scheme, raw)
      const refused = mustBeSound.some(([of, named]) => of === kind && named === scheme)
      if (isSound(identifier)) identifiers.push(identifier)
      else if (refused && !isForeign(raw)) return { identifiers, odd, bad: identifier }
      else odd.push(raw.trim())
    }
  }
  return { identifiers, odd }
}

const badNumberWords = ({ raw, status, says }: Identifier): string =>
  status === 'invalid-checksum'
    ? `号码“${raw}”校验位不符${says.expectedCheck ? `（按规则应为 ${says.expectedCheck}）` : ''}，请核对原件`
    : `号码“${raw}”不符合该类编号的格式，请核对原件`

type People = Pick<ArchiveRecord, 'people' | 'peopleComplete'>
const ranked = (names: readonly string[]) => names.map((name, i) => ({ name, rank: i + 1 }))

/** A list in the official order is complete; a leader alone is only the first of it; a person without a list has no rank. */
const readPeople = (cells: Cells): People => {
  const list = all(cells, 'list').flatMap(splitNames)
  if (list.length > 0)
    return { people: ranked([...new Set(list)]), peopleComplete: !endsInEtc(all(cells, 'list').at(-1) ?? '') }
  const leader = all(cells, 'leader').flatMap(splitNames)
  const members = all(cells, 'members').flatMap(splitNames)
  if (leader.length > 0)
    return {
      people: ranked([...new Set([...leader, ...members])]),
      peopleComplete: members.length > 0 && !endsInEtc(all(cells, 'members').at(-1) ?? ''),
    }
  const rank = Number(/\d+/.exec((first(cells, 'rank') ?? '').normalize('NFKC'))?.[0])
  const people = all(cells, 'person').flatMap(splitNames)
  const rankOf = people.length === 1 && rank > 0 ? { rank } : {}
  return { people: people.map((name) => ({ name, ...rankOf })), peopleComplete: false }
}
/** `张三、李四等`: the list goes on where we cannot see it. */
const endsInEtc = (cell: string) => /等\s*(?:\d+\s*[人名位])?[\s。.]*$/.test(cell)

const roleRemark =
  /[（(](?:参与|参加|主持|牵头|第[一二三四五六七八九十\d]+完成单位|排名第?[一二三四五六七八九十\d]+)[）)]/g
const readUnits = (cells: Cells): readonly string[] => [
  ...new Set(
    all(cells, 'units')
      .flatMap((cell) => cell.replace(roleRemark, '').split(/[;；、，\n|]|,(?!\s*(?:Ltd|Inc|Co|LLC)\b)/i))
      .map((unit) => unit.trim())
      .filter((unit) => unit.length > 1),
  ),
]

/** Kind letters of published applications and of grants; before 2010 an application had A and a grant C, Y or D. */
const grantLetters: ReadonlySet<string | undefined> = new Set(['B', 'C', 'U', 'Y', 'S', 'D'])

const readDates = (cells: Cells, identifiers: readonly Identifier[]): ArchiveRecord['dates'] => {
  const kindLetter = identifiers.find(({ scheme }) => scheme === 'patent-publication')?.says.kindLetter
  const publicationRole: DateRole = grantLetters.has(kindLetter) ? 'granted' : 'published'
  const dates: { role: DateRole; value: PartialDate }[] = []
  for (const [field, values] of cells.byField) {
    if (!field.startsWith('date:')) continue
    const role = field === 'date:publication' ? publicationRole : (field.slice(5) as DateRole)
    const value = readDate(values[0] ?? '')
    if (value) dates.push({ role, value })
  }
  const period = readDateRange(first(cells, 'period') ?? '')
  if (period?.from) dates.push({ role: 'start', value: period.from })
  if (period?.to && period.to !== period.from) dates.push({ role: 'end', value: period.to })
  return dates
}

/** The year of a record: its own column, else the date that people know it by. */
const yearRoles: readonly DateRole[] = [
  'awarded',
  'start',
  'granted',
  'registered',
  'published',
  'issued',
  'filed',
  'accepted',
  'end',
]
const readYear = (cells: Cells, dates: ArchiveRecord['dates']): number | undefined => {
  const printed = readDate(first(cells, 'year') ?? '')
  const known =
    printed ?? yearRoles.flatMap((role) => dates.filter((date) => date.role === role).map(({ value }) => value))[0]
  return known ? Number(known.slice(0, 4)) : undefined
}

/** 广西科学技术奖 + 科学技术进步奖 → 广西科学技术进步奖, as claims name it. A class that names its own giver stays as it is. */
export const composeAwardName = (award: string | undefined, awardClass: string | undefined): string | undefined => {
  if (!award || !awardClass) return award ?? awardClass
  if (awardClass.includes(award) || award.includes(awardClass))
    return awardClass.length > award.length ? awardClass : award
  const giver = award.replace(/(?:科学技术|科技|自然科学|技术发明|社会科学优秀成果|教学成果)?奖励?$/, '')
  return giver === '' || awardClass.startsWith(giver.slice(0, 2)) ? awardClass : `${giver}${awardClass}`
}

const patentTypeWords: readonly [RegExp, NonNullable<ArchiveRecord['patentType']>][] = [
  [/实用新型|utility/i, 'utility'],
  [/外观|design/i, 'design'],
  [/发明|invention/i, 'invention'],
]
const readPatentType = (cells: Cells, identifiers: readonly Identifier[]): ArchiveRecord['patentType'] => {
  const printed = first(cells, 'patent-type') ?? ''
  return (
    patentTypeWords.find(([words]) => words.test(printed))?.[1] ??
    identifiers.flatMap(({ says }) => says.patentType ?? [])[0]
  )
}

const readOutcome = (
  { cells }: TableRow,
  columns: readonly MappedColumn[],
): Readonly<Record<string, string>> | undefined => {
  const filledIn = (wanted: (field: Field | undefined) => boolean) =>
    columns.flatMap(({ column, header, field }) => {
      const cell = cells[column] ?? ''
      // "无" in 获奖情况 says nothing, and must not make a second outcome of the same one.
      const says = cell !== '' && !isZeroDate(cell) && !notANumber.test(cell)
      return wanted(field) && says ? [[header, cell.slice(0, maxOtherCharacters)] as const] : []
    })
  const outcome = filledIn((field) => field === 'outcome')
  if (outcome.length === 0) return undefined
  return Object.fromEntries([...outcome, ...filledIn((field) => field === 'date:accepted')])
}

/** Numbers that name the achievement, and so the record, the stronger first (domain 6.7). */
const namingSchemes: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'software-registration',
  'software-certificate',
  'doi',
  'isbn',
  'standard',
  'project',
  'issn',
  'cn-serial',
]
const namesRecord = (kind: ArchiveRecord['kind'], scheme: IdentifierScheme) =>
  kind === 'journal' || (scheme !== 'issn' && scheme !== 'cn-serial')
/** `1`, `2-3` under 编号 are running numbers of a list, not numbers of a project. */
const minNamingCharacters = 5

/** Kept apart from `#text`: a better normaliser must not give a stored record a new id. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

type Naming = Pick<ArchiveRecord, 'kind' | 'title' | 'people' | 'units' | 'year' | 'awardName'>
const contentId = ({ kind, title, people, units, year, awardName }: Naming, titleIsAward: boolean): string => {
  const holder = people[0]?.name ?? units[0] ?? ''
  // An award is one achievement for all its winners: only an award to a person or a company is named by its holder.
  const naming = kind === 'award' ? [awardName ?? '', titleIsAward ? holder : ''] : [holder]
  return `content:${sha256(kind, bare(title), String(year ?? ''), ...naming.map(bare)).slice(0, 20)}`
}

const stableIdOf = (naming: Naming, identifiers: readonly Identifier[], titleIsAward: boolean): string => {
  const number = namingSchemes
    .filter((scheme) => naming.kind !== 'award' && namesRecord(naming.kind, scheme))
    .flatMap((scheme) => identifiers.filter((one) => one.scheme === scheme && one.key.length >= minNamingCharacters))[0]
  if (!number) return contentId(naming, titleIsAward)
  // The key of a project carries the funder that we know it by: a funder learned later must not change the id.
  return `${number.scheme}:${number.scheme === 'project' ? bare(number.canonical) : number.key}`
}

/** One row → a draft of a record, or why it cannot be one. */
export const readRow = (row: TableRow, { header, amountHeading, provenance, trust }: RowContext): RowReading => {
  const cells = readCells(row, header)
  const { identifiers, odd, bad } = readNumbers(cells, header.kind)
  if (bad) return rejected('bad-number', badNumberWords(bad))

  const awardName = composeAwardName(first(cells, 'award'), first(cells, 'award-class'))
  const printedTitle = first(cells, 'title')
  // 最高科学技术奖 goes to a person and has no project: the award is its own name.
  const title = printedTitle ?? (header.kind === 'award' ? awardName : undefined)
  const people = readPeople(cells)
  const units = readUnits(cells)
  if (title === undefined) return rejected('no-title', '没有名称，无法与申报成果比对')
  if (printedTitle === undefined && people.people.length === 0 && units.length === 0)
    return rejected('no-title', '没有项目名称，也没有获奖人或单位，无法与申报成果比对')
  if (title.length > maxTitleCharacters) return rejected('too-long', `名称有 ${title.length} 个字符，疑有引号未闭合`)

  const dates = readDates(cells, identifiers)
  const year = readYear(cells, dates)
  const amountYuan = readMoney(first(cells, 'amount') ?? '', amountHeading)
  const patentType = header.kind === 'patent' ? readPatentType(cells, identifiers) : undefined
  const outcome = header.kind === 'project' ? readOutcome(row, header.columns) : undefined
  const text = (field: Field, name: 'grade' | 'level' | 'issuer' | 'status') => {
    const value = first(cells, field)
    return value === undefined ? {} : { [name]: value }
  }
  const naming: Naming = {
    kind: header.kind,
    title,
    people: people.people,
    units,
    ...(year && { year }),
    ...(awardName && { awardName }),
  }
  const award = first(cells, 'award')
  const other = [
    ...cells.other,
    ...(award && award !== awardName ? [['奖项', award]] : []),
    ...(odd.length > 0 ? [['其他编号', odd.join('；')]] : []),
  ]
  return {
    kind: 'draft',
    zeroDates: cells.zeroDates,
    oddCells: cells.oddCells,
    draft: {
      ...naming,
      yearIsPrinted: first(cells, 'year') !== undefined,
      stableId: stableIdOf(naming, identifiers, printedTitle === undefined),
      identifiers: identifiers.map(({ scheme, canonical, key }) => ({ scheme, canonical, key })),
      peopleComplete: people.peopleComplete,
      dates,
      ...text('grade', 'grade'),
      ...text('level', 'level'),
      ...text('issuer', 'issuer'),
      ...text('status', 'status'),
      ...(amountYuan !== undefined && { amountYuan }),
      ...(patentType && { patentType }),
      ...(outcome && { outcomes: [outcome] }),
      other: Object.fromEntries(other),
      provenance: { ...provenance, row: row.row },
      trust,
    },
  }
}
