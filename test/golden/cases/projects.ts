import { acceptanceCertificate, awardCertificate } from '#local/samples/certificates'
import {
  awardArchive,
  awardOf,
  awardRow,
  fullPerson,
  projectArchive,
  projectOf,
  projectRow,
  strangers,
  who,
  wholeAwards,
} from '../cast.ts'
import { achievementTable, awardTable, formOf, projectTable } from '../form.ts'
import { expected, type GoldenCase } from '../golden-case.ts'
import { linesPage } from '../pages.ts'

type Project = ReturnType<typeof projectOf>

// Amounts.

const contractPage =
  (project: Project, wan: string, more: readonly string[] = []) =>
  () =>
    linesPage('科技计划项目任务书', [
      `项目编号：${project.number}`,
      `项目名称：${project.title}`,
      `承担单位：${project.unit.name}`,
      `项目负责人：${project.members[0] ?? ''}`,
      `项目经费：${wan}`,
      '起止时间：2021年3月至2023年3月',
      ...more,
    ])
/** 万元 in the form against the task book's. */
const amounts = (n: number, wan: number, book: string, more: readonly string[] = [], words?: string) => {
  const project = projectOf(n)
  const table = words
    ? achievementTable(['2021.03', '2023.03', `${project.title}（${project.number}）${words}`, '省部级', '1/4'])
    : projectTable(projectRow({ ...project, budgetWan: wan }, '1/4'))
  return { form: formOf(who(n), table), pages: [contractPage(project, book, more)] }
}
const money: readonly GoldenCase[] = [
  {
    id: 'PRJ-001 the form says 300, the task book 120',
    rule: 'PRJ-001',
    own: amounts(400, 300, '120万元'),
    expects: expected('PRJ-001', 'orange'),
  },
  {
    id: 'PRJ-001 the form says 120, the task book 45.5',
    rule: 'PRJ-001',
    own: amounts(401, 120, '45.5万元'),
    expects: expected('PRJ-001', 'orange'),
  },
  {
    id: 'PRJ-001 the archive has another sum',
    rule: 'PRJ-001',
    own: { form: formOf(who(402), projectTable(projectRow(projectOf(402, { budgetWan: 350 }), '1/4'))) },
    archive: [projectArchive([projectOf(402, { budgetWan: 60 })])],
    expects: expected('PRJ-001', 'orange'),
  },
  {
    id: 'PRJ-001 trap 万元/元',
    rule: 'PRJ-001',
    trap: '万元/元',
    own: amounts(403, 120, '120元'),
    expects: [{ rule: 'PRJ-001', level: 'yellow', loweredBy: 'unit-of-money' }],
  },
  {
    id: 'PRJ-001 trap tax-in/out',
    rule: 'PRJ-001',
    trap: 'tax-in/out',
    own: amounts(404, 113, '100万元'),
    expects: [],
  },
  {
    id: 'PRJ-001 trap own share vs total',
    rule: 'PRJ-001',
    trap: 'own share vs total',
    own: amounts(405, 0, '300万元', [], '，合同金额300万元，其中本人负责部分经费60万元'),
    expects: [],
  },
  {
    id: 'PRJ-001 trap later supplementary contract',
    rule: 'PRJ-001',
    trap: 'later supplementary contract',
    own: {
      ...amounts(406, 180, '120万元'),
      pages: [
        contractPage(projectOf(406), '120万元'),
        contractPage(projectOf(406), '60万元', ['备注：补充合同，增加现场试验内容']),
      ],
    },
    expects: [],
  },
]

// Times.

