import { expect, test } from 'vitest'
import { readRank } from '#form/claims/rank'
import { readRoute } from '#form/claims/route'
import { tableKindOf } from '#form/claims/table-kinds'
import { anApplicationOf, aPage, aTable, nationalColumns } from './form-fixtures.ts'

const claimsOf = (...tables: Parameters<typeof anApplicationOf>[0]['tables'] & {}) => anApplicationOf({ tables }).claims
const project = [
  '2021.03-\n2023.06',
  '甘蔗收获机切割器\n关键技术研究(桂科\nAB21234567)',
  '主持。负责总体方案设计与样机试验，排名1/6',
  '通过验收，获授权发明专利1件（ZL 2023\n1 0123456.6），广西科学技术进步奖三等奖。',
]

test('a row of the national form is one claim with its period, its rank and every number in it', () => {
  const [claim, ...more] = claimsOf(aTable('任现职后主要专业技术工作业绩登记', nationalColumns, project))
  expect(more).toEqual([])
  expect(claim).toMatchObject({
    section: 'since-present-title',
    counted: true,
    kind: 'project',
    title: '甘蔗收获机切割器关键技术研究',
    dates: [
      { role: 'start', value: '2021-03' },
      { role: 'end', value: '2023-06' },
    ],
    rank: { self: 1, total: 6, role: 'lead' },
    saysGranted: true,
    evidence: [{ page: 3, from: 'form', documentId: 'doc' }],
  })
  expect(claim?.identifiers.map(({ scheme, key }) => `${scheme} ${key}`)).toEqual([
    'project 广西科技计划:桂科AB21234567',
    'patent-application 2023101234566',
  ])
  expect(claim?.text).toBe(project.join(' | '))
  expect(claim?.evidence[0]?.quote).toBe(claim?.text)
})

test('a number in the column of project numbers is one, whoever the funder is', () => {
  const columns = ['项目名称', '项目编号', '起止时间', '个人排名']
  const numbersOf = (number: string) =>
    claimsOf(aTable('科研项目', columns, ['甘蔗切割器研究', number, '2021.03-2023.06', '1/4']))[0]?.identifiers.map(
      ({ scheme, key }) => `${scheme} ${key}`,
    )
  expect(numbersOf('KY-2023-015')).toEqual(['project KY2023015'])
  expect(numbersOf('52068009')).toEqual(['project 国家自然科学基金:52068009'])
  expect(numbersOf('横向')).toEqual([])
})

test('a prize among the works is a prize, though the number of its project stands behind it', () => {
  const columns = ['开始时间', '截止时间', '业绩成果', '项目级别', '个人排名']
  const of = (words: string) => claimsOf(aTable('业绩成果', columns, ['2021.03', '2023.03', words, '', '1/4']))[0]?.kind
  expect(of('广西科学技术进步奖二等奖：甘蔗切割器研究（桂科AB21234567）')).toBe('award')
  expect(of('甘蔗切割器研究（桂科AB21234567），获广西科学技术进步奖二等奖')).toBe('project')
})

test('rows of 任现职前 are background, whatever else the title says', () => {
  for (const title of ['五、任现职前主要专业技术工作业绩登记', '任现职务前获奖情况', '任 现 职 前 专 利 情 况']) {
    const claims = claimsOf(aTable(title, nationalColumns, project))
    expect(claims.map(({ section, counted }) => [section, counted])).toEqual([['before-present-title', false]])
  }
})

test('one physical table with a title and headers in the middle', () => {
  const claims = claimsOf(
    aTable(
      '任现职后主要专业技术工作业绩登记',
      nationalColumns,
      project,
      ['起始时间', '专业技术人员类别', '指导内容', '指导情况'],
      ['2021.01-2022.12', '助理工程师3名', '桩基检测', '其中2人晋升'],
    ),
    aTable(
      '任现职后主要专业技术工作业绩登记',
      nationalColumns,
      project,
      ['任现职前主要业绩', '任现职前主要业绩', '任现职前主要业绩', '任现职前主要业绩'],
      ['2015.01-2016.01', '泵站改造', '参加', '完成'],
    ),
  )
  expect(claims.map(({ title, counted }) => [title, counted])).toEqual([
    ['甘蔗收获机切割器关键技术研究', true],
    ['甘蔗收获机切割器关键技术研究', true],
    ['泵站改造', false],
  ])
})

