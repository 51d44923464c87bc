import type { ArchiveRecord } from '#domain/archive-record'
import { educationColumns } from '#domain/education'
import { splitNames } from '#text/names'
import { sha256 } from '#text/short-hash'
import type { RecordKind } from './columns.ts'
import type { RejectReason } from './draft.ts'
import { all, type Cells, first } from './row-cells.ts'
import { readHours } from './row-checks.ts'

type Special =
  | {
      readonly kind: 'read'
      readonly members: Pick<ArchiveRecord, 'issue' | 'personKeys' | 'hours'>
      readonly stableId?: string
      readonly title?: string
    }
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly words: string }

type PersonKeyOf = ((residentId: string) => string | undefined) | undefined

const nothing: Special = { kind: 'read', members: {} }

/** What rows of contents and of the integrity register say beyond the fields of every kind. */
export const readSpecial = (cells: Cells, kind: RecordKind, personKeyOf?: PersonKeyOf): Special =>
  specials[kind]?.(cells, personKeyOf) ?? nothing

/** `第8期（中旬刊）` → `8中`; `08` → `8`. */
export const issueLabel = (printed: string): string => {
  const text = printed.normalize('NFKC')
  const number = /\d+(?:\s*[-—]\s*\d+)?/
    .exec(text)?.[0]
    .replace(/\s/g, '')
    .replace('—', '-')
    .replace(/^0+(?=\d)/, '')
  const part = /([上中下])(?:旬|半月|\)|刊|$)/.exec(text)?.[1] ?? ''
  return number === undefined ? text.replace(/\s/g, '') : `${number}${part}`
}

/** One row is one line of the contents; rows of one issue are folded into its record. */
const readIssue = (cells: Cells): Special => {
  const [printed, entry, year] = [first(cells, 'issue'), first(cells, 'entry'), first(cells, 'year')]
  if (printed === undefined || entry === undefined || year === undefined)
    return { kind: 'rejected', reason: 'no-title', words: '目录行须有年份、期号和题名' }
  const label = issueLabel(printed)
  const pages = first(cells, 'pages')?.normalize('NFKC').replace(/\s/g, '').replace(/[—–~]/g, '-')
  const people = all(cells, 'list').flatMap(splitNames)
  const number = first(cells, 'id:cn-serial') ?? first(cells, 'id:issn') ?? first(cells, 'title') ?? ''
  return {
    kind: 'read',
    members: { issue: { label, contents: [{ title: entry, people, ...(pages && { pages }) }] } },
    stableId: `issue:${sha256(number.normalize('NFKC').replace(/\s/g, ''), year, label).slice(0, 20)}`,
  }
}

/** A person is known by the HMAC of their number, a unit by its code; a line with neither would accuse whoever has the name. */
const readRegisterLine = (cells: Cells, personKeyOf: PersonKeyOf): Special => {
  const [id] = cells.personIds
  if (id === undefined)
    return first(cells, 'id:credit-code') === undefined
      ? { kind: 'rejected', reason: 'bad-number', words: '没有身份证号，也没有统一社会信用代码，仅凭姓名不能认定' }
      : nothing
  const key = keyOfPerson(id, personKeyOf)
  if (typeof key !== 'string') return key
  const title = first(cells, 'title') ?? ''
  const start = first(cells, 'date:start') ?? ''
  return { kind: 'read', members: { personKeys: [key] }, stableId: `bar:${sha256(key, title, start).slice(0, 20)}` }
}

/** A person's key, or why the row must be refused: what is of nobody in particular would be of everybody with the name. */
const keyOfPerson = (id: string | undefined, personKeyOf: PersonKeyOf): string | Special => {
  if (id === undefined) return { kind: 'rejected', reason: 'bad-number', words: '没有身份证号，仅凭姓名不能归到本人' }
  if (!personKeyOf)
    return { kind: 'rejected', reason: 'no-person-key', words: '此处没有人员密钥，不能导入个人记录；请由管理员导入' }
  return personKeyOf(id) ?? { kind: 'rejected', reason: 'bad-number', words: '身份证号校验不符，不能归到本人，请核对' }
}

/** 学时 of one person and year from one platform; a row that says no hours says nothing. */
const readEducation = (cells: Cells, personKeyOf: PersonKeyOf): Special => {
  const key = keyOfPerson(cells.personIds[0], personKeyOf)
  if (typeof key !== 'string') return key
  const year = first(cells, 'year')?.match(/(?:19|20)\d{2}/)?.[0]
  const hours = Object.fromEntries(
    educationColumns.flatMap((column) => {
      const value = readHours(first(cells, `hours:${column}`) ?? '')
      return value === undefined ? [] : [[column, value]]
    }),
  )
  if (year === undefined || Object.keys(hours).length === 0)
    return { kind: 'rejected', reason: 'no-title', words: '须有年度，并至少有一项学时' }
  return {
    kind: 'read',
    members: { personKeys: [key], hours },
    title: `${year} 年度继续教育学时`,
    stableId: `hours:${sha256(key, year, first(cells, 'issuer') ?? '').slice(0, 20)}`,
  }
}

/** One title of one person. Certificate numbers are personal data and are not kept. */
const readTitle = (cells: Cells, personKeyOf: PersonKeyOf): Special => {
  const key = keyOfPerson(cells.personIds[0], personKeyOf)
  if (typeof key !== 'string') return key
  const named = [first(cells, 'title') ?? '', first(cells, 'date:granted') ?? first(cells, 'year') ?? '']
  return { kind: 'read', members: { personKeys: [key] }, stableId: `title:${sha256(key, ...named).slice(0, 20)}` }
}

const specials: Readonly<Partial<Record<RecordKind, (cells: Cells, personKeyOf: PersonKeyOf) => Special>>> = {
  issue: readIssue,
  integrity: readRegisterLine,
  education: readEducation,
  'title-certificate': readTitle,
}
