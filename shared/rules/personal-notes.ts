import { holdsKind } from '#domain/archive-record'
import { compareDates } from '#domain/dates'
import type { RuleContext } from './context.ts'
import { kindLookedUp, recordedTitles, recordedYears, titleRecordOf } from './personal-records.ts'
import { sayDate } from './words/format.ts'

/**
 * What the look-up of hours and titles gave, with its day (notice, clause 9: 证书全国查验, 学时归集). What is not found proves nothing: old
 * certificates are still being gathered, and never says that one is not genuine.
 */
export const personalNotes = (context: RuleContext): readonly string[] => {
  const { application, input } = context
  if (!application) return []
  if (!input.personal)
    return holdsPersonal(context)
      ? ['未读出有效的身份证号，职称证书与学时数据未作查询（无法核验）；不按姓名查询。']
      : []
  return [...hoursNotes(context), ...titleNotes(context)]
}

const holdsPersonal = ({ input: { archive } }: RuleContext): boolean =>
  holdsKind(archive, 'education') || holdsKind(archive, 'title-certificate')

const hoursNotes = (context: RuleContext): readonly string[] => {
  const recorded = recordedYears(context)
  if (!recorded) return []
  if (recorded.size === 0)
    return [
      `继续教育数据中未查到本人的学时（${kindLookedUp(context, 'education')} 查询）：可能尚未归集，不表示未完成。`,
    ]
  return [
    `归集的继续教育学时：${[...recorded]
      .toSorted(([a], [b]) => a - b)
      .map(([year, { total, lookedUp }]) => `${year} 年 ${total}（${lookedUp} 查询）`)
      .join('，')}。`,
  ]
}

const titleNotes = (context: RuleContext): readonly string[] => {
  const titles = recordedTitles(context)
  const held = context.application?.presentTitle
  if (!titles || !held) return []
  const record = titleRecordOf(held, titles)
  if (!record)
    return [
      `职称证书数据中未查到${held.name}（${kindLookedUp(context, 'title-certificate')} 查询）：历史证书数据可能尚未归集，未查到不表示证书不实。`,
    ]
  const { grantedOn, status, lookedUp, name } = record
  const differs = grantedOn && held.grantedOn && ['before', 'after'].includes(compareDates(held.grantedOn, grantedOn))
  return [
    differs && held.grantedOn
      ? `职称证书数据所载${name}的授予时间为${sayDate(grantedOn)}，申报表为${sayDate(held.grantedOn)}，请核对原件（${lookedUp} 查询）。`
      : `职称证书数据中查到${name}${grantedOn ? `，授予时间 ${sayDate(grantedOn)}` : ''}（${lookedUp} 查询）。`,
    ...(status !== undefined && /撤销|注销|失效|作废/.test(status)
      ? [`职称证书数据所载${name}的状态为“${status}”，待核（${lookedUp} 查询）。`]
      : []),
  ]
}
