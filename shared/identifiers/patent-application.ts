import type { IdentifierFacts } from '#domain/identifier'
import { compact } from './fold.ts'
import { ocrDigit, repair } from './look-alikes.ts'
import { isPlausibleYear, malformed, type Pattern, type Reading, type ReadOptions, type Scheme } from './scheme.ts'

/** CN application number, ZC 0006-2003: 12 digits and a check digit; body × weights, mod 11, 10 → X. */
const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]

/** Check digit of a body of 12 digits, or of 8 (numbers filed before 2003-10-01). */
export const patentCheckDigit = (body: string): string => {
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0) % 11
  return sum === 10 ? 'X' : String(sum)
}

const patentTypes: Readonly<Record<string, { type: NonNullable<IdentifierFacts['patentType']>; isPct?: true }>> = {
  1: { type: 'invention' },
  2: { type: 'utility' },
  3: { type: 'design' },
  8: { type: 'invention', isPct: true },
  9: { type: 'utility', isPct: true },
}

interface Parts {
  readonly year: number
  readonly typeDigit: string
  readonly body: string
  readonly check: string
}

const shapes: readonly { readonly regex: RegExp; readonly year: (digits: string) => number }[] = [
  { regex: /^((?:19|20)\d{2})(\d)\d{7}$/, year: Number },
  // Two-digit years of the old numbers run from 1985 to 2003.
  { regex: /^(\d{2})(\d)\d{5}$/, year: (yy) => Number(yy) + (Number(yy) >= 85 ? 1900 : 2000) },
]

const toParts = (body: string, check: string): Parts | undefined => {
  for (const { regex, year } of shapes) {
    const match = regex.exec(body)
    if (match?.[1] && match[2]) return { year: year(match[1]), typeDigit: match[2], body, check }
  }
}

/** Body and check digit; the check digit is empty when the applicant left it out. */
const split = (number: string): Parts | undefined => {
  const dotted = /^(\d+)\.([0-9X]?)$/.exec(number)
  if (dotted?.[1]) return toParts(dotted[1], dotted[2] ?? '')
  return toParts(number.slice(0, -1), number.slice(-1)) ?? toParts(number, '')
}

const stripped = (raw: string): string => compact(raw).replace(/^(?:ZL|CN)+/, '')

const passes = (number: string): boolean => {
  const parts = split(number)
  return parts !== undefined && parts.check !== '' && patentCheckDigit(parts.body) === parts.check
}

/** The check digit cannot tell which of two look-alikes was meant when one of them makes a number that cannot exist. */
const mayBeMeant = (number: string): boolean => {
  const parts = passes(number) ? split(number) : undefined
  return parts !== undefined && problemOf(parts) === undefined
}

const isOldYear = ({ body, year }: Parts) => body.length === 8 && (year < 1985 || year > 2003)

const problemOf = (parts: Parts): string | undefined => {
  if (!isPlausibleYear(parts.year, 1985) || isOldYear(parts)) return 'bad-year'
  if (!(parts.typeDigit in patentTypes)) return 'bad-type'
}

const notAPatent = (printed: string, problem: string, says: IdentifierFacts = {}): Reading => ({
  ...malformed(`ZL${printed}`, problem, says),
  key: printed.replace('.', ''),
})

/** `ZL 2023 1 0123456.6` → canonical `ZL202310123456.6`, key `2023101234566`. A left-out check digit is computed for the key. */
const read = (raw: string, { ocr }: ReadOptions): Reading => {
  const printed = stripped(raw)
  const repaired = ocr && !passes(printed) ? repair(printed, mayBeMeant, { digitsOnly: true }) : undefined
  const parts = split(repaired ?? printed)
  if (!parts) return notAPatent(printed, 'bad-length')
  const problem = problemOf(parts)
  if (problem) return notAPatent(printed, problem, { year: parts.year })

  const expected = patentCheckDigit(parts.body)
  const check = parts.check || expected
  const { type, isPct } = patentTypes[parts.typeDigit] ?? { type: 'invention' }
  return {
    canonical: `ZL${parts.body}.${check}`,
    key: parts.body + check,
    status: repaired
      ? 'repaired'
      : parts.check === ''
        ? 'valid-format'
        : check === expected
          ? 'valid-checksum'
          : 'invalid-checksum',
    says: {
      year: parts.year,
      patentType: type,
      ...(isPct && { isPct }),
      ...(parts.check !== expected && { expectedCheck: expected }),
    },
  }
}

