import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import { knownKinds, type RecordKind } from './columns.ts'
import type { RejectedRow } from './draft.ts'

/** `award:广西科学技术奖:2021-2024`, `patent:*:2020-2023`, `project:国家社会科学基金:2019` → a declaration; undefined when malformed. */
export const parseCompleteness = (text: string, dataset: string): Completeness | undefined => {
  const match = /^\s*(\w+)\s*[:：]\s*(.+?)\s*[:：]\s*(\d{4})(?:\s*[-–—~至]\s*(\d{4}))?\s*$/.exec(text.normalize('NFKC'))
  const [, kind = '', scope = '', from = '', to = from] = match ?? []
  const isKind = (word: string): word is RecordKind => knownKinds.some((known) => known === word)
  if (!isKind(kind) || Number(from) > Number(to)) return undefined
  return { dataset, kind, scope, fromYear: Number(from), toYear: Number(to) }
}

/** The declarations of both, each once; a later one for the same kind and scope can only widen the earlier. */
export const mergeCompleteness = (
  before: readonly Completeness[],
  after: readonly Completeness[],
): readonly Completeness[] => {
  const keyOf = ({ dataset, kind, scope }: Completeness) => `${dataset}\n${kind}\n${scope}`
  const touches = (a: Completeness, b: Completeness) => a.fromYear <= b.toYear + 1 && b.fromYear <= a.toYear + 1
  return after.reduce<readonly Completeness[]>((merged, next) => {
    const joined = merged.filter((one) => keyOf(one) === keyOf(next) && touches(one, next))
    const span = [...joined, next]
    return [
      ...merged.filter((one) => !joined.includes(one)),
      { ...next, fromYear: Math.min(...span.map((s) => s.fromYear)), toYear: Math.max(...span.map((s) => s.toYear)) },
    ]
  }, before)
}

export const sameCompleteness = (a: readonly Completeness[], b: readonly Completeness[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/**
 * Which declarations a file may make. A list of which a row was refused is not whole: to declare it so would accuse whoever stands in that row.
 * Footers are no rows. What was read from earlier applications never says that something does not exist (domain 7).
 */
export const acceptedDeclarations = (
  complete: readonly Completeness[],
  rejected: readonly RejectedRow[],
  trust: ArchiveRecord['trust'],
): { readonly complete: readonly Completeness[]; readonly notices: readonly string[] } => {
  if (complete.length === 0) return { complete, notices: [] }
  const refused = rejected.filter(({ reason }) => reason !== 'remark').length
  if (trust === 'C')
    return { complete: [], notices: ['信任等级为 C 的数据摘自以往申报，不能据以判断“未找到”，未接受完整性声明'] }
  return refused === 0
    ? { complete, notices: [] }
    : {
        complete: [],
        notices: [`有 ${refused} 行被拒绝，名单尚不完整，未接受完整性声明；补正这些行并导入后再声明`],
      }
}

/** The declarations without those years of that kind and scope; what lies on either side of them stays. */
export const withoutCompleteness = (
  declared: readonly Completeness[],
  { kind, scope, fromYear, toYear }: Completeness,
): readonly Completeness[] =>
  declared.flatMap((one) =>
    one.kind !== kind || one.scope !== scope
      ? [one]
      : [
          { ...one, toYear: Math.min(one.toYear, fromYear - 1) },
          { ...one, fromYear: Math.max(one.fromYear, toYear + 1) },
        ].filter((part) => part.fromYear <= part.toYear),
  )
