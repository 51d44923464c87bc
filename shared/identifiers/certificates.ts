import type { IdentifierScheme } from '#domain/identifier'
import { compact } from './fold.ts'
import { isPlausibleYear, malformed, type Pattern, type Reading, type Scheme } from './scheme.ts'

/** Numbers of certificates whose issuers publish no shape: compared as opaque strings (domain 2.10). */
const readOpaque = (raw: string): Reading => {
  const printed = compact(raw).replace(/^(?:证书编号|证书号|管理号|编号)[::]*/, '')
  const key = printed.replace(/[^\p{L}\p{N}]/gu, '')
  if (key === '') return malformed(printed, 'empty')
  return { canonical: printed, key, status: 'valid-format', says: {} }
}

/** `2019-J-3-288-R03`: year, class Z F J, group …, R person or D unit. The shape is widely quoted, not confirmed. */
const readAward = (raw: string): Reading => {
  const reading = readOpaque(raw)
  const year = /^((?:19|20)\d{2})-[ZFJ]-/.exec(reading.canonical)?.[1]
  return year ? { ...reading, says: { year: Number(year) } } : reading
}

/** 18 digits: school 5, type 1, year 4, level 2, serial 6 `[unconfirmed]`; so only the year is read. */
const readDegree = (raw: string): Reading => {
  const reading = readOpaque(raw)
  const year = Number(/^\d{6}(\d{4})\d{8}$/.exec(reading.canonical)?.[1])
  return isPlausibleYear(year) ? { ...reading, says: { year } } : reading
}

const numberAfter = (label: string): RegExp =>
  new RegExp(
    `${[...label].join('\\s?')}\\s*[::]\\s*(?<n>[\\p{Script=Han}]{0,8}[[(]?[A-Z0-9][A-Z0-9\\-[\\]()/.号第]{4,30})`,
    'gu',
  )

/** A label alone does not say of what: the words around must. */
const certificateScheme = (
  scheme: IdentifierScheme,
  read: Scheme['read'],
  words: RegExp,
  labels: readonly string[],
  extra: readonly Pattern[] = [],
): Scheme => ({
  scheme,
  read,
  patterns: () => [...extra, ...labels.map((label) => ({ regex: numberAfter(label), anchor: words }))],
})

export const degreeCertificate = certificateScheme('degree-certificate', readDegree, /毕业|学历|学位/, [
  '学历证书编号',
  '学位证书编号',
  '毕业证书编号',
  '证书编号',
])
export const titleCertificate = certificateScheme('title-certificate', readOpaque, /职称|资格|评审|管理号/, [
  '证书编号',
  '管理号',
])
export const awardCertificate = certificateScheme(
  'award-certificate',
  readAward,
  /奖/,
  ['证书编号', '奖励证书号'],
  [{ regex: /(?<![0-9A-Z-])(?:19|20)\d{2}-[ZFJ]-\d{1,5}(?:-\d{1,5}){1,2}-[RD]\d{1,3}(?![0-9-])/g }],
)
