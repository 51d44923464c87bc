import type { ArchiveRecord } from '#domain/archive-record'
import type { DateRole } from '#domain/claim'
import type { EducationColumn } from '#domain/education'
import type { IdentifierScheme } from '#domain/identifier'

/** Where the cells of a column go. `private` columns are personal data that the archive must never hold. */
export type Field =
  | 'title'
  | 'list' // every inventor or winner, in the official order
  | 'leader' // the first of them only: 负责人, 第一完成人
  | 'members' // those after the leader
  | 'person' // one person without a rank of its own
  | 'rank' // the rank of `person` in this row
  | 'units'
  | 'year'
  | 'period' // 2016.01-2019.12
  | 'amount'
  | 'award'
  | 'award-class'
  | 'grade'
  | 'level'
  | 'issuer'
  | 'status'
  | 'status-date' // since when it has that status
  | 'patent-type'
  | 'outcome' // what came of a project; one project may have several
  | 'issue' // 期号
  | 'entry' // a line of an issue's contents
  | 'pages'
  | 'person-id' // only its HMAC is kept
  | 'reply' // what a person or unit says to a line of the register
  | 'private'
  | `hours:${EducationColumn}`
  | `date:${DateRole}`
  | 'date:publication' // published or granted, as the kind letter of the number says
  | `id:${IdentifierScheme}`

export type RecordKind = ArchiveRecord['kind']

/** Words for a steward, by field. */
export const fieldWords: Readonly<Record<Field, string>> = {
  title: '名称',
  list: '完成人名单（按排名）',
  leader: '第一完成人／负责人',
  members: '其他成员',
  person: '人员',
  rank: '排名',
  units: '单位',
  year: '年度',
  period: '起止时间',
  amount: '金额',
  award: '奖项',
  'award-class': '奖项类别',
  grade: '等级',
  level: '级别',
  issuer: '授予／下达单位',
  status: '法律状态',
  'status-date': '法律状态日期',
  'patent-type': '专利类型',
  outcome: '项目成果',
  issue: '期号',
  entry: '目录题名',
  pages: '页码',
  'person-id': '证件号（只存不可还原的摘要）',
  reply: '本人／单位答复',
  private: '个人信息（不入库）',
  'hours:required': '公需必修学时',
  'hours:elective': '公需选修学时',
  'hours:shared': '行业共享学时',
  'hours:sharedCredits': '行业共享学分',
  'hours:professional': '专业学时',
  'hours:total': '总学时',
  'date:start': '开始日期',
  'date:end': '结束日期',
  'date:filed': '申请日',
  'date:published': '公开日',
  'date:granted': '授权日',
  'date:awarded': '获奖日期',
  'date:registered': '登记日期',
  'date:accepted': '验收／结项日期',
  'date:issued': '发布／发证日期',
  'date:stated': '日期',
  'date:publication': '公开（公告）日',
  'id:patent-application': '申请号／专利号',
  'id:patent-publication': '公开（公告）号',
  'id:patent-certificate': '专利证书号',
  'id:pct': 'PCT 申请号',
  'id:resident-id': '证件号',
  'id:credit-code': '统一社会信用代码',
  'id:isbn': 'ISBN',
  'id:issn': 'ISSN',
  'id:cn-serial': 'CN 刊号',
  'id:doi': 'DOI',
  'id:software-registration': '软著登记号',
  'id:software-certificate': '软著证书号',
  'id:standard': '标准号',
  'id:project': '项目编号',
  'id:award-certificate': '获奖证书号',
  'id:title-certificate': '职称证书号',
  'id:degree-certificate': '学历证书号',
}

type Synonyms = Partial<Readonly<Record<Field, string>>>

/**
 * Header → field, as departments, portals and their exports print them. Spaces part the synonyms; the more usual stands
 * first and wins where a file has two columns for one value. A bracketed remark in a header (前十名, 万元) is ignored.
 */
