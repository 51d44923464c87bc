import type { Application } from '#domain/application'
import type { Claim, DateRole } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import { earliestDay, latestDay, type PartialDate } from '#domain/dates'
import { compareLevels } from '#text/titles-and-levels'
import { achievementDate } from './achievement-date.ts'
import { type LowerBound, placeInWindow, seasonYear, type UpperBound, type WindowPlace } from './clocks.ts'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { gradeRank } from './policy/award-levels.ts'
import { type Finding, notice, rule } from './rule.ts'
import { areBothKnownById, isOtherAchievement, mayHaveOtherNumber } from './shared-claim.ts'
import { dateOf, datesWith, isFromOcr, toClaimCounterpart } from './where.ts'

export const reusedAchievement = rule({
  code: 'REU-001',
  version: 3,
  name: { zh: '疑似重复使用已获职称的业绩', en: 'Achievement already used for a granted lower title' },
  severity: 'red',
  tag: 'T',
  basis: notice('六'),
  needs: ['history.applications', 'claim.keys', 'claim.date'],
  innocent: ['earlier-failed', 'earlier-lateral', 'row-is-background', 'upgraded', 'different-stage'],
  steps: ['see-earlier-application', 'see-cut-off', 'ask-applicant'],
  *check(context) {
    if (!countsTowardsHigherLevel(context.application)) return
    for (const claim of context.claims.filter(({ counted }) => counted))
      for (const line of usedEarlier(claim, context)) {
        yield {
          claim,
          counterpartKey: `${line.applicationId}#${line.claimId}`,
          counterpart: toClaimCounterpart(line),
          lowered: reuseTraps(claim, line, context),
          facts: {
            season: line.season,
            ...(line.targetLevel && { level: line.targetLevel }),
            ...(line.cutOff && { cutOff: line.cutOff }),
            title: line.title,
            page: line.page,
          },
        }
      }
  },
})

/** A transfer (转评) and a recognition (认定) do not use up achievements, and are not held to the window. */
const countsTowardsHigherLevel = (application: Application | undefined): boolean => {
  if (!application || application.route === 'lateral' || application.route === 'recognition') return false
  const [held, wanted] = [application.presentTitle?.level, application.target.level]
  return held === undefined || wanted === undefined || compareLevels(held, wanted) < 0
}

/** Own earlier lines that used the achievement up: granted, for a lower level, no 转评, not shown as background (domain 0.3). */
const usedEarlier = (claim: Claim, context: RuleContext): readonly Claimant[] =>
  context
    .linesOf(claim)
    .filter(({ personKey }) => personKey === context.input.personKey)
    .filter(({ outcome, route, counted }) => outcome === 'granted' && route !== 'lateral' && counted)
    .filter((line) => isLower(line, context.application) !== false && !isOtherAchievement(claim, line, context))
    .toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))

const isLower = ({ targetLevel }: Claimant, application: Application | undefined): boolean | undefined => {
  const wanted = application?.target.level
  if (targetLevel === undefined || wanted === undefined) return undefined
  return compareLevels(targetLevel, wanted) < 0
}

const reuseTraps = (claim: Claim, line: Claimant, context: RuleContext): readonly Lowering[] => {
  const cutOff = cutOffOf(line, context)
  const isAfter = cutOff !== undefined && isDatedAfter(claim, cutOff)
  return [
    ...(isLower(line, context.application) === undefined
      ? [{ trap: 'earlier-level-unknown', to: 'blue' } as const]
      : []),
    ...(isUpgraded(claim, line, cutOff, context) ? [{ trap: 'achievement-upgraded', to: 'blue' } as const] : []),
    ...(isAfter ? [{ trap: 'dated-after-earlier-cut-off', to: 'orange' } as const] : []),
    ...(areBothKnownById(line, context) ? [] : [{ trap: 'maybe-other-person', to: 'orange' } as const]),
    // Both sides were read alike, so that it is no slip; but the heading 任现职前 may be.
    ...(isFromOcr(claim.evidence) || line.isFromOcr ? [{ trap: 'ocr-page', to: 'orange' } as const] : []),
    ...(mayHaveOtherNumber(claim, line, context) ? [{ trap: 'same-title-without-number', to: 'orange' } as const] : []),
  ]
}

/** The last day that the earlier application's cut-off can have been. */
const cutOffOf = ({ cutOff, season }: Claimant, { lower }: RuleContext): string | undefined => {
  if (cutOff) return cutOff
  if (lower && lower.source !== 'grant-date') return lower.latest
  const year = seasonYear(season)
  return year === undefined ? undefined : `${year}-12-31`
}

