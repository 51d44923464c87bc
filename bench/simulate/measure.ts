import type { Severity } from '#domain/warning'
import { rounded } from '../measure.ts'
import type { Plan } from './plan.ts'

/** What the rules said of one application, and what its story has planted. */
export interface Judged {
  readonly story: string
  readonly plan: Plan
  readonly warnings: readonly { readonly code: string; readonly severity: Severity }[]
}

/** Rules that find one achievement, one text or one scan used twice; the others find what one application alone says wrong. */
const familyOfDuplicates = /^(?:CLM|DUP|REU|TXT)-|^PAP-006$|^PAT-009$/
const levels = ['red', 'orange', 'yellow'] as const satisfies readonly Severity[]

interface Said {
  readonly one: Judged
  readonly warning: Judged['warnings'][number]
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : rounded(part / whole, 4))

const isPlanted = ({ plan }: Judged, { code }: Judged['warnings'][number]): boolean =>
  plan.planted?.includes(code) ?? false

const isTrue = (one: Judged, warning: Judged['warnings'][number]): boolean =>
  isPlanted(one, warning) || (one.plan.alsoTrue?.includes(warning.code) ?? false)

const isFound = (one: Judged): boolean =>
  one.warnings.some((warning) => isPlanted(one, warning) && warning.severity !== 'blue')

const precisionOf = (said: readonly Said[]) => ({
  warnings: said.length,
  precision: share(said.filter(({ one, warning }) => isTrue(one, warning)).length, said.length),
})

const recallOf = (planted: readonly Judged[]) => {
  const found = planted.filter(isFound)
  return { planted: planted.length, found: found.length, recall: share(found.length, planted.length) }
}

/** Shares over all applications, each rule and severity for itself, and what was said of honest people, by story. */
export const measure = (judged: readonly Judged[]) => {
  const all = judged.flatMap((one) => one.warnings.map((warning) => ({ one, warning })))
  const at = (said: readonly Said[], ...severities: readonly Severity[]) =>
    said.filter(({ warning }) => severities.includes(warning.severity))
  const planted = judged.filter(({ plan }) => plan.planted !== undefined)
  const duplicates = planted.filter(({ plan }) => plan.planted?.some((code) => familyOfDuplicates.test(code)))
  const honest = judged.filter(({ plan }) => plan.planted === undefined)
  const isRed = (one: Judged) => one.warnings.some((warning) => warning.severity === 'red' && isTrue(one, warning))
  const honestSaid = honest.flatMap(({ story, warnings }) =>
    warnings.filter(({ severity }) => severity !== 'blue').map(({ code, severity }) => `${story}: ${code} ${severity}`),
  )
  const codes = new Set([
    ...all.map(({ warning }) => warning.code),
    ...planted.flatMap(({ plan }) => plan.planted ?? []),
  ])
  return {
    duplicates: recallOf(duplicates),
    recall: recallOf(planted).recall,
    red: { ...precisionOf(at(all, 'red')), recall: share(planted.filter(isRed).length, planted.length) },
    orange: precisionOf(at(all, 'orange')),
    yellow: precisionOf(at(all, 'yellow')),
    redOrange: precisionOf(at(all, 'red', 'orange')),
    honestAboveBlue: honestSaid.length,
    honestSaid: countBy(honestSaid),
    missed: countBy(planted.filter((one) => !isFound(one)).map(({ story }) => story)),
    untrue: countBy(
      at(all, ...levels)
        .filter(({ one, warning }) => one.plan.planted !== undefined && !isTrue(one, warning))
        .map(({ one, warning }) => `${one.story}: ${warning.code} ${warning.severity}`),
    ),
    rules: Object.fromEntries(
      [...codes].toSorted().map((code) => {
        const said = all.filter(({ warning }) => warning.code === code)
        const wanted = planted.filter(({ plan }) => plan.planted?.includes(code))
        const spoken = wanted.filter(({ warnings }) =>
          warnings.some((one) => one.code === code && one.severity !== 'blue'),
        )
        const byLevel = levels.map((level) => [level, at(said, level)] as const)
        return [
          code,
          {
            ...(wanted.length > 0 && { planted: wanted.length, recall: share(spoken.length, wanted.length) }),
            ...Object.fromEntries(byLevel.flatMap(([level, of]) => (of.length > 0 ? [[level, precisionOf(of)]] : []))),
            blue: at(said, 'blue').length,
          },
        ]
      }),
    ),
  }
}

const countBy = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]))
