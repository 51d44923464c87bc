import { papers, patents, projects } from '../achievements.ts'
import {
  acceptanceCertificate,
  oldPatentCertificate,
  paperPage,
  titleCertificate,
  unitAcceptance,
  unitNotice,
} from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { otherNames, people } from '../people.ts'
import { projectWork, type Submission, type Work } from '../submission.ts'
import { appraisalsSince, bundle, sampleCase, season2026, trainingSince } from './sample-case.ts'

/**
 * Two people with a title of 2019 whose earlier applications are samples too. One uses the patent of then once more; the
 * other's patent was granted after the earlier cut-off (2019-06-30) and before the title (2019-12-27), so it counts.
 */

const builder = people.bridgeBuilder
const designer = people.gateDesigner

const season2019 = {
  target: '工程师',
  filledOn: '2019-05-16',
  notice: ['2019-05-20', '2019-05-24'],
  training: trainingSince(2015, 2018),
  appraisals: appraisalsSince(2015, 2018, 2017),
} as const satisfies Partial<Submission>

const builderJobs: Submission['jobs'] = [
  { from: '2009-07', to: '2014-12', what: '桥涵施工技术', post: '技术员' },
  { from: '2015-01', to: '2019-12', what: '桥梁下部结构施工', post: '助理工程师' },
  { from: '2020-01', what: '山区桥梁施工技术管理', post: '工程师' },
]

const builderThen: Submission = {
  ...season2019,
  person: builder,
  present: { title: '助理工程师', grantedOn: '2014-12-19', appointedOn: '2015-01', certificate: '桂示范2014011806' },
  jobs: [
    { from: '2009-07', to: '2014-12', what: '桥涵施工技术', post: '技术员' },
    { from: '2015-01', what: '桥梁下部结构施工', post: '助理工程师' },
  ],
  before: [
    {
      from: '2011-03',
      to: '2013-08',
      name: '县道石拱桥加固现场测量',
      content: '参加。负责控制网复测与沉降观测记录。',
      effect: '工程按期交工。',
    },
  ],
  since: [],
  patents: [{ of: patents.pierFormwork, rank: '1/3' }],
  summary: '',
  certificates: [
    () => oldPatentCertificate(patents.pierFormwork),
    () => unitNotice(builder, '工程师', ['2019-05-20', '2019-05-24']),
  ],
}

const builderOwnWork: readonly Work[] = [
  {
    from: '2020-03',
    to: '2021-09',
    name: '预制梁场台座周转优化',
    content: '独立。用排队模型核算台座数与龄期的关系，改变蒸养与张拉的次序，使每片梁占用台座的时间由七天降为四天半。',
    effect: '梁场少建台座四个，当年按期完成二百六十片箱梁的预制。',
    rank: '1/1',
  },
  {
    from: '2022-01',
    to: '2023-11',
    name: '现浇盖梁抱箍法施工技术改进',
    content: '主持。对抱箍与墩身之间的摩阻做了现场拉拔试验，给出不同涂层下的设计取值，并据此减小抱箍高度。',
    effect: '改进后的抱箍在三个标段使用，单套用钢量减少约两成，没有发生滑移。',
    rank: '1/3',
  },
  {
    from: '2024-02',
    to: '2025-08',
    name: '老桥拼宽沉降差控制方案编制',
    content: '主持。收集老桥十年沉降数据，按地基类型划分三类断面，对每类断面提出预压时间与接缝浇筑的时机。',
    effect: '方案通过业主组织的评审并付诸实施，接缝处最大沉降差三毫米。',
    rank: '1/4',
  },
  {
    from: '2024-06',
    to: '2025-09',
    name: '跨线钢箱梁顶推施工监控',
    content:
      '主持。布设导梁挠度、支墩反力和横向偏位三类测点，编写每一行程的停机条件；夜间封锁时段在现场值守，逐行程核对实测与计算值，发现一处支垫偏压后提出换垫次序。',
    effect: '四十二个行程全部在封锁时段内完成，落梁后横向偏差六毫米，监控报告移交业主。',
    rank: '1/2',
  },
]

// Acceptance day and number of co-workers of each.
const ownWorkAcceptances = [
  ['2021-10-20', 0],
  ['2023-12-13', 2],
  ['2025-09-10', 3],
  ['2025-10-22', 1],
] as const

