import type { DatasetState } from '#archive/archive-writer'
import { fieldWords } from '#archive/columns'
import type { CommitResult } from '#archive/commit-change'
import type { ArchiveEffect } from '#archive/effect'
import { wordsOf } from '#archive/field-values'
import type { ImportPlan } from '#archive/import-archive'
import type { ArchiveRecord, ArchiveSnapshot } from '#domain/archive-record'
import { dayInBeijing } from '#domain/dates'
import { changeText, completenessText, recordKindWords, trustWords } from '#review/archive-words'
import { effectLines } from './archive-difference-text.ts'

/** What the archive commands print for people: short lines, the number that matters first, and what to do next. */

const delimiterWords: Readonly<Record<string, string>> = {
  ',': '逗号分隔',
  '\t': '制表符分隔',
  ';': '分号分隔',
  '|': '竖线分隔',
  '，': '中文逗号分隔',
}

export const number = (n: number) => n.toLocaleString('zh-CN')
const shownRejections = 10
const shownRecords = 3

const sheetLines = ({ sheets }: ImportPlan): readonly string[] =>
  sheets.flatMap(({ sheet, kind, headerRow, columns, rows, notices }) => {
    const mapped = columns.flatMap(({ header, field }) => (field ? [`${header} → ${fieldWords[field]}`] : []))
    const kept = columns.flatMap(({ header, field }) => (field || header === '' ? [] : [header]))
    return [
      ...(kind
        ? [
            `表    ${sheet ? `“${sheet}” · ` : ''}${recordKindWords[kind]} · 表头第 ${headerRow} 行 · ${number(rows)} 行`,
            `列    ${mapped.join(' · ')}`,
          ]
        : []),
      ...(kept.length > 0 ? [`      原样保留，不参与比对：${kept.join('、')}`] : []),
      ...notices.map((notice) => `注意  ${notice}`),
    ]
  })

const countLine = ({ counts }: ImportPlan): string => {
  const parts = [
    `新增 ${number(counts.new)}`,
    `更新 ${number(counts.changed)}`,
    `未变 ${number(counts.unchanged)}`,
    ...(counts.resumed > 0 ? [`续写上次中断 ${number(counts.resumed)}`] : []),
    `拒绝 ${number(counts.rejected)}`,
  ]
  const folded = counts.foldedRows > 0 ? `（同一编号的 ${number(counts.foldedRows)} 行已并入前面的记录）` : ''
  return `结果  ${parts.join(' · ')}${folded}`
}

const rejectionLines = ({ rejected }: ImportPlan): readonly string[] => [
  ...rejected
    .slice(0, shownRejections)
    .map(({ sheet, row, words }) => `拒绝  ${sheet ? `${sheet} ` : ''}第 ${row} 行：${words}`),
  ...(rejected.length > shownRejections
    ? [`      另有 ${number(rejected.length - shownRejections)} 行，用 --rejected 文件.csv 导出全部`]
    : []),
]

const previewLines = ({ first }: ImportPlan): readonly string[] => [
  ...first.new
    .slice(0, shownRecords)
    .map(
      ({ row, title, identifiers, people }) =>
        `新增  第 ${row} 行：${[title, ...identifiers, people.slice(0, 5).join('、')].filter(Boolean).join(' · ')}`,
    ),
  ...first.changed
    .slice(0, shownRecords)
    .map(
      ({ row, title, changes }) =>
        `更新  第 ${row} 行：${title}（${changes.map(({ words }) => words).join('、') || '其他内容'}）`,
    ),
]

const shownDisagreements = 5
const disagreementLines = ({ disagreements }: ImportPlan): readonly string[] => [
  ...disagreements
    .slice(0, shownDisagreements)
    .map(
      ({ sheet, row, title, words, stated, corrected, isOldValue }) =>
        `更正  ${sheet ? `${sheet} ` : ''}第 ${row} 行“${title}”的${words}写作“${stated}”，与已作的更正“${corrected || '（空）'}”不符${isOldValue ? '（仍为更正前的值）' : '，且不同于更正前的值，请核对'}；保留更正`,
    ),
  ...(disagreements.length > shownDisagreements
    ? [`      另有 ${number(disagreements.length - shownDisagreements)} 处，用 --json 查看全部`]
    : []),
]

