import type { Patent } from '#local/samples/achievements'
import { coarseScan, newPatentCertificate, oldPatentCertificate, patentPublication } from '#local/samples/certificates'
import { withWrongCheckDigit } from '#local/samples/numbers'
import { cutOff, type Person, patentOf, patentRow, unitNamed, who } from '../cast.ts'
import { beforeTable, type FormPlan, jobTable, patentTable, schoolTable } from '../form.ts'
import type { ArchiveTable, Expected, GoldenCase } from '../golden-case.ts'
import { linesPage } from '../pages.ts'

/** A patent of the n-th person and two others, the person first. */
const own = (n: number, given: Partial<Patent> = {}): { readonly person: Person; readonly patent: Patent } => {
  const person = who(n)
  return {
    person,
    patent: patentOf(n, { inventors: [person.name, who(n + 500).name, who(n + 501).name], ...given }),
  }
}

const formOf = (person: Person, rows: readonly (readonly string[])[], more: Partial<FormPlan> = {}): FormPlan => ({
  person,
  tables: [patentTable(...rows), ...(more.tables ?? [])],
  ...(more.fields && { fields: more.fields }),
})

export const patentArchive = (
  patents: readonly Patent[],
  given: Partial<Record<'status' | 'statusOn', string>> = {},
): ArchiveTable => ({
  kind: 'patent',
  rows: [
    ['授权公告号', '申请号', '发明名称', '发明人', '专利权人', '申请日', '授权公告日', '法律状态', '法律状态公告日'],
    ...patents.map((one) => [
      one.publication.replaceAll(' ', ''),
      one.number,
      one.title,
      one.inventors.join(';'),
      one.owners.map(({ name }) => name).join(';'),
      one.filed,
      one.granted,
      given.status ?? '授权',
      given.statusOn ?? '',
    ]),
  ],
})

type Row = Parameters<typeof patentRow>[2]

/** The row, and the certificate that goes with it. */
const plain = (n: number, patent: Partial<Patent>, row: Row = {}, rank = '1/3') => {
  const { person, patent: made } = own(n, patent)
  return { form: formOf(person, [patentRow(made, rank, row)]), pages: [() => oldPatentCertificate(made)] }
}

const red = (rule: Expected['rule']): readonly Expected[] => [{ rule, level: 'red' }]
const orange = (rule: Expected['rule']): readonly Expected[] => [{ rule, level: 'orange' }]

const wrongDigit = (n: number) => {
  const { person, patent } = own(n)
  return own(n, { ...patent, inventors: [person.name, who(n + 500).name], number: withWrongCheckDigit(patent.number) })
}

const checkDigits: readonly GoldenCase[] = [
  ...[20, 21].map((n): GoldenCase => {
    const { person, patent } = wrongDigit(n)
    return {
      id: `PAT-001 form and certificate print a number that fails ${n}`,
      rule: 'PAT-001',
      own: { form: formOf(person, [patentRow(patent, '1/2')]), pages: [() => oldPatentCertificate(patent)] },
      expects: [{ rule: 'PAT-001', level: 'red', claim: patent.number }],
    }
  }),
  {
    id: 'PAT-001 a number that fails, without a certificate',
    rule: 'PAT-001',
    own: { form: formOf(wrongDigit(22).person, [patentRow(wrongDigit(22).patent, '1/2')]) },
    expects: red('PAT-001'),
  },
  {
    id: 'PAT-001 trap transcription slip while the certificate is right',
    rule: 'PAT-001',
    trap: 'transcription slip in form while certificate is right',
    own: plain(23, {}, { number: `ZL${withWrongCheckDigit(own(23).patent.number)}` }),
    expects: [{ rule: 'PAT-001', level: 'yellow', loweredBy: 'slip-certificate-valid' }],
  },
  {
    id: 'PAT-001 trap two characters typed over while the certificate is right',
    rule: 'PAT-001',
    trap: 'transcription slip in form while certificate is right',
    own: plain(
      24,
      {},
      {
        number: `ZL${own(24).patent.number.replace(/(.)(\..)$/, (_, d: string, c: string) => `${(Number(d) + 5) % 10}${c}`)}`,
      },
    ),
    expects: [{ rule: 'PAT-001', level: 'yellow', loweredBy: 'slip-certificate-valid' }],
  },
]

