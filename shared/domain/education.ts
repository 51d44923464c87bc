import type { Evidence } from './evidence.ts'

/** 继续教育: the hours (学时) that the form says of one year. A cell that is blank or was not read is absent, never nought. */
export interface EducationYear {
  readonly year: number
  /** 公需必修 */
  readonly required?: number
  /** 公需选修 */
  readonly elective?: number
  /** 行业内数据共享学时 */
  readonly shared?: number
  /** 行业内数据共享学分: credits, not hours. */
  readonly sharedCredits?: number
  /** 专业学时 */
  readonly professional?: number
  /** 总学时(合计) */
  readonly total?: number
  readonly trust: 'self-entered' | 'fetched'
  /** Columns of the table that hold hours of a kind: what has no column is not a part of the sum. */
  readonly columns: readonly EducationColumn[]
  readonly evidence: Evidence
}

export const educationColumns = ['required', 'elective', 'shared', 'sharedCredits', 'professional', 'total'] as const
export type EducationColumn = (typeof educationColumns)[number]