test('empty rows, 无 and guidance of others claim nothing; a guidance award does', () => {
  expect(
    claimsOf(
      aTable(
        '八、获奖情况',
        ['授奖时间', '名称与内容', '奖励级别', '授奖机关', '个人排名'],
        ['无', '无', '无', '无', '无'],
        ['', '', '', '', ''],
        ['/', '—', '', '', ''],
      ),
    ),
  ).toEqual([])
  expect(
    claimsOf(
      aTable(
        '业绩成果',
        ['开始时间', '截止时间', '业绩成果', '项目级别', '个人排名'],
        ['2020.01', '2021.01', '指导研究生', '', '5/12'],
      ),
    ),
  ).toEqual([])
  expect(
    claimsOf(
      aTable(
        '获奖情况',
        ['授奖时间', '名称与内容', '奖励级别', '授奖机关', '个人排名'],
        ['2020.01', '指导学生获技能大赛一等奖', '省部级', '自治区教育厅', '1/2'],
      ),
    ),
  ).toHaveLength(1)
})

test('tables about the person and the review claim nothing', () => {
  for (const [title, ...columns] of [
    ['二、学习经历', '起止时间', '毕业院校', '所学专业'],
    ['三、工作经历', '起止时间', '单位', '从事何专业技术工作', '职务'],
    ['任现职期间考核结果', '年度', '考核结果'],
    ['7-1 专业技术工作经历', '开始时间', '截止时间', '工作单位', '项目名称', '任职'],
    ['评审委员会表决结果', '总人数', '参加人数'],
    ['', '起始时间', '专业技术人员类别', '指导内容', '指导情况'],
  ] as const)
    expect(tableKindOf(title, columns)).toBeUndefined()
  expect(tableKindOf('', ['专利名称', '专利号'])).toEqual({ section: 'patent', kind: 'patent' })
})

test('an award: project, award, grade, level, issuer, date and rank, from separate columns or from one cell', () => {
  const [separate] = claimsOf(
    aTable(
      '六、获奖情况',
      ['获奖时间', '获奖项目', '奖项名称', '等级', '授奖单位', '排名'],
      ['2019年5月20日', '变电站关键技术', '科学技术进步奖', '三等奖', '海川省人民政府', '3/6'],
    ),
  )
  expect(separate).toMatchObject({
    kind: 'award',
    title: '变电站关键技术',
    awardName: '科学技术进步奖',
    grade: '三等奖',
    issuer: '海川省人民政府',
    dates: [{ role: 'awarded', value: '2019-05-20' }],
    rank: { self: 3, total: 6 },
  })
  const [together] = claimsOf(
    aTable(
      '8-2 获奖情况',
      ['授奖时间', '名称与内容', '奖励级别', '授奖机关', '个人排名'],
      ['2023年12月', '广西科学技术进步奖三等奖：甘蔗收获机关键技术及应用', '省部级', '广西壮族自治区人民政府', '3/7'],
    ),
  )
  expect(together).toMatchObject({
    title: '甘蔗收获机关键技术及应用',
    awardName: '广西科学技术进步奖',
    grade: '三等奖',
    level: '省部级',
    dates: [{ role: 'awarded', value: '2023-12' }],
  })
})

test('a patent row says its type, its grant and its rank', () => {
  const [claim] = claimsOf(
    aTable(
      '七、专利情况',
      ['专利名称', '专利类型', '专利号', '授权公告日', '排名'],
      ['一种泵站的数据采集方法', '实用新型', 'ZL202220345678.3', '2022年5月1日', '第3发明人'],
    ),
  )
  expect(claim).toMatchObject({
    kind: 'patent',
    patentType: 'utility',
    saysGranted: true,
    rank: { self: 3 },
    dates: [{ role: 'granted', value: '2022-05-01' }],
  })
  const [pending] = claimsOf(
    aTable('专利情况', ['名称', '申请号', '状态', '排名'], ['一种方法', '202310123456.6', '已受理', '1/3']),
  )
  expect(pending?.saysGranted).toBeUndefined()
})

