import * as z from 'zod'
import type { TitleLevel } from '#domain/application'
import type { SeasonOutcome } from '#domain/claimant'
import type { ReviewTag, Severity } from '#domain/warning'

/** One application that the region's 复核 may choose (notice, clause 8.3), with what the choice may rest on. It names nobody. */
export interface RecheckApplication {
  readonly applicationId: string
  readonly committee: string
  readonly series?: string
  readonly level?: TitleLevel
  readonly outcome: SeasonOutcome
  /** Of the current run. Absent is unknown, never none. */
  readonly warnings?: Readonly<Record<Severity, number>>
  /** Red, orange and yellow warnings by the fault of a 复核 that they support. */
  readonly faults?: Readonly<Record<ReviewTag, number>>
}

const words = (what: string) => z.string(`须填${what}`).trim().min(1, `须填${what}`)
const level = z.enum(['technician', 'assistant', 'middle', 'associate', 'full'], 'level 须为 technician、…、full 之一')

/** What the region knows besides: no rule can tell it from the applications. */
export const recheckFacts = z.strictObject({
  /** 新核准组建的评委会. */
  newCommittees: z.array(words('评委会名称')).default([]),
  /** 使用新评审条件的系列. */
  newCriteria: z
    .array(z.strictObject({ series: words('系列'), level: level.optional(), name: words('新评审条件的名称或文号') }))
    .default([]),
  /** 信访、举报件数, of a committee, a series or one application. */
  complaints: z
    .array(
      z
        .strictObject({
          committee: words('评委会名称').optional(),
          series: words('系列').optional(),
          applicationId: words('申报编号').optional(),
          count: z.int('count 须为件数').min(1, 'count 须为件数').max(100_000, 'count 须为件数'),
        })
        .refine(
          ({ committee, series, applicationId }) => [committee, series, applicationId].filter(Boolean).length === 1,
          'committee、series、applicationId 须填且只填一项',
        ),
    )
    .default([]),
})

export type RecheckFacts = z.output<typeof recheckFacts>

export const noFacts: RecheckFacts = recheckFacts.parse({})
