import { awards, papers, patents, projects, softwares } from '../achievements.ts'
import {
  acceptanceCertificate,
  awardCertificate,
  newPatentCertificate,
  oldPatentCertificate,
  paperPage,
  softwareCertificate,
  titleCertificate,
  unitAcceptance,
  unitNotice,
} from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { otherNames, type Person, people } from '../people.ts'
import { portalForm } from '../portal-form.ts'
import { projectWork, type Submission, type Work } from '../submission.ts'
import { bundle, sampleCase, sampleFile, season2026 } from './sample-case.ts'

/** Honest applications, some of which look suspicious. None may get anything above blue. */

const notice = (person: Person) => () => unitNotice(person, '高级工程师', ['2026-03-02', '2026-03-06'])

/** Shared by the three co-inventors, who also won one award together. */
const joint = (
  person: Person,
  rank: 1 | 2 | 3,
): Pick<Submission, 'patents' | 'awards' | 'previousApplication'> & {
  readonly shared: Submission['certificates']
} => ({
  previousApplication: '2019-06',
  patents: [{ of: patents.rollingMill, rank: `${rank}/5` }],
  awards: [{ of: awards.greenRolling, rank: `${rank}/7` }],
  shared: [
    () => oldPatentCertificate(patents.rollingMill),
    () => awardCertificate(awards.greenRolling, person),
    notice(person),
  ],
})

const { shared: firstShared, ...first } = joint(people.jointFirst, 1)
const { shared: secondShared, ...second } = joint(people.jointSecond, 2)
const { shared: thirdShared, ...third } = joint(people.jointThird, 3)

const firstSubmission: Submission = {
  ...season2026,
  ...first,
  person: people.jointFirst,
  present: { title: '工程师', grantedOn: '2018-11-30', appointedOn: '2019-01', certificate: '桂示范2018007019' },
  jobs: [
    { from: '2007-07', to: '2012-12', what: '熔铸车间工艺', post: '技术员' },
    { from: '2013-01', to: '2018-12', what: '铝板带轧制工艺', post: '助理工程师' },
    { from: '2019-01', what: '轧制与再生铝技术', post: '工程师' },
  ],
  before: [
    {
      from: '2013-06',
      to: '2015-05',
      name: '铸锭均匀化制度试验',
      content: '参加。制备金相试样并统计晶粒尺寸。',
      effect: '形成车间工艺卡。',
    },
  ],
  since: [
    projectWork(projects.scrapRecycling, {
      content: '主持。按合金牌号建立废料分拣等级，试验两段精炼去除镁锌的条件，组织三十炉工业试验并完成成分命中率统计。',
      effect: '通过验收，再生料比例达到六成的铸锭全部合格。',
      rank: '1/7',
    }),
  ],
  summary: '',
  certificates: [() => acceptanceCertificate(projects.scrapRecycling), ...firstShared],
}

const secondSubmission: Submission = {
  ...season2026,
  ...second,
  person: people.jointSecond,
  present: { title: '工程师', grantedOn: '2019-11-15', appointedOn: '2020-01', certificate: '桂示范2019005108' },
  jobs: [
    { from: '2010-07', to: '2015-03', what: '润滑介质化验', post: '技术员' },
    { from: '2015-04', to: '2019-12', what: '轧制润滑工艺', post: '助理工程师' },
    { from: '2020-01', what: '轧制润滑与油品再生', post: '工程师' },
  ],
  before: [
    {
      from: '2016-02',
      to: '2017-08',
      name: '轧制油馏程变化跟踪',
      content: '独立。每周取样化验，绘制馏程变化曲线。',
      effect: '换油周期延长一个月。',
    },
  ],
  since: [
    projectWork(projects.rollCoolant, {
      content: '主持。建立添加剂浓度的近红外快速测定模型，编写按道次自动配液的控制逻辑，在一台箔轧机上连续运行半年。',
      effect: '通过验收，箔面油斑投诉减少七成。',
      rank: '1/5',
    }),
  ],
  summary: '',
  certificates: [() => acceptanceCertificate(projects.rollCoolant), ...secondShared],
}

