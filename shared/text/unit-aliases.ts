/**
 * Names that a body had before, so that a certificate of 2009 and an archive of 2024 are not two owners. Public facts; `source` says where they
 * are stated, and the years are those of the decision. Rows are looked up by words, so a department behind the name keeps its place.
 */
export interface UnitAlias {
  readonly old: string
  /** First year of the old name, where it matters or is known. */
  readonly from?: number
  /** The year in which the new name took over: both names may be printed in it. */
  readonly to: number
  readonly now: string
  /** A merged body stood beside its heir until then: the two are one only afterwards. */
  readonly how: 'renamed' | 'merged'
  readonly source: string
}

const sources = {
  moe: '教育部批准更名、转设的公告与全国高等学校名单',
  gx: '广西壮族自治区人民政府、教育厅的公告',
  npc98: '国务院机构改革方案（1998年，九届全国人大一次会议）',
  npc08: '国务院机构改革方案（2008年，十一届全国人大一次会议）',
  npc13: '国务院机构改革和职能转变方案（2013年，十二届全国人大一次会议）',
  reform18: '国务院机构改革方案（2018年，十三届全国人大一次会议）及地方机构改革',
  reform09: '地方政府机构改革（2009年前后）',
  own: '单位公开的沿革',
} as const

/** old | from | to | now | r(enamed) or m(erged) | source. Whole names, with or without what stands behind them. */
const bodies = `
桂林电子工业学院|1980|2006|桂林电子科技大学|r|moe
广西工学院|1985|2013|广西科技大学|r|moe
柳州医学高等专科学校||2013|广西科技大学|m|moe
广西民族学院|1958|2006|广西民族大学|r|moe
广西师范学院|1978|2018|南宁师范大学|r|moe
桂林冶金地质学院|1978|1993|桂林工学院|r|moe
桂林工学院|1993|2009|桂林理工大学|r|moe
南宁有色金属工业学校||2003|桂林工学院|m|gx
广西中医学院|1964|2012|广西中医药大学|r|moe
广西医学院|1949|1996|广西医科大学|r|moe
广西农学院|1952|1992|广西农业大学|r|moe
广西农业大学|1992|1997|广西大学|m|moe
钦州师范高等专科学校||2006|钦州学院|r|moe
钦州学院|2006|2018|北部湾大学|r|moe
玉林师范高等专科学校||2000|玉林师范学院|r|moe
河池师范高等专科学校||2003|河池学院|r|moe
右江民族师范高等专科学校||2006|百色学院|r|moe
南宁师范高等专科学校||2009|广西民族师范学院|r|moe
柳州师范高等专科学校||2015|广西科技师范学院|r|moe
梧州师范高等专科学校||2006|贺州学院|r|moe
广西大学梧州分校||2006|梧州学院|r|moe
广西财政高等专科学校||2004|广西财经学院|m|moe
广西商业高等专科学校||2004|广西财经学院|m|moe
桂林航天工业高等专科学校||2012|桂林航天工业学院|r|moe
桂林旅游高等专科学校||2015|桂林旅游学院|r|moe
广西警官高等专科学校||2017|广西警察学院|r|moe
广西经济管理干部学院||2019|广西职业师范学院|r|moe
桂林理工大学博文管理学院||2020|南宁理工学院|r|moe
广西科技大学鹿山学院||2020|柳州工学院|r|moe
广西师范大学漓江学院||2021|桂林学院|r|moe
桂林电子科技大学信息科技学院||2021|桂林信息科技学院|r|moe
广西农业职业技术学院||2021|广西农业职业技术大学|r|moe
广西电力工业勘察设计研究院||2013|中国能源建设集团广西电力设计研究院|r|own
广西交通规划勘察设计研究院||2018|广西交通设计集团|r|own
桂林矿产地质研究院||2010|中国有色桂林矿产地质研究院|r|own
广西电网公司||2014|广西电网有限责任公司|r|own
国家教育委员会|1985|1998|教育部|r|npc98
国家科学技术委员会||1998|科学技术部|r|npc98
国家环境保护总局|1998|2008|环境保护部|r|npc08
信息产业部|1998|2008|工业和信息化部|r|npc08
国家卫生和计划生育委员会|2013|2018|国家卫生健康委员会|r|reform18
国家质量监督检验检疫总局|2001|2018|国家市场监督管理总局|m|reform18
国家工商行政管理总局||2018|国家市场监督管理总局|m|reform18
国家安全生产监督管理总局|2005|2018|应急管理部|r|reform18
中国铁路总公司|2013|2019|中国国家铁路集团|r|own
`

