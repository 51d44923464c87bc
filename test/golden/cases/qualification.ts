import { creditCode } from '#local/samples/numbers'
import { cutOff, type Person, who } from '../cast.ts'
import { type FormPlan, type FormTable, hoursTable, insuranceTable, jobTable, type TitleRow } from '../form.ts'
import { type ArchiveTable, expected, type GoldenCase, type Submitted } from '../golden-case.ts'
import { linesPage } from '../pages.ts'

const form = (
  n: number,
  fields: Readonly<Record<string, string>> = {},
  titles?: readonly TitleRow[],
  ...tables: readonly FormTable[]
): FormPlan => ({ person: who(n), fields, ...(titles && { titles }), tables })

const closing = (day: `${number}-${number}-${number}`) => ({ cutOffs: [cutOff(day)] })

const granted = (
  n: number,
  grantedOn: string,
  fields: Readonly<Record<string, string>> = {},
  before: readonly TitleRow[] = [],
) => ({
  form: form(n, fields, [...before, { name: '工程师', grantedOn }]),
})
const seniority: readonly GoldenCase[] = [
  ...(
    [
      [530, '2021-01-04', '2025-12-31'],
      [531, '2021-04-01', '2026-03-31'],
      [532, '2021-06-30', '2026-06-29'],
      [533, '2023-12-20', '2026-12-31'],
    ] as const
  ).map(
    ([n, day, last]): GoldenCase => ({
      id: `QUA-001 ${day} until ${last}`,
      rule: 'QUA-001',
      own: granted(n, day),
      policy: closing(last),
      expects: expected('QUA-001', 'orange'),
    }),
  ),
  ...(
    [
      [534, '2020-12-28', '2025-12-31'],
      [535, '2021-03-15', '2026-03-31'],
    ] as const
  ).map(
    ([n, day, last]): GoldenCase => ({
      id: `QUA-001 trap ${day} until ${last} are five years`,
      rule: 'QUA-001',
      trap: '足年足月',
      own: granted(n, day),
      policy: closing(last),
      expects: [],
    }),
  ),
  {
    id: 'QUA-001 trap 转评: both clocks from before the transfer',
    rule: 'QUA-001',
    trap: '转评',
    own: {
      form: form(536, { 拟评职称系列: '经济系列', 拟评专业技术资格: '高级经济师', 拟评专业: '工商管理' }, [
        { name: '工程师', grantedOn: '2018-12-20' },
        { name: '经济师', grantedOn: '2023-12-20', type: '转评' },
      ]),
    },
    policy: closing('2026-12-31'),
    expects: [],
  },
  {
    id: 'QUA-001 trap grant vs 聘任 date',
    rule: 'QUA-001',
    trap: 'grant vs 发证 vs 聘任 date',
    own: granted(537, '2020-11-20', { 聘任时间: '2021年9月' }),
    policy: closing('2025-12-31'),
    expects: [],
  },
  {
    id: 'QUA-001 trap N depends on 学历: a doctor asks for two years',
    rule: 'QUA-001',
    trap: 'N depends on 学历',
    own: granted(538, '2023-03-15', { 学历: '博士研究生' }),
    policy: closing('2026-12-31'),
    expects: [],
  },
  {
    id: 'QUA-001 trap 破格',
    rule: 'QUA-001',
    trap: '破格',
    own: granted(539, '2023-03-15', { 是否申请破格: '是' }),
    policy: closing('2026-12-31'),
    expects: [],
  },
]

// Hours.

