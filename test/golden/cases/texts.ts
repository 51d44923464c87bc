import type { Content } from '#local/samples/pdf'
import { projectOf, titleOf, who } from '../cast.ts'
import { academicTable, sinceTable } from '../form.ts'
import { expected, type GoldenCase, type Submitted } from '../golden-case.ts'
import { prose } from '../prose.ts'

/** Who says the same in other cities is asked of both sides. */
const fields = (unit?: string) => (unit === undefined ? {} : { fields: { 工作单位: unit } })

// Rows of work.

interface Row {
  readonly title?: string
  readonly content: string
  readonly effect: string
  readonly unit?: string
}
const work = (n: number, { title = `${titleOf(n + 10_000)}工程设计`, content, effect, unit }: Row): Submitted => ({
  form: {
    person: who(n),
    tables: [sinceTable(['2021.03-2022.11', title, content, effect])],
    ...fields(unit),
  },
  committee: `桂示范第${n}评审委员会`,
})
const lead = '主持。'
const rows: readonly GoldenCase[] = [
  ...[800, 802].map(
    (n): GoldenCase => ({
      id: `TXT-001 content and effect of somebody else's row ${n}`,
      rule: 'TXT-001',
      own: work(n, { content: lead + prose(n, 3), effect: prose(n + 1, 2) }),
      others: [work(n + 1, { content: lead + prose(n, 3), effect: prose(n + 1, 2) })],
      expects: expected('TXT-001', 'red'),
    }),
  ),
  {
    id: 'TXT-001 with other numbers, names and a place filled in',
    rule: 'TXT-001',
    own: work(804, {
      content: `${lead}踏勘全线12.6公里。${prose(804, 3)}`,
      effect: `${prose(805, 2)}节省投资240万元。`,
    }),
    others: [
      work(805, {
        content: `${lead}踏勘全线7.4公里。${prose(804, 3)}`.replace(/\d{2}%/g, '36%'),
        effect: `${prose(805, 2)}节省投资185万元。`.replace(/\d{2}%/g, '47%'),
      }),
    ],
    expects: expected('TXT-001', 'red'),
  },
  {
    id: 'TXT-001 one unit lowers one level',
    rule: 'TXT-001',
    trap: 'company template — same unit lowers one level',
    own: work(806, { content: lead + prose(806, 3), effect: prose(807, 2), unit: '梧州灵锐轴承有限公司' }),
    others: [work(807, { content: lead + prose(806, 3), effect: prose(807, 2), unit: '梧州灵锐轴承有限公司' })],
    expects: [{ rule: 'TXT-001', level: 'orange', loweredBy: 'same-unit-template' }],
  },
  {
    id: 'TXT-001 trap real co-members of the same project',
    rule: 'TXT-001',
    trap: 'real co-members of the same project',
    own: work(808, {
      title: `${projectOf(808).title}（${projectOf(808).number}）`,
      content: `主持，1/4。${prose(808, 3)}`,
      effect: prose(809, 2),
    }),
    others: [
      work(809, {
        title: `${projectOf(808).title}（${projectOf(808).number}）`,
        content: `参加，2/4。${prose(808, 3)}`,
        effect: prose(809, 2),
      }),
    ],
    expects: [{ rule: 'TXT-001', level: 'blue', loweredBy: 'same-project' }],
  },
  {
    id: 'TXT-001 trap regulation boilerplate',
    rule: 'TXT-001',
    trap: 'regulation boilerplate',
    own: work(810, {
      content: `${lead}${prose(810, 2)}严格执行《建设工程质量管理条例》《工程建设标准强制性条文》和《危险性较大的分部分项工程安全管理规定》。`,
      effect: `${prose(811, 1)}验收合格。`,
    }),
    others: [
      work(811, {
        content: `${lead}${prose(812, 2)}严格执行《建设工程质量管理条例》《工程建设标准强制性条文》和《危险性较大的分部分项工程安全管理规定》。`,
        effect: `${prose(813, 1)}验收合格。`,
      }),
    ],
    expects: [],
  },
  {
    id: 'TXT-001 trap form prompts',
    rule: 'TXT-001',
    trap: 'form prompts',
    own: work(814, {
      content: `（填写本人在项目中承担的任务、所起的作用、解决的关键技术问题，主持、参加或独立完成）${lead}${prose(814, 3)}`,
      effect: `（填写完成情况及取得的经济、社会效益，获何奖励）${prose(815, 2)}`,
    }),
    others: [
      work(815, {
        content: `（填写本人在项目中承担的任务、所起的作用、解决的关键技术问题，主持、参加或独立完成）${lead}${prose(816, 3)}`,
        effect: `（填写完成情况及取得的经济、社会效益，获何奖励）${prose(817, 2)}`,
      }),
    ],
    expects: [],
  },
]

// Summaries and reports.

