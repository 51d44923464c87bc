import { awards, type Patent, projects } from '../achievements.ts'
import {
  acceptanceCertificate,
  awardCertificate,
  oldPatentCertificate,
  patentPublication,
  unitNotice,
} from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { inventionCertificateNumber, patentNumber, withWrongCheckDigit } from '../numbers.ts'
import { otherNames, people, units } from '../people.ts'
import { portalForm } from '../portal-form.ts'
import { projectWork, type Submission } from '../submission.ts'
import { bundle, sampleCase, season2026 } from './sample-case.ts'

/** One false statement each: an invented patent number, a better rank than the archive's, an application shown as a grant. */

const electrician = people.electrician
const concreteMaker = people.concreteMaker
const waterCleaner = people.waterCleaner

const inventedNumber = withWrongCheckDigit(patentNumber(2020, 1, '0716238'))

const inventedPatent: Patent = {
  number: inventedNumber,
  type: 'invention',
  publication: 'CN 111716238 B',
  certificateNumber: inventionCertificateNumber('2023-04-18'),
  title: '一种环网柜触头温度的无源监测装置',
  inventors: [electrician.name, ...otherNames(55, 2)],
  owners: [units.electric],
  filed: '2020-07-23',
  granted: '2023-04-18',
}

const inventedNumberSubmission: Submission = {
  ...season2026,
  person: electrician,
  present: { title: '工程师', grantedOn: '2019-10-18', appointedOn: '2019-11', certificate: '桂示范2019004410' },
  previousApplication: '2019-05',
  jobs: [
    { from: '2011-07', to: '2015-06', what: '配电柜装配与试验', post: '技术员' },
    { from: '2015-07', to: '2019-10', what: '中压开关设计', post: '助理工程师' },
    { from: '2019-11', what: '配电设备状态监测', post: '工程师' },
  ],
  before: [
    {
      from: '2016-01',
      to: '2017-12',
      name: '箱式变电站通风结构调整',
      content: '参加。绘制风道图纸，记录温升试验数据。',
      effect: '温升试验合格。',
    },
  ],
  since: [
    projectWork(projects.ringCabinets, {
      content:
        '主持。统计沿海两市三百余面环网柜的凝露故障，找出电缆室进潮的路径，提出封堵与微正压配合的做法并组织挂网试验。',
      effect: '通过验收，试验柜两年内没有凝露放电记录。',
      rank: '1/4',
    }),
  ],
  patents: [{ of: inventedPatent, rank: '1/3' }],
  summary: '',
  certificates: [
    () => oldPatentCertificate(inventedPatent),
    () => acceptanceCertificate(projects.ringCabinets),
    () => unitNotice(electrician, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

const betterRankSubmission: Submission = {
  ...season2026,
  person: concreteMaker,
  present: { title: '工程师', grantedOn: '2018-12-20', appointedOn: '2019-01', certificate: '桂示范2018008128' },
  previousApplication: '2018-06',
  jobs: [
    { from: '2008-07', to: '2013-12', what: '混凝土试验', post: '试验员' },
    { from: '2014-01', to: '2018-12', what: '混凝土配合比设计', post: '助理工程师' },
    { from: '2019-01', what: '机制砂与高性能混凝土', post: '工程师' },
  ],
  before: [
    {
      from: '2014-05',
      to: '2016-04',
      name: '搅拌站粉煤灰品质波动调查',
      content: '',
      effect: '',
      rank: '试验员',
    },
  ],
  since: [
    projectWork(projects.manufacturedSand, {
      content: '负责石粉含量快速检测方法的建立与选粉机联动控制，主持两条生产线的调试。',
      effect: '出厂砂石粉含量波动减小到正负百分之一，通过验收。',
      rank: '1/5',
    }),
  ],
  // The fault: the archive's list has this person fifth of six.
  awards: [{ of: awards.sandConcrete, rank: '2/6' }],
  summary:
    '十余年来我没有离开过试验室和搅拌楼。当地缺河砂，石灰岩机制砂石粉多、级配差，泵送时常堵管。我先用亚甲蓝与激光粒度两种方法给石粉分类，弄清哪些石粉可以留、哪些必须选掉，再把检测装在皮带上，由选粉机随时调整风量。配合比方面，主张按浆体厚度而不是按砂率设计，几座桥的墩身混凝土外观因此好了许多。今后要做的是低碳胶凝材料与机制砂的匹配。',
  certificates: [
    () => awardCertificate(awards.sandConcrete, concreteMaker),
    () => acceptanceCertificate(projects.manufacturedSand),
    () => unitNotice(concreteMaker, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

const pendingPatent = {
  number: patentNumber(2023, 1, '0241590'),
  type: 'invention',
  publication: 'CN 116241590 A',
  title: '一种印染废水的分级膜浓缩处理方法',
  inventors: [waterCleaner.name, ...otherNames(56, 3)],
  owners: [units.environment],
  filed: '2023-03-14',
  granted: '2023-07-18',
} as const

const notGrantedSubmission: Submission = {
  ...season2026,
  person: waterCleaner,
  present: { title: '工程师', grantedOn: '2019-12-06', appointedOn: '2020-01', certificate: '桂示范2019005983' },
  previousApplication: '2019-06',
  jobs: [
    { from: '2010-07', to: '2014-06', what: '污水站运行', post: '技术员' },
    { from: '2014-07', to: '2019-12', what: '工业废水处理工艺设计', post: '助理工程师' },
    { from: '2020-01', what: '膜法水处理与回用', post: '工程师' },
  ],
  before: [
    {
      from: '2015-03',
      to: '2016-09',
      name: '淀粉厂厌氧反应器启动调试',
      content: '参加。负责接种污泥的驯化和日常化验。',
      effect: '反应器按设计负荷运行。',
    },
    {
      from: '2017-05',
      to: '2018-12',
      name: '乡镇污水站提标方案编制',
      content: '独立。完成五座站点的现状评估和工艺比选。',
      effect: '方案被采用三座。',
    },
  ],
  since: [
    projectWork(projects.dyeingWater, {
      content:
        '主持。设计日处理五十吨的中试流程，逐段测定膜通量衰减与清洗恢复率，核算吨水药剂与电耗，给出盐分平衡的排浓比例。',
      effect: '通过验收，园区据此确定了回用工程的规模。',
      rank: '1/5',
    }),
  ],
  // The fault: CN … A is a published application; the column says 授权公告号.
  patents: [{ of: pendingPatent, rank: '1/4' }],
  summary: '',
  certificates: [
    () => patentPublication(pendingPatent, '2023-07-18'),
    () => acceptanceCertificate(projects.dyeingWater),
    () => unitNotice(waterCleaner, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

export const falseStatementCases = [
  sampleCase({
    id: 'invented-patent-number',
    title: '专利号校验位错误（文本页）',
    applicationId: 'S2026-005',
    committee: '桂示范电力工程系列高级评审委员会',
    files: [bundle('S2026-005-评审表及佐证.pdf', nationalForm, inventedNumberSubmission)],
    expect: { warnings: [{ code: 'PAT-001', severity: 'red', claim: inventedNumber }] },
  }),
  sampleCase({
    id: 'better-rank',
    title: '获奖排名与档案名单不符（报 2/6，名单第五）',
    applicationId: 'S2026-006',
    committee: '桂示范建材工程系列高级评审委员会',
    files: [bundle('S2026-006-申报表及佐证.pdf', portalForm, betterRankSubmission)],
    expect: {
      warnings: [{ code: 'AWD-002', severity: 'orange', claim: awards.sandConcrete.project }],
      never: ['AWD-001'],
    },
  }),
  sampleCase({
    id: 'not-granted',
    title: '申请公布充作授权',
    applicationId: 'S2026-007',
    committee: '桂示范环境工程系列高级评审委员会',
    files: [bundle('S2026-007-评审表及佐证.pdf', nationalForm, notGrantedSubmission)],
    expect: {
      warnings: [{ code: 'PAT-004', severity: 'red', claim: pendingPatent.number }],
      mayAlso: ['PAT-002', 'DOC-002', 'PAT-005'],
    },
  }),
]
