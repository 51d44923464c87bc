import type { Claim } from '#domain/claim'
import { toParts } from '#domain/dates'
import type { CertificateKind } from '#domain/form'
import type { Identifier, IdentifierFacts } from '#domain/identifier'
import type { RuleContext } from './context.ts'
import type { Lowering, TypeValue } from './facts.ts'
import { editDistance } from './likeness.ts'
import { type Finding, notice, rule } from './rule.ts'
import { dateOf, datesWith, evidenceFor, isFromOcr } from './where.ts'

/** A form number this near to the certificate's valid one is a slip of typing (domain 6.1). */
const slipCharacters = 2

export const patentCheckDigit = rule({
  code: 'PAT-001',
  version: 1,
  name: { zh: '专利号校验位不符', en: 'Patent check digit wrong' },
  severity: 'red',
  tag: 'T',
  basis: `${notice('九')}；ZC 0006-2003《专利申请号标准》`,
  needs: ['patent.number', 'pages', 'certificates'],
  innocent: ['typing-slip', 'ocr-error'],
  steps: ['compare-certificate', 'query-patent-office', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims)
      for (const number of applicationNumbers(claim)) {
        if (number.status === 'invalid-checksum') yield wrongDigit(claim, number, context)
        if (number.status === 'repaired') yield repairedDigit(claim, number)
      }
  },
})

const wrongDigit = (claim: Claim, number: Identifier, context: RuleContext): Finding<'PAT-001'> => {
  const evidence = evidenceFor(claim, number.raw)
  const certificate = validNumberNear(claim, number, context)
  return {
    claim,
    counterpartKey: number.key,
    evidence,
    // An OCR page that no single look-alike repairs is a page to look at, not a wrong number (domain 6.1).
    severity: isFromOcr(evidence) ? 'orange' : 'red',
    lowered: certificate ? [{ trap: 'slip-certificate-valid', to: 'yellow' }] : [],
    facts: {
      printed: number.raw,
      problem: 'check-digit',
      ...(number.says.expectedCheck && { expectedCheck: number.says.expectedCheck }),
      ...(certificate && { certificateNumber: certificate.canonical }),
    },
  }
}

const repairedDigit = (claim: Claim, number: Identifier): Finding<'PAT-001'> => ({
  claim,
  counterpartKey: number.key,
  evidence: evidenceFor(claim, number.raw),
  severity: 'yellow',
  facts: { printed: number.raw, problem: 'repaired', repairedTo: number.canonical },
})

const validNumberNear = (claim: Claim, wrong: Identifier, { application }: RuleContext): Identifier | undefined =>
  [...(application?.certificates.flatMap(({ identifiers }) => identifiers) ?? []), ...claim.identifiers].find(
    (number) =>
      number.scheme === 'patent-application' &&
      number.status === 'valid-checksum' &&
      editDistance(number.key, wrong.key) <= slipCharacters,
  )

const applicationNumbers = ({ identifiers }: Claim): readonly Identifier[] =>
  identifiers.filter(({ scheme }) => scheme === 'patent-application')

export const patentType = rule({
  code: 'PAT-002',
  version: 1,
  name: { zh: '专利类型与编号不符', en: 'Patent type does not fit its numbers' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('九')}；ZC 0006-2003、ZC 0007-2012 专利申请号与文献号标准`,
  needs: ['patent.type', 'patent.number', 'patent.kind', 'certificates'],
  innocent: ['pct-number', 'old-kind-letters', 'typing-slip'],
  steps: ['compare-certificate', 'query-patent-office'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'patent')) {
      const values = typeValues(claim, context)
      const lowered: readonly Lowering[] = isFromOcr(claim.evidence) ? [{ trap: 'ocr-page', to: 'yellow' }] : []
      if (new Set(values.map(({ type }) => type)).size > 1)
        yield { claim, counterpartKey: 'type', facts: { values }, lowered, comparison: [] }
    }
  },
})

const certificateTypes: Partial<Record<CertificateKind, TypeValue['type']>> = {
  'invention-patent': 'invention',
  'utility-patent': 'utility',
  'design-patent': 'design',
}

/** Only the present letters: C, Y and D are of before 2010 and were used otherwise (trap). */
const letterTypes: Readonly<Record<string, TypeValue['type']>> = {
  A: 'invention',
  B: 'invention',
  U: 'utility',
  S: 'design',
}
const firstDigitTypes: Readonly<Record<string, TypeValue['type']>> = { 1: 'invention', 2: 'utility', 3: 'design' }

const typeValues = (claim: Claim, context: RuleContext): readonly TypeValue[] => {
  const certificates = context.certificatesOf(claim)
  const numbers = [claim, ...certificates].flatMap(({ identifiers }) => identifiers)
  return [
    ...(claim.patentType ? [{ from: 'claim', printed: claim.patentType, type: claim.patentType } as const] : []),
    ...numbers.flatMap(fromNumber),
    ...numbers.flatMap(fromPublication),
    ...certificates.flatMap(({ kind }) => {
      const type = certificateTypes[kind]
      return type ? [{ from: 'certificate', printed: kind, type } as const] : []
    }),
  ]
}

/** A number that fails its check says nothing of the type: its type digit may be the wrong one (PAT-001 speaks of it). */
const fromNumber = ({ scheme, status, says, canonical }: Identifier): readonly TypeValue[] =>
  scheme === 'patent-application' && status !== 'invalid-checksum' && status !== 'invalid-format' && says.patentType
    ? [{ from: 'number', printed: canonical, type: says.patentType }]
    : []

const fromPublication = ({ scheme, key, says, canonical }: Identifier): readonly TypeValue[] => {
  // Nine digits since 2010; the seven of before have other first digits.
  if (scheme !== 'patent-publication' || key.length !== 9) return []
  const byDigit = firstDigitTypes[key[0] ?? '']
  const byLetter = letterTypes[says.kindLetter ?? '']
  return [
    ...(byDigit ? [{ from: 'publication-digit', printed: canonical, type: byDigit } as const] : []),
    ...(byLetter ? [{ from: 'kind-letter', printed: canonical, type: byLetter } as const] : []),
  ]
}

export const patentFilingYear = rule({
  code: 'PAT-003',
  version: 1,
  name: { zh: '申请年份与专利号不符', en: 'Filing year contradicts the patent number' },
  severity: 'orange',
  tag: 'T',
  basis: `${notice('九')}；ZC 0006-2003《专利申请号标准》`,
  needs: ['patent.number', 'patent.dates'],
  innocent: ['divisional', 'typing-slip'],
  steps: ['compare-certificate', 'query-patent-office'],
  *check(context) {
    for (const claim of context.claims) {
      const filed = dateOf(datesWith(claim, context.certificatesOf(claim)), 'filed')
      if (!filed) continue
      for (const number of applicationNumbers(claim)) {
        const numberYear = yearOf(number)
        if (numberYear === undefined || numberYear === toParts(filed).year) continue
        const isDivisional = numberYear > toParts(filed).year
        const evidence = evidenceFor(claim, number.raw)
        yield {
          claim,
          counterpartKey: number.key,
          evidence,
          facts: { numberYear, filed, printed: number.canonical },
          lowered: [
            ...(isDivisional ? [{ trap: 'divisional-application', to: 'blue' } as const] : []),
            ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
          ],
        }
      }
    }
  },
})

const yearOf = ({ status, says }: Identifier): IdentifierFacts['year'] =>
  status === 'invalid-checksum' || status === 'invalid-format' ? undefined : says.year
