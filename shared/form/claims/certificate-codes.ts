import type { FormCertificate } from '#domain/form'
import type { Identifier } from '#domain/identifier'
import type { ReadPage } from '#domain/pages'
import { findIdentifiers } from '#identifiers/find'

type Field = FormCertificate['fields'][number]

const codeLabel = '二维码'
export const isCode = ({ label }: Pick<Field, 'label'>): boolean => label === codeLabel

/** The codes of a certificate's page among its fields: a reviewer sees what they say, and nobody opens it. */
export const codeFields = ({ codes = [] }: ReadPage): readonly Field[] =>
  codes.map(({ text, box }) => ({ label: codeLabel, value: text, bbox: box }))

/** A key as short as this may stand in any address. */
const shortestKey = 7

/** Letters and digits alone, so that `ZL 2023 1 …` and `zl2023…` in an address are one. */
const bareKey = (text: string): string =>
  decoded(text)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const isIn = (text: string, { key }: Identifier): boolean => {
  const bare = bareKey(key)
  return bare.length >= shortestKey && bareKey(text).includes(bare)
}

/** A number that was repaired after recognition, and that a code of the page says too, is no guess any more. */
export const confirmedBy = (fields: readonly Field[], identifiers: readonly Identifier[]): readonly Identifier[] => {
  const codes = fields.filter(isCode)
  return identifiers.map((identifier) =>
    identifier.status === 'repaired' && codes.some(({ value }) => isIn(value, identifier))
      ? { ...identifier, raw: identifier.canonical, status: 'valid-checksum' }
      : identifier,
  )
}

/**
 * Whether a code says another number than the one that is printed: of the same kind, and none of them the same. Most codes lead to a portal
 * by a number of its own; they say nothing of this. `undefined` when it says no number that could be compared.
 */
export const agreesWith = (text: string, identifiers: readonly Identifier[]): boolean | undefined => {
  if (identifiers.some((identifier) => isIn(text, identifier))) return true
  const said = findIdentifiers(decoded(text), { ocr: false }).map(({ identifier }) => identifier)
  const isComparable = said.some(
    ({ scheme, status }) =>
      (status === 'valid-checksum' || status === 'valid-format') && identifiers.some((one) => one.scheme === scheme),
  )
  return isComparable ? false : undefined
}

/** What is quoted of a field; a code that says another number says so. A code may also lead to a portal: it is for a person to look. */
export const quoteOf = (field: Field, identifiers: readonly Identifier[]): string =>
  `${field.label}：${field.value}${isCode(field) && agreesWith(field.value, identifiers) === false ? '（二维码内容与印刷号码不一致，待核）' : ''}`
