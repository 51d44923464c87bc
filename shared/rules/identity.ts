import type { Applicant, Evidence } from '#domain/application'
import { toParts } from '#domain/dates'
import type { Identifier } from '#domain/identifier'
import { maskId, maskIdsIn } from '#domain/mask'
import type { IdProblem, Lowering } from './facts.ts'
import { notice, rule } from './rule.ts'
import { isFromOcr } from './where.ts'

export const residentIdConsistency = rule({
  code: 'IDN-001',
  version: 1,
  name: { zh: '身份证号校验或信息不一致', en: 'Resident id fails its check or contradicts the form' },
  severity: 'yellow',
  tag: 'T',
  basis: `${notice('九')}；GB 11643-1999《公民身份号码》`,
  needs: ['applicant.id', 'applicant.sex', 'applicant.birth'],
  innocent: ['typing-slip', 'ocr-error', 'other-document-type', 'old-id-number'],
  steps: ['see-id-card', 'ask-applicant'],
  *check({ application }) {
    const id = application?.applicant.residentId
    // Other papers have other structures: what they seem to say is not held against anybody.
    if (!application || !id || isOtherPaper(id) || isMasked(id.raw)) return
    const problems = [...numberProblems(id), ...contradictions(id, application.applicant)]
    if (problems.length === 0) return
    const evidence = application.applicant.evidence
    yield {
      subject: 'applicant',
      counterpartKey: 'resident-id',
      evidence: evidence.map((place) => withoutNumber(place, id)),
      facts: { maskedNumber: maskId(id.raw.replace(/\s/g, '')), problems },
      lowered: isFromOcr(evidence) ? ([{ trap: 'ocr-page', to: 'blue' }] satisfies Lowering[]) : [],
    }
  },
})

const isOtherPaper = ({ says }: Identifier): boolean =>
  says.documentType === 'hk-mo-tw' || says.documentType === 'foreigner'

const isMasked = (raw: string): boolean => /[*＊×xX#]{3,}/.test(raw)

const numberProblems = ({ status, says }: Identifier): readonly IdProblem[] => {
  if (says.problem === 'bad-date') return [{ is: 'impossible-date' }]
  if (status === 'invalid-checksum')
    return [{ is: 'checksum', ...(says.expectedCheck && { expected: says.expectedCheck }) }]
  if (status === 'invalid-format') return [{ is: 'shape' }]
  return status === 'repaired' ? [{ is: 'repaired' }] : []
}

const contradictions = ({ says }: Identifier, { sex, birth }: Applicant): readonly IdProblem[] => [
  ...(says.sex && sex && says.sex !== sex ? [{ is: 'sex' } as const] : []),
  ...(says.birth && birth && !isSameMonth(says.birth, birth)
    ? [{ is: 'birth', stated: birth, inNumber: says.birth.slice(0, 7) } as const]
    : []),
]

/** Forms ask for the month; the day is not compared, and a year alone agrees with any month of it. */
const isSameMonth = (inNumber: string, stated: NonNullable<Applicant['birth']>): boolean => {
  const [year, month] = inNumber.split('-').map(Number)
  const parts = toParts(stated)
  return parts.year === year && (parts.month === undefined || parts.month === month)
}

const withoutNumber = (place: Evidence, { raw, canonical }: Identifier): Evidence => ({
  ...place,
  quote: maskIdsIn([raw, canonical].reduce((quote, number) => quote.replaceAll(number, maskId(number)), place.quote)),
})

export const creditCode = rule({
  code: 'IDN-002',
  version: 1,
  name: { zh: '统一社会信用代码异常', en: 'Unified social credit code fails its check' },
  severity: 'yellow',
  tag: 'T',
  basis: `${notice('九')}；GB 32100-2015《法人和其他组织统一社会信用代码编码规则》`,
  needs: ['unit.code'],
  innocent: ['early-pilot-code', 'ocr-error', 'typing-slip'],
  steps: ['query-credit-code', 'ask-unit'],
  *check({ application }) {
    const code = application?.unitCreditCode
    if (!application || !code || isMasked(code.raw)) return
    if (code.status !== 'invalid-checksum' && code.status !== 'invalid-format') return
    const evidence = application.unit ? [application.unit.evidence] : []
    const innerPasses = code.says.innerCheckPasses === true
    yield {
      subject: 'unit',
      counterpartKey: 'credit-code',
      evidence,
      facts: {
        code: code.raw,
        problem: code.status === 'invalid-format' ? 'shape' : innerPasses ? 'outer-check' : 'both-checks',
      },
      lowered: [
        ...(innerPasses ? [{ trap: 'early-pilot-code', to: 'blue' } as const] : []),
        ...(isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
      ],
    }
  },
})
