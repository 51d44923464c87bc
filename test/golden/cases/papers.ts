import { softwareOffsets } from '#local/samples/achievements'
import { paperPage, softwareCertificate } from '#local/samples/certificates'
import { issn } from '#local/samples/numbers'
import { strangers, titleOf, unitNamed, who } from '../cast.ts'
import { academicTable, formOf, standardTable } from '../form.ts'
import { type ArchiveTable, expected, type GoldenCase } from '../golden-case.ts'
import { linesPage } from '../pages.ts'

// Software.

const softwareOf = (n: number, given: Partial<Record<'number' | 'registered', string>> = {}) => ({
  title: `${titleOf(n + 9_000)}平台`,
  version: 'V1.0',
  registration: given.number ?? `2022SR0${String(100_000 + n * 17).slice(-6)}`,
  certificateNumber: `软著登字第${(softwareOffsets[2022] ?? 0) + 100_000 + n * 17}号`,
  owner: unitNamed(who(n).unit),
  developers: [who(n).name, who(n + 500).name],
  finished: '2021-12-10' as const,
  registered: (given.registered ?? '2022-05-20') as `${number}-${number}-${number}`,
})
const software = (n: number, given: Parameters<typeof softwareOf>[1] = {}, words = '') => {
  const made = softwareOf(n, given)
  return {
    form: formOf(
      who(n),
      academicTable([
        made.registered.slice(0, 7).replace('-', '.'),
        '软件著作权',
        `${made.title} ${made.version}（登记号：${made.registration}）${words}`,
        '无',
        '第一完成人',
        '否',
      ]),
    ),
    pages: [() => softwareCertificate(made)],
  }
}
const softwares: readonly GoldenCase[] = [
  {
    id: 'SW-001 registered in the year after its number',
    rule: 'SW-001',
    own: software(450, { registered: '2023-05-19' }),
    expects: expected('SW-001', 'orange'),
  },
  {
    id: 'SW-001 registered two years before its number',
    rule: 'SW-001',
    own: software(451, { registered: '2020-05-20' }),
    expects: expected('SW-001', 'orange'),
  },
  {
    id: 'SW-001 the flow number of the application',
    rule: 'SW-001',
    own: software(452, { number: '2022R11S0123456' }),
    expects: expected('SW-001', 'orange'),
  },
  {
    id: 'SW-001 trap re-issued certificate',
    rule: 'SW-001',
    trap: 're-issued certificate',
    own: software(453, { registered: '2023-05-19' }, '，2023年补发证书'),
    expects: [{ rule: 'SW-001', level: 'blue', loweredBy: 'reissued-certificate' }],
  },
  {
    id: 'SW-001 trap six digits before 2018',
    rule: 'SW-001',
    trap: '2018 digit-length change',
    own: {
      form: formOf(
        who(454),
        academicTable([
          '2017.05',
          '软件著作权',
          `${softwareOf(454).title} V1.0（登记号：2017SR123456）`,
          '无',
          '第一完成人',
          '否',
        ]),
      ),
    },
    expects: [],
    mayAlso: ['REU-002'],
  },
  {
    id: 'SW-001 trap offset unknown for the year',
    rule: 'SW-001',
    trap: 'offset unknown for the year',
    own: software(455),
    expects: [],
  },
]

// Standards.

const foreword = (number: string, title: string, lines: readonly string[]) => () =>
  linesPage('前言', [
    '本文件按照GB/T 1.1—2020《标准化工作导则》的规定起草。',
    `标准编号：${number}`,
    `标准名称：${title}`,
    ...lines,
  ])
