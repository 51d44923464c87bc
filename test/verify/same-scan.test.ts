import { expect, test } from 'vitest'
import type { Run } from '#domain/run'
import type { Content } from '#local/samples/pdf'
import type { Person } from '../../bench/simulate/cast.ts'
import { overwrite, printSheet, recompressed, scan, scansAsPdf } from '../builders/scanned-sheet.ts'
import { anEngine } from '../contract/an-engine.ts'
import { awardOf, awardRow, patentOf, patentRow, who } from '../golden/cast.ts'
import { awardTable, type FormTable, patentTable } from '../golden/form.ts'
import type { Submitted } from '../golden/golden-case.ts'
import { type CaseRuns, runCase } from '../golden/world.ts'

/** CLM-004 from scanned pages to both reports: recognition, index, the exchange and the rule. */

const engine = anEngine()

const slow = 180_000
const line = (text: string): Content => ({ text, fontSize: 13, margin: [40, 0, 30, 17] })
const heading = (text: string): Content => ({ text, fontSize: 26, alignment: 'center', margin: [0, 90, 0, 50] })

const award = awardOf(900)
const [mine, theirs, third] = [who(900), who(1400), who(1401)]

const awardPage = (winners: string, number: string | undefined, more: readonly string[] = []): readonly Content[] => [
  heading('获奖证书'),
  ...[
    `为表彰${award.award}获得者，特颁发此证书，以资鼓励。`,
    `奖励名称：${award.award}`,
    `获奖项目：${award.project}`,
    `奖励等级：${award.grade}`,
    `获奖者：${winners}`,
    ...more,
    ...(number === undefined ? [] : [`证书编号：${number}`]),
    '授奖机关：广西壮族自治区人民政府',
    '授奖时间：2022年12月20日',
  ].map(line),
]

const submitted = (person: Person, table: FormTable, file: () => Promise<Uint8Array>): Submitted => ({
  form: { person, tables: [table] },
  files: [file],
})
const claiming = (rank: string) => awardTable(awardRow(award, rank))

const verified = (id: string, own: Submitted, ...others: readonly Submitted[]): Promise<CaseRuns> =>
  runCase(engine(), { id: `same-scan ${id}`, rule: 'CLM-004', own, others, expects: [] })
const found = ({ warnings }: Run) => warnings.filter(({ code }) => code === 'CLM-004')
const onBothSides = ({ own, others }: CaseRuns) =>
  [own, ...others].map((run) => found(run).map(({ severity }) => severity))

test(
  'one scan with another name on it is red on both sides, with the name’s place and what else agrees',
  async () => {
    const number = '2022-J-2-045-R01'
    const sheet = await printSheet(awardPage(theirs.name, number))
    const original = scan(sheet, { slant: 0.4, shift: [3, -5] })
    const changed = await recompressed(overwrite(original, sheet, theirs.name, mine.name), 70)
    const runs = await verified(
      'changed name',
      submitted(mine, claiming('2/4'), () => scansAsPdf([changed])),
      submitted(theirs, claiming('1/4'), () => scansAsPdf([original])),
    )
    expect(onBothSides(runs)).toEqual([['red'], ['red']])
    const [warning] = found(runs.own)
    expect(warning?.statement).toContain(number)
    expect(warning?.statement).toMatch(/同一次扫描/)
    expect(JSON.stringify(warning)).not.toContain(theirs.name)
    expect(warning?.counterpart).toMatchObject({ kind: 'claim', page: 1 })
    expect(warning?.comparison.map(({ field, result }) => [field, result])).toEqual([
      ['证书编号', 'same'],
      ['姓名以外的文字', 'same'],
      ['页面图像（姓名处除外）', 'same'],
      ['姓名', 'different'],
    ])
    const place = sheet.placeOf(theirs.name)
    const [x0, y0, x1, y1] = warning?.evidence[0]?.box ?? [0, 0, 0, 0]
    const { width, height } = sheet.picture
    expect(Math.abs((x0 + x1) / 2 - (place[0] + place[2]) / 2 / width)).toBeLessThan(0.05)
    expect(Math.abs((y0 + y1) / 2 - (place[1] + place[3]) / 2 / height)).toBeLessThan(0.02)
    expect(runs.own.application).not.toHaveProperty('proofPages')
  },
  slow,
)