const thirdSubmission: Submission = {
  ...season2026,
  ...third,
  person: people.jointThird,
  present: { title: '工程师', grantedOn: '2019-12-20', appointedOn: '2020-01', certificate: '桂示范2019007306' },
  jobs: [
    { from: '2011-07', to: '2015-12', what: '天车与输送设备检修', post: '技术员' },
    { from: '2016-01', to: '2019-12', what: '物流设备设计', post: '助理工程师' },
    { from: '2020-01', what: '智能物流与仓储', post: '工程师' },
  ],
  before: [
    {
      from: '2016-07',
      to: '2018-03',
      name: '卷材夹钳防滑改造',
      content: '参加。更换夹钳衬板并做提升试验。',
      effect: '消除一处安全隐患。',
      rank: '设计人员',
    },
  ],
  since: [
    projectWork(projects.coilHandling, {
      content: '承担吊具自动对中与库位管理接口的开发，完成联调和三班试运行。',
      effect: '铝卷入库全程无人，通过验收。',
      rank: '3/6',
    }),
  ],
  summary:
    '我的工作在轧机之外：铝卷下线以后怎样少碰、少等、不出错。先做的是吊具，原来靠人指挥对孔，夜班碰伤端面的事常有，改用两台相机和一台测距仪以后，对中由程序完成。接着是仓库，库位按出货次序而不是入库次序安排，叉车倒库次数少了一半以上。这几年带出了两名调试员，也整理了一套故障代码手册。下一步想把在途卷的温度也管起来，热卷不再占用冷卷的位置。',
  certificates: [() => acceptanceCertificate(projects.coilHandling), ...thirdShared],
}

const namesakeSubmission: Submission = {
  ...season2026,
  person: people.namesake,
  present: { title: '工程师', grantedOn: '2019-09-27', appointedOn: '2019-10', certificate: '桂示范2019003875' },
  previousApplication: '2019-04',
  jobs: [
    { from: '2009-07', to: '2014-12', what: '松香加工工艺', post: '技术员' },
    { from: '2015-01', to: '2019-09', what: '香料干制设备', post: '助理工程师' },
    { from: '2019-10', what: '林产品干制与节能', post: '工程师' },
  ],
  before: [
    {
      from: '2015-09',
      to: '2017-06',
      name: '松脂澄清罐保温改造',
      content: '',
      effect: '',
      rank: '设计人员',
    },
  ],
  since: [
    projectWork(projects.starAnise, {
      content: '主持杀青与分段控温干制的工艺试验，设计料层翻动机构，并在三个产地的烘房改造中实施。',
      effect: '干果完整率提高到九成以上，每吨燃料用量减少三分之一，通过验收。',
      rank: '1/4',
    }),
  ],
  patents: [{ of: patents.dryingRoom, rank: '1/2' }],
  summary:
    '八角是山里人的钱袋子，烘得好不好，价钱差一倍。前几年我走了十几个村，看到的多是土灶直火，果子外焦里潮。于是从热风的进出口量起，算清楚热都跑到哪里去了，再加一组换热管把排湿的热收回来。设备要便宜、要会修，这是农户最在意的，所以控制柜只留三个旋钮。现在这种烘房在产区有四十多座，我仍每年采收季去看一遍，把毛病记下来改图纸。',
  certificates: [
    () => oldPatentCertificate(patents.dryingRoom),
    () => acceptanceCertificate(projects.starAnise),
    notice(people.namesake),
  ],
}

const carWork: Work = {
  from: '2020-06',
  to: '2021-05',
  name: '冲压件表面缺陷在线检查工位建设',
  content:
    '主持。比较了条纹光与漫射光两种照明对凹坑的显现效果，确定工位布局、节拍和剔除逻辑；与质检班组一起建立三千张缺陷样图，逐月复核误判。',
  effect: '漏检率由百分之二降到千分之三，工位复制到另外两条线。',
  rank: '1/4',
}