const drafters = (...names: readonly string[]) => `本文件主要起草人：${names.join('、')}。`
const draftedBy = '本文件起草单位：桂示范标准技术研究院、桂示范农机装备有限公司。'
const standard = (
  n: number,
  lines: readonly string[],
  given: Partial<Record<'number' | 'published' | 'words', string>> = {},
): GoldenCase['own'] => {
  const number = given.number ?? `DB45/T ${2_000 + n}—2022`
  const title = `${titleOf(n + 12_000).replace(/研究$|应用$/, '')}技术规程${given.words ?? ''}`
  return {
    form: formOf(who(n), standardTable([title, number, given.published ?? '2022年8月30日', '2/3'])),
    pages: lines.length > 0 ? [foreword(number, title, lines)] : [],
  }
}
const standards: readonly GoldenCase[] = [
  {
    id: 'STD-001 not among the drafters',
    rule: 'STD-001',
    own: standard(460, [draftedBy, drafters(...strangers(460))]),
    expects: expected('STD-001', 'orange'),
  },
  {
    id: 'STD-001 a number of three years before',
    rule: 'STD-001',
    own: standard(461, [], { number: 'DB45/T 2461—2019' }),
    expects: expected('STD-001', 'orange'),
  },
  {
    id: 'STD-001 a number of the year after',
    rule: 'STD-001',
    own: standard(462, [], { number: 'GB/T 34562—2023' }),
    expects: expected('STD-001', 'orange'),
  },
  {
    id: 'STD-001 trap revision editions',
    rule: 'STD-001',
    trap: 'revision editions',
    own: standard(463, [], { number: 'DB45/T 2463—2017', words: '（修订）' }),
    expects: [{ rule: 'STD-001', level: 'blue', loweredBy: 'revision-edition' }],
  },
  {
    id: 'STD-001 trap drafters listed by unit only',
    rule: 'STD-001',
    trap: 'drafters listed by unit only',
    own: standard(464, [draftedBy]),
    expects: expected('STD-001', 'blue'),
  },
]

// Papers.

interface PaperPlan {
  readonly title?: string
  readonly journal?: string
  readonly issn?: string
  readonly cn?: string
  readonly year?: number
  readonly issue?: string
  readonly pages?: string
  readonly role?: string
  readonly doi?: string
  readonly words?: string
}
const cnOf = (n: number) => `CN 45-${5_000 + n}/TH`
const issnOf = (n: number) => issn(String(2_990_000 + n))
const paperTitle = (n: number) => titleOf(n + 15_000)
const paperRow = (n: number, plan: PaperPlan = {}): readonly string[] => {
  const { year = 2023, issue = '8', pages = '41-47' } = plan
  const numbers = [plan.issn ?? `ISSN ${issnOf(n)}`, plan.cn ?? cnOf(n)].filter(Boolean).join(' ')
  return [
    `${year}.${issue.padStart(2, '0').slice(0, 2)}`,
    '论文',
    `《${plan.title ?? paperTitle(n)}》`,
    `《${plan.journal ?? journalOf(n)}》 ${numbers} ${year}(${issue}):${pages}${plan.doi ? ` DOI:${plan.doi}` : ''}${plan.words ?? ''}`,
    plan.role ?? '第一作者',
    '是',
  ]
}
const journalOf = (n: number) => `桂示范${titleOf(n).slice(4, 8)}学报`
const paper = (n: number, plan: PaperPlan = {}, authors?: readonly string[]): GoldenCase['own'] => ({
  form: formOf(who(n), academicTable(paperRow(n, plan))),
  ...(authors && {
    pages: [
      () =>
        paperPage({
          title: plan.title ?? paperTitle(n),
          journal: { name: plan.journal ?? journalOf(n), issn: issnOf(n), cn: cnOf(n), sponsor: '桂示范学会' },
          issued: '2023-08',
          issue: 8,
          pages: [41, 47],
          authors,
          abstract: `针对${paperTitle(n)}中的问题，给出了试验方法与结果，并与以往做法作了比较。`,
          keywords: '试验；方法；结果',
        }),
    ],
  }),
})

const journals = (...rows: readonly (readonly [name: string, issn: string, cn: string])[]): ArchiveTable => ({
  kind: 'journal',
  rows: [['刊名', 'ISSN', 'CN刊号', '主办单位'], ...rows.map((row) => [...row, '桂示范学会'])],
})
const wrongIssn = (n: number) => `${issnOf(n).slice(0, -1)}${issnOf(n).endsWith('3') ? '4' : '3'}`

