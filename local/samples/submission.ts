import type { PartialDate } from '#domain/dates'
import type { Award, Paper, Patent, Project, Software } from './achievements.ts'
import type { Content } from './pdf.ts'
import type { Person } from './people.ts'

/** What one applicant hands in. The two form layouts print the same submission each in their own sections. */
export interface Submission {
  readonly person: Person
  readonly present: {
    readonly title: string
    readonly grantedOn: PartialDate
    readonly appointedOn: PartialDate
    readonly certificate: string
  }
  readonly target: string
  /** 上一次申报时间. */
  readonly previousApplication?: PartialDate
  readonly filledOn: PartialDate
  /** 公示, first and last day. */
  readonly notice: readonly [from: PartialDate, to: PartialDate]
  readonly jobs: readonly Job[]
  /** 任现职前: background. */
  readonly before: readonly Work[]
  /** 任现职后: counted. */
  readonly since: readonly Work[]
  readonly patents?: readonly Ranked<PatentStatement>[]
  readonly awards?: readonly Ranked<Award>[]
  readonly software?: readonly Ranked<Software>[]
  readonly papers?: readonly Ranked<Paper>[]
  readonly training: readonly TrainingYear[]
  readonly appraisals: readonly (readonly [year: number, result: string])[]
  readonly summary: string
  readonly certificates: readonly (() => Content)[]
}

export interface Job {
  readonly from: PartialDate
  /** Absent for the present post. */
  readonly to?: PartialDate
  readonly what: string
  readonly post: string
}

/** One row of 主要专业技术工作业绩登记. */
export interface Work {
  readonly from: PartialDate
  readonly to: PartialDate
  readonly name: string
  readonly content: string
  readonly effect: string
  /** Portal: 个人排名 and 项目级别. */
  readonly rank?: string
  readonly level?: string
}

export interface Ranked<T> {
  readonly of: T
  /** As the applicant states it: `1/5`. */
  readonly rank: string
}

/** A patent as an applicant states it, which is not always as it is. */
export type PatentStatement = Omit<Patent, 'certificateNumber' | 'inventors' | 'owners'>

export interface TrainingYear {
  readonly year: number
  readonly required: number
  readonly elective: number
  readonly shared: number
  readonly professional: number
}

export const trainingTotal = (year: TrainingYear): number =>
  year.required + year.elective + year.shared + year.professional

/** The row of a project, with the name cell holding the number as people write it. */
export const projectWork = (project: Project, row: Pick<Work, 'content' | 'effect' | 'rank'>): Work => ({
  from: project.start,
  to: project.end,
  name: `${project.title}（${project.number}）`,
  level: '省部级',
  ...row,
})
