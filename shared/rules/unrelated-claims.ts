import type { Claim } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { compareNames } from '#text/names'
import { compareUnits } from '#text/units'
import type { RuleContext } from './context.ts'
import { tieOf } from './employer.ts'
import type { Lowering } from './facts.ts'
import { mentionsChange } from './project.ts'
import { claimedRank, isRunTogether, listsOf, type NameList } from './rank.ts'
import { notice, rule } from './rule.ts'
import { isTitleKey, ownLine, sharedClaims } from './shared-claim.ts'
import { isNameScanned, toClaimCounterpart } from './where.ts'

export const unrelatedClaim = rule({
  code: 'CLM-005',
  version: 1,
  name: { zh: '同一成果跨届跨地区疑似重复', en: 'One achievement claimed by people with nothing in common' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['claims.index', 'claim.keys', 'applicant.name', 'people.archive'],
  innocent: ['list-is-cut', 'members-changed', 'unit-renamed', 'namesake', 'same-person', 'archive-error'],
  steps: ['see-both-claims', 'see-task-book', 'ask-unit'],
  *check(context) {
    const applicant = context.application?.applicant
    if (!applicant?.name) return
    for (const claim of context.claims) {
      if (context.linesOf(claim).length === 0) continue
      const list = listWithout(claim, applicant.name, context)
      if (!list) continue
      for (const { line, lowered } of sharedClaims(claim, context)) {
        if (haveCommonUnit(line, context) || haveCommonProject(claim, line, applicant.name, context)) continue
        yield {
          claim,
          // The person, not one of their applications: a second season of theirs does not reopen a decision.
          counterpartKey: line.personKey,
          counterpart: toClaimCounterpart(line),
          facts: {
            person: line.maskedPerson,
            committee: line.committee,
            season: line.season,
            listed: list.people.length,
            complete: list.complete,
          },
          comparison: [
            {
              field: '完成人名单',
              // The names on it would tell who the masked other person is.
              claimed: '申报人',
              recorded: `${list.people.length} 人，未见申报人`,
              result: 'different',
            },
          ],
          lowered: [
            ...lowered,
            ...list.lowered,
            ...(list.complete ? [] : [{ trap: 'archive-list-incomplete', to: 'orange' } as const]),
            ...(isTitleKey(line.claimKey) ? [{ trap: 'same-title-without-number', to: 'orange' } as const] : []),
            ...unitTraps(line, context),
            ...partnerTraps(list, context),
            ...(mentionsChange(claim, Object.values(list.match?.record.other ?? {}))
              ? [{ trap: 'members-changed', to: 'blue' } as const]
              : []),
            ...(isNameScanned(context.application) ? [{ trap: 'names-on-ocr', to: 'yellow' } as const] : []),
          ],
        }
      }
    }
  },
})

/** The department's list on which the applicant should stand and does not; undefined where any of its lists has the name, or none speaks. */
const listWithout = (claim: Claim, name: string, context: RuleContext): NameList | undefined => {
  const lists = archiveLists(claim, context)
  return lists.some((list) => isOn(list, name)) ? undefined : lists.find((list) => shouldName(list, claim))
}

const archiveLists = (claim: Claim, context: RuleContext): readonly NameList[] =>
  listsOf(claim, context).filter(({ source, people }) => source === 'archive' && people.length > 0)

/** Whoever may be the applicant is: a look-alike, or a name that was run together with the next. */
const isOn = ({ people, scanned }: NameList, name: string): boolean =>
  isRunTogether(name, people) || people.some((person) => compareNames(name, person.name, { scanned }) !== 'different')

/** A list of the first places says nothing of who stands behind them. */
const shouldName = ({ complete, people, match }: NameList, claim: Claim): boolean => {
  if (complete) return true
  const rank = claimedRank(claim)
  // What an earlier application said of its own people is a claim too, and CLM-001 weighs the two.
  return match?.record.trust !== 'C' && rank !== undefined && people.some((person) => person.rank === rank)
}

const isCreditCode = (unitKey: string): boolean => /^[0-9A-Z]{18}$/.test(unitKey)

/** A code beside a name tells nothing: then nobody may say that the two have no unit in common. */
const areComparable = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && isCreditCode(a) === isCreditCode(b)

const haveCommonUnit = ({ unitKey }: Claimant, { input }: RuleContext): boolean => {
  const own = ownLine(input)?.unitKey
  if (own === undefined || unitKey === undefined || !areComparable(own, unitKey)) return false
  return own === unitKey || (!isCreditCode(own) && compareUnits(own, unitKey) !== 'different')
}

const unitTraps = ({ unitKey }: Claimant, { input }: RuleContext): readonly Lowering[] =>
  areComparable(ownLine(input)?.unitKey, unitKey) ? [] : [{ trap: 'units-not-comparable', to: 'orange' }]

/** The applicant's unit took part: who of it did may have been left out of the list. */
const partnerTraps = ({ match }: NameList, { application }: RuleContext): readonly Lowering[] => {
  const unit = application?.unit?.value
  const takesPart = unit !== undefined && match?.record.units.some((one) => tieOf(unit, one) === 'same')
  return takesPart ? [{ trap: 'unit-takes-part', to: 'orange' }] : []
}

/** The two share another achievement, on whose list the applicant does stand. */
const haveCommonProject = (claim: Claim, line: Claimant, name: string, context: RuleContext): boolean =>
  context.claims.some(
    (other) =>
      other !== claim &&
      context.linesOf(other).some(({ personKey }) => personKey === line.personKey) &&
      archiveLists(other, context).some((list) => isOn(list, name)),
  )
