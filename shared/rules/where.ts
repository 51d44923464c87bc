import type { Application, Certificate, Evidence } from '#domain/application'
import type { ArchiveMatch } from '#domain/archive-record'
import type { Claim, DateRole } from '#domain/claim'
import type { Claimant } from '#domain/claimant'
import type { PartialDate } from '#domain/dates'
import type { Counterpart } from '#domain/warning'

/** Where a statement of the claim stands: the evidence that quotes it, else all of the claim's. */
export const evidenceFor = (claim: Claim, printed: string): readonly Evidence[] => {
  const own = claim.evidence.filter(isOwn)
  const quoting = own.filter(({ quote }) => withoutSpaces(quote).includes(withoutSpaces(printed)))
  return quoting.length > 0 ? quoting : own
}

/** A page that was only put beside the claim for the reviewer says nothing of the claim. */
const isOwn = ({ linkedBy }: Evidence): boolean => linkedBy === undefined

/** A slip of reading is possible where every place that says it was read by OCR. */
export const isFromOcr = (evidence: readonly Evidence[]): boolean =>
  evidence.some(isOwn) && evidence.filter(isOwn).every(({ textSource }) => textSource === 'ocr')

/** The applicant's own name was read from a scan. */
export const isNameScanned = (application: Application | undefined): boolean =>
  isFromOcr(application?.applicant.evidence ?? [])

export const dateOf = (dates: Claim['dates'], ...roles: readonly DateRole[]): PartialDate | undefined => {
  for (const role of roles) {
    const found = dates.find((date) => date.role === role)
    if (found) return found.value
  }
}

/** Dates of the claim first, then those of the certificates that prove it. */
export const datesWith = (claim: Claim, certificates: readonly Certificate[]): Claim['dates'] => [
  ...claim.dates,
  ...certificates.flatMap(({ dates }) => dates),
]

export const toRecordCounterpart = ({ record, score }: Pick<ArchiveMatch, 'record' | 'score'>): Counterpart => ({
  kind: 'record',
  recordId: record.recordId,
  title: record.title,
  source: sourceOf(record.provenance),
  importedAt: record.provenance.importedAt,
  ...(score && { score }),
})

const sourceOf = ({ department, file, sheet, row }: ArchiveMatch['record']['provenance']): string =>
  [department, sheet ? `${file}（${sheet}）` : file, `第 ${row} 行`].join(' · ')

/** The other person stays masked; only the overlapping row is shown. */
export const toClaimCounterpart = (line: Claimant): Counterpart => ({
  kind: 'claim',
  applicationId: line.applicationId,
  claimId: line.claimId,
  person: line.maskedPerson,
  committee: line.committee,
  season: line.season,
  quote: line.quote,
  page: line.page,
})

export const toOwnCounterpart = ({ claimId, text, evidence }: Claim): Counterpart => ({
  kind: 'own-claim',
  claimId,
  quote: evidence[0]?.quote ?? text,
  page: evidence[0]?.page ?? 0,
})

const withoutSpaces = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
