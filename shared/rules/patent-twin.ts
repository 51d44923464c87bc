import type { Claim } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { IdentifierFacts } from '#domain/identifier'
import { compareTitles } from '#text/title'
import type { RuleContext } from './context.ts'
import { nearestTie } from './employer.ts'
import type { Lowering } from './facts.ts'
import { rule } from './rule.ts'
import { dateOf, datesWith, isFromOcr, toOwnCounterpart } from './where.ts'

/** Titles without 一种, 装置 and 方法 are one from here on (domain 6.1). */
const oneCreationFrom = 0.9

export const twinPatents = rule({
  code: 'PAT-009',
  version: 1,
  name: { zh: '同日同题的发明与实用新型分别计算', en: 'Utility model and invention of one creation counted twice' },
  severity: 'yellow',
  tag: 'H',
  basis: '《专利法》第九条：同样的发明创造只能授予一项专利权',
  needs: ['patent.number', 'patent.type', 'patent.dates', 'patent.owners'],
  innocent: ['twin-of-other-subject', 'same-title-other-item'],
  steps: ['see-both-rows', 'query-patent-office'],
  *check(context) {
    const patents = context.claims.filter(
      ({ kind, counted, trust }) => kind === 'patent' && counted && trust !== 'certificate',
    )
    const [models, inventions] = (['utility', 'invention'] as const).map((type) =>
      patents.filter((claim) => typeOf(claim, context) === type),
    )
    for (const model of models ?? [])
      for (const invention of inventions ?? []) {
        const filed = sameDay(model, invention, context)
        if (!filed || !isOneCreation(model.title, invention.title)) continue
        const tie = ownersTie(model, invention, context)
        if (tie === 'other') continue
        yield {
          claim: model,
          counterpartKey: context.keysOf(invention)[0] ?? invention.claimId,
          counterpart: toOwnCounterpart(invention),
          evidence: [...model.evidence, ...invention.evidence],
          facts: { filed, model: model.title, invention: invention.title },
          comparison: [
            { field: '名称', claimed: model.title, recorded: invention.title, result: 'same' },
            { field: '申请日', claimed: filed, recorded: filed, result: 'same' },
          ],
          lowered: twinTraps(model, invention, tie),
        }
      }
  },
})

const typeOf = (claim: Claim, context: RuleContext): IdentifierFacts['patentType'] =>
  [claim, ...context.certificatesOf(claim)]
    .flatMap(({ identifiers }) => identifiers)
    .find(({ scheme, says }) => scheme === 'patent-application' && says.patentType)?.says.patentType ?? claim.patentType

const sameDay = (a: Claim, b: Claim, context: RuleContext): PartialDate | undefined => {
  const [x, y] = [a, b].map((claim) => filedOn(claim, context))
  return x === y && x?.length === wholeDay ? x : undefined
}
const wholeDay = '2023-02-08'.length

const filedOn = (claim: Claim, context: RuleContext): PartialDate | undefined =>
  dateOf(datesWith(claim, context.certificatesOf(claim)), 'filed') ??
  context
    .recordsOf(claim)
    .flatMap(({ record }) => record.dates)
    .find(({ role }) => role === 'filed')?.value

/** Only what a title calls itself, 装置 or 方法, may differ: a model of another type or stage is another thing. */
const isOneCreation = (a: string, b: string): boolean => {
  const { similarity, discriminatorsDiffer, discriminatorsMissing } = compareTitles(a, b)
  return (
    similarity >= oneCreationFrom &&
    [...discriminatorsDiffer, ...discriminatorsMissing].every((kind) => kind === '类型')
  )
}

const ownersTie = (a: Claim, b: Claim, context: RuleContext): 'same' | 'unknown' | 'other' => {
  const [x = [], y = []] = [a, b].map((claim) => ownersOf(claim, context))
  if (x.length === 0 || y.length === 0) return 'unknown'
  return nearestTie(x, y) === 'same' ? 'same' : 'other'
}

const ownersOf = (claim: Claim, context: RuleContext): readonly string[] => [
  ...claim.units,
  ...context.certificatesOf(claim).flatMap(({ owners, ownersAtFiling = [] }) => [...owners, ...ownersAtFiling]),
  ...context.recordsOf(claim).flatMap(({ record }) => record.units),
]

/** A utility model protects a product: beside the method of its making it is another subject. */
const saysMethod = (title: string): boolean => /方法|工艺|流程/.test(title)

const twinTraps = (model: Claim, invention: Claim, tie: 'same' | 'unknown'): readonly Lowering[] => [
  ...(saysMethod(model.title) !== saysMethod(invention.title)
    ? [{ trap: 'twin-of-other-subject', to: 'blue' } as const]
    : []),
  ...(tie === 'unknown' ? [{ trap: 'owners-unread', to: 'blue' } as const] : []),
  ...(isFromOcr(model.evidence) || isFromOcr(invention.evidence) ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
]
