import { dotted, inWords } from './dates.ts'
import type { Content } from './pdf.ts'
import { type Submission, trainingTotal, type Work } from './submission.ts'
import { covered, grid, heading, middle, recordTable, ruled, vertical, wide } from './tables.ts'

/** 《专业技术职务任职资格评审表》 in the layout that most provinces share (domain.md 1.2). */
export const nationalForm = (submission: Submission): readonly Content[] => [
  cover(submission),
  heading('一、基本情况'),
  basics(submission),
  studies(submission),
  jobs(submission),
  training(submission),
  works('五、任现职前主要专业技术工作业绩登记', submission.before),
  works('六、任现职后主要专业技术工作业绩登记', submission.since),
  writings(submission),
  awards(submission),
  patents(submission),
  appraisals(submission),
  opinions(submission),
]

const coverLine = (label: string, value: string): Content => ({
  columns: [
    { text: label, width: 170, alignment: 'right' },
    {
      width: 230,
      stack: [
        { text: value, alignment: 'center' },
        {
          canvas: [
            {
              type: 'polyline',
              points: [
                { x: 0, y: 1 },
                { x: 230, y: 1 },
              ],
              closePath: false,
              color: 'black',
              lineColor: 'black',
              lineWidth: 0.7,
            },
          ],
        },
      ],
    },
  ],
  fontSize: 13,
  margin: [10, 0, 0, 20],
})

const cover = ({ person, present, target, filledOn }: Submission): Content => ({
  stack: [
    { text: '专业技术职务任职资格', fontSize: 26, bold: true, alignment: 'center', characterSpacing: 3 },
    { text: '评审表', fontSize: 34, bold: true, alignment: 'center', characterSpacing: 22, margin: [20, 14, 0, 110] },
    coverLine('单    位：', person.unit.name),
    coverLine('姓    名：', person.name),
    coverLine('现任专业技术职务：', present.title),
    coverLine('评审专业技术资格：', target),
    coverLine('评 审 专 业：', person.specialty),
    coverLine('填 表 时 间：', inWords(filledOn)),
    { text: '填 表 说 明', fontSize: 12, bold: true, alignment: 'center', margin: [0, 70, 0, 10] },
    ...[
      '1. 本表供申报专业技术资格人员使用，一至九项由本人填写，其余由单位和评审组织填写。',
      '2. 填写内容应具体、真实，不得弄虚作假；如内容较多，可另加附页。',
      '3. 任现职前的业绩仅供了解经历，任现职后的业绩须附佐证材料。',
    ].map((text): Content => ({ text, margin: [40, 0, 30, 4] })),
  ],
  margin: [0, 70, 0, 0],
  pageBreak: 'after',
})

const basics = ({ person, present, target, previousApplication }: Submission): Content =>
  grid(
    [60, 64, 44, 78, 58, 76, 54],
    [
      [
        middle('姓  名'),
        middle(person.name),
        middle('性  别'),
        middle(person.sex === 'male' ? '男' : '女'),
        middle('民  族'),
        middle(person.nation),
        { text: '\n\n照\n\n片', alignment: 'center', rowSpan: 4 },
      ],
      [
        middle('曾用名'),
        middle('无'),
        middle('出生\n日期'),
        middle(inWords(person.birth)),
        middle('出生地'),
        middle('桂示范市'),
        covered,
      ],
      [
        middle('政治面貌'),
        middle('群众'),
        middle('参加工\n作时间'),
        middle(inWords(person.worksSince)),
        middle('身体状况'),
        middle('健康'),
        covered,
      ],
      [middle('身份证号码'), ...wide(person.residentId, 3), middle('联系电话'), middle(person.phone), covered],
      [
        middle('工作单位'),
        ...wide(person.unit.name, 3),
        middle('统一社会\n信用代码'),
        ...wide(person.unit.creditCode, 2),
      ],
      [
        middle('最高学历', { rowSpan: 2 }),
        middle('毕业院校'),
        ...wide(person.school, 2),
        middle('毕业时间'),
        ...wide(inWords(person.worksSince), 2),
      ],
      [
        covered,
        middle('所学专业'),
        ...wide(person.major, 2),
        middle('学历\n（学位）'),
        ...wide('大学本科（工学学士）', 2),
      ],
      [
        middle('现任专业\n技术职务'),
        middle(present.title),
        middle('取得\n时间'),
        middle(inWords(present.grantedOn)),
        middle('聘任时间'),
        ...wide(inWords(present.appointedOn), 2),
      ],
      [middle('职称证书\n编    号'), ...wide(present.certificate, 3), middle('专业'), ...wide(person.specialty, 2)],
      [
        middle('拟评专业\n技术资格'),
        middle(target),
        middle('拟评\n专业'),
        middle(person.specialty),
        middle('申报方式'),
        ...wide('晋升', 2),
      ],
      [
        middle('上一次\n申报时间'),
        middle(previousApplication === undefined ? '无' : inWords(previousApplication)),
        middle('外语\n程度'),
        middle('英语（四级）'),
        middle('社会兼职'),
        ...wide('无', 2),
      ],
      [middle('参加何学术\n团体任何职务'), ...wide('无', 6)],
    ],
  )

const studies = ({ person }: Submission): Content => {
  const left = Number(person.worksSince.slice(0, 4))
  return recordTable(
    '二、学习培训经历（包括参加学历、业务学习和国内外进修）',
    [
      { label: '起止时间', width: 110 },
      { label: '专业或主要内容', width: '*' },
      { label: '学习地点', width: 140 },
      { label: '证明人', width: 60 },
    ],
    [
      [`${left - 4}.09—${left}.06`, `${person.major}（本科）`, person.school, '蓝海芸'],
      ['2021.04—2021.06', `${person.specialty}专业技术人员知识更新培训`, '桂示范继续教育基地', '玉美泽'],
    ],
  )
}