const told = (n: number, summary: string, unit?: string, given: Partial<Submitted> = {}): Submitted => ({
  form: { person: who(n), summary, ...fields(unit) },
  committee: `桂示范第${n}评审委员会`,
  ...given,
})
const report = (n: number, title: string, body: string, unit?: string): Submitted => ({
  form: { person: who(n), ...fields(unit) },
  committee: `桂示范第${n}评审委员会`,
  pages: [() => reportPage(title, body)],
})
const reportPage = (title: string, body: string): Content => ({
  pageBreak: 'before',
  stack: [
    { text: title, fontSize: 20, bold: true, alignment: 'center', margin: [0, 10, 0, 20] },
    { text: body, fontSize: 11, lineHeight: 1.5, leadingIndent: 22 },
  ],
})
const reports: readonly GoldenCase[] = [
  {
    id: 'TXT-002 the summary of somebody else',
    rule: 'TXT-002',
    own: told(830, prose(830, 14)),
    others: [told(831, prose(830, 14))],
    expects: expected('TXT-002', 'red'),
  },
  {
    id: 'TXT-002 most of the summary of somebody else',
    rule: 'TXT-002',
    own: told(832, prose(832, 7) + prose(833, 4) + prose(834, 5)),
    others: [told(833, prose(832, 7) + prose(835, 3) + prose(834, 5))],
    expects: expected('TXT-002', 'red'),
  },
  {
    id: 'TXT-002 a good third of the summary of somebody else',
    rule: 'TXT-002',
    own: told(836, prose(836, 4) + prose(837, 9) + prose(838, 3)),
    others: [told(837, prose(836, 4) + prose(839, 9) + prose(838, 3))],
    expects: expected('TXT-002', 'orange'),
  },
  {
    id: 'TXT-002 trap joint report',
    rule: 'TXT-002',
    trap: 'joint report',
    own: report(840, '左江泵站改造技术报告', prose(840, 14), '梧州灵锐轴承有限公司'),
    others: [report(841, '左江泵站改造技术报告', prose(840, 14), '梧州灵锐轴承有限公司')],
    expects: [{ rule: 'TXT-002', level: 'blue', loweredBy: 'joint-report' }],
  },
  {
    id: 'TXT-002 trap own earlier report',
    rule: 'TXT-002',
    trap: 'own earlier report',
    own: told(842, prose(842, 14)),
    others: [
      told(842, prose(842, 14), undefined, {
        season: '2025',
        outcome: 'failed',
        cutOff: '2025-06-30',
        submittedAt: '2025-06-01T02:00:00.000Z',
      }),
    ],
    expects: [{ rule: 'TXT-002', level: 'blue', loweredBy: 'own-earlier-text' }],
  },
  {
    id: 'TXT-002 trap 二期 of the same project by the same person',
    rule: 'TXT-002',
    trap: '二期 of the same project by the same person → B',
    own: report(844, '左江泵站改造（二期）技术报告', prose(844, 10) + prose(845, 3)),
    others: [
      {
        ...report(844, '左江泵站改造（一期）技术报告', prose(844, 10) + prose(846, 3)),
        season: '2025',
        outcome: 'failed',
        submittedAt: '2025-06-01T02:00:00.000Z',
      },
    ],
    expects: [{ rule: 'TXT-002', level: 'blue', loweredBy: 'own-earlier-text' }],
  },
  {
    id: 'TXT-002 trap law text',
    rule: 'TXT-002',
    trap: 'law text',
    own: told(
      848,
      `${prose(848, 12)}${'按照《建设工程质量管理条例》《中华人民共和国安全生产法》的规定落实责任。'.repeat(2)}`,
    ),
    others: [
      told(
        849,
        `${prose(850, 12)}${'按照《建设工程质量管理条例》《中华人民共和国安全生产法》的规定落实责任。'.repeat(2)}`,
      ),
    ],
    expects: [],
  },
]

// Papers.

const paperPage = (title: string, author: string, journal: string, body: string) => (): Content => ({
  pageBreak: 'before',
  stack: [
    { text: `${journal}  2023年第8期`, fontSize: 9, margin: [0, 0, 0, 10] },
    { text: title, fontSize: 18, bold: true, alignment: 'center', margin: [0, 6, 0, 8] },
    { text: author, fontSize: 12, alignment: 'center', margin: [0, 0, 0, 10] },
    { text: `摘要：${body.slice(0, 90)}`, fontSize: 10, margin: [0, 0, 0, 6] },
    { text: '关键词：试验；方法；结果', fontSize: 10, margin: [0, 0, 0, 10] },
    { text: body, fontSize: 10.5, lineHeight: 1.4, leadingIndent: 21 },
    { text: '参考文献', fontSize: 11, bold: true, margin: [0, 8, 0, 4] },
    { text: '[1] 覃某某. 工程手册[M]. 桂示范出版社, 2015.', fontSize: 9 },
  ],
})
const journal = (n: number) => `桂示范${titleOf(n).slice(4, 8)}学报`
const paper = (
  n: number,
  body: string,
  given: { readonly title?: string; readonly journal?: string; readonly person?: number } = {},
) =>
  paperPage(given.title ?? `${titleOf(n + 11_000)}研究`, who(given.person ?? n).name, given.journal ?? journal(n), body)