const numbers: readonly GoldenCase[] = [
  {
    id: 'PAP-001 an ISSN that fails its check',
    rule: 'PAP-001',
    own: paper(470, { issn: `ISSN ${wrongIssn(470)}` }),
    expects: expected('PAP-001', 'orange'),
  },
  {
    id: 'PAP-001 a region that CN numbers do not have',
    rule: 'PAP-001',
    own: paper(471, { cn: 'CN 99-5471/TH' }),
    expects: expected('PAP-001', 'orange'),
  },
  {
    id: 'PAP-001 a CN number of Hong Kong',
    rule: 'PAP-001',
    own: paper(472, { cn: 'CN(HK) NR1234/G' }),
    expects: expected('PAP-001', 'orange'),
  },
  {
    id: 'PAP-001 the archive has the ISSN with another CN number',
    rule: 'PAP-001',
    own: paper(473),
    archive: [journals([journalOf(473), issnOf(473), 'CN 45-9473/TH'])],
    expects: expected('PAP-001', 'orange'),
  },
  {
    id: 'PAP-001 trap journal changed its CN number',
    rule: 'PAP-001',
    trap: 'journal renamed / changed CN at year Y',
    own: paper(474, { year: 2019 }),
    archive: [
      journals([journalOf(474), issnOf(474), cnOf(474)], [`${journalOf(474)}新刊`, issnOf(474), 'CN 45-9474/TH']),
    ],
    expects: [],
  },
  {
    id: 'PAP-001 trap supplement',
    rule: 'PAP-001',
    trap: 'supplement',
    own: paper(475, { issn: `ISSN ${wrongIssn(475)}`, words: '（增刊）' }),
    expects: [{ rule: 'PAP-001', level: 'yellow', loweredBy: 'supplement-issue' }],
  },
  {
    id: 'PAP-001 trap foreign journal has no CN',
    rule: 'PAP-001',
    trap: 'foreign journal has no CN (must not fire)',
    own: paper(476, {
      journal: 'Journal of Cane Machinery',
      cn: '',
      title: 'Cutting force of sugarcane under vibration',
    }),
    expects: [],
  },
]

const issue = (
  n: number,
  label: string,
  entries: readonly (readonly [title: string, author: string, pages: string])[],
  complete = true,
): ArchiveTable => ({
  kind: 'issue',
  rows: [
    ['刊名', 'ISSN', 'CN刊号', '年份', '期号', '题名', '作者', '页码'],
    ...entries.map(([title, author, pages]) => [journalOf(n), issnOf(n), cnOf(n), '2023', label, title, author, pages]),
  ],
  ...(complete && { complete: [{ scope: '*', fromYear: 2020, toYear: 2024 }] }),
})
const contents = (n: number) =>
  [0, 1, 2, 3].map((i) => [titleOf(n * 5 + i + 800), who(n + 700 + i).name, `${1 + i * 20}-${20 + i * 20}`] as const)
const issues: readonly GoldenCase[] = [
  {
    id: 'PAP-002 not in the whole contents',
    rule: 'PAP-002',
    own: paper(480, { pages: '141-147' }),
    archive: [issue(480, '8', contents(480))],
    expects: expected('PAP-002', 'red'),
  },
  {
    id: 'PAP-002 another paper stands at its pages',
    rule: 'PAP-002',
    own: paper(481),
    archive: [issue(481, '8', contents(481))],
    expects: expected('PAP-002', 'red'),
  },
  {
    id: 'PAP-002 beyond the last page',
    rule: 'PAP-002',
    own: paper(482, { pages: '291-299' }),
    archive: [issue(482, '第8期', contents(482))],
    expects: expected('PAP-002', 'red'),
  },
  {
    id: 'PAP-002 trap archive incomplete',
    rule: 'PAP-002',
    trap: 'archive incomplete (must hold `tocComplete=true`)',
    own: paper(483),
    archive: [issue(483, '8', contents(483), false)],
    expects: [],
  },
  {
    id: 'PAP-002 trap online-first pages',
    rule: 'PAP-002',
    trap: 'online-first pages',
    own: paper(484, { words: '（网络首发）' }),
    archive: [issue(484, '8', contents(484))],
    expects: [{ rule: 'PAP-002', level: 'yellow', loweredBy: 'online-first' }],
  },
  {
    id: 'PAP-002 trap 增刊',
    rule: 'PAP-002',
    trap: '增刊',
    own: paper(485, { words: '（增刊）' }),
    archive: [issue(485, '8', contents(485))],
    expects: [{ rule: 'PAP-002', level: 'yellow', loweredBy: 'supplement-issue' }],
  },
  {
    id: 'PAP-002 trap multi-section journals',
    rule: 'PAP-002',
    trap: 'multi-section journals (上/中/下旬刊 with same CN)',
    own: paper(486, { words: '（下旬刊）' }),
    archive: [issue(486, '8', contents(486))],
    expects: [{ rule: 'PAP-002', level: 'blue', loweredBy: 'several-parts' }],
  },
  {
    id: 'PAP-002 trap the title is in the contents',
    rule: 'PAP-002',
    trap: 'title in the contents',
    own: paper(487),
    archive: [issue(487, '8', [...contents(487).slice(0, 2), [paperTitle(487), who(487).name, '41-47']])],
    expects: [],
  },
]

