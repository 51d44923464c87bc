import type { ApplicantIntegrity } from '#review/integrity/applicant'
import type { EmployerIntegrity } from '#review/integrity/employer'
import type { IntegrityFinding, RegisterLines } from '#review/integrity/findings'
import type { Share } from '#review/integrity/share'
import { seasonOutcomeWords } from '#review/words'
import { percent } from '#rules/words/format'

/** What the terminal says of integrity: what is confirmed, of how many, and what could not be looked up. */

const standingWords: Readonly<Record<IntegrityFinding['standing'], string>> = {
  'in-force': '限制期内',
  'may-have-ended': '限制期是否已满待核（截止只写到月或年）',
  'end-unknown': '未写明截止日期，待核',
}

const noRegister = '档案库未存失信登记，未作查询（无法核验）；没有查询不表示没有登记。'

export const applicantText = (found: ApplicantIntegrity): string => {
  if (found.kind === 'not-identified')
    return '未读出有效的身份证号，未作查询（无法核验）。同名不能作为依据，不按姓名查询。'
  if (found.kind === 'no-register') return noRegister
  const { asOf, register, applications } = found
  return [
    `申报人诚信（按身份证号摘要，截至 ${asOf}）`,
    ...linesText(register),
    `历次申报 ${applications.length} 件${applications.length > 0 ? `：${applications.map(({ season, outcome }) => `${season} ${seasonOutcomeWords[outcome]}`).join('，')}` : ''}`,
  ].join('\n')
}

export const employerText = ({
  creditCode,
  asOf,
  seasons,
  applications,
  isCapped,
  register,
  toCheck,
}: EmployerIntegrity): string =>
  [
    `用人单位诚信 ${creditCode}（截至 ${asOf}）`,
    `近三年（${seasons.from} 至 ${seasons.to}）申报 ${applications} 件${isCapped ? '以上，过多未全部计数，不计算比例' : ''}`,
    ...(register
      ? [
          '单位自身：',
          ...linesText(register.own),
          `所属人员：经认定属实 ${register.people.confirmed} 件${register.people.undated > 0 ? `，另有 ${register.people.undated} 件未写认定日期，未计入` : ''}${register.people.overturned > 0 ? `，已撤销 ${register.people.overturned} 件（不计）` : ''}`,
          `  ${isCapped ? '件数过多，不计算比例' : shareText(register.people.share)}`,
        ]
      : [noRegister]),
    `待核预警（不计入诚信）：${toCheck.applications} 件申报，红 ${toCheck.red} 条，橙 ${toCheck.orange} 条`,
  ].join('\n')

const linesText = ({ findings, past }: RegisterLines): readonly string[] => [
  ...(findings.length === 0 ? ['  没有仍有效的失信登记'] : findings.flatMap(findingText)),
  ...(past.ended + past.overturned > 0
    ? [`  已到期 ${past.ended} 条、已撤销 ${past.overturned} 条，不再作为依据`]
    : []),
]

const findingText = ({
  matter,
  issuer,
  decidedOn,
  until,
  standing,
  isAppealed,
  reply,
  source,
}: IntegrityFinding): readonly string[] => [
  `  ${matter}${issuer ? ` · ${issuer}` : ''}${decidedOn ? ` · ${decidedOn} 认定` : ''} · ${until ? `至 ${until}，` : ''}${standingWords[standing]}${isAppealed ? '；申诉、复查尚未办结' : ''}`,
  `    来源 ${source}`,
  ...(reply === undefined ? [] : [`    答复 ${reply}`]),
]

export const shareText = (share: Share): string => {
  if (share.kind === 'too-few') return `申报不足 ${share.least} 件，不显示比例`
  if (share.kind === 'not-comparable') return '登记件数多于本系统内的申报件数，不计算比例'
  return `占 ${share.hits}/${share.of}，${percent(share.hits / share.of)}（95% 区间 ${percent(share.low)} 至 ${percent(share.high)}）`
}
