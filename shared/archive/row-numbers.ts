import type { ArchiveRecord } from '#domain/archive-record'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { readIdentifier } from '#identifiers/find'
import type { Cells } from './row-cells.ts'

/** Numbers that departments print in each other's column: a 公告号 under 专利号, a 证书号 under 登记号. */
const mistakenFor: Readonly<Partial<Record<IdentifierScheme, IdentifierScheme>>> = {
  'patent-application': 'patent-publication',
  'patent-publication': 'patent-application',
  'software-registration': 'software-certificate',
  'software-certificate': 'software-registration',
}
const isSound = ({ status }: Identifier) => status === 'valid-checksum' || status === 'valid-format'

const readNumber = (scheme: IdentifierScheme, raw: string): Identifier => {
  const asPrinted = readIdentifier(scheme, raw, { ocr: false })
  const otherScheme = mistakenFor[scheme]
  if (isSound(asPrinted) || !otherScheme) return asPrinted
  const mistaken = readIdentifier(otherScheme, raw, { ocr: false })
  return isSound(mistaken) ? mistaken : asPrinted
}

/** Schemes whose wrong numbers we refuse, for the kinds that they name: a paper may be kept beside a mistyped ISSN. */
const mustBeSound: readonly (readonly [ArchiveRecord['kind'], IdentifierScheme])[] = [
  ['patent', 'patent-application'],
  ['patent', 'patent-publication'],
  ['software', 'software-registration'],
  ['book', 'isbn'],
  ['journal', 'issn'],
]
const isForeign = (raw: string) => /^(?!CN|ZL)[A-Z]{2}\s?\d/i.test(raw.normalize('NFKC').trim())
export const notANumber = /^(?:无|暂无|空|\/|-+|—+|n\/a|null|none|待定|0+)$/i

/** The sound numbers of the row; those of other countries and mistyped side numbers stay where they can be read, in `odd`. */
export const readNumbers = (
  cells: Cells,
  kind: ArchiveRecord['kind'],
): { identifiers: Identifier[]; odd: string[]; bad?: Identifier } => {
  const identifiers: Identifier[] = []
  const odd: string[] = []
  for (const [field, values] of cells.byField) {
    if (!field.startsWith('id:')) continue
    const scheme = field.slice(3) as IdentifierScheme
    for (const raw of values.flatMap((cell) => cell.split(/[;；,，、\n]/))) {
      if (raw.trim() === '' || notANumber.test(raw.trim())) continue
      const identifier = readNumber(scheme, raw)
      const refused = mustBeSound.some(([of, named]) => of === kind && named === scheme)
      if (isSound(identifier)) identifiers.push(identifier)
      else if (refused && !isForeign(raw)) return { identifiers, odd, bad: identifier }
      else odd.push(raw.trim())
    }
  }
  return { identifiers, odd }
}

export const badNumberWords = ({ raw, status, says }: Identifier): string =>
  status === 'invalid-checksum'
    ? `号码“${raw}”校验位不符${says.expectedCheck ? `（按规则应为 ${says.expectedCheck}）` : ''}，请核对原件`
    : `号码“${raw}”不符合该类编号的格式，请核对原件`
