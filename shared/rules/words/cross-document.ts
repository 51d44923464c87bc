import type { ClaimKind } from '#domain/claim'
import type { AmountSource, CertificateDifference } from '../facts.ts'
import { sayDate, sayYuan, sentences } from './format.ts'
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

const amountSources: Readonly<Record<AmountSource, string>> = {
  form: '申报表所填',
  contract: '合同、任务书',
  archive: '档案记录',
}

const evidenceWords: Partial<Record<ClaimKind, { readonly proof: string; readonly beginning: string }>> = {
  patent: { proof: '专利证书', beginning: '受理通知书或申请公布文件' },
  software: { proof: '软件著作权登记证书', beginning: '' },
  award: { proof: '获奖证书', beginning: '' },
  standard: { proof: '标准封面、前言', beginning: '' },
  project: { proof: '验收、结题材料', beginning: '立项、合同或单位证明材料' },
  paper: { proof: '论文、期刊或检索页', beginning: '录用通知或清样' },
}

export const crossDocumentWords: WordsOf<'PRJ-001' | 'UNT-001' | 'DOC-001' | 'DOC-002'> = {
  'PRJ-001': {
    statement: ({ first, firstYuan, second, secondYuan, factor }) =>
      sentences([
        `${amountSources[first]}金额为 ${sayYuan(firstYuan)}，${amountSources[second]}为 ${sayYuan(secondYuan)}`,
        ...(factor ? [`恰为 ${factor} 倍，疑似单位错误`] : []),
        '待核实',
      ]),
    blindTo: ['发票', '未读出或未注明单位的合同金额', '含税与不含税、财政与自筹的口径'],
  },
  'UNT-001': {
    statement: ({ unit, months, insured }) =>
      `申报单位为${unit}，社保缴纳单位为${insured
        .map(({ unit: by, from, to }) => `${by}（${sayDate(from)}至${to ? sayDate(to) : '今'}）`)
        .join('、')}，与申报单位重合 ${months} 个月，不足 6 个月，请确认用人关系。`,
    blindTo: ['未附社保缴纳记录的申报件', '未收入更名表的单位沿革', '派遣、代理协议'],
  },
  'DOC-001': {
    statement: (facts) => {
      if (facts.is === 'none-in-bundle')
        return `已读取的文件中没有成果佐证页，${facts.claims} 项计入的成果均未见佐证，是否另行提交请确认。`
      const { proof, beginning } = evidenceWords[facts.kind] ?? { proof: '佐证', beginning: '' }
      return facts.is === 'beginning'
        ? `仅见${beginning}，未见${proof}，请补充或确认。`
        : `未见${proof}，请补充或确认。`
    },
    blindTo: ['未读、未识别类别的页面', '著作、技术报告等尚不能识别佐证页的成果', '另行提交的纸质材料'],
  },
  'DOC-002': {
    statement: ({ field, claimed, printed }) =>
      `${differenceWords[field]}：申报表为${say(field, claimed)}，佐证页为${say(field, printed)}，待核实。`,
    blindTo: ['未附或未识别的佐证页', '名单中的位次（由 PAT-008、PRJ-003、AWD-002 核对）', '一行列有多个编号的成果'],
  },
}
