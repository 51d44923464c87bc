import { awards, papers, patents, projects } from '../achievements.ts'
import { acceptanceCertificate, coarseScan, oldPatentCertificate, paperPage, unitNotice } from '../certificates.ts'
import { nationalForm } from '../national-form.ts'
import { people } from '../people.ts'
import { projectWork, type Submission } from '../submission.ts'
import { bundle, sampleCase, sampleFile, season2026 } from './sample-case.ts'

/** What cannot be read is said, and is never read as "clean" nor as a fault. */

const harbour: Submission = {
  ...season2026,
  person: people.harbourMaster,
  present: { title: '工程师', grantedOn: '2018-12-07', appointedOn: '2019-01', certificate: '桂示范2018007544' },
  previousApplication: '2018-06',
  jobs: [
    { from: '2008-07', to: '2018-12', what: '航道测量与疏浚', post: '助理工程师' },
    { from: '2019-01', what: '航道养护调度', post: '工程师' },
  ],
  before: [],
  since: [
    projectWork(projects.channelDredging, {
      content: '主持。建立浅滩冲淤的经验预报，按水位过程安排挖泥船。',
      effect: '通过验收。',
      rank: '1/5',
    }),
  ],
  summary: '',
  certificates: [() => acceptanceCertificate(projects.channelDredging)],
}

const juice: Submission = {
  ...season2026,
  person: people.juiceMaker,
  present: { title: '工程师', grantedOn: '2019-11-22', appointedOn: '2020-01', certificate: '桂示范2019005166' },
  previousApplication: '2019-06',
  jobs: [
    { from: '2011-07', to: '2015-08', what: '果蔬汁品质检验', post: '技术员' },
    { from: '2015-09', to: '2019-12', what: '果汁加工工艺', post: '助理工程师' },
    { from: '2020-01', what: '热带水果加工与贮藏', post: '工程师' },
  ],
  before: [
    {
      from: '2016-03',
      to: '2018-01',
      name: '芒果浓缩浆粒度调整',
      content: '参加。测定不同筛网下的粒度与沉降。',
      effect: '客户退货减少。',
    },
  ],
  since: [
    projectWork(projects.fruitPulp, {
      content: '主持。测定多酚氧化酶在不同成熟度下的活性，确定脱气温度与时间，完成三批次二十吨的生产验证和贮藏跟踪。',
      effect: '通过验收，原浆贮藏期由六个月延长到十二个月。',
      rank: '1/5',
    }),
  ],
  patents: [{ of: patents.juiceDegassing, rank: '1/4' }],
  awards: [{ of: awards.asepticFilling, rank: '2/6' }],
  papers: [{ of: papers.browning, rank: '第一作者' }],
  summary: '',
  certificates: [
    () => oldPatentCertificate(patents.juiceDegassing),
    // The award's certificate: a page that nobody can read. The archive confirms the award.
    () => coarseScan(),
    () => acceptanceCertificate(projects.fruitPulp),
    () => paperPage(papers.browning),
    () => unitNotice(people.juiceMaker, '高级工程师', ['2026-03-02', '2026-03-06']),
  ],
}

export const unreadableCases = [
  sampleCase({
    id: 'locked-file',
    title: '文件加密，需要密码',
    applicationId: 'S2026-012',
    committee: '桂示范水运工程系列高级评审委员会',
    files: [
      sampleFile(
        'S2026-012-评审表.pdf',
        harbour.filledOn,
        () => [...nationalForm(harbour), ...harbour.certificates.map((certificate) => certificate())],
        'sample-2026',
      ),
    ],
    expect: { notes: ['DOC-003'] },
  }),
  sampleCase({
    id: 'unreadable-page',
    title: '获奖证书一页扫描过于模糊，无法识别',
    applicationId: 'S2026-013',
    committee: '桂示范食品工程系列高级评审委员会',
    files: [bundle('S2026-013-评审表及佐证.pdf', nationalForm, juice)],
    expect: { notes: ['DOC-003'], never: ['DOC-001', 'AWD-001', 'AWD-002'] },
  }),
]
