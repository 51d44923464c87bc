import type { Certificate } from '#domain/application'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { comparedKinds, type ProofPage } from '#domain/proof-page'
import { sha256 } from '#text/short-hash'
import { readTitle, toTitleKey } from '#text/title'

/** Of one certificate alone, whoever else holds one of the same kind for the same work. */
const ofOneCertificate: readonly IdentifierScheme[] = [
  'patent-application',
  'patent-publication',
  'patent-certificate',
  'software-registration',
  'software-certificate',
  'title-certificate',
  'degree-certificate',
  'doi',
]
/** Of a project, a prize: every member may hold a paper that bears it. */
const ofOneWork: readonly IdentifierScheme[] = ['award-certificate', 'project']

/** 2023-J-2-045-R01: the first person's own. */
const isOfOnePerson = ({ scheme, key }: Identifier): boolean => scheme === 'award-certificate' && /R\d{1,3}$/i.test(key)
/** 桂职办〔2020〕15号 is the notice by which a whole list of people was named. */
const isOfNotice = ({ raw }: Identifier): boolean => /[[(〔]\s*\d{4}\s*[\])〕]\s*第?\d+号/.test(raw.normalize('NFKC'))

export type NumberKind = 'own' | 'shared'

/** Whether one certificate alone bears the number, or all papers of one work; undefined for a number that says neither. */
export const numberKindOf = (identifier: Identifier): NumberKind | undefined => {
  if (isOfNotice(identifier)) return undefined
  if (ofOneCertificate.includes(identifier.scheme) || isOfOnePerson(identifier)) return 'own'
  return ofOneWork.includes(identifier.scheme) ? 'shared' : undefined
}

export const numbersOn = ({ identifiers }: Certificate): readonly Identifier[] =>
  identifiers.filter((identifier) => numberKindOf(identifier) !== undefined)

/** A title that says of which work it is; shorter ones are of everybody. */
const tellingCharacters = 5
const titleKeyOf = ({ title = '' }: Certificate): string | undefined =>
  [...readTitle(title).core].length >= tellingCharacters ? toTitleKey(title) : undefined

/** Two people may bear one title (工程师), one school's degrees are called the same: these meet by number alone. */
const namedByWork = ({ kind }: Certificate): boolean => kind !== 'title' && kind !== 'degree'

/**
 * Under what the page of a certificate is registered and looked for beside the claims: its number; and the title of the work where no number
 * was read, or a scan's may be misread. The picture is no key: blank forms and one issuer's certificates look alike, and a copy whose name was
 * changed has another picture.
 */
export const scanKeys = (certificate: Certificate, { source }: Pick<ProofPage, 'source'>): readonly string[] => {
  if (!comparedKinds.has(certificate.kind)) return []
  const numbers = numbersOn(certificate)
  const title = namedByWork(certificate) && (numbers.length === 0 || source === 'ocr') && titleKeyOf(certificate)
  return [
    ...numbers.map(({ scheme, key }) => `scan-number~${sha256(scheme, key)}`),
    ...(title ? [`scan-title~${sha256(certificate.kind, title)}`] : []),
  ]
}