const cars: Submission = {
  ...season2026,
  person: people.carBuilder,
  present: { title: '工程师', grantedOn: '2019-12-12', appointedOn: '2020-01', certificate: '桂示范2019006620' },
  previousApplication: '2019-06',
  jobs: [
    { from: '2009-07', to: '2013-12', what: '冲压工艺', post: '技术员' },
    { from: '2014-01', to: '2019-12', what: '焊接夹具与生产线设计', post: '助理工程师' },
    { from: '2020-01', what: '车身底盘制造技术', post: '工程师' },
  ],
  before: [
    {
      from: '2012-03',
      to: '2013-10',
      name: '落料模刃口寿命统计',
      content: '独立。记录二十副模具的刃磨间隔，分析材料与间隙的影响。',
      effect: '刃磨间隔平均延长两成。',
    },
    {
      from: '2014-06',
      to: '2016-02',
      name: '微车前地板焊接夹具设计',
      content: '参加。承担六个工位的夹具设计和现场调试，处理干涉问题。',
      effect: '按期投产，合格率达到目标。',
    },
    {
      from: '2017-01',
      to: '2018-09',
      name: '点焊电极修磨周期优化',
      content: '主持。以熔核直径为判据做了四轮对比试验，给出不同板厚组合的修磨点数。',
      effect: '电极消耗下降百分之十八，形成作业标准。',
    },
  ],
  since: [
    carWork,
    projectWork(projects.weldingLine, {
      content:
        '主持。完成八种车架共线生产的工艺规划，提出夹具随行与机器人库位调用的方案；组织离线仿真，消除十七处干涉；投产阶段负责节拍平衡和焊缝质量评价。',
      effect: '通过验收，换型时间由四小时缩短到二十分钟，年产能四万台。',
      rank: '1/7',
    }),
    projectWork(projects.hotForming, {
      content:
        '参加，排名2/5。负责出模后零件的轮廓测量与数据处理，按刚度分段建立转角误差表，指导两轮模面修正，并编写补偿作业规范。',
      effect: '通过验收，防撞梁轮廓偏差控制在半毫米之内。',
      rank: '2/5',
    }),
  ],
  patents: [
    { of: patents.subframe, rank: '1/4' },
    { of: patents.stampingFeeder, rank: '2/3' },
  ],
  awards: [{ of: awards.lightChassis, rank: '4/8' }],
  papers: [{ of: papers.springback, rank: '第一作者' }],
  summary: '',
  certificates: [
    () => titleCertificate(people.carBuilder, '工程师', '2019-12-12', '桂示范2019006620'),
    () => newPatentCertificate(patents.subframe),
    () => oldPatentCertificate(patents.stampingFeeder),
    () => awardCertificate(awards.lightChassis, people.carBuilder),
    () => acceptanceCertificate(projects.weldingLine),
    () => acceptanceCertificate(projects.hotForming),
    () => unitAcceptance(people.carBuilder, carWork, '2021-06-09', otherNames(57, 3)),
    () => paperPage(papers.springback),
    notice(people.carBuilder),
  ],
}

