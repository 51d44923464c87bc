import type { ArchiveRecord } from '#domain/archive-record'
import { type Field, fieldWords } from './columns.ts'

type Content = Omit<ArchiveRecord, 'recordId' | 'version'>

/** Records say one kind of value in one member: how it is printed, and how it is taken from another record. */
interface Value {
  readonly print: (record: Content) => string
  /** `to` with the value of `from`, with nothing there when `from` has none. */
  readonly take: <T extends Content>(from: Content, to: T) => T
}

type TextMember = 'title' | 'awardName' | 'grade' | 'level' | 'issuer' | 'status' | 'reply'

const taken = <T extends Content>(from: Content, to: T, ...members: readonly (keyof Content)[]): T => {
  const next = { ...to }
  for (const member of members) {
    if (from[member] === undefined) delete next[member]
    else Object.assign(next, { [member]: from[member] })
  }
  return next
}
const text = (member: TextMember): Value => ({
  print: (record) => record[member] ?? '',
  take: (from, to) => taken(from, to, member),
})

const patentTypeWords = { invention: '发明', utility: '实用新型', design: '外观设计' } as const

const plain: Readonly<Partial<Record<Field, Value>>> = {
  title: text('title'),
  list: {
    print: ({ people, peopleComplete }) =>
      people.map(({ name }) => name).join('、') + (people.length > 0 && !peopleComplete ? '（名单不全）' : ''),
    take: (from, to) => taken(from, to, 'people', 'peopleComplete'),
  },
  units: { print: ({ units }) => units.join('；'), take: (from, to) => taken(from, to, 'units') },
  year: { print: ({ year }) => (year === undefined ? '' : String(year)), take: (from, to) => taken(from, to, 'year') },
  amount: {
    print: ({ amountYuan }) => (amountYuan === undefined ? '' : `${amountYuan} 元`),
    take: (from, to) => taken(from, to, 'amountYuan'),
  },
  award: text('awardName'),
  grade: text('grade'),
  level: text('level'),
  issuer: text('issuer'),
  status: text('status'),
  reply: text('reply'),
  'status-date': { print: ({ statusOn }) => statusOn ?? '', take: (from, to) => taken(from, to, 'statusOn') },
  'patent-type': {
    print: ({ patentType }) => (patentType ? patentTypeWords[patentType] : ''),
    take: (from, to) => taken(from, to, 'patentType'),
  },
}

const dateValue = (role: string): Value => ({
  print: ({ dates }) =>
    dates
      .filter((date) => date.role === role)
      .map(({ value }) => value)
      .join('、'),
  take: (from, to) => ({
    ...to,
    dates: [...to.dates.filter((date) => date.role !== role), ...from.dates.filter((date) => date.role === role)],
  }),
})

const numberValue = (scheme: string): Value => ({
  print: ({ identifiers }) =>
    identifiers
      .filter((one) => one.scheme === scheme)
      .map(({ canonical }) => canonical)
      .join('、'),
  take: (from, to) => ({
    ...to,
    identifiers: [
      ...to.identifiers.filter((one) => one.scheme !== scheme),
      ...from.identifiers.filter((one) => one.scheme === scheme),
    ],
  }),
})

/** Undefined for what is no single value of a record: `leader` and `members` are parts of the list, `private` is not kept. */
const kindOfValue = (field: string): Value | undefined => {
  if (field === 'date:publication') return undefined
  if (field.startsWith('date:')) return dateValue(field.slice('date:'.length))
  if (field.startsWith('id:')) return numberValue(field.slice('id:'.length))
  return plain[field as Field]
}

const isField = (text: string): text is Field => Object.hasOwn(fieldWords, text)

/** The values that a steward may set right, by name. */
export const correctableFields: readonly Field[] = Object.keys(fieldWords).filter(isField).filter(kindOfValue)

export const correctableField = (text: string): Field | undefined => correctableFields.find((field) => field === text)

export const printValue = (record: Content, field: string): string => kindOfValue(field)?.print(record) ?? ''

export const takeValue = <T extends Content>(field: string, from: Content, to: T): T =>
  kindOfValue(field)?.take(from, to) ?? to

export const wordsOf = (field: string): string => (isField(field) ? fieldWords[field] : field)
