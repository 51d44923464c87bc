import { acceptanceCertificate, awardCertificate, oldPatentCertificate } from '#local/samples/certificates'
import type { Code } from '#rules/facts'
import {
  awardOf,
  awardRow,
  cutOff,
  fullPerson,
  type Person,
  patentOf,
  patentRow,
  prize,
  projectArchive,
  projectOf,
  projectRow,
  who,
} from '../cast.ts'
import {
  achievementTable,
  awardTable,
  beforeTable,
  type FormTable,
  formOf,
  patentTable,
  projectTable,
} from '../form.ts'
import { expected, type GoldenCase, type Submitted } from '../golden-case.ts'

/** An application of a person, from a committee of another city. */
const elsewhere = (person: Person, ...tables: readonly FormTable[]): Submitted => ({
  form: formOf(person, ...tables),
  committee: '桂示范市农业系列高级评审委员会',
})

// One achievement twice in one application.

const twice = (n: number, words: (title: string) => string = (title) => title): FormTable => {
  const project = projectOf(n)
  return projectTable(projectRow(project, '1/4'), projectRow({ ...project, title: words(project.title) }, '1/4'))
}
const repeated: readonly GoldenCase[] = [
  {
    id: 'DUP-001 a project in two rows of one table',
    rule: 'DUP-001',
    own: { form: formOf(who(200), twice(200)) },
    expects: expected('DUP-001', 'orange'),
  },
  {
    id: 'DUP-001 a patent in two rows, once with another spelling of its number',
    rule: 'DUP-001',
    own: {
      form: formOf(
        who(201),
        patentTable(
          patentRow(patentOf(201), '1/3'),
          patentRow(patentOf(201), '1/3', { number: `ZL ${patentOf(201).number.replace('.', '')}` }),
        ),
      ),
    },
    expects: expected('DUP-001', 'orange'),
  },
  {
    id: 'DUP-001 a prize in two rows',
    rule: 'DUP-001',
    own: { form: formOf(who(202), awardTable(awardRow(awardOf(202), '1/4'), awardRow(awardOf(202), '1/4'))) },
    expects: expected('DUP-001', 'orange'),
  },
  {
    id: 'DUP-001 trap same item shown in 获奖 and 业绩 as context',
    rule: 'DUP-001',
    trap: 'same item legitimately shown in 获奖 and 业绩 as context',
    own: {
      form: formOf(
        who(203),
        achievementTable([
          '2020.01',
          '2022.12',
          `获奖：${awardOf(203).award}二等奖：${awardOf(203).project}`,
          '省部级',
          '1/4',
        ]),
        awardTable(awardRow(awardOf(203), '1/4')),
      ),
    },
    expects: [],
  },
  {
    id: 'DUP-001 trap row repeated by page-break parsing',
    rule: 'DUP-001',
    trap: 'row repeated by page-break parsing',
    own: {
      form: formOf(who(206), patentTable(patentRow(patentOf(1_600), '1/3'), patentRow(patentOf(206), '1/3')), {
        ...patentTable(patentRow(patentOf(206), '1/3'), patentRow(patentOf(1_601), '1/3')),
        isOnNewPage: true,
      }),
    },
    expects: [{ rule: 'DUP-001', level: 'blue', loweredBy: 'row-repeated-by-page-break' }],
  },
  {
    id: 'DUP-001 trap two stages of one project',
    rule: 'DUP-001',
    trap: '一期/二期 are two items',
    own: {
      form: formOf(
        who(204),
        projectTable(
          projectRow(projectOf(204, { title: `${projectOf(204).title}（一期）` }), '1/4'),
          projectRow(
            projectOf(205, { title: `${projectOf(204).title}（二期）`, start: '2022-03', end: '2024-03' }),
            '1/4',
          ),
        ),
      ),
    },
    expects: [],
  },
]

