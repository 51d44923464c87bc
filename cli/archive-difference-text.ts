import type { ArchiveEffect } from '#archive/effect'
import type { FieldChange } from '#archive/field-changes'
import type { DifferenceCounts, DifferenceKind, RecordDifference } from '#archive/record-difference'
import { severities } from '#domain/warning'
import { severityWords, stateWords } from '#review/words'

/** What differs between two states of the archive, and whom it concerns: for people. */

export const differenceWords: Readonly<Record<DifferenceKind, string>> = {
  new: '新增',
  changed: '更新',
  withdrawn: '撤出',
  returned: '恢复',
}

const shownApplications = 10

export const countsText = (counts: DifferenceCounts): string =>
  (Object.keys(differenceWords) as DifferenceKind[])
    .map((kind) => `${differenceWords[kind]} ${counts[kind].toLocaleString('zh-CN')}`)
    .join(' · ')

const changeText = ({ words, before, after }: FieldChange): string =>
  `      ${words}：“${before || '（空）'}” → “${after || '（空）'}”`

export const differenceLines = (differences: readonly RecordDifference[], shown: number): readonly string[] => [
  ...differences
    .slice(0, shown)
    .flatMap(({ kind, title, file, sheet, row, changes }) => [
      `${differenceWords[kind]}  ${title}（${file}${sheet ? ` ${sheet}` : ''} 第 ${row} 行）`,
      ...changes.map(changeText),
    ]),
  ...(differences.length > shown
    ? [`      另有 ${(differences.length - shown).toLocaleString('zh-CN')} 条，用 --out 文件.json 导出全部`]
    : []),
]

/** 影响: which applications are verified again, and which of their warnings rest on a changed record. */
export const effectLines = (effect: ArchiveEffect): readonly string[] => {
  const { everybody, applications, openWarnings, onChangedRecords } = effect
  if (applications.length === 0) return ['影响  没有申报涉及这些记录']
  return [
    `影响  ${everybody ? '全部' : '涉及'} ${applications.length} 件申报将重新核验；未办结的现有预警 ${openWarnings} 条，其中 ${onChangedRecords} 条依据的记录将变动`,
    ...applications.slice(0, shownApplications).map(({ applicationId, committee, season, state, counts, warnings }) => {
      const numbers = counts
        ? severities.map((severity) => `${severityWords[severity].icon}${counts[severity]}`).join(' ')
        : '未核验'
      const named = warnings.map(({ code, name }) => `${code} ${name}`).join('、')
      return `      ${applicationId}  ${committee} ${season} · ${stateWords[state]} · ${numbers}${named ? ` · ${named}` : ''}`
    }),
    ...(applications.length > shownApplications ? [`      另有 ${applications.length - shownApplications} 件`] : []),
  ]
}
