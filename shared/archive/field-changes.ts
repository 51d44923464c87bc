import type { ArchiveRecord } from '#domain/archive-record'
import { correctableFields, printValue, wordsOf } from './field-values.ts'

/** One value that two versions of a record say differently; empty where one of them says nothing. */
export interface FieldChange {
  readonly field: string
  /** For a steward. */
  readonly words: string
  readonly before: string
  readonly after: string
}

const outcomeText = (outcome: Readonly<Record<string, string>>): string =>
  Object.entries(outcome)
    .map(([header, value]) => `${header}：${value}`)
    .join('，')

/** What is not one of the fields: [name, words, value]. */
const moreValues = (record: ArchiveRecord): readonly (readonly [string, string, string])[] => [
  ['otherTitles', '曾用名称', (record.otherTitles ?? []).join('；')],
  ['outcomes', '项目成果', (record.outcomes ?? []).map(outcomeText).toSorted().join('；')],
  ['trust', '信任等级', record.trust],
  ['withdrawn', '状态', record.withdrawn ? '已撤出' : '在库'],
  ...Object.entries(record.other).map(([header, value]) => [`other:${header}`, header, value] as const),
]

/** Both versions value by value, only those that differ. */
export const fieldChanges = (before: ArchiveRecord, after: ArchiveRecord): readonly FieldChange[] => {
  const [own, other] = [moreValues(before), moreValues(after)]
  const more = new Map([...own, ...other].map(([field, words]) => [field, words]))
  const find = (values: typeof own, field: string) => values.find(([name]) => name === field)?.[2] ?? ''
  return [
    ...correctableFields.map((field) => ({
      field,
      words: wordsOf(field),
      before: printValue(before, field),
      after: printValue(after, field),
    })),
    ...[...more].map(([field, words]) => ({ field, words, before: find(own, field), after: find(other, field) })),
  ].filter((change) => change.before !== change.after)
}