const stages = (n: number, first: string, second: string, sameNumber: boolean): FormTable => {
  const project = projectOf(n)
  return projectTable(
    projectRow({ ...project, title: `${project.title}${first}` }, '1/4'),
    projectRow(
      { ...project, title: `${project.title}${second}`, ...(!sameNumber && { number: projectOf(n + 900).number }) },
      '1/4',
    ),
  )
}
const keyProject = (n: number, title: string, task: string): readonly string[] => [
  title,
  `2022YFC32${String(10 + n)}0${task}`,
  '2022.11-2025.10',
  '',
  '1/4',
]
const split: readonly GoldenCase[] = [
  {
    id: 'DUP-002 two works under one project number',
    rule: 'DUP-002',
    own: {
      form: formOf(
        who(210),
        projectTable(
          projectRow(projectOf(210), '1/4'),
          projectRow({ ...projectOf(210), title: projectOf(211).title }, '1/4'),
        ),
      ),
    },
    expects: expected('DUP-002', 'orange'),
  },
  {
    id: 'DUP-002 one project under two grades of a prize',
    rule: 'DUP-002',
    own: {
      form: formOf(
        who(212),
        awardTable(
          awardRow(awardOf(212), '1/4'),
          awardRow(awardOf(212, { grade: '一等奖', awarded: '2023-12-20', year: 2023 }), '1/4'),
        ),
      ),
    },
    expects: expected('DUP-002', 'orange'),
  },
  {
    id: 'DUP-002 a project and its 课题 counted beside each other',
    rule: 'DUP-002',
    own: {
      form: formOf(
        who(213),
        projectTable(
          keyProject(3, `${projectOf(213).title}`, '00'),
          keyProject(3, `${projectOf(213).title}（课题三）`, '03'),
        ),
      ),
    },
    expects: expected('DUP-002', 'orange'),
  },
  {
    id: 'DUP-002 among the works a project, and once more the prize that names its number',
    rule: 'DUP-002',
    own: {
      form: formOf(
        who(214),
        achievementTable(
          ['2021.03', '2023.03', `${projectOf(214).title}（${projectOf(214).number}）`, '省部级', '1/4'],
          [
            '2023.06',
            '2023.12',
            `${prize}二等奖：${projectOf(214).title}（${projectOf(214).number}）`,
            '省部级',
            '1/4',
          ],
        ),
      ),
    },
    expects: expected('DUP-002', 'orange'),
  },
  {
    id: 'DUP-002 trap a prize in its own table beside its project among the works',
    rule: 'DUP-002',
    trap: 'same item legitimately shown in 获奖 and 业绩 as context',
    own: {
      form: formOf(
        who(219),
        projectTable(projectRow(projectOf(219), '1/4')),
        awardTable(awardRow(awardOf(219, { project: projectOf(219).title }), '1/4')),
      ),
    },
    expects: [{ rule: 'DUP-002', level: 'blue', loweredBy: 'shown-as-context' }],
  },
  ...(
    [
      ['（一期）', '（二期）'],
      ['第一标段', '第二标段'],
      ['（2021年度）', '（2022年度）'],
      ['Ⅰ', 'Ⅱ'],
    ] as const
  ).map(
    ([first, second], i): GoldenCase => ({
      id: `DUP-002 trap ${first} and ${second}`,
      rule: 'DUP-002',
      trap: '一期/二期、标段、年度、Ⅰ/Ⅱ differ',
      own: { form: formOf(who(215 + i), stages(215 + i, first, second, true)) },
      expects: [],
    }),
  ),
  {
    id: 'DUP-002 trap real separate 课题 with different tasks',
    rule: 'DUP-002',
    trap: 'real separate 课题 with different tasks',
    own: {
      form: formOf(
        who(220),
        projectTable(
          keyProject(5, `课题一：${projectOf(220).title}`, '01'),
          keyProject(5, `课题二：${projectOf(221).title}`, '02'),
        ),
      ),
    },
    expects: [{ rule: 'DUP-002', level: 'blue', loweredBy: 'separate-tasks' }],
  },
  {
    id: 'DUP-002 trap award and its patent are allowed by some series',
    rule: 'DUP-002',
    trap: 'award + its patent allowed by some series',
    own: {
      form: formOf(
        who(222),
        patentTable(patentRow(patentOf(222), '1/4')),
        awardTable(
          awardRow(awardOf(222, { project: patentOf(222).title, award: '广西专利奖', grade: '二等奖' }), '1/4'),
        ),
      ),
    },
    expects: [{ rule: 'DUP-002', level: 'yellow', loweredBy: 'series-may-allow' }],
  },
]

