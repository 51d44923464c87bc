import type { Evidence, HeldTitle } from '#domain/application'
import { earliestDay } from '#domain/dates'
import type { Form, FormCertificate } from '#domain/form'
import { readDate } from '#text/dates'
import { normalise, toLabel } from '#text/normalise'
import { readTitleName } from '#text/titles-and-levels'
import type { EvidenceOf } from './evidence-of.ts'
import type { FieldName, namedFields } from './field-labels.ts'

type Fields = ReturnType<typeof namedFields>

const dateInside = /(?:(?:19|20)\d{2}|二[〇○零]).*$/s

const heldTitle = (
  name: string,
  evidence: Evidence,
  more: Partial<Pick<HeldTitle, 'grantedOn' | 'specialty' | 'lateral' | 'scope' | 'approvedBy'>>,
): HeldTitle => {
  const read = readTitleName(name)
  return { name, ...(read && { level: read.level }), ...(read?.series && { series: read.series }), ...more, evidence }
}

/** The title that the form says is held now, with the time of its grant (not of the appointment). */
export const presentTitleOf = (fields: Fields, evidenceAt: EvidenceOf): HeldTitle | undefined => {
  const stated = fields.filter(({ is }) => is === 'presentTitle')
  // 基本情况 before the cover: there the time of the grant stands beside it.
  const field = stated.find(({ section }) => section !== 'cover') ?? stated[0]
  if (!field) return undefined
  const name = field.value
    .replace(dateInside, '')
    .replace(/[\s,，(（]+$/, '')
    .replace(/\s+/g, '')
  const inside = readDate(dateInside.exec(field.value)?.[0] ?? '')
  const grantedOn = inside ?? grantNear(fields, field)
  const specialty = fieldValue(fields, 'presentSpecialty') ?? specialtyBeside(fields, field)
  const [scope, approvedBy] = (['titleScope', 'titleApprover'] as const).map((is) =>
    fieldValue(fields, is)?.replace(/\s+/g, ''),
  )
  if (name === '') return undefined
  return heldTitle(name, evidenceAt(field.page, field.bbox, `${field.label}：${field.value}`), {
    ...(grantedOn && { grantedOn }),
    ...(specialty && { specialty }),
    ...(scope && { scope }),
    ...(approvedBy && { approvedBy }),
  })
}

/** 取得时间 may be said of a diploma too: the one that follows the title on its page is the title's. */
const grantNear = (fields: Fields, title: Fields[number]) => {
  const dates = fields.filter(({ is }) => is === 'grantedOn')
  const at = fields.indexOf(title)
  const field = dates.find((date) => date.page === title.page && fields.indexOf(date) > at) ?? dates[0]
  return field && readDate(field.value)
}

const fieldValue = (fields: Fields, name: FieldName): string | undefined => fields.find(({ is }) => is === name)?.value

/** 专业 alone is the title's when it follows the title in the same section. */
const specialtyBeside = (fields: Fields, title: Fields[number]): string | undefined => {
  const at = fields.indexOf(title)
  return fields.find((field, i) => field.is === 'specialty' && i > at && field.section === title.section)?.value
}

/** Rows of 现任专业技术资格、职业资格和技能证书; `isBase` when the row is the one that this application builds on. */
export const titlesInTables = (form: Form, evidenceAt: EvidenceOf): readonly { title: HeldTitle; isBase: boolean }[] =>
  form.tables.flatMap((table) => {
    const at = (label: RegExp) => table.columns.findIndex((column) => label.test(toLabel(column)))
    const [name, date] = [
      at(/^(?:现任)?专业技术(?:职务|资格)|^资格名称|^职称(?:名称)?$|^专业技术职务名称/),
      at(/(?:资格)?取得时间|获取时间|授予时间|批准时间/),
    ]
    const [scope, approver] = [at(/^证书适用范围$|^适用范围$/), at(/批准(?:机关|单位|部门)$/)]
    const [specialty, base, type] = [at(/^专业(?:名称)?$/), at(/是否以该资格申报/), at(/^资格类型|取得方式|评审类型/)]
    if (name < 0 || date < 0 || /学历|学位|工作|经历/.test(toLabel(table.title))) return []
    return table.rows.flatMap((cells, i) => {
      const text = (cells[name] ?? '').replace(/\s+/g, '')
      if (text === '' || text === '无') return []
      const place = table.rowPlaces[i] ?? table
      const grantedOn = readDate(cells[date] ?? '')
      const field = specialty >= 0 ? cells[specialty]?.trim() : undefined
      const isLateral = /转评|转系列/.test(cells[type] ?? '')
      const [area, body] = [wordsAt(cells, scope), wordsAt(cells, approver)]
      const title = heldTitle(text, evidenceAt(place.page, place.bbox, cells.join(' | ')), {
        ...(grantedOn && { grantedOn }),
        ...(field && { specialty: field }),
        ...(area && { scope: area }),
        ...(body && { approvedBy: body }),
        ...(isLateral && { lateral: true }),
      })
      return [{ title, isBase: /是|√|✓|☑/.test(base >= 0 ? (cells[base] ?? '') : '') }]
    })
  })

const wordsAt = (cells: readonly string[], at: number): string | undefined => {
  const text = at < 0 ? '' : (cells[at] ?? '').replace(/\s+/g, '')
  return /^(?:无|\/|-|—)?$/.test(text) ? undefined : text
}

/** Titles that certificates of the bundle prove. */
export const titlesOfCertificates = (
  certificates: readonly FormCertificate[],
  evidenceAt: EvidenceOf,
): readonly HeldTitle[] =>
  certificates
    .filter(({ kind }) => kind === 'title')
    .flatMap(({ page, fields }) => {
      const field = (labels: RegExp) => fields.find(({ label }) => labels.test(label))
      const name = field(/^资格名称$/)
      if (!name) return []
      const grantedOn = readDate(field(/^(?:授予时间|取得时间|取得资格时间|批准时间)$/)?.value ?? '')
      const specialty = field(/^专业(?:名称)?$/)?.value
      const isLateral = fields.some(({ value }) => /转评|转系列/.test(value))
      const scope = field(/^(?:证书)?适用范围$/)?.value.replace(/\s+/g, '')
      const approvedBy = field(/^(?:批准机关|审批部门|发证机关)$/)?.value.replace(/\s+/g, '')
      return [
        heldTitle(
          name.value.replace(/\s+/g, ''),
          { ...evidenceAt(page, name.bbox, `${name.label}：${name.value}`), from: 'certificate' },
          {
            ...(grantedOn && { grantedOn }),
            ...(specialty && { specialty }),
            ...(scope && { scope }),
            ...(approvedBy && { approvedBy }),
            ...(isLateral && { lateral: true }),
          },
        ),
      ]
    })

/** Each title once, earliest first; a title without a date gives way to the same one with a date. */
export const distinctTitles = (titles: readonly HeldTitle[]): readonly HeldTitle[] => {
  const kept: HeldTitle[] = []
  for (const title of titles) {
    const same = kept.findIndex((other) => isSameTitle(other, title))
    const known = kept[same]
    if (!known) kept.push(title)
    else kept[same] = !known.grantedOn && title.grantedOn ? withMore(title, [known]) : withMore(known, [title])
  }
  return kept.toSorted((a, b) => day(a).localeCompare(day(b)))
}

const isSameTitle = (a: HeldTitle, b: HeldTitle): boolean =>
  normalise(a.name) === normalise(b.name) &&
  (!a.grantedOn || !b.grantedOn || a.grantedOn.slice(0, 7) === b.grantedOn.slice(0, 7))

/** The form may leave the area of validity and the body that granted the title to its certificate. */
export const withMore = (title: HeldTitle, others: readonly HeldTitle[]): HeldTitle => {
  const same = others.filter((other) => isSameTitle(title, other))
  const scope = title.scope ?? same.find((other) => other.scope)?.scope
  const approvedBy = title.approvedBy ?? same.find((other) => other.approvedBy)?.approvedBy
  return { ...title, ...(scope && { scope }), ...(approvedBy && { approvedBy }) }
}

const day = ({ grantedOn }: HeldTitle): string => (grantedOn ? earliestDay(grantedOn) : '9999')
