import type { Claim } from '#domain/claim'
import type { ScanMeeting } from '#domain/scan-meeting'
import type { Comparison } from '#domain/warning'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { claimedRank } from './rank.ts'
import { notice, rule } from './rule.ts'
import { archiveAgrees, areBothKnownById } from './shared-claim.ts'
import { toClaimCounterpart } from './where.ts'

export const sameScan = rule({
  code: 'CLM-004',
  version: 1,
  name: { zh: '佐证文件相同但姓名不同', en: 'One certificate, two names' },
  severity: 'red',
  tag: 'T',
  basis: notice('九'),
  needs: ['proofs.pages', 'proofs.index', 'applicant.name', 'claim.rank'],
  innocent: [
    'certificate-of-each-winner',
    'certificate-template',
    'leader-changed',
    'name-corrected',
    'reissued-certificate',
    'ocr-error',
    'same-person',
  ],
  steps: ['see-both-certificates', 'query-issuer', 'ask-unit', 'open-other-side'],
  *check(context) {
    for (const meeting of context.input.scans?.meetings ?? []) {
      if (!isTelling(meeting)) continue
      const { line, people, number, title = '', picture } = meeting
      const claim = context.claims.find((one) => isProvenBy(one, meeting))
      yield {
        ...(claim && { claim }),
        subject: `scan:${number?.printed ?? title}`,
        // The person, not one of their applications: a second season of theirs does not reopen a decision. Of many, all of them.
        counterpartKey: people === undefined ? line.personKey : 'group',
        counterpart: toClaimCounterpart(line),
        evidence: evidenceOf(meeting, claim, context),
        comparison: compared(meeting),
        facts: {
          person: line.maskedPerson,
          committee: line.committee,
          season: line.season,
          kind: meeting.kind,
          ...(number && { number: number.printed, numberIs: number.kind }),
          likeness: meeting.likeness,
          ...(picture && { isSameScan: picture.isSameScan }),
          ...(people !== undefined && { people }),
        },
        lowered: trapsOf(meeting, claim, context),
      }
    }
  },
})

/** Where no number was read, only two copies of one scan say more than that both hold the same form. */
const isTelling = ({ number, picture }: ScanMeeting): boolean => number !== undefined || picture?.isSameScan === true

/** Two readings of one scan with another name differ by less; by more only if the picture agrees (domain 6.4: 4 of 64 bits). */
const surelyAlike = 0.97
const nearestBits = 4
/** Clean scans are read at 0.97 and more; below this a page has guesses in it. */
const surelyRead = 0.9

const trapsOf = (meeting: ScanMeeting, claim: Claim | undefined, context: RuleContext): readonly Lowering[] => {
  const { number, picture, line, likeness, confidence = 1 } = meeting
  return [
    ...(number ? [] : [{ trap: 'certificate-without-number', to: 'orange' } as const]),
    ...(number?.kind === 'own' ? [] : placeTraps(meeting, claim, context)),
    ...(picture && picture.nearBits > nearestBits && likeness < surelyAlike
      ? [{ trap: 'pictures-differ', to: 'orange' } as const]
      : []),
    ...(claim && archiveAgrees(claim, context) ? [{ trap: 'archive-agrees', to: 'orange' } as const] : []),
    ...(areBothKnownById(line, context) ? [] : [{ trap: 'maybe-renamed', to: 'orange' } as const]),
    ...(line.counted ? [] : [{ trap: 'other-row-is-background', to: 'orange' } as const]),
    ...(confidence < surelyRead ? [{ trap: 'ocr-page', to: 'yellow' } as const] : []),
    ...(meeting.areNamesAlike ? [{ trap: 'holder-look-alike', to: 'yellow' } as const] : []),
    ...(meeting.saysChanged ? [{ trap: 'changed-or-reissued', to: 'yellow' } as const] : []),
  ]
}

/** Every winner of one prize may hold a certificate of their own with the prize's number: then they claim different places. */
const placeTraps = (
  { picture, otherRank }: ScanMeeting,
  claim: Claim | undefined,
  context: RuleContext,
): readonly Lowering[] => {
  const [mine, theirs] = [claim && claimedRank(claim), claimedRank({ rank: otherRank })]
  const trap = 'certificate-of-each-winner'
  if (claim && archiveAgrees(claim, context)) return [{ trap, to: 'blue' }]
  if (mine === undefined || theirs === undefined) return [{ trap, to: 'yellow' }]
  if (mine !== theirs) return [{ trap, to: picture?.isSameScan ? 'yellow' : 'blue' }]
  return picture?.isSameScan ? [] : [{ trap, to: 'orange' }]
}

const isProvenBy = ({ evidence }: Claim, { documentId, page }: ScanMeeting): boolean =>
  evidence.some((one) => one.linkedBy === undefined && one.documentId === documentId && one.page === page)

const evidenceOf = (
  { documentId, page, nameBox, textSource, number, title }: ScanMeeting,
  claim: Claim | undefined,
  { application }: RuleContext,
) => [
  {
    documentId,
    page,
    box: nameBox,
    quote: [application?.applicant.name, title, number?.printed].filter(Boolean).join('；'),
    from: 'certificate' as const,
    textSource,
  },
  ...(claim?.evidence.filter(({ from }) => from === 'form') ?? []),
]

const percent = (share: number): string => `${Math.floor(share * 1000) / 10}%`

const compared = ({ number, likeness, picture, line }: ScanMeeting): readonly Comparison[] => [
  number
    ? { field: '证书编号', claimed: number.printed, recorded: number.printed, result: 'same' }
    : { field: '证书编号', claimed: '', recorded: '', result: 'missing' },
  {
    field: '姓名以外的文字',
    claimed: '本件证书页',
    recorded: `相同 ${percent(likeness)}`,
    result: likeness >= surelyAlike ? 'same' : 'different',
  },
  picture
    ? {
        field: '页面图像（姓名处除外）',
        claimed: '本件证书页',
        recorded: picture.isSameScan
          ? `与同一次扫描的副本相符（差异 ${percent(picture.fineShare)}）`
          : `版式差异 ${picture.nearBits}/64，不是同一次扫描`,
        result: picture.isSameScan ? 'same' : 'different',
      }
    : { field: '页面图像（姓名处除外）', claimed: '', recorded: '', result: 'missing' },
  { field: '姓名', claimed: '申报人', recorded: line.maskedPerson, result: 'different' },
]
