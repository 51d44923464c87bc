import type { Application, Certificate, DocumentPart, Evidence, HeldTitle, TargetTitle } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { EducationYear } from '#domain/education'
import type { BundlePart, Form } from '#domain/form'
import type { PagesRead } from '#domain/pages'
import { readIdentifier } from '#identifiers/find'
import { readDate } from '#text/dates'
import { readLevel, readTitleName } from '#text/titles-and-levels'
import { readDegree } from './claims/degree.ts'
import { readEducation } from './claims/education.ts'
import { evidenceFrom, isOcrPageOf } from './claims/evidence-of.ts'
import { type FieldName, namedFields } from './claims/field-labels.ts'
import { linkEvidence } from './claims/link-evidence.ts'
import { paperCertificates } from './claims/paper-first-page.ts'
import { proofPagesOf } from './claims/proof-pages.ts'
import { readClaims } from './claims/read-claims.ts'
import { readRoute } from './claims/route.ts'
import { mergeStated, readStated } from './claims/stated.ts'
import { distinctTitles, presentTitleOf, titlesInTables, titlesOfCertificates, withMore } from './claims/titles.ts'
import { toCertificates } from './claims/to-certificate.ts'
import { mergeWorkHistories, readWorkHistory } from './claims/work-history.ts'

interface ApplicationInput {
  readonly form: Form
  readonly pages: PagesRead
  readonly documentId: string
}

/** One document's statement: who applies for what, and what is claimed where. Nothing is concluded here. */
export const readApplication = ({ form, pages, documentId }: ApplicationInput): Application => {
  const isOcr = isOcrPageOf(pages)
  const at = evidenceFrom(pages, documentId)
  const fields = namedFields(form.fields)
  const first = (name: FieldName) =>
    fields.find(({ is, section }) => is === name && section !== 'cover') ?? fields.find(({ is }) => is === name)
  const evidenceOf = (name: FieldName) => {
    const field = first(name)
    return field ? [at('form')(field.page, field.bbox, `${field.label}：${field.value}`)] : []
  }

  const certificates = toCertificates(form.certificates, at('certificate'), isOcr)
  const rows = titlesInTables(form, at('form'))
  const proven = titlesOfCertificates(form.certificates, at('certificate'))
  const stated = rows.find(({ isBase }) => isBase)?.title ?? presentTitleOf(fields, at('form'))
  const presentTitle = stated
    ? withGrant(stated, [...rows.map(({ title }) => title), ...proven])
    : latest([...rows.map(({ title }) => title), ...proven])
  const [unit, code, previous, filled] = [
    first('unit'),
    first('unitCreditCode'),
    first('previousApplication'),
    first('filledOn') ?? fields.find(({ is, section }) => is === 'coverDate' && section === 'cover'),
  ]
  const [unitEvidence] = evidenceOf('unit')
  const previousApplication = previous && readDate(previous.value)
  const filledOn = filled && readDate(filled.value)

  const degree = readDegree(form)
  const workHistory = readWorkHistory(form, at('form'))
  const education = readEducation(form, at('form'))
  const applicant = nameOf(first('name')?.value)
  const parts = partsAt(form.parts ?? [], documentId, isOcr)
  const allCertificates = [...certificates, ...paperCertificates(pages, parts, at('certificate'))]
  const proofPages = proofPagesOf(pages, allCertificates)
  return {
    applicant: {
      name: applicant,
      ...formerNameOf(first('formerName')?.value),
      ...sexOf(first('sex')?.value),
      ...birthOf(first('birth')?.value),
      ...residentIdOf(first('residentId')?.value, isOcr(first('residentId')?.page ?? 0)),
      ...(degree && { degree }),
      evidence: [...evidenceOf('name'), ...evidenceOf('residentId')],
    },
    ...(unit && unitEvidence && { unit: { value: unit.value.replace(/\s+/g, ''), evidence: unitEvidence } }),
    ...(code && { unitCreditCode: readIdentifier('credit-code', code.value, { ocr: isOcr(code.page) }) }),
    ...(presentTitle && { presentTitle }),
    titles: distinctTitles([...(presentTitle ? [presentTitle] : []), ...rows.map(({ title }) => title), ...proven]),
    target: targetOf((name) => first(name)?.value),
    route: routeOf(first('route')?.value, first('exceptional')?.value),
    ...(previousApplication && { previousApplication }),
    ...(filledOn && { filledOn }),
    ...(workHistory && { workHistory }),
    ...readStated(form, fields, at('form')),
    ...(education.length > 0 && { education }),
    claims: linkEvidence(readClaims(form, at('form')), { certificates, parts, applicant }),
    certificates: allCertificates,
    ...(form.parts && { parts }),
    ...(proofPages.length > 0 && { proofPages }),
  }
}

