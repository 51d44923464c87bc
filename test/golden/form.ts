import type { Content } from '#local/samples/pdf'
import { grid, heading, middle, recordTable, wide } from '#local/samples/tables'
import type { Person } from '../../bench/simulate/cast.ts'

/** An application form as the Guangxi portal prints it (domain 1.1), with the sections that a case needs. */
export interface FormPlan {
  readonly person: Person
  /** Labels and values of 基本信息 that are printed otherwise; '' leaves a label out. */
  readonly fields?: Readonly<Record<string, string>>
  /** Titles held; 工程师 since 2018-12-20 when absent. The last one is the base of this application. */
  readonly titles?: readonly TitleRow[]
  readonly tables?: readonly FormTable[]
  readonly summary?: string
}

export interface TitleRow {
  readonly name: string
  readonly grantedOn: string
  readonly type?: string
  readonly scope?: string
}

export interface FormTable {
  readonly title: string
  /** It goes on from the page before. */
  readonly isOnNewPage?: boolean
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** `2021-03-15` → `2021年3月15日`. */
export const inWords = (date: string): string =>
  date
    .split('-')
    .map((part, i) => `${Number(part)}${'年月日'.charAt(i)}`)
    .join('')

export const defaultTitle: TitleRow = { name: '工程师', grantedOn: '2018-12-20' }

const basics = ({ person, fields = {} }: FormPlan): readonly (readonly [string, string])[] =>
  Object.entries({
    评审年度: '2026',
    填表时间: '2026年2月26日',
    申报方式: '晋升',
    姓名: person.name,
    性别: person.sex === 'male' ? '男' : '女',
    出生年月: inWords(person.birth.slice(0, 7)),
    证件号码: person.residentId,
    学历: '大学本科',
    工作单位: person.unit,
    拟评职称系列: '工程系列',
    拟评级别: '副高级',
    拟评专业技术资格: '高级工程师',
    拟评专业: '机械工程',
    是否第一次申报: '否',
    ...fields,
  }).filter(([, value]) => value !== '')

export const printForm = (plan: FormPlan): readonly Content[] => [
  { text: '专业技术人员职称申报表', fontSize: 20, bold: true, alignment: 'center' },
  heading('1 基本信息'),
  grid([76, '*', 76, '*', 76, '*'], rowsOf(basics(plan))),
  ...titleSection(plan.titles ?? [defaultTitle]),
  ...(plan.tables ?? []).map(printTable),
  ...(plan.summary === undefined
    ? []
    : [heading('10 专业技术工作总结'), { text: plan.summary, lineHeight: 1.5, leadingIndent: 19 }]),
]

const printTable = ({ title, columns, rows, isOnNewPage = false }: FormTable): Content => ({
  stack: [
    recordTable(
      title,
      columns.map((label) => ({ label, width: widthOf(label), text: widthOf(label) === '*' })),
      rows,
      { repeatHeader: false, long: rows.length > 12 || rows.flat().join('').length > 700 },
    ),
  ],
  ...(isOnNewPage && { pageBreak: 'before' as const }),
})

/** Three pairs a row; what is long stands alone over the whole width, as on the portal. */
const rowsOf = (fields: readonly (readonly [string, string])[]) => {
  const isLong = ([, value]: readonly [string, string]) => value.length > 10
  const short = fields.filter((field) => !isLong(field))
  return [
    ...Array.from({ length: Math.ceil(short.length / 3) }, (_, row) =>
      [0, 1, 2].flatMap((i) => (short[row * 3 + i] ?? ['', '']).map((text) => middle(text))),
    ),
    ...fields.filter(isLong).map(([label, value]) => [middle(label), ...wide(value, 5)]),
  ]
}

/** The base of this application in the portal's own grid; titles held before it in the table that lists them all. */
const titleSection = (titles: readonly TitleRow[]): readonly Content[] => {
  const present = titles.at(-1)
  if (!present) return []
  const { name, grantedOn, type = '职称证书', scope = '全区' } = present
  return [
    heading('3-1 现任专业技术资格、职业资格和技能证书'),
    grid(
      [80, '*', 80, '*'],
      [
        [middle('数据来源'), middle('数据获取'), middle('是否以该资格申报'), middle('是')],
        [middle('资格类型'), middle(type), middle('现任专业\n技术职务'), middle(name)],
        [middle('资格取得时间'), middle(inWords(grantedOn)), middle('证书适用范围'), middle(scope)],
      ],
    ),
    ...(titles.length > 1 ? [titleTable(titles)] : []),
  ]
}

const titleTable = (rows: readonly TitleRow[]): Content =>
  recordTable(
    '历任专业技术资格',
    ['资格名称', '取得时间', '资格类型', '证书适用范围', '是否以该资格申报'].map((label) => ({ label, width: '*' })),
    rows.map(({ name, grantedOn, type = '职称证书', scope = '全区' }, i) => [
      name,
      inWords(grantedOn),
      type,
      scope,
      i === rows.length - 1 ? '是' : '否',
    ]),
    { repeatHeader: false },
  )

/** Columns of running text share what the others leave. */
const widthOf = (label: string): number | '*' => {
  if (/名称|内容|业绩成果|刊物|效果|获奖项目|单位|专利号/.test(label)) return '*'
  return /公告|时间|机关|编号/.test(label) ? 72 : 46
}

// The sections of achievements, with the columns of the portal or, where it has none, of the national form (domain 1.2).

export const achievementTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '8-1 业绩成果',
  columns: ['开始时间', '截止时间', '业绩成果', '项目级别', '个人排名'],
  rows,
})
export const awardTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '8-2 获奖情况',
  columns: ['授奖时间', '名称与内容', '奖励级别', '授奖机关', '个人排名'],
  rows,
})
export const academicTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '9 学术成果',
  columns: ['发表时间', '成果类型', '学术成果名称', '登载刊物', '角色', '是否代表作'],
  rows,
})
export const patentTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '专利情况',
  columns: ['专利名称', '专利类型', '专利号', '授权公告号', '授权公告日', '本人排名'],
  rows,
})
export const projectTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '主持或参加的科研项目',
  columns: ['项目名称', '项目编号', '起止时间', '经费（万元）', '个人排名'],
  rows,
})
export const standardTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '标准、规范编制情况',
  columns: ['标准名称', '标准编号', '发布时间', '个人排名'],
  rows,
})
const workColumns = ['起止时间', '专业技术工作名称（项目、课题、成果等）', '工作内容、本人起何作用', '完成情况及效果']
export const sinceTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '任现职后主要专业技术工作业绩登记',
  columns: workColumns,
  rows,
})
export const beforeTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '任现职前主要专业技术工作业绩登记',
  columns: workColumns,
  rows,
})
export const hoursTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '5 继续教育学时、学分完成情况',
  columns: ['数据来源', '年度', '公需必修学时', '公需选修学时', '行业内数据共享学时', '专业学时', '总学时'],
  rows,
})
export const jobTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '6-1 工作简历',
  columns: ['开始时间', '截止时间', '工作单位', '职务'],
  rows,
})
export const insuranceTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '6-2 个人社保缴纳记录',
  columns: ['缴纳开始时间', '缴纳结束时间', '缴纳社保机构', '缴纳单位'],
  rows: rows.map(([from = '', to = '', unit = '']) => [from, to, '桂示范市社会保险事业管理中心', unit]),
})
export const schoolTable = (...rows: readonly (readonly string[])[]): FormTable => ({
  title: '学习培训经历',
  columns: ['开始时间', '截止时间', '学校', '专业', '学历'],
  rows,
})

/** The form of a person, of these tables and nothing else. */
export const formOf = (person: Person, ...tables: readonly FormTable[]): FormPlan => ({ person, tables })
