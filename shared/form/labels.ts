import { normalise } from '#text/normalise'

/**
 * What labels look like. Words that forms print as labels, and endings that labels have: an unknown form has other
 * labels, but they end like these. Data for whoever meets a new form, not code.
 */
const words = `
姓名 现名 曾用名 性别 民族 籍贯 出生年月 出生日期 出生时间 出生地 年龄 政治面貌 健康状况 身体状况 婚姻状况 照片 国籍
身份证号 身份证号码 公民身份号码 证件号码 证件类型 联系电话 手机 手机号码 移动电话 办公电话 固定电话 电子邮箱 邮箱 电子信箱 通讯地址 通信地址 联系地址 家庭住址 邮政编码 邮编
参加工作时间 工作时间 工作单位 现工作单位 所在单位 申报单位 单位 单位名称 单位性质 单位级别 单位类别 单位地址 单位隶属关系 主管部门 上级主管部门 所属地区 所在部门 部门 科室 统一社会信用代码
行政职务 行政职务任命时间 现任行政职务 党政职务 职务 职称 职务/职称 现任职务 任职时间 任职起止时间 任职年限
现任专业技术职务 现专业技术职务 现专业技术资格 现任专业技术资格 现有专业技术资格 现职称 现有职称 取得时间 资格取得时间 授予时间 批准时间 审批机关 批准机关 发证机关 发证单位 颁发机构 证书编号 证书号 资格证书编号 管理号
聘任时间 聘任年限 聘任职务 聘任单位 聘任岗位 受聘时间 首次聘任时间 从事本专业工作年限 从事专业 现从事专业 从事专业技术工作年限 专业技术工作年限 从事何专业技术工作 现从事何专业
申报资格 申报专业技术资格 申报专业技术职务 评审专业技术资格 申报职称 申报级别 申报等级 申报系列 申报专业 申报类型 申报类别 申报方式 申报层级 申报年度 申报学科 拟评职称系列 拟评级别 拟评专业技术资格 拟评专业 评审年度 参加评审会 学科 系列 级别 专业 专业名称 资格名称 资格级别 资格类型 曾申报次数 上一次申报时间 是否破格 是否申请破格 破格申报 是否第一次申报 是否转评 是否以该资格申报 证书适用范围 是否高技能人才 参加乡村振兴定向评价 是否参加乡村振兴定向评价
最高学历 第一学历 全日制学历 全日制教育 在职教育 学历 学位 学历学位 学历(学位) 学历/学位 学制 毕业院校 毕业学校 毕业时间 毕业证书编号 学历证书编号 学位证书编号 学位授予单位 所学专业 学习形式 学历项目 入学时间 办学形式
外语水平 外语程度 外语语种 外语成绩 外语等级 懂何种外语 计算机水平 计算机成绩 计算机等级 继续教育学时 继续教育情况 继续教育 专业特长 业务专长 专业专长 兴趣爱好
近五年年度考核结果 近三年年度考核结果 年度考核 年度考核结果 年度考核情况 考核结果 考核情况 考核等次 考核等级 任现职期间考核结果 年度 等次 备注 说明 附注
起止时间 起止年月 起始时间 开始时间 截止时间 结束时间 起止日期 时间 日期 年月 自何年何月至何年何月 学习内容 培训内容 专业或主要内容 学习地点 证明人 主办单位 组织单位 举办单位 培训机构 培训单位 学时 学分 总学时 合计 公需科目 专业科目 公需必修学时 公需选修学时 专业学时 学习方式
项目名称 工程名称 课题名称 成果名称 业绩名称 业绩成果 专业技术工作名称 工作内容 工作内容及取得的成效 工作内容、本人起何作用 本人作用 本人起何作用 本人角色 本人职责 承担角色 担任角色 角色 完成情况 完成情况及效果 取得成效 项目级别 项目来源 项目编号 项目经费 项目类别 项目类型 立项单位 立项时间 结题时间 验收时间 完成时间 工程规模 投资额 金额 经费 建设单位 排名 个人排名 本人排名 位次 名次 排序
获奖时间 授奖时间 获奖项目 获奖名称 奖项名称 奖励名称 获奖成果名称 名称与内容 等级 奖励等级 获奖等级 奖励级别 授奖单位 授奖机关 颁奖单位 颁奖机关 授予单位 表彰单位 荣誉名称 荣誉称号
专利名称 发明名称 专利类型 专利类别 专利号 申请号 授权号 授权公告号 授权公告日 授权日期 授权时间 申请日 专利权人 发明人 软件名称 登记号 著作权人 标准名称 标准编号 标准级别 发布日期 实施日期
题目 论文题目 论文名称 论著题目 著作名称 学术成果名称 成果类型 名称及内容提要 刊物名称 期刊名称 登载刊物 发表刊物 出版社 出版单位 刊号 期号 期号及页码 卷期页码 页码 发表时间 出版时间 作者排序 作者排名 作者 本人排名 合(独)著、译 是否代表作 收录情况 检索情况 出版、登载、获奖或在学术会议上交流情况 字数 承担字数 影响因子
总人数 参加人数 赞成人数 反对人数 弃权人数 同意票数 反对票数 弃权票数 应到人数 实到人数 出席人数 表决结果 评审委员会表决结果 评审结果
单位推荐意见 单位意见 推荐意见 主管部门意见 基层单位意见 呈报单位意见 审核意见 审查意见 审批意见 评审意见 评委会意见 专家意见 专业组意见 学科组意见 评审组织意见 公示情况 公示结果 本人承诺 申报人承诺 评语 鉴定意见 答辩情况 考试成绩 考试种类 考试科目 组织考试单位 考试日期
自何年何月 至何年何月 何年何月 在何单位任何职务 任何职务 授课时间 课程名称 授课对象 总工作量
参加何学术团体任何职务 参加学术团体 学术团体名称 在何职 社会兼职 学术兼职 奖惩情况 填表时间 填表日期 填报时间 填报日期 填表人 申报人 申报人签名 本人签名 联系人 负责人 经办人 审核人 序号 编号 数据来源 档案号 名称 内容 类别 类型 数量 单价 规格 地点 结果 缴纳单位 缴纳开始时间 缴纳结束时间 缴纳社保机构 指导内容 指导情况 专业技术人员类别
`
const lexicon = new Set(words.trim().split(/\s+/))

