import type { Application, TitleLevel } from '#domain/application'
import type { Nominee } from '#domain/nominee'
import type { NominationRule, Policy } from '#domain/policy'
import { seasonYear } from './clocks.ts'
import { basesIn } from './direct-basis.ts'
import { type Nominations, type Places, type QuotaVerdict, quotaVerdict } from './quota.ts'

/** The line of policy that limits nominations like this application's; `undefined` when it is none. */
export const nominationRule = (
  application: Pick<Application, 'directBasis' | 'route'>,
  season: string,
  policy: Policy,
): NominationRule | undefined => {
  const year = seasonYear(season)
  const { directBasis, route } = application
  if (!directBasis || year === undefined || route === 'lateral' || route === 'recognition') return undefined
  const bases = basesIn(directBasis.value, policy).filter(({ quota }) => quota === 'enterprise-year')
  return (policy.nominations ?? [])
    .filter(({ from, basis }) => from <= year && bases.some(({ code }) => code === basis))
    .toSorted((a, b) => b.from - a.from)[0]
}

/** Under which nominations of one enterprise in one year meet: its credit code, for names change (更名) and codes stay. */
export const quotaKey = (
  { unitCreditCode, ...application }: Pick<Application, 'directBasis' | 'route' | 'unitCreditCode'>,
  season: string,
  policy: Policy,
): string | undefined => {
  const rule = nominationRule(application, season, policy)
  const sound = unitCreditCode?.status === 'valid-checksum' || unitCreditCode?.status === 'valid-format'
  return rule && sound ? `${rule.basis}#${unitCreditCode.key}#${seasonYear(season)}` : undefined
}

/** One person is one nominee, however many applications were opened; what was withdrawn takes no place. */
export const countedNominees = (nominees: readonly Nominee[]): readonly Nominee[] => {
  const people = Map.groupBy(
    nominees.filter(({ outcome }) => outcome !== 'withdrawn'),
    ({ personKey }) => personKey,
  )
  return [...people.values()]
    .flatMap(
      (ofPerson) =>
        ofPerson.toSorted((a, b) => order(a) - order(b) || (a.applicationId < b.applicationId ? -1 : 1))[0] ?? [],
    )
    .toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
}

/** Of two applications of one person the one that asks for less. */
const order = ({ level }: Nominee): number => (level === 'full' ? 1 : 0)

type Special = 'yes' | 'no' | 'perhaps'

/** 人工智能; a neighbouring specialty may be coded so, and an unread one may be anything. */
const specialOf = ({ specialty }: Nominee, { extraSpecialties }: NominationRule): Special => {
  if (specialty === undefined) return 'perhaps'
  if (extraSpecialties.some((word) => specialty.includes(word))) return 'yes'
  return /智能|机器学习|机器人|大数据|数据科学|计算机|软件|信息/.test(specialty) ? 'perhaps' : 'no'
}

const isFull = ({ level }: { readonly level?: TitleLevel }): boolean => level === 'full'

/** Counted as printed: whoever is not surely special is ordinary. */
export const countNominees = (nominees: readonly Nominee[], rule: NominationRule): Nominations => {
  const special = nominees.filter((nominee) => specialOf(nominee, rule) === 'yes')
  const ordinary = nominees.filter((nominee) => specialOf(nominee, rule) !== 'yes')
  return {
    ordinary: ordinary.length,
    ordinaryFull: ordinary.filter(isFull).length,
    special: special.length,
    specialFull: special.filter(isFull).length,
  }
}

/** Whether some reading of specialties that are unread or near would make room for everybody. */
export const mayBeFeasible = (nominees: readonly Nominee[], rule: NominationRule): boolean => {
  const counts = countNominees(nominees, rule)
  const perhaps = nominees.filter((nominee) => specialOf(nominee, rule) === 'perhaps')
  const [full, other] = [perhaps.filter(isFull).length, perhaps.length - perhaps.filter(isFull).length]
  for (let f = 0; f <= full; f++)
    for (let o = 0; o <= other; o++) if (verdictWith(counts, f, o, rule) === 'feasible') return true
  return false
}

const verdictWith = (counts: Nominations, full: number, other: number, places: Places): QuotaVerdict =>
  quotaVerdict(
    {
      ordinary: counts.ordinary - full - other,
      ordinaryFull: counts.ordinaryFull - full,
      special: counts.special + full + other,
      specialFull: counts.specialFull + full,
    },
    places,
  )
