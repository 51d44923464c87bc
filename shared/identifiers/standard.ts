import { compact } from './fold.ts'
import { isPlausibleYear, malformed, type Reading, type Scheme } from './scheme.ts'

/** Letters of national and industry standards; any other pair of letters before a number is something else. */
const letters =
  'GBJ|GBZ|GB|GJB|JGJ|CJJ|JTJ|JTGT|JTG|JTS|TSG|CECS|AQ|BB|CB|CH|CJ|CY|DA|DL|DY|DZ|EJ|FZ|GA|GC|GD|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JG|JJF|JJG|JR|JT|JY|LB|LD|LS|LY|MH|MT|MZ|NB|NY|QB|QC|QJ|QX|RB|SB|SC|SD|SF|SH|SJ|SL|SN|SW|SY|TB|TD|TY|WB|WH|WJ|WM|WS|WW|XB|XF|YB|YC|YD|YS|YY|YZ|ZY'

const shape = new RegExp(
  `^(?<code>(?:DB\\d{2}(?:\\d{2})?|[QT]\\/[A-Z0-9]{0,11}[A-Z]|${letters}))(?<kind>\\/[TZ])?(?<number>\\d+(?:\\.\\d+)*)-(?<year>\\d{4}|\\d{2})$`,
)

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 50 ? 1900 : 2000)

/** `DB45/T 1257—2015` → canonical `DB45/T 1257-2015`, key `DB45T1257:2015`. Another year is another edition. */
const read = (raw: string): Reading => {
  // Group and company codes end in a letter: `T/GXAS001-2020` is `T/GXAS` and `001`.
  const printed = compact(raw).replace(/^(Q|T)\/([A-Z0-9]*[A-Z])-?(?=\d)/, '$1/$2')
  const { code, kind = '', number, year } = shape.exec(printed)?.groups ?? {}
  if (!code || !number || !year) return malformed(printed, 'bad-length')
  const says = { year: fullYear(year) }
  const canonical = `${code}${kind} ${number}-${says.year}`
  if (!isPlausibleYear(says.year)) return malformed(canonical, 'bad-year', says)
  return {
    canonical,
    key: `${(code + kind).replaceAll('/', '')}${number}:${says.year}`,
    status: 'valid-format',
    says: { ...says, ...(code.startsWith('DB') && { regionCode: code.slice(2) }) },
  }
}

export const standard: Scheme = {
  scheme: 'standard',
  read,
  patterns: () => [
    { regex: /(?<![0-9A-Z])DB\s?\d{2}(?:\d{2})?\s?(?:\/\s?[TZ])?\s?\d+(?:\.\d+)*\s?-\s?\d{4}(?!\d)/g },
    { regex: /(?<![0-9A-Z/])[TQ]\/\s?[A-Z0-9]{0,11}[A-Z]\s?-?\d+(?:\.\d+)*\s?-\s?\d{4}(?!\d)/g },
    {
      regex: new RegExp(
        `(?<![0-9A-Z/])(?:${letters})\\s?(?:\\/\\s?[TZ])?\\s?\\d+(?:\\.\\d+)*\\s?-\\s?(?:\\d{4}|\\d{2})(?![0-9-])`,
        'g',
      ),
    },
  ],
}