const everywhere: Synonyms = {
  private:
    '身份证 身份证号 身份证号码 公民身份号码 证件号 证件号码 证件编号 手机 手机号 手机号码 联系电话 电话 联系方式 邮箱 电子邮箱 家庭住址 银行账号 出生日期 出生年月 idcard idnumber phone mobile email',
}

export const synonyms: Readonly<Partial<Record<RecordKind, Synonyms>>> = {
  award: {
    title:
      '项目名称 获奖项目名称 获奖项目 获奖成果名称 获奖成果 成果名称 成果项目名称 项目成果名称 名称 title project projecttitle projectname',
    list: '主要完成人 完成人 主要完成人员 完成人员 项目主要完成人 获奖人员 获奖人 获奖者 主要获奖人 主要人员 winners people',
    leader: '第一完成人 项目负责人 主持人 第一获奖人',
    person: '姓名 获奖人姓名 person name 完成人姓名 被提名人',
    rank: '排名 个人排名 名次 位次 完成人排名 获奖排名 rank',
    units:
      '主要完成单位 完成单位 项目完成单位 获奖单位 完成单位名称 工作单位 所在单位 第一完成单位 单位 单位名称 申报单位 提名单位 org organisation organization institution unit units',
    year: '年度 获奖年度 奖励年度 授奖年度 评奖年度 获奖年份 年份 年 year',
    award: '奖项名称 奖励名称 获奖名称 奖项 奖励 科技奖名称 奖种 award awardname prize',
    'award-class': '奖励类别 奖项类别 奖励种类 奖项种类 奖励类型 奖项类型 奖种类别 类别 class category awardclass',
    grade: '获奖等级 奖励等级 奖项等级 授奖等级 等级 等次 奖级 获奖等次 grade',
    level: '奖励级别 获奖级别 奖项级别 级别 level',
    issuer: '授奖单位 颁奖单位 授奖部门 颁奖部门 颁发单位 发证单位 发证机关 授予单位 批准单位 授奖机构 颁奖机构 issuer',
    'date:awarded': '获奖时间 获奖日期 授奖时间 授奖日期 颁奖时间 颁奖日期 批准时间 表彰时间 awarddate',
    'date:issued': '发证时间 发证日期 颁发时间 颁发日期',
    'id:award-certificate': '证书编号 证书号 获奖证书编号 获奖证书号 奖励编号 奖励证书号 certificateno',
  },
  patent: {
    title:
      '专利名称 发明名称 发明创造名称 实用新型名称 外观设计名称 专利题名 名称 标题 题名 title invention patentname',
    list: '发明人 设计人 发明设计人 发明人设计人 发明人或设计人 当前发明人 申请日时发明人 发明者 inventors inventor',
    leader: '第一发明人',
    units:
      '专利权人 当前专利权人 申请人 权利人 申请专利权人 专利申请人 申请人专利权人 申请日时申请人 第一申请人 assignee assignees applicant applicants owner owners patentee',
    'id:patent-application':
      '申请号 专利号 专利申请号 申请专利号 申请号专利号 专利号申请号 专利编号 授权专利号 applicationno applicationnumber appno applyno patentno patentnumber',
    'id:patent-publication':
      '公开号 公告号 公开公告号 授权公告号 公布号 申请公布号 公开公布号 文献号 专利公开号 专利公告号 pubno publicationno publicationnumber pubnumber',
    'id:patent-certificate': '证书号 专利证书号 专利证书编号 证书编号',
    'date:filed': '申请日 申请日期 专利申请日 申请时间 applicationdate filingdate appdate',
    'date:published': '公布日 公开日 申请公布日 公开日期 公布日期',
    'date:granted': '授权公告日 授权日 授权日期 授权时间 公告日 授权公告日期 获得授权时间 grantdate',
    'date:publication': '公开公告日 公开公告日期 pubdate publicationdate',
    year: '年份 年度 year',
    'patent-type': '专利类型 专利类别 专利种类 类型 类别 发明类型 type patenttype',
    status: '法律状态 当前法律状态 专利状态 有效性 案件状态 状态 法律状态信息 status legalstatus',
    'status-date':
      '法律状态公告日 法律状态公告日期 法律状态日期 法律状态日 法律状态生效日 法律状态时间 状态日期 状态时间 失效日 失效日期 失效时间 终止日期 statusdate legalstatusdate',
  },
  project: {
    title: '项目名称 课题名称 项目题目 课题题目 项目中文名称 题目 名称 title projecttitle projectname',
    leader:
      '项目负责人 负责人 课题负责人 主持人 项目主持人 课题主持人 首席专家 负责人姓名 项目负责人姓名 person leader pi principalinvestigator',
    members:
      '项目组成员 课题组成员 主要参加人 主要参与人 参加人员 参与人 参与人员 主要成员 成员 项目成员 课题组主要成员 members participants',
    list: '主要完成人 完成人 主要完成人员 项目人员',
    person: '姓名 name',
    rank: '排名 个人排名 名次 rank',
    units:
      '依托单位 承担单位 项目承担单位 主持单位 责任单位 负责人所在单位 所在单位 牵头单位 工作单位 单位 单位名称 参加单位 合作单位 institution org organisation organization unit',
    'id:project':
      '项目批准号 批准号 项目编号 立项编号 立项号 课题编号 课题批准号 项目号 计划编号 资助编号 合同编号 合同号 任务书编号 编号 projectid projectno projectnumber grantno grantnumber approvalno',
    amount:
      '资助经费 资助金额 批准经费 批准金额 项目经费 总经费 经费 金额 立项经费 合同金额 财政经费 到账经费 money amount funding budget',
    year: '批准年度 立项年度 立项年份 批准年份 年度 年份 approvalyear year',
    period:
      '起止年月 起止时间 起止日期 研究期限 执行期 执行期限 项目起止时间 项目起止年月 实施期限 研究起止时间 period',
    'date:start': '立项时间 立项日期 开始时间 开始日期 起始时间 起始日期 批准时间 批准日期 starttime startdate start',
    'date:end': '结束时间 结束日期 完成时间 终止时间 截止时间 计划完成时间 endtime enddate end',
    'date:accepted': '结项时间 结项日期 结题时间 结题日期 验收时间 验收日期 鉴定时间 鉴定日期 accepteddate',
    level: '项目级别 课题级别 级别 level',
    issuer: '项目来源 资助机构 资助单位 下达单位 立项单位 立项部门 批准单位 主管部门 任务来源 计划名称 funder source',
    outcome: '成果名称 成果形式 成果等级 成果类型 结项证书号 结题证书号 验收结论 出版社 出版时间 作者 获奖情况',
  },
  paper: {
    title: '论文题目 论文名称 论文标题 题名 篇名 文章名称 题目 标题 title papertitle',
    list: '作者 全部作者 论文作者 作者列表 authors author',
    leader: '第一作者 firstauthor',
    units: '作者单位 第一作者单位 单位 机构 affiliation institution organ',
    issuer: '期刊名称 发表期刊 刊物名称 期刊 刊名 发表刊物 来源 文献来源 journal source',
    'id:doi': 'doi doi号',
    'id:issn': 'issn issn号',
    'id:cn-serial': 'cn刊号 cn cn号 国内刊号 国内统一刊号',
    year: '发表年度 发表年份 年度 年份 年 出版年 year pubyear',
    'date:published': '发表时间 发表日期 出版时间 出版日期 刊出日期 见刊时间 pubdate publicationdate',
    level: '论文级别 期刊级别 刊物级别 收录情况 级别',
  },
  software: {
    title: '软件名称 软件全称 著作权名称 软件著作权名称 名称 title softwarename',
    list: '开发人员 主要开发人员 developers',
    units: '著作权人 权利人 著作权人名称 owner owners copyrightowner',
    'id:software-registration': '登记号 软件登记号 软著登记号 著作权登记号 registrationno regno',
    'id:software-certificate': '证书号 证书编号 软著证书号 软著登字号',
    'date:registered': '登记日期 登记时间 发证日期 登记批准日期 registrationdate',
    'date:published': '首次发表日期 发表日期',
    'date:end': '开发完成日期 完成日期',
    year: '年度 年份 year',
  },
  standard: {
    title: '标准名称 标准中文名称 中文标准名称 名称 title standardname',
    list: '主要起草人 起草人 起草人员 drafters',
    units: '主要起草单位 起草单位 归口单位 draftingunits',
    'id:standard': '标准号 标准编号 标准代号 standardno',
    'date:issued': '发布日期 发布时间 批准日期 issuedate',
    'date:start': '实施日期 实施时间',
    issuer: '发布单位 发布部门 批准发布部门 主管部门',
    level: '标准级别 标准类型 标准类别 级别',
    status: '标准状态 状态',
    year: '年度 年份 year',
  },
  journal: {
    title: '期刊名称 刊名 期刊 刊物名称 名称 journal title',
    'id:issn': 'issn issn号',
    'id:cn-serial': 'cn刊号 国内统一刊号 国内统一连续出版物号 cn cn号 国内刊号 刊号',
    issuer: '主管单位 主管部门 主办单位 主管 主办',
    units: '主办单位 出版单位 sponsor',
    level: '级别 期刊级别',
    status: '状态 出版状态',
    year: '年度 年份 year',
  },
  issue: {
    title: '期刊名称 刊名 期刊 刊物名称 journal',
    entry: '目录题名 题名 篇名 文章名称 论文题目 论文名称 标题 title',
    list: '作者 全部作者 authors author',
    issue: '期号 期 刊期 期次 issue',
    pages: '页码 起止页码 起止页 页码范围 起始页 pages page',
    'id:issn': 'issn issn号',
    'id:cn-serial': 'cn刊号 国内统一刊号 国内统一连续出版物号 cn cn号 国内刊号 刊号',
    year: '年度 年份 年 出版年 year',
  },
  retraction: {
    title: '论文题目 论文名称 题名 篇名 标题 名称 title',
    list: '作者 全部作者 authors author',
    issuer: '期刊名称 期刊 刊名 journal',
    'id:doi': 'doi originalpaperdoi 原文doi 论文doi doi号',
    'id:issn': 'issn issn号',
    status: '通知类型 声明类型 性质 类型 retractionnature nature',
    'date:issued': '撤稿日期 撤稿时间 声明日期 通知日期 retractiondate',
    year: '年度 年份 发表年份 year',
  },
  integrity: {
    title: '失信事项 失信行为 事项 认定事项 处理事项 名称 title',
    person: '姓名 人员姓名 name',
    'person-id': '身份证号 身份证 身份证号码 公民身份号码 证件号 证件号码 idcard idnumber',
    units: '单位 单位名称 用人单位 工作单位 unit',
    'id:credit-code': '统一社会信用代码 信用代码 单位信用代码 creditcode',
    issuer: '认定机关 认定单位 处理机关 处理单位 决定机关 issuer',
    'date:start': '认定日期 处理日期 决定日期 起始日期 开始日期 生效日期 start',
    'date:end': '截止日期 到期日期 限制申报至 禁止申报至 期满日期 终止日期 baruntil end',
    status: '状态 申诉结果 申诉情况 复查结果 status',
    level: '类型 性质 程度',
    reply: '单位答复 本人答复 答复 单位说明 本人说明 情况说明 申辩意见 申辩 陈述申辩 整改情况 reply',
  },
  education: {
    person: '姓名 人员姓名 学员姓名 name',
    'person-id': '身份证号 身份证 身份证号码 公民身份号码 证件号 证件号码 idcard idnumber',
    year: '年度 学习年度 年份 year',
    'hours:required': '公需必修学时 公需必修 公需必修课 公需科目必修学时 required',
    'hours:elective': '公需选修学时 公需选修 公需选修课 公需科目选修学时 elective',
    'hours:shared': '行业内数据共享学时 行业共享学时 共享学时 shared',
    'hours:sharedCredits': '行业内数据共享学分 行业共享学分 共享学分 学分 credits',
    'hours:professional': '专业学时 专业科目学时 专业科目 专业课学时 professional',
    'hours:total': '总学时 总学时合计 学时合计 合计学时 合计 学时 累计学时 total',
    issuer: '归集单位 来源系统 学习平台 平台 行业主管部门 施教机构 来源 source',
    units: '工作单位 单位 单位名称 unit',
    'date:stated': '查询日期 查询时间 数据截止日期 截止日期 归集日期 核验日期 更新日期 asof',
  },
  'title-certificate': {
    title: '资格名称 职称名称 专业技术资格名称 专业技术资格 专业技术职务任职资格 任职资格 职称 资格 title',
    person: '姓名 持证人 name',
    'person-id': '身份证号 身份证 身份证号码 公民身份号码 证件号 证件号码 idcard idnumber',
    private: `${everywhere.private} 证书编号 证书号 管理号 职称证书编号 职称证书号 资格证书编号 certificateno`,
    level: '级别 职称级别 资格级别 等级 level',
    issuer: '批准机关 批准单位 授予单位 审批机关 发证机关 发证单位 评审委员会 评委会 评审组织 issuer',
    units: '工作单位 单位 申报单位 unit',
    status: '状态 证书状态 有效状态 status',
    'date:granted':
      '授予时间 授予日期 取得时间 取得日期 资格取得时间 获得时间 批准时间 批准日期 评审通过时间 通过时间 granted',
    'date:issued': '发证时间 发证日期 签发日期 issued',
    'date:stated': '查询日期 查询时间 数据截止日期 归集日期 核验日期 更新日期 asof',
    year: '年度 年份 year',
  },
  book: {
    title: '书名 著作名称 图书名称 教材名称 名称 title',
    list: '作者 著者 主编 编著者 全部作者 authors author',
    leader: '第一作者',
    'id:isbn': 'isbn isbn号 书号',
    issuer: '出版社 出版单位 publisher',
    'date:published': '出版时间 出版日期 pubdate',
    year: '出版年 出版年份 年度 年份 year',
  },
}

