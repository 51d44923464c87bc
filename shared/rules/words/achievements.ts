import type {
  AwardProblem,
  BookProblem,
  DoiProblem,
  IssueProblem,
  JournalProblem,
  ProjectTimeProblem,
  SoftwareProblem,
} from '../facts.ts'
import { sayDate, sentences } from './format.ts'
import { sayRank } from './patents.ts'
import type { WordsOf } from './rule-words.ts'

const software = (problem: SoftwareProblem): string => {
  switch (problem.is) {
    case 'year':
      return `登记号年份为 ${problem.numberYear} 年，登记日期为 ${sayDate(problem.registered)}`
    case 'flow-number':
      return '所列为申请流水号，不是登记号'
    case 'electronic-copy':
      return '所列号码形似其他服务的电子凭证号，不是登记号'
    case 'shape':
      return '所列号码不符合登记号格式（年份＋SR＋数字）'
  }
}

const journal = (problem: JournalProblem): string => {
  switch (problem.is) {
    case 'issn-check':
      return `ISSN“${problem.printed}”校验位不符${problem.expected ? `（按号码应为 ${problem.expected}）` : ''}`
    case 'cn-region':
      return `国内刊号“${problem.printed}”的地区代码不存在`
    case 'cn-not-domestic':
      return `“${problem.printed}”不是国内统一刊号`
    case 'newspaper':
      return `国内刊号“${problem.printed}”的序号属报纸，申报为期刊`
    case 'not-a-pair':
      return `${problem.issn} 与 ${problem.cn} 不配对，档案中为 ${problem.recordedIssn} 与 ${problem.recordedCn}`
  }
}

const issueProblem = (problem: IssueProblem): string => {
  switch (problem.is) {
    case 'not-listed':
      return `所列 ${problem.listed} 篇中未见该题名`
    case 'beyond-last-page':
      return `所报起始页码大于该期末页（${problem.last}）`
    case 'other-at-pages':
      return `所报页码处为“${problem.title}”`
  }
}

const doiProblem = (problem: DoiProblem): string => {
  switch (problem.is) {
    case 'issn':
      return `其中的刊号 ${problem.inDoi} 与所报 ISSN ${problem.printed} 不同`
    case 'year':
      return `其中的年份 ${problem.inDoi} 晚于发表年份 ${problem.published} 一年以上`
    case 'title':
      return `档案中该 DOI 的题名为“${problem.recorded}”`
  }
}

const book = (problem: BookProblem): string => {
  switch (problem.is) {
    case 'checksum':
      return `校验位不符${problem.expected ? `（按号码应为 ${problem.expected}）` : ''}`
    case 'foreign-group':
      return '由国内出版社出版，书号组区号却不是 7'
    case 'ten-digits':
      return `${problem.year} 年出版仍为 10 位书号，2007 年起一般为 13 位`
  }
}

const projectTime = (problem: ProjectTimeProblem): string => {
  switch (problem.is) {
    case 'accepted-before-start':
      return `验收时间（${sayDate(problem.accepted)}）早于开始时间（${sayDate(problem.start)}）`
    case 'ended-before-start':
      return `截止时间（${sayDate(problem.end)}）早于开始时间（${sayDate(problem.start)}）`
    case 'number-after-start':
      return `项目编号 ${problem.number} 的年份（${problem.year} 年）晚于开始时间（${sayDate(problem.start)}）`
    case 'number-shape':
      return `项目编号“${problem.number}”与${problem.funder}的编号格式不符，可能缺字`
  }
}

const award = (problem: AwardProblem): string => {
  switch (problem.is) {
    case 'not-in-complete-list':
      return `档案库声明“${problem.award}”${problem.year} 年名单完整，其中未查到该项目，待核实`
    case 'level-above-issuer':
      return `申报级别为“${problem.claimed}”，授奖单位为“${problem.issuer}”，按授奖单位一般为${problem.atMost}，待核实`
    case 'category-did-not-exist':
      return `申报为 ${problem.year} 年的“${problem.category}”，${problem.since}，待核实`
    case 'grade-above-record':
      return `申报等级为“${problem.claimed}”，档案记录为“${problem.recorded}”，待核实`
    case 'level-above-record':
      return `申报级别为“${problem.claimed}”，档案记录为“${problem.recorded}”，待核实`
  }
}