const types: readonly GoldenCase[] = [
  {
    id: 'PAT-002 a utility model stated as an invention',
    rule: 'PAT-002',
    own: plain(30, { type: 'utility' }, { type: '发明专利' }),
    expects: orange('PAT-002'),
  },
  {
    id: 'PAT-002 the publication is of another type',
    rule: 'PAT-002',
    own: { form: formOf(own(31).person, [patentRow(own(31).patent, '1/3', { publication: 'CN 213912345 U' })]) },
    expects: orange('PAT-002'),
  },
  {
    id: 'PAT-002 the certificate is of another type',
    rule: 'PAT-002',
    own: {
      form: formOf(own(32).person, [patentRow(own(32).patent, '1/3')]),
      pages: [() => oldPatentCertificate({ ...own(32).patent, type: 'utility' })],
    },
    expects: orange('PAT-002'),
  },
  {
    id: 'PAT-002 trap PCT 8',
    rule: 'PAT-002',
    trap: 'PCT 8/9',
    own: { form: formOf(own(33).person, [patentRow(own(33).patent, '1/3', { number: 'ZL201880012345.5' })]) },
    expects: [],
  },
  {
    id: 'PAT-002 trap kind letter C of before 2010',
    rule: 'PAT-002',
    trap: 'pre-2010 kind letters C/Y/D',
    own: {
      form: formOf(own(34).person, [
        patentRow(own(34, { filed: '2006-04-11', granted: '2008-07-16' }).patent, '1/3', {
          publication: 'CN 100403512 C',
        }),
      ]),
    },
    expects: [],
    mayAlso: ['REU-002'],
  },
]

const filing: readonly GoldenCase[] = [
  ...([2022, 2023] as const).map(
    (year, i): GoldenCase => ({
      id: `PAT-003 filed in ${year} with a number of the year before`,
      rule: 'PAT-003',
      own: plain(40 + i, { filed: `${year}-02-11`, granted: '2024-05-14', number: own(40 + i).patent.number }),
      expects: orange('PAT-003'),
    }),
  ),
  {
    id: 'PAT-003 a utility model filed two years after its number',
    rule: 'PAT-003',
    own: plain(42, {
      type: 'utility',
      filed: '2023-06-06',
      granted: '2024-01-09',
      number: own(42, { type: 'utility' }).patent.number,
    }),
    expects: orange('PAT-003'),
  },
  {
    id: 'PAT-003 trap divisional application keeps the day of its parent',
    rule: 'PAT-003',
    trap: "分案申请 keeps parent's 申请日",
    own: plain(43, { number: own(43, { filed: '2022-03-01' }).patent.number, filed: '2020-08-14' }),
    expects: [{ rule: 'PAT-003', level: 'blue', loweredBy: 'divisional-application' }],
  },
]

const pending = (n: number) => {
  const { person, patent } = own(n)
  return { person, patent: { ...patent, publication: patent.publication.replace(' B', ' A') } }
}

