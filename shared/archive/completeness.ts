import type { Completeness } from '#domain/archive-record'
import { knownKinds, type RecordKind } from './columns.ts'

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