test('a paper: journal, numbers, issue and pages; a book and a report in the same table are not papers', () => {
  const columns = ['日期', '名称及内容提要', '出版、登载、获奖或在学术会议上交流情况', '合(独)著、译']
  const [paper, software, book, report] = claimsOf(
    aTable(
      '七、著作、论文及重要技术报告登记',
      columns,
      [
        '2022年8月',
        '论文：《基于离散元的甘蔗切割过程仿真》',
        '《农业机械》 ISSN 1000-1239 CN45-1234/TH 2022年第8期 第33—38页',
        '独著',
      ],
      ['2021年3月', '软件著作权：甘蔗管理系统 V1.0', '登记号：2021SR0817675', '2/3'],
      ['2020年1月', '甘蔗机械化生产', '广西示范出版社 ISBN 978-7-115-14554-3', '副主编、2/3、8万字'],
      ['2020年5月', '桂示范市水资源调查技术报告', '内部', '合著'],
    ),
  )
  expect(paper).toMatchObject({
    kind: 'paper',
    title: '基于离散元的甘蔗切割过程仿真',
    rank: { role: 'sole', self: 1, total: 1 },
    dates: [{ role: 'published', value: '2022-08' }],
    journal: {
      name: '农业机械',
      year: 2022,
      issue: '8',
      pages: '33-38',
      issn: { key: '10001239' },
      cn: { key: '451234' },
    },
  })
  expect(paper?.identifiers).toEqual([])
  expect(software).toMatchObject({
    kind: 'software',
    title: '甘蔗管理系统 V1.0',
    identifiers: [{ key: '2021SR0817675' }],
    rank: { self: 2, total: 3 },
  })
  expect(book).toMatchObject({ kind: 'book', identifiers: [{ key: '9787115145543' }], rank: { self: 2, total: 3 } })
  expect(report).toMatchObject({ kind: 'report', rank: { role: 'participant' } })
})

test('a standard that the work follows is not a number of the claim', () => {
  const [claim] = claimsOf(
    aTable(
      '业绩成果',
      ['起止时间', '项目名称', '工作内容'],
      ['2019.01-2020.10', '泵站改扩建工程', '严格执行GB 50300—2013《建筑工程施工质量验收统一标准》'],
    ),
  )
  expect(claim?.identifiers).toEqual([])
  const [own] = claimsOf(
    aTable('标准情况', ['标准名称', '标准号', '排名'], ['甘蔗收获机作业规程', 'DB45/T 1257—2015', '3/9']),
  )
  expect(own).toMatchObject({ kind: 'standard', identifiers: [{ key: 'DB45T1257:2015' }] })
})

test.each([
  ['排名第4/共7人', { self: 4, total: 7 }],
  ['3/7', { self: 3, total: 7 }],
  ['1/3', { self: 1, total: 3 }],
  ['第3发明人', { self: 3 }],
  ['第二完成人', { self: 2 }],
  ['3（共7人）', { self: 3, total: 7 }],
  ['第三', { self: 3 }],
  ['2', { self: 2 }],
  ['独立', { self: 1, total: 1, role: 'sole' }],
  ['主持', { role: 'lead' }],
  ['第一作者', { self: 1, role: 'first' }],
  ['通讯作者', { role: 'corresponding' }],
  ['共同第一作者', { self: 1, role: 'co-first' }],
  ['副主编、2/3、8万字', { self: 2, total: 3, role: 'participant' }],
] as const)('the rank %s', (raw, rank) => {
  expect(readRank({ rank: [raw], role: [], prose: [] })).toEqual({ ...rank, raw })
})

test('what only looks like a rank is none', () => {
  expect(readRank({ rank: ['指导研究生数 5/12'], role: [], prose: [] })).toBeUndefined()
  expect(readRank({ rank: [], role: ['2010/5'], prose: [] })).toBeUndefined()
  expect(
    readRank({ rank: [], role: [], prose: ['作为第一完成人获省级科学技术进步一等奖1项，完成率1/3'] }),
  ).toBeUndefined()
  expect(readRank({ rank: ['2/5'], role: ['技术负责人'], prose: [] })).toMatchObject({ self: 2, role: 'participant' })
})

test('the id of a claim knows neither its page nor its order, and is unique', () => {
  const twice = claimsOf(aTable('任现职后业绩', nationalColumns, project, project))
  expect(new Set(twice.map(({ claimId }) => claimId)).size).toBe(2)
  const [moved] = claimsOf(
    aTable('任现职后业绩', nationalColumns, ['2018.01-2019.01', '别的工程', '参加', '完成'], project),
  ).slice(1)
  expect(moved?.claimId).toBe(twice[0]?.claimId)
})

test('boxes that are ticked say the route', () => {
  expect(readRoute('☑正常申报 □破格申报 □转系列评审')).toBe('promotion')
  expect(readRoute('□正常申报 ☑破格申报')).toBe('exceptional')
  expect(readRoute('□正常申报 □破格申报')).toBe('unknown')
  expect(readRoute('正常申报 □破格申报 □转系列评审')).toBe('promotion')
  expect(readRoute('转评')).toBe('lateral')
})

