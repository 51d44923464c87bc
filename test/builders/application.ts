import type { Applicant, Application, Certificate, HeldTitle } from '#domain/application'
import type { Claim, DateRole } from '#domain/claim'
import type { PartialDate } from '#domain/dates'
import type { CertificateKind } from '#domain/form'
import { aNumber, anEvidence, datesOf } from './evidence.ts'

type Given = Partial<Omit<Application, 'applicant' | 'presentTitle' | 'titles' | 'claims'>> & {
  /** The applicant's name. */
  readonly of?: string
  readonly applicant?: Partial<Applicant>
  /** The form's degree could not be read. */
  readonly degreeUnread?: boolean
  readonly presentTitle?: Partial<HeldTitle> | null
  readonly earlierTitles?: readonly Partial<HeldTitle>[]
}

/** An application as it grows in a test: `anApplication({ of: '覃一' }).claiming(aPatent({ rank: 1 }))`. */
export interface ApplicationBuilder {
  readonly application: Application
  claiming(...claims: readonly Claim[]): ApplicationBuilder
  /** Rows of the table 任现职前: background. */
  showingAsBackground(...claims: readonly Claim[]): ApplicationBuilder
  provedBy(...certificates: readonly Certificate[]): ApplicationBuilder
}

export const aTitle = (given: Partial<HeldTitle> = {}): HeldTitle => ({
  name: '工程师',
  level: 'middle',
  series: '工程',
  grantedOn: '2020-12-28',
  evidence: anEvidence({ page: 1, quote: '工程师 2020年12月28日' }),
  ...given,
})

/** 工程师 since 2020-12-28 who applies for 高级工程师, with a valid id number. */
export const anApplication = ({
  of = '覃一某',
  applicant,
  degreeUnread = false,
  presentTitle,
  earlierTitles = [],
  ...given
}: Given = {}): ApplicationBuilder => {
  const present = presentTitle === null ? undefined : aTitle(presentTitle)
  return builder({
    applicant: {
      name: of,
      sex: 'female',
      birth: '1949-12',
      residentId: aNumber('resident-id', '11010519491231002X'),
      evidence: [anEvidence({ page: 1, quote: '身份证号 11010519491231002X' })],
      ...(degreeUnread ? {} : { degree: 'bachelor' as const }),
      ...applicant,
    },
    ...(present && { presentTitle: present }),
    titles: [...earlierTitles.map(aTitle), ...(present ? [present] : [])],
    target: { name: '高级工程师', level: 'associate', series: '工程' },
    route: 'promotion',
    claims: [],
    certificates: [],
    ...given,
  })
}

const builder = (application: Application): ApplicationBuilder => ({
  application,
  claiming: (...claims) => builder({ ...application, claims: [...application.claims, ...claims] }),
  showingAsBackground: (...claims) =>
    builder({ ...application, claims: [...application.claims, ...claims.map(asBackground)] }),
  provedBy: (...certificates) =>
    builder({ ...application, certificates: [...application.certificates, ...certificates] }),
})

const asBackground = (claim: Claim): Claim => ({ ...claim, counted: false, section: 'before-present-title' })

type GivenCertificate = Partial<Omit<Certificate, 'dates'>> & {
  readonly dates?: Partial<Record<DateRole, PartialDate>>
}

export const aCertificate = (kind: CertificateKind, { dates = {}, ...given }: GivenCertificate = {}): Certificate => ({
  kind,
  identifiers: [],
  people: [],
  owners: [],
  dates: datesOf<DateRole>(dates),
  evidence: anEvidence({ page: 20, from: 'certificate', quote: given.title ?? '' }),
  ...given,
})
