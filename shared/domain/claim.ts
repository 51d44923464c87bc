import type { PartialDate } from './dates.ts'
import type { Evidence } from './evidence.ts'
import type { Identifier } from './identifier.ts'

export type ClaimKind = 'award' | 'patent' | 'project' | 'paper' | 'software' | 'standard' | 'book' | 'report' | 'other'

/** The table that the row stands in. Rows of `before-present-title` (任现职前) are background, never counted. */
export type ClaimSection =
  | 'before-present-title' // 任现职前主要专业技术工作业绩
  | 'since-present-title' // 任现职后主要专业技术工作业绩
  | 'achievement' // 业绩成果
  | 'award' // 获奖情况
  | 'patent' // 专利情况
  | 'academic' // 学术成果, 著作论文
  | 'other'

export type DateRole =
  | 'start'
  | 'end'
  | 'filed'
  | 'published'
  | 'granted'
  | 'awarded'
  | 'registered'
  | 'accepted'
  | 'issued'
  | 'stated'

export interface ClaimDate {
  readonly role: DateRole
  readonly value: PartialDate
  readonly raw: string
}

/** 个人排名. `self` of `total`; the role word as printed (主持, 独立, 第一作者, 通讯作者, 参加, …). */
export interface Rank {
  readonly self?: number
  readonly total?: number
  readonly role?: RankRole
  readonly raw: string
}

/** `lead` 主持/负责人 · `sole` 独立/独著 · `first` 第一 · `co-first` 共同第一/并列第一 · `corresponding` 通讯 · `participant` 参加. */
export type RankRole = 'lead' | 'sole' | 'first' | 'co-first' | 'corresponding' | 'participant'

/** One achievement (成果) that the applicant claims. */
export interface Claim {
  /** Stable for the same statement in the same application: a hash of section, kind, title and identifiers. */
  readonly claimId: string
  readonly section: ClaimSection
  /** False for background rows: they are shown, never counted, and no rule above blue may fire on them. */
  readonly counted: boolean
  readonly kind: ClaimKind
  /** What the applicant says that the achievement is called; never empty (the row's text when there is no title). */
  readonly title: string
  readonly identifiers: readonly Identifier[]
  readonly dates: readonly ClaimDate[]
  readonly rank?: Rank
  /** Co-workers that the row or the certificate names, in printed order, the applicant included. */
  readonly people: readonly string[]
  readonly units: readonly string[]
  readonly amountYuan?: number
  /** 国家级 · 省部级 · 市厅级 · 其他, as claimed. */
  readonly level?: string
  /** 特等奖 · 一等奖 · 二等奖 · 三等奖 …. */
  readonly grade?: string
  /** Award name without grade and project: 广西科学技术进步奖. */
  readonly awardName?: string
  readonly issuer?: string
  readonly patentType?: 'invention' | 'utility' | 'design'
  readonly journal?: Journal
  /** The row says 授权 / 获得专利, not only 申请 or 受理. */
  readonly saysGranted?: boolean
  /** The whole row as printed, cells by ` | `. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** 自填 · 数据获取 · read from a certificate only. */
  readonly trust: 'self-entered' | 'fetched' | 'certificate'
}

export interface Journal {
  readonly name?: string
  readonly issn?: Identifier
  readonly cn?: Identifier
  readonly year?: number
  readonly issue?: string
  readonly pages?: string
}
