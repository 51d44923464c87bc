import type { Evidence } from '#domain/application'
import { type PartialDate, toParts } from '#domain/dates'
import type { Form, FormTable } from '#domain/form'
import type { Spell, WorkHistory } from '#domain/work-history'
import { readDate, readDateRange, toPartialDate } from '#text/dates'
import { toLabel } from '#text/normalise'
import type { EvidenceOf } from './evidence-of.ts'

/** What a table tells of: its title, or the column that only such a table has; and which column names the place. */
interface TableSigns {
  readonly is: keyof WorkHistory
  readonly title: RegExp
  readonly place: RegExp
}

/** In this order: a proof of insurance names employers too. */
const tableSigns: readonly TableSigns[] = [
  {
    is: 'insured',
    title: /社保|社会保险|参保|(?:养老|医疗|失业)保险/,
    place: /^(?:缴纳|参保|缴费|投保|申报)?单位(?:名称)?$/,
  },
  {
    is: 'schools',
    title: /学习|教育|学历|进修/,
    place: /^(?:毕业|就读)?(?:学校|院校|院系)(?:名称)?$|^学习(?:地点|单位|院校)$|^毕业学校/,
  },
  {
    is: 'employers',
    title: /工作(?:经历|简历|履历)|^(?:个人|本人)?(?:简历|履历)/,
    place: /^(?:工作|任职|所在|用人)?单位(?:名称)?$|何单位/,
  },
]
/** A column that only a record of social insurance has. */
const insuredColumn = /^(?:缴纳|参保|缴费)单位/

/** Where the applicant was and when; undefined when no table and no page says anything of it. */
export const readWorkHistory = (form: Form, evidenceAt: EvidenceOf): WorkHistory | undefined => {
  const spells = form.tables.flatMap((table) => spellsOf(table, form, evidenceAt))
  const stated = insuredInFields(form, evidenceAt)
  const of = (is: keyof WorkHistory) => spells.filter((one) => one.is === is).map(({ spell }) => spell)
  const history: WorkHistory = {
    employers: of('employers'),
    schools: of('schools'),
    insured: [...of('insured'), ...stated],
  }
  return Object.values(history).some((list) => list.length > 0) ? history : undefined
}

export const mergeWorkHistories = (histories: readonly WorkHistory[]): WorkHistory | undefined =>
  histories.length === 0
    ? undefined
    : {
        employers: histories.flatMap(({ employers }) => employers),
        schools: histories.flatMap(({ schools }) => schools),
        insured: histories.flatMap(({ insured }) => insured),
      }

const spellsOf = (
  table: FormTable,
  form: Form,
  evidenceAt: EvidenceOf,
): readonly { readonly is: keyof WorkHistory; readonly spell: Spell }[] => {
  const labels = table.columns.map(toLabel)
  const signs = signsOf(table, labels, form)
  const place = signs ? labels.findIndex((label) => signs.place.test(label)) : -1
  if (!signs || place < 0) return []
  const columns = { ...timeColumns(labels), place }
  return table.rows.flatMap((cells, i) => {
    const where = table.rowPlaces[i] ?? table
    const spell = toSpell(cells, columns, evidenceAt(where.page, where.bbox, cells.filter(Boolean).join(' | ')))
    return spell ? [{ is: signs.is, spell }] : []
  })
}

const signsOf = (table: FormTable, labels: readonly string[], form: Form): TableSigns | undefined => {
  if (labels.some((label) => insuredColumn.test(label)) || isOnInsurancePage(table.page, form)) return tableSigns[0]
  const title = toLabel(table.title)
  return tableSigns.find((signs) => signs.title.test(title) && labels.some((label) => signs.place.test(label)))
}

const isOnInsurancePage = (page: number, { parts = [] }: Form): boolean =>
  parts.some(({ kind, pages }) => kind === 'social-insurance' && pages.includes(page))

interface TimeColumns {
  readonly from: number
  readonly to: number
  readonly period: number
  readonly years: number
}

const timeColumns = (labels: readonly string[]): TimeColumns => {
  const at = (label: RegExp) => labels.findIndex((one) => label.test(one))
  return {
    from: at(/(?:开始|起始|入学)(?:时间|日期|年月)?$|^何年何月起/),
    to: at(/(?:截止|结束|终止|毕业)(?:时间|日期|年月)?$|^何年何月止/),
    period: at(/起止|起讫|自何年何月|期间|^(?:缴费|缴纳|参保|费款所属)?(?:时间|年月|期)$/),
    years: at(/^学制/),
  }
}

const toSpell = (
  cells: readonly string[],
  { place, ...time }: TimeColumns & { readonly place: number },
  evidence: Evidence,
): Spell | undefined => {
  const cell = (at: number) => cells[at]?.trim() ?? ''
  const said = cell(place)
  const unit = (placeInSentence.exec(said)?.[1] ?? said).replace(/\s+/g, '')
  const when = timeOf(cell, time)
  if (!when || !/\p{Script=Han}{2}|[A-Za-z]{3}/u.test(unit) || unit === '无') return undefined
  const others = cells.filter((_, at) => at !== place && !Object.values(time).includes(at))
  const sentence = placeInSentence.test(said) ? [said] : []
  return { unit, ...when, note: [...sentence, ...others].filter(Boolean).join(' '), evidence }
}

/** 在何地何单位任何职务, three facts in one cell. */
const placeInSentence = /在(\S{4,40}?)(?:任|担任|从事|工作)/u

const timeOf = (
  cell: (at: number) => string,
  { from, to, period, years }: TimeColumns,
): Pick<Spell, 'from' | 'to'> | undefined => {
  const range = readDateRange(cell(period))
  if (range?.from) return { from: range.from, ...(range.to && { to: range.to }) }
  const [begins, ends] = [readDate(cell(from)), readDate(cell(to))]
  if (begins) return { from: begins, ...(ends && { to: ends }) }
  // 学历情况 says when it ended and how long it took.
  const began = ends && yearsBefore(ends, Number(/\d+(?:\.\d)?/.exec(cell(years))?.[0] ?? Number.NaN))
  return began && ends ? { from: began, to: ends } : undefined
}

const yearsBefore = (date: PartialDate, years: number): PartialDate | undefined => {
  const { year, month } = toParts(date)
  return Number.isNaN(years) ? undefined : toPartialDate(year - Math.ceil(years), month)
}

const unitLabel = /^(?:现|当前)?(?:参保|缴费|缴纳|投保)单位(?:名称)?$|^单位名称$/
const periodLabel =
  /^(?:本单位)?(?:缴费|参保|缴纳)?(?:起止|期间)(?:时间|年月|日期)?$|^(?:缴费|参保|缴纳)(?:时间|年月|期间)$/

/** A proof without a table: 参保单位：…, 缴费起止时间：…. */
const insuredInFields = ({ fields, parts = [] }: Form, evidenceAt: EvidenceOf): readonly Spell[] =>
  parts
    .filter(({ kind }) => kind === 'social-insurance')
    .flatMap(({ pages }) => {
      const own = fields.filter(({ page }) => pages.includes(page))
      const unit = own.find(({ label }) => unitLabel.test(toLabel(label)))
      const period = own.find(({ label }) => periodLabel.test(toLabel(label)))
      const range = period && readDateRange(period.value)
      if (!unit || !period || !range?.from) return []
      const quote = `${unit.label}：${unit.value}；${period.label}：${period.value}`
      return [
        {
          unit: unit.value.replace(/\s+/g, ''),
          from: range.from,
          ...(range.to && { to: range.to }),
          note: '',
          evidence: evidenceAt(unit.page, unit.bbox, quote),
        },
      ]
    })
