import type { Certificate } from '#domain/application'
import type { ClaimDate, DateRole } from '#domain/claim'
import type { CertificateKind, FormCertificate } from '#domain/form'
import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { findIdentifiers, readIdentifier } from '#identifiers/find'
import { readDate, readDateRange } from '#text/dates'
import { readMoney } from '#text/money'
import { joinLists, splitNames } from '#text/names'
import { around } from '../ink.ts'
import { readAward, readGrade } from './award.ts'
import { confirmedBy, isCode, quoteOf } from './certificate-codes.ts'
import type { EvidenceOf } from './evidence-of.ts'
import { readRank } from './rank.ts'

/** Which number stands behind a label; the label 证书编号 depends on the certificate. */
const numberLabels: readonly (readonly [RegExp, IdentifierScheme])[] = [
  [/^(?:专利号|申请号)$/, 'patent-application'],
  [/^(?:授权公告号|申请公布号|公布号)$/, 'patent-publication'],
  [/^登记号$/, 'software-registration'],
  [/^(?:项目编号|课题编号)$/, 'project'],
  [/^标准号$/, 'standard'],
  [/^身份证号/, 'resident-id'],
]
const certificateNumber: Partial<Record<CertificateKind, IdentifierScheme>> = {
  'invention-patent': 'patent-certificate',
  'utility-patent': 'patent-certificate',
  'design-patent': 'patent-certificate',
  software: 'software-certificate',
  award: 'award-certificate',
  title: 'title-certificate',
  degree: 'degree-certificate',
}

const dateLabels: readonly (readonly [RegExp, DateRole])[] = [
  [/^(?:专利申请日|申请日)$/, 'filed'],
  [/^授权公告日$/, 'granted'],
  [/^(?:申请公布日|公布日|首次发表日期)$/, 'published'],
  [/^登记日期$/, 'registered'],
  [/^发布日期$/, 'published'],
  [/^开发完成日期$/, 'end'],
  [/^(?:授予时间|取得时间|取得资格时间|批准时间)$/, 'granted'],
  [/^(?:授奖时间|获奖时间|奖励日期|奖励年度)$/, 'awarded'],
  [/^(?:验收日期|验收时间|鉴定日期|结题时间)$/, 'accepted'],
  [/^(?:立项时间|开工日期|签订日期)$/, 'start'],
  [/^竣工日期$/, 'end'],
  [/^(?:发证时间|发证日期|发文日|落款日期)$/, 'issued'],
]

const titleLabels =
  /^(?:发明名称|实用新型名称|外观设计名称|使用外观设计的产品名称|发明创造名称|软件名称|获奖项目|项目名称|成果名称|课题名称|工程名称|资格名称|标准名称)$/
const peopleLabels = /^(?:发明人|设计人|主要起草人|获奖者|获奖人|获奖个人|完成人|主要完成人|主要完成人员|姓名)$/
const rankLabels = /^(?:本人|个人|完成人|获奖人)?(?:排名|位次|名次)$/
const amountLabels =
  /(?:合同|签约|协议)(?:总)?(?:金额|价款|价|额)|(?:工程|建安)?(?:总)?造价|(?:项目|课题|资助|研究|批准|总)(?:总)?(?:经费|金额|投资)|价税合计|结算(?:价|金额)/
const leaderLabels = /^(?:项目负责人|课题负责人)$/
const ownerLabels = /^(?:专利权人|著作权人|获奖单位|完成单位|承担单位|依托单位|施工单位|工作单位|起草单位)$/
const issuerLabels =
  /^(?:授奖机关|授奖单位|颁奖单位|颁发单位|发证机关|批准机关|审批部门|评审委员会|评审组织|落款单位|校名)$/

/** The certificates of the bundle as the domain knows them; the second page of a patent certificate is one with the first. */
export const toCertificates = (
  found: readonly FormCertificate[],
  evidenceAt: EvidenceOf,
  isOcr: (page: number) => boolean,
): readonly Certificate[] => {
  const merged: { first: FormCertificate; fields: FormCertificate['fields'][number][] }[] = []
  for (const certificate of found) {
    const last = merged.at(-1)
    if (last && isSecondPage(certificate, last)) last.fields.push(...certificate.fields)
    else merged.push({ first: certificate, fields: [...certificate.fields] })
  }
  return merged.map(({ first, fields }) => toCertificate(first, fields, evidenceAt, isOcr(first.page)))
}

const isSecondPage = (certificate: FormCertificate, last: { first: FormCertificate }): boolean =>
  isForeword(certificate, last) || isPatentsSecond(certificate, last)

/** Between the cover of a standard and its foreword stand its contents. */
const pagesToForeword = 4

const isForeword = ({ kind, page, fields }: FormCertificate, { first }: { first: FormCertificate }): boolean => {
  const numberOf = (list: FormCertificate['fields']) => list.find(({ label }) => label === '标准号')?.value
  const [own, before] = [numberOf(fields), numberOf(first.fields)].map((number) => number?.replace(/\s/g, ''))
  return (
    kind === 'standard' &&
    first.kind === kind &&
    page - first.page <= pagesToForeword &&
    (own === undefined || own === before)
  )
}

const isPatentsSecond = (certificate: FormCertificate, { first }: { first: FormCertificate }): boolean =>
  first.kind === certificate.kind &&
  certificate.kind.endsWith('-patent') &&
  certificate.page === first.page + 1 &&
  !certificate.fields.some(({ label }) => label === '专利号' || label.endsWith('名称'))

