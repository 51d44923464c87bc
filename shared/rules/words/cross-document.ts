import type { CertificateDifference } from '../facts.ts'
import { sayDate } from './format.ts'
import type { WordsOf } from './rule-words.ts'

/** What form and certificate are compared in. */
export const differenceWords: Readonly<Record<CertificateDifference['field'], string>> = {
  title: '名称',
  number: '编号',
  grade: '等级',
  rank: '排名',
  filed: '申请日',
  published: '公布日期',
  granted: '授权公告日',
  awarded: '获奖时间',
  registered: '登记日期',
  accepted: '验收时间',
  issued: '发证日期',
  start: '开始时间',
  end: '截止时间',
  stated: '时间',
}

const notDates: readonly CertificateDifference['field'][] = ['title', 'number', 'grade', 'rank']

const say = (field: CertificateDifference['field'], value: string): string =>
  notDates.includes(field) ? `“${value}”` : sayDate(value)

export const crossDocumentWords: WordsOf<'DOC-002'> = {
  'DOC-002': {
    statement: ({ field, claimed, printed }) =>
      `${differenceWords[field]}：申报表为${say(field, claimed)}，佐证页为${say(field, printed)}，待核实。`,
    blindTo: ['未附或未识别的佐证页', '名单中的位次（由 PAT-008、PRJ-003、AWD-002 核对）', '一行列有多个编号的成果'],
  },
}
