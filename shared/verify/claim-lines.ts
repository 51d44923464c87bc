import type { Application } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { ApplicationMeta, Claimant } from '#domain/claimant'
import { maskIdsIn, maskName, maskPeopleIn } from '#domain/mask'
import type { Nominee } from '#domain/nominee'
import type { Policy } from '#domain/policy'
import type { ApplicationLines } from '#domain/ports'
import { quotaKey } from '#rules/nomination'
import { isFromOcr } from '#rules/where'
import { toComparable } from '#text/normalise'
import { type PersonKey, unknownPersonKey } from './person-key.ts'
import { toScanLines } from './scan-lines.ts'

/**
 * Lines looked at under one key. A key that so many people claim tells nothing of any two of them (a common honour, a misread title), and
 * each new one would ask all the others: 200 is far above any real team. A run says where it stopped.
 */
export const maxClaimantsPerKey = 200

/** claimId → keys of the achievement, strongest first. */
export type ClaimKeys = ReadonlyMap<string, readonly string[]>

export interface LineInputs {
  readonly meta: ApplicationMeta
  readonly application: Application | undefined
  readonly claimKeys: ClaimKeys
  readonly person: PersonKey | undefined
  readonly secret: string
  /** Says whether the applicant takes one of an enterprise's places. */
  readonly policy: Policy
}

/** What an application says in the index: one line a claim and key, and one of its applicant. People are masked here, once. */
export const toLines = ({ meta, application, claimKeys, person, secret, policy }: LineInputs): ApplicationLines => {
  if (!application) return { claims: [] }
  const who = person ?? stranger(meta, secret)
  const common = {
    applicationId: meta.applicationId,
    ...who,
    maskedPerson: maskName(application.applicant.name),
    ...unitKeyOf(application),
    committee: meta.committee,
    season: meta.season,
    ...optional('targetLevel', application.target.level),
    route: application.route,
    outcome: meta.outcome,
    ...optional('cutOff', meta.cutOff),
  }
  const lines = application.claims.flatMap((claim) => {
    const allKeys = claimKeys.get(claim.claimId) ?? []
    return allKeys.map(
      (claimKey): Claimant => ({ claimKey, allKeys, ...common, ...ofClaim(claim, application.applicant.name) }),
    )
  })
  return {
    claims: [...lines, ...toScanLines(application, common, secret)],
    ...optional('nomination', nominationOf({ meta, application, person, secret, policy })),
    ...(person && {
      person: {
        personKey: person.personKey,
        application: {
          applicationId: meta.applicationId,
          season: meta.season,
          outcome: meta.outcome,
          route: application.route,
          ...optional('targetLevel', application.target.level),
          ...optional('cutOff', meta.cutOff),
        },
      },
    }),
  }
}

const stranger = ({ applicationId }: ApplicationMeta, secret: string): PersonKey => ({
  personKey: unknownPersonKey(applicationId, secret),
  personKnownBy: 'name-and-unit',
})

/** Which of an enterprise's places the application takes under the policy; undefined when none. */
export const nominationOf = ({
  meta,
  application,
  person,
  secret,
  policy,
}: Omit<LineInputs, 'claimKeys'>): ApplicationLines['nomination'] => {
  const places = application && quotaKey(application, meta.season, policy)
  if (!application || !places) return undefined
  return { quotaKey: places, nominee: toNominee(meta, application, person ?? stranger(meta, secret)) }
}

const toNominee = (
  { applicationId, committee, season, outcome }: ApplicationMeta,
  { applicant, target }: Application,
  { personKey, personKnownBy }: PersonKey,
): Nominee => ({
  applicationId,
  personKey,
  personKnownBy,
  maskedPerson: maskName(applicant.name),
  committee,
  season,
  ...optional('level', target.level),
  ...optional('specialty', target.specialty),
  outcome,
})

/** Other committees read these lines: neither the applicant nor who worked with them is named in the row that they are shown. */
const ofClaim = (claim: Claim, applicant: string) => {
  const { claimId, counted, kind, title, dates, evidence, rank, people } = claim
  const masked = (text: string) => maskPeopleIn(text, [applicant, ...people])
  return {
    claimId,
    counted,
    kind,
    title: maskIdsIn(title),
    ...optional('rank', rank && { ...rank, raw: masked(rank.raw) }),
    dates,
    ...optional('grade', claim.grade),
    ...optional('saysGranted', claim.saysGranted),
    page: evidence[0]?.page ?? 0,
    quote: masked(evidence[0]?.quote ?? claim.text),
    ...optional('isFromOcr', isFromOcr(evidence) || undefined),
  }
}

/** The credit code where there is one, else the name as it compares: an organisation is no person, so nothing is hidden. */
export const unitKeyOf = ({ unit, unitCreditCode }: Application) =>
  optional('unitKey', unitCreditCode?.key ?? (unit ? toComparable(unit.value) : undefined))

const optional = <Name extends string, T>(name: Name, value: T | undefined): { readonly [K in Name]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: T }