const toCertificate = (
  { kind, page, fields: onFirstPage }: FormCertificate,
  fields: FormCertificate['fields'],
  evidenceAt: EvidenceOf,
  ocr: boolean,
): Certificate => {
  const value = (labels: RegExp) => fields.find(({ label }) => labels.test(label))?.value
  const values = (labels: RegExp) => fields.filter(({ label }) => labels.test(label)).map((field) => field.value)
  const title = value(titleLabels) ?? (kind === 'award' ? value(/^(?:奖励名称|奖项名称|获奖名称)$/) : undefined)
  const grade = fields
    .map((field) => (/等级|级别/.test(field.label) ? readGrade(field.value) : undefined))
    .find(Boolean)
  const awardName = kind === 'award' ? readAward(value(/^(?:奖励名称|奖项名称|获奖名称)$/) ?? '').awardName : undefined
  const issuer = value(issuerLabels)
  const amountsYuan = [...new Set(fields.flatMap(amountOf))]
  const atFiling = value(/^申请日时(?:发明人|设计人)$/)
  const ownersAtFiling = value(/^申请日时申请人$/)
  // What a second page says has its boxes there.
  const onPage = onFirstPage.filter((field) => field.bbox.every(Number.isFinite) && !isCode(field))
  const identifiers = confirmedBy(fields, identifiersOf(kind, fields, ocr))
  return {
    kind,
    ...(title && { title: kind === 'software' ? title.replace(/\s+/g, ' ') : title.replace(/\s+/g, '') }),
    identifiers,
    ...peopleOf(kind, fields, values),
    ...(atFiling && { peopleAtFiling: splitNames(atFiling) }),
    owners: values(ownerLabels).flatMap((owners) =>
      owners
        .split(/[;；、\n]/)
        .map((owner) => owner.trim())
        .filter(Boolean),
    ),
    ...(ownersAtFiling && {
      ownersAtFiling: ownersAtFiling
        .split(/[;；、\n]/)
        .map((owner) => owner.trim())
        .filter(Boolean),
    }),
    dates: datedAsAwarded(kind, fields.flatMap(datesOf)),
    ...(amountsYuan.length > 0 && { amountsYuan }),
    ...(awardName && { awardName }),
    ...(grade && { grade }),
    ...(issuer && { issuer }),
    evidence: evidenceAt(
      page,
      onPage.length > 0 ? around(onPage.map(({ bbox }) => bbox)) : [0, 0, 1, 1],
      fields.map((field) => quoteOf(field, identifiers)).join('；'),
    ),
  }
}

const identifiersOf = (
  kind: CertificateKind,
  fields: FormCertificate['fields'],
  ocr: boolean,
): readonly Identifier[] => {
  const found = fields.flatMap(({ label, value }) => {
    const scheme =
      numberLabels.find(([regex]) => regex.test(label))?.[1] ??
      (/证书(?:编)?号|管理号|编号/.test(label) ? certificateNumber[kind] : undefined)
    if (scheme === undefined) return []
    // Numbers with a shape of their own are looked for, so that words around them do no harm.
    const shaped = findIdentifiers(value, { ocr, context: label }).find(
      ({ identifier }) => identifier.scheme === scheme,
    )
    return [shaped?.identifier ?? readIdentifier(scheme, value, { ocr })]
  })
  return [...new Map(found.map((identifier) => [`${identifier.scheme} ${identifier.key}`, identifier])).values()]
}

/**
 * The list in printed order. An award certificate is issued to each winner alone and a contract may name only the leader: that is
 * no list, and taken for one it would make every other member an impostor.
 */
const peopleOf = (
  kind: CertificateKind,
  fields: FormCertificate['fields'],
  values: (labels: RegExp) => readonly string[],
): Pick<Certificate, 'people' | 'holder' | 'holderRank'> => {
  const developers = fields.flatMap(({ label, value }) =>
    label === '单位证明' ? splitNames(/由(.+?)(?:共同)?(?:开发|完成|研发)/.exec(value)?.[1] ?? '') : [],
  )
  const listed = joinLists([...values(peopleLabels).map(splitNames), developers])
  const [leader] = values(leaderLabels).flatMap(splitNames)
  const [only] = kind === 'award' && listed.length === 1 ? listed : []
  const holder = only ?? (listed.length === 0 ? leader : undefined)
  const rank = only && readRank({ rank: values(rankLabels), role: values(peopleLabels), prose: [] })?.self
  return { people: only ? [] : listed, ...(holder && { holder }), ...(rank && { holderRank: rank }) }
}

/** An award certificate without 授奖时间 is dated only by its signature. */
const datedAsAwarded = (kind: CertificateKind, dates: readonly ClaimDate[]): readonly ClaimDate[] =>
  kind !== 'award' || dates.some(({ role }) => role === 'awarded')
    ? dates
    : dates.map((date) => (date.role === 'issued' ? { ...date, role: 'awarded' } : date))

/** A bare number may be of 元 or of 万元: then nobody knows. */
const amountOf = ({ label, value }: FormCertificate['fields'][number]): readonly number[] => {
  if (!amountLabels.test(label) || !/[元¥￥]/.test(label + value)) return []
  const yuan = readMoney(value, label)
  return yuan === undefined || yuan <= 0 ? [] : [yuan]
}

const datesOf = ({ label, value }: FormCertificate['fields'][number]): readonly ClaimDate[] => {
  if (/起止|公示时间/.test(label)) {
    const range = readDateRange(value)
    return [
      ...(range?.from ? [{ role: 'start', value: range.from, raw: value } as const] : []),
      ...(range?.to ? [{ role: 'end', value: range.to, raw: value } as const] : []),
    ]
  }
  const role = dateLabels.find(([regex]) => regex.test(label))?.[1]
  const date = role && readDate(value)
  return role && date ? [{ role, value: date, raw: value }] : []
}