const jobs = ({ person, jobs }: Submission): Content =>
  recordTable(
    '三、工作经历',
    [
      { label: '起止时间', width: 110 },
      { label: '单        位', width: 150 },
      { label: '从事何专业技术工作', width: '*' },
      { label: '职    务', width: 80 },
    ],
    jobs.map(({ from, to, what, post }) => [
      `${dotted(from)}—${to === undefined ? '至今' : dotted(to)}`,
      person.unit.name,
      what,
      post,
    ]),
  )

const training = ({ training }: Submission): Content =>
  recordTable(
    '四、继续教育学时情况',
    [
      { label: '年度', width: 60 },
      { label: '公需必修\n学时', width: '*' },
      { label: '公需选修\n学时', width: '*' },
      { label: '行业内数据\n共享学时', width: '*' },
      { label: '专业学时', width: '*' },
      { label: '总学时', width: '*' },
    ],
    training.map((year) => [
      String(year.year),
      String(year.required),
      String(year.elective),
      String(year.shared),
      String(year.professional),
      String(trainingTotal(year)),
    ]),
  )

const works = (title: string, rows: readonly Work[]): Content =>
  recordTable(
    title,
    [
      { label: '起止时间', width: 58 },
      { label: '专业技术工作名称\n（项目、课题、\n成果等）', width: 112, text: true },
      { label: '工作内容、本人起何作用\n（主持、参加、独立）', width: '*', text: true },
      { label: '完成情况及效果\n（获何奖励、效益\n或专利）', width: 125, text: true },
    ],
    rows.map(({ from, to, name, content, effect }) => [`${dotted(from)}-\n${dotted(to)}`, name, content, effect]),
    { long: true },
  )

const writings = ({ papers = [], software = [] }: Submission): Content =>
  recordTable(
    '七、著作、论文及重要技术报告登记',
    [
      { label: '日    期', width: 66 },
      { label: '名称及内容提要', width: '*', text: true },
      { label: '出版、登载、获奖或在学术会议上交流情况', width: 190, text: true },
      { label: '合（独）\n著、译', width: 60 },
    ],
    [
      ...papers.map(({ of, rank }) => [
        inWords(of.issued),
        `论文：《${of.title}》`,
        `《${of.journal.name}》 ISSN ${of.journal.issn} ${of.journal.cn} ${of.issued.slice(0, 4)}年第${of.issue}期 第${of.pages[0]}—${of.pages[1]}页`,
        rank,
      ]),
      ...software.map(({ of, rank }) => [
        inWords(of.registered),
        `软件著作权：${of.title} ${of.version}`,
        `登记号：${of.registration}`,
        rank,
      ]),
      ...(papers.length + software.length === 0 ? [['无', '无', '无', '无']] : []),
    ],
  )

const awards = ({ awards = [] }: Submission): Content =>
  recordTable(
    '八、获奖情况',
    [
      { label: '授奖时间', width: 72 },
      { label: '获奖项目', width: '*', text: true },
      { label: '奖项名称', width: 96 },
      { label: '等级', width: 42 },
      { label: '授奖机关', width: 92 },
      { label: '本人\n排名', width: 34 },
    ],
    awards.length === 0
      ? [['无', '无', '无', '无', '无', '无']]
      : awards.map(({ of, rank }) => [
          inWords(of.awarded),
          of.project,
          of.award,
          of.grade,
          '广西壮族自治区人民政府',
          rank,
        ]),
  )

const patents = ({ patents = [] }: Submission): Content =>
  recordTable(
    '九、专利情况',
    [
      { label: '专利名称', width: '*', text: true },
      { label: '专利类型', width: 52 },
      { label: '专利号', width: 112 },
      { label: '授权公告号', width: 82 },
      { label: '授权公告日', width: 74 },
      { label: '本人\n排名', width: 34 },
    ],
    patents.length === 0
      ? [['无', '无', '无', '无', '无', '无']]
      : patents.map(({ of, rank }) => [
          of.title,
          of.type === 'invention' ? '发明专利' : '实用新型',
          `ZL${of.number}`,
          of.publication,
          inWords(of.granted),
          rank,
        ]),
  )

const appraisals = ({ appraisals, person }: Submission): Content =>
  recordTable(
    '十、任现职期间考核结果',
    [
      { label: '年度', width: 90 },
      { label: '考核结果', width: 130 },
      { label: '考核单位', width: '*' },
    ],
    appraisals.map(([year, result]) => [`${year}年`, result, person.unit.name]),
  )

const opinion = (label: string, text: string, signature: string): readonly Content[] => [
  vertical(label),
  {
    stack: [
      { text, margin: [0, 14, 0, 22], leadingIndent: 19 },
      { text: signature, alignment: 'right' },
    ],
  },
]

const opinions = ({ person, target, filledOn, notice }: Submission): readonly Content[] => [
  heading('十一、推荐及评审意见'),
  {
    table: {
      widths: [26, '*'],
      dontBreakRows: true,
      body: [
        opinion(
          '本人承诺',
          '以上所填内容及所附材料真实有效，如有虚假，愿承担一切责任。',
          `申报人签名：${person.name}        ${inWords(filledOn)}`,
        ),
        opinion(
          '单位推荐意见',
          `经审核，${person.name}同志申报材料真实、完整，符合${target}申报条件，公示5个工作日无异议，同意推荐。`,
          `负责人：                （公章）        ${inWords(notice[1])}`,
        ),
        opinion('评审组织意见', '', '主任委员：                （公章）              年    月    日'),
      ],
    },
    layout: ruled,
  },
]