const programs: Submission = {
  ...season2026,
  person: people.programmer,
  present: { title: '工程师', grantedOn: '2020-06-19', appointedOn: '2020-07', certificate: '桂示范2020002381' },
  previousApplication: '2019-12',
  training: season2026.training.filter(({ year }) => year > 2020),
  jobs: [
    { from: '2012-07', to: '2015-12', what: '软件测试', post: '测试员' },
    { from: '2016-01', to: '2020-06', what: '水务软件开发', post: '助理工程师' },
    { from: '2020-07', what: '城市安全信息系统', post: '工程师' },
  ],
  before: [
    {
      from: '2016-04',
      to: '2017-11',
      name: '供水营业收费系统升级',
      content: '',
      effect: '',
      rank: '开发人员',
    },
    {
      from: '2018-02',
      to: '2019-10',
      name: '管网地理信息数据整理',
      content: '',
      effect: '',
      rank: '数据负责人',
    },
  ],
  since: [
    projectWork(projects.cityFlood, {
      content: '主持总体架构和积水推演模块，制定传感器接入规约，组织两个汛期的实战检验。',
      effect: '接入积水点二百一十处，提前一小时的预报准确率八成五，通过验收。',
      rank: '1/6',
    }),
  ],
  software: [
    { of: softwares.floodTwin, rank: '第一完成人' },
    { of: softwares.pumpPatrol, rank: '第一完成人' },
  ],
  papers: [{ of: papers.inundation, rank: '第一作者' }],
  summary:
    '从写测试用例到带项目，我一直和水打交道。城市内涝的难处不在算法，而在数据：同一个路口，雷达说积水三十厘米，视频说二十，值班员说没有水。平台的第一件事就是给每个来源一个可信度，让它们互相校正。第二件事是快，预报晚了没有用，所以把全市分成小片分别推演，一张图三分钟更新。两个汛期下来，指挥员开始按图调泵车，这是对我们最大的肯定。今后准备把地下空间也纳入推演。',
  certificates: [
    () => titleCertificate(people.programmer, '工程师', '2020-06-19', '桂示范2020002381'),
    () => softwareCertificate(softwares.floodTwin),
    () => softwareCertificate(softwares.pumpPatrol),
    () => acceptanceCertificate(projects.cityFlood),
    () => paperPage(papers.inundation),
    notice(people.programmer),
  ],
}

const jointExpectation = { notes: ['CLM-002'], never: ['CLM-001', 'CLM-003', 'CLM-004', 'CLM-005', 'TXT-001'] } as const

export const innocentCases = [
  sampleCase({
    id: 'joint-first',
    title: '共同发明、共同获奖，位次一致（第一）',
    applicationId: 'S2026-008',
    committee: '桂示范冶金工程系列高级评审委员会',
    files: [bundle('S2026-008-评审表及佐证.pdf', nationalForm, firstSubmission)],
    expect: jointExpectation,
  }),
  sampleCase({
    id: 'joint-second',
    title: '共同发明、共同获奖，位次一致（第二）',
    applicationId: 'S2026-009',
    committee: '桂示范冶金工程系列高级评审委员会',
    files: [bundle('S2026-009-评审表及佐证.pdf', nationalForm, secondSubmission)],
    expect: jointExpectation,
  }),
  sampleCase({
    id: 'joint-third',
    title: '共同发明、共同获奖，位次一致（第三，另一评委会）',
    applicationId: 'S2026-010',
    committee: '桂示范机械工程系列高级评审委员会',
    files: [bundle('S2026-010-申报表及佐证.pdf', portalForm, thirdSubmission)],
    expect: jointExpectation,
  }),
  sampleCase({
    id: 'namesake',
    title: '与获奖人、另一申报人同名',
    applicationId: 'S2026-011',
    committee: '桂示范林业工程系列高级评审委员会',
    files: [bundle('S2026-011-申报表及佐证.pdf', portalForm, namesakeSubmission)],
    expect: { never: ['CLM-001', 'CLM-002', 'CLM-004', 'CLM-005', 'PAT-008', 'REU-001'] },
  }),
  sampleCase({
    id: 'clean-national',
    title: '正常申报（全国通用评审表，佐证另成一册）',
    applicationId: 'S2026-014',
    committee: '桂示范机械工程系列高级评审委员会',
    files: [
      sampleFile('S2026-014-1-评审表.pdf', cars.filledOn, () => nationalForm(cars)),
      sampleFile('S2026-014-2-佐证材料.pdf', cars.filledOn, () => [
        { text: '佐证材料', fontSize: 28, bold: true, alignment: 'center', margin: [0, 200, 0, 40] },
        { text: `${cars.person.unit.name}    ${cars.person.name}`, fontSize: 14, alignment: 'center' },
        ...cars.certificates.map((certificate) => certificate()),
      ]),
    ],
  }),
  sampleCase({
    id: 'clean-portal',
    title: '正常申报（平台打印件）',
    applicationId: 'S2026-015',
    committee: '桂示范信息工程系列高级评审委员会',
    files: [bundle('S2026-015-申报表及佐证.pdf', portalForm, programs)],
  }),
]
