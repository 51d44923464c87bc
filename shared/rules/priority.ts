import type { ReviewPriority } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'

/** Points of a colour (console 4.4). Blue is information and never moves an application up the queue. */
const pointsOf: Readonly<Record<Severity, number>> = { red: 30, orange: 14, yellow: 5, blue: 0 }

/** Rules whose finding weighs more than its colour alone, because it says the most about a file. */
const pointsOfRule: Readonly<Partial<Record<string, Partial<Record<Severity, number>>>>> = {
  'REU-001': { red: 35 },
  'CLM-001': { red: 35 },
  'REU-002': { orange: 18 },
}

/** One duplicate seen by several rules, or with several people, is one thing to look at. */
const capOfFamily: Readonly<Partial<Record<string, { readonly points: number; readonly label: string }>>> = {
  REU: { points: 45, label: '同一成果的重复使用类预警封顶' },
  CLM: { points: 45, label: '同一成果的多人申报类预警封顶' },
  DUP: { points: 45, label: '同一成果的重复填报类预警封顶' },
}
const capOfAll = 100

type Part = ReviewPriority['parts'][number]
type Scored = Pick<Warning, 'code' | 'severity' | 'fingerprint' | 'claimId' | 'name'>

/** Integer points that sum exactly to the total; each cap is a part of its own with negative points. */
export const reviewPriority = (warnings: readonly Scored[]): ReviewPriority => {
  const parts = [...warnings.flatMap(toPart), ...familyCaps(warnings)]
  const sum = sumOf(parts)
  const capped = sum > capOfAll ? [...parts, { label: '总分封顶', points: capOfAll - sum }] : parts
  return { total: sumOf(capped), parts: capped }
}

const pointsFor = ({ code, severity }: Scored): number => pointsOfRule[code]?.[severity] ?? pointsOf[severity]

const toPart = (warning: Scored): readonly Part[] => {
  const points = pointsFor(warning)
  return points === 0 ? [] : [{ label: `${warning.code} ${warning.name}`, points, fingerprint: warning.fingerprint }]
}

const familyOf = (code: string): string => code.split('-')[0] ?? code

const familyCaps = (warnings: readonly Scored[]): readonly Part[] =>
  [...Map.groupBy(warnings, ({ code, claimId = '' }) => `${familyOf(code)}#${claimId}`).values()].flatMap((group) => {
    const cap = capOfFamily[familyOf(group[0]?.code ?? '')]
    const sum = group.reduce((total, warning) => total + pointsFor(warning), 0)
    return cap && sum > cap.points ? [{ label: cap.label, points: cap.points - sum }] : []
  })

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { points }) => sum + points, 0)