test('a table that a page break cut without repeating its title goes on', () => {
  const claims = claimsOf(
    aTable('任现职前主要专业技术工作业绩登记', nationalColumns, project),
    aTable('', nationalColumns, ['2015.01-2016.01', '泵站改造', '参加', '完成']),
  )
  expect(claims.map(({ counted }) => counted)).toEqual([false, false])
})

test('a claim and its certificate are one claim with two evidences; a certificate that nobody claims stays by itself', () => {
  const certificate = aPage(
    ['发明专利证书', '发明名称：一种方法', '发 明 人：覃一一;韦二二', '专利号：ZL 2023 1 0123456.6'],
    { page: 7 },
  )
  const other = aPage(['发明专利证书', '发明名称：另一种方法', '专利号：ZL 2021 1 1234567.1'], { page: 8 })
  const { claims, certificates } = anApplicationOf({
    tables: [aTable('专利情况', ['专利名称', '专利号', '排名'], ['一种方法', 'ZL202310123456.6', '1/2'])],
    certificates: [certificate, other],
  })
  expect(claims).toHaveLength(1)
  expect(claims[0]).toMatchObject({
    people: ['覃一一', '韦二二'],
    evidence: [
      { from: 'form', page: 3 },
      { from: 'certificate', page: 7 },
    ],
  })
  expect(certificates).toHaveLength(2)
})

test('a heading that runs down the left edge of its table is no cell of the rows', () => {
  const [claim] = claimsOf(
    aTable(
      '六、获奖情况',
      ['', '获奖时间', '获奖项目', '排名'],
      ['获奖\n情况', '2019年5月20日', '变电站关键技术', '3/6'],
    ),
  )
  expect(claim?.text).toBe('2019年5月20日 | 变电站关键技术 | 3/6')
})

test('a cell that goes on to say what was done: only the name is the title', () => {
  const columns = ['开始时间', '截止时间', '业绩成果', '项目级别', '个人排名']
  const [project, patent, phase] = claimsOf(
    aTable(
      '8-1 业绩成果',
      columns,
      ['2021-08', '2023-12', '甘蔗快速卸车技术研究（桂科AB21196027）。负责工艺布置。已通过验收。', '省部级', '1/5'],
      [
        '2020-09',
        '2022-07',
        '发明专利：一种联动装置（专利号：ZL202310123456.6，授权公告号：CN111472379B，授权公告日：2022年7月1日）',
        '其他',
        '1/4',
      ],
      ['2020-09', '2022-07', '青岚市泵站改造工程（二期）', '其他', '1/4'],
    ),
  )
  expect(project).toMatchObject({ kind: 'project', title: '甘蔗快速卸车技术研究', level: '省部级' })
  expect(patent).toMatchObject({ kind: 'patent', title: '一种联动装置' })
  expect(patent?.dates.map(({ role, value }) => `${role} ${value}`)).toContain('granted 2022-07-01')
  expect(phase?.title).toBe('青岚市泵站改造工程（二期）')
})

test('the rank quotes only the words that say it', () => {
  const [claim] = claimsOf(
    aTable('任现职后业绩', nationalColumns, ['2021.03-2023.06', '某研究', '主持。负责总体方案', '通过验收。排名1/6']),
  )
  expect(claim?.rank).toEqual({ self: 1, total: 6, role: 'lead', raw: '主持 排名1/6' })
})

const portalColumns = ['开始时间', '截止时间', '业绩成果', '项目级别', '个人排名']

test.each([
  '装配式桥梁施工工法研究。参加，排名3/5。形成工法一项，团队获发明专利1件（ZL202010968314.6，第一发明人为合作单位人员）。',
  '协助合作单位完成安装工艺。支撑合作单位获授权发明专利（ZL202010968314.6）。',
  '装配式桥梁施工工法研究（获发明专利ZL202010968314.6，合作单位所有）',
])('a work that tells of a patent is not a claim to be its inventor: %s', (cell) => {
  const [claim] = claimsOf(aTable('业绩成果', portalColumns, ['2020-01', '2022-07', cell, '其他', '3/5']))
  expect(claim?.kind).not.toBe('patent')
})

test.each([
  '发明专利：一种甘蔗种植机的排种装置（专利号：ZL202010968314.6，授权公告日：2022年7月1日）',
  '一种取得样品的装置（专利号：ZL202010968314.6）',
  '一种甘蔗种植机的排种装置（申请号：202010968314.6）',
])('a row that a patent number names is a patent: %s', (cell) => {
  const [claim] = claimsOf(aTable('业绩成果', portalColumns, ['2020-01', '2022-07', cell, '其他', '1/4']))
  expect(claim?.kind).toBe('patent')
})
