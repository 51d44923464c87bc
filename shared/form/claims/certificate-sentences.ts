import type { CertificateKind } from '#domain/form'

/** What a certificate says in a sentence or in its heading, under the label that other certificates print for it. */
export interface Sentence {
  readonly kinds: readonly CertificateKind[]
  readonly label: string
  /** On the page's text without white space, full width folded; the first group that matched is the value. */
  readonly regex: RegExp
  /** Tested on each line as printed instead: a heading has its line to itself. */
  readonly onOneLine?: true
}

const patents: readonly CertificateKind[] = ['invention-patent', 'utility-patent', 'design-patent']
const proofs: readonly CertificateKind[] = ['other', 'unit-notice']

const han = '[\\p{Script=Han}〓]'
const name = `(?![我本该各由经全])(${han}{2,4}?|${han}{1,8}·${han}{1,10})`
const afterName = '(?=同志|同学|先生|女士|老师|[,(]|性别|系|申报|为[我本]|是[我本]|自(?:19|20)|于(?:19|20)|参加)'
const digit = '[\\d〇○零一二三四五六七八九十]'
const month = `${digit}{2,5}年${digit}{1,3}月`
const day = `${month}${digit}{1,3}日`
const date = `${digit}{2,5}年(?:${digit}{1,3}月)?(?:${digit}{1,3}日)?`
const until = '(?:起)?(?:至|到|-|—|~)'
const unit = '(?:单位|公司|院|校|所|局|厂|中心|集团|站)'
const of = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'u')