const endings =
  /(时间|日期|年月|名称|单位|情况|编号|号码|证号|姓名|性别|民族|学历|学位|专业|院校|学校|电话|手机|邮箱|信箱|地址|邮编|编码|职务|职称|资格|年限|面貌|排名|排序|位次|名次|等级|等次|级别|层级|类别|类型|种类|性质|机关|机构|部门|内容|作用|角色|意见|结果|结论|备注|成效|效果|效益|学时|学分|成绩|水平|程度|特长|专长|状况|籍贯|题目|刊物|刊号|期号|页码|作者|人数|证明人|发明人|专利权人|联系人|完成人|来源|金额|经费|方式|形式|语种|科目|系列|提要|摘要|说明|签名|签字|盖章|公章|数量|票数|项目|奖项|成果|业绩|承诺|评语|依据|条件|工作量|项目数|篇数|次数|公告日|申请日|代码|兼职|称号|专利号|登记号|公告号|申请号|证书号|字数)$/

/** Words that forms print as values although they end like labels. */
const valueWords = new Set(
  `男 女 无 有 是 否 群众 中共党员 党员 团员 共青团员 九三学社社员 民盟盟员 事业单位 企业单位 国有企业 民营企业 机关单位 全额事业单位 差额事业单位 优秀 称职 合格 良好 基本称职 不合格 免试 同意 通过 独立 主持 参加
  工程师 高级工程师 正高级工程师 助理工程师 技术员 技术负责人 项目负责人 专业负责人 工程负责人 现场负责人 主要参加者 独立完成 第一作者 通讯作者 一等奖 二等奖 三等奖 特等奖 实用新型 发明专利 外观设计 正常申报 破格申报 转系列评审 省部级 国家级 市厅级 论文 著作 教材 全日制 脱产 在职 函授 自填 数据获取`
    .trim()
    .split(/\s+/),
)

/** Boxes that hold a picture, no value follows them. */
const pictures = /^(照片|相片|贴照片处|照片粘贴处|[一二]寸.*照片?|.*免冠.*照片?)$/

/** A label as printed, without the spaces that spread it, the colon behind it, its number and its English. */
export const labelOf = (text: string): string => {
  const label = text.replace(/\s+/g, '').replace(/[:：﹕_＿]+$/, '')
  const bare = withoutGloss(label.replace(number, ''))
  return bare !== label && labelScore(bare) >= 0.5 ? bare : label
}

/** `1.姓名`, `(2)成果名称`, `③学历`: forms number their boxes. */
const number = /^(?:\d{1,2}[.、．)）]|[(（]\d{1,2}[)）]|[①-⑳])(?=[^\d\s])/