const timed = (n: number, given: Partial<Project>): GoldenCase['own'] => ({
  form: formOf(who(n), projectTable(projectRow(projectOf(n, given), '1/4'))),
  pages: [() => acceptanceCertificate(projectOf(n, given))],
})
const times: readonly GoldenCase[] = [
  {
    id: 'PRJ-002 accepted before it began',
    rule: 'PRJ-002',
    own: timed(410, { accepted: '2020-11-12' }),
    expects: expected('PRJ-002', 'orange'),
  },
  {
    id: 'PRJ-002 ended before it began',
    rule: 'PRJ-002',
    own: timed(411, { end: '2020-06', accepted: '2023-06-15' }),
    expects: expected('PRJ-002', 'orange'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PRJ-002 a number of the year after its beginning',
    rule: 'PRJ-002',
    own: timed(412, { number: '桂科AB23100412' }),
    expects: expected('PRJ-002', 'orange'),
  },
  {
    id: 'PRJ-002 a number that does not go on as its funder writes it',
    rule: 'PRJ-002',
    own: timed(413, { number: '2021YFD20010' }),
    expects: expected('PRJ-002', 'yellow'),
  },
  {
    id: 'PRJ-002 trap retroactive contract signing',
    rule: 'PRJ-002',
    trap: 'retroactive contract signing is common → Y',
    own: {
      form: formOf(
        who(414),
        achievementTable([
          '2021.03',
          '2023.03',
          `${projectOf(414).title}（桂科AB23100414），任务书为补签合同`,
          '省部级',
          '1/4',
        ]),
      ),
    },
    expects: [{ rule: 'PRJ-002', level: 'yellow', loweredBy: 'retroactive-contract' }],
  },
  {
    id: 'PRJ-002 trap printing damage of numbers',
    rule: 'PRJ-002',
    trap: 'printing damage of numbers',
    own: timed(415, { number: '桂科AB2110041' }),
    expects: [{ rule: 'PRJ-002', level: 'yellow' }],
  },
]

// Members.

const members = (n: number, rank: string, list: readonly string[], more: Partial<GoldenCase> = {}, title?: string) => {
  const project = projectOf(n, { members: list, ...(title && { title }) })
  return {
    own: {
      form: formOf(who(n), projectTable(projectRow(project, rank))),
      pages: [() => acceptanceCertificate(project)],
    },
    ...more,
  }
}
const lists: readonly GoldenCase[] = [
  {
    id: 'PRJ-003 absent from the list of members',
    rule: 'PRJ-003',
    ...members(420, '2/3', strangers(420)),
    expects: expected('PRJ-003', 'red'),
  },
  {
    id: 'PRJ-003 absent from the archive, which has the whole list',
    rule: 'PRJ-003',
    own: { form: formOf(who(421), projectTable(projectRow(projectOf(421), '2/3'))) },
    archive: [projectArchive([projectOf(421, { members: strangers(421) })])],
    expects: expected('PRJ-003', 'red'),
  },
  {
    id: 'PRJ-003 claims to lead and is third',
    rule: 'PRJ-003',
    ...members(422, '主持', [...strangers(422).slice(0, 2), who(422).name]),
    expects: expected('PRJ-003', 'red'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PRJ-003 claims the second place and is third',
    rule: 'PRJ-003',
    ...members(423, '2/3', [...strangers(423).slice(0, 2), who(423).name]),
    expects: expected('PRJ-003', 'orange'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PRJ-003 trap member change approved during the project',
    rule: 'PRJ-003',
    trap: 'member change approved during the project (变更批复) → B',
    own: {
      form: formOf(
        who(424),
        achievementTable([
          '2021.03',
          '2023.03',
          `${projectOf(424).title}（${projectOf(424).number}），2022年成员变更已获批复`,
          '省部级',
          '2/3',
        ]),
      ),
      pages: [() => acceptanceCertificate(projectOf(424, { members: strangers(424) }))],
    },
    expects: [{ rule: 'PRJ-003', level: 'blue', loweredBy: 'members-changed' }],
  },
  {
    id: 'PRJ-003 trap 课题 leader of a sub-task is rank 1 there',
    rule: 'PRJ-003',
    trap: '课题 leader of a sub-task is rank 1 there',
    ...members(
      425,
      '1/3',
      [...strangers(425).slice(0, 2), who(425).name],
      {},
      `${projectOf(425).title}（子课题：现场试验）`,
    ),
    expects: [{ rule: 'PRJ-003', level: 'blue', loweredBy: 'sub-task' }],
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PRJ-003 trap same-name: two of the name on the list',
    rule: 'PRJ-003',
    trap: 'same-name',
    own: { form: formOf(who(426), projectTable(projectRow(projectOf(426), '3/3'))) },
    archive: [projectArchive([projectOf(426, { members: [who(926).name, who(426).name, who(426).name] })])],
    expects: [],
  },
]

// Prizes.

const listed = (n: number, others = 4): ReturnType<typeof awardOf>[] =>
  Array.from({ length: others }, (_, i) => awardOf(n + 2_000 + i * 7, { winners: strangers(n + i) }))
const unknownAward = (n: number, given = {}): GoldenCase['own'] => ({
  form: formOf(who(n), awardTable(awardRow(awardOf(n, given), '1/4'))),
})
const exists: readonly GoldenCase[] = [
  ...[430, 431].map(
    (n): GoldenCase => ({
      id: `AWD-001 not in the whole list ${n}`,
      rule: 'AWD-001',
      own: unknownAward(n),
      archive: [awardArchive(listed(n), { complete: wholeAwards(2018, 2024) })],
      expects: expected('AWD-001', 'red'),
    }),
  ),
  {
    id: 'AWD-001 a prize of a society claimed as 省部级',
    rule: 'AWD-001',
    own: {
      form: formOf(
        who(432),
        awardTable(
          awardRow(awardOf(432, { award: '中国农业机械学会科学技术奖' }), '1/4', {
            level: '省部级',
            issuer: '中国农业机械学会',
          }),
        ),
      ),
    },
    expects: expected('AWD-001', 'orange'),
  },
  {
    id: 'AWD-001 a higher grade than the list has',
    rule: 'AWD-001',
    own: unknownAward(433, { grade: '一等奖' }),
    archive: [awardArchive([awardOf(433, { grade: '三等奖' }), ...listed(433)], { complete: wholeAwards(2018, 2024) })],
    expects: expected('AWD-001', 'orange'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'AWD-001 trap list incomplete',
    rule: 'AWD-001',
    trap: 'list incomplete',
    own: unknownAward(434),
    archive: [awardArchive(listed(434))],
    expects: [],
  },
  {
    id: 'AWD-001 trap list of an earlier application is never whole',
    rule: 'AWD-001',
    trap: 'list incomplete',
    own: unknownAward(435),
    archive: [awardArchive(listed(435), { trust: 'B', complete: wholeAwards(2010, 2019) })],
    expects: [],
  },
  {
    id: 'AWD-001 trap renamed award',
    rule: 'AWD-001',
    trap: 'renamed awards',
    own: unknownAward(436, { award: '广西科技进步奖' }),
    archive: [awardArchive([awardOf(436), ...listed(436)], { complete: wholeAwards(2018, 2024) })],
    expects: [],
  },
  {
    id: 'AWD-001 trap award year vs certificate year',
    rule: 'AWD-001',
    trap: 'award year vs certificate year (announced next year)',
    own: unknownAward(437, { awarded: '2023-04-10' }),
    archive: [awardArchive([awardOf(437, { year: 2022 }), ...listed(437)], { complete: wholeAwards(2018, 2024) })],
    expects: [],
  },
  {
    id: 'AWD-001 trap award year whose neighbour is not whole',
    rule: 'AWD-001',
    trap: 'award year vs certificate year (announced next year)',
    own: unknownAward(438, { awarded: '2023-04-10' }),
    archive: [awardArchive(listed(438), { complete: wholeAwards(2023, 2024) })],
    expects: [{ rule: 'AWD-001', level: 'orange', loweredBy: 'award-year-shift' }],
  },
]

const winners = (n: number, rank: string, list: readonly string[]): Pick<GoldenCase, 'own' | 'archive'> => ({
  own: {
    form: formOf(who(n), awardTable(awardRow(awardOf(n), rank))),
    pages: [() => awardCertificate(awardOf(n), fullPerson(n))],
  },
  archive: [awardArchive([awardOf(n, { winners: list })], { complete: wholeAwards(2018, 2024) })],
})
const winnersOf: readonly GoldenCase[] = [
  {
    id: 'AWD-002 absent from the winners',
    rule: 'AWD-002',
    ...winners(440, '2/3', strangers(440)),
    expects: expected('AWD-002', 'red'),
  },
  {
    id: 'AWD-002 absent from the winners, claims the first place',
    rule: 'AWD-002',
    ...winners(441, '1/3', strangers(441)),
    expects: expected('AWD-002', 'red'),
  },
  {
    id: 'AWD-002 claims the first place and is third',
    rule: 'AWD-002',
    ...winners(442, '1/3', [...strangers(442).slice(0, 2), who(442).name]),
    expects: expected('AWD-002', 'orange'),
  },
  {
    id: 'AWD-002 three winners claimed, five listed',
    rule: 'AWD-002',
    ...winners(443, '1/3', [who(443).name, ...strangers(443), who(960).name]),
    expects: expected('AWD-002', 'yellow'),
  },
  {
    id: 'AWD-002 trap unit award without personal list',
    rule: 'AWD-002',
    trap: 'unit award without personal list → request proof (B)',
    ...winners(444, '1/3', []),
    expects: expected('AWD-002', 'blue'),
  },
]

export const projectCases: readonly GoldenCase[] = [...money, ...times, ...lists, ...exists, ...winnersOf]
