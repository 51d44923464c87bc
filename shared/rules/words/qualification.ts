import type { DirectProblem, HoursProblem, MaskedNominee, NoticeProblem } from '../qualification-facts.ts'
import { levelWords, sayDate, sentences } from './format.ts'
import type { WordsOf } from './rule-words.ts'

const hours = (problem: HoursProblem): string => {
  switch (problem.is) {
    case 'sum':
      return `各项学时相加为 ${problem.sum}，所填合计为 ${problem.total}，两者不一致`
    case 'short':
      return `总学时 ${problem.total}，少于 ${problem.asked}`
    case 'recorded':
      return `所填总学时 ${problem.total}，归集的学时为 ${problem.recorded}（${problem.lookedUp} 查询），可能有学时未归集`
    case 'professional':
      return `专业科目 ${problem.professional} 学时${problem.shared > 0 ? `（连同行业共享 ${problem.shared} 学时）` : ''}，少于 ${problem.asked} 学时，也不到总学时 ${problem.total} 的三分之二`
  }
}

const direct = (problem: DirectProblem): string => {
  switch (problem.is) {
    case 'level':
      return `所填直接申报依据为“${problem.basis}”，按规定可直接申报至${levelWords[problem.atMost]}，本次申报${levelWords[problem.level]}，依据与级别是否相符待核。依据：${problem.clause}。`
    case 'series':
      return `所填直接申报依据为“${problem.basis}”，按规定用于${problem.asked}系列，本次申报${problem.series}系列，是否适用待核。依据：${problem.clause}。`
    case 'no-proof':
      return `所填直接申报依据为“${problem.basis}”，已读材料中未见相应证明，待补充或人工查看。依据：${problem.clause}。`
    case 'unknown-basis':
      return `所填直接申报依据“${problem.basis}”不在已录入的政策表中，最高可申报级别无法核验，待人工核对。`
    case 'no-basis':
      return '申报方式为直接申报，未读出所依据的条款或项目，无法核验，待人工核对。'
  }
}

const quotaSays = {
  'over-places': '推荐人数疑超过名额',
  'over-full': '申报正高级的人数疑超过名额',
  open: '名额足够，但额外的人工智能名额中正高级人数是否受限，通知未作规定，政策待明确',
} as const

const sayNominee = ({ person, committee, level, specialty }: MaskedNominee): string =>
  `${person}（${[committee, level ? levelWords[level] : '级别未读出', specialty ?? '专业未读出'].join('，')}）`

const noticeSays = (problem: NoticeProblem): string => {
  switch (problem.is) {
    case 'short': {
      const days =
        problem.least === problem.most ? `${problem.most}` : `${Math.max(0, problem.least)} 至 ${problem.most}`
      const unsure = problem.unsureOf.length > 0 ? `（${problem.unsureOf.join('、')}是否放假或上班未定）` : ''
      const end =
        problem.most < problem.asked ? `少于 ${problem.asked} 个工作日，待核实` : `是否满 ${problem.asked} 个工作日待核`
      return `公示自 ${sayDate(problem.from)}至 ${sayDate(problem.to)}，共 ${days} 个工作日${unsure}，${end}。依据：${problem.clause}。`
    }
    case 'after-submission':
      return `公示证明所写开始日期 ${sayDate(problem.from)}晚于材料提交日期 ${sayDate(problem.submitted)}，先后待核实。依据：${problem.clause}。`
    case 'stated-short':
      return `单位意见写明公示 ${problem.days} 个工作日，少于 ${problem.asked} 个，待核实。依据：${problem.clause}。`
    case 'missing':
      return `已读材料中未见单位公示证明，公示是否满 ${problem.asked} 个工作日无法核验。依据：${problem.clause}。`
  }
}

export const qualificationWords: WordsOf<'QUA-002' | 'QUA-003' | 'QUA-004' | 'QUA-005' | 'QUA-006' | 'UNT-002'> = {
  'QUA-002': {
    statement: (facts) =>
      facts.is === 'no-rows'
        ? `申报表未列 ${facts.years.join('、')} 年度的继续教育学时，无法核验，待补充或说明。依据：${facts.clause}。`
        : sentences([`${facts.year} 年度继续教育学时待核`, ...facts.problems.map(hours), `依据：${facts.clause}`]),
    blindTo: ['未归集到申报表的学时', '经批准的减免', '学时证明的真伪', '按课程逐项列出而无年度合计的学时'],
  },
  'QUA-003': {
    statement: ({ series, level, held, otherSeries }) =>
      `申报${series}系列，已读出的职称为${held.join('、')}，其中未见${series}系列${levelWords[level]}职称${otherSeries ? `（有${otherSeries}的同级职称，是否应先转系列评审待核）` : ''}，是否具备下一级职称待核。`,
    blindTo: ['未读出的职称证书', '国家另有规定的情形', '职业资格与职称的对应', '专业目录的调整'],
  },
  'QUA-004': {
    statement: (facts) =>
      facts.is === 'outside'
        ? `${facts.title}的证书适用范围为“${facts.scope}”，现工作地为“${facts.workPlace}”，是否在定向评价地区内待核。`
        : `${facts.title}的证书适用范围为“${facts.scope}”，属定向评价职称，可否作为申报非定向高一级职称的基础待核。`,
    blindTo: ['以“帮扶县”等类别写明、未列县名的范围', '行政区划调整', '派驻、借调的实际工作地'],
  },
  'QUA-005': {
    statement: direct,
    blindTo: [
      '入选名单与证书的真伪',
      '企业是否仍在“小巨人”名单有效期内',
      '是否为研发团队带头人、是否由法定代表人署名',
      '桂人社规〔2023〕6号的程序要求',
    ],
  },
  'QUA-006': {
    statement: ({ is, season, ordinary, special, full, places, fullPlaces, extraPlaces, nominees, clause }) =>
      `${season} 年度该企业推荐直接申报 ${ordinary + special} 人（人工智能专业 ${special} 人，正高级 ${full} 人）；名额为 ${places} 人、其中正高级至多 ${fullPlaces} 人，人工智能专业另加 ${extraPlaces} 人：${quotaSays[is]}。被推荐人：${nominees.map(sayNominee).join('；')}。依据：${clause}。`,
    blindTo: ['未在本系统申报的被推荐人', '已撤回而未登记的推荐', '未写统一社会信用代码的申报', '母公司与子公司的关系'],
  },
  'UNT-002': {
    statement: noticeSays,
    blindTo: ['公示的地点与方式', '公示内容是否完整', '未录入日历年度的放假安排'],
  },
}