/** `姓名 Name`, `出生年月/Date of Birth`, `职称(Title)`: what stands behind the Chinese says it again. Capitals alone (`期刊ISSN`) do not. */
const withoutGloss = (label: string): string => {
  const [whole, chinese = ''] = label.match(gloss) ?? []
  return whole !== undefined && /[a-z]/.test(label.slice(chinese.length)) ? chinese : label
}
const gloss = /^(.*\p{Script=Han}[)）]?)[·/／|]?[(（]?[A-Za-z][A-Za-z.,'’&/\s-]*[)）]?$/u

const scores = new Map<string, number>()

/** How much a text looks like a label, 0..1. */
export const labelScore = (text: string): number => {
  const known = scores.get(text)
  if (known !== undefined) return known
  const score = Math.max(scoreOf(text), inSimplified(text))
  // Free texts are as many as documents: only short ones, which come again, are worth remembering.
  if (text.length <= 24 && scores.size < 20_000) scores.set(text, score)
  return score
}

/** Of a label in 繁体: 參加工作時間 asks what 参加工作时间 asks. */
const inSimplified = (text: string): number => {
  if (text.length > 24 || isProse(text)) return 0
  const simplified = normalise(text)
  return toHan(simplified) === toHan(text) ? 0 : scoreOf(simplified)
}

const toHan = (text: string): string => text.replace(/\P{Script=Han}/gu, '')

const scoreOf = (text: string): number => {
  if (text.length > 80) return 0
  const raw = text.normalize('NFKC').replace(/\s+/g, '')
  const label = withoutGloss(raw.replace(/^[*★]/, '').replace(number, '').replace(/:+$/, ''))
  const bare = label.replace(/\([^)]*\)/g, '')
  if (label === '' || bare.length > 36 || /[。;!?]/.test(label)) return 0
  if (lexicon.has(label) || lexicon.has(bare)) return 1
  if (isKnownValue(label) || /[☑☒✓√□☐]/.test(label)) return 0.03
  if (raw.endsWith(':')) return 0.9
  if (/^(19|20)\d\d(年度?)?$/.test(label)) return 0.55
  if (/^第[\d一二三四五六七八九十]/.test(label)) return 0.05
  if (/\d.*\d.*\d/.test(label) || /@/.test(label)) return 0.03
  if (endings.test(bare) && bare.length <= 22) return 0.78
  if (asks.test(bare) && bare.length <= 22) return 0.85
  const parts = bare.split(/[/、及与和或]/)
  if (parts.length > 1 && parts.every((part) => lexicon.has(part) || endings.test(part))) return 0.85
  if (parts.length > 1 && parts.some((part) => lexicon.has(part)) && bare.length <= 22) return 0.7
  if (/[,，]/.test(label)) return 0.05
  return bare.length <= 6 ? 0.3 : bare.length <= 12 ? 0.2 : 0.08
}

/** 自何年何月, 在何单位从事何专业技术工作: older forms put their labels as questions. */
const asks = /^(?:自|至|在|于|从事|懂|参加|受过?)?何(?:年|月|时|地|处|校|种|单位|专业|部门)|任何职务?/

/** What says something in sentences asks for nothing. */
export const isProse = (text: string): boolean => /[。；;！!？?]/.test(text)

/**
 * Words, dates and sentences that stand where a label would: whoever printed them did not mean one. Roles and kinds (项目负责人, 论文,
 * 在职) are values in one form and labels in another.
 */
export const isNoLabel = (text: string): boolean => {
  const label = text.normalize('NFKC').replace(/\s+/g, '')
  return isProse(label) || /^(?:[男女无有是否]|[\d年月日.~〜至—–/-]+今?|.*@.*)$/.test(label)
}

export const isKnownLabel = (text: string): boolean => labelScore(text) === 1

/** Words that are the whole value of one field: 男, 壮族, 中共党员. */
export const isKnownValue = (text: string): boolean =>
  valueWords.has(text) || /^.{1,4}族$/.test(text) || isSeriesName(text)

/** 工程系列 fills 拟评职称系列 in and asks for nothing, though it ends like a label. */
const isSeriesName = (text: string): boolean =>
  /^\p{Script=Han}{2,8}系列$/u.test(text) && !/职称|职务|资格|申报|评审|拟评|拟报/.test(text)

export const isPicture = (text: string): boolean => pictures.test(labelOf(text))