type Hours = readonly [
  year: number,
  required: number,
  elective: number,
  shared: number,
  professional: number,
  total?: number,
]
const hours = (n: number, rows: readonly Hours[], fields = {}, source = '自填'): Submitted => ({
  form: form(
    n,
    fields,
    undefined,
    hoursTable(
      ...rows.map(([year, required, elective, shared, professional, total]) =>
        [
          source,
          year,
          required,
          elective,
          shared,
          professional,
          total ?? required + elective + shared + professional,
        ].map(String),
      ),
    ),
  ),
})
const education: readonly GoldenCase[] = [
  {
    id: 'QUA-002 the sum is wrong',
    rule: 'QUA-002',
    own: hours(540, [[2023, 15, 15, 0, 62, 102]]),
    expects: expected('QUA-002', 'yellow'),
  },
  {
    id: 'QUA-002 fewer than 90',
    rule: 'QUA-002',
    own: hours(541, [[2022, 10, 5, 0, 45]]),
    expects: expected('QUA-002', 'yellow'),
  },
  {
    id: 'QUA-002 too little of it professional',
    rule: 'QUA-002',
    own: hours(542, [[2023, 25, 30, 0, 40]]),
    expects: expected('QUA-002', 'yellow'),
  },
  {
    id: 'QUA-002 trap shared hours counted as professional',
    rule: 'QUA-002',
    trap: 'shared hours counted',
    own: hours(
      543,
      [2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year): Hours => [year, 15, 15, 20, 40]),
    ),
    expects: [],
  },
  {
    id: 'QUA-002 trap exemption (病假)',
    rule: 'QUA-002',
    trap: 'exemption (援外, 病假, 借调)',
    own: hours(544, [[2022, 10, 5, 0, 20]], {}, '自填（病假减免）'),
    expects: [{ rule: 'QUA-002', level: 'blue', loweredBy: 'education-exemption' }],
  },
  {
    id: 'QUA-002 trap health credits',
    rule: 'QUA-002',
    trap: 'health credits',
    own: {
      ...hours(545, [[2022, 5, 5, 0, 15]], {
        拟评职称系列: '卫生系列',
        拟评专业技术资格: '副主任医师',
        拟评专业: '内科',
      }),
      series: '卫生',
      form: {
        ...hours(545, [[2022, 5, 5, 0, 15]], {
          拟评职称系列: '卫生系列',
          拟评专业技术资格: '副主任医师',
          拟评专业: '内科',
        }).form,
        titles: [{ name: '主治医师', grantedOn: '2018-12-20' }],
      },
    },
    expects: [{ rule: 'QUA-002', level: 'blue', loweredBy: 'health-credits' }],
  },
  {
    id: 'QUA-002 trap new import delay',
    rule: 'QUA-002',
    trap: 'new import delay',
    own: hours(546, [[2025, 10, 5, 0, 45]], {}, '数据获取'),
    expects: [{ rule: 'QUA-002', level: 'blue', loweredBy: 'import-delay' }],
  },
]

// The lower title.

const economist = { 拟评职称系列: '经济系列', 拟评专业技术资格: '高级经济师', 拟评专业: '工商管理' }
const lower: readonly GoldenCase[] = [
  {
    id: 'QUA-003 an engineer who applies for 高级经济师',
    rule: 'QUA-003',
    own: { form: form(550, economist, [{ name: '工程师', grantedOn: '2018-12-20' }]) },
    expects: expected('QUA-003', 'orange'),
  },
  {
    id: 'QUA-003 助理工程师 who applies for 高级工程师',
    rule: 'QUA-003',
    own: { form: form(551, {}, [{ name: '助理工程师', grantedOn: '2016-12-20' }]) },
    expects: expected('QUA-003', 'orange'),
    mayAlso: ['QUA-001'],
  },
  {
    id: 'QUA-003 工程师 who applies for 正高级工程师',
    rule: 'QUA-003',
    own: {
      form: form(552, { 拟评级别: '正高级', 拟评专业技术资格: '正高级工程师' }, [
        { name: '工程师', grantedOn: '2016-12-20' },
      ]),
    },
    expects: expected('QUA-003', 'orange'),
    mayAlso: ['QUA-001'],
  },
  {
    id: 'QUA-003 trap series alias',
    rule: 'QUA-003',
    trap: 'series alias (工程↔经济)',
    own: { form: form(553, { 拟评职称系列: '工程技术系列' }) },
    expects: [],
  },
  {
    id: 'QUA-003 trap 以考代评',
    rule: 'QUA-003',
    trap: '以考代评',
    own: {
      form: form(554, economist, [
        { name: '工程师', grantedOn: '2018-12-20' },
        { name: '经济专业技术资格考试（中级）', grantedOn: '2019-11-20', type: '职业资格证书' },
      ]),
    },
    expects: [{ rule: 'QUA-003', level: 'blue', loweredBy: 'exam-instead' }],
  },
  {
    id: 'QUA-003 trap 专业 change inside a series',
    rule: 'QUA-003',
    trap: '专业 change inside a series',
    own: { form: form(555, { 拟评专业: '环境工程' }) },
    expects: [],
  },
  {
    id: 'QUA-003 trap 首次申报 of a returnee',
    rule: 'QUA-003',
    trap: 'R-CROSS',
    own: {
      form: form(556, { 个人身份性质: '海外归国人员', 是否第一次申报: '是' }, [
        { name: '助理工程师', grantedOn: '2016-12-20' },
      ]),
    },
    expects: [],
  },
]