/** Full-width, case, spaces and punctuation never tell two headers apart; `remark` also drops what stands in brackets. */
export const normaliseHeader = (header: string, keep: 'all' | 'without-remark'): string => {
  const folded = header.normalize('NFKC').toLowerCase()
  const bare = keep === 'all' ? folded : folded.replace(/[([【][^)\]】]*[)\]】]/g, '')
  return bare.replace(/[^\p{L}\p{N}]/gu, '')
}

export interface ColumnMeaning {
  readonly field: Field
  /** How usual the synonym is: the lower wins where two columns would fill one value. */
  readonly order: number
}

const toIndex = (words: Synonyms): ReadonlyMap<string, ColumnMeaning> =>
  new Map(
    (Object.entries({ ...everywhere, ...words }) as [Field, string][]).flatMap(([field, list]) =>
      list.split(' ').map((word, order) => [word, { field, order }] as const),
    ),
  )

const indexes = new Map<RecordKind, ReadonlyMap<string, ColumnMeaning>>(
  (Object.entries(synonyms) as [RecordKind, Synonyms][]).map(([kind, words]) => [kind, toIndex(words)]),
)

export const knownKinds: readonly RecordKind[] = [...indexes.keys()]

/** What a printed header means in a file of this kind; undefined for a column that we only keep under its own name. */
export const meaningOf = (kind: RecordKind, header: string): ColumnMeaning | undefined => {
  const index = indexes.get(kind)
  return index?.get(normaliseHeader(header, 'all')) ?? index?.get(normaliseHeader(header, 'without-remark'))
}
