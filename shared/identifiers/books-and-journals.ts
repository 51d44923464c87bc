import { compact } from './fold.ts'
import { repair } from './look-alikes.ts'
import { malformed, type Reading, type ReadOptions, type Scheme } from './scheme.ts'

/** Σ of digits with weights 1, 3, 1, …; what is missing to the next ten. */
export const isbn13Check = (body: string): string =>
  String((10 - ([...body].reduce((sum, d, i) => sum + Number(d) * (i % 2 === 0 ? 1 : 3), 0) % 10)) % 10)

/** Weights 10…2, mod 11, 10 → X. */
export const isbn10Check = (body: string): string => mod11(body, 10)
/** Weights 8…2, mod 11, 10 → X. */
export const issnCheck = (body: string): string => mod11(body, 8)

const mod11 = (body: string, firstWeight: number): string => {
  const check = (11 - ([...body].reduce((sum, d, i) => sum + Number(d) * (firstWeight - i), 0) % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

const bare = (raw: string, label: RegExp): string =>
  compact(raw)
    .replace(label, '')
    .replace(/[^0-9A-Z×]/g, '')

const isbnLabel = /^(?:ISBN(?:-?1[03](?=[::]))?|书号)?[::]*/

const isbnCheckOf = (digits: string): string =>
  digits.length === 13 ? isbn13Check(digits.slice(0, 12)) : isbn10Check(digits.slice(0, 9))

const isbnPasses = (digits: string): boolean =>
  /^(?:97[89]\d{10}|\d{9}[\dX])$/.test(digits) && digits.at(-1) === isbnCheckOf(digits)

/** `978-7-5064-2595-7` → key `9787506425957`; a 10-digit number has the key of its 13-digit form. */
const readIsbn = (raw: string, { ocr }: ReadOptions): Reading => {
  const printed = bare(raw, isbnLabel)
  const repaired = ocr && !isbnPasses(printed) ? repair(printed, isbnPasses, { digitsOnly: true }) : undefined
  const digits = repaired ?? printed
  if (!/^(?:\d{13}|\d{9}[\dX])$/.test(digits)) return malformed(`ISBN ${digits}`, 'bad-length')
  if (digits.length === 13 && !/^97[89]/.test(digits)) return malformed(`ISBN ${digits}`, 'bad-prefix')
  const passes = isbnPasses(digits)
  const thirteen = `978${digits.slice(0, 9)}`
  return {
    canonical: `ISBN ${digits}`,
    key: digits.length === 13 || !passes ? digits : thirteen + isbn13Check(thirteen),
    status: repaired ? 'repaired' : passes ? 'valid-checksum' : 'invalid-checksum',
    says: passes ? {} : { expectedCheck: isbnCheckOf(digits) },
  }
}

export const isbn: Scheme = {
  scheme: 'isbn',
  read: readIsbn,
  patterns: ({ ocr }) => [
    {
      regex: new RegExp(
        `(?:ISBN|书号)(?:-?1[03])?\\s*[::]?\\s*(?<n>97[89](?:[- ]?${ocr ? '[0-9A-Z]' : '\\d'}){10})(?![0-9])`,
        'g',
      ),
    },
    { regex: /(?:ISBN|书号)(?:-?10)?\s*[::]?\s*(?<n>\d(?:[- ]?\d){8}[- ]?[\dX])(?![0-9-])/g },
    { regex: /ISBN(?:-?1[03])?\s*[::]?\s*(?<n>\d[\d -]{6,16}[\dX])(?![0-9-])/g },
    { regex: /(?<![0-9A-Z-])(?<n>97[89]-\d{1,5}-\d{1,7}-\d{1,7}-\d)(?![0-9-])/g },
    { regex: /(?<![0-9A-Z-])(?<n>97[89]\d{10})(?![0-9-])/g, accept: (reading) => reading.status === 'valid-checksum' },
  ],
}

const issnPasses = (digits: string): boolean =>
  /^\d{7}[\dX]$/.test(digits) && issnCheck(digits.slice(0, 7)) === digits[7]

/** `1000-1239` → canonical `ISSN 1000-1239`, key `10001239`. */
const readIssn = (raw: string, { ocr }: ReadOptions): Reading => {
  const printed = bare(raw, /^(?:E?ISSN|国际标准刊号|国际刊号|刊号)?[::]*/)
  const repaired = ocr && !issnPasses(printed) ? repair(printed, issnPasses, { digitsOnly: true }) : undefined
  const digits = repaired ?? printed
  if (!/^\d{7}[\dX]$/.test(digits)) return malformed(`ISSN ${printed}`, 'bad-length')
  const passes = issnPasses(digits)
  return {
    canonical: `ISSN ${digits.slice(0, 4)}-${digits.slice(4)}`,
    key: digits,
    status: repaired ? 'repaired' : passes ? 'valid-checksum' : 'invalid-checksum',
    says: passes ? {} : { expectedCheck: issnCheck(digits.slice(0, 7)) },
  }
}

export const issn: Scheme = {
  scheme: 'issn',
  read: readIssn,
  patterns: ({ ocr }) => {
    const d = ocr ? '[0-9ODQILZSBG]' : '\\d'
    return [
      {
        regex: new RegExp(
          `(?:ISSN|国际标准刊号|国际标准连续出版物号|国际刊号)\\s*[::]?\\s*(?<n>${d}{4}\\s?-?\\s?${d}{3}[0-9X×K])(?![0-9]|(?!CN)[A-Z])`,
          'g',
        ),
      },
      { regex: /ISSN\s*[::]?\s*(?<n>\d[\d-]{3,10}[\dX])(?![0-9]|(?!CN)[A-Z])/g },
      {
        regex: /(?<![0-9A-Z./-])(?<n>\d{4}-\d{3}[\dX])(?![0-9A-Z/-])/g,
        anchor: /ISSN|刊号/,
        // Without the letters a pair of years looks the same: 2019-2023.
        accept: (reading, { before }) =>
          reading.status === 'valid-checksum' &&
          !/^ISSN (?:19|20)\d\d-(?:19|20)\d\d$/.test(reading.canonical) &&
          !/CN\s?$/.test(before),
      },
    ]
  },
}

/** Province codes of 国内统一连续出版物号; 10 stands for newer numbers of central offices. */
const regions = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
)

/** `CN45-1234/TH` → key `451234`: region and serial name the periodical, the class is only its shelf. */
const readCnSerial = (raw: string): Reading => {
  const printed = compact(raw).replace(/^(?:国内统一刊号|国内统一连续出版物号|国内刊号|刊号)?[::]*/, '')
  if (/\(?(?:HK|Q|MO|TW)\)/.test(printed)) return malformed(printed, 'not-domestic')
  const match = /^(?:CN)?[::]?(\d{2})-(\d{4})(?:\/([A-Z]{1,2}[\d.]*))?$/.exec(printed)
  const [, region, serial, classCode] = match ?? []
  if (!region || !serial) return malformed(printed, 'bad-length')
  const known = regions.has(region)
  return {
    canonical: `CN${region}-${serial}${classCode ? `/${classCode}` : ''}`,
    key: region + serial,
    status: known ? 'valid-format' : 'invalid-format',
    says: {
      regionCode: region,
      serial: Number(serial),
      ...(classCode && { classCode }),
      ...(!known && { problem: 'region-unknown' }),
    },
  }
}

export const cnSerial: Scheme = {
  scheme: 'cn-serial',
  read: readCnSerial,
  patterns: () => [
    // A cell that lost its line break: ISSN 1066-4923CN 99-5873/T2019年.
    {
      regex:
        /(?<![A-Z])CN\s?[::]?\s?\d{2}\s?-\s?\d{4}(?:\s?\/\s?[A-Z]{1,2}(?![A-Z])(?:\d{1,2}(?!\d))?)?(?!\d(?<!\/[A-Z]{1,2}\d))/g,
    },
    { regex: /(?<![A-Z0-9])CN\s?[A-Z0-9-]*\s?\((?:HK|Q|MO|TW)\)[A-Z0-9/-]*/g },
    {
      regex: /(?<![0-9A-Z-])[1-6]\d-\d{4}\/[A-Z]{1,2}\d*(?![0-9A-Z])/g,
      anchor: /刊号|CN|ISSN/,
    },
  ],
}

/** DOIs compare without regard to case. Chinese ones often carry their journal's ISSN and the year (domain 2.6). */
const readDoi = (raw: string): Reading => {
  const printed = compact(raw)
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi[::]*)/, '')
    .replace(/[.,,;;::)）\]。、]+$/, '')
  if (!/^10\.\d{4,9}\/\S+$/.test(printed)) return { ...malformed(printed, 'bad-prefix'), key: printed }
  const issnInside = /issn\.?(\d{4})-?(\d{3}[\dx])/.exec(printed)
  const rest = issnInside ? printed.slice(issnInside.index + issnInside[0].length) : printed.replace(/^10\.\d+\//, '')
  const year = /(?:^|[.\-/a-z])((?:19[89]|20[0-4])\d)/.exec(rest)?.[1]
  return {
    canonical: printed,
    key: printed,
    status: 'valid-format',
    says: {
      ...(issnInside && { embeddedIssn: `${issnInside[1]}-${issnInside[2]}`.toUpperCase() }),
      ...(year && { embeddedYear: Number(year) }),
    },
  }
}

export const doi: Scheme = {
  scheme: 'doi',
  read: readDoi,
  patterns: () => [{ regex: /(?<![0-9.])10\.\d{4,9}\/\s?[!-:=-Z\\^_a-z~]+/g }],
}
