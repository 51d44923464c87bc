import type { SnapshotChange } from '#archive/archive-writer'
import type { RecordKind } from '#archive/columns'
import { wordsOf } from '#archive/field-values'
import type { ArchiveRecord, Completeness } from '#domain/archive-record'
import { kindWords } from './words.ts'

/** What the archive is called for people, on the console and in the terminal. */

export const recordKindWords: Readonly<Record<RecordKind, string>> = {
  ...kindWords,
  journal: '期刊',
  issue: '期刊目录',
  retraction: '撤稿、关注声明',
  integrity: '失信登记',
  education: '继续教育学时',
  'title-certificate': '职称证书',
}

export const trustWords: Readonly<Record<ArchiveRecord['trust'], string>> = {
  A: 'A 主管部门数据',
  B: 'B 单位审核',
  C: 'C 摘自以往申报',
}

const number = (n: number) => n.toLocaleString('zh-CN')

export const completenessText = ({ kind, scope, fromYear, toYear }: Completeness): string =>
  `${recordKindWords[kind]}“${scope === '*' ? '全部' : scope}”${fromYear}–${toYear} 年`

/** What made a snapshot; absent on those from before changes were logged. */
export const changeText = (change: SnapshotChange | undefined): string => {
  switch (change?.kind) {
    case undefined:
      return '旧版程序写入，不能恢复到它之前'
    case 'import':
      return `导入 ${change.file}：新增 ${number(change.new)} · 更新 ${number(change.changed)} · 未变 ${number(change.unchanged)} · 拒绝 ${number(change.rejected)}（信任 ${change.trust}）`
    case 'undo':
      return `恢复到第 ${change.to} 版：撤出 ${number(change.withdrawn)} · 恢复 ${number(change.restored)}`
    case 'correction':
      return `更正 ${change.recordId} 的${wordsOf(change.field)}`
    case 'completeness':
      return '声明或撤回完整范围'
  }
}
