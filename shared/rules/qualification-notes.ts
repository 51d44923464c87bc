import { earliestDay } from '#domain/dates'
import { seasonYear } from './clocks.ts'
import type { RuleContext } from './context.ts'
import { nominationRule, quotaKey } from './nomination.ts'
import { noticesOf } from './public-notice.ts'

/** What policy says without a warning (domain 3.1: R-DOC, R-RENDING, R-RATIO), and what of qualification could not be checked. */
export const qualificationNotes = (context: RuleContext): readonly string[] => [
  ...issuingBody(context),
  ...recognition(context),
  ...postRatio(context),
  ...unchecked(context),
]

/** R-DOC: documents of an internal office, from the day of the notice on. Older ones: no effect. */
const issuingBody = ({ application, input }: RuleContext): readonly string[] =>
  (application?.titles ?? []).flatMap(({ name, grantedOn, approvedBy }) => {
    const rule = (input.policy.issuingBodies ?? []).find(({ from }) => grantedOn && earliestDay(grantedOn) >= from)
    const office = rule?.internalOffices.find((words) => approvedBy?.endsWith(words))
    return rule && office
      ? [`${name}的批准机关写为“${approvedBy}”，可能为内设机构，发文主体供核对（${rule.clause}）。`]
      : []
  })

/** R-RENDING: a late 认定 is no fault any more. */
const recognition = ({ application, input }: RuleContext): readonly string[] => {
  const year = seasonYear(input.meta.season)
  const rule = (input.policy.recognition ?? []).find(({ from }) => year !== undefined && from <= year)
  return application?.route === 'recognition' && rule && !rule.hasTimeLimit
    ? [`职称认定不受办理时限限制，不因逾期提示（${rule.clause}）。`]
    : []
}

/** R-RATIO is information only, and without the posts of the unit not even that. */
const postRatio = ({ application }: RuleContext): readonly string[] =>
  application?.unit && /医院|大学|学院|学校|中学|小学|研究院|研究所|中心|站$/.test(application.unit.value)
    ? ['未导入该单位的岗位设置数据，结构比例（通知第三条）未核验。']
    : []

const unchecked = (context: RuleContext): readonly string[] => {
  const { application, input } = context
  if (!application) return []
  const isNominee = nominationRule(application, input.meta.season, input.policy) !== undefined
  return [
    ...(application.education ? [] : ['未读出按年度合计的继续教育学时，学时无法核验。']),
    ...(noticesOf(context).length > 0 || application.statedNoticeDays
      ? []
      : ['未读出公示起止时间，公示时间无法核验。']),
    ...(isNominee && quotaKey(application, input.meta.season, input.policy) === undefined
      ? ['未读出有效的统一社会信用代码，“小巨人”企业推荐名额无法核验。']
      : []),
    ...(application.route === 'promotion' && application.target.series === undefined
      ? ['未读出申报系列，是否具备该系列下一级职称无法核验。']
      : []),
  ]
}
