import { patents, projects, softwares } from '../achievements.ts'
import {
  acceptanceCertificate,
  oldPatentCertificate,
  softwareCertificate,
  unitAcceptance,
  unitNotice,
} from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { people } from '../people.ts'
import { portalForm } from '../portal-form.ts'
import { projectWork, type Submission, type Work } from '../submission.ts'
import { bundle, sampleCase, season2026 } from './sample-case.ts'

/** Two committees, one patent, two "first inventors". The archive's list: the first claimant is first, the other third. */

const owner = people.patentOwner
const rival = people.patentRival

const ownerTrial: Work = {
  from: '2023-10',
  to: '2025-09',
  name: '种植机作业质量远程监测终端选型与试装',
  content: '独立。比较了三种落种传感方案，设计安装支架并在样机上完成一百小时连续作业考核。',
  effect: '试装结论用于下一代机型的设计。',
  rank: '1/1',
}

const ownerSubmission: Submission = {
  ...season2026,
  person: owner,
  present: { title: '工程师', grantedOn: '2019-11-28', appointedOn: '2020-01', certificate: '桂示范2019005217' },
  previousApplication: '2019-06',
  jobs: [
    { from: '2008-07', to: '2013-06', what: '农机具结构设计', post: '技术员' },
    { from: '2013-07', to: '2019-12', what: '甘蔗机械研发', post: '助理工程师' },
    { from: '2020-01', what: '甘蔗种植机械研发与试验', post: '工程师' },
  ],
  before: [
    {
      from: '2014-03',
      to: '2016-10',
      name: '手扶式中耕培土机改型',
      content: '参加。承担传动箱壳体的强度校核和样机装配。',
      effect: '改型后小批量生产。',
      rank: '参加人员',
    },
    {
      from: '2017-02',
      to: '2018-11',
      name: '蔗叶粉碎还田机刀轴动平衡试验',
      content: '独立。编制试验方案，完成三种刀轴的空载与负载试验。',
      effect: '提交试验报告一份。',
      rank: '试验负责人',
    },
  ],
  since: [
    projectWork(projects.planterSystem, {
      content:
        '主持。提出预切种两段式喂种的总体方案，解决坡地上种茎滑移造成的漏种；带队在三个丘陵蔗区做了两季田间试验，依据试验数据修改覆土铲倾角。',
      effect: '通过验收，样机漏种率降到4%以下，在两家合作社投入使用。',
      rank: '1/6',
    }),
    ownerTrial,
  ],
  patents: [{ of: patents.planter, rank: '1/4' }],
  summary: '',
  certificates: [
    () => oldPatentCertificate(patents.planter),
    () => acceptanceCertificate(projects.planterSystem),
    () => unitAcceptance(owner, ownerTrial, '2025-10-15'),
    () => unitNotice(owner, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

const rivalSubmission: Submission = {
  ...season2026,
  person: rival,
  present: { title: '工程师', grantedOn: '2019-12-13', appointedOn: '2020-01', certificate: '桂示范2019006034' },
  previousApplication: '2019-06',
  jobs: [
    { from: '2010-07', to: '2014-12', what: '糖厂原料管理', post: '技术员' },
    { from: '2015-01', to: '2019-12', what: '甘蔗收获与运输装备', post: '助理工程师' },
    { from: '2020-01', what: '甘蔗全程机械化技术', post: '工程师' },
  ],
  before: [
    {
      from: '2015-04',
      to: '2017-03',
      name: '蔗区田间道路与转运点规划调查',
      content: '',
      effect: '',
      rank: '调查员',
    },
    {
      from: '2017-06',
      to: '2019-02',
      name: '网袋式集蔗车液压系统改进',
      content: '',
      effect: '',
      rank: '设计人员',
    },
  ],
  since: [
    projectWork(projects.caneLogistics, {
      content: '负责卸车翻板与除杂滚筒的工艺布置，组织两个榨季的对比测试。',
      effect: '卸车时间由二十五分钟缩短到九分钟，已通过验收。',
      rank: '1/5',
    }),
  ],
  // The fault: the list has this person third.
  patents: [{ of: patents.planter, rank: '1/4' }],
  software: [{ of: softwares.caneDispatch, rank: '第一完成人' }],
  summary:
    '任现职以来，本人一直在糖厂与蔗区之间做机收进厂的衔接工作。机收蔗含杂高、到厂集中，是压榨车间最头疼的问题。为此先从卸车口入手，把翻板角度和滚筒转速作为两个可调量，在两个榨季里逐日记录含杂率与排队时间，找到了不同品种的合适组合。之后又把排队数据接入调度软件，由系统按成熟度和路程给出砍收次序。今后打算把重点放到田头预除杂上，让杂质不再进厂。',
  certificates: [
    () => oldPatentCertificate(patents.planter),
    () => acceptanceCertificate(projects.caneLogistics),
    () => softwareCertificate(softwares.caneDispatch),
    () => unitNotice(rival, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

export const samePatentCases = [
  sampleCase({
    id: 'same-patent-first',
    title: '同一专利两人同报第一发明人（名单第一者）',
    applicationId: 'S2026-001',
    committee: '桂示范机械工程系列高级评审委员会',
    files: [bundle('S2026-001-评审表及佐证.pdf', nationalForm, ownerSubmission)],
    // The archive has this person first, which lowers the conflict on this side; both sides still see it.
    expect: { warnings: [{ code: 'CLM-001', severity: 'orange', claim: patents.planter.number }], never: ['PAT-008'] },
  }),
  sampleCase({
    id: 'same-patent-third',
    title: '同一专利两人同报第一发明人（名单第三者）',
    applicationId: 'S2026-002',
    committee: '桂示范农业工程系列高级评审委员会',
    files: [bundle('S2026-002-申报表及佐证.pdf', portalForm, rivalSubmission)],
    expect: {
      warnings: [
        { code: 'CLM-001', severity: 'red', claim: patents.planter.number },
        { code: 'PAT-008', severity: 'orange', claim: patents.planter.number },
      ],
      mayAlso: ['DOC-002'],
    },
  }),
]