export const achievementWords: WordsOf<
  | 'SW-001'
  | 'STD-001'
  | 'PAP-001'
  | 'PAP-002'
  | 'PAP-003'
  | 'PAP-004'
  | 'PAP-005'
  | 'PAP-007'
  | 'PRJ-002'
  | 'PRJ-003'
  | 'AWD-001'
  | 'AWD-002'
> = {
  'SW-001': {
    statement: ({ printed, problems }) => sentences([`软著登记号“${printed}”待核实`, ...problems.map(software)]),
    blindTo: ['登记号与证书号的年度对应关系（尚未从档案学习）', '申报人在软件中的实际贡献'],
  },
  'STD-001': {
    statement: (facts) => {
      if (facts.is === 'year')
        return `标准号 ${facts.printed} 的年份为 ${facts.numberYear} 年，申报时间为 ${sayDate(facts.date)}，请核对版本。`
      if (facts.is === 'units-only')
        return `标准前言只列起草单位（${facts.units.join('、')}），没有起草人名单，个人参与起草须另附证明。`
      const source = facts.source === 'archive' ? '档案记录' : '标准前言'
      return `${source}的起草人名单（${facts.listed} 人）中未见申报人姓名，待核实。`
    },
    blindTo: ['未附或未识别的前言页', '标准各版之间的代替关系', '同名人员'],
  },
  'PAP-001': {
    statement: ({ problems }) => sentences([...problems.map(journal), '请在国家新闻出版署核对']),
    blindTo: ['期刊是否真实出版该期（套刊）', '未收入期刊档案的刊号配对'],
  },
  'PAP-002': {
    statement: ({ journal, year, label, problems }) =>
      sentences([
        `档案所存《${journal}》${year} 年第 ${label} 期目录`,
        ...problems.map(issueProblem),
        '是否刊于该期待核实',
      ]),
    blindTo: ['档案未存或未声明完整的期次目录', '多名申报人集中引用同一罕见期次的情形'],
  },
  'PAP-003': {
    statement: ({ doi, problems }) => sentences([`DOI ${doi} 待核实`, ...problems.map(doiProblem)]),
    blindTo: ['DOI 是否已注册', '不含刊号和年份的 DOI'],
  },
  'PAP-004': {
    statement: ({ is, title, issued }) =>
      `档案所存声明显示，论文“${title}”${issued ? `于 ${sayDate(issued)}` : ''}${is === 'retraction' ? '被撤稿' : '被刊物发表关注声明'}，原因与责任待核实。`,
    blindTo: ['尚未导入的撤稿、关注声明', '撤稿原因与责任'],
  },
  'PAP-005': {
    statement: (facts) => sayRank('作者', facts),
    blindTo: ['以外文署名的论文', '作者行未能读出的首页', '署名先后的约定'],
  },
  'PAP-007': {
    statement: ({ printed, problems }) => sentences([`书号“${printed}”待核实`, ...problems.map(book)]),
    blindTo: ['承担字数与署名', '丛书与分册书号的关系'],
  },
  'PRJ-002': {
    statement: ({ problems }) => sentences([...problems.map(projectTime), '请核对']),
    blindTo: ['合同签订时间', '单位成立与本人入职时间'],
  },
  'PRJ-003': {
    statement: (facts) => sayRank('项目成员', facts),
    blindTo: ['未入档的成员变更批复', '同名人员'],
  },
  'AWD-001': {
    statement: (problem) => `${award(problem)}。`,
    blindTo: ['档案库未声明完整的奖项和年度', '未列入授奖单位级别表的单位'],
  },
  'AWD-002': {
    statement: (facts) =>
      facts.is === 'no-personal-list'
        ? '档案记录为单位奖，没有个人名单，个人排名须另附证明。'
        : sayRank('获奖人', facts),
    blindTo: ['同名人员', '未公布个人名单的奖项'],
  },
}