const withPapers = (n: number, ...pages: readonly (() => Content)[]): Submitted => ({
  form: { person: who(n) },
  committee: `桂示范第${n}评审委员会`,
  pages,
})
const papers: readonly GoldenCase[] = [
  {
    id: 'TXT-003 the paper of somebody else',
    rule: 'TXT-003',
    own: withPapers(860, paper(860, prose(860, 16))),
    others: [withPapers(861, paper(861, prose(860, 16)))],
    expects: expected('TXT-003', 'red'),
  },
  {
    id: 'TXT-003 two thirds of the paper of somebody else',
    rule: 'TXT-003',
    own: withPapers(862, paper(862, prose(862, 11) + prose(863, 5))),
    others: [withPapers(863, paper(863, prose(862, 11) + prose(864, 5)))],
    expects: expected('TXT-003', 'red'),
  },
  {
    id: 'TXT-003 a good third of the paper of somebody else',
    rule: 'TXT-003',
    own: withPapers(865, paper(865, prose(865, 10) + prose(866, 7))),
    others: [withPapers(866, paper(866, prose(867, 10) + prose(866, 7)))],
    expects: expected('TXT-003', 'orange'),
  },
  {
    id: 'TXT-003 trap methods sections',
    rule: 'TXT-003',
    trap: 'methods sections',
    own: withPapers(870, paper(870, prose(870, 14) + prose(871, 2))),
    others: [withPapers(871, paper(871, prose(872, 14) + prose(871, 2)))],
    expects: [],
  },
  {
    id: 'TXT-003 trap standards text',
    rule: 'TXT-003',
    trap: 'standards text',
    own: withPapers(
      873,
      paper(873, `按《混凝土强度检验评定标准》和《普通混凝土长期性能和耐久性能试验方法标准》进行。${prose(873, 14)}`),
    ),
    others: [
      withPapers(
        874,
        paper(874, `按《混凝土强度检验评定标准》和《普通混凝土长期性能和耐久性能试验方法标准》进行。${prose(875, 14)}`),
      ),
    ],
    expects: [],
  },
  {
    id: 'TXT-003 trap cited quotes',
    rule: 'TXT-003',
    trap: 'cited quotes',
    own: withPapers(876, paper(876, `文献[1]指出：“${prose(877, 1)}”${prose(876, 14)}`)),
    others: [withPapers(877, paper(877, `文献[1]指出：“${prose(877, 1)}”${prose(878, 14)}`))],
    expects: [],
  },
]

interface Publication {
  readonly title: string
  readonly journal: string
}
const publication = (n: number, given: Partial<Publication> = {}): Publication => ({
  title: `${titleOf(n + 12_400)}研究`,
  journal: journal(n),
  ...given,
})
/** Papers with their rows, which say where each was published. */
const published = (n: number, body: string, ...all: readonly Publication[]): Submitted => ({
  form: {
    person: who(n),
    tables: [
      academicTable(
        ...all.map((one) => [
          '2023.08',
          '论文',
          `《${one.title}》`,
          `《${one.journal}》 2023(8):41-47`,
          '第一作者',
          '是',
        ]),
      ),
    ],
  },
  pages: all.map((one) => paperPage(one.title, who(n).name, one.journal, body)),
})
const before = { season: '2025', outcome: 'failed', submittedAt: '2025-06-01T02:00:00.000Z' } as const

const twice: readonly GoldenCase[] = [
  ...[880, 882].map(
    (n): GoldenCase => ({
      id: `PAP-006 one body in two journals ${n}`,
      rule: 'PAP-006',
      own: published(n, prose(n, 16), publication(n), publication(n + 1)),
      expects: expected('PAP-006', 'red'),
    }),
  ),
  {
    id: 'PAP-006 the body of the paper of an earlier application in another journal',
    rule: 'PAP-006',
    own: published(884, prose(884, 16), publication(884)),
    others: [{ ...published(884, prose(884, 16), publication(885)), ...before }],
    expects: expected('PAP-006', 'red'),
  },
  {
    id: 'PAP-006 trap conference → journal extension',
    rule: 'PAP-006',
    trap: 'conference → journal extension with citation',
    own: published(886, prose(886, 16), publication(886), publication(887, { journal: '桂示范水利学会年会论文集' })),
    expects: [{ rule: 'PAP-006', level: 'orange', loweredBy: 'conference-paper' }],
  },
  {
    id: 'PAP-006 trap the same paper handed in again',
    rule: 'PAP-006',
    trap: 'allowed reprint',
    own: published(888, prose(888, 16), publication(888)),
    others: [{ ...published(888, prose(888, 16), publication(888)), ...before }],
    expects: [],
  },
]

export const textCases: readonly GoldenCase[] = [...rows, ...reports, ...papers, ...twice]
