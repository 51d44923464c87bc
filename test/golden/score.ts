import type { Run } from '#domain/run'
import type { Severity, Warning } from '#domain/warning'
import { trapWords } from '#rules/words/traps'
import type { Expected, GoldenCase } from './golden-case.ts'
import type { CaseRuns } from './world.ts'

export interface Judged {
  readonly golden: GoldenCase
  /** What was expected and not said, as a line for a person. */
  readonly missed: readonly string[]
  /** What was said above blue and is not true. */
  readonly untrue: readonly Untrue[]
  /** What was said above blue and is true. */
  readonly true: readonly Pick<Warning, 'code' | 'severity'>[]
  readonly found: readonly Expected[]
}

interface Untrue extends Pick<Warning, 'code' | 'severity'> {
  readonly words: string
}

const severities = ['red', 'orange', 'yellow'] as const

/** The row as one word: cells and narrow columns break words over lines. */
const rowOf = ({ application }: Run, { claimId }: Warning): string =>
  application?.claims.find((claim) => claim.claimId === claimId)?.text.replace(/\s/g, '') ?? ''

const isExpected = (run: Run, warning: Warning, { rule, level, claim, loweredBy }: Expected): boolean =>
  warning.code === rule &&
  warning.severity === level &&
  (claim === undefined || rowOf(run, warning).includes(claim.replace(/\s/g, ''))) &&
  (loweredBy === undefined || warning.loweredBy.includes(trapWords[loweredBy]))

export const judge = (golden: GoldenCase, { own, others }: CaseRuns): Judged => {
  const { expects, mayAlso = [], rule, trap } = golden
  const found = expects.filter((wanted) => own.warnings.some((warning) => isExpected(own, warning, wanted)))
  const also = new Set<string>(mayAlso)
  const said = own.warnings.filter(({ severity, code }) => severity !== 'blue' && !also.has(code))
  const isTrue = (warning: Warning) => expects.some((wanted) => isExpected(own, warning, wanted))
  // The other side of a shared achievement is told the same: of it only what no expectation speaks of is untrue.
  const codes = new Set<string>([...expects.map((wanted) => wanted.rule), ...mayAlso])
  const ofOthers = others.flatMap((run) =>
    run.warnings.filter(({ severity, code }) => (severity === 'red' || severity === 'orange') && !codes.has(code)),
  )
  const tempted =
    trap === undefined || expects.some((wanted) => wanted.rule === rule)
      ? []
      : own.warnings.filter(({ code, severity }) => code === rule && severity === 'blue')
  return {
    golden,
    found,
    missed: expects
      .filter((wanted) => !found.includes(wanted))
      .map(({ rule: code, level, claim = '' }) => `${golden.id}: ${code} ${level} ${claim} not said; ${summary(own)}`),
    true: said.filter(isTrue),
    untrue: [...said.filter((warning) => !isTrue(warning)), ...ofOthers, ...tempted].map(toUntrue),
  }
}

const toUntrue = ({ code, severity, statement }: Warning): Untrue => ({ code, severity, words: statement })

const summary = ({ warnings }: Run): string =>
  `said: ${warnings.map(({ code, severity, loweredBy }) => `${code} ${severity}${loweredBy.length > 0 ? ` (${loweredBy.join('；')})` : ''}`).join(', ') || 'nothing'}`

export interface Share {
  readonly share: number
  readonly of: number
  /** Wilson, 95 %. */
  readonly low: number
  readonly high: number
}

export const wilson = (part: number, of: number): Share => {
  if (of === 0) return { share: 1, of: 0, low: 0, high: 1 }
  const z = 1.96
  const p = part / of
  const centre = p + z ** 2 / (2 * of)
  const spread = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    share: round(p),
    of,
    low: round(Math.max(0, (centre - spread) / scale)),
    high: round(Math.min(1, (centre + spread) / scale)),
  }
}

interface Figures {
  readonly precision: Share
  readonly recall: Share
}

export interface GoldenScore {
  readonly cases: number
  readonly all: Figures
  readonly severities: Readonly<Record<(typeof severities)[number], Figures>>
  readonly rules: Readonly<
    Record<string, Figures & { readonly positives: number; readonly traps: number; readonly trapsHeld: number }>
  >
  readonly missed: readonly string[]
  readonly untrue: readonly string[]
}

export const score = (judged: readonly Judged[]): GoldenScore => {
  const figures = (isAsked: (one: { readonly code: string; readonly severity: Severity }) => boolean): Figures => {
    const wanted = judged.flatMap(({ golden }) => golden.expects.map(toAsked)).filter(isAsked)
    const found = judged.flatMap((one) => one.found.map(toAsked)).filter(isAsked)
    const right = judged.flatMap((one) => one.true).filter(isAsked)
    const wrong = judged.flatMap(({ untrue }) => untrue).filter(isAsked)
    return { precision: wilson(right.length, right.length + wrong.length), recall: wilson(found.length, wanted.length) }
  }
  const codes = [...new Set(judged.map(({ golden }) => golden.rule))]
  return {
    cases: judged.length,
    all: figures(({ severity }) => severity === 'red' || severity === 'orange'),
    severities: {
      red: figures(({ severity }) => severity === 'red'),
      orange: figures(({ severity }) => severity === 'orange'),
      yellow: figures(({ severity }) => severity === 'yellow'),
    },
    rules: Object.fromEntries(
      codes.map((code) => {
        const ofRule = judged.filter(({ golden }) => golden.rule === code)
        const traps = ofRule.filter(({ golden }) => golden.trap !== undefined)
        return [
          code,
          {
            ...figures((one) => one.code === code),
            positives: ofRule.length - traps.length,
            traps: traps.length,
            trapsHeld: traps.filter(({ missed, untrue }) => missed.length + untrue.length === 0).length,
          },
        ]
      }),
    ),
    missed: judged.flatMap(({ missed }) => missed),
    untrue: judged.flatMap(({ golden, untrue }) =>
      untrue.map(({ code, severity, words }) => `${golden.id}: ${code} ${severity} ${words}`),
    ),
  }
}

const toAsked = ({ rule, level }: Expected) => ({ code: rule, severity: level })
