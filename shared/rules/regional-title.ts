import type { Application, Evidence, HeldTitle } from '#domain/application'
import { placeIn, saysRegional } from './areas.ts'
import type { Lowering } from './facts.ts'
import { type Finding, notice, rule } from './rule.ts'
import { isFromOcr } from './where.ts'

export const regionalTitle = rule({
  code: 'QUA-004',
  version: 1,
  name: { zh: '定向评价职称疑越区使用', en: 'Regional title used outside its area' },
  severity: 'orange',
  tag: 'H',
  basis: notice('七'),
  needs: ['titles.scope', 'unit.place', 'application.regional'],
  innocent: ['region-renamed', 'moved-back', 'unit-elsewhere'],
  steps: ['see-title-document', 'ask-unit'],
  *check({ application }) {
    const title = application?.presentTitle
    if (!application || !title?.scope || !countsTheTitle(application)) return
    yield* outsideArea(application, title, title.scope)
    yield* baseOfGeneral(application, title, title.scope)
  },
})

const countsTheTitle = ({ route }: Application): boolean => route !== 'direct' && route !== 'recognition'

function* outsideArea(application: Application, title: HeldTitle, scope: string): Iterable<Finding<'QUA-004'>> {
  const { workPlace, unit } = application
  const work = workPlace ?? unit
  if (!work || placeIn(scope, work.value) !== 'outside') return
  yield {
    subject: 'applicant',
    counterpartKey: 'regional-outside',
    evidence: [title.evidence, work.evidence],
    facts: { is: 'outside', title: title.name, scope, workPlace: work.value },
    comparison: [{ field: '证书适用范围', claimed: work.value, recorded: scope, result: 'different' }],
    lowered: [
      ...scopeTraps(scope),
      // The seat of the unit need not be where the person works.
      ...(workPlace ? [] : [{ trap: 'work-place-from-unit', to: 'yellow' } as const]),
      ...scanned([title.evidence, work.evidence]),
    ],
  }
}

/** R-DX: a title of 定向评价 is no base for a general one. */
function* baseOfGeneral(application: Application, title: HeldTitle, scope: string): Iterable<Finding<'QUA-004'>> {
  const { regionalReview, route } = application
  if (!saysRegional(scope) || regionalReview?.value === true || route === 'lateral') return
  yield {
    subject: 'applicant',
    counterpartKey: 'regional-base',
    evidence: [title.evidence, ...(regionalReview ? [regionalReview.evidence] : [])],
    facts: { is: 'base-of-general', title: title.name, scope },
    lowered: [
      ...(regionalReview ? [] : [{ trap: 'regional-review-unknown', to: 'blue' } as const]),
      ...scanned([title.evidence]),
    ],
  }
}

const scopeTraps = (scope: string): readonly Lowering[] =>
  saysRegional(scope) ? [] : [{ trap: 'scope-may-be-general', to: 'blue' }]

const scanned = (evidence: readonly Evidence[]): readonly Lowering[] =>
  isFromOcr(evidence) ? [{ trap: 'ocr-page', to: 'yellow' }] : []
