import { awardOf, awardRow, patentOf, patentRow, prize, who } from '../cast.ts'
import { awardTable, patentTable } from '../form.ts'
import type { Expected, GoldenCase, Submitted } from '../golden-case.ts'
import { linesPage } from '../pages.ts'

/** One certificate under two names. The pages have text layers here; scanned ones go the same way in `test/verify/same-scan.test.ts`. */
const red: readonly Expected[] = [{ rule: 'CLM-004', level: 'red' }]

const certificate = (n: number, winners: string, number: string) => () =>
  linesPage('获奖证书', [
    `为表彰${prize}获得者，特颁发此证书，以资鼓励。`,
    `奖励名称：${prize}`,
    `获奖项目：${awardOf(n).project}`,
    '奖励等级：二等奖',
    `获奖者：${winners}`,
    `证书编号：${number}`,
    '授奖机关：广西壮族自治区人民政府',
    '授奖时间：2022年12月20日',
  ])
const claiming = (person: number, n: number, rank: string, winners: string, number: string): Submitted => ({
  form: { person: who(person), tables: [awardTable(awardRow(awardOf(n), rank))] },
  pages: [certificate(n, winners, number)],
  committee: `桂示范第${person}评审委员会`,
})
const alone = (n: number, rank: string, otherRank: string, numbers: readonly [string, string]) => ({
  own: claiming(n, n, rank, who(n).name, numbers[0]),
  others: [claiming(n + 1, n, otherRank, who(n + 1).name, numbers[1])],
})
const own = (n: number): string => `2022-J-2-${n - 900}-R0${(n % 7) + 1}`

export const scanCases: readonly GoldenCase[] = [
  ...[960, 962].map(
    (n): GoldenCase => ({
      id: `CLM-004 one winner's certificate under two names ${n}`,
      rule: 'CLM-004',
      ...alone(n, '2/4', '1/4', [own(n), own(n)]),
      expects: red,
    }),
  ),
  {
    id: 'CLM-004 one certificate of a patent with two lists of inventors',
    rule: 'CLM-004',
    own: patentBy(964, 964),
    others: [patentBy(965, 964)],
    expects: red,
    mayAlso: ['CLM-001', 'CLM-003', 'CLM-005'],
  },
  {
    id: 'CLM-004 trap team certificate used by several winners',
    rule: 'CLM-004',
    trap: 'team certificate used by several winners',
    own: claiming(966, 966, '1/2', `${who(966).name}、${who(967).name}`, '2022-J-2-066'),
    others: [claiming(967, 966, '2/2', `${who(966).name}、${who(967).name}`, '2022-J-2-066')],
    expects: [],
  },
  {
    id: 'CLM-004 trap template-like certificates',
    rule: 'CLM-004',
    trap: 'template-like certificates',
    ...alone(968, '1/4', '2/4', ['2022-J-2-068-R01', '2022-J-2-068-R02']),
    expects: [],
  },
]

function patentBy(person: number, n: number): Submitted {
  const patent = patentOf(n)
  return {
    form: { person: who(person), tables: [patentTable(patentRow(patent, person === n ? '1/1' : '2/2'))] },
    pages: [
      () =>
        linesPage('发明专利证书', [
          `证书号第${patent.certificateNumber}号`,
          `发明名称：${patent.title}`,
          `发明人：${who(person).name}`,
          `专利号：ZL ${patent.number}`,
          '专利申请日：2021年05月20日',
          `专利权人：${who(n).unit}`,
          `授权公告日：2023年03月14日`,
          `授权公告号：${patent.publication}`,
        ]),
    ],
    committee: `桂示范第${person}评审委员会`,
  }
}