// One achievement of several people.

const patentBy = (n: number, patentN: number, rank: string) =>
  formOf(who(n), patentTable(patentRow(patentOf(patentN), rank)))
const projectBy = (projectN: number, rank: string, given: Parameters<typeof projectRow>[2] = {}) =>
  projectTable(projectRow(projectOf(projectN), rank, given))

const first: readonly GoldenCase[] = [
  {
    id: 'CLM-001 two first inventors of one patent',
    rule: 'CLM-001',
    own: { form: patentBy(230, 230, '1/3') },
    others: [elsewhere(who(231), patentTable(patentRow(patentOf(230), '1/3')))],
    expects: expected('CLM-001', 'red'),
  },
  {
    id: 'CLM-001 two leaders of one project, a season apart',
    rule: 'CLM-001',
    own: { form: formOf(who(232), projectBy(232, '1/4')) },
    others: [{ ...elsewhere(who(233), projectBy(232, '主持')), season: '2025' }],
    expects: expected('CLM-001', 'red'),
  },
  {
    id: 'CLM-001 two first winners of one prize',
    rule: 'CLM-001',
    own: { form: formOf(who(234), awardTable(awardRow(awardOf(234), '1/4'))) },
    others: [elsewhere(who(235), awardTable(awardRow(awardOf(234), '第一完成人')))],
    expects: expected('CLM-001', 'red'),
  },
  {
    id: 'CLM-001 trap 共同第一',
    rule: 'CLM-001',
    trap: '共同第一作者/并列',
    own: { form: patentBy(236, 236, '共同第一') },
    others: [elsewhere(who(237), patentTable(patentRow(patentOf(236), '并列第一')))],
    expects: [],
  },
  {
    id: 'CLM-001 trap leader changed',
    rule: 'CLM-001',
    trap: 'leader changed',
    own: {
      form: formOf(
        who(238),
        achievementTable([
          '2021.03',
          '2023.03',
          `${projectOf(238).title}（${projectOf(238).number}），2022年项目负责人变更为本人并经批复`,
          '省部级',
          '1/4',
        ]),
      ),
    },
    others: [elsewhere(who(239), projectBy(238, '1/4'))],
    expects: [{ rule: 'CLM-001', level: 'yellow', loweredBy: 'members-changed' }],
  },
  {
    id: 'CLM-001 trap 课题 vs project',
    rule: 'CLM-001',
    trap: '课题 vs project',
    own: { form: formOf(who(240), projectBy(240, '1/4', { title: `${projectOf(240).title}（子课题：现场试验）` })) },
    others: [elsewhere(who(241), projectBy(240, '1/4'))],
    expects: [{ rule: 'CLM-001', level: 'blue', loweredBy: 'sub-task' }],
  },
  {
    id: 'CLM-001 trap different award for the same project',
    rule: 'CLM-001',
    trap: 'different award for the same project',
    own: { form: formOf(who(242), awardTable(awardRow(awardOf(242), '1/4'))) },
    others: [
      elsewhere(
        who(243),
        awardTable(
          awardRow(
            awardOf(242, { award: '中国农业机械学会科学技术奖', grade: '一等奖', year: 2021, awarded: '2021-11-05' }),
            '1/4',
            { level: '其他', issuer: '中国农业机械学会' },
          ),
        ),
      ),
    ],
    expects: [],
  },
  {
    id: 'CLM-001 trap identical title, different funder',
    rule: 'CLM-001',
    trap: 'identical title different funder',
    own: { form: formOf(who(244), projectBy(244, '1/4')) },
    others: [elsewhere(who(245), projectBy(245, '1/4', { title: projectOf(244).title, number: '52068009' }))],
    expects: [],
  },
]

