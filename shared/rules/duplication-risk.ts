import type { DuplicationRisk, Risk, RiskOutput, RiskPart } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'

/** What a warning says for a duplicate, as a probability at each colour. Blue is information: a joint achievement is no risk. */
interface Weight {
  readonly output: RiskOutput
  readonly red?: number
  readonly orange?: number
  readonly yellow?: number
  /** Rests on an equal number, title key or picture, not on likeness or on something that was not found. */
  readonly isHard: boolean
}

/**
 * Starting points of matching.md 3.4: the same number by another first holder 1.0, the same title 0.9, an own earlier use 0.8; a colour that a
 * trap lowered weighs what that colour weighs. Rules that speak of anything but duplication (a check digit, a date) have no part in it.
 */
const weights: Readonly<Record<string, Weight>> = {
  'CLM-001': { output: 'elsewhere', red: 0.95, orange: 0.6, yellow: 0.25, isHard: true },
  'CLM-003': { output: 'elsewhere', orange: 0.5, yellow: 0.2, isHard: true },
  'CLM-004': { output: 'elsewhere', red: 0.95, orange: 0.6, yellow: 0.25, isHard: true },
  'CLM-005': { output: 'elsewhere', red: 0.95, orange: 0.6, yellow: 0.25, isHard: true },
  'REU-001': { output: 'elsewhere', red: 0.8, orange: 0.5, yellow: 0.2, isHard: true },
  'DUP-001': { output: 'elsewhere', orange: 0.5, yellow: 0.2, isHard: true },
  'DUP-002': { output: 'elsewhere', orange: 0.4, yellow: 0.15, isHard: false },
  'PAT-009': { output: 'elsewhere', red: 0.8, orange: 0.5, yellow: 0.2, isHard: false },
  'TXT-001': { output: 'text', red: 0.9, orange: 0.55, yellow: 0.2, isHard: false },
  'TXT-002': { output: 'text', red: 0.9, orange: 0.55, yellow: 0.2, isHard: false },
  'TXT-003': { output: 'text', red: 0.85, orange: 0.5, yellow: 0.2, isHard: false },
  'PAP-006': { output: 'text', red: 0.85, orange: 0.5, yellow: 0.2, isHard: false },
  'PRJ-003': { output: 'record', red: 0.7, orange: 0.4, yellow: 0.15, isHard: true },
  'AWD-002': { output: 'record', red: 0.7, orange: 0.4, yellow: 0.15, isHard: true },
  'PAT-008': { output: 'record', red: 0.7, orange: 0.4, yellow: 0.15, isHard: true },
  'PAP-005': { output: 'record', red: 0.7, orange: 0.4, yellow: 0.15, isHard: true },
  'AWD-001': { output: 'record', red: 0.5, orange: 0.3, yellow: 0.1, isHard: false },
  'PAP-002': { output: 'record', red: 0.5, orange: 0.3, yellow: 0.1, isHard: false },
}

/** Without one hard fact nothing is likelier than "look" (matching.md 3.4): many weak signs must not saturate. */
const capWithoutHardFact = 60
/** One passage of so many letters proves what many short ones only suggest (matching.md 3.4). */
const hardPassageCharacters = 200

type Weighed = Pick<Warning, 'code' | 'name' | 'severity' | 'fingerprint' | 'claimId' | 'loweredBy'> & {
  readonly overlap?: {
    readonly passages: readonly { readonly segments: readonly { readonly isSame: boolean; readonly own: string }[] }[]
  }
}

interface Sign {
  readonly warning: Weighed
  readonly output: RiskOutput
  readonly chance: number
  readonly isHard: boolean
}

/** The risk that what is claimed was used elsewhere, of the application and of each claim that any sign speaks of. Pure. */
export const duplicationRisk = (warnings: readonly Weighed[]): DuplicationRisk => {
  const signs = warnings.flatMap(toSign)
  const ofClaims = Map.groupBy(signs, ({ warning }) => warning.claimId)
  return {
    ...riskOf(signs),
    claims: [...ofClaims]
      .flatMap(([claimId, own]) => (claimId === undefined ? [] : [{ claimId, ...riskOf(own) }]))
      .toSorted((a, b) => b.total - a.total || (a.claimId < b.claimId ? -1 : 1)),
  }
}

const toSign = (warning: Weighed): readonly Sign[] => {
  const weight = weights[warning.code]
  const chance = weight && chanceAt(weight, warning.severity)
  return weight && chance ? [{ warning, output: weight.output, chance, isHard: isHard(weight, warning) }] : []
}

const chanceAt = (weight: Weight, severity: Severity): number | undefined =>
  severity === 'blue' ? undefined : weight[severity]

/** What a trap weakened is no hard fact. */
const isHard = (weight: Weight, { loweredBy, overlap }: Weighed): boolean =>
  loweredBy.length === 0 && (weight.isHard || longestPassage(overlap) >= hardPassageCharacters)

const longestPassage = (overlap: Weighed['overlap']): number =>
  Math.max(
    0,
    ...(overlap?.passages ?? []).map(({ segments }) =>
      segments.reduce((sum, { isSame, own }) => sum + (isSame ? [...own].length : 0), 0),
    ),
  )

const riskOf = (signs: readonly Sign[]): Risk => {
  const { total, parts } = noisyOr(signs)
  const outputTotal = (output: RiskOutput) => noisyOr(signs.filter((sign) => sign.output === output)).total
  return {
    total,
    outputs: { record: outputTotal('record'), elsewhere: outputTotal('elsewhere'), text: outputTotal('text') },
    hasHardFact: signs.some((sign) => sign.isHard),
    parts,
  }
}

/**
 * 1 − Π(1 − chance), the strongest first, each sign with what it adds to those before it: rounded as running sums, so that the points add up
 * to the total exactly. The cap is a part of its own.
 */
const noisyOr = (signs: readonly Sign[]): Pick<Risk, 'total' | 'parts'> => {
  let left = 1
  let shown = 0
  const parts = signs.toSorted(strongestFirst).map(({ warning, output, chance, isHard }): RiskPart => {
    left *= 1 - chance
    const points = Math.round(100 * (1 - left)) - shown
    shown += points
    return { label: `${warning.code} ${warning.name}`, points, output, isHard, fingerprint: warning.fingerprint }
  })
  const isCapped = shown > capWithoutHardFact && !signs.some(({ isHard }) => isHard)
  return isCapped
    ? {
        total: capWithoutHardFact,
        parts: [
          ...parts,
          { label: '没有确凿的相同编号、名称、图像或长段文字，封顶', points: capWithoutHardFact - shown },
        ],
      }
    : { total: shown, parts }
}

const strongestFirst = (a: Sign, b: Sign): number =>
  b.chance - a.chance || (a.warning.fingerprint < b.warning.fingerprint ? -1 : 1)