const grants: readonly GoldenCase[] = [
  {
    id: 'PAT-004 a published application in the column of grants',
    rule: 'PAT-004',
    own: {
      form: formOf(pending(50).person, [patentRow(pending(50).patent, '1/3')]),
      pages: [() => patentPublication(pending(50).patent, '2022-03-15')],
    },
    expects: red('PAT-004'),
    mayAlso: ['PAT-005', 'DOC-001', 'DOC-002'],
  },
  {
    id: 'PAT-004 a notice of acceptance behind a patent that is said to be granted',
    rule: 'PAT-004',
    own: {
      form: formOf(own(51).person, [patentRow(own(51).patent, '1/3', { publication: '', granted: '2023年3月14日' })]),
      pages: [
        () =>
          linesPage('专利申请受理通知书', [
            `申请号：${own(51).patent.number}`,
            '申请日：2021年05月20日',
            `申请人：${own(51).patent.owners[0]?.name ?? ''}`,
            `发明创造名称：${own(51).patent.title}`,
            '经核实，国家知识产权局确认收到文件。',
          ]),
      ],
    },
    expects: red('PAT-004'),
    mayAlso: ['DOC-001'],
  },
  {
    id: 'PAT-004 kind A without a certificate',
    rule: 'PAT-004',
    own: { form: formOf(pending(52).person, [patentRow(pending(52).patent, '1/3')]) },
    expects: red('PAT-004'),
  },
  {
    id: 'PAT-004 trap certificate exists but page not recognised',
    rule: 'PAT-004',
    trap: 'certificate exists but page not recognised',
    own: {
      form: formOf(own(54).person, [patentRow(own(54).patent, '1/3', { publication: '' })]),
      pages: [coarseScan],
    },
    expects: [{ rule: 'PAT-004', level: 'blue', loweredBy: 'evidence-may-be-unread' }],
  },
  {
    id: 'PAT-004 trap the row is background',
    rule: 'PAT-004',
    trap: 'claim in 任现职前 table',
    own: {
      form: {
        person: pending(53).person,
        tables: [
          beforeTable([
            '2015.03-2017.02',
            `发明专利：${pending(53).patent.title}（专利号ZL${pending(53).patent.number}，${pending(53).patent.publication}）`,
            '主持，1/3。2017年获得授权。',
            '获得发明专利授权。',
          ]),
        ],
      },
    },
    expects: [{ rule: 'PAT-004', level: 'blue', loweredBy: 'background-row' }],
  },
]

const times: readonly GoldenCase[] = [
  {
    id: 'PAT-005 granted before it was filed',
    rule: 'PAT-005',
    own: plain(60, { filed: '2021-05-20', granted: '2021-03-16' }),
    expects: red('PAT-005'),
  },
  {
    id: 'PAT-005 granted three weeks after filing',
    rule: 'PAT-005',
    own: plain(61, { type: 'utility', filed: '2022-03-01', granted: '2022-03-22' }),
    expects: orange('PAT-005'),
  },
  {
    id: 'PAT-005 granted on a Sunday',
    rule: 'PAT-005',
    own: plain(62, { granted: '2023-03-19' }),
    expects: [{ rule: 'PAT-005', level: 'yellow' }],
  },
  {
    id: 'PAT-005 granted and filed on one day',
    rule: 'PAT-005',
    own: plain(63, { filed: '2023-03-14', granted: '2023-03-14' }),
    expects: red('PAT-005'),
  },
  {
    id: 'PAT-005 trap the day of filing in the column of grants, beside a sound certificate',
    rule: 'PAT-005',
    trap: 'transcription slip in form while certificate is right',
    own: plain(66, {}, { granted: '2021年5月20日' }),
    expects: [{ rule: 'PAT-005', level: 'yellow', loweredBy: 'slip-certificate-dates' }],
  },
  {
    id: 'PAT-005 trap corrected re-issue',
    rule: 'PAT-005',
    trap: 'corrected re-issue',
    own: plain(64, { filed: '2021-05-20', granted: '2023-03-16', publication: 'CN 113062528 B8' }),
    expects: [{ rule: 'PAT-005', level: 'blue', loweredBy: 'corrected-publication' }],
  },
  {
    id: 'PAT-005 trap holiday shifts the day of publication',
    rule: 'PAT-005',
    trap: 'holiday shifts',
    own: plain(65, { granted: '2023-10-04' }),
    expects: [{ rule: 'PAT-005', level: 'blue', loweredBy: 'holiday-shift' }],
  },
]

/** A certificate of 2025 on which the people or owners at filing are printed otherwise. */
const changed = (
  n: number,
  now: Partial<Patent>,
  then: Partial<Patent>,
  form: Partial<FormPlan> = {},
  rank = '1/3',
) => {
  const { person, patent } = own(n, { granted: '2025-03-11', filed: '2022-05-20', ...now })
  return {
    form: formOf(person, [patentRow(patent, rank)], form),
    pages: [() => newPatentCertificate(patent, then)],
  }
}
const team = (n: number) => own(n).patent.inventors
const [colleague, other] = [who(560).name, who(561).name]
const oneOff = (name: string) => `${name.slice(0, -1)}${name.endsWith('蔚') ? '潇' : '蔚'}`