const joint: readonly GoldenCase[] = [
  {
    id: 'CLM-002 two inventors at their places',
    rule: 'CLM-002',
    own: { form: patentBy(250, 250, '1/3') },
    others: [{ form: patentBy(251, 250, '2/3') }],
    expects: expected('CLM-002', 'blue'),
  },
  {
    id: 'CLM-002 three members of one project',
    rule: 'CLM-002',
    own: { form: formOf(who(252), projectBy(252, '2/4')) },
    others: [{ form: formOf(who(253), projectBy(252, '1/4')) }, { form: formOf(who(254), projectBy(252, '4/4')) }],
    expects: expected('CLM-002', 'blue'),
  },
  {
    id: 'CLM-002 two winners whom the list has at their ranks',
    rule: 'CLM-002',
    own: { form: formOf(who(255), awardTable(awardRow(awardOf(255), '1/4'))), pages: [] },
    others: [{ form: formOf(who(755), awardTable(awardRow(awardOf(255), '2/4'))) }],
    expects: expected('CLM-002', 'blue'),
  },
]

const contradictory: readonly GoldenCase[] = [
  {
    id: 'CLM-003 two second inventors',
    rule: 'CLM-003',
    own: { form: patentBy(260, 260, '2/4') },
    others: [elsewhere(who(261), patentTable(patentRow(patentOf(260), '2/4')))],
    expects: expected('CLM-003', 'orange'),
  },
  {
    id: 'CLM-003 a rank beyond the team',
    rule: 'CLM-003',
    own: { form: patentBy(262, 262, '6/4') },
    expects: expected('CLM-003', 'orange'),
  },
  {
    id: 'CLM-003 teams of four and of nine',
    rule: 'CLM-003',
    own: { form: formOf(who(263), projectBy(263, '3/4')) },
    others: [elsewhere(who(264), projectBy(263, '2/9'))],
    expects: expected('CLM-003', 'orange'),
  },
  {
    id: 'CLM-003 three people of a team of two',
    rule: 'CLM-003',
    own: { form: patentBy(265, 265, '1/2') },
    others: [
      elsewhere(who(266), patentTable(patentRow(patentOf(265), '2/2'))),
      elsewhere(who(267), patentTable(patentRow(patentOf(265), '2/2'))),
    ],
    expects: expected('CLM-003', 'orange'),
  },
  {
    id: 'CLM-003 trap late member change',
    rule: 'CLM-003',
    trap: 'late member change',
    own: {
      form: formOf(
        who(268),
        achievementTable([
          '2021.03',
          '2023.03',
          `${projectOf(268).title}（${projectOf(268).number}），项目组成员变更已批复`,
          '省部级',
          '3/4',
        ]),
      ),
    },
    others: [elsewhere(who(269), projectBy(268, '3/4'))],
    expects: [{ rule: 'CLM-003', level: 'yellow', loweredBy: 'members-changed' }],
  },
  {
    id: 'CLM-003 trap 等',
    rule: 'CLM-003',
    trap: '等',
    own: { form: formOf(who(270), projectBy(270, '2/4等')) },
    others: [elsewhere(who(271), projectBy(270, '3/9'))],
    expects: [{ rule: 'CLM-003', level: 'blue', loweredBy: 'list-may-be-cut' }],
  },
  {
    id: 'CLM-003 trap 并列',
    rule: 'CLM-003',
    trap: '并列',
    own: { form: patentBy(272, 272, '第2发明人（并列）') },
    others: [elsewhere(who(273), patentTable(patentRow(patentOf(272), '第2发明人（并列）')))],
    expects: [{ rule: 'CLM-003', level: 'blue', loweredBy: 'co-first' }],
  },
]

