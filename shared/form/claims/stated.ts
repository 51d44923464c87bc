import type { Application, Stated } from '#domain/application'
import type { Form } from '#domain/form'
import { toLabel } from '#text/normalise'
import type { EvidenceOf } from './evidence-of.ts'
import type { FieldName, namedFields } from './field-labels.ts'

type Fields = ReturnType<typeof namedFields>

/** Statements that qualification rules look at; each stays away where the form does not say it. */
export type StatedFacts = Pick<
  Application,
  'directBasis' | 'firstApplication' | 'origin' | 'regionalReview' | 'workPlace' | 'statedNoticeDays'
>

export const readStated = (form: Form, fields: Fields, evidenceAt: EvidenceOf): StatedFacts => {
  const stated = <T>(name: FieldName, read: (value: string) => T | undefined): Stated<T> | undefined => {
    for (const field of fields) {
      const value = field.is === name ? read(field.value) : undefined
      if (value !== undefined)
        return { value, evidence: evidenceAt(field.page, field.bbox, `${field.label}：${field.value}`) }
    }
  }
  const words = (value: string) => value.replace(/\s+/g, '') || undefined
  return {
    ...optional('directBasis', stated('directBasis', words) ?? basisInTables(form, evidenceAt)),
    ...optional('firstApplication', stated('firstApplication', readYesNo)),
    ...optional('origin', stated('origin', words)),
    ...optional('regionalReview', stated('regionalReview', readYesNo)),
    ...optional('workPlace', stated('workPlace', words)),
    ...optional('statedNoticeDays', noticeDays(form, evidenceAt)),
  }
}

const optional = <Name extends keyof StatedFacts>(
  name: Name,
  value: StatedFacts[Name],
): Pick<StatedFacts, Name> | object => (value === undefined ? {} : { [name]: value })

/** Of several files of one application, the first that says it. */
export const mergeStated = (parts: readonly StatedFacts[]): StatedFacts =>
  Object.assign({}, ...parts.map(onlyStated).toReversed())

const onlyStated = (facts: StatedFacts): StatedFacts => ({
  ...optional('directBasis', facts.directBasis),
  ...optional('firstApplication', facts.firstApplication),
  ...optional('origin', facts.origin),
  ...optional('regionalReview', facts.regionalReview),
  ...optional('workPlace', facts.workPlace),
  ...optional('statedNoticeDays', facts.statedNoticeDays),
})

/** `是`, `☑是 □否`, `是√ 否□`; undefined when both or neither is ticked. */
export const readYesNo = (raw: string): boolean | undefined => {
  const text = raw.normalize('NFKC').replace(/\s+/g, '')
  const marked = /^[是否]/.test(text) ? /(是|否)[:：]?[☑☒√✓✔■●◉]/gu : /[☑☒√✓✔■●◉](是|否)/gu
  const [word, ...more] = new Set([...text.matchAll(marked)].map(([, ticked]) => ticked))
  if (more.length > 0) return undefined
  const said = word ?? /^(?:是|否)$/.exec(text)?.[0]
  return said === undefined ? undefined : said === '是'
}

/** The table 破格/直接申报 (domain 1.1, menu 3-2): the first row's words of why. */
const basisInTables = ({ tables }: Form, evidenceAt: EvidenceOf): Stated<string> | undefined => {
  for (const table of tables) {
    const at = table.columns.findIndex((column) =>
      /^直接申报(?:依据|条件|理由|类型|情形)$|^直报(?:依据|条件|类型)$/.test(toLabel(column)),
    )
    const row = at < 0 ? -1 : table.rows.findIndex((cells) => !/^\s*(?:无|\/|-|—)?\s*$/.test(cells[at] ?? ''))
    const cells = table.rows[row]
    if (!cells) continue
    const place = table.rowPlaces[row] ?? table
    return {
      value: (cells[at] ?? '').replace(/\s+/g, ''),
      evidence: evidenceAt(place.page, place.bbox, cells.join(' | ')),
    }
  }
}

/** 单位推荐意见: 公示期5个工作日无异议. */
const noticeDays = ({ fields }: Form, evidenceAt: EvidenceOf): Stated<number> | undefined => {
  for (const { label, value, page, bbox } of fields) {
    const days = /公示(?:期|时间)?(?:为|共|满|不少于)?(\d{1,2})个?工作日/.exec(
      value.normalize('NFKC').replace(/\s+/g, ''),
    )?.[1]
    if (days !== undefined) return { value: Number(days), evidence: evidenceAt(page, bbox, `${label}：${value}`) }
  }
}
