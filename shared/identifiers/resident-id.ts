import type { IdentifierFacts } from '#domain/identifier'
import { compact } from './fold.ts'
import { repair } from './look-alikes.ts'
import { malformed, type Reading, type ReadOptions, type Scheme } from './scheme.ts'

/** GB 11643-1999: weights over 17 digits, Σ mod 11 picks from `10X98765432`. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export const residentIdCheckDigit = (body: string): string =>
  '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * (weights[i] ?? 0), 0) % 11] ?? ''

/** GB/T 2260 provinces; 81-83 are the residence permits of 港澳台, 9… the permanent residents from abroad. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

const documentTypeOf = (body: string): NonNullable<IdentifierFacts['documentType']> =>
  /^8[123]/.test(body) ? 'hk-mo-tw' : body.startsWith('9') ? 'foreigner' : 'mainland'

const birthOf = (body: string): string | undefined => {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(body) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists && /^(?:18|19|20)/.test(year) ? `${year}-${month}-${day}` : undefined
}

const factsOf = (body: string): IdentifierFacts => {
  const documentType = documentTypeOf(body)
  const birth = birthOf(body)
  return {
    documentType,
    // A foreigner's number has another structure; what it seems to say of birth and sex is not to be held against it.
    ...(documentType !== 'foreigner' && birth && { birth }),
    ...(documentType !== 'foreigner' && { sex: Number(body[16]) % 2 === 1 ? 'male' : 'female' }),
    ...(documentType === 'mainland' && !provinces.has(body.slice(0, 2)) && { problem: 'region-unknown' }),
  }
}

const isValid = (number: string): boolean =>
  /^\d{17}[\dX]$/.test(number) && residentIdCheckDigit(number.slice(0, 17)) === number[17]

/** A repair must also give a day that exists and a province: the check digit alone passes one wrong number in eleven. */
const mayBeMeant = (number: string): boolean => {
  return isValid(number) && factsOf(number.slice(0, 17)).problem === undefined && birthOf(number) !== undefined
}

/** Papers that are no resident id: 港澳通行证 H/M + 8-10 digits, 台胞证 8 digits, 永久居留证 3 letters + 12 digits. */
const otherDocuments: readonly { regex: RegExp; documentType: NonNullable<IdentifierFacts['documentType']> }[] = [
  { regex: /^[HM]\d{8}(?:\d{2})?$/, documentType: 'hk-mo-tw' },
  { regex: /^\d{8}$/, documentType: 'hk-mo-tw' },
  { regex: /^[A-Z]{3}\d{12}$/, documentType: 'foreigner' },
]

/** `11010519491231002X`. Old 15-digit numbers become 18-digit ones: 19 inserted, check digit computed. */
const read = (raw: string, { ocr }: ReadOptions): Reading => {
  const printed = compact(raw)
  const other = otherDocuments.find(({ regex }) => regex.test(printed))
  if (other)
    return { canonical: printed, key: printed, status: 'valid-format', says: { documentType: other.documentType } }

  const isOld = /^\d{15}$/.test(printed)
  const repaired = ocr && !isOld && !isValid(printed) ? repair(printed, mayBeMeant, { digitsOnly: true }) : undefined
  const number = isOld ? `${printed.slice(0, 6)}19${printed.slice(6)}` : (repaired ?? printed)
  if (!/^\d{17}[\dX]?$/.test(number)) return malformed(printed, 'bad-length')

  const body = number.slice(0, 17)
  const says = factsOf(body)
  if (says.documentType !== 'foreigner' && !birthOf(body)) return malformed(printed, 'bad-date', says)
  const expected = residentIdCheckDigit(body)
  const canonical = isOld ? body + expected : number
  if (canonical.length !== 18) return malformed(printed, 'bad-length', says)
  return {
    canonical,
    key: canonical,
    status: repaired ? 'repaired' : isOld ? 'valid-format' : isValid(canonical) ? 'valid-checksum' : 'invalid-checksum',
    says: { ...says, ...((isOld || !isValid(canonical)) && { expectedCheck: expected }) },
  }
}

const anchor = /身\s*份\s*证|证\s*件\s*号|公民身份/

export const residentId: Scheme = {
  scheme: 'resident-id',
  read,
  patterns: () => [
    {
      regex: /(?<![0-9A-Z])[1-9]\d{5}\s?(?:18|19|20)\d{2}\s?\d{4}\s?\d{3}[\dX](?![0-9A-Z])/g,
      notAfter: /(?:学历|学位|毕业|证书|管理|学籍)(?:证书)?(?:编)?号[码]?[\s::]*$/,
      anchor,
      anchorIsOptional: true,
      // Other 18-digit numbers exist (diplomas, orders): unless the words say so, only one that passes is an id.
      accept: (reading, { anchored }) => anchored || reading.status === 'valid-checksum',
    },
    { regex: /(?<![0-9A-Z])\d{15}(?![0-9A-Z])/g, anchor, accept: (r) => r.says.problem === undefined },
    { regex: /(?<![0-9A-Z])\d{17}[\dX×K](?![0-9A-Z])/g, anchor },
  ],
}