const inventors: readonly GoldenCase[] = [
  {
    id: 'PAT-006 the applicant was added since',
    rule: 'PAT-006',
    own: changed(70, {}, { inventors: team(70).slice(1) }),
    expects: red('PAT-006'),
  },
  {
    id: 'PAT-006 the applicant took the place of somebody',
    rule: 'PAT-006',
    own: changed(71, {}, { inventors: [colleague, ...team(71).slice(1)] }),
    expects: red('PAT-006'),
  },
  {
    id: 'PAT-006 the same people in another order',
    rule: 'PAT-006',
    own: changed(72, {}, { inventors: team(72).toReversed() }),
    expects: orange('PAT-006'),
  },
  {
    id: 'PAT-006 trap correction of a wrong character',
    rule: 'PAT-006',
    trap: 'correction of a wrong character (edit distance 1, homophone, 更名)',
    own: changed(73, {}, { inventors: [oneOff(who(73).name), ...team(73).slice(1)] }),
    expects: [{ rule: 'PAT-006', level: 'blue', loweredBy: 'name-look-alike' }],
  },
  {
    id: 'PAT-006 trap 更名',
    rule: 'PAT-006',
    trap: 'correction of a wrong character (edit distance 1, homophone, 更名)',
    own: changed(74, {}, { inventors: ['韦小宝', ...team(74).slice(1)] }, { fields: { 曾用名: '韦小宝' } }),
    expects: [{ rule: 'PAT-006', level: 'blue', loweredBy: 'former-name' }],
  },
  {
    id: 'PAT-006 trap others changed',
    rule: 'PAT-006',
    trap: 'other changes',
    own: changed(75, {}, { inventors: [...team(75).slice(0, 2), other] }),
    expects: [{ rule: 'PAT-006', level: 'blue' }],
  },
]

const machinery = unitNamed('梧州灵锐轴承有限公司')
/** Employed by one unit on the day of filing. */
const employedBy = (unit: string, note = '工程师', more: FormPlan['tables'] = []): Partial<FormPlan> => ({
  fields: { 工作单位: unit },
  tables: [jobTable(['2012.07', '至今', unit, note]), ...more],
})

const ownersAtFiling: readonly GoldenCase[] = [
  {
    id: 'PAT-007 the owner is no employer',
    rule: 'PAT-007',
    own: changed(80, { owners: [machinery] }, {}, employedBy('玉林远拓铝业股份有限公司')),
    expects: orange('PAT-007'),
  },
  {
    id: 'PAT-007 the applicant at filing is no employer, though the owner now is',
    rule: 'PAT-007',
    own: changed(
      81,
      { owners: [unitNamed('玉林远拓铝业股份有限公司')] },
      { owners: [machinery] },
      employedBy('玉林远拓铝业股份有限公司'),
    ),
    expects: orange('PAT-007'),
  },
  {
    id: 'PAT-007 two owners, neither an employer',
    rule: 'PAT-007',
    own: changed(
      82,
      { owners: [machinery, unitNamed('崇左青禾糖机有限公司')] },
      {},
      employedBy('贺州市示范锰业研究院'),
    ),
    expects: orange('PAT-007'),
  },
  {
    id: 'PAT-007 trap 更名: written otherwise',
    rule: 'PAT-007',
    trap: '单位更名/重组/子公司',
    own: changed(83, { owners: [unitNamed('广西灵锐轴承有限公司')] }, {}, employedBy('广西灵锐轴承有限责任公司')),
    expects: [],
  },
  {
    id: 'PAT-007 trap 子公司',
    rule: 'PAT-007',
    trap: '单位更名/重组/子公司',
    own: changed(84, { owners: [unitNamed('广西柳示集团有限公司')] }, {}, employedBy('广西柳示机械股份有限公司')),
    expects: [{ rule: 'PAT-007', level: 'blue', loweredBy: 'unit-may-be-related' }],
  },
  {
    id: 'PAT-007 trap joint R&D: one of the owners is the employer',
    rule: 'PAT-007',
    trap: 'joint R&D',
    own: changed(
      85,
      { owners: [machinery, unitNamed('玉林远拓铝业股份有限公司')] },
      {},
      employedBy('玉林远拓铝业股份有限公司'),
    ),
    expects: [],
  },
  {
    id: 'PAT-007 trap university degree period',
    rule: 'PAT-007',
    trap: 'university degree period',
    own: changed(
      86,
      { owners: [unitNamed('桂示范大学')] },
      {},
      employedBy('玉林远拓铝业股份有限公司', '工程师', [
        schoolTable(['2021.09', '2024.06', '桂示范大学', '机械工程', '硕士研究生']),
      ]),
    ),
    expects: [{ rule: 'PAT-007', level: 'blue', loweredBy: 'studied-there' }],
  },
  {
    id: 'PAT-007 trap secondment',
    rule: 'PAT-007',
    trap: 'secondment',
    own: changed(87, { owners: [machinery] }, {}, employedBy('玉林远拓铝业股份有限公司', '工程师（借调）')),
    expects: [{ rule: 'PAT-007', level: 'blue', loweredBy: 'lent-out' }],
  },
  {
    id: 'PAT-007 trap owner changed but filing applicant is the employer',
    rule: 'PAT-007',
    trap: 'owner changed but filing applicant = employer',
    own: changed(
      88,
      { owners: [unitNamed('崇左青禾糖机有限公司')] },
      { owners: [machinery] },
      employedBy('梧州灵锐轴承有限公司'),
    ),
    expects: [{ rule: 'PAT-007', level: 'blue' }],
  },
]