const partsAt = (
  parts: readonly BundlePart[],
  documentId: string,
  isOcr: (page: number) => boolean,
): readonly DocumentPart[] =>
  parts.map((part) => ({ ...part, documentId, textSource: part.pages.some(isOcr) ? 'ocr' : 'text' }))

const nameOf = (value: string | undefined): string => value?.replace(/\s+/g, '').replace(/[(（].*$/, '') ?? ''

const formerNameOf = (value: string | undefined) => {
  const formerName = nameOf(value)
  return formerName === '' ? {} : { formerName }
}

const sexOf = (value: string | undefined) =>
  value && /^[男女]/.test(value) ? { sex: value.startsWith('男') ? ('male' as const) : ('female' as const) } : {}

const birthOf = (value: string | undefined) => {
  const birth = value && readDate(value)
  return birth ? { birth } : {}
}

const residentIdOf = (value: string | undefined, ocr: boolean) =>
  value ? { residentId: readIdentifier('resident-id', value, { ocr }) } : {}

/** The form may leave the time of the grant to the certificate. */
const withGrant = (title: HeldTitle, others: readonly HeldTitle[]): HeldTitle => {
  const known = withMore(title, others)
  if (title.grantedOn) return known
  const dated = others.find(({ name, grantedOn }) => grantedOn && name === title.name)
  return dated?.grantedOn ? { ...known, grantedOn: dated.grantedOn } : known
}

const latest = (titles: readonly HeldTitle[]): HeldTitle | undefined =>
  distinctTitles(titles).findLast(({ grantedOn }) => grantedOn)

const targetOf = (value: (name: FieldName) => string | undefined): TargetTitle => {
  const name = value('target')?.replace(/\s+/g, '')
  const read = name === undefined ? undefined : readTitleName(name)
  const stated = value('targetLevel')
  const level = (stated ? readLevel(stated) : undefined) ?? read?.level ?? (name ? readLevel(name) : undefined)
  const series = value('targetSeries')?.replace(/系列$/, '') ?? read?.series
  const specialty = value('targetSpecialty')
  return {
    ...(name && { name }),
    ...(level && { level }),
    ...(series && { series }),
    ...(specialty && { specialty: specialty.replace(/\s+/g, '') }),
  }
}

const routeOf = (route: string | undefined, exceptional: string | undefined): Application['route'] => {
  if (exceptional && /^(?:是|☑是|√)/.test(exceptional)) return 'exceptional'
  return route === undefined ? 'unknown' : readRoute(route)
}

/**
 * Several files of one application (评审表 apart from 附件材料) are one application. The file that names the applicant and claims
 * the most speaks for the person; the others fill what it leaves open. Undefined when there is no file.
 */
export const mergeApplications = (parts: readonly Application[]): Application | undefined => {
  const [main, ...others] = parts.toSorted((a, b) => weight(b) - weight(a))
  if (!main) return undefined
  if (others.length === 0) return main
  const all = [main, ...others]
  const certificates = distinctCertificates(all.flatMap((part) => part.certificates))
  const titles = distinctTitles(all.flatMap((part) => part.titles))
  const presentTitle = firstSaid(all, (part) => part.presentTitle)
  const unit = firstSaid(all, (part) => part.unit)
  const unitCreditCode = firstSaid(all, (part) => part.unitCreditCode)
  const previousApplication = firstSaid(all, (part) => part.previousApplication)
  const filledOn = firstSaid(all, (part) => part.filledOn)
  const documents = all.flatMap((part) => part.parts ?? [])
  const applicant = mergeApplicants(all)
  const workHistory = mergeWorkHistories(all.flatMap((part) => part.workHistory ?? []))
  const education = distinctYears(all.flatMap((part) => part.education ?? []))
  const hidden = all.flatMap((part) => part.hiddenTexts ?? [])
  const proofPages = all.flatMap((part) => part.proofPages ?? [])
  return {
    applicant,
    ...(unit && { unit }),
    ...(unitCreditCode && { unitCreditCode }),
    ...(presentTitle && { presentTitle: withGrant(presentTitle, titles) }),
    titles,
    target: all.map((part) => part.target).find(({ name, level }) => name ?? level) ?? {},
    route: all.map((part) => part.route).find((route) => route !== 'unknown') ?? 'unknown',
    ...(previousApplication && { previousApplication }),
    ...(filledOn && { filledOn }),
    ...(workHistory && { workHistory }),
    ...mergeStated(all),
    ...(education.length > 0 && { education }),
    claims: linkEvidence(distinctClaims(all.flatMap((part) => part.claims)), {
      certificates,
      parts: documents,
      applicant: applicant.name,
    }),
    certificates,
    ...(parts.some((part) => part.parts) && { parts: documents }),
    ...(hidden.length > 0 && { hiddenTexts: hidden }),
    ...(proofPages.length > 0 && { proofPages }),
  }
}

const firstSaid = <T>(parts: readonly Application[], say: (part: Application) => T | undefined): T | undefined =>
  parts.map(say).find((value) => value !== undefined)

/** A year that two files print alike is one row. */
const distinctYears = (years: readonly EducationYear[]): readonly EducationYear[] => [
  ...new Map(years.map((one) => [JSON.stringify({ ...one, evidence: undefined }), one])).values(),
]

const mergeApplicants = (parts: readonly Application[]): Application['applicant'] => {
  const formerName = firstSaid(parts, ({ applicant }) => applicant.formerName)
  const sex = firstSaid(parts, ({ applicant }) => applicant.sex)
  const birth = firstSaid(parts, ({ applicant }) => applicant.birth)
  const degree = firstSaid(parts, ({ applicant }) => applicant.degree)
  const residentId = firstSaid(parts, ({ applicant }) => applicant.residentId)
  return {
    name: parts.map(({ applicant }) => applicant.name).find((name) => name !== '') ?? '',
    ...(formerName && { formerName }),
    ...(sex && { sex }),
    ...(birth && { birth }),
    ...(degree && { degree }),
    ...(residentId && { residentId }),
    evidence: parts.flatMap(({ applicant }) => applicant.evidence),
  }
}

const weight = ({ applicant, claims, target }: Application): number =>
  (applicant.name === '' ? 0 : 1000) + (target.name ? 1000 : 0) + claims.length

/** The same statement in two files is one claim that stands in two places. */
const distinctClaims = (claims: readonly Claim[]): readonly Claim[] => {
  const byId = new Map<string, Claim>()
  for (const claim of claims) {
    const known = byId.get(claim.claimId)
    byId.set(
      claim.claimId,
      known ? { ...known, evidence: distinctEvidence([...known.evidence, ...claim.evidence]) } : claim,
    )
  }
  return [...byId.values()]
}

const placeOf = ({ documentId, page, box }: Evidence): string => [documentId, page, ...box].join(' ')

const distinctEvidence = (evidence: readonly Evidence[]): readonly Evidence[] => [
  ...new Map(evidence.map((one) => [placeOf(one), one])).values(),
]

const distinctCertificates = (certificates: readonly Certificate[]): readonly Certificate[] => [
  ...new Map(certificates.map((one) => [placeOf(one.evidence), one])).values(),
]
