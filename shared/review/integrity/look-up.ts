import type { ApplicationMeta } from '#domain/claimant'
import { dayInBeijing } from '#domain/dates'
import type { Archive, ClaimIndex, Clock } from '#domain/ports'
import { type ApplicantIntegrity, applicantIntegrity } from './applicant.ts'
import { type EmployerIntegrity, employerIntegrity } from './employer.ts'

export interface IntegrityStores {
  readonly archive: Pick<Archive, 'byKeys' | 'snapshot'>
  readonly claimIndex: Pick<ClaimIndex, 'applicationsOf'>
  readonly integrity: {
    /** Keys of the archive under which a person or a unit stands in the register. */
    registerKeys(personKey: string | undefined, creditCode: string | undefined): readonly string[]
    /** The applicant's key, if they are known by the number of their identity card. */
    personOf(applicationId: string): Promise<string | undefined>
    /** Applications that look for records under the key, at most `most` of them. */
    applicationsUnder(
      registerKey: string,
      most: number,
    ): Promise<{ readonly metas: readonly ApplicationMeta[]; readonly isCapped: boolean }>
  }
  readonly clock: Clock
}

/** 诚信查询, for the console, the API and the terminal. */
export interface IntegrityQueries {
  applicant(applicationId: string): Promise<ApplicantIntegrity>
  /** By the HMAC of a number, where whoever asks can make one. */
  person(personKey: string): Promise<ApplicantIntegrity>
  employer(creditCode: string, maySee: (meta: ApplicationMeta) => boolean): Promise<EmployerIntegrity>
}

/** An enterprise of ten thousand people has some hundred applications in three years; a query reads no more than these. */
const maxApplications = 2_000

export const createIntegrityQueries = ({
  archive,
  claimIndex,
  integrity,
  clock,
}: IntegrityStores): IntegrityQueries => {
  const today = () => dayInBeijing(clock.now())

  const person = async (personKey: string | undefined): Promise<ApplicantIntegrity> => {
    const keys = integrity.registerKeys(personKey, undefined)
    const [snapshot, records, applications] = await Promise.all([
      archive.snapshot(),
      keys.length > 0 ? archive.byKeys(keys) : [],
      personKey === undefined ? [] : claimIndex.applicationsOf(personKey),
    ])
    return applicantIntegrity({ asOf: today(), archive: snapshot, personKey, records, applications })
  }

  return {
    person,
    applicant: async (applicationId) => person(await integrity.personOf(applicationId)),
    employer: async (creditCode, maySee) => {
      const [registerKey = ''] = integrity.registerKeys(undefined, creditCode)
      const [snapshot, records, { metas, isCapped }] = await Promise.all([
        archive.snapshot(),
        archive.byKeys([registerKey]),
        integrity.applicationsUnder(registerKey, maxApplications),
      ])
      return employerIntegrity({
        creditCode,
        asOf: today(),
        archive: snapshot,
        records,
        applications: metas,
        isCapped,
        maySee,
      })
    },
  }
}
