import type { BoundSource } from './clocks.ts'
import type { RuleContext } from './context.ts'
import { criteriaNotes } from './criteria-notes.ts'
import { isOwnerUnchecked } from './patent-filing.ts'
import { personalNotes } from './personal-notes.ts'
import { requirement, yearsFor } from './qualification.ts'
import { qualificationNotes } from './qualification-notes.ts'
import { tableNotes } from './table-notes.ts'
import { sayDate, saySpan } from './words/format.ts'

const upperSources: Readonly<Record<BoundSource, string>> = {
  policy: '按政策表',
  meta: '按评委会设定',
  season: '当年统一时间截止尚未公布或未确认，按全年任一日推算',
  'own-application': '按申报件',
  'grant-date': '按授予时间推算',
}

const lowerSources: Readonly<Record<BoundSource, string>> = {
  'own-application': '依据本人上次获通过的申报件',
  policy: '依据政策表推定',
  meta: '依据评委会设定',
  season: '只知年度',
  'grant-date': '未知，以现职称授予时间为上限推算，不作高于蓝色的判断',
}

/** Which cut-offs and years were used, and what is not known: the reader of a report sees what it stands on. */
export const policyNotes = (context: RuleContext): readonly string[] => [
  upperNote(context),
  ...lowerNotes(context),
  ...seniorityNotes(context),
  ...qualificationNotes(context),
  ...personalNotes(context),
  ...criteriaNotes(context),
  ...filingNotes(context),
  ...insuranceNotes(context),
  ...tableNotes(context),
]

/** UNT-001 needs who paid and when. */
const insuranceNotes = ({ application }: RuleContext): readonly string[] => {
  const hasProof = application?.parts?.some(({ kind }) => kind === 'social-insurance')
  const isRead = (application?.workHistory?.insured.length ?? 0) > 0
  return hasProof && !isRead ? ['社保证明页未读出缴纳单位与起止时间，申报单位与社保单位未作比对（无法核验）。'] : []
}

/** PAT-007 needs the employer of the day of filing; without one it is silent, which is not the same as an agreement. */
const filingNotes = (context: RuleContext): readonly string[] => {
  const patents = context.claims.filter(({ kind }) => kind === 'patent')
  const isOpen = patents.some((claim) => context.certificatesOf(claim).some((one) => isOwnerUnchecked(one, context)))
  return isOpen ? ['工作经历未读出或未覆盖专利申请日，专利权人与任职单位未作比对（无法核验）。'] : []
}

const upperNote = ({ upper }: RuleContext): string =>
  upper
    ? `本次资历与成果截止：${saySpan(upper.seniority)}（${upperSources[upper.source]}）。`
    : '本次申报年度未读出，资历与成果截止未知，相关规则未作判断。'

const lowerNotes = ({ application, base, lower }: RuleContext): readonly string[] => {
  if (!application) return []
  if (!base) return ['未读出现职称，成果起算时间未知。']
  if (!lower) return ['未读出现职称授予时间，资历与成果起算时间未知，相关规则未作判断。']
  return [
    `上次申报时间截止：${lower.source === 'grant-date' ? '' : `${saySpan({ earliest: lower.earliest, latest: lower.latest })}，`}${lowerSources[lower.source]}。`,
    ...(base.transferred
      ? [
          `曾转系列评审，资历与成果从转评前的${base.title.name}（${base.title.grantedOn ? sayDate(base.title.grantedOn) : ''}）起算（通知第六条）。`,
        ]
      : []),
  ]
}

const seniorityNotes = (context: RuleContext): readonly string[] => {
  const required = requirement(context)
  const { application } = context
  if (!application) return []
  return required
    ? [`资历年限：${yearsFor(required, application)} 年（${required.clause}）。`]
    : ['未按年限核验资历：申报方式、现职称级别或申报级别不适用一般年限，或未读出。']
}
