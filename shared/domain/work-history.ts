import type { PartialDate } from './dates.ts'
import type { Evidence } from './evidence.ts'

/** A time in one place: with an employer, at a school, insured by a unit. */
export interface Spell {
  readonly unit: string
  readonly from: PartialDate
  /** Absent when it goes on (至今). */
  readonly to?: PartialDate
  /** What else the row says: post, specialty. A secondment (借调) is said here. */
  readonly note: string
  readonly evidence: Evidence
}

/** Where the applicant was and when, as the tables of the form and a proof of social insurance say it. */
export interface WorkHistory {
  /** 工作简历, 工作经历. */
  readonly employers: readonly Spell[]
  /** 学习经历, 学历情况. */
  readonly schools: readonly Spell[]
  /** 社保缴纳记录: who paid. */
  readonly insured: readonly Spell[]
}