export const sentences: readonly Sentence[] = [
  { kinds: patents, label: '证书号', regex: /证书号(第\d+号)/u },
  { kinds: ['software'], label: '证书号', regex: /(软著登字第[A-Z\d]+号)/u },

  {
    kinds: ['degree'],
    label: '姓名',
    regex: of(`(?:学生|研究生|毕业生|学员|授予)`, name, '(?=,|同学|同志|性别|[男女],)'),
  },
  { kinds: ['degree'], label: '姓名', regex: of(`证书(?:兹证明)?`, name, `(?=,?性别|,[男女],|系${han}{2,20}人,)`) },
  { kinds: ['degree'], label: '性别', regex: /(?:性别|,)([男女])(?=[,。])/u },
  { kinds: ['degree'], label: '出生日期', regex: of(`(${date})(?:出)?生`) },
  { kinds: ['degree'], label: '入学时间', regex: of(`(${month})${until}${month}`) },
  { kinds: ['degree'], label: '毕业时间', regex: of(`${month}${until}(${month})`) },
  {
    kinds: ['degree'],
    label: '专业',
    regex: of(
      `(?:在|于)(?:[本我]校|${han}{2,14}?(?:大学|学院))?(?:${han}{2,14}(?:学院|系))?`,
      // 于二〇〇二年三月至…在本校: the years are written in the same characters.
      `((?![年月至在〇零一二三四五六七八九十]|完成了?)${han}(?:(?![年月至在])${han}|[()]){1,24}?)专业(?!技术|学位)`,
    ),
  },
  { kinds: ['degree'], label: '学制', regex: of(`(${digit}(?:\\.5|年半)?年)制|学制(${digit}(?:\\.5)?年)`) },
  {
    kinds: ['degree'],
    label: '学历',
    regex: /年制((?:大学)?(?:本科|专科|大专))|((?:硕士|博士)研究生|本科|专科)(?=学习|毕业|阶段|教学计划)/u,
  },
  { kinds: ['degree'], label: '学位', regex: of(`授予(?:其)?(${han}{1,6}(?:学士|硕士|博士)(?:专业)?)学位`) },
  { kinds: ['degree'], label: '校名', onOneLine: true, regex: /^([\p{Script=Han}〓]{2,18}(?:大学|学院))$/u },

  {
    kinds: [...proofs, 'training'],
    label: '姓名',
    regex: of(`(?:兹?证明|兹有(?:[我本]${unit})?|[我本]${unit}|学员)(?:职工|员工|教师|人员|干部)?`, name, afterName),
  },
  // 兹证明某某设计院姜某同志: the unit ends where the name begins.
  {
    kinds: ['other'],
    label: '姓名',
    regex: of(`证明${han}{2,30}(?:公司|集团|中心|大学|[院所站局厂])`, name, '(?=同志)'),
  },
  {
    kinds: ['training', 'title'],
    label: '姓名',
    onOneLine: true,
    regex: /^([\p{Script=Han}〓·]{2,4}?)\s*(?:同志|同学|学员|先生|女士)/u,
  },
  { kinds: [...proofs, 'training', 'title'], label: '身份证号', regex: /身份证(?:号码?)?[为:]?(\d{17}[\dXx])/u },
  { kinds: ['other'], label: '从事时间', regex: of(`自(${date})(?:起|以来|至今)`) },
  { kinds: ['other'], label: '从事专业', regex: of(`从事(${han}{2,20}?)(?:专业)?(?:技术)?(?:管理)?工作`) },
  { kinds: ['other'], label: '现任职务', regex: of(`现任(?:职务为?)?(${han}{2,14}?)(?=[,。;]|职务|一职|岗位)`) },
  {
    kinds: ['other'],
    label: '项目名称',
    regex: /[“"《「]([^”"》」]{4,80})[”"》」](?:项目|课题|工程)?(?=中|,|的|建设|。)/u,
  },
  { kinds: ['other'], label: '担任职务', regex: of(`(?:中)?担任(${han}{2,14}?)(?=[,。;(]|一职|职务|工作)`) },

  {
    kinds: ['unit-notice'],
    label: '公示时间',
    regex: of(`(${day}(?:至|-|—|~|到)(?:${digit}{2,5}年)?${digit}{1,3}月${digit}{1,3}日)`),
  },
  { kinds: ['unit-notice'], label: '公示天数', regex: /公示(?:期)?(?:为|共|满)?(\d+个?工作日)/u },
  { kinds: ['unit-notice'], label: '公示结果', regex: /(无(?:任何)?异议)/u },

  {
    kinds: ['training'],
    label: '姓名',
    regex: of('(?:证书|证明|合格证)(?!书)', name, '(?=同志|学员|,|\\(|于(?:19|20)|参加)'),
  },
  {
    kinds: ['training'],
    label: '培训时间',
    regex: of(`(${date}(?:至|-|—|~|到)(?:${digit}{2,5}年)?(?:${digit}{1,3}月)?(?:${digit}{1,3}日)?)`),
  },
  {
    kinds: ['training'],
    label: '培训内容',
    regex:
      /参加(?:了|由)?(?:[^,。“"《]{2,40}?(?:举办|组织|主办)的)?[“"《]?([^,。“”"《》]{4,50}?)[”"》]?(?:高级|专题|专项)?(?:培训班|研修班|培训|学习|网络)/u,
  },
  { kinds: ['training'], label: '主办单位', regex: of(`(?:参加了?由?|由)((?!由)${han}{4,30}?)(?:举办|组织|主办)的`) },
  {
    kinds: ['training'],
    label: '学时',
    regex: /(?:共计?|合计|总计|完成|累计|学满)[^\d。]{0,8}(\d+(?:\.\d+)?个?学时)/u,
  },
  { kinds: ['training'], label: '公需科目', regex: /公需(?:科目|课)?[^\d。]{0,6}(\d+(?:\.\d+)?个?学时)/u },
  { kinds: ['training'], label: '专业科目', regex: /专业(?:科目|课)[^\d。]{0,6}(\d+(?:\.\d+)?个?学时)/u },
  { kinds: ['training'], label: '年度', regex: /((?:19|20)\d{2}年度)/u },

  // A foreword: 本文件主要起草人：甲、乙、丙。 The list runs on to its stop, or to the next sentence of the kind.
  {
    kinds: ['standard'],
    label: '主要起草人',
    regex: /起草人(?:员)?(?:名单)?:([^。:;]{2,600}?)(?=。|本(?:文件|标准|规程|规范|部分)|(?:主要)?审查人|$)/u,
  },
  {
    kinds: ['standard'],
    label: '起草单位',
    regex:
      /(?:起草|主编)单位(?:名称)?:([^。:]{4,600}?)(?=。|本(?:文件|标准|规程|规范|部分)|(?:主要)?起草人|参编单位|参加单位|$)/u,
  },
  { kinds: ['standard'], label: '代替标准号', regex: /代替([A-Z][A-Z/\d.]*\d[-—–](?:19|20)\d{2})/u },
  { kinds: ['standard'], label: '发布日期', regex: /((?:19|20)\d{2}-\d{1,2}-\d{1,2})发布/u },
  {
    kinds: ['standard'],
    label: '标准号',
    onOneLine: true,
    regex:
      /^((?:[A-Z]{2,5}\d{0,4}|[TQ]\s?\/\s?[A-Z0-9]{2,12})(?:\s?\/\s?[TZ])?\s?\d[\d.]*\s?[-—–－]\s?(?:19|20)\d{2})$/u,
  },
  {
    kinds: ['standard'],
    label: '标准名称',
    onOneLine: true,
    regex:
      /^((?!.*(?:国家|行业|地方|团体|企业)标准$)[\p{Script=Han}\dA-Za-z][\p{Script=Han}\dA-Za-z、（）()\s]{3,60}(?:规程|规范|标准|导则|指南|通则|要求|方法|条件|图集))$/u,
  },

  { kinds: ['title'], label: '姓名', regex: of('[,。:经]', name, '(?=同志|先生|女士)') },
  { kinds: ['title'], label: '评审委员会', regex: of(`经(${han}{4,40}?(?:评审委员会|评委会))`) },
  { kinds: ['title'], label: '批准机关', regex: of(`(?:由|经)(${han}{4,40}?)(?:批准|审核批准|审定)`) },
  {
    kinds: ['title'],
    label: '资格名称',
    regex: of(`(?:具备|具有|取得|获得|授予)(${han}{2,14}?)(?:的(?:职业|执业))?(?:专业技术)?(?:职务)?(?:任职)?资格`),
  },
  { kinds: ['title'], label: '授予时间', regex: of(`于?(${day}|${month})(?:经|取得|获得|评审)`) },

  {
    kinds: ['award'],
    label: '奖励名称',
    onOneLine: true,
    regex: /^([\p{Script=Han}\d][\p{Script=Han}\d\s]{1,30}奖)$/u,
  },
  {
    kinds: ['award'],
    label: '奖励名称',
    regex: /(?:荣获|授予|获得|获|为表彰)[“"《]?([\p{Script=Han}\d]{3,30}?奖)(?!励|项|状)/u,
  },
  { kinds: ['award'], label: '奖励等级', regex: /((?:特等|一等|二等|三等|金|银|铜|优秀|优胜)奖)/u },
  {
    kinds: ['award'],
    label: '获奖者',
    onOneLine: true,
    regex:
      /^([\p{Script=Han}〓·]{2,4}(?:[、，,][\p{Script=Han}〓·]{2,4})*)\s*(?:等?同志|先生|女士|老师|教授|博士|同学)?\s*[:：]$/u,
  },
  {
    kinds: ['award'],
    label: '获奖单位',
    onOneLine: true,
    regex: /^([\p{Script=Han}〓()（）]{4,40}(?:公司|集团|大学|学院|医院|[院所站局厂处队]|中心))\s*[:：]$/u,
  },
  // 姜某 同志在2021年度工作中成绩突出，被评为先进工作者
  { kinds: ['award'], label: '获奖者', regex: of('证书', name, '同志(?=在|于|,)') },
  { kinds: ['award'], label: '获奖者', regex: of(`(?:授予|表彰|奖给|颁给)`, name, '(?=同志|先生|女士|[“"])') },
  {
    kinds: ['award'],
    label: '获奖项目',
    regex:
      /(?:完成的|申报的|撰写的|主持的|参加的|参与的|承担的|设计的|论文|项目|成果|作品)[“"《「]([^”"》」]{4,80})[”"》」]|在[“"《「]([^”"》」]{4,80})[”"》」](?:项目|课题|工程|成果)中/u,
  },
]
