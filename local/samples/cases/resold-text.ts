import { projects } from '../achievements.ts'
import { acceptanceCertificate, unitAcceptance, unitNotice } from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { type Person, people } from '../people.ts'
import { projectWork, type Submission, type Work } from '../submission.ts'
import { bundle, sampleCase, season2026 } from './sample-case.ts'

/**
 * One text in two applications: sold with other numbers, dates and names to somebody elsewhere, and used by two members of one project. The
 * first pair must be seen, the second may not be held against anybody.
 */

const notice = (person: Person) => () => unitNotice(person, '高级工程师', ['2026-03-02', '2026-03-06'])

interface Details {
  readonly period: Pick<Work, 'from' | 'to'>
  readonly name: string
  readonly kilometres: string
  readonly drawings: string
  readonly saved: string
  readonly days: string
}

/** What the seller leaves as it is, and what is filled in for each buyer. */
const soldWork = ({ period, name, kilometres, drawings, saved, days }: Details): Work => ({
  ...period,
  name,
  content: `主持。踏勘全线${kilometres}公里，按冲刷深度把岸线分成四类，逐类确定护脚与护坡的做法；针对表层松软、坡脚临水的难点，提出先抛石压脚、再分级削坡、最后铺设生态格宾的次序，完成施工图${drawings}张，并驻场处理设计变更。`,
  effect: `经过一个汛期，岸坡没有出现滑动和淘空，渗水点全部消除，堤脚抛石经水下检查没有位移；弃土就近用于堤后填塘，节省投资${saved}万元，工期比计划提前${days}天，运行单位验收时给予好评。`,
  rank: '1/1',
})

const eastBank = soldWork({
  period: { from: '2021-03', to: '2022-11' },
  name: '东屏河左岸堤防除险加固设计',
  kilometres: '12.6',
  drawings: '86',
  saved: '240',
  days: '35',
})
const harbourBank = soldWork({
  period: { from: '2022-05', to: '2023-12' },
  name: '望川港区岸坡整治设计',
  kilometres: '7.4',
  drawings: '53',
  saved: '185',
  days: '22',
})

const sold = (person: Person, work: Work, accepted: `${number}-${number}-${number}`): Submission => ({
  ...season2026,
  person,
  present: {
    title: '工程师',
    grantedOn: '2019-12-06',
    appointedOn: '2020-01',
    certificate: `桂示范20190081${person.residentId.slice(8, 10)}`,
  },
  jobs: [
    { from: '2011-07', to: '2019-12', what: '堤岸工程设计', post: '助理工程师' },
    { from: '2020-01', what: '堤岸工程设计', post: '工程师' },
  ],
  before: [],
  since: [work],
  summary: '',
  certificates: [() => unitAcceptance(person, work, accepted), notice(person)],
})

/** Both wrote it together, and both took it from the project's report of completion. */
const sharedText = {
  content:
    '负责排水分区复核与易涝点成因分析，建立管网与河道耦合的水动力模型，用三场实测暴雨率定参数，提出雨水口改造、泵站联调和临时滞蓄三项措施，并参加现场演练与成果汇报。',
  effect:
    '通过验收，模型预报的积水深度与实测相差不超过五厘米，十二处易涝点的退水时间由三小时缩短到五十分钟，成果写入城区排水防涝应急预案，并被市政管理单位用于每年的汛前检查。',
} as const

const joint = (person: Person, rank: string): Submission => ({
  ...sold(person, eastBank, '2023-01-10'),
  since: [projectWork(projects.lowlands, { ...sharedText, rank })],
  certificates: [() => acceptanceCertificate(projects.lowlands), notice(person)],
})

export const resoldTextCases = [
  sampleCase({
    id: 'resold-text-first',
    title: '业绩文字与外单位申报人雷同（一）',
    applicationId: 'S2026-016',
    committee: '桂示范水利工程系列高级评审委员会',
    files: [bundle('S2026-016-评审表及佐证.pdf', nationalForm, sold(people.leveeDesigner, eastBank, '2022-12-20'))],
    expect: { warnings: [{ code: 'TXT-001', severity: 'red', claim: eastBank.name }] },
  }),
  sampleCase({
    id: 'resold-text-second',
    title: '业绩文字与外单位申报人雷同（二）',
    applicationId: 'S2026-017',
    committee: '桂示范交通运输工程系列高级评审委员会',
    files: [bundle('S2026-017-评审表及佐证.pdf', nationalForm, sold(people.bankDesigner, harbourBank, '2024-01-16'))],
    expect: { warnings: [{ code: 'TXT-001', severity: 'red', claim: harbourBank.name }] },
  }),
  sampleCase({
    id: 'same-project-first',
    title: '同一项目两名成员使用同一段文字（一）',
    applicationId: 'S2026-018',
    committee: '桂示范水利工程系列高级评审委员会',
    files: [bundle('S2026-018-评审表及佐证.pdf', nationalForm, joint(people.floodModeller, '1/5'))],
    expect: { notes: ['TXT-001', 'CLM-002'] },
  }),
  sampleCase({
    id: 'same-project-second',
    title: '同一项目两名成员使用同一段文字（二）',
    applicationId: 'S2026-019',
    committee: '桂示范水利工程系列高级评审委员会',
    files: [bundle('S2026-019-评审表及佐证.pdf', nationalForm, joint(people.drainageEngineer, '2/5'))],
    expect: { notes: ['TXT-001', 'CLM-002'] },
  }),
]