/** The labels under which a bare number is an application number. */
const anchor = /专\s*利|申\s*请\s*号|ZL/
const label = /(?:专\s*利\s*号|申\s*请\s*号)[\s::()(]*$/
/** 发明专利（2023101234566）: the kind of the thing right in front of its number. */
const kindOrLabel = /(?:专\s*利(?:\s*证\s*书)?(?:\s*号)?|申\s*请\s*号)[\s::()(]*$/
/** Numbers of other things that stand in the same sentence as a patent. */
const otherNumber =
  /(?:电话|手机|联系|合同|账号|身份证|证件号|订单|发票|邮编|项目编号|立项编号|证书编号|管理号)[^,,;;。]{0,4}$/
/** 桂科ZL21140016 is a project. */
const projectPrefix = /桂\s?科\s?$/
const notMoneyOrMore = /^(?!\s*[万亿元%])/

const patterns = ({ ocr }: ReadOptions): readonly Pattern[] => {
  const d = ocr ? ocrDigit : '\\d'
  const x = ocr ? '[0-9ODQILZSBGXK×]' : '[0-9X]'
  const spaced = `${d}(?:\\s?${d}){6}`
  const head = `(?:19|20|${ocr ? '2O' : '20'})${d}{2}`
  return [
    // Prefixed; blanks anywhere between the groups. A check digit apart from its body needs its dot.
    { regex: new RegExp(`(?:ZL|CN)\\s*${head}\\s*${d}\\s*${spaced}(?:\\s*\\.\\s?${x}|${x})(?![0-9A-Z])`, 'g') },
    {
      regex: new RegExp(`ZL\\s*${head}\\s*${d}\\s*${spaced}\\s${x}(?![0-9A-Z/.\\-年月])`, 'g'),
      accept: (reading) => reading.status === 'valid-checksum',
    },
    { regex: new RegExp(`(?:ZL|CN)\\s*${head}\\s*${d}\\s*${spaced}(?![0-9A-Z])`, 'g') },
    {
      regex: /(?:ZL|CN)\s*\d{2}\s?\d\s?\d{5}\s?(?:\.\s?)?[0-9X](?![0-9A-Z])/g,
      accept: (r) => r.says.problem === undefined,
    },
    // ZL before anything else that looks like a number: what the applicant wrote, with the reason why it cannot be one.
    { regex: /ZL\s*\d[\d\s]{4,16}(?:\.\s?)?[0-9X](?![0-9A-Z])/g, notAfter: projectPrefix },
    // No prefix, but the dot.
    {
      regex: /(?<![0-9A-Z.])(?:19|20)\d{2}\s?[12389]\s?\d{7}\s?\.\s?[0-9X](?![0-9A-Z])/g,
      accept: (_, { after }) => notMoneyOrMore.test(after),
    },
    {
      regex: /(?<![0-9A-Z.])(?:8[5-9]|9\d|0[0-3])[12389]\d{5}\.[0-9X](?![0-9A-Z])/g,
      accept: (reading, { anchored, after }) =>
        notMoneyOrMore.test(after) && (anchored || reading.status === 'valid-checksum'),
      anchor,
      anchorIsOptional: true,
      notAfter: otherNumber,
    },
    // Neither: the words must say it, and right in front unless the check digit passes. 立项号2023100123457 beside 专利 is no wrong number.
    {
      regex: /(?<![0-9A-Z.])(?:19|20)\d{2}\s?[12389]\s?\d{7}\s?[0-9X](?![0-9A-Z])/g,
      anchor,
      notAfter: otherNumber,
      accept: (reading, { before }) =>
        reading.status === 'valid-checksum' || kindOrLabel.test(before) || before.trim() === '',
    },
    {
      regex: /(?<![0-9A-Z.])(?:19|20)\d{2}\s?[12389]\s?\d{7}(?![0-9A-Z.])/g,
      anchor,
      notAfter: otherNumber,
      accept: (_, { before, anchored }) => label.test(before) || (anchored && before === ''),
    },
  ]
}

export const patentApplication: Scheme = { scheme: 'patent-application', read, patterns }