const regional = (n: number, scope: string, fields: Readonly<Record<string, string>>) => ({
  form: form(n, fields, [{ name: '工程师', grantedOn: '2018-12-20', scope }]),
})
const areas: readonly GoldenCase[] = [
  {
    id: 'QUA-004 a title of one county, work in another',
    rule: 'QUA-004',
    own: regional(570, '百色市凌云县定向评价', { 工作所在地: '南宁市', 参加乡村振兴定向评价: '是' }),
    expects: expected('QUA-004', 'orange'),
  },
  {
    id: 'QUA-004 a title of one city, work in another',
    rule: 'QUA-004',
    own: regional(571, '河池市乡村振兴定向评价', { 工作所在地: '柳州市', 参加乡村振兴定向评价: '是' }),
    expects: expected('QUA-004', 'orange'),
  },
  {
    id: 'QUA-004 a regional title as the base of a general one',
    rule: 'QUA-004',
    own: regional(572, '百色市凌云县定向评价', { 工作所在地: '百色市凌云县', 参加乡村振兴定向评价: '否' }),
    expects: expected('QUA-004', 'orange'),
  },
  {
    id: 'QUA-004 trap person moved back',
    rule: 'QUA-004',
    trap: 'person moved back',
    own: regional(573, '百色市凌云县定向评价', { 工作所在地: '百色市凌云县', 参加乡村振兴定向评价: '是' }),
    expects: [],
  },
  {
    id: 'QUA-004 trap region renamed',
    rule: 'QUA-004',
    trap: 'region merged/renamed',
    own: regional(574, '宜州市定向评价', { 工作所在地: '河池市宜州区', 参加乡村振兴定向评价: '是' }),
    expects: [],
  },
]

const giant = '国家专精特新“小巨人”企业研发团队带头人'
const direct = (n: number, basis: string, fields: Readonly<Record<string, string>> = {}): FormPlan =>
  form(n, { 申报方式: '直接申报', 直接申报依据: basis, ...fields })
const full = { 拟评级别: '正高级', 拟评专业技术资格: '正高级工程师' }
const bases: readonly GoldenCase[] = [
  {
    id: 'QUA-005 the basis of the region for 正高级',
    rule: 'QUA-005',
    own: { form: direct(580, '广西先进制造技术人才项目入选者', full) },
    expects: expected('QUA-005', 'orange'),
  },
  {
    id: 'QUA-005 the innovative entrepreneur of the region for 正高级',
    rule: 'QUA-005',
    own: { form: direct(581, '广西创新企业家', full) },
    expects: expected('QUA-005', 'orange'),
  },
  {
    id: 'QUA-005 the state programme of engineers for 正高级经济师',
    rule: 'QUA-005',
    own: {
      form: direct(582, '国家先进制造技术人才项目入选者', {
        拟评职称系列: '经济系列',
        拟评级别: '正高级',
        拟评专业技术资格: '正高级经济师',
      }),
    },
    expects: expected('QUA-005', 'orange'),
  },
  {
    id: 'QUA-005 trap policy year',
    rule: 'QUA-005',
    trap: 'policy year',
    own: {
      form: direct(583, '广西先进制造技术人才项目入选者', full),
      season: '2024',
      submittedAt: '2024-06-03T02:00:00.000Z',
    },
    expects: [{ rule: 'QUA-005', level: 'blue', loweredBy: 'direct-policy-year' }],
  },
  {
    id: 'QUA-005 trap 2023-6 document not loaded',
    rule: 'QUA-005',
    trap: '2023-6 document not loaded',
    own: { form: direct(584, '示范领军人才', full) },
    expects: expected('QUA-005', 'blue'),
  },
]

const ofFirm = (n: number, code: string, name: string, fields: Readonly<Record<string, string>> = {}): FormPlan =>
  direct(n, giant, { 工作单位: name, 统一社会信用代码: code, ...fields })
const nominees = (
  n: number,
  count: number,
  fields: Readonly<Record<string, string>> = {},
  given: Partial<Submitted> = {},
) =>
  Array.from(
    { length: count },
    (_, i): Submitted => ({ form: ofFirm(n + i, creditCode(n), `桂灵锐${n}股份有限公司`, fields), ...given }),
  )
