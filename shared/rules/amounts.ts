import type { Evidence } from '#domain/application'
import type { Claim } from '#domain/claim'
import type { Counterpart } from '#domain/warning'
import { amountRatio } from './compare-record.ts'
import type { RuleContext } from './context.ts'
import type { AmountSource, Lowering } from './facts.ts'
import { isSubTask } from './project.ts'
import { compareNumbers } from './records.ts'
import { type Finding, notice, rule } from './rule.ts'
import { isFromOcr, toRecordCounterpart } from './where.ts'
import { sayYuan } from './words/format.ts'

export const projectAmounts = rule({
  code: 'PRJ-001',
  version: 1,
  name: { zh: '项目金额不一致', en: 'Amount differs between pages' },
  severity: 'orange',
  tag: 'T',
  basis: notice('九'),
  needs: ['project.amount', 'certificates', 'archive.amount'],
  innocent: ['unit-of-money', 'tax-in-or-out', 'own-share', 'supplementary-contract', 'ocr-error'],
  steps: ['see-contract', 'query-project-office', 'ask-applicant'],
  *check(context) {
    for (const claim of context.claims.filter(({ kind }) => kind === 'project')) {
      const [first, ...others] = statedIn(claim, context)
      if (!first) continue
      // The row speaks first. Where it names no sum, contract and archive are compared with each other.
      const differing = others.filter((other) => !isOneAmount(first, other))
      for (const other of differing) yield difference(claim, first, other, differing.length < others.length, context)
    }
  },
})

/** The sums that one place says of the project. A contract and its supplements may say several; each and their total count. */
interface Stated {
  readonly source: AmountSource
  readonly yuan: readonly number[]
  readonly evidence: readonly Evidence[]
  readonly counterpart?: Counterpart
  readonly lowered: readonly Lowering[]
}

const statedIn = (claim: Claim, context: RuleContext): readonly Stated[] =>
  [ofForm(claim), ofContracts(claim, context), ofArchive(claim, context)].filter((one) => one !== undefined)

const ofForm = ({ amountYuan, evidence }: Claim): Stated | undefined =>
  amountYuan
    ? { source: 'form', yuan: [amountYuan], evidence: evidence.filter(({ from }) => from === 'form'), lowered: [] }
    : undefined

const ofContracts = (claim: Claim, context: RuleContext): Stated | undefined => {
  const contracts = context.certificatesOf(claim).filter(({ amountsYuan = [] }) => amountsYuan.length > 0)
  const each = contracts.flatMap(({ amountsYuan = [] }) => amountsYuan)
  if (each.length === 0) return undefined
  const total = each.reduce((sum, yuan) => sum + yuan, 0)
  return {
    source: 'contract',
    yuan: each.length > 1 ? [...each, total] : each,
    evidence: contracts.map(({ evidence }) => evidence),
    lowered: [],
  }
}

const ofArchive = (claim: Claim, context: RuleContext): Stated | undefined => {
  const match = context.recordsOf(claim).find(({ record }) => record.amountYuan)
  if (!match?.record.amountYuan) return undefined
  const numbers = compareNumbers(claim, match.record)
  return {
    source: 'archive',
    yuan: [match.record.amountYuan],
    evidence: [],
    counterpart: toRecordCounterpart(match),
    lowered: [
      ...(numbers === 'equal' ? [] : [{ trap: 'found-by-title-only', to: 'yellow' } as const]),
      ...(numbers === 'equal' && match.score.verdict !== 'same'
        ? [{ trap: 'only-number-agrees', to: 'yellow' } as const]
        : []),
      ...(match.record.trust === 'C' ? [{ trap: 'record-from-application', to: 'yellow' } as const] : []),
    ],
  }
}

const ratioOf = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b)

/** Tax in or out is a sixth at most, and within the ratio. */
const isOneAmount = (a: Stated, b: Stated): boolean =>
  a.yuan.some((x) => b.yuan.some((y) => ratioOf(x, y) <= amountRatio))

const difference = (
  claim: Claim,
  a: Stated,
  b: Stated,
  agreesElsewhere: boolean,
  context: RuleContext,
): Finding<'PRJ-001'> => {
  const [x = 0, y = 0] = [a.yuan.at(-1), b.yuan.at(-1)]
  const factor = unitFactor(a, b)
  return {
    claim,
    counterpartKey: `amount#${a.source}#${b.source}`,
    ...(b.counterpart && { counterpart: b.counterpart }),
    evidence: [...a.evidence, ...b.evidence],
    facts: { first: a.source, firstYuan: x, second: b.source, secondYuan: y, ...(factor && { factor }) },
    comparison: [{ field: '金额', claimed: sayYuan(x), recorded: sayYuan(y), result: 'different' }],
    lowered: [
      ...a.lowered,
      ...b.lowered,
      ...(factor ? [{ trap: 'unit-of-money', to: 'yellow' } as const] : []),
      ...(agreesElsewhere ? [{ trap: 'amount-agrees-elsewhere', to: 'blue' } as const] : []),
      ...amountTraps(claim, a, b, context),
    ],
  }
}

/** 元 for 万元, or a decimal point that was not seen. */
const unitFactors = [10, 10_000] as const

const unitFactor = (a: Stated, b: Stated): number | undefined =>
  unitFactors.find((factor) =>
    a.yuan.some((x) => b.yuan.some((y) => Math.abs(ratioOf(x, y) / factor - 1) < roundedAway)),
  )
/** 1.2 万元 for 12,034 元: forms round to one or two digits. */
const roundedAway = 0.005

const amountTraps = (claim: Claim, a: Stated, b: Stated, context: RuleContext): readonly Lowering[] => {
  const words = [claim.text, ...context.certificatesOf(claim).map(({ evidence }) => evidence.quote)].join(' ')
  const isScanned = [a, b].some(({ evidence }) => isFromOcr(evidence))
  return [
    ...(isSubTask(claim) ? [{ trap: 'sub-task', to: 'blue' } as const] : []),
    ...(ownShare.test(claim.text) ? [{ trap: 'own-share', to: 'blue' } as const] : []),
    ...(supplementary.test(words) ? [{ trap: 'supplementary-contract', to: 'yellow' } as const] : []),
    ...(isScanned ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
  ]
}

const ownShare =
  /本人(?:负责|承担|完成)[^，。；|]{0,12}(?:万?元|金额|经费|产值)|其中|分摊|分包|到账|到位|自筹|配套|标段|所负责部分|分项/
const supplementary = /补充(?:合同|协议)|变更|增补|追加|结算|决算|审定/
