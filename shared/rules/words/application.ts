import type { HiddenReason, UnreadableReason, UnreadReason } from '#domain/pages'
import type { IdProblem } from '../facts.ts'
import { sayDate, sayMonths, saySpan, sentences } from './format.ts'
import type { WordsOf } from './rule-words.ts'

const id = (problem: IdProblem): string => {
  switch (problem.is) {
    case 'checksum':
      return `校验位不符${problem.expected ? `（按号码应为 ${problem.expected}）` : ''}`
    case 'impossible-date':
      return '号码中的出生日期不存在'
    case 'shape':
      return '位数或字符不符合规定'
    case 'repaired':
      return '扫描页识别有疑，按形近字可唯一还原'
    case 'sex':
      return '号码所示性别与申报表不一致'
    case 'birth':
      return `号码所示出生年月（${sayDate(problem.inNumber)}）与申报表（${sayDate(problem.stated)}）不一致`
  }
}

const codeProblems = {
  'both-checks': '整体校验与主体机构代码校验均不符',
  'outer-check': '整体校验不符，主体机构代码校验通过',
  shape: '位数或字符不符合规定',
} as const

/** Why a page was not read; the report says it in the same words. */
export const unreadWords: Readonly<Record<UnreadReason, string>> = {
  'no-text-layer': '没有文字层',
  'untrustworthy-text-layer': '文字层不可信',
  'unreadable-scan': '扫描不清，无法识别',
  'page-error': '页面损坏',
  'over-budget': '超出读取时限或页数',
}

const unreadableWords: Readonly<Record<UnreadableReason, string>> = {
  'empty-file': '为空文件',
  'not-a-pdf': '不是 PDF 文件',
  locked: '有密码保护',
  broken: '已损坏',
  'no-pages': '没有页面',
  'too-large': '过大',
  'too-many-pages': '页数过多',
  'over-time': '读取超时',
  'over-memory': '读取超出内存',
}

const hiddenWays: Readonly<Record<HiddenReason, string>> = {
  'invisible-mode': '不显示的书写方式',
  'ocr-layer': '扫描识别层',
  'switched-off': '已关闭的图层',
  'off-page': '移出页面',
  tiny: '极小字号',
  'background-colour': '与底色相同的颜色',
}

/** `3、4、5、9` → 3-5、9. */
const sayPages = (pages: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && page <= last[1] + 1) last[1] = page
    else runs.push([page, page])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join('、')
}

export const applicationWords: WordsOf<'IDN-001' | 'IDN-002' | 'QUA-001' | 'INT-001' | 'DOC-003' | 'DOC-004'> = {
  'IDN-001': {
    statement: ({ maskedNumber, problems }) => sentences([`身份证号 ${maskedNumber} 待核对`, ...problems.map(id)]),
    blindTo: ['号码是否为本人所有', '港澳台居民、外国人的证件'],
  },
  'IDN-002': {
    statement: ({ code, problem }) => `统一社会信用代码 ${code} ${codeProblems[problem]}，请核对。`,
    blindTo: ['代码与单位名称是否对应', '单位更名'],
  },
  'QUA-001': {
    statement: ({ title, grantedOn, cutOff, months, years, clause, short }) => {
      const range =
        months.least === months.most
          ? `共 ${months.least} 个月（${sayMonths(months.least)}）`
          : `${Math.max(0, months.least)} 至 ${months.most} 个月`
      const end = short === 'surely' ? `不足 ${years} 年（${years * 12} 个月），待核实` : `是否满 ${years} 年待核`
      return `${title}授予于 ${sayDate(grantedOn)}，次月起算至 ${saySpan(cutOff)}${range}，${end}。年限依据：${clause}。`
    },
    blindTo: ['申报表未写明的学历、学位', '本系列评审条件的专门年限', '国家另有规定的情形'],
  },
  'INT-001': {
    statement: ({ of, matter, submitted, until, issuer }) =>
      `失信登记中有${of === 'person' ? '证件号相同的人员' : '申报单位'}的“${matter}”${issuer ? `（${issuer}）` : ''}，${until ? `限制至 ${sayDate(until)}` : '限制期限未写明'}，本件申报于 ${sayDate(submitted)}，是否仍在限制期内待核实。`,
    blindTo: ['未读出身份证号的申报人', '未导入的失信登记', '尚未登记的申诉结果'],
  },
  'DOC-003': {
    statement: (facts) => {
      if (facts.is === 'no-application') return '已读取的文件中未识别出申报表，成果未能核验，须人工查看。'
      if (facts.is === 'file') return `文件“${facts.file}”${unreadableWords[facts.reason]}，未能读取，其中内容未核验。`
      const byReason = Map.groupBy(facts.pages, ({ reason }) => reason)
      const pages = [...byReason].map(
        ([reason, list]) => `第 ${sayPages(list.map(({ page }) => page))} 页${unreadWords[reason]}`,
      )
      return `文件“${facts.file}”有 ${facts.pages.length} 页未读：${pages.join('，')}；其中内容未核验，须人工查看。`
    },
    blindTo: ['已读页面中个别字符的识别误差'],
  },
  'DOC-004': {
    statement: ({ file, places, pages, ways }) =>
      `${file ? `文件“${file}”` : '申报文件'}第 ${sayPages(pages)} 页有 ${places} 处阅读时看不见的文字（${ways.map((way) => hiddenWays[way]).join('、')}），原文见所引，未作为申报内容读取，来由待核。`,
    blindTo: ['图片中的文字', '压在图片或渐变底色上的文字', '未读页面'],
  },
}