const quota = (
  n: number,
  others: readonly Submitted[],
  fields: Readonly<Record<string, string>> = {},
  name = `桂灵锐${n}股份有限公司`,
) => ({
  own: { form: ofFirm(n + 9, creditCode(n), name, fields) },
  others,
})
const ai = { 拟评专业: '人工智能' }
const places: readonly GoldenCase[] = [
  {
    id: 'QUA-006 three of one enterprise',
    rule: 'QUA-006',
    ...quota(600, nominees(600, 2)),
    expects: expected('QUA-006', 'orange'),
  },
  {
    id: 'QUA-006 two for 正高级',
    rule: 'QUA-006',
    ...quota(620, nominees(620, 1, full), full),
    expects: expected('QUA-006', 'orange'),
  },
  {
    id: 'QUA-006 five, three of them of AI',
    rule: 'QUA-006',
    ...quota(
      640,
      [
        ...nominees(640, 2),
        ...nominees(643, 2, ai).map((one, i) => ({
          ...one,
          form: ofFirm(643 + i, creditCode(640), '桂灵锐640股份有限公司', ai),
        })),
      ],
      ai,
    ),
    expects: expected('QUA-006', 'orange'),
  },
  {
    id: 'QUA-006 trap 更名: counted by the credit code, which others have not',
    rule: 'QUA-006',
    trap: '更名',
    ...quota(660, nominees(661, 2), {}, '桂灵锐661股份有限公司'),
    expects: [],
  },
  {
    id: 'QUA-006 trap withdrawn nominations',
    rule: 'QUA-006',
    trap: 'withdrawn nominations',
    ...quota(680, [
      ...nominees(680, 1),
      ...nominees(681, 1, {}, { outcome: 'withdrawn' }).map((one) => ({
        ...one,
        form: ofFirm(682, creditCode(680), '桂灵锐680股份有限公司'),
      })),
    ]),
    expects: [],
  },
  {
    id: 'QUA-006 trap AI specialty coding',
    rule: 'QUA-006',
    trap: 'AI specialty coding',
    ...quota(700, nominees(700, 2, { 拟评专业: '智能制造' }), { 拟评专业: '机器学习与智能控制' }),
    expects: [{ rule: 'QUA-006', level: 'blue', loweredBy: 'ai-specialty-coding' }],
  },
]

// The unit.

const unit = '梧州灵锐轴承有限公司'
const insured = (n: number, by: string, job = '工程师', name = unit): Submitted => ({
  form: form(
    n,
    { 工作单位: name },
    undefined,
    jobTable(['2018.07', '至今', name, job]),
    insuranceTable(['2018.07', '2026.02', by]),
  ),
})
const insurance: readonly GoldenCase[] = [
  ...(
    [
      [720, '玉林远拓铝业股份有限公司'],
      [721, '崇左青禾糖机有限公司'],
      [722, '贵港西江造船厂'],
    ] as const
  ).map(
    ([n, by]): GoldenCase => ({
      id: `UNT-001 insured by another unit ${n}`,
      rule: 'UNT-001',
      own: insured(n, by),
      expects: expected('UNT-001', 'yellow'),
    }),
  ),
  {
    id: 'UNT-001 trap 派遣/代理参保',
    rule: 'UNT-001',
    trap: '派遣/代理参保',
    own: insured(723, '玉林示范人力资源服务有限公司'),
    expects: [{ rule: 'UNT-001', level: 'blue', loweredBy: 'insured-by-agency' }],
  },
  {
    id: 'UNT-001 trap 集团统一参保',
    rule: 'UNT-001',
    trap: '集团统一参保',
    own: insured(724, '广西柳示集团有限公司', '工程师', '广西柳示机械股份有限公司'),
    expects: [{ rule: 'UNT-001', level: 'blue', loweredBy: 'insured-by-group' }],
  },
  {
    id: 'UNT-001 trap 更名',
    rule: 'UNT-001',
    trap: '更名',
    own: insured(725, '梧州灵锐轴承有限责任公司'),
    expects: [],
  },
  {
    id: 'UNT-001 trap 博士后',
    rule: 'UNT-001',
    trap: '博士后',
    own: insured(726, '桂示范大学', '博士后研究人员'),
    expects: [{ rule: 'UNT-001', level: 'blue', loweredBy: 'lent-out' }],
  },
]

const noticePage = (n: number, from: string, to: string) => () =>
  linesPage('公示证明', [
    `兹有我单位${who(n).name}申报高级工程师，其申报材料于${from}至${to}在本单位公示，公示期间无异议。`,
    '特此证明。',
    who(n).unit,
    to,
  ])
