import type { Claim, ClaimKind, DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import { dateOf } from './where.ts'

/** Which date makes an achievement of the kind count, best first (domain 3.1, R-WIN). */
const decisive: Readonly<Record<ClaimKind, readonly DateRole[]>> = {
  patent: ['granted'],
  award: ['awarded', 'issued', 'stated'],
  project: ['accepted', 'end'],
  paper: ['published', 'issued', 'stated'],
  software: ['registered'],
  standard: ['published', 'issued', 'stated'],
  book: ['published', 'issued', 'stated'],
  report: ['accepted', 'end', 'stated'],
  other: ['accepted', 'end', 'stated'],
}

/** Kinds of which a bare date may be another one: filing beside grant, start beside acceptance. */
const ambiguous: readonly ClaimKind[] = ['patent', 'software', 'project']

export interface AchievementDate {
  readonly value: PartialDate
  /** The row does not say what its date is of. */
  readonly roleIsUnknown: boolean
}

export const achievementDate = (claim: Claim): AchievementDate | undefined => {
  const value = dateOf(claim.dates, ...decisive[claim.kind]) ?? yearInNumber(claim)
  if (value) return { value, roleIsUnknown: false }
  const stated = ambiguous.includes(claim.kind) ? dateOf(claim.dates, 'stated') : undefined
  return stated && { value: stated, roleIsUnknown: true }
}

/** `2019SR0322683` was registered in 2019, `DB45/T 396-2022` released in 2022. */
const yearInNumber = ({ identifiers }: Claim): PartialDate | undefined => {
  const number = identifiers.find(
    ({ scheme, status }) =>
      (scheme === 'software-registration' || scheme === 'standard') && status !== 'invalid-format',
  )
  return number?.says.year === undefined ? undefined : `${number.says.year}`
}