/** The archive's list has the first claimant and not the second. */
const unrelated = (
  n: number,
  rank: string,
  more: Partial<GoldenCase> = {},
): Omit<GoldenCase, 'id' | 'rule' | 'expects'> => ({
  own: { form: formOf(who(n + 1), projectBy(n, rank)) },
  others: [elsewhere(who(n), projectBy(n, '1/4'))],
  archive: [projectArchive([projectOf(n)])],
  ...more,
})
const strangers: readonly GoldenCase[] = [
  ...([280, 282] as const).map(
    (n): GoldenCase => ({
      id: `CLM-005 the project of strangers ${n}`,
      rule: 'CLM-005',
      ...unrelated(n, n === 280 ? '1/4' : '2/4'),
      expects: expected('CLM-005', 'red'),
      mayAlso: ['CLM-001', 'PRJ-003', 'CLM-003'],
    }),
  ),
  {
    id: 'CLM-005 the patent of strangers, whose whole list is known',
    rule: 'CLM-005',
    own: { form: patentBy(285, 284, '2/3') },
    others: [elsewhere(who(284), patentTable(patentRow(patentOf(284), '1/3')))],
    archive: [
      {
        kind: 'patent',
        rows: [
          ['授权公告号', '申请号', '发明名称', '发明人', '专利权人', '申请日', '授权公告日'],
          [
            patentOf(284).publication.replaceAll(' ', ''),
            patentOf(284).number,
            patentOf(284).title,
            [who(284).name, who(790).name, who(791).name].join(';'),
            who(284).unit,
            '2021-05-20',
            '2023-03-14',
          ],
        ],
      },
    ],
    expects: expected('CLM-005', 'red'),
    mayAlso: ['PAT-008'],
  },
  {
    id: 'CLM-005 trap archive list incomplete',
    rule: 'CLM-005',
    trap: 'archive list incomplete → O',
    own: { form: formOf(who(289), projectBy(288, '1/4')) },
    others: [elsewhere(who(288), projectBy(288, '2/4'))],
    archive: [projectArchive([projectOf(288, { members: [who(788).name] })])],
    expects: [{ rule: 'CLM-005', level: 'orange', loweredBy: 'archive-list-incomplete' }],
    mayAlso: ['PRJ-003'],
  },
  {
    id: 'CLM-005 trap one unit',
    rule: 'CLM-005',
    trap: 'common unit',
    own: { form: { ...formOf(who(287), projectBy(286, '2/4')), fields: { 工作单位: who(286).unit } } },
    others: [elsewhere(who(286), projectBy(286, '1/4'))],
    archive: [projectArchive([projectOf(286)])],
    expects: [],
    mayAlso: ['PRJ-003'],
  },
]

// Used for a title that was granted.

const earlier = (
  person: Person,
  tables: readonly FormTable[],
  given: Partial<Submitted> = {},
  fields = {},
): Submitted => ({
  form: {
    person,
    tables,
    titles: [{ name: '助理工程师', grantedOn: '2013-12-20' }],
    fields: { 评审年度: '2018', 填表时间: '2018年5月20日', 拟评级别: '中级', 拟评专业技术资格: '工程师', ...fields },
  },
  season: '2018',
  outcome: 'granted',
  cutOff: '2018-06-30',
  submittedAt: '2018-06-01T02:00:00.000Z',
  ...given,
})
const oldPatent = (n: number) => patentOf(n, { filed: '2015-03-11', granted: '2017-05-16' })
const oldAward = (n: number, given = {}) => awardOf(n, { year: 2016, awarded: '2016-12-20', ...given })
const oldProject = (n: number) =>
  projectOf(n, { number: `桂科AB15${String(300_000 + n)}`, start: '2015-03', end: '2017-03' })
const tooEarly: readonly Code[] = ['REU-002']

