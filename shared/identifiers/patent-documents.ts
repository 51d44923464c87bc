import type { IdentifierFacts } from '#domain/identifier'
import { compact } from './fold.ts'
import { malformed, type Reading, type Scheme } from './scheme.ts'

type PatentType = NonNullable<IdentifierFacts['patentType']>

/** What the kind letter says: A 申请公布, B C 发明授权, U Y 实用新型授权, S D 外观授权. */
const typeOfLetter: Readonly<Record<string, PatentType>> = {
  A: 'invention',
  B: 'invention',
  C: 'invention',
  U: 'utility',
  Y: 'utility',
  S: 'design',
  D: 'design',
}
const typeOfFirstDigit: Readonly<Record<string, PatentType>> = { 1: 'invention', 2: 'utility', 3: 'design' }

/** `CN 111472379 B` → canonical `CN111472379B`, key `111472379`: A and B of one invention share their digits. */
const readPublication = (raw: string): Reading => {
  const printed = compact(raw).replace(/^(?:CN)?/, 'CN')
  const match = /^CN(([1-39])(?:\d{8}|\d{6}))([A-DSUY])?(\d?)$/.exec(printed)
  const [, digits, first = '', letter, edition] = match ?? []
  if (!digits) return malformed(printed, 'bad-length')
  const byLetter = typeOfLetter[letter ?? '']
  const byDigit = typeOfFirstDigit[first]
  return {
    canonical: `CN${digits}${letter ?? ''}${edition ?? ''}`,
    key: digits,
    status: 'valid-format',
    says: {
      ...((byLetter ?? byDigit) && { patentType: byLetter ?? byDigit }),
      ...(letter && { kindLetter: letter }),
      ...(byLetter && byDigit && byLetter !== byDigit && { problem: 'kind-contradicts-number' }),
    },
  }
}

export const patentPublication: Scheme = {
  scheme: 'patent-publication',
  read: readPublication,
  patterns: () => [
    { regex: /(?<![A-Z0-9])CN\s?[123]\d{8}\s?[ABUS](?:[1-9](?!\d))?(?![0-9A-Z])/g },
    { regex: /(?<![A-Z0-9])CN\s?[1239]\d{6}\s?[ACDY](?![0-9A-Z])/g },
    // Older ones are printed without a letter: CN3558385, CN101448818.
    { regex: /(?<![A-Z0-9])CN\s?[123](?:\d{8}|\d{6})(?![0-9A-Z.])/g },
    // Without its kind letter it needs the words: 授权公告号 CN 111472379.
    {
      regex: /(?<![A-Z0-9])(?:CN\s?)?[1239](?:\d{8}|\d{6})(?:\s?[ABUSCDY])?(?![0-9A-Z.])/g,
      anchor: /公\s*告\s*号|公\s*布\s*号|公\s*开\s*号/,
      accept: (_, { before }) => /(?:公\s*告\s*号|公\s*布\s*号|公\s*开\s*号)[\s::(（]*$/.test(before) || before === '',
    },
  ],
}

/** `证书号第 4427145 号` → key `4427145`; the series is one for each patent type, so the key alone is not the patent. */
const readCertificate = (raw: string): Reading => {
  const digits = compact(raw).replace(/\D/g, '')
  if (digits.length < 5 || digits.length > 8) return malformed(digits || compact(raw), 'bad-length')
  return { canonical: `证书号第${digits}号`, key: digits, status: 'valid-format', says: {} }
}

export const patentCertificate: Scheme = {
  scheme: 'patent-certificate',
  read: readCertificate,
  patterns: () => [{ regex: /证\s*书\s*号\s*[::]?\s*第\s*\d(?:\s?\d){4,7}\s*号/g }],
}

/** `PCT/CN2021/075891`: an international application, never a grant. */
const readPct = (raw: string): Reading => {
  const printed = compact(raw)
  const match = /^PCT\/?([A-Z]{2})((?:19|20)\d{2})\/?(\d{5,6})$/.exec(printed)
  const [, country, year, serial] = match ?? []
  if (!country || !year || !serial) return malformed(printed, 'bad-length')
  const six = serial.padStart(6, '0')
  return {
    canonical: `PCT/${country}${year}/${six}`,
    key: `${country}${year}${six}`,
    status: 'valid-format',
    says: { year: Number(year), isPct: true },
  }
}

export const pct: Scheme = {
  scheme: 'pct',
  read: readPct,
  patterns: () => [{ regex: /PCT\s?\/\s?[A-Z]{2}\s?(?:19|20)\d{2}\s?\/\s?\d{5,6}(?!\d)/g }],
}
