import type { Certificate } from '#domain/application'
import type { Claim } from '#domain/claim'
import { type PartialDate, toParts } from '#domain/dates'
import type { Severity } from '#domain/warning'
import type { Spell, WorkHistory } from '#domain/work-history'
import { compareNames, type NameRelation, toNameKey } from '#text/names'
import type { RuleContext } from './context.ts'
import { covers, isLentOut, nearestTie } from './employer.ts'
import type { FactsByCode, Lowering } from './facts.ts'
import { editDistance } from './likeness.ts'
import { type Finding, notice, rule } from './rule.ts'
import { dateOf, isFromOcr, isNameScanned } from './where.ts'

/** Certificates print who invented and who applied on the day of filing beside who does now (layout of 2019 and later). */
export const changedInventors = rule({
  code: 'PAT-006',
  version: 1,
  name: { zh: '发明人与申请日时不同', en: 'Inventors changed since filing' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.name', 'patent.inventors', 'patent.at-filing'],
  innocent: ['name-corrected', 'rare-character', 'list-is-cut', 'ocr-error'],
  steps: ['query-register', 'compare-certificate', 'ask-applicant'],
  *check(context) {
    for (const claim of patentsOf(context))
      for (const certificate of context.certificatesOf(claim)) {
        const is = inventorChange(certificate, context)
        if (!is) continue
        const { people: now, peopleAtFiling: then = [] } = certificate
        yield {
          claim,
          counterpartKey: 'inventors-at-filing',
          severity: severityOf[is],
          facts: { is, now, then },
          evidence: [certificate.evidence],
          comparison: [{ field: '发明人', claimed: now.join('、'), recorded: then.join('、'), result: 'different' }],
          lowered: inventorTraps(certificate, context),
        }
      }
  },
})

const patentsOf = ({ claims }: RuleContext): readonly Claim[] => claims.filter(({ kind }) => kind === 'patent')

type InventorChange = FactsByCode['PAT-006']['is']

const severityOf: Readonly<Record<InventorChange, Severity>> = {
  'applicant-added': 'red',
  order: 'orange',
  others: 'blue',
}

const inventorChange = (
  { people: now, peopleAtFiling: then = [], evidence }: Certificate,
  { application }: RuleContext,
): InventorChange | undefined => {
  if (now.length === 0 || then.length === 0) return undefined
  const name = application?.applicant.name
  const scanned = evidence.textSource === 'ocr' || isNameScanned(application)
  const relations = (list: readonly string[]) => list.map((person) => compareNames(person, name ?? '', { scanned }))
  const isAlike = (relation: NameRelation) => (scanned ? relation !== 'different' : relation === 'same')
  if (relations(now).includes('same') && !relations(then).some(isAlike)) return 'applicant-added'
  const [nowKeys, thenKeys] = [now.map(toNameKey), then.map(toNameKey)]
  if (nowKeys.join(';') === thenKeys.join(';')) return undefined
  return nowKeys.toSorted().join(';') === thenKeys.toSorted().join(';') ? 'order' : 'others'
}

const inventorTraps = (certificate: Certificate, { application }: RuleContext): readonly Lowering[] => {
  const { people: now, peopleAtFiling: then = [], evidence } = certificate
  const { name = '', formerName } = application?.applicant ?? {}
  const gone = then.filter((person) => !now.some((other) => toNameKey(other) === toNameKey(person)))
  return [
    ...(gone.some((person) => mayBeMiswritten(person, name)) ? [{ trap: 'name-look-alike', to: 'blue' } as const] : []),
    ...(formerName && gone.some((person) => toNameKey(person) === toNameKey(formerName))
      ? [{ trap: 'former-name', to: 'blue' } as const]
      : []),
    ...(isCut(certificate) ? [{ trap: 'list-may-be-cut', to: 'yellow' } as const] : []),
    ...(isFromOcr([evidence]) || isNameScanned(application) ? [{ trap: 'names-on-ocr', to: 'yellow' } as const] : []),
  ]
}

/** One character of the name was corrected since: another that sounds alike, or any, of the same family name. */
const mayBeMiswritten = (person: string, name: string): boolean =>
  compareNames(person, name) !== 'different' ||
  (person.at(0) === name.at(0) && editDistance(toNameKey(person), toNameKey(name)) === 1)

/** The list at filing ends with 等, or with the mark after which the next name would stand. */
const isCut = ({ evidence }: Certificate): boolean =>
  /申请日时(?:发明人|设计人)：[^；]*(?:[;、,，]\s*|等\s*\d*\s*人?\s*)(?:；|$)/.test(evidence.quote)

export const ownerAndEmployer = rule({
  code: 'PAT-007',
  version: 1,
  name: { zh: '专利权人与任职单位不符', en: 'Owner is not the employer at filing' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['patent.at-filing', 'history.employers', 'history.insured'],
  innocent: ['unit-renamed', 'joint-research', 'studied-or-lent', 'owner-changed', 'history-incomplete'],
  steps: ['query-register', 'ask-unit', 'ask-applicant'],
  *check(context) {
    const history = context.application?.workHistory
    if (!history) return
    for (const claim of patentsOf(context))
      for (const certificate of context.certificatesOf(claim)) {
        const finding = ownerFinding(claim, certificate, history, context)
        if (finding) yield finding
      }
  },
})

/** An owner and a day of filing, and no employer that is known for that day. */
export const isOwnerUnchecked = (
  { owners, ownersAtFiling = owners, dates }: Certificate,
  { application }: RuleContext,
): boolean => {
  const filed = dateOf(dates, 'filed')
  const employers = application?.workHistory?.employers ?? []
  return filed !== undefined && ownersAtFiling.length > 0 && !employers.some((spell) => covers(spell, filed))
}

const ownerFinding = (
  claim: Claim,
  certificate: Certificate,
  history: WorkHistory,
  context: RuleContext,
): Finding<'PAT-007'> | undefined => {
  const filed = dateOf(certificate.dates, 'filed') ?? dateOf(claim.dates, 'filed')
  const then = certificate.ownersAtFiling ?? certificate.owners
  if (!filed || then.length === 0 || isOwnedBy(then, context)) return undefined
  const serving = [...history.employers, ...history.insured].filter((spell) => covers(spell, filed))
  // A history that is silent about the day says nothing of the employer.
  if (!history.employers.some((spell) => covers(spell, filed))) return undefined
  const employers = [...new Set(serving.map(({ unit }) => unit))]
  const tie = nearestTie(then, employers, filed)
  const place = {
    claim,
    counterpartKey: 'owner-at-filing',
    evidence: [certificate.evidence, ...serving.map(({ evidence }) => evidence)],
    comparison: [
      {
        field: '申请人／任职单位',
        claimed: employers.join('、'),
        recorded: then.join('、'),
        result: tie === 'same' ? ('same' as const) : ('different' as const),
      },
    ],
  }
  if (tie === 'same')
    return nearestTie(certificate.owners, then, filed) === 'other' && certificate.owners.length > 0
      ? { ...place, severity: 'blue', facts: { is: 'owner-changed', owners: certificate.owners, then } }
      : undefined
  return {
    ...place,
    facts: { is: 'not-employer', owners: then, employers, filed },
    lowered: ownerTraps(then, tie, serving, certificate, history, filed),
  }
}

/** A patent of the applicant's own is nobody's employer's. */
const isOwnedBy = (owners: readonly string[], { application }: RuleContext): boolean =>
  owners.some((owner) => compareNames(owner, application?.applicant.name ?? '') === 'same')

const ownerTraps = (
  owners: readonly string[],
  tie: 'related' | 'other',
  serving: readonly Spell[],
  certificate: Certificate,
  history: WorkHistory,
  filed: PartialDate,
): readonly Lowering[] => {
  const near = [...history.employers, ...history.insured].filter((spell) => covers(spell, yearBefore(filed)))
  const owns = (spells: readonly Spell[]) =>
    nearestTie(
      owners,
      spells.map(({ unit }) => unit),
      filed,
    ) !== 'other'
  const isScanned = [certificate.evidence, ...serving.map(({ evidence }) => evidence)].some(
    ({ textSource }) => textSource === 'ocr',
  )
  return [
    ...(tie === 'related' ? [{ trap: 'unit-may-be-related', to: 'blue' } as const] : []),
    ...(owns(history.schools.filter((spell) => covers(spell, filed)))
      ? [{ trap: 'studied-there', to: 'blue' } as const]
      : []),
    ...(serving.some(isLentOut) ? [{ trap: 'lent-out', to: 'blue' } as const] : []),
    ...(owns(near) ? [{ trap: 'left-within-a-year', to: 'blue' } as const] : []),
    ...(owners.every(isPerson) ? [{ trap: 'owner-is-person', to: 'blue' } as const] : []),
    ...(certificate.ownersAtFiling ? [] : [{ trap: 'owner-at-filing-unread', to: 'yellow' } as const]),
    ...(isScanned ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
    ...(filed.length < 7 ? [{ trap: 'date-precision', to: 'yellow' } as const] : []),
  ]
}

/** An invention made for a unit is that unit's for a year after its maker left (专利法实施细则). */
const yearBefore = (date: PartialDate): PartialDate => `${toParts(date).year - 1}`

const isPerson = (owner: string): boolean =>
  /^[\p{Script=Han}]{2,4}$|·/u.test(owner) && !/(?:公司|大学|学院|[院所局厂站校会社部厅]|中心|集团)$/u.test(owner)