const reused: readonly GoldenCase[] = [
  {
    id: 'REU-001 a patent of the application for the present title',
    rule: 'REU-001',
    own: { form: formOf(who(300), patentTable(patentRow(oldPatent(300), '1/3'))) },
    others: [earlier(who(300), [patentTable(patentRow(oldPatent(300), '1/3'))])],
    expects: expected('REU-001', 'red'),
    mayAlso: tooEarly,
  },
  {
    id: 'REU-001 a prize of the application for the present title',
    rule: 'REU-001',
    own: { form: formOf(who(301), awardTable(awardRow(oldAward(301), '1/4'))) },
    others: [earlier(who(301), [awardTable(awardRow(oldAward(301), '1/4'))])],
    expects: expected('REU-001', 'red'),
    mayAlso: tooEarly,
  },
  {
    id: 'REU-001 a project of the application for the present title',
    rule: 'REU-001',
    own: { form: formOf(who(302), projectTable(projectRow(oldProject(302), '1/4'))) },
    others: [earlier(who(302), [projectTable(projectRow(oldProject(302), '1/4'))])],
    expects: expected('REU-001', 'red'),
    mayAlso: tooEarly,
  },
  {
    id: 'REU-001 trap failed earlier application',
    rule: 'REU-001',
    trap: 'failed earlier application',
    own: { form: formOf(who(303), patentTable(patentRow(patentOf(303), '1/3'))) },
    others: [
      {
        form: formOf(who(303), patentTable(patentRow(patentOf(303), '1/3'))),
        season: '2025',
        outcome: 'failed',
        cutOff: '2025-06-30',
        submittedAt: '2025-06-01T02:00:00.000Z',
      },
    ],
    expects: [],
  },
  {
    id: 'REU-001 trap 转评 application',
    rule: 'REU-001',
    trap: '转评 application',
    own: {
      form: {
        ...formOf(who(304), patentTable(patentRow(patentOf(304), '1/3'))),
        titles: [
          { name: '工程师', grantedOn: '2018-12-20' },
          { name: '经济师', grantedOn: '2024-12-20', type: '转评' },
        ],
        fields: { 拟评职称系列: '经济系列', 拟评专业技术资格: '高级经济师', 拟评专业: '工商管理' },
      },
    },
    others: [
      {
        form: {
          ...formOf(who(304), patentTable(patentRow(patentOf(304), '1/3'))),
          fields: { 申报方式: '转系列评审', 拟评职称系列: '经济系列', 拟评级别: '中级', 拟评专业技术资格: '经济师' },
        },
        season: '2024',
        outcome: 'granted',
        cutOff: '2024-06-30',
        submittedAt: '2024-06-01T02:00:00.000Z',
      },
    ],
    expects: [],
  },
  {
    id: 'REU-001 trap row shown only as background',
    rule: 'REU-001',
    trap: 'row shown only as background',
    own: {
      form: formOf(
        who(305),
        beforeTable([
          '2015.03-2017.05',
          `发明专利：${oldPatent(305).title}（专利号ZL${oldPatent(305).number}）`,
          '主持，1/3。完成样机试验。',
          '获发明专利授权。',
        ]),
      ),
    },
    others: [earlier(who(305), [patentTable(patentRow(oldPatent(305), '1/3'))])],
    expects: [],
  },
  {
    id: 'REU-001 trap 受理→授权',
    rule: 'REU-001',
    trap: 'achievement upgraded (受理→授权, 立项→验收, 三等→一等) with new date > K0',
    own: {
      form: formOf(
        who(306),
        patentTable(patentRow(patentOf(306, { filed: '2017-03-11', granted: '2019-05-14' }), '1/3')),
      ),
    },
    others: [
      earlier(who(306), [
        achievementTable([
          '2017.03',
          '2018.05',
          `发明专利申请已受理：${patentOf(306).title}（申请号${patentOf(306, { filed: '2017-03-11' }).number}）`,
          '其他',
          '1/3',
        ]),
      ]),
    ],
    expects: [{ rule: 'REU-001', level: 'blue', loweredBy: 'achievement-upgraded' }],
  },
  {
    id: 'REU-001 trap 立项→验收',
    rule: 'REU-001',
    trap: 'achievement upgraded (受理→授权, 立项→验收, 三等→一等) with new date > K0',
    own: {
      form: formOf(
        who(307),
        projectTable(projectRow(projectOf(307, { number: '桂科AB17300307', start: '2017-03', end: '2019-03' }), '1/4')),
      ),
      pages: [
        () =>
          acceptanceCertificate(
            projectOf(307, { number: '桂科AB17300307', start: '2017-03', end: '2019-03', accepted: '2019-06-15' }),
          ),
      ],
    },
    others: [
      earlier(who(307), [
        projectTable(projectRow(projectOf(307, { number: '桂科AB17300307', start: '2017-03', end: '2019-03' }), '1/4')),
      ]),
    ],
    expects: [{ rule: 'REU-001', level: 'blue', loweredBy: 'achievement-upgraded' }],
    mayAlso: tooEarly, // of the earlier application: it ran on after its cut-off
  },
  {
    id: 'REU-001 trap 三等→一等',
    rule: 'REU-001',
    trap: 'achievement upgraded (受理→授权, 立项→验收, 三等→一等) with new date > K0',
    own: {
      form: formOf(
        who(308),
        awardTable(awardRow(oldAward(308, { grade: '一等奖', year: 2019, awarded: '2019-12-20' }), '1/4')),
      ),
    },
    others: [earlier(who(308), [awardTable(awardRow(oldAward(308, { grade: '三等奖' }), '1/4'))])],
    expects: [],
  },
]

