import * as z from 'zod'

/** Every environment variable of the product. A function asks for the ones that it uses, and learns at once which is missing. */
const variables = {
  ZHIYAN_APPLICATIONS_TABLE: z.string().min(3),
  ZHIYAN_ARCHIVE_TABLE: z.string().min(3),
  ZHIYAN_FINGERPRINTS_TABLE: z.string().min(3),
  ZHIYAN_INTAKE_BUCKET: z.string().min(3),
  ZHIYAN_EVIDENCE_BUCKET: z.string().min(3),
  ZHIYAN_ARCHIVE_BUCKET: z.string().min(3),
  ZHIYAN_PARSE_QUEUE_URL: z.url(),
  ZHIYAN_VERIFY_QUEUE_URL: z.url(),
  ZHIYAN_IMPORT_QUEUE_URL: z.url(),
  /** Secret of the person keys (HMAC-SHA-256). In AWS from Secrets Manager; made once per data folder on one machine. */
  ZHIYAN_PERSON_SECRET: z.string().min(32),
  /** Names of the token's claims that say role and committee (`review/access`). */
  ZHIYAN_ROLE_CLAIM: z.string().min(1),
  ZHIYAN_COMMITTEE_CLAIM: z.string().min(1),
} as const

export type VariableName = keyof typeof variables
export type Environment<Name extends VariableName = VariableName> = Readonly<Record<Name, string>>

/** Reads the named variables. Throws with the names, never the values, of those that are missing or wrong. */
export const readEnvironment = <Name extends VariableName>(
  names: readonly Name[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment<Name> => {
  const wrong = names.filter((name) => !variables[name].safeParse(source[name]).success)
  if (wrong.length > 0) throw new Error(`environment variables missing or malformed: ${wrong.join(', ')}`)
  return Object.fromEntries(names.map((name) => [name, source[name] ?? ''])) as Environment<Name>
}
