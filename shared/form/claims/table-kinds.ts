import type { ClaimKind, ClaimSection } from '#domain/claim'
import { toLabel } from '#text/normalise'

/** What a table of the form holds: the section of its claims and, when all its rows are of one kind, that kind. */
export interface TableKind {
  readonly section: ClaimSection
  readonly kind?: ClaimKind
}

interface TableRule extends TableKind {
  readonly title: RegExp
}

/** Achievement tables by their printed title. A title may say two things: 任现职前获奖情况 is background first (domain 0.4). */
const byTitle: readonly TableRule[] = [
  { title: /获奖|奖励|受奖|表彰|荣誉/, section: 'award', kind: 'award' },
  { title: /软件著作|软著/, section: 'achievement', kind: 'software' },
  { title: /专利|知识产权/, section: 'patent', kind: 'patent' },
  { title: /论文|著作|论著|学术成果|技术报告|作品/, section: 'academic' },
  { title: /标准|规程|规范/, section: 'achievement', kind: 'standard' },
  { title: /任现?职?后|任现职以来|任现职期间|现职后/, section: 'since-present-title' },
  { title: /业绩|成果|项目|课题|工程/, section: 'achievement' },
]
const beforePresentTitle = /任?现职(?:称|务)?(?:以)?前|取得现?(?:职称|资格)(?:以)?前/

/** Tables about the person, the review or the evidence: their rows claim nothing. */
const notAchievements =
  /学习|培训|教育|工作经历|工作简历|履历|简历|考核|表决|社保|社会保险|答辩|考试|学历|学位|资格|兼职|学术团体|家庭|附件|目录|清单|评审组织|评审委员会|投票|指导|推荐|审批|证明|承诺|外语|计算机|进修|工作量|聘任|复印件|材料/
const achievementWords = /业绩|成果|获奖|受奖|专利|论文|著作|课题|软件著作/

/** Without a telling title the columns say it. */
const byColumns: readonly { readonly columns: RegExp; readonly not?: RegExp; readonly is: TableKind }[] = [
  { columns: /专利号|专利名称|授权公告/, is: { section: 'patent', kind: 'patent' } },
  { columns: /软件名称|登记号/, is: { section: 'achievement', kind: 'software' } },
  { columns: /获奖项目|奖项名称|授奖|奖励级别|奖励等级|颁奖/, is: { section: 'award', kind: 'award' } },
  { columns: /刊物|期刊|登载|刊号|论文题目|学术成果名称|出版/, is: { section: 'academic' } },
  { columns: /专业技术工作名称|业绩成果|业绩名称|成果名称|课题名称|完成情况/, is: { section: 'achievement' } },
]
const otherColumns = /材料名称|授课|份数|指导内容|指导情况|指导对象|被指导|专业技术人员类别|带教/

/** Undefined for a table whose rows claim nothing. */
export const tableKindOf = (title: string, columns: readonly string[]): TableKind | undefined => {
  const heading = toLabel(title)
  const names = columns.map(toLabel).join('|')
  if (otherColumns.test(names)) return undefined
  const titled = byTitle.find((rule) => rule.title.test(heading))
  const listed = byColumns.find((rule) => rule.columns.test(names))?.is
  if (notAchievements.test(heading) && !(achievementWords.test(heading) && listed)) return undefined
  if (beforePresentTitle.test(heading)) return { section: 'before-present-title', ...kindOnly(titled?.kind) }
  if (titled) return { section: titled.section, ...kindOnly(titled.kind) }
  return heading === '' || isBareHeading(heading) ? listed : undefined
}

const kindOnly = (kind: ClaimKind | undefined): Pick<TableKind, 'kind'> => (kind === undefined ? {} : { kind })

/** `8-1`, `六、`, `续表`: a title that says nothing. */
const isBareHeading = (heading: string): boolean => /^(?:[\d一二三四五六七八九十.,()-]*|续表?|\(续\))$/.test(heading)
