import type { Nominee } from '#domain/nominee'
import type { NominationRule } from '#domain/policy'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { countedNominees, countNominees, mayBeFeasible, nominationRule } from './nomination.ts'
import { type Nominations, quotaVerdict, restsOnSilence } from './quota.ts'
import { notice, rule } from './rule.ts'
import { isFromOcr } from './where.ts'

export const enterpriseQuota = rule({
  code: 'QUA-006',
  version: 1,
  name: { zh: '“小巨人”企业推荐名额疑超限', en: 'Enterprise quota exceeded' },
  severity: 'orange',
  tag: 'P',
  basis: notice('四'),
  needs: ['unit.code', 'direct.basis', 'nominees.index', 'policy.places'],
  innocent: ['nomination-withdrawn', 'unit-renamed', 'ai-coded-otherwise', 'subsidiary'],
  steps: ['see-nominations', 'ask-unit'],
  *check(context) {
    const { application, input } = context
    const places = application && nominationRule(application, input.meta.season, input.policy)
    if (!application || !places || input.meta.outcome === 'withdrawn') return
    const nominees = countedNominees(input.nominees ?? [])
    const counts = countNominees(nominees, places)
    const verdict = quotaVerdict(counts, places)
    const isOpen = verdict === 'feasible' && restsOnSilence(counts, places)
    if (verdict === 'feasible' && !isOpen) return
    yield {
      subject: 'unit',
      counterpartKey: 'quota',
      ...(isOpen && { severity: 'blue' as const }),
      evidence: [
        ...(application.directBasis ? [application.directBasis.evidence] : []),
        ...(application.unit ? [application.unit.evidence] : []),
      ],
      facts: {
        is: verdict === 'feasible' ? 'open' : verdict,
        season: input.meta.season,
        ordinary: counts.ordinary,
        special: counts.special,
        full: counts.ordinaryFull + counts.specialFull,
        places: places.places,
        fullPlaces: places.fullPlaces,
        extraPlaces: places.extraPlaces,
        nominees: nominees.map(masked),
        clause: places.clause,
      },
      comparison: comparisonOf(counts, places),
      lowered: traps(nominees, places, context),
    }
  },
})

const masked = ({ maskedPerson, committee, level, specialty }: Nominee) => ({
  person: maskedPerson,
  committee,
  ...(level && { level }),
  ...(specialty && { specialty }),
})

const comparisonOf = (
  { ordinary, special, ordinaryFull, specialFull }: Nominations,
  { places, extraPlaces, fullPlaces }: NominationRule,
) => [
  {
    field: '推荐人数',
    claimed: `${ordinary + special}（其中人工智能专业 ${special}）`,
    recorded: `基本名额 ${places}，人工智能专业另加 ${extraPlaces}`,
    result: ordinary + Math.max(0, special - extraPlaces) > places ? ('different' as const) : ('same' as const),
  },
  {
    field: '申报正高级人数',
    claimed: `${ordinaryFull + specialFull}`,
    recorded: `基本名额中至多 ${fullPlaces}`,
    result: ordinaryFull + specialFull > fullPlaces ? ('different' as const) : ('same' as const),
  },
]

const traps = (
  nominees: readonly Nominee[],
  places: NominationRule,
  { application }: RuleContext,
): readonly Lowering[] => [
  ...(mayBeFeasible(nominees, places) ? [{ trap: 'ai-specialty-coding', to: 'blue' } as const] : []),
  ...(nominees.some(({ personKnownBy }) => personKnownBy !== 'resident-id')
    ? [{ trap: 'nominee-may-be-same-person', to: 'yellow' } as const]
    : []),
  ...(places.confirmed ? [] : [{ trap: 'direct-unconfirmed', to: 'blue' } as const]),
  ...(application?.directBasis && isFromOcr([application.directBasis.evidence])
    ? [{ trap: 'ocr-page', to: 'yellow' } as const]
    : []),
]
