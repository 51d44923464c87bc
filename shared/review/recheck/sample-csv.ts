import { levelWords } from '#rules/words/format'
import { toCsv } from '#text/csv'
import { seasonOutcomeWords, severityWords, tagWords } from '../words.ts'
import type { RecheckSample } from './select.ts'

const header = [
  '序号',
  '申报编号',
  '评委会',
  '系列',
  '级别',
  '评审结果',
  '抽取理由',
  '入样概率',
  ...(['red', 'orange', 'yellow', 'blue'] as const).map((one) => `${severityWords[one].word}色预警`),
  ...(['H', 'P', 'T'] as const).map((tag) => `${tagWords[tag]}（待核预警数）`),
  '复核结论',
  '备注',
]

/** The sample for those who do the 复核: one application a line, with room for what they find; below it what makes it repeatable. */
export const recheckCsv = ({ chosen, seed, method, frame, baseShare }: RecheckSample): string =>
  toCsv([
    header,
    ...chosen.map(
      ({ applicationId, committee, series = '', level, outcome, words, probability, warnings, faults }, i) => [
        String(i + 1),
        applicationId,
        committee,
        series,
        level ? levelWords[level] : '',
        seasonOutcomeWords[outcome],
        words,
        String(probability),
        ...(['red', 'orange', 'yellow', 'blue'] as const).map((one) => (warnings ? String(warnings[one]) : '未核验')),
        ...(['H', 'P', 'T'] as const).map((tag) => (faults ? String(faults[tag]) : '未核验')),
        '',
        '',
      ],
    ),
    [
      `抽取说明：种子 ${seed}；方法 ${method}；均匀部分 ${baseShare}；范围 ${frame.applications} 件，摘要 ${frame.hash}`,
    ],
    ['入选不表示有问题；预警均为待核，由复核人员判定。'],
  ])
