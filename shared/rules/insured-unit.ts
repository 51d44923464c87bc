import { dayInBeijing, earliestDay, latestDay } from '#domain/dates'
import type { Spell } from '#domain/work-history'
import type { RuleContext } from './context.ts'
import { isAgency, isLentOut, tieOf } from './employer.ts'
import type { Lowering } from './facts.ts'
import { notice, rule } from './rule.ts'

/** Insured by the declared unit for less than this, the two do not go together (domain 6.6). */
const monthsAsked = 6

export const insuredUnit = rule({
  code: 'UNT-001',
  version: 1,
  name: { zh: '申报单位与社保单位不一致', en: 'Unit is not the insured unit' },
  severity: 'yellow',
  tag: 'T',
  basis: notice('九'),
  needs: ['applicant.unit', 'history.insured', 'policy.cut-offs'],
  innocent: ['insured-by-agency', 'insured-by-group', 'unit-renamed', 'postdoc'],
  steps: ['see-insurance', 'ask-unit'],
  *check(context) {
    const { application } = context
    const unit = application?.unit
    const insured = application?.workHistory?.insured ?? []
    if (!unit || insured.length === 0) return
    const last = lastDay(context)
    // A proof of a few months says nothing of half a year.
    if (monthsIn(insured, last).size < monthsAsked) return
    const own = monthsIn(
      insured.filter((spell) => tieOf(spell.unit, unit.value, endOf(spell, last)) === 'same'),
      last,
    )
    if (own.size >= monthsAsked) return
    const units = [...new Set(insured.map((spell) => spell.unit))]
    yield {
      subject: 'unit',
      counterpartKey: 'insured-unit',
      evidence: [unit.evidence, ...insured.map(({ evidence }) => evidence)],
      facts: {
        unit: unit.value,
        months: own.size,
        insured: insured.map(({ unit: by, from, to }) => ({ unit: by, from, ...(to && { to }) })),
      },
      comparison: [{ field: '单位', claimed: unit.value, recorded: units.join('、'), result: 'different' }],
      lowered: insuredTraps(insured, unit.value, last, context),
    }
  },
})

/** The cut-off, or the day of submission when that was earlier: nobody is insured in the future. */
const lastDay = ({ upper, input }: RuleContext): string => {
  const submitted = dayInBeijing(input.meta.submittedAt)
  const cutOff = upper?.seniority.latest
  return cutOff !== undefined && cutOff < submitted ? cutOff : submitted
}

const endOf = ({ to }: Spell, last: string): `${number}` => {
  const end = to && latestDay(to) < last ? latestDay(to) : last
  return `${Number(end.slice(0, 4))}`
}

/** Months, `YYYY-MM`, that the spells cover up to the day. */
const monthsIn = (spells: readonly Spell[], last: string): ReadonlySet<string> =>
  new Set(spells.flatMap(({ from, to }) => monthsBetween(earliestDay(from), to ? latestDay(to) : last, last)))

const monthsBetween = (from: string, to: string, last: string): readonly string[] => {
  const end = indexOf(to < last ? to : last)
  const start = indexOf(from)
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => String(start + i))
}

const indexOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const insuredTraps = (
  insured: readonly Spell[],
  unit: string,
  last: string,
  { application }: RuleContext,
): readonly Lowering[] => {
  const history = application?.workHistory
  const related = insured.filter((spell) => tieOf(spell.unit, unit, endOf(spell, last)) !== 'other')
  const isScanned = [...insured.map(({ evidence }) => evidence), application?.unit?.evidence].some(
    (evidence) => evidence?.textSource === 'ocr',
  )
  return [
    ...(insured.some((spell) => isAgency(spell.unit)) ? [{ trap: 'insured-by-agency', to: 'blue' } as const] : []),
    ...(monthsIn(related, last).size >= monthsAsked ? [{ trap: 'insured-by-group', to: 'blue' } as const] : []),
    ...([...insured, ...(history?.employers ?? [])].some(isLentOut) ? [{ trap: 'lent-out', to: 'blue' } as const] : []),
    ...(isScanned ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
  ]
}
