import { compact } from './fold.ts'
import { isPlausibleYear, malformed, type Reading, type Scheme } from './scheme.ts'

/** Serials had six digits to 2018 and have seven since 2018 or 2019; the first years also had five (domain 2.7). */
const digitsFit = (year: number, digits: number): boolean =>
  digits === 5 ? year <= 2010 : digits === 6 ? year <= 2018 : digits === 7 && year >= 2018

/** Numbers that people print in place of the registration: the application's flow number, the electronic copy's. */
const notRegistrations: readonly { readonly regex: RegExp; readonly problem: string }[] = [
  { regex: /^(20\d{2})R\d{2}[A-Z]\d+$/, problem: 'flow-number' },
  { regex: /^(20\d{2})SRE\d+$/, problem: 'electronic-copy' },
]

/** `2019SR0322683`. */
const readRegistration = (raw: string): Reading => {
  const printed = compact(raw).replace(/^登记号[::]*/, '')
  for (const { regex, problem } of notRegistrations) {
    const year = regex.exec(printed)?.[1]
    if (year) return malformed(printed, problem, { year: Number(year) })
  }
  const [, year, serial] = /^((?:19|20)\d{2})SR(\d+)$/.exec(printed) ?? []
  if (!year || !serial) return malformed(printed, 'bad-length')
  const says = { year: Number(year), runningNumber: Number(serial) }
  if (!isPlausibleYear(says.year, 1992)) return malformed(printed, 'bad-year', says)
  if (!digitsFit(says.year, serial.length)) return malformed(printed, 'bad-length', says)
  return { canonical: printed, key: printed, status: 'valid-format', says }
}

export const softwareRegistration: Scheme = {
  scheme: 'software-registration',
  read: readRegistration,
  patterns: () => [
    { regex: /(?<![0-9A-Z])(?:19|20)\d{2}\s?SR\s?\d{4,9}(?!\d)/g },
    { regex: /(?<![0-9A-Z])20\d{2}\s?SRE\s?\d{4,8}(?!\d)/g },
    { regex: /(?<![0-9A-Z])20\d{2}R\d{2}[A-Z]\d{5,8}(?!\d)/g },
  ],
}

/** `软著登字第3743440号`, numbered on through the years; the series of branch offices carry letters. */
const readCertificate = (raw: string): Reading => {
  const printed = compact(raw)
  const [, series = '', digits] = /(?:字)?第?([A-Z]{0,3})(\d{5,8})号?$/.exec(printed) ?? []
  if (!digits) return malformed(printed, 'bad-length')
  return {
    canonical: `软著登字第${series}${digits}号`,
    key: series + digits,
    status: 'valid-format',
    says: { runningNumber: Number(digits) },
  }
}

export const softwareCertificate: Scheme = {
  scheme: 'software-certificate',
  read: readCertificate,
  patterns: () => [{ regex: /软\s?著\s?(?:登|变补)\s?字\s?(?:第\s?)?[A-Z]{0,3}\s?\d(?:\s?\d){4,7}\s?号?/g }],
}
