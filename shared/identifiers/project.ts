import { compact } from './fold.ts'
import type { Pattern, Reading, Scheme } from './scheme.ts'

/** Funders and the shapes of their numbers (domain 2.9). `key` of a number is `funder:number`. */
interface Funder {
  readonly funder: string
  readonly shape: RegExp
  /** Groups: `year` (two or four digits). */
  readonly pattern: Pattern
  /** Number of characters that name the parent project of a sub-task. */
  readonly parentLength?: number
  readonly canonical?: (printed: string) => string
}

const nsfcAnchor = /(?<!广西|省|区|市)自然科学基金|NSFC|国自然|国基金|批准号|联合基金/
const socialAnchor = /社科|社会科学|教育部|规划基金|人文|项目编号|批准号|课题编号/

const funders: readonly Funder[] = [
  {
    // 国家重点研发计划. The last two digits number the 课题 inside a project, so the first twelve characters are the project.
    funder: '国家重点研发计划',
    shape: /^(?<year>20\d{2})YF[A-Z]\d{7}$/,
    pattern: { regex: /(?<![0-9A-Z])20\d{2}\s?YF\s?[A-Z]\s?\d{4,9}(?!\d)/g },
    parentLength: 12,
  },
  {
    funder: '863计划',
    shape: /^(?<year>20\d{2})AA\d{6}[A-Z]?$/,
    pattern: { regex: /(?<![0-9A-Z])20\d{2}AA\d{4,8}[A-Z]?(?![0-9A-Z])/g },
  },
  { funder: '973计划', shape: /^(?<year>20\d{2})CB\d{6}$/, pattern: { regex: /(?<![0-9A-Z])20\d{2}CB\d{4,8}(?!\d)/g } },
  {
    funder: '国家科技支撑计划',
    shape: /^(?<year>20\d{2})BA[A-Z]\d{2}[A-Z]?\d{0,2}$/,
    pattern: { regex: /(?<![0-9A-Z])20\d{2}BA[A-Z]\d{2}[A-Z]?\d{0,2}(?!\d)/g },
  },
  {
    funder: '广西科技计划',
    shape: /^桂科[A-Z]{2}(?<year>\d{2})\d{6}$/,
    // Printed forms break the line or put a blank or a dash behind 桂科.
    pattern: { regex: /桂\s?科\s?[-(]?\s?[A-Z]{2}\s?\d(?:\s?\d){5,9}(?!\d)/g },
    canonical: (printed) => printed.replace(/^桂科[-(]/, '桂科'),
  },
  {
    funder: '广西科技计划',
    shape: /^桂科(?:攻|合|能|自|基|转|青|软|农|工)(?<year>\d{2})\d{2,}(?:-\d+)*[A-Z]?$/,
    pattern: { regex: /桂\s?科\s?(?:攻|合|能|自|基|转|青|软|农|工)\s?\d{4,}(?:-\d+)*[A-Z]?/g },
  },
  {
    funder: '广西自然科学基金',
    shape: /^(?<year>20\d{2})GXNSF[A-Z]{2}\d{6}$/,
    pattern: { regex: /(?<![0-9A-Z])20\d{2}\s?GXNSF\s?[A-Z]{2}\s?\d{4,8}(?!\d)/g },
  },
  {
    funder: '中国博士后科学基金',
    shape: /^(?<year>20\d{2})[MT]\d{6}$/,
    pattern: { regex: /(?<![0-9A-Z])20\d{2}[MT]\d{6}(?!\d)/g },
  },
  {
    funder: '国家社会科学基金',
    shape: /^(?<year>\d{2})[ABCXZ][A-Z]{2}\d{3}$/,
    pattern: { regex: /(?<![0-9A-Z])[0-3]\d[ABCXZ][A-Z]{2}\d{3}(?![0-9A-Z])/g, anchor: socialAnchor },
  },
  {
    funder: '教育部人文社会科学研究',
    shape: /^(?<year>\d{2})YJ(?:[A-Z]\d{6}|[AC]ZH\d{3})$/,
    pattern: { regex: /(?<![0-9A-Z])\d{2}YJ(?:[A-Z]\d{6}|[AC]ZH\d{3})(?![0-9A-Z])/g },
  },
  {
    funder: '国家自然科学基金',
    shape: /^(?:[1-9][12]\d{6}|U\d{7})$/,
    pattern: {
      regex: /(?<![0-9A-Z.])(?:[1-9][12]\d{6}|U\d{7})(?![0-9A-Z.])/g,
      anchor: nsfcAnchor,
      notAfter: /(?:电话|手机|合同|账号)[^,,;;。]{0,4}$/,
    },
  },
]

/** Numbers that begin like a funder's but do not go on like it (`2016YFB100905`): typing damage, to be corrected. */
const damaged: readonly { readonly funder: string; readonly regex: RegExp }[] = [
  { funder: '国家重点研发计划', regex: /^(20\d{2})YF[A-Z]\d+$/ },
  { funder: '863计划', regex: /^(20\d{2})AA\d+[A-Z]?$/ },
  { funder: '973计划', regex: /^(20\d{2})CB\d+$/ },
  { funder: '广西科技计划', regex: /^桂科[A-Z]{2}(\d{2})\d+$/ },
  { funder: '广西自然科学基金', regex: /^(20\d{2})GXNSF[A-Z]{2}\d+$/ },
]

const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : 2000 + Number(digits))

const nsfcYear = (number: string): number | undefined => {
  // Digit 2 is the decade, digit 3 the year in it: 61573270 is of 2015. The third digit's meaning is unconfirmed (domain 2.9).
  const [, decade, unit] = /^[1-9]([12])(\d)/.exec(number) ?? []
  return decade && unit ? 2000 + Number(decade) * 10 + Number(unit) : undefined
}

/** `桂科\nAD18126011` → canonical `桂科AD18126011`, key `广西科技计划:桂科AD18126011`. Unknown shapes stay opaque strings. */
const read = (raw: string): Reading => {
  const printed = compact(raw).replace(/^\(+|\)+$/g, '')
  for (const { funder, shape, parentLength, canonical } of funders) {
    const number = canonical?.(printed) ?? printed
    const match = shape.exec(number)
    if (!match) continue
    const year = match.groups?.year ? fullYear(match.groups.year) : nsfcYear(number)
    return {
      canonical: number,
      key: `${funder}:${number}`,
      status: 'valid-format',
      says: {
        funder,
        ...(year && { year }),
        ...(parentLength && { parentKey: `${funder}:${number.slice(0, parentLength)}` }),
      },
    }
  }
  for (const { funder, regex } of damaged) {
    const year = regex.exec(printed)?.[1]
    if (!year) continue
    const says = { funder, year: fullYear(year), problem: 'bad-length' }
    return { canonical: printed, key: `${funder}:${printed}`, status: 'invalid-format', says }
  }
  return { canonical: printed, key: printed.replace(/[^\p{L}\p{N}]/gu, ''), status: 'valid-format', says: {} }
}

/** Numbers of other funders have no known shape: only a label says what they are. */
const labelled: Pattern = {
  regex:
    /(?:项\s?目|课\s?题|立\s?项|合\s?同|任\s?务\s?书?)\s?(?:编\s?号|批\s?准\s?号|号)\s*[::]?\s*(?<n>[\p{Script=Han}]{0,6}[[(]?[A-Z0-9][A-Z0-9\-/.[\]()]{4,30}[A-Z0-9])/gu,
}

export const project: Scheme = {
  scheme: 'project',
  read,
  patterns: () => [...funders.map(({ pattern }) => pattern), labelled],
}