const listed = (
  n: number,
  rank: string,
  inventorsOf: (name: string) => readonly string[],
  withArchive = false,
): Pick<GoldenCase, 'own' | 'archive'> => {
  const { person, patent } = own(n)
  const made = { ...patent, inventors: inventorsOf(person.name) }
  return {
    own: { form: formOf(person, [patentRow(made, rank)]), pages: [() => oldPatentCertificate(made)] },
    ...(withArchive && { archive: [patentArchive([made])] }),
  }
}

const ranks: readonly GoldenCase[] = [
  {
    id: 'PAT-008 absent from certificate and archive',
    rule: 'PAT-008',
    ...listed(90, '1/3', () => [colleague, other, who(562).name], true),
    expects: red('PAT-008'),
  },
  {
    id: 'PAT-008 absent from the certificate',
    rule: 'PAT-008',
    ...listed(91, '2/4', () => [colleague, other, who(562).name, who(563).name]),
    expects: red('PAT-008'),
  },
  {
    id: 'PAT-008 another rank than printed',
    rule: 'PAT-008',
    ...listed(92, '1/3', (name) => [colleague, other, name], true),
    expects: orange('PAT-008'),
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAT-008 another size of the team',
    rule: 'PAT-008',
    ...listed(93, '2/3', (name) => [colleague, name, other, who(562).name, who(563).name], true),
    expects: [{ rule: 'PAT-008', level: 'yellow' }],
    mayAlso: ['DOC-002'],
  },
  {
    id: 'PAT-008 trap same-name: two of the name, one at the rank',
    rule: 'PAT-008',
    trap: 'same-name',
    ...listed(94, '3/3', (name) => [name, other, name]),
    expects: [],
  },
  {
    id: 'PAT-008 trap rare characters dropped by fonts',
    rule: 'PAT-008',
    trap: 'rare characters (生僻字 dropped by fonts)',
    ...listed(95, '1/3', (name) => [`${name.slice(0, 2)}□`, other, colleague]),
    expects: [{ rule: 'PAT-008', level: 'blue', loweredBy: 'rare-character' }],
  },
  {
    id: 'PAT-008 trap 等',
    rule: 'PAT-008',
    trap: '等',
    ...listed(96, '4/5', () => [colleague, `${other}等`]),
    expects: [{ rule: 'PAT-008', level: 'yellow', loweredBy: 'list-may-be-cut' }],
  },
  {
    id: 'PAT-008 trap inventor list wrapped over lines',
    rule: 'PAT-008',
    trap: 'wrapped inventor list parsed short',
    ...listed(97, '14/14', (name) => [...Array.from({ length: 13 }, (_, i) => who(600 + i).name), name]),
    expects: [],
  },
]

