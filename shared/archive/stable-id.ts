import type { ArchiveRecord } from '#domain/archive-record'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { sha256 } from '#text/short-hash'

/** Numbers that name the achievement, and so the record, the stronger first (domain 6.7). */
const namingSchemes: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'software-registration',
  'software-certificate',
  'doi',
  'isbn',
  'standard',
  'project',
  'issn',
  'cn-serial',
]
const namesRecord = (kind: ArchiveRecord['kind'], scheme: IdentifierScheme) =>
  kind === 'journal' || (scheme !== 'issn' && scheme !== 'cn-serial')
/** `1`, `2-3` under 编号 are running numbers of a list, not numbers of a project. */
const minNamingCharacters = 5

/** Kept apart from `#text`: a better normaliser must not give a stored record a new id. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What names a record that has no number. */
export type Naming = Pick<ArchiveRecord, 'kind' | 'title' | 'people' | 'units' | 'year' | 'awardName'>
const contentId = ({ kind, title, people, units, year, awardName }: Naming, titleIsAward: boolean): string => {
  const holder = people[0]?.name ?? units[0] ?? ''
  // An award is one achievement for all its winners: only an award to a person or a company is named by its holder.
  const naming = kind === 'award' ? [awardName ?? '', titleIsAward ? holder : ''] : [holder]
  return `content:${sha256(kind, bare(title), String(year ?? ''), ...naming.map(bare)).slice(0, 20)}`
}

export const stableIdOf = (naming: Naming, identifiers: readonly Identifier[], titleIsAward: boolean): string => {
  const number = namingSchemes
    .filter((scheme) => naming.kind !== 'award' && namesRecord(naming.kind, scheme))
    .flatMap((scheme) => identifiers.filter((one) => one.scheme === scheme && one.key.length >= minNamingCharacters))[0]
  if (!number) return contentId(naming, titleIsAward)
  // The key of a project carries the funder that we know it by: a funder learned later must not change the id.
  return `${number.scheme}:${number.scheme === 'project' ? bare(number.canonical) : number.key}`
}
