import type { FactsByCode, GrantTimeProblem, NotGranted, RankFacts, TypeValue } from '../facts.ts'
import { patentTypeWords, sayDate, sentences } from './format.ts'
import type { WordsOf } from './rule-words.ts'

const places: Readonly<Record<TypeValue['from'], string>> = {
  number: '专利号类型位',
  'kind-letter': '公告号文献种类',
  'publication-digit': '公告号首位',
  certificate: '证书名称',
  claim: '申报类型',
}

const notGranted: Readonly<Record<NotGranted, string>> = {
  'kind-A': '所附为申请公布号（A），尚不是授权公告号',
  'acceptance-notice': '所附为受理通知书',
  publication: '所附为申请公布文件',
  pct: '所列为 PCT 国际申请号，尚不是授权',
  nothing: '未见授权公告号，也未见专利证书',
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

const grantTime = (problem: GrantTimeProblem): string => {
  switch (problem.is) {
    case 'granted-before-filed':
      return `授权公告日（${sayDate(problem.granted)}）不晚于申请日（${sayDate(problem.filed)}）`
    case 'published-after-grant':
      return `申请公布日（${sayDate(problem.published)}）晚于授权公告日（${sayDate(problem.granted)}）`
    case 'short-interval':
      return `申请日（${sayDate(problem.filed)}）至授权公告日（${sayDate(problem.granted)}）不足 30 天`
    case 'weekday':
      return `授权公告日（${sayDate(problem.granted)}）为星期${weekdays[problem.weekday] ?? ''}，近年授权公告一般在星期二或星期五`
  }
}

const sources = { archive: '档案记录', certificate: '证书页' } as const

const lostWords: Readonly<Record<FactsByCode['PAT-010']['is'], string>> = {
  abnormal: '属非正常申请专利行为的认定是否最终有效',
  invalid: '专利权是否已被宣告无效',
  'partly-invalid': '部分权利要求被宣告无效，其余有效',
  rejected: '申请是否已被驳回',
  withdrawn: '申请是否已撤回',
  lapsed: '专利权可能已终止，授权事实不受影响',
}

/** One sentence on a rank, for inventors, members and winners alike. */
export const sayRank = (people: string, facts: RankFacts): string => {
  const source = sources[facts.source]
  if (facts.is === 'absent') return `${source}的${people}名单（${facts.listed} 人）中未见申报人姓名，待核实。`
  if (facts.is === 'first-is-other') return `申报为第一完成人，${source}中第一完成人为他人，待核实。`
  if (facts.is === 'rank') return `申报排名为第 ${facts.claimed}，${source}中为第 ${facts.recorded}，待核实。`
  return `申报总人数为 ${facts.claimed} 人，${source}中为 ${facts.recorded} 人，请确认。`
}

export const patentWords: WordsOf<
  'PAT-001' | 'PAT-002' | 'PAT-003' | 'PAT-004' | 'PAT-005' | 'PAT-006' | 'PAT-007' | 'PAT-008' | 'PAT-009' | 'PAT-010'
> = {
  'PAT-001': {
    statement: ({ printed, problem, expectedCheck, repairedTo, certificateNumber }) =>
      problem === 'repaired'
        ? `扫描页上的专利号“${printed}”校验不符，按形近字可唯一还原为 ${repairedTo ?? ''}，请确认。`
        : sentences([
            `专利号“${printed}”的校验位与号码不符${expectedCheck ? `（按号码应为 ${expectedCheck}）` : ''}，待核实`,
            ...(certificateNumber ? [`证书页号码为 ${certificateNumber}，校验有效，疑为笔误`] : []),
          ]),
    blindTo: ['校验位正确只说明未写错，不能证明专利存在', '证书号、专利权人是否真实'],
  },
  'PAT-002': {
    statement: ({ values }) =>
      `专利类型前后不一致：${values.map(({ from, type }) => `${places[from]}为${patentTypeWords[type]}`).join('，')}，待核实。`,
    blindTo: ['2010 年以前的文献种类代码', '各处均写错且写成同一类型的情形'],
  },
  'PAT-003': {
    statement: ({ numberYear, filed, printed }) =>
      `专利号 ${printed} 所含年份为 ${numberYear} 年，申请日为 ${sayDate(filed)}，请核对。`,
    blindTo: ['分案申请与母案的关系'],
  },
  'PAT-004': {
    statement: ({ seen, printed }) =>
      `申报内容写明已授权，但${notGranted[seen]}${printed ? `（${printed}）` : ''}，待核实是否已经授权。`,
    blindTo: ['国家知识产权局的实时法律状态', '未读页面上的证书'],
  },
  'PAT-005': {
    statement: ({ problems }) => sentences([...problems.map(grantTime), '请对照证书核实']),
    blindTo: ['证书号与公告日的对应关系（尚未从档案学习）', '实际的公告日历'],
  },
  'PAT-006': {
    statement: ({ is, now, then }) => {
      const change = `证书所列发明人为${now.join('、')}，申请日时发明人为${then.join('、')}`
      if (is === 'applicant-added') return `${change}，其中未见申报人姓名，变更经过待核实。`
      return is === 'order' ? `${change}，人员相同而顺序不同，待核实。` : `${change}，其他发明人有变更，供核对。`
    },
    blindTo: ['未印申请日时发明人的旧版证书', '变更的理由与批准经过', '档案中的申请日时发明人'],
  },
  'PAT-007': {
    statement: (facts) =>
      facts.is === 'owner-changed'
        ? `申请日时申请人（${facts.then.join('、')}）为申报人当时任职单位，现专利权人为${facts.owners.join('、')}，专利权可能已转让，供核对。`
        : `申请日（${sayDate(facts.filed)}）时申请人为${facts.owners.join('、')}，按所填经历申报人当时任职于${facts.employers.join('、')}，两者关系待核实。`,
    blindTo: ['工作经历未填写的任职', '未收入更名表的单位沿革', '合作研发与委托研发的约定'],
  },
  'PAT-008': {
    statement: (facts) => sayRank('发明人', facts),
    blindTo: ['同名人员', '授权后著录项目变更的经过', '曾用名'],
  },
  'PAT-009': {
    statement: ({ filed, model, invention }) =>
      `实用新型“${model}”与发明“${invention}”为同一申请日（${sayDate(filed)}）、名称相近，疑似同一发明创造分别计算，请确认。`,
    blindTo: ['申请日未读出的专利', '两件专利的权利要求内容', '本系列条件是否允许分别计算'],
  },
  'PAT-010': {
    statement: ({ is, status, on, asOf }) =>
      `档案（${sayDate(asOf)}导入）所列法律状态为“${status}”${on ? `（${sayDate(on)}）` : ''}，${lostWords[is]}，待核实。`,
    blindTo: ['国家知识产权局的实时法律状态', '档案未列法律状态的专利', '复审、无效和诉讼的最后结果'],
  },
}