const twins = (n: number, given: Partial<Patent> = {}, words: readonly [string, string] = ['装置', '装置']) => {
  const { person, patent } = own(n, { filed: '2022-03-16', granted: '2024-06-11' })
  const stem = patent.title.replace(/装置$/, '')
  const invention = { ...patent, title: `${stem}${words[0]}` }
  const model = {
    ...own(n + 300, { type: 'utility', filed: '2022-03-16', granted: '2022-10-11', ...given }).patent,
    inventors: invention.inventors,
    title: `${stem}${words[1]}`,
  }
  return {
    form: formOf(person, [patentRow(invention, '1/3'), patentRow(model, '1/3')]),
    pages: [() => oldPatentCertificate(invention), () => oldPatentCertificate(model)],
  }
}

const doubles: readonly GoldenCase[] = [
  ...[100, 101].map(
    (n): GoldenCase => ({
      id: `PAT-009 one creation as invention and utility model ${n}`,
      rule: 'PAT-009',
      own: twins(n),
      expects: [{ rule: 'PAT-009', level: 'yellow' }],
    }),
  ),
  {
    id: 'PAT-009 one creation, 系统 and 装置',
    rule: 'PAT-009',
    own: twins(102, {}, ['装置', '的装置']),
    expects: [{ rule: 'PAT-009', level: 'yellow' }],
  },
  {
    id: 'PAT-009 trap true twins of different subject',
    rule: 'PAT-009',
    trap: 'true twins of different subject',
    own: twins(103, {}, ['方法', '装置']),
    expects: [{ rule: 'PAT-009', level: 'blue', loweredBy: 'twin-of-other-subject' }],
  },
  {
    id: 'PAT-009 trap filed on other days',
    rule: 'PAT-009',
    trap: 'other 申请日',
    own: twins(104, { filed: '2021-03-16' }),
    expects: [],
  },
]

const status = (
  n: number,
  words: string,
  on: string,
  importedAt = '2026-03-10T00:00:00.000Z',
): Pick<GoldenCase, 'own' | 'archive'> => ({
  own: plain(n, {}),
  archive: [{ ...patentArchive([own(n).patent], { status: words, statusOn: on }), importedAt }],
})

const lost: readonly GoldenCase[] = [
  ...(
    [
      ['专利权全部无效', 110],
      ['非正常专利申请', 111],
      ['驳回', 112],
      ['视为撤回', 113],
    ] as const
  ).map(
    ([words, n]): GoldenCase => ({
      id: `PAT-010 ${words}`,
      rule: 'PAT-010',
      ...status(n, words, '2024-05-10'),
      expects: orange('PAT-010'),
    }),
  ),
  {
    id: 'PAT-010 trap lapse after the window',
    rule: 'PAT-010',
    trap: 'lapse after the window',
    ...status(114, '专利权全部无效', '2026-03-05'),
    policy: {
      cutOffs: [cutOff('2025-12-31')],
    },
    expects: [{ rule: 'PAT-010', level: 'blue', loweredBy: 'status-after-window' }],
  },
  {
    id: 'PAT-010 trap 未缴年费',
    rule: 'PAT-010',
    trap: 'data older than payment',
    ...status(115, '未缴年费终止', '2024-05-10'),
    expects: [{ rule: 'PAT-010', level: 'blue' }],
  },
  {
    id: 'PAT-010 trap data older than payment',
    rule: 'PAT-010',
    trap: 'data older than payment',
    ...status(116, '驳回', '2023-05-10', '2024-01-10T00:00:00.000Z'),
    expects: [{ rule: 'PAT-010', level: 'yellow', loweredBy: 'status-data-old' }],
  },
]

export const patentCases: readonly GoldenCase[] = [
  ...checkDigits,
  ...types,
  ...filing,
  ...grants,
  ...times,
  ...inventors,
  ...ownersAtFiling,
  ...ranks,
  ...doubles,
  ...lost,
]