const dois: readonly GoldenCase[] = [
  {
    id: 'PAP-003 the ISSN in the DOI is another',
    rule: 'PAP-003',
    own: paper(490, { doi: `10.3969/j.issn.${issnOf(9_490)}.2023.08.007` }),
    expects: expected('PAP-003', 'orange'),
  },
  {
    id: 'PAP-003 the DOI is of three years later',
    rule: 'PAP-003',
    own: paper(491, { year: 2021, doi: `10.3969/j.issn.${issnOf(491)}.2024.08.007` }),
    expects: expected('PAP-003', 'orange'),
  },
  {
    id: 'PAP-003 the archive has another paper under the DOI',
    rule: 'PAP-003',
    own: paper(492, { doi: '10.19999/b.gsf.492' }),
    archive: [
      {
        kind: 'paper',
        rows: [
          ['论文题目', '作者', '期刊名称', 'DOI', '发表年度'],
          [titleOf(77), who(77).name, journalOf(492), '10.19999/b.gsf.492', '2023'],
        ],
      },
    ],
    expects: expected('PAP-003', 'orange'),
    mayAlso: ['PAP-005'], // the authors of that other paper
  },
  {
    id: 'PAP-003 trap translated titles',
    rule: 'PAP-003',
    trap: 'translated titles',
    own: paper(493, { doi: '10.19999/b.gsf.493' }),
    archive: [
      {
        kind: 'paper',
        rows: [
          ['论文题目', '作者', '期刊名称', 'DOI', '发表年度'],
          ['Control of cane harvesting in humid basins', who(493).name, journalOf(493), '10.19999/b.gsf.493', '2023'],
        ],
      },
    ],
    expects: [{ rule: 'PAP-003', level: 'blue', loweredBy: 'translated-title' }],
  },
  {
    id: 'PAP-003 trap journal ISSN change',
    rule: 'PAP-003',
    trap: 'journal ISSN change',
    own: paper(494, { doi: `10.3969/j.issn.${issnOf(9_494)}.2023.08.007` }),
    archive: [journals([journalOf(494), issnOf(9_494), cnOf(494)])],
    expects: [{ rule: 'PAP-003', level: 'blue', loweredBy: 'journal-changed' }],
    mayAlso: ['PAP-001'],
  },
  {
    id: 'PAP-003 trap DOI suffix without meaning',
    rule: 'PAP-003',
    trap: 'DOI suffix without meaning',
    own: paper(495, { year: 2019, doi: '10.19999/b.gsf.202612345' }),
    expects: [{ rule: 'PAP-003', level: 'yellow', loweredBy: 'free-doi-suffix' }],
  },
]

