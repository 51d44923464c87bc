import type { ApplicationMeta } from '#domain/claimant'
import type { Severity } from '#domain/warning'
import { type Content, renderPdf } from '../pdf.ts'
import type { Submission, TrainingYear } from '../submission.ts'

/** One sample application: what is in it, and what a verification of all samples together must say of it. */
export interface SampleCase
  extends Pick<ApplicationMeta, 'applicationId' | 'committee' | 'season' | 'region' | 'outcome' | 'submittedAt'> {
  readonly id: string
  readonly title: string
  readonly series: string
  readonly cutOff?: string
  readonly files: readonly SampleFile[]
  readonly expect: Expectation
}

export interface SampleFile {
  readonly name: string
  /** The same bytes at every call, a copy of their own each time: a reader may take the buffer for its worker. The first call draws them. */
  readonly build: () => Promise<Uint8Array<ArrayBuffer>>
}

export interface Expectation {
  /** Every warning at or above orange; any other one, save `mayAlso`, is a false alarm. */
  readonly warnings: readonly ExpectedWarning[]
  /** Codes by which another rule may report the very same planted fault. */
  readonly mayAlso: readonly string[]
  /** Codes that must appear, below orange. */
  readonly notes: readonly string[]
  /** Codes that the case was made to tempt. */
  readonly never: readonly string[]
}

export interface ExpectedWarning {
  readonly code: string
  readonly severity: Extract<Severity, 'red' | 'orange'>
  /** The number or the title of the claim that it is about, as printed in the row. */
  readonly claim: string
}

/** The case as it is written down: whatever is not said is as for every case of 2026. */
export interface CasePlan extends Pick<SampleCase, 'id' | 'title' | 'applicationId' | 'committee' | 'files'> {
  readonly season?: string
  readonly outcome?: SampleCase['outcome']
  readonly cutOff?: string
  readonly submittedAt?: string
  readonly expect?: Partial<Expectation>
}

export const sampleCase = ({ expect, ...plan }: CasePlan): SampleCase => ({
  season: '2026',
  outcome: 'open',
  submittedAt: '2026-03-16T02:00:00.000Z',
  region: '广西',
  series: '工程',
  ...plan,
  expect: { warnings: [], mayAlso: [], notes: [], never: [], ...expect },
})

/** A file of pages. It is drawn when it is first asked for, and once. */
export const sampleFile = (
  name: string,
  createdOn: string,
  content: () => readonly Content[],
  userPassword?: string,
): SampleFile => {
  let drawn: Promise<Uint8Array<ArrayBuffer>> | undefined
  const draw = () =>
    renderPdf({
      title: name.replace(/\.pdf$/, ''),
      createdOn,
      content: content(),
      ...(userPassword !== undefined && { userPassword }),
    })
  const build = async () => {
    drawn ??= draw()
    return (await drawn).slice()
  }
  return { name, build }
}

/** The form with its evidence pages behind it, in one file. */
export const bundle = (
  name: string,
  form: (submission: Submission) => readonly Content[],
  submission: Submission,
): SampleFile =>
  sampleFile(name, submission.filledOn, () => [
    ...form(submission),
    ...submission.certificates.map((certificate) => certificate()),
  ])

const hours = (year: number, elective: number, shared: number): TrainingYear => ({
  year,
  required: 15,
  elective,
  shared,
  // At least 90 in all and two thirds of them professional, in every year (domain.md 3.2).
  professional: 62 + ((year + elective) % 5),
})

/** 继续教育 of the years since the present title. */
export const trainingSince = (from: number, to: number, elective = 15): readonly TrainingYear[] =>
  Array.from({ length: to - from + 1 }, (_, i) => hours(from + i, elective, (i % 3) * 4))

export const appraisalsSince = (from: number, to: number, excellent: number): Submission['appraisals'] =>
  Array.from({ length: to - from + 1 }, (_, i) => [from + i, from + i === excellent ? '优秀' : '合格'] as const)

/** Everything that every honest application of 2026 says in the same way. */
export const season2026 = {
  target: '高级工程师',
  filledOn: '2026-02-26',
  notice: ['2026-03-02', '2026-03-06'],
  training: trainingSince(2020, 2025),
  appraisals: appraisalsSince(2020, 2025, 2023),
} as const satisfies Partial<Submission>
