import type { Severity } from '#domain/warning'
import { rounded } from '../measure.ts'
import type { Plan } from './stories.ts'

/** What the rules said of one application, and what its story has planted. */
export interface Judged {
  readonly story: string
  readonly plan: Plan
  readonly warnings: readonly { readonly code: string; readonly severity: Severity }[]
}

/** Rules that find one achievement used twice: the simulation knows the truth of these. */
const familyOfDuplicates = /^(?:CLM|DUP|REU|TXT)-/

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : rounded(part / whole, 4))

const isAlarm = ({ severity }: Judged['warnings'][number]): boolean => severity === 'red' || severity === 'orange'

const isTrue = ({ plan }: Judged, { code }: Judged['warnings'][number]): boolean =>
  plan.planted?.includes(code) ?? false

/** Shares over all applications, each rule for itself, and what was said of honest people, by story. */
export const measure = (judged: readonly Judged[]) => {
  const all = judged.flatMap((one) => one.warnings.map((warning) => ({ one, warning })))
  const precisionOf = (severities: readonly Severity[]) => {
    const said = all.filter(({ warning }) => severities.includes(warning.severity))
    return ratio(said.filter(({ one, warning }) => isTrue(one, warning)).length, said.length)
  }
  const planted = judged.filter(({ plan }) => plan.planted !== undefined)
  const isFound = (one: Judged) => one.warnings.some((warning) => isTrue(one, warning) && warning.severity !== 'blue')
  const found = planted.filter(isFound)
  const red = all.filter(({ warning }) => warning.severity === 'red')
  const honest = judged.filter(({ plan }) => plan.planted === undefined)
  const aboveBlue = honest.flatMap(({ story, warnings }) =>
    warnings.filter(({ severity }) => severity !== 'blue').map(({ code, severity }) => `${story}: ${code} ${severity}`),
  )
  const codes = [
    ...new Set([...all.map(({ warning }) => warning.code), ...planted.flatMap(({ plan }) => plan.planted ?? [])]),
  ]
  return {
    duplicates: { planted: planted.length, found: found.length },
    recall: ratio(found.length, planted.length),
    red: {
      precision: precisionOf(['red']),
      recall: ratio(
        planted.filter((one) => one.warnings.some((warning) => warning.severity === 'red' && isTrue(one, warning)))
          .length,
        planted.length,
      ),
      warnings: red.length,
    },
    redOrange: { precision: precisionOf(['red', 'orange']) },
    honestAboveBlue: aboveBlue.length,
    honestSaid: countBy(aboveBlue),
    missed: countBy(planted.filter((one) => !isFound(one)).map(({ story }) => story)),
    rules: Object.fromEntries(
      codes.toSorted().map((code) => {
        const said = all.filter(({ warning }) => warning.code === code && isAlarm(warning))
        const wanted = planted.filter(({ plan }) => plan.planted?.includes(code))
        const spoken = wanted.filter(({ warnings }) => warnings.some((warning) => warning.code === code))
        return [
          code,
          {
            said: said.length,
            precision: familyOfDuplicates.test(code)
              ? ratio(said.filter(({ one, warning }) => isTrue(one, warning)).length, said.length)
              : null,
            planted: wanted.length,
            recall: wanted.length === 0 ? null : ratio(spoken.length, wanted.length),
          },
        ]
      }),
    ),
  }
}

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]))