const retraction = (rows: readonly (readonly string[])[]): ArchiveTable => ({
  kind: 'retraction',
  rows: [['论文题目', '作者', '期刊名称', 'DOI', '声明类型', '撤稿日期', '说明'], ...rows],
})
const notices: readonly GoldenCase[] = [
  {
    id: 'PAP-004 retracted, by its DOI',
    rule: 'PAP-004',
    own: paper(500, { doi: '10.19999/b.gsf.500' }),
    archive: [
      retraction([[paperTitle(500), who(500).name, journalOf(500), '10.19999/b.gsf.500', '撤稿', '2024-05-10', '']]),
    ],
    expects: expected('PAP-004', 'red'),
  },
  {
    id: 'PAP-004 retracted, by its DOI in capitals',
    rule: 'PAP-004',
    own: paper(501, { doi: '10.19999/B.GSF.501' }),
    archive: [
      retraction([
        [paperTitle(501), who(501).name, journalOf(501), '10.19999/b.gsf.501', 'Retraction', '2024-05-10', '数据问题'],
      ]),
    ],
    expects: expected('PAP-004', 'red'),
  },
  {
    id: 'PAP-004 expression of concern',
    rule: 'PAP-004',
    own: paper(502, { doi: '10.19999/b.gsf.502' }),
    archive: [
      retraction([
        [paperTitle(502), who(502).name, journalOf(502), '10.19999/b.gsf.502', '关注声明', '2024-05-10', ''],
      ]),
    ],
    expects: expected('PAP-004', 'orange'),
  },
  {
    id: 'PAP-004 trap withdrawal by publisher error',
    rule: 'PAP-004',
    trap: 'withdrawal by publisher error',
    own: paper(503, { doi: '10.19999/b.gsf.503' }),
    archive: [
      retraction([
        [
          paperTitle(503),
          who(503).name,
          journalOf(503),
          '10.19999/b.gsf.503',
          '撤稿',
          '2024-05-10',
          '因出版者原因重复刊出',
        ],
      ]),
    ],
    expects: [{ rule: 'PAP-004', level: 'yellow', loweredBy: 'publisher-error' }],
  },
  {
    id: 'PAP-004 trap retract-and-replace',
    rule: 'PAP-004',
    trap: 'retract-and-replace',
    own: paper(504, { doi: '10.19999/b.gsf.504' }),
    archive: [
      retraction([
        [
          paperTitle(504),
          who(504).name,
          journalOf(504),
          '10.19999/b.gsf.504',
          '撤稿',
          '2024-05-10',
          '撤回后替换重新发表',
        ],
      ]),
    ],
    expects: [{ rule: 'PAP-004', level: 'yellow', loweredBy: 'retract-and-replace' }],
  },
  {
    id: "PAP-004 trap not the applicant's: the notice is of others",
    rule: 'PAP-004',
    trap: "not the applicant's fault",
    own: paper(505),
    archive: [retraction([[paperTitle(505), who(990).name, journalOf(505), '', '撤稿', '2024-05-10', '']])],
    expects: [{ rule: 'PAP-004', level: 'blue', loweredBy: 'notice-of-others' }],
  },
]

