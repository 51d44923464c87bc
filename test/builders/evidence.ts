import type { Evidence } from '#domain/application'
import type { PartialDate } from '#domain/dates'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { readIdentifier } from '#identifiers/find'

/** Where a statement stands: page 3 of the form, from its text layer, unless said otherwise. */
export const anEvidence = (given: Partial<Evidence> = {}): Evidence => ({
  documentId: 'form',
  page: 3,
  box: [0.1, 0.2, 0.9, 0.25],
  quote: '',
  from: 'form',
  textSource: 'text',
  ...given,
})

export const aNumber = (scheme: IdentifierScheme, raw: string, { ocr = false } = {}): Identifier =>
  readIdentifier(scheme, raw, { ocr })

export const aPatentNumber = (raw: string, options?: { ocr?: boolean }): Identifier =>
  aNumber('patent-application', raw, options)

/** `{ granted: '2022-07-01' }` → the dates of a claim, a certificate or a record. */
export const datesOf = <Role extends string>(dates: Partial<Record<Role, PartialDate>>) =>
  (Object.entries(dates) as [Role, PartialDate][]).map(([role, value]) => ({ role, value, raw: value }))
