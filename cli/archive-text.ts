import { fieldWords, type RecordKind } from '#archive/columns'
import type { CommitResult, ImportPlan } from '#archive/import-archive'
import type { ArchiveMatch, ArchiveRecord, ArchiveSnapshot } from '#domain/archive-record'

/** What the archive commands print for people: short lines, the number that matters first, and what to do next. */

export const kindWords: Readonly<Record<RecordKind, string>> = {
  award: '奖项',
  patent: '专利',
  project: '项目',
  paper: '论文',
  software: '软件著作权',
  standard: '标准',
  book: '著作',
  report: '报告',
  journal: '期刊',
  other: '其他',
}
const trustWords = { A: 'A 主管部门数据', B: 'B 单位审核', C: 'C 摘自以往申报' } as const
const delimiterWords: Readonly<Record<string, string>> = {
  ',': '逗号分隔',
  '\t': '制表符分隔',
  ';': '分号分隔',
  '|': '竖线分隔',
  '，': '中文逗号分隔',
}

const number = (n: number) => n.toLocaleString('zh-CN')
const shownRejections = 10
const shownRecords = 3

const sheetLines = ({ sheets }: ImportPlan): readonly string[] =>
  sheets.flatMap(({ sheet, kind, headerRow, columns, rows, notices }) => {
    const mapped = columns.flatMap(({ header, field }) => (field ? [`${header} → ${fieldWords[field]}`] : []))
    const kept = columns.flatMap(({ header, field }) => (field || header === '' ? [] : [header]))
    return [
      ...(kind
        ? [
            `表    ${sheet ? `“${sheet}” · ` : ''}${kindWords[kind]} · 表头第 ${headerRow} 行 · ${number(rows)} 行`,
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
    .map(({ row, title, fields }) => `更新  第 ${row} 行：${title}（${fields.join('、')}）`),
]

const outcomeLine = (plan: ImportPlan, outcome: CommitResult | undefined, asksAgain: boolean): string => {
  switch (outcome?.kind) {
    case undefined:
      return plan.counts.records === 0 ? '没有可导入的记录。' : '这是试算，尚未写入。确认无误后加 --commit 写入。'
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
export const importText = (plan: ImportPlan, outcome: CommitResult | undefined, asksAgain: boolean): string => {
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
    ...plan.completeness.map(
      ({ kind, scope, fromYear, toYear }) =>
        `完整  ${kindWords[kind]}“${scope === '*' ? '全部' : scope}”${fromYear}–${toYear} 年声明为完整，可据此判断“未找到”`,
    ),
    ...rejectionLines(plan),
    ...previewLines(plan),
    outcomeLine(plan, outcome, asksAgain),
  ].join('\n')
}

export const statsText = ({ snapshotId, datasets, completeness }: ArchiveSnapshot): string =>
  datasets.length === 0
    ? '档案库是空的。用 zhiyan archive import 文件 --dataset 名称 导入。'
    : [
        `档案快照 ${snapshotId}，共 ${number(datasets.reduce((sum, { records }) => sum + records, 0))} 条`,
        ...datasets.map(
          ({ dataset, department, kind, records, snapshot, importedAt }) =>
            `  ${dataset}  ${kindWords[kind]} ${number(records)} 条 · 第 ${snapshot} 版 · ${importedAt.slice(0, 10)}${department ? ` · ${department}` : ''}`,
        ),
        ...(completeness.length === 0 ? ['  没有声明完整的范围：不会说“未找到”，只会说“未覆盖”'] : []),
        ...completeness.map(
          ({ dataset, kind, scope, fromYear, toYear }) =>
            `  完整：${kindWords[kind]} ${scope === '*' ? '全部' : scope} ${fromYear}–${toYear}（${dataset}）`,
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
    `  ${kindWords[kind]}  ${title}`,
    `      ${facts.filter(Boolean).join(' · ')}`,
    `      来源 ${department || dataset} · ${file}${sheet ? ` ${sheet}` : ''} 第 ${row} 行 · 信任 ${trust}`,
  ].join('\n')
}

const basisWords = { identifier: '编号相同', title: '名称相同', holder: '人员相同、名称相近' } as const

export const matchText = (title: string, matches: readonly ArchiveMatch[]): string =>
  matches.length === 0
    ? `${title}：档案库中没有对应记录`
    : [
        `${title}：${matches.length} 条`,
        ...matches.map(
          ({ record, by, titleSimilarity }) =>
            `${recordText(record)}\n      ${basisWords[by]} · 名称相似度 ${titleSimilarity.toFixed(2)}`,
        ),
      ].join('\n')
