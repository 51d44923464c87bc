import { inWords, yearMonth } from './dates.ts'
import type { Content } from './pdf.ts'
import { type PatentStatement, type Ranked, type Submission, trainingTotal } from './submission.ts'
import { grid, heading, middle, recordTable, wide } from './tables.ts'

/** What the Guangxi portal prints: its menu's sections with their own labels (domain.md 1.1). Header rows are not repeated. */
export const portalForm = (submission: Submission): readonly Content[] => [
  { text: '专业技术人员职称申报表', fontSize: 20, bold: true, alignment: 'center', characterSpacing: 2 },
  {
    text: `（平台打印件）    申报年度：${submission.filledOn.slice(0, 4)}    填表时间：${inWords(submission.filledOn)}`,
    alignment: 'center',
    margin: [0, 6, 0, 2],
  },
  heading('1 基本信息'),
  basics(submission),
  studies(submission),
  heading('3-1 现任专业技术资格、职业资格和技能证书'),
  presentTitle(submission),
  training(submission),
  jobs(submission),
  insurance(submission),
  experience(submission),
  achievements(submission),
  awards(submission),
  academic(submission),
  heading('10 专业技术工作总结'),
  { text: submission.summary, leadingIndent: 19, lineHeight: 1.5, alignment: 'justify' },
]

const basics = ({ person, target, filledOn, previousApplication }: Submission): Content =>
  grid(
    [76, '*', 76, '*', 76, '*'],
    [
      [
        middle('评审年度'),
        middle(filledOn.slice(0, 4)),
        middle('填表时间'),
        middle(inWords(filledOn)),
        middle('申报方式'),
        middle('晋升'),
      ],
      [
        middle('姓名'),
        middle(person.name),
        middle('曾用名'),
        middle('无'),
        middle('性别'),
        middle(person.sex === 'male' ? '男' : '女'),
      ],
      [
        middle('民族'),
        middle(person.nation),
        middle('出生年月'),
        middle(inWords(person.birth).replace(/月.*/, '月')),
        middle('政治面貌'),
        middle('群众'),
      ],
      [middle('证件号码'), ...wide(person.residentId, 3), middle('联系电话'), middle(person.phone)],
      [
        middle('参加工作时间'),
        middle(inWords(person.worksSince)),
        middle('行政职务'),
        middle('无'),
        middle('是否高技能人才'),
        middle('否'),
      ],
      [middle('工作单位'), ...wide(person.unit.name, 3), middle('单位级别'), middle('企业')],
      [middle('统一社会\n信用代码'), ...wide(person.unit.creditCode, 3), middle('籍贯'), middle('桂示范市')],
      [
        middle('拟评职称系列'),
        middle('工程系列'),
        middle('拟评级别'),
        middle('副高级'),
        middle('拟评专业\n技术资格'),
        middle(target),
      ],
      [
        middle('拟评专业'),
        middle(person.specialty),
        middle('曾申报次数'),
        middle(previousApplication === undefined ? '0' : '1'),
        middle('上一次\n申报时间'),
        middle(previousApplication === undefined ? '无' : inWords(previousApplication)),
      ],
      [
        middle('是否参加乡村\n振兴定向评价'),
        middle('否'),
        middle('是否第一次\n申报'),
        middle('否'),
        middle('专业技术\n工作年限'),
        middle(`${Number(filledOn.slice(0, 4)) - Number(person.worksSince.slice(0, 4))}年`),
      ],
      [middle('联系地址'), ...wide(person.unit.address, 5)],
    ],
  )

const studies = ({ person }: Submission): Content => {
  const graduated = yearMonth(person.worksSince)
  return recordTable(
    '2 学历情况',
    [
      { label: '数据来源', width: 42 },
      { label: '毕业时间', width: 44 },
      { label: '学历', width: 44 },
      { label: '毕业学校', width: '*' },
      { label: '专业', width: 84 },
      { label: '学习形式', width: 42 },
      { label: '学制（年）', width: 32 },
      { label: '学位', width: 46 },
    ],
    [['自填', graduated, '大学本科', person.school, person.major, '全日制', '4', '工学学士']],
    { repeatHeader: false },
  )
}

const presentTitle = ({ person, present }: Submission): Content =>
  grid(
    [80, '*', 80, '*'],
    [
      [middle('数据来源'), middle('数据获取'), middle('是否以该资格申报'), middle('是')],
      [middle('资格类型'), middle('职称证书'), middle('现任专业\n技术职务'), middle(present.title)],
      [middle('专业'), middle(person.specialty), middle('资格取得时间'), middle(inWords(present.grantedOn))],
      [middle('证书编号'), middle(present.certificate), middle('证书适用范围'), middle('全区')],
      [middle('现任专业技术职务\n资格批准机关'), ...wide('桂示范工程系列中级职称评审委员会', 3)],
    ],
  )

