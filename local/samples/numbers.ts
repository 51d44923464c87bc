/** Numbers whose check digits are right, made from a body that we choose. The rules are those of domain.md §2. */

const weightedSum = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0)

const digitsOf = (body: string): number[] => [...body].map(Number)

/** ZC 0006-2003: year, type digit (1 invention, 2 utility, 3 design) and a serial of 7 digits. */
export const patentNumber = (year: number, type: 1 | 2 | 3, serial: string): string => {
  const body = `${year}${type}${serial}`
  const check = weightedSum(digitsOf(body), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11
  return `${body}.${check === 10 ? 'X' : check}`
}

/** The same number with the next check digit: what a careless forger prints. */
export const withWrongCheckDigit = (number: string): string => {
  const [body, check = ''] = number.split('.')
  return `${body}.${check === 'X' ? 3 : (Number(check) + 4) % 10}`
}

/** As certificates print it: `ZL 2021 1 0583412.6`. */
export const printedPatentNumber = (number: string): string =>
  `ZL ${number.slice(0, 4)} ${number.slice(4, 5)} ${number.slice(5)}`

/** GB 11643-1999. Region 999999 does not exist, so the number can be nobody's. */
export const residentId = (birth: string, order: number, sex: 'male' | 'female'): string => {
  const serial = order * 2 + (sex === 'male' ? 1 : 0)
  const body = `999999${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  const sum = weightedSum(digitsOf(body), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return body + '10X98765432'.charAt(sum % 11)
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const organisationCheck = (body: string): string => {
  const values = [...body].map((c) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(c))
  const check = 11 - (weightedSum(values, [3, 7, 9, 10, 5, 8, 4, 2]) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** GB 32100-2015, inner and outer check. Region 459999 does not exist. */
export const creditCode = (order: number): string => {
  const organisation = `MA5K${String(order).padStart(4, '0')}`
  const body = `91459999${organisation}${organisationCheck(organisation)}`
  const values = [...body].map((c) => creditAlphabet.indexOf(c))
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  return body + creditAlphabet.charAt((31 - (weightedSum(values, weights) % 31)) % 31)
}

/** ISO 3297: seven digits and a check digit. */
export const issn = (body: string): string => {
  const check = (11 - (weightedSum(digitsOf(body), [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return `${body.slice(0, 4)}-${body.slice(4)}${check === 10 ? 'X' : check}`
}

// Known points of the invention certificate's running number (domain.md 2.1); the first one is our own guess.
const certificateAnchors: readonly (readonly [day: string, number: number])[] = [
  ['2019-01-01', 3_200_000],
  ['2021-05-18', 4_427_145],
  ['2025-01-14', 7_668_232],
  ['2025-10-31', 8_428_532],
]

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/** 证书号 of an invention granted on that day, on the straight line between the known points. */
export const inventionCertificateNumber = (grantedOn: string): number => {
  const day = dayNumber(grantedOn)
  const upper = Math.max(
    1,
    certificateAnchors.findIndex(([known]) => known >= grantedOn),
  )
  const [fromDay, from] = certificateAnchors[upper - 1] ?? ['2019-01-01', 0]
  const [toDay, to] = certificateAnchors[upper] ?? ['2025-10-31', 0]
  const share = (day - dayNumber(fromDay)) / (dayNumber(toDay) - dayNumber(fromDay))
  return Math.round(from + share * (to - from))
}