const winnersPage = (n: number, awarded: ReturnType<typeof awardOf>) => () =>
  awardCertificate(awarded, { ...fullPerson(n), name: who(n).name })
const window: readonly GoldenCase[] = [
  ...(
    [
      [
        310,
        patentTable(patentRow(oldPatent(310), '1/3')),
        () => oldPatentCertificate({ ...oldPatent(310), inventors: [who(310).name, who(810).name, who(811).name] }),
      ],
      [311, awardTable(awardRow(oldAward(311), '1/4')), winnersPage(311, oldAward(311))],
    ] as const
  ).map(
    ([n, table, page]): GoldenCase => ({
      id: `REU-002 before the cut-off of the application for the present title ${n}`,
      rule: 'REU-002',
      own: { form: formOf(who(n), table), pages: [page] },
      others: [earlier(who(n), [projectTable(projectRow(oldProject(n), '1/4'))])],
      expects: expected('REU-002', 'orange'),
    }),
  ),
  {
    id: 'REU-002 after the confirmed cut-off of this year',
    rule: 'REU-002',
    own: { form: formOf(who(312), patentTable(patentRow(patentOf(312, { granted: '2026-02-10' }), '1/3'))) },
    policy: {
      cutOffs: [cutOff('2025-12-31')],
    },
    expects: expected('REU-002', 'orange'),
  },
  {
    id: 'REU-002 trap date precision: only the year of the cut-off',
    rule: 'REU-002',
    trap: 'date precision',
    own: { form: formOf(who(313), awardTable(awardRow(oldAward(313), '1/4', { date: '2018年' }))) },
    others: [earlier(who(313), [projectTable(projectRow(oldProject(313), '1/4'))])],
    expects: [{ rule: 'REU-002', level: 'blue', loweredBy: 'date-precision' }],
  },
  {
    id: 'REU-002 trap grant vs filing: the day of the grant counts',
    rule: 'REU-002',
    trap: 'grant vs filing',
    own: {
      form: formOf(
        who(314),
        patentTable(patentRow(patentOf(314, { filed: '2016-03-11', granted: '2018-09-11' }), '1/3')),
      ),
    },
    others: [earlier(who(314), [projectTable(projectRow(oldProject(314), '1/4'))])],
    expects: [],
  },
  {
    id: 'REU-002 trap K0 estimated',
    rule: 'REU-002',
    trap: 'K0 estimated',
    own: {
      form: formOf(
        who(315),
        patentTable(patentRow(patentOf(315, { filed: '2014-03-11', granted: '2016-09-06' }), '1/3')),
      ),
    },
    expects: [{ rule: 'REU-002', level: 'blue', loweredBy: 'cut-off-unknown' }],
  },
]

export const claimCases: readonly GoldenCase[] = [
  ...repeated,
  ...split,
  ...first,
  ...joint,
  ...contradictory,
  ...strangers,
  ...reused,
  ...window,
]