export const outcomeLine = (isEmpty: boolean, outcome: CommitResult | undefined, asksAgain: boolean): string => {
  switch (outcome?.kind) {
    case undefined:
      return isEmpty ? '没有可导入的记录。' : '这是试算，尚未写入。确认无误后加 --commit 写入。'
    case 'committed':
      return `已写入 ${number(outcome.written)} 条，档案快照 ${outcome.snapshot.snapshotId}${asksAgain ? '；涉及的申报将重新核验' : ''}。`
    case 'unchanged':
      return '与档案库完全一致，没有写入。'
    case 'busy':
      return '另一个导入正在写入，请稍后再试；本次没有写入。'
    case 'stale':
      return '试算之后数据集已被别人更新，请重新试算；本次没有生效。'
  }
}

/** `asksAgain`: whether the holders of what changed are asked to verify again, which may only be said when it is so. */
export const importText = (
  plan: ImportPlan,
  outcome: CommitResult | undefined,
  asksAgain: boolean,
  effect?: ArchiveEffect,
): string => {
  const { file, dataset, department, trust } = plan
  const form = [
    file.format.toUpperCase(),
    file.encoding?.toUpperCase(),
    file.delimiter && delimiterWords[file.delimiter],
  ].filter(Boolean)
  return [
    `文件  ${file.name} · ${form.join(' · ')}`,
    `入库  数据集 ${dataset}${department ? ` · ${department}` : ''} · 信任 ${trustWords[trust]}`,
    ...sheetLines(plan),
    ...plan.notices.map((notice) => `注意  ${notice}`),
    countLine(plan),
    ...plan.completeness.map((one) => `完整  ${completenessText(one)}声明为完整，可据此判断“未找到”`),
    ...rejectionLines(plan),
    ...disagreementLines(plan),
    ...previewLines(plan),
    ...(effect ? effectLines(effect) : []),
    outcomeLine(plan.counts.records === 0, outcome, asksAgain),
  ].join('\n')
}

/** Every snapshot of a dataset, the newest last. */
export const snapshotsText = (states: readonly DatasetState[]): string =>
  states
    .flatMap(({ snapshot, importedAt, counts, change, completeness }) => [
      `第 ${snapshot} 版 · ${importedAt.slice(0, 16).replace('T', ' ')} · 共 ${number(Object.values(counts).reduce((sum, count) => sum + count, 0))} 条 · ${changeText(change)}`,
      ...completeness.map((one) => `      完整：${completenessText(one)}`),
    ])
    .join('\n')

export const statsText = ({ snapshotId, datasets, completeness }: ArchiveSnapshot): string =>
  datasets.length === 0
    ? '档案库是空的。用 zhiyan archive import 文件 --dataset 名称 导入。'
    : [
        `档案快照 ${snapshotId}，共 ${number(datasets.reduce((sum, { records }) => sum + records, 0))} 条`,
        ...datasets.map(
          ({ dataset, department, kind, records, snapshot, importedAt }) =>
            `  ${dataset}  ${recordKindWords[kind]} ${number(records)} 条 · 第 ${snapshot} 版 · ${dayInBeijing(importedAt)}${department ? ` · ${department}` : ''}`,
        ),
        ...(completeness.length === 0 ? ['  没有声明完整的范围：不会说“未找到”，只会说“未覆盖”'] : []),
        ...completeness.map(
          ({ dataset, kind, scope, fromYear, toYear }) =>
            `  完整：${recordKindWords[kind]} ${scope === '*' ? '全部' : scope} ${fromYear}–${toYear}（${dataset}）`,
        ),
      ].join('\n')

export const recordText = ({
  kind,
  title,
  identifiers,
  people,
  units,
  year,
  awardName,
  grade,
  provenance,
  trust,
  version,
  recordId,
  corrections = [],
}: ArchiveRecord): string => {
  const { department, dataset, file, sheet, row } = provenance
  const facts = [
    awardName,
    grade,
    ...identifiers.map(({ canonical }) => canonical),
    year && `${year} 年`,
    people
      .map(({ name }) => name)
      .slice(0, 8)
      .join('、'),
    units[0],
  ]
  return [
    `  ${recordKindWords[kind]}  ${title}`,
    `      ${facts.filter(Boolean).join(' · ')}`,
    `      来源 ${department || dataset} · ${file}${sheet ? ` ${sheet}` : ''} 第 ${row} 行 · 信任 ${trust} · 第 ${version} 版`,
    `      记录 ${recordId}`,
    ...corrections.map(({ field, old, new: now, why, who, at }) =>
      correctionLine(wordsOf(field), old, now, why, who, at),
    ),
  ].join('\n')
}

const correctionLine = (words: string, old: string, now: string, why: string, who: string, at: string): string =>
  `      更正 ${words}：“${old || '（空）'}” → “${now || '（空）'}” · ${why} · ${who} · ${dayInBeijing(at)}`
