import type { Application, HeldTitle, TitleLevel } from '#domain/application'
import type { RuleContext } from './context.ts'
import type { Lowering } from './facts.ts'
import { notice, rule } from './rule.ts'
import { compareSeries } from './series.ts'
import { isFromOcr } from './where.ts'
import { levelWords } from './words/format.ts'

export const lowerTitle = rule({
  code: 'QUA-003',
  version: 1,
  name: { zh: '所申报系列疑缺少下一级职称（未先转系列）', en: 'Lower title missing in the series' },
  severity: 'orange',
  tag: 'H',
  basis: notice('六'),
  needs: ['titles.series', 'target.series', 'applicant.origin', 'certificates'],
  innocent: ['series-alias', 'exam-instead', 'specialty-change', 'transfer', 'state-has-rule', 'title-on-unread-page'],
  steps: ['see-title-document', 'see-series', 'ask-applicant'],
  *check(context) {
    const { application } = context
    if (!application || !asksForLowerTitle(application)) return
    const { level, series } = application.target
    const needed = level && levelBelow[level]
    if (!needed || series === undefined || application.titles.length === 0) return
    const ofLevel = application.titles.filter((title) => title.level === needed)
    if (ofLevel.some((title) => relation(title, series, context) === 'same')) return
    const [other] = ofLevel
    yield {
      subject: 'applicant',
      counterpartKey: 'lower-title',
      evidence: application.titles.map(({ evidence }) => evidence),
      facts: {
        series,
        level: needed,
        held: application.titles.map(({ name }) => name),
        ...(other && { otherSeries: other.series ?? other.name }),
      },
      comparison: [
        {
          field: '下一级职称',
          claimed: application.titles.map(({ name }) => name).join('、'),
          recorded: `${series}系列${levelWords[needed]}`,
          result: 'different',
        },
      ],
      lowered: traps(application, ofLevel, series, context),
    }
  },
})

/** 破格, 直接申报, 转评 and 认定 have rules of their own. */
const asksForLowerTitle = ({ route, directBasis, origin, firstApplication }: Application): boolean =>
  (route === 'promotion' || route === 'unknown') &&
  directBasis === undefined &&
  !(origin && fromOutside.test(origin.value) && firstApplication?.value !== false)

/** R-CROSS (notice, clause 2): their first application may go straight to a level. */
const fromOutside = /海外|归国|留学|党政机关|公务员|部队|军队|转业|退役|复员/

/** 初级 comes by 认定 from studies, so that the lowest steps ask for no title. */
const levelBelow: Partial<Record<TitleLevel, TitleLevel>> = {
  middle: 'assistant',
  associate: 'middle',
  full: 'associate',
}

const relation = (title: HeldTitle, series: string, { input }: RuleContext) =>
  title.series === undefined ? 'unclear' : compareSeries(title.series, series, input.policy)

const traps = (
  application: Application,
  ofLevel: readonly HeldTitle[],
  series: string,
  context: RuleContext,
): readonly Lowering[] => [
  ...(ofLevel.some((title) => relation(title, series, context) === 'unclear')
    ? [{ trap: 'series-alias', to: 'blue' } as const]
    : []),
  // 职业资格 and 以考代评: a qualification whose level the table does not know may stand for the title.
  ...(application.titles.some(mayStandForTitle) ? [{ trap: 'exam-instead', to: 'blue' } as const] : []),
  ...(mayHaveSkipped(application) ? [{ trap: 'degree-may-replace-title', to: 'blue' } as const] : []),
  ...(application.firstApplication?.value === true ? [{ trap: 'first-application', to: 'blue' } as const] : []),
  ...(application.route === 'unknown' ? [{ trap: 'route-unknown', to: 'blue' } as const] : []),
  ...(context.isPartlyUnread ? [{ trap: 'title-may-be-unread', to: 'blue' } as const] : []),
  ...(isFromOcr(application.titles.map(({ evidence }) => evidence)) ? [{ trap: 'ocr-page', to: 'blue' } as const] : []),
]

const mayStandForTitle = ({ name, level }: HeldTitle): boolean =>
  level === undefined || /注册|执业|资格考试|以考代评|软考|职业资格/.test(name)

/** 硕士、博士 may apply for 中级 without 助理级; 博士后 for 副高级 without 中级; an unread degree may be one. */
const mayHaveSkipped = ({ applicant, target, titles }: Application): boolean =>
  target.level === 'middle'
    ? applicant.degree === undefined || applicant.degree === 'master' || applicant.degree === 'doctor'
    : applicant.degree === 'doctor' && !titles.some(({ level }) => level === 'associate')
