import type { z } from 'zod'
import { earliestDay } from '#domain/dates'
import type { CutOff, HolidayYear, Policy } from '#domain/policy'
import { shortHash } from '#text/short-hash'
import { isWeekend } from './days.ts'
import { policyFile } from './schema.ts'

/** Where in the file, and what to write there. */
export interface PolicyProblem {
  readonly path: string
  readonly words: string
}

export type PolicyRead =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'problems'; readonly problems: readonly PolicyProblem[] }

/**
 * A policy file's JSON → the policy, or every place that must be mended. The version changes with any number, whatever the file calls itself:
 * runs depend on it.
 */
export const readPolicy = (json: unknown): PolicyRead => {
  const read = policyFile.safeParse(json)
  if (!read.success) return { kind: 'problems', problems: read.error.issues.flatMap(toProblems) }
  const policy: Policy = { ...read.data, version: `${read.data.version}-${shortHash(8, JSON.stringify(read.data))}` }
  const problems = contradictions(policy)
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'policy', policy }
}

const toProblems = (issue: z.core.$ZodIssue): readonly PolicyProblem[] => {
  const path = sayPath(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      words: movedToArchive[key] ?? `没有“${key}”这一项，请删去或改正名称`,
    }))
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid'))
    return [{ path: path || '（整个文件）', words: '缺少此项，或不是一组内容（写成 { … }）' }]
  return [{ path: path || '（整个文件）', words: issue.message }]
}

/** Tables of the field are imported, versioned and undone in the archive, and rules read them there: in two places they would disagree. */
const movedToArchive: Readonly<Record<string, string>> = {
  journals: '期刊表不在政策文件中，规则读取档案库：请用 zhiyan archive import 文件 --kind journal 导入',
  journalIssues: '期次目录不在政策文件中，规则读取档案库：请用 zhiyan archive import 文件 --kind issue 导入',
  retractions: '撤稿声明不在政策文件中，规则读取档案库：请用 zhiyan archive import 文件 --kind retraction 导入',
  standards: '标准表不在政策文件中，规则读取档案库：请用 zhiyan archive import 文件 --kind standard 导入',
}

/** `cutOffs[0].seniority` */
const sayPath = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

/** What each line may say by itself, and not together with the others. */
const contradictions = (policy: Policy): readonly PolicyProblem[] => [
  ...policy.cutOffs.flatMap((cutOff, i) => ofCutOff(cutOff, i, policy.cutOffs)),
  ...policy.seniority.flatMap(({ from, to }, i) =>
    from === to ? [{ path: `seniority[${i}].to`, words: '须高于 from 的级别' }] : [],
  ),
  ...(policy.calendar?.years ?? []).flatMap((year, i) => ofYear(year, `calendar.years[${i}]`)),
  ...(policy.nominations ?? []).flatMap(({ basis }, i) =>
    policy.directBases?.some(({ code }) => code === basis)
      ? []
      : [{ path: `nominations[${i}].basis`, words: `directBases 中没有代号为“${basis}”的依据` }],
  ),
  ...(policy.education ?? []).flatMap(({ from, to }, i) =>
    to !== undefined && to < from ? [{ path: `education[${i}].to`, words: '不能早于 from' }] : [],
  ),
  ...(policy.education ?? []).flatMap(({ professionalShare }, i) =>
    professionalShare.of > professionalShare.in
      ? [{ path: `education[${i}].professionalShare`, words: '所占份数 of 不能大于总份数 in' }]
      : [],
  ),
]

const ofCutOff = (cutOff: CutOff, i: number, all: readonly CutOff[]): readonly PolicyProblem[] => {
  const path = `cutOffs[${i}]`
  const sameAs = all.findIndex(
    (other, at) =>
      at < i &&
      other.season === cutOff.season &&
      other.region === cutOff.region &&
      other.series === cutOff.series &&
      other.level === cutOff.level,
  )
  return [
    ...(sameAs >= 0 ? [{ path, words: `与 cutOffs[${sameAs}] 的年度、地区、系列、级别相同，只能留一条` }] : []),
    ...(cutOff.confirmed && cutOff.seniority.length < 10
      ? [{ path: `${path}.seniority`, words: '已确认（confirmed: true）的截止须写到日' }]
      : []),
    ...(cutOff.confirmed && cutOff.achievements.length < 10
      ? [{ path: `${path}.achievements`, words: '已确认（confirmed: true）的截止须写到日' }]
      : []),
  ]
}

const ofYear = ({ year, off, worked }: HolidayYear, path: string): readonly PolicyProblem[] => [
  ...off.flatMap(({ from, to }, i) =>
    from > to || !from.startsWith(String(year)) || !to.startsWith(String(year))
      ? [{ path: `${path}.off[${i}]`, words: `须在 ${year} 年内，且 from 不晚于 to` }]
      : [],
  ),
  ...worked.flatMap((date, i) =>
    date.startsWith(String(year)) && isWeekend(earliestDay(date))
      ? []
      : [{ path: `${path}.worked[${i}]`, words: `须为 ${year} 年的周六或周日（调休上班日）` }],
  ),
]