const isDatedAfter = (claim: Claim, cutOff: string): boolean => {
  const date = achievementDate(claim)
  return date !== undefined && !date.roleIsUnknown && earliestDay(date.value) > cutOff
}

/** 受理→授权, 立项→验收, 三等→一等: the step must not surely lie before the cut-off. */
const isUpgraded = (claim: Claim, line: Claimant, cutOff: string | undefined, context: RuleContext): boolean => {
  const step = stepTaken(claim, line, context)
  return step !== undefined && (cutOff === undefined || latestDay(step) > cutOff)
}

/** The row of a project rarely has a day of acceptance: its certificate does. */
const stepTaken = (claim: Claim, line: Claimant, context: RuleContext): PartialDate | undefined => {
  const dates = datesWith(claim, context.certificatesOf(claim))
  if (claim.kind === 'patent')
    return line.saysGranted === true || has(line, 'granted') ? undefined : dateOf(dates, 'granted')
  if (claim.kind === 'project') return has(line, 'accepted') ? undefined : dateOf(dates, 'accepted')
  const [now, then] = [gradeRank(claim.grade), gradeRank(line.grade)]
  if (now === undefined || then === undefined || now <= then) return undefined
  return dateOf(claim.dates, 'awarded', 'issued', 'stated')
}

const has = ({ dates }: Claimant, role: DateRole): boolean => dates.some((date) => date.role === role)

export const outsideWindow = rule({
  code: 'REU-002',
  version: 2,
  name: { zh: '成果疑似超出可用时间', en: 'Achievement outside the window' },
  severity: 'orange',
  tag: 'H',
  basis: notice('六'),
  needs: ['claim.date', 'titles.dates', 'history.applications', 'policy.cut-offs'],
  innocent: ['date-precision', 'grant-or-filing', 'cut-off-estimated', 'transfer'],
  steps: ['see-cut-off', 'see-original', 'see-earlier-application'],
  *check(context) {
    for (const claim of context.claims.filter(({ counted }) => counted)) {
      const date = achievementDate(claim)
      if (!date) continue
      const lower = mayHaveLowerBound(context.application) ? context.lower : undefined
      const place = placeInWindow(date.value, lower, context.upper?.achievements)
      if (place === 'inside') continue
      yield outside(claim, date, place, lower, context)
    }
  },
})

/** 直接申报 has no lower title whose cut-off could bound it. */
const mayHaveLowerBound = (application: Application | undefined): boolean =>
  countsTowardsHigherLevel(application) && application?.route !== 'direct'

const outside = (
  claim: Claim,
  date: { readonly value: PartialDate; readonly roleIsUnknown: boolean },
  place: Exclude<WindowPlace, 'inside'>,
  lower: LowerBound | undefined,
  { upper, base, application }: RuleContext,
): Finding<'REU-002'> => ({
  claim,
  counterpartKey: 'window',
  facts: {
    date: date.value,
    place,
    ...(base?.title.grantedOn && { grantedOn: base.title.grantedOn }),
    ...(lower && { lower }),
    ...(upper && { upper: { ...upper.achievements, source: upper.source } }),
  },
  lowered: [
    ...(date.roleIsUnknown ? [{ trap: 'date-role-unknown', to: 'blue' } as const] : []),
    ...(isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
    ...(place === 'after' ? [] : lowerTraps(place, lower)),
    ...(place === 'unclear' ? unclearTraps(date.value, lower, upper) : []),
    ...(place !== 'after' && isLevelUnknown(application) ? [{ trap: 'route-unknown', to: 'blue' } as const] : []),
  ],
})

const lowerTraps = (place: WindowPlace, lower: LowerBound | undefined): readonly Lowering[] => {
  if (lower?.source === 'grant-date') return [{ trap: 'cut-off-unknown', to: 'blue' }]
  if (place === 'before' && lower?.source === 'policy') return [{ trap: 'cut-off-from-table', to: 'yellow' }]
  return []
}

const unclearTraps = (
  date: PartialDate,
  lower: LowerBound | undefined,
  upper: UpperBound | undefined,
): readonly Lowering[] => {
  const inDoubt = lower !== undefined && earliestDay(date) <= lower.latest
  if (inDoubt && lower.transferred) return [{ trap: 'transfer-clause-open', to: 'blue' }]
  if (inDoubt && lower.earliest !== lower.latest) return [{ trap: 'cut-off-unknown', to: 'blue' }]
  return upper || lower ? [{ trap: 'date-precision', to: 'blue' }] : []
}

/** Whether the application is for a higher level at all is not known. */
const isLevelUnknown = (application: Application | undefined): boolean =>
  application?.route === 'unknown' &&
  (application.target.level === undefined || application.presentTitle?.level === undefined)
