import type { DocumentPart, Evidence } from '#domain/application'
import type { Claim, ClaimKind } from '#domain/claim'
import type { PartKind } from '#domain/form'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { isSameTitle } from './likeness.ts'
import { type Finding, notice, rule } from './rule.ts'

/** Pages that prove a claim of the kind, and pages that only show that there was once something to prove (domain 1.5, 6.6). */
interface Expected {
  readonly proof: readonly PartKind[]
  readonly beginning: readonly PartKind[]
}

/** Kinds of which no page is recognised (books, reports) are not here: nothing is said of them. */
const expected: Partial<Record<ClaimKind, Expected>> = {
  patent: {
    proof: ['invention-patent', 'utility-patent', 'design-patent'],
    beginning: ['patent-acceptance', 'patent-publication'],
  },
  software: { proof: ['software'], beginning: [] },
  award: { proof: ['award'], beginning: [] },
  project: { proof: ['project-acceptance'], beginning: ['project-contract', 'contract', 'other'] },
  standard: { proof: ['standard'], beginning: [] },
  paper: { proof: ['paper', 'paper-cover', 'paper-contents', 'index-proof'], beginning: ['paper-acceptance'] },
}

export const claimWithoutEvidence = rule({
  code: 'DOC-001',
  version: 1,
  name: { zh: '缺少佐证', en: 'Claim without an evidence page' },
  severity: 'yellow',
  tag: 'T',
  basis: notice('九'),
  needs: ['claim.text', 'certificates', 'document-parts'],
  innocent: ['certificate-on-unread-page', 'one-page-for-several', 'fetched-from-source', 'scanned-pages'],
  steps: ['see-pages', 'ask-applicant'],
  *check(context) {
    const parts = context.application?.parts
    // What was not read may hold it: DOC-003 says so, and this rule says nothing.
    if (!parts || parts.length === 0 || context.isPartlyUnread || parts.some(({ kind }) => kind === 'unread')) return
    const lacking = context.claims.filter(isAsked).flatMap((claim) => {
      const seen = bestSeen(claim, parts, context)
      return seen === 'proof' ? [] : [{ claim, seen }]
    })
    if (!parts.some(({ kind }) => provesWork(kind))) {
      if (lacking.length > 0) yield noneInBundle(lacking.length)
      return
    }
    for (const { claim, seen } of lacking)
      yield {
        claim,
        counterpartKey: 'evidence-page',
        facts: { is: seen ?? 'nothing', kind: claim.kind },
        evidence: claim.evidence,
        lowered: traps(claim, seen, parts, context),
      }
  },
})

/** 工作证明 is handed in by everybody. */
const provesWork = (kind: PartKind): boolean =>
  kind !== 'other' &&
  Object.values(expected).some(({ proof, beginning }) => proof.includes(kind) || beginning.includes(kind))

const isAsked = ({ counted, kind, trust, identifiers }: Claim): boolean =>
  counted && trust !== 'certificate' && expected[kind] !== undefined && !isWithoutPages({ kind, identifiers })

/** 工法 stand among the standards and have neither number nor foreword. */
const isWithoutPages = ({ kind, identifiers }: Pick<Claim, 'kind' | 'identifiers'>): boolean =>
  kind === 'standard' && !identifiers.some(({ scheme }) => scheme === 'standard')

/** The files hold no page that proves work: those may be handed in apart, and one word for all claims is enough. */
const noneInBundle = (claims: number): Finding<'DOC-001'> => ({
  subject: 'evidence',
  counterpartKey: 'none-in-bundle',
  evidence: [],
  severity: 'blue',
  facts: { is: 'none-in-bundle', claims },
})

/** The best of what lies beside the claim, or beside another row of the same achievement. */
const bestSeen = (
  claim: Claim,
  parts: readonly DocumentPart[],
  context: RuleContext,
): 'proof' | 'beginning' | undefined => {
  const rows = context.claims.filter((other) => other === claim || isOneAchievement(claim, other, context))
  const kinds = rows.flatMap((row) => [
    ...context.certificatesOf(row).map(({ kind }) => kind),
    ...pagesBeside(row).flatMap((page) => kindOf(page, parts) ?? []),
  ])
  const { proof, beginning } = expected[claim.kind] ?? { proof: [], beginning: [] }
  if (kinds.some((kind) => proof.includes(kind))) return 'proof'
  return kinds.some((kind) => beginning.includes(kind)) ? 'beginning' : undefined
}

/** One certificate proves several rows: the prize in its own table, and once more among the works. */
const isOneAchievement = (a: Claim, b: Claim, { keysOf }: RuleContext): boolean =>
  a.kind === b.kind && (keysOf(a).some((key) => keysOf(b).includes(key)) || isSameTitle(a.title, b.title))

const pagesBeside = ({ evidence }: Claim): readonly Evidence[] => evidence.filter(({ from }) => from === 'certificate')

const kindOf = ({ documentId, page }: Evidence, parts: readonly DocumentPart[]): PartKind | undefined =>
  parts.find((part) => part.documentId === documentId && part.pages.includes(page))?.kind

const traps = (
  claim: Claim,
  seen: 'beginning' | undefined,
  parts: readonly DocumentPart[],
  context: RuleContext,
): readonly Lowering[] => [
  ...(parts.some(({ kind }) => kind === 'unknown') ? [{ trap: 'pages-of-unknown-kind', to: 'blue' } as const] : []),
  ...(hasUnlinked(claim, parts, context) ? [{ trap: 'unlinked-evidence', to: 'blue' } as const] : []),
  ...(parts.some(({ textSource }) => textSource === 'ocr') ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
  ...(claim.trust === 'fetched' ? [{ trap: 'fetched-from-source', to: 'blue' } as const] : []),
  ...(seen === 'beginning' && claim.kind === 'project' && !saysFinished(claim)
    ? [{ trap: 'project-goes-on', to: 'blue' } as const]
    : []),
]

/** A page of the expected kind that no claim has: its title or number may have been read otherwise than it is printed. */
const hasUnlinked = ({ kind }: Claim, parts: readonly DocumentPart[], { claims }: RuleContext): boolean => {
  const linked = new Set(claims.flatMap(pagesBeside).map(({ documentId, page }) => `${documentId} ${page}`))
  return parts
    .filter((part) => expected[kind]?.proof.includes(part.kind))
    .some(({ documentId, pages }) => !pages.some((page) => linked.has(`${documentId} ${page}`)))
}

const saysFinished = ({ dates, text }: Claim): boolean =>
  dates.some(({ role }) => role === 'accepted') || /(?:已|通过)[^，。；|]{0,4}(?:验收|结题|结项|鉴定)|竣工/.test(text)
