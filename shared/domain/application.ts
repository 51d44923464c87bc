import type { Claim } from './claim.ts'
import type { PartialDate } from './dates.ts'
import type { EducationYear } from './education.ts'
import type { Evidence } from './evidence.ts'
import type { BundlePart, CertificateKind } from './form.ts'
import type { Identifier } from './identifier.ts'
import type { ActiveContent, HiddenReason, ReadOutcome, UnreadReason } from './pages.ts'
import type { ProofPage } from './proof-page.ts'
import type { WorkHistory } from './work-history.ts'

export type { Evidence } from './evidence.ts'

/** The third layer: what an applicant (申报人) says, with the place of each statement. One application may span several files. */
export interface Application {
  readonly applicant: Applicant
  readonly unit?: Stated<string>
  readonly unitCreditCode?: Identifier
  /** The title held now, the base of both clocks (domain 3). */
  readonly presentTitle?: HeldTitle
  /** Every title that the form or a title certificate names, the present one too, earliest first. */
  readonly titles: readonly HeldTitle[]
  readonly target: TargetTitle
  readonly route: Route
  /** 上一次申报时间, when the form says it. */
  readonly previousApplication?: PartialDate
  readonly filledOn?: PartialDate
  /** 继续教育学时, one a year, where the form has the portal's table of them. */
  readonly education?: readonly EducationYear[]
  /** What a 直接申报 rests on, in the words of the form: 专精特新"小巨人"企业研发团队带头人. */
  readonly directBasis?: Stated<string>
  /** 是否第一次申报. */
  readonly firstApplication?: Stated<boolean>
  /** 个人身份性质: 海外归国人员, 部队转业, 党政机关交流. */
  readonly origin?: Stated<string>
  /** 参加乡村振兴定向评价. */
  readonly regionalReview?: Stated<boolean>
  /** Where the unit or the work is, where the form says it apart from the unit's name. */
  readonly workPlace?: Stated<string>
  /** The unit's opinion states how long the application was shown (公示期5个工作日). */
  readonly statedNoticeDays?: Stated<number>
  /** Employers, schools and who paid the social insurance, with their times. */
  readonly workHistory?: WorkHistory
  readonly claims: readonly Claim[]
  readonly certificates: readonly Certificate[]
  /** What each file consists of, page by page, where it was split. */
  readonly parts?: readonly DocumentPart[]
  /** Words on its pages that a reader does not see. They are quoted for a person to judge and never read as a statement. */
  readonly hiddenTexts?: readonly HiddenText[]
  /** The pages of its certificates, word for word. Runs do not hold them. */
  readonly proofPages?: readonly ProofPage[]
}

/** One document inside one of the application's files. */
export interface DocumentPart extends BundlePart {
  readonly documentId: string
  readonly textSource: Evidence['textSource']
}

export interface HiddenText extends Evidence {
  readonly hidden: HiddenReason
}

export interface Applicant {
  readonly name: string
  /** 曾用名: older papers name the applicant so. */
  readonly formerName?: string
  readonly sex?: 'male' | 'female'
  readonly birth?: PartialDate
  /** Highest degree, where the form says it: it shortens the years of the lower title. */
  readonly degree?: 'none' | 'bachelor' | 'master' | 'doctor'
  /** The number itself stays in the encrypted evidence layer; every key made from it is an HMAC. */
  readonly residentId?: Identifier
  readonly evidence: readonly Evidence[]
}

export interface Stated<T> {
  readonly value: T
  readonly evidence: Evidence
}

/** 员级 assistant-junior · 助理级 junior · 中级 middle · 副高级 associate · 正高级 full. */
export type TitleLevel = 'technician' | 'assistant' | 'middle' | 'associate' | 'full'

export interface HeldTitle {
  readonly name: string
  readonly level?: TitleLevel
  readonly series?: string
  readonly specialty?: string
  /** 授予/取得时间, not 聘任时间 and not the certificate's print date. */
  readonly grantedOn?: PartialDate
  /** 转评: a title of the same level in another series. */
  readonly lateral?: boolean
  /** 证书适用范围: where the title is valid. */
  readonly scope?: string
  /** 批准机关, as printed. */
  readonly approvedBy?: string
  readonly evidence: Evidence
}

export interface TargetTitle {
  readonly name?: string
  readonly level?: TitleLevel
  readonly series?: string
  readonly specialty?: string
}

/** 正常晋升 · 破格 · 直接申报 · 转评 · 认定. */
export type Route = 'promotion' | 'exceptional' | 'direct' | 'lateral' | 'recognition' | 'unknown'

/** A certificate in the bundle, read into the fields of domain 1.5. */
export interface Certificate {
  readonly kind: CertificateKind
  readonly title?: string
  readonly identifiers: readonly Identifier[]
  /** The list of people in printed order, which is their rank. Empty when the page prints no list. */
  readonly people: readonly string[]
  /** The one person whom the page names instead of a list: this winner of several, the leader alone. Says nothing of a rank. */
  readonly holder?: string
  /** The place that the page prints beside the holder's name: 覃一某（第2完成人）. */
  readonly holderRank?: number
  /** Papers: authors who bear a mark (*, #, ✉) or are named as 通讯作者: 共同第一 or 通讯, as far as the page tells. */
  readonly markedPeople?: readonly string[]
  /** Papers: the page says that some authors share the first place. */
  readonly saysSharedFirst?: boolean
  /** 申请日时发明人 (2025 layout). */
  readonly peopleAtFiling?: readonly string[]
  readonly owners: readonly string[]
  readonly ownersAtFiling?: readonly string[]
  readonly dates: Claim['dates']
  /** What a contract or a task book says that it costs, in yuan; only where the page prints the unit. */
  readonly amountsYuan?: readonly number[]
  /** Awards: 广西科学技术进步奖, so that two awards of one project are told apart. */
  readonly awardName?: string
  readonly grade?: string
  readonly issuer?: string
  readonly evidence: Evidence
}

/** One uploaded file of an application, and what became of it. */
export interface DocumentReport {
  readonly documentId: string
  readonly name: string
  readonly bytes: number
  readonly outcome: ReadOutcome
  /** A run says which parser read its documents. */
  readonly parserVersion?: string
  readonly pages: number
  readonly unreadPages: readonly { readonly page: number; readonly reason: UnreadReason }[]
  /** What the file holds that a program could run or open, and what its owner forbids; never run. */
  readonly active?: readonly ActiveContent[]
}
