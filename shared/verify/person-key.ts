import { createHmac } from 'node:crypto'
import type { Application } from '#domain/application'
import type { Claimant } from '#domain/claimant'
import { readIdentifier } from '#identifiers/find'
import { toNameKey } from '#text/names'
import { toComparable } from '#text/normalise'

export interface PersonKey {
  readonly personKey: string
  readonly personKnownBy: Claimant['personKnownBy']
}

/**
 * HMAC-SHA-256 of who the applicant is: of the resident id number where the file gives a sound one, else of name, unit and birth. A number
 * that fails its check digit was mistyped or misread, and would make a stranger of the same person.
 * Undefined when no more than a name was read: 张伟 of nowhere is everybody of that name.
 */
export const personKeyOf = ({ applicant, unit }: Application, secret: string): PersonKey | undefined => {
  const { residentId, name, birth } = applicant
  if (residentId && residentId.status === 'valid-checksum')
    return { personKey: hmac(secret, 'resident-id', residentId.key), personKnownBy: 'resident-id' }
  const nameKey = toNameKey(name)
  if (nameKey === '' || (unit === undefined && birth === undefined)) return undefined
  return {
    personKey: hmac(secret, 'name-and-unit', nameKey, toComparable(unit?.value ?? ''), birth ?? ''),
    personKnownBy: 'name-and-unit',
  }
}

/** Of a number in a register, as applicants with that number are known by; undefined when it fails its check. */
export const createPersonKeyOf =
  (secret: string) =>
  (residentId: string): string | undefined => {
    const { status, key } = readIdentifier('resident-id', residentId, { ocr: false })
    return status === 'valid-checksum' ? hmac(secret, 'resident-id', key) : undefined
  }

/** Of somebody who could not be made out: equal to nobody, in this application or another. */
export const unknownPersonKey = (applicationId: string, secret: string): string =>
  hmac(secret, 'unknown', applicationId)

const hmac = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(parts.join('\u0000')).digest('base64url')