/** Family names that sort as printed, for a list in the order of their sounds. */
const sorted = ['曹志宁', '邓文峰', '甘海兰']
const authors: readonly GoldenCase[] = [
  {
    id: 'PAP-005 absent from the authors',
    rule: 'PAP-005',
    own: paper(510, {}, strangers(510)),
    expects: expected('PAP-005', 'red'),
  },
  {
    id: 'PAP-005 absent from the authors, claims to be their third',
    rule: 'PAP-005',
    own: paper(511, { role: '第三作者' }, strangers(511)),
    expects: expected('PAP-005', 'red'),
  },
  {
    id: 'PAP-005 claims to be first and is second',
    rule: 'PAP-005',
    own: paper(512, {}, [...strangers(512, 1), who(512).name, ...strangers(1_512, 1)]),
    expects: expected('PAP-005', 'orange'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAP-005 claims to be the only one and is the third',
    rule: 'PAP-005',
    own: paper(513, { role: '独著' }, [...strangers(513, 2), who(513).name]),
    expects: expected('PAP-005', 'orange'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAP-005 trap pinyin order',
    rule: 'PAP-005',
    trap: 'pinyin order',
    own: {
      ...paper(514, {}, [...sorted, '覃永春']),
      form: formOf({ ...who(514), name: '覃永春' }, academicTable(paperRow(514))),
    },
    expects: [{ rule: 'PAP-005', level: 'yellow', loweredBy: 'alphabetical-order' }],
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAP-005 trap name change',
    rule: 'PAP-005',
    trap: 'name change',
    own: {
      ...paper(518, {}, ['韦小宝', ...strangers(518, 2)]),
      form: { ...formOf(who(518), academicTable(paperRow(518))), fields: { 曾用名: '韦小宝' } },
    },
    expects: [],
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAP-005 trap 共同第一作者',
    rule: 'PAP-005',
    trap: '共同第一作者',
    own: paper(515, { role: '共同第一作者' }, [...strangers(515, 1), who(515).name, ...strangers(1_515, 1)]),
    expects: [],
  },
  {
    id: 'PAP-005 trap 通讯作者',
    rule: 'PAP-005',
    trap: '通讯 marks `*`,`✉` lost by OCR',
    own: paper(516, { role: '通讯作者' }, [...strangers(516, 2), who(516).name]),
    expects: [],
  },
  {
    id: 'PAP-005 trap marked author',
    rule: 'PAP-005',
    trap: '通讯 marks `*`,`✉` lost by OCR',
    own: paper(517, {}, [...strangers(517, 1), `${who(517).name}*`, ...strangers(1_517, 1)]),
    expects: [{ rule: 'PAP-005', level: 'blue', loweredBy: 'marked-author' }],
    mayAlso: ['DOC-002'],
  },
]

const isbn13 = (body: string): string => {
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
const isbn10 = (body: string): string => {
  const check = (11 - ([...body].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0) % 11)) % 11
  return `${body}${check === 10 ? 'X' : check}`
}
const book = (
  n: number,
  isbn: string,
  year: number,
  publisher = '桂示范科学技术出版社',
  words = '',
): GoldenCase['own'] => ({
  form: formOf(
    who(n),
    academicTable([
      `${year}.06`,
      '著作',
      `《${titleOf(n + 17_000)}概论》`,
      `${publisher} ISBN ${isbn}${words}`,
      '主编',
      '是',
    ]),
  ),
})
const books: readonly GoldenCase[] = [
  {
    id: 'PAP-007 an ISBN that fails its check',
    rule: 'PAP-007',
    own: book(
      520,
      isbn13('978721999520').replace(/.$/, (c) => (c === '3' ? '4' : '3')),
      2022,
    ),
    expects: expected('PAP-007', 'orange'),
  },
  {
    id: 'PAP-007 a group that Chinese publishers do not have',
    rule: 'PAP-007',
    own: book(521, isbn13('978021999521'), 2022),
    expects: expected('PAP-007', 'orange'),
  },
  {
    id: 'PAP-007 ten digits after 2007',
    rule: 'PAP-007',
    own: book(522, isbn10('721999522'), 2021),
    expects: expected('PAP-007', 'yellow'),
  },
  {
    id: 'PAP-007 trap reprints keep old ISBN',
    rule: 'PAP-007',
    trap: 'reprints keep old ISBN',
    own: book(523, isbn10('721999523'), 2021, '桂示范科学技术出版社', '（第3次印刷）'),
    expects: [{ rule: 'PAP-007', level: 'blue', loweredBy: 'reprint' }],
  },
  {
    id: 'PAP-007 trap set ISBN vs volume ISBN',
    rule: 'PAP-007',
    trap: 'set ISBN vs volume ISBN',
    own: book(524, isbn13('978721999524'), 2022, '桂示范科学技术出版社', `（套装 ISBN ${isbn13('978721999525')}）`),
    expects: [],
  },
  {
    id: 'PAP-007 trap foreign edition',
    rule: 'PAP-007',
    trap: 'foreign edition',
    own: book(526, isbn13('978988999526'), 2022, '香港示范出版社'),
    expects: [],
  },
]

export const paperCases: readonly GoldenCase[] = [
  ...softwares,
  ...standards,
  ...numbers,
  ...issues,
  ...dois,
  ...notices,
  ...authors,
  ...books,
]