const shown = (n: number, from: string, to: string): Submitted => ({ form: form(n), pages: [noticePage(n, from, to)] })
const notices: readonly GoldenCase[] = [
  {
    id: 'UNT-002 three working days',
    rule: 'UNT-002',
    own: shown(730, '2026年3月4日', '2026年3月6日'),
    expects: expected('UNT-002', 'orange'),
  },
  {
    id: 'UNT-002 five days over a weekend',
    rule: 'UNT-002',
    own: shown(731, '2026年3月6日', '2026年3月10日'),
    expects: expected('UNT-002', 'orange'),
  },
  {
    id: 'UNT-002 began after the submission',
    rule: 'UNT-002',
    own: shown(732, '2026年3月18日', '2026年3月25日'),
    expects: expected('UNT-002', 'orange'),
  },
  {
    id: 'UNT-002 trap five working days',
    rule: 'UNT-002',
    trap: 'Mon–Fri = 5',
    own: shown(733, '2026年3月2日', '2026年3月6日'),
    expects: [],
  },
  {
    id: 'UNT-002 trap 调休: a Saturday that is worked',
    rule: 'UNT-002',
    trap: '调休',
    own: { ...shown(734, '2025年9月25日', '2025年9月30日'), submittedAt: '2025-10-20T02:00:00.000Z', season: '2025' },
    expects: [],
  },
  {
    id: 'UNT-002 trap regional holidays: 三月三',
    rule: 'UNT-002',
    trap: 'regional holidays',
    own: { ...shown(735, '2026年4月16日', '2026年4月22日'), submittedAt: '2026-05-06T02:00:00.000Z' },
    expects: [{ rule: 'UNT-002', level: 'blue', loweredBy: 'calendar-unsure' }],
  },
]

// The register.

/** Persons of the register are known by their number; 999999 is nobody's, and the check digit is right. */
const register = (
  person: Person,
  given: Partial<Record<'name' | 'id' | 'until' | 'status', string>> = {},
): ArchiveTable => ({
  kind: 'integrity',
  rows: [
    ['失信事项', '姓名', '身份证号', '认定机关', '认定日期', '截止日期', '状态'],
    [
      '职称申报材料失实',
      given.name ?? person.name,
      given.id ?? person.residentId,
      '桂示范人力资源和社会保障厅',
      '2024-11-05',
      given.until ?? '2027-11-04',
      given.status ?? '',
    ],
  ],
})
const barred = (
  n: number,
  given: Parameters<typeof register>[1] = {},
  fields = {},
): Pick<GoldenCase, 'own' | 'archive'> => ({
  own: { form: form(n, fields) },
  archive: [register(who(n), given)],
})
const integrity: readonly GoldenCase[] = [
  { id: 'INT-001 barred until next year', rule: 'INT-001', ...barred(740), expects: expected('INT-001', 'red') },
  {
    id: 'INT-001 barred until the month after',
    rule: 'INT-001',
    ...barred(741, { until: '2026-04-30' }),
    expects: expected('INT-001', 'red'),
  },
  {
    id: 'INT-001 barred, under a name that is written otherwise',
    rule: 'INT-001',
    ...barred(742, { name: '覃某某' }),
    expects: expected('INT-001', 'red'),
  },
  {
    id: 'INT-001 the unit is flagged',
    rule: 'INT-001',
    own: { form: form(743, { 统一社会信用代码: creditCode(743) }) },
    archive: [
      {
        kind: 'integrity',
        rows: [
          ['失信事项', '单位名称', '统一社会信用代码', '认定机关', '认定日期', '截止日期'],
          ['推荐程序失实', who(743).unit, creditCode(743), '桂示范人力资源和社会保障厅', '2025-01-05', '2027-01-04'],
        ],
      },
    ],
    expects: [{ rule: 'INT-001', level: 'orange', loweredBy: 'unit-not-person' }],
  },
  {
    id: 'INT-001 trap same-name',
    rule: 'INT-001',
    trap: 'same-name: requires ID match',
    ...barred(744, { id: who(745).residentId }),
    expects: [],
  },
  {
    id: 'INT-001 trap appeal overturned',
    rule: 'INT-001',
    trap: 'appeal overturned',
    ...barred(746, { status: '申诉成立，已撤销认定' }),
    expects: [],
  },
  {
    id: 'INT-001 trap expired',
    rule: 'INT-001',
    trap: 'expired',
    ...barred(747, { until: '2025-11-04' }),
    expects: [],
  },
]

export const qualificationCases: readonly GoldenCase[] = [
  ...seniority,
  ...education,
  ...lower,
  ...areas,
  ...bases,
  ...places,
  ...insurance,
  ...notices,
  ...integrity,
]