const training = ({ training }: Submission): Content =>
  recordTable(
    '5 继续教育学时、学分完成情况',
    [
      { label: '数据来源', width: 56 },
      { label: '年度', width: 44 },
      { label: '公需必修\n学时', width: '*' },
      { label: '公需选修\n学时', width: '*' },
      { label: '行业内数据\n共享学时', width: '*' },
      { label: '专业学时', width: '*' },
      { label: '总学时', width: '*' },
    ],
    training.map((year) => [
      '数据获取',
      String(year.year),
      String(year.required),
      String(year.elective),
      String(year.shared),
      String(year.professional),
      String(trainingTotal(year)),
    ]),
    { repeatHeader: false, long: true },
  )

const jobs = ({ jobs, person }: Submission): Content =>
  recordTable(
    '6-1 工作简历',
    [
      { label: '开始时间', width: 70 },
      { label: '截止时间', width: 70 },
      { label: '工作单位', width: '*' },
      { label: '职务', width: 110 },
    ],
    jobs.map(({ from, to, post }) => [
      yearMonth(from),
      to === undefined ? '至今' : yearMonth(to),
      person.unit.name,
      post,
    ]),
    { repeatHeader: false },
  )

const insurance = ({ person, filledOn }: Submission): Content =>
  recordTable(
    '6-2 个人社保缴纳记录',
    [
      { label: '缴纳开始时间', width: 80 },
      { label: '缴纳结束时间', width: 80 },
      { label: '缴纳社保机构', width: 150 },
      { label: '缴纳单位', width: '*' },
    ],
    [[person.worksSince, yearMonth(filledOn), '桂示范市社会保险事业管理中心', person.unit.name]],
    { repeatHeader: false },
  )

const experience = ({ before, person }: Submission): Content =>
  recordTable(
    '7-1 专业技术工作经历',
    [
      { label: '开始时间', width: 56 },
      { label: '截止时间', width: 56 },
      { label: '工作单位', width: 130 },
      { label: '项目名称', width: '*', text: true },
      { label: '任职', width: 84 },
    ],
    before.map(({ from, to, name, rank }) => [
      yearMonth(from),
      yearMonth(to),
      person.unit.name,
      name,
      rank ?? '技术员',
    ]),
    { repeatHeader: false },
  )

const patentText = (patent: PatentStatement): string =>
  `${patent.type === 'invention' ? '发明专利' : '实用新型专利'}：${patent.title}（专利号：ZL${patent.number}，授权公告号：${patent.publication}，授权公告日：${inWords(patent.granted)}）`

const patentRow = ({ of, rank }: Ranked<PatentStatement>): readonly string[] => [
  yearMonth(of.filed),
  yearMonth(of.granted),
  patentText(of),
  '其他',
  rank,
]

const achievements = ({ since, patents = [] }: Submission): Content =>
  recordTable(
    '8-1 业绩成果',
    [
      { label: '开始时间', width: 52 },
      { label: '截止时间', width: 52 },
      { label: '业绩成果', width: '*', text: true },
      { label: '项目级别', width: 50 },
      { label: '个人排名', width: 50 },
    ],
    [
      ...since.map(({ from, to, name, content, effect, level = '其他', rank = '' }) => [
        yearMonth(from),
        yearMonth(to),
        `${name}。${content}${effect}`,
        level,
        rank,
      ]),
      ...patents.map(patentRow),
    ],
    { repeatHeader: false, long: true },
  )

const awards = ({ awards = [] }: Submission): Content =>
  recordTable(
    '8-2 获奖情况',
    [
      { label: '授奖时间', width: 76 },
      { label: '名称与内容', width: '*', text: true },
      { label: '奖励级别', width: 56 },
      { label: '授奖机关', width: 120 },
      { label: '个人排名', width: 50 },
    ],
    awards.length === 0
      ? [['无', '无', '无', '无', '无']]
      : awards.map(({ of, rank }) => [
          inWords(of.awarded),
          `${of.award}${of.grade}：${of.project}`,
          '省部级',
          '广西壮族自治区人民政府',
          rank,
        ]),
    { repeatHeader: false },
  )

const academic = ({ papers = [], software = [] }: Submission): Content =>
  recordTable(
    '9 学术成果',
    [
      { label: '发表时间', width: 46 },
      { label: '成果类型', width: 52 },
      { label: '学术成果名称', width: '*', text: true },
      { label: '登载刊物', width: 128, text: true },
      { label: '角色', width: 50 },
      { label: '是否代表作', width: 36 },
    ],
    [
      ...papers.map(({ of, rank }) => [
        yearMonth(of.issued),
        '论文',
        `《${of.title}》`,
        `${of.journal.name} ISSN ${of.journal.issn} ${of.journal.cn} ${of.issued.slice(0, 4)}(${of.issue}):${of.pages[0]}-${of.pages[1]}`,
        rank,
        '是',
      ]),
      ...software.map(({ of, rank }) => [
        yearMonth(of.registered),
        '软件著作权',
        `${of.title} ${of.version}（登记号：${of.registration}）`,
        '无',
        rank,
        '否',
      ]),
      ...(papers.length + software.length === 0 ? [['无', '无', '无', '无', '无', '无']] : []),
    ],
    { repeatHeader: false, long: true },
  )