test(
  'a title’s certificate that proves no row, with another holder, is red on both sides',
  async () => {
    const page = (name: string) => [
      heading('专业技术资格证书'),
      ...[
        `姓名：${name}`,
        '性别：男',
        '系列：工程系列',
        '资格名称：工程师',
        '授予时间：2018年12月20日',
        '证书编号：GX2018045210',
        '评审组织：桂示范工程系列中级职称评审委员会',
      ].map(line),
    ]
    const sheet = await printSheet(page(theirs.name))
    const original = scan(sheet, { slant: -0.3, seed: 3 })
    const changed = overwrite(original, sheet, theirs.name, mine.name)
    const runs = await verified(
      'title',
      submitted(mine, claiming('2/4'), () => scansAsPdf([changed])),
      submitted(theirs, patentTable(patentRow(patentOf(905), '1/1')), () => scansAsPdf([original])),
    )
    expect(onBothSides(runs)).toEqual([['red'], ['red']])
  },
  slow,
)

test(
  'a certificate with a text layer is compared by its words: one inventor stands where another did',
  async () => {
    const patent = patentOf(910)
    const page = (name: string) => [
      heading('实用新型专利证书'),
      ...[
        `实用新型名称：${patent.title}`,
        `发明人：${name};${third.name}`,
        `专利号：ZL ${patent.number}`,
        '专利申请日：2021年05月20日',
        '专利权人：桂示范农机装备有限公司',
        '授权公告日：2023年03月14日',
        '证书号第5800910号',
      ].map(line),
    ]
    const bundle = (person: Person, rank: string): Submitted => ({
      form: { person, tables: [patentTable(patentRow(patent, rank))] },
      pages: [() => ({ stack: page(person.name), pageBreak: 'before' })],
    })
    const runs = await verified('text layer', bundle(mine, '1/2'), bundle(theirs, '1/2'))
    expect(onBothSides(runs)).toEqual([['red'], ['red']])
    expect(found(runs.own)[0]?.comparison[2]?.result).toBe('missing')
  },
  slow,
)

test(
  'a team’s certificate that names all winners, handed in by each as a scan of their own, is no warning',
  async () => {
    const sheet = await printSheet(awardPage([theirs, mine, third].map(({ name }) => name).join('、'), '2022-J-2-045'))
    const runs = await verified(
      'team',
      submitted(mine, claiming('2/3'), () => scansAsPdf([scan(sheet, { slant: 0.3, shift: [2, 2], seed: 5 })])),
      submitted(theirs, claiming('1/3'), () => scansAsPdf([scan(sheet, { slant: -0.2, seed: 6 })])),
      submitted(third, claiming('3/3'), () => scansAsPdf([scan(sheet, { slant: -0.2, seed: 6 })])),
    )
    expect(onBothSides(runs)).toEqual([[], [], []])
  },
  slow,
)

test(
  'each winner’s own certificate of one form, with a number of its own, is no warning',
  async () => {
    const own = async (person: Person, number: string, seed: number) =>
      scansAsPdf([scan(await printSheet(awardPage(person.name, number)), { slant: 0.2 * seed, seed })])
    const runs = await verified(
      'template',
      submitted(mine, claiming('2/4'), () => own(mine, '2022-J-2-045-R02', 1)),
      submitted(theirs, claiming('1/4'), () => own(theirs, '2022-J-2-045-R01', 2)),
    )
    expect(onBothSides(runs)).toEqual([[], []])
  },
  slow,
)

test(
  'winners of different places whose certificates bear the prize’s number are told, no more',
  async () => {
    const own = async (person: Person, seed: number) =>
      scansAsPdf([scan(await printSheet(awardPage(person.name, '桂科奖字045')), { slant: 0.3 * seed, seed })])
    const runs = await verified(
      'number of the prize',
      submitted(mine, claiming('2/4'), () => own(mine, 1)),
      submitted(theirs, claiming('1/4'), () => own(theirs, 2)),
    )
    expect(onBothSides(runs)).toEqual([['blue'], ['blue']])
    expect(found(runs.own)[0]?.loweredBy.join()).toMatch(/各持一份个人证书/)
  },
  slow,
)

test(
  'one person’s two applications with one certificate are no warning',
  async () => {
    const sheet = await printSheet(awardPage(mine.name, '2022-J-2-045-R02'))
    const file = () => scansAsPdf([scan(sheet, { slant: 0.2 })])
    const runs = await verified('again', submitted(mine, claiming('2/4'), file), {
      ...submitted(mine, claiming('2/4'), file),
      season: '2025',
      outcome: 'failed',
    })
    expect(onBothSides(runs)).toEqual([[], []])
  },
  slow,
)
