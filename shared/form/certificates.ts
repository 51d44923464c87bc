import type { CertificateKind, FormCertificate, FormField } from '#domain/form'
import { isRead, type PagesRead, type ReadPage } from '#domain/pages'
import { codeFields } from './claims/certificate-codes.ts'
import { bare, type CertificateField, labelledFields } from './claims/certificate-fields.ts'
import { formWords, kindSigns, labelSigns, maxCertificateCharacters } from './claims/certificate-kinds.ts'
import { certificateLabels } from './claims/certificate-labels.ts'
import { proseFields } from './claims/certificate-prose.ts'
import { linesOf, type PageLine } from './claims/page-lines.ts'

/**
 * The certificates among the pages (domain 1.5), each with the fields that it prints, labels without their inner spaces. `inCells` are labels
 * and values that stand in ruled cells of the pages: certificates of acceptance are often printed so, without a colon.
 */
export const readCertificates = (pages: PagesRead, inCells: readonly FormField[] = []): readonly FormCertificate[] => {
  const cellsOf = Map.groupBy(inCells, ({ page }) => page)
  const certificates: FormCertificate[] = []
  for (const page of pages.pages.filter(isRead)) {
    const certificate = readCertificate(page, certificates.at(-1), cellsOf.get(page.page) ?? [])
    if (certificate) certificates.push(certificate)
  }
  return certificates
}

const readCertificate = (
  page: ReadPage,
  previous: FormCertificate | undefined,
  inCells: readonly FormField[],
): FormCertificate | undefined => {
  const lines = linesOf(page)
  const texts = lines.map(({ text }) => bare(text))
  if (!mayBeCertificate(texts)) return undefined
  const inLines = labelledFields(lines, page)
  const labelled = [...inLines, ...cellFields(inCells, inLines)]
  const kind = kindByHeading(lines, texts) ?? continuedKind(texts, page, previous) ?? kindByLabels(labelled)
  if (!kind) return undefined
  const fields = [...labelled, ...proseFields(kind, lines, labelled)]
  // A heading with nothing under it is an item of a list, or a page that says nothing.
  return fields.length > 0 ? { kind, page: page.page, fields: [...fields, ...codeFields(page)] } : undefined
}

/** What no line says with a colon. Other people's tables on the page have labels that no certificate has. */
const cellFields = (
  inCells: readonly FormField[],
  inLines: readonly CertificateField[],
): readonly CertificateField[] => {
  const said = new Set(inLines.map(({ label }) => label))
  return inCells.flatMap(({ label, value, bbox }) => {
    const own = bare(label)
    return certificateLabels.includes(own) && !said.has(own) && value.trim() !== '' ? [{ label: own, value, bbox }] : []
  })
}

const mayBeCertificate = (texts: readonly string[]): boolean => {
  const whole = texts.join('\n')
  return !formWords.test(whole) && whole.length <= maxCertificateCharacters
}

const kindByHeading = (lines: readonly PageLine[], texts: readonly string[]): CertificateKind | undefined => {
  const whole = texts.join('\n')
  // What stands level with a heading, a number or the number of the page, is divided from it by a gap.
  const headings = [
    ...texts,
    ...lines.flatMap(({ text }) =>
      text
        .normalize('NFKC')
        .trim()
        .split(/\s{2,}|(?<=号)\s/),
    ),
  ]
  return kindSigns.find(
    ({ heading, words }) =>
      headings.some((text) => heading.test(text) && !listItem.test(text)) && words.every((word) => word.test(whole)),
  )?.kind
}

/** `1 毕业证书、学位证书`: an item of a list of papers. */
const listItem = /^\d|[、,，]/

/** The second page of a patent certificate has no heading: its number and the people at filing. */
const continuedKind = (
  texts: readonly string[],
  { page }: ReadPage,
  previous: FormCertificate | undefined,
): CertificateKind | undefined => {
  if (previous?.page !== page - 1 || !previous.kind.endsWith('-patent')) return undefined
  const whole = texts.join('\n')
  return /证书号第\d+号/.test(whole) && /申请日时|第2页/.test(whole) ? previous.kind : undefined
}

/** A scan may lose its heading, which is often printed in a picture or under a seal: the labels together say what it is. */
const kindByLabels = (fields: readonly CertificateField[]): CertificateKind | undefined => {
  const labels = new Set(fields.map(({ label }) => label))
  return labelSigns.find(
    ({ all, some }) => all.every((label) => labels.has(label)) && some.some((label) => labels.has(label)),
  )?.kind
}