const builderNow: Submission = {
  ...season2026,
  person: builder,
  present: { title: '工程师', grantedOn: '2019-12-27', appointedOn: '2020-01', certificate: '桂示范2019007745' },
  previousApplication: '2019-05',
  jobs: builderJobs,
  before: [
    {
      from: '2011-03',
      to: '2013-08',
      name: '县道石拱桥加固现场测量',
      content: '参加。负责控制网复测与沉降观测记录，整理竣工测量资料。',
      effect: '工程按期交工，测量资料归档。',
    },
    {
      from: '2015-04',
      to: '2016-12',
      name: '高墩翻模施工工艺总结',
      content: '独立。跟踪六座高墩的翻模全过程，统计每节段的用时与人工，指出拉杆拆装是主要耗时环节。',
      effect: '总结报告在公司内部交流。',
    },
    {
      from: '2017-02',
      to: '2018-10',
      name: '跨河便桥设计与架设',
      content: '参加。完成贝雷梁便桥的荷载验算，编写架设与拆除的安全技术交底。',
      effect: '便桥安全使用十四个月。',
    },
  ],
  since: [
    projectWork(projects.steepSlopes, {
      content:
        '参加，排名2/6。负责溶洞段桩基的成孔方案比选，制定片石黏土回填与钢护筒跟进的转换条件；布设孔口位移监测点并分析漏浆前的位移征兆，把征兆值写入班组作业卡。',
      effect: '项目通过验收；示范段一百一十二根桩无一次塌孔，监测方法编入公司作业指导书。',
      rank: '2/6',
    }),
    ...builderOwnWork,
  ],
  patents: [
    { of: patents.wetJoint, rank: '1/4' },
    // The fault: this patent already earned the present title.
    { of: patents.pierFormwork, rank: '1/3' },
  ],
  summary: '',
  certificates: [
    () => titleCertificate(builder, '工程师', '2019-12-27', '桂示范2019007745'),
    () => oldPatentCertificate(patents.wetJoint),
    () => oldPatentCertificate(patents.pierFormwork),
    () => acceptanceCertificate(projects.steepSlopes),
    ...builderOwnWork.map((work, i) => () => {
      const [accepted, coWorkers] = ownWorkAcceptances[i] ?? [work.to, 0]
      return unitAcceptance(builder, work, accepted, otherNames(50 + i, coWorkers))
    }),
    () => unitNotice(builder, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

const sluiceRepair: Work = {
  from: '2016-05',
  to: '2018-12',
  name: '低水头拦河闸除险加固设计',
  content: '主持。完成闸室稳定复核、消能防冲设计和施工图。',
  effect: '工程竣工验收，运行正常。',
}

const designerThen: Submission = {
  ...season2019,
  person: designer,
  present: { title: '助理工程师', grantedOn: '2014-11-21', appointedOn: '2015-01', certificate: '桂示范2014010233' },
  jobs: [
    { from: '2009-07', to: '2014-12', what: '小型水利工程测设', post: '技术员' },
    { from: '2015-01', what: '水闸与灌区设计', post: '助理工程师' },
  ],
  before: [
    {
      from: '2012-02',
      to: '2014-06',
      name: '灌区末级渠道测设',
      content: '参加。完成渠道纵横断面测量与土方计算。',
      effect: '设计文件通过审查。',
    },
  ],
  since: [sluiceRepair],
  summary: '',
  certificates: [
    () => unitAcceptance(designer, sluiceRepair, '2018-12-26', otherNames(54, 3)),
    () => unitNotice(designer, '工程师', ['2019-05-20', '2019-05-24']),
  ],
}

const designerNow: Submission = {
  ...season2026,
  person: designer,
  present: { title: '工程师', grantedOn: '2019-12-27', appointedOn: '2020-02', certificate: '桂示范2019007752' },
  previousApplication: '2019-05',
  jobs: [
    { from: '2009-07', to: '2014-12', what: '小型水利工程测设', post: '技术员' },
    { from: '2015-01', to: '2020-01', what: '水闸与灌区设计', post: '助理工程师' },
    { from: '2020-02', what: '水库安全监测与水闸设计', post: '工程师' },
  ],
  // Used for the present title, and shown here as what it is: background.
  before: [sluiceRepair],
  since: [
    projectWork(projects.smallReservoirs, {
      content:
        '主持。确定雨量、水位、渗压三类测点的布置原则，编写数据异常的判别规则；在五座小型水库上完成设备安装与汛期考验，主持编写管护人员手册。',
      effect: '通过验收，两个汛期里发出有效预警七次，无漏报。',
      rank: '1/6',
    }),
  ],
  patents: [{ of: patents.sluiceGate, rank: '1/3' }],
  papers: [{ of: papers.seepage, rank: '第一作者' }],
  summary: '',
  certificates: [
    () => oldPatentCertificate(patents.sluiceGate),
    () => paperPage(papers.seepage),
    () => acceptanceCertificate(projects.smallReservoirs),
    () => unitNotice(designer, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

const earlier = {
  season: '2019',
  outcome: 'granted',
  cutOff: '2019-06-30',
  submittedAt: '2019-06-03T02:00:00.000Z',
} as const

export const reuseCases = [
  sampleCase({
    ...earlier,
    id: 'reused-patent-earlier',
    title: '2019年度已获评的工程师申报（路桥，重复使用的来源）',
    applicationId: 'S2019-101',
    committee: '桂示范工程系列中级评审委员会',
    files: [bundle('S2019-101-评审表及佐证.pdf', nationalForm, builderThen)],
    expect: { never: ['REU-001', 'CLM-001'] },
  }),
  sampleCase({
    id: 'reused-patent',
    title: '已用于现职称的专利再次申报',
    applicationId: 'S2026-003',
    committee: '桂示范交通工程系列高级评审委员会',
    files: [bundle('S2026-003-评审表及佐证.pdf', nationalForm, builderNow)],
    expect: {
      warnings: [{ code: 'REU-001', severity: 'red', claim: patents.pierFormwork.number }],
      mayAlso: ['REU-002'],
      never: ['CLM-001'],
    },
  }),
  sampleCase({
    ...earlier,
    id: 'gap-patent-earlier',
    title: '2019年度已获评的工程师申报（水利）',
    applicationId: 'S2019-102',
    committee: '桂示范工程系列中级评审委员会',
    files: [bundle('S2019-102-评审表及佐证.pdf', nationalForm, designerThen)],
  }),
  sampleCase({
    id: 'gap-patent',
    title: '专利授权在上次截止之后、现职称授予之前：可以使用',
    applicationId: 'S2026-004',
    committee: '桂示范水利工程系列高级评审委员会',
    files: [bundle('S2026-004-评审表及佐证.pdf', nationalForm, designerNow)],
    expect: { never: ['REU-001', 'REU-002'] },
  }),
]