/**
 * The same, of departments that every province and city has. `*` is the office, 部, 厅, 局 or 委员会: which of them it is has changed with the
 * reforms (林业厅 is 林业局 now), so of one government's offices the matter alone counts.
 */
const departments = `
国土资源*||2018|自然资源*|r|reform18
环境保护*||2018|生态环境*|r|reform18
农业*||2018|农业农村*|r|reform18
卫生和计划生育*|2013|2018|卫生健康*|r|reform18
卫生*||2013|卫生和计划生育*|r|npc13
建设*||2008|住房和城乡建设*|r|npc08
交通*||2008|交通运输*|r|npc08
人事*||2008|人力资源和社会保障*|m|npc08
劳动和社会保障*||2008|人力资源和社会保障*|m|npc08
文化*||2018|文化和旅游*|r|reform18
旅游发展*||2018|文化和旅游*|m|reform18
旅游*||2018|文化和旅游*|m|reform18
质量技术监督*||2018|市场监督管理*|m|reform18
工商行政管理*||2018|市场监督管理*|m|reform18
食品药品监督管理*||2018|市场监督管理*|m|reform18
安全生产监督管理*||2018|应急管理*|r|reform18
经济和信息化*||2018|工业和信息化*|r|reform18
`

const isSource = (key: string): key is keyof typeof sources => key in sources

const read = (table: string): readonly UnitAlias[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [old = '', from = '', to = '', now = '', how, source = ''] = line.split('|')
      if (!isSource(source)) throw new Error(`no source: ${line}`)
      return {
        old,
        ...(from !== '' && { from: Number(from) }),
        to: Number(to),
        now,
        how: how === 'm' ? 'merged' : 'renamed',
        source: sources[source],
      }
    })

export const bodyAliases: readonly UnitAlias[] = read(bodies)
export const departmentAliases: readonly UnitAlias[] = read(departments)

/** Matters whose office has changed its kind but not its name. */
export const steadyMatters: readonly string[] = '林业 工业和信息化 发展和改革 科学技术 水利 教育 民政 体育 商务'.split(
  ' ',
)

/**
 * How people write names short, and what registers write in full. In this order, each on what the one before has left. These are no older
 * names: they have no dates.
 */
export const shortForms: readonly (readonly [pattern: RegExp, full: string])[] = [
  [/附属第([一二三四五六])医院|(?:附([一二三四五六])院|([一二三四五六])附院)/gu, '第$1$2$3附属医院'],
  [/(?<=[市县区])([一二三四五六七八九])(?:人民)?医院/gu, '第$1人民医院'],
  [/(?<=[市县区])([一二三四五六七八九])中(?=$|学)(?:学)?/gu, '第$1中学'],
  [/疾控中心/gu, '疾病预防控制中心'],
  [/妇保院|妇幼保健医院/gu, '妇幼保健院'],
  [/中科院/gu, '中国科学院'],
  [/社科院/gu, '社会科学院'],
  [/农科(?=院)/gu, '农业科学'],
  [/林科(?=院)/gu, '林业科学研究'],
  [/农科(?=所)/gu, '农业科学研究'],
  [/林科(?=所)/gu, '林业科学研究'],
  [/(?<!大学|学院)科技(?=[厅局委部]$)/gu, '科学技术'],
  [/环保(?=[厅局部])/gu, '环境保护'],
  [/国土(?=[厅局])/gu, '国土资源'],
  [/质监(?=局)/gu, '质量技术监督'],
  [/工商(?=局)/gu, '工商行政管理'],
  [/食药监(?=局)/gu, '食品药品监督管理'],
  [/安监(?=局)/gu, '安全生产监督管理'],
  [/文旅(?=[厅局])/gu, '文化和旅游'],
  [/水电(?=勘|设计)/gu, '水利电力'],
  [/科协$/gu, '科学技术协会'],
  [/人社(?=[厅局部])/gu, '人力资源和社会保障'],
  [/住建(?=[厅局部委])/gu, '住房和城乡建设'],
  [/卫健(?=[委局])/gu, '卫生健康'],
  [/卫计(?=[委局])/gu, '卫生和计划生育'],
  [/发改(?=[委局])/gu, '发展和改革'],
  [/工信(?=[厅局委部])/gu, '工业和信息化'],
  [/(?<=[发展改革健康计划生育信息化建设技术])委$/gu, '委员会'],
  [/师大(?=$|附|第)/gu, '师范大学'],
  [/医科大(?!学)|医大(?=$|附|第)/gu, '医科大学'],
  [/高专$/gu, '高等专科学校'],
  // 勘测设计研究院, 勘察设计院, 规划设计研究院: what an office of design calls itself changes with its licence.
  [/(?:勘察|勘测)?设计(?:研究)?(?:总)?院|研究设计院/gu, '设计院'],
]
