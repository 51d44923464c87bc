import type { IdentifierScheme } from '#domain/identifier'
import { findIdentifiers, readIdentifier } from '#identifiers/find'
import { identifierKey, titleKey } from './candidate-keys.ts'

const kinds = ['award', 'patent', 'project', 'paper', 'software', 'standard', 'book', 'report', 'journal'] as const
/** Numbers that people paste without any word that says what they are. */
const bareSchemes: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'software-registration',
  'software-certificate',
  'standard',
  'isbn',
  'issn',
  'cn-serial',
  'doi',
  'project',
]

const isSound = ({ status }: { readonly status: string }) => status === 'valid-checksum' || status === 'valid-format'

/** The keys under which a record may be kept that somebody looks for by a number or by its whole title. */
export const searchKeys = (query: string): readonly string[] => {
  const found = findIdentifiers(query, { ocr: false }).map(({ identifier }) => identifier)
  const bare = /\d/.test(query)
    ? bareSchemes.map((scheme) => readIdentifier(scheme, query, { ocr: false })).filter(isSound)
    : []
  return [
    ...new Set([...[...found, ...bare].map(identifierKey), ...kinds.flatMap((kind) => titleKey(kind, query) ?? [])]),
  ]
}
