import type { ReviewTag, Severity } from '#domain/warning'
import { projectAmounts } from './amounts.ts'
import { awardExists, awardWinners } from './award.ts'
import { jointClaims, rankContradictions, severalFirst } from './claimants.ts'
import { directBasis } from './direct-basis.ts'
import { documentCoverage } from './documents.ts'
import { repeatedClaim } from './duplicates.ts'
import { educationHours } from './education.ts'
import { enterpriseQuota } from './enterprise-quota.ts'
import { claimWithoutEvidence } from './evidence-pages.ts'
import { formAgainstCertificate } from './form-certificate.ts'
import { hiddenText } from './hidden-text.ts'
import { creditCode, residentIdConsistency } from './identity.ts'
import { insuredUnit } from './insured-unit.ts'
import { barredPeriod } from './integrity.ts'
import { clonedIssue } from './issue-contents.ts'
import { lowerTitle } from './lower-title.ts'
import { bookNumber, journalNumbers } from './paper.ts'
import { paperAuthors } from './paper-authors.ts'
import { doiContradicts, retractedPaper } from './paper-notices.ts'
import { changedInventors, ownerAndEmployer } from './patent-filing.ts'
import { patentGrantKind, patentGrantTime } from './patent-grant.ts'
import { patentCheckDigit, patentFilingYear, patentType } from './patent-number.ts'
import { patentInventors } from './patent-people.ts'
import { patentStatus } from './patent-status.ts'
import { twinPatents } from './patent-twin.ts'
import { projectMembers, projectTimes } from './project.ts'
import { publicNotice } from './public-notice.ts'
import { seniority } from './qualification.ts'
import { regionalTitle } from './regional-title.ts'
import { outsideWindow, reusedAchievement } from './reuse.ts'
import type { AnyRule } from './rule.ts'
import { sameScan } from './same-scan.ts'
import { softwareRegistration } from './software.ts'
import { splitAchievement } from './split-claims.ts'
import { standardDrafters } from './standard.ts'
import { paperTexts, publishedTwice, reportTexts, rowTexts } from './text.ts'
import { unrelatedClaim } from './unrelated-claims.ts'
import { innocentWords } from './words/innocent.ts'
import { needWords } from './words/needs.ts'
import { ruleWords } from './words/statements.ts'

/** Goes up with any change of a trigger, a trap, a threshold or a key under which achievements meet or are looked up; a run records it, and its `runId` depends on it. */
export const ruleSetVersion = '2026.6'

/** Every rule there is, in the order of domain 6. */
export const rules: readonly AnyRule[] = [
  residentIdConsistency,
  creditCode,
  patentCheckDigit,
  patentType,
  patentFilingYear,
  patentGrantKind,
  patentGrantTime,
  changedInventors,
  ownerAndEmployer,
  patentInventors,
  twinPatents,
  patentStatus,
  softwareRegistration,
  standardDrafters,
  journalNumbers,
  clonedIssue,
  doiContradicts,
  retractedPaper,
  paperAuthors,
  publishedTwice,
  bookNumber,
  projectAmounts,
  projectTimes,
  projectMembers,
  awardExists,
  awardWinners,
  repeatedClaim,
  splitAchievement,
  severalFirst,
  jointClaims,
  rankContradictions,
  sameScan,
  unrelatedClaim,
  reusedAchievement,
  outsideWindow,
  rowTexts,
  reportTexts,
  paperTexts,
  seniority,
  educationHours,
  lowerTitle,
  regionalTitle,
  directBasis,
  enterpriseQuota,
  insuredUnit,
  publicNotice,
  claimWithoutEvidence,
  formAgainstCertificate,
  barredPeriod,
  documentCoverage,
  hiddenText,
]

/** A rule as a reader sees it. */
export interface RuleDescription {
  readonly code: string
  readonly version: number
  readonly name: { readonly zh: string; readonly en: string }
  /** The highest level that it can give. */
  readonly severity: Severity
  readonly tag?: ReviewTag
  readonly basis: string
  readonly inputs: readonly string[]
  readonly cannotSee: readonly string[]
  readonly innocentReasons: readonly string[]
}

export const listRules = (): readonly RuleDescription[] =>
  rules.map(({ code, version, name, severity, tag, basis, needs, innocent }) => ({
    code,
    version,
    name,
    severity,
    ...(tag && { tag }),
    basis,
    inputs: needs.map((need) => needWords[need]),
    cannotSee: ruleWords[code].blindTo,
    innocentReasons: innocent.map((reason) => innocentWords[reason]),
  }))
