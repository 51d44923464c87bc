import type { Completeness } from '#domain/archive-record'
import type { ApplicationMeta } from '#domain/claimant'
import type { Policy } from '#domain/policy'
import type { Severity } from '#domain/warning'
import type { Content } from '#local/samples/pdf'
import type { Code, Trap } from '#rules/facts'
import type { FormPlan } from './form.ts'

/**
 * One case of the golden set: what is handed in as PDFs and what lies in the archive, the other applications and the policy, as data; and what
 * the rules must say of it. The truth is domain.md §6, never what the product happens to print.
 */
export interface GoldenCase {
  readonly id: string
  readonly rule: Code
  /** A negative, named as domain.md §6 names the trap. A positive has none. */
  readonly trap?: string
  readonly own: Submitted
  /** Applications that are verified in the same world: of other people, or earlier ones of the same. */
  readonly others?: readonly Submitted[]
  readonly archive?: readonly ArchiveTable[]
  /** What stands instead in the policy of Guangxi. */
  readonly policy?: Partial<Policy>
  readonly expects: readonly Expected[]
  /** Further warnings that are just as true of what the case plants. */
  readonly mayAlso?: readonly Code[]
}

export interface Expected {
  readonly rule: Code
  readonly level: Severity
  /** Words of the row that it is about. */
  readonly claim?: string
  /** A trap of the rule that must be named. */
  readonly loweredBy?: Trap
}

/** One application: files, and what the portal knows of it. */
export interface Submitted extends Partial<Omit<ApplicationMeta, 'applicationId' | 'state' | 'version'>> {
  readonly form: FormPlan
  /** Evidence pages behind the form, in the same file. */
  readonly pages?: readonly (() => Content)[]
  /** Files of their own, as bytes. */
  readonly files?: readonly (() => Promise<Uint8Array>)[]
}

export interface ArchiveTable {
  readonly kind:
    | 'award'
    | 'patent'
    | 'project'
    | 'paper'
    | 'software'
    | 'standard'
    | 'journal'
    | 'issue'
    | 'retraction'
    | 'integrity'
    | 'book'
  /** The header first. */
  readonly rows: readonly (readonly string[])[]
  readonly trust?: 'A' | 'B' | 'C'
  /** Scopes of which the table holds everything. */
  readonly complete?: readonly Pick<Completeness, 'scope' | 'fromYear' | 'toYear'>[]
  /** When the department's file came in. */
  readonly importedAt?: string
}

/** What a case expects where one rule speaks; `claim` are words of the row that it is about. */
export const expected = (rule: Code, level: Severity, claim?: string): readonly Expected[] => [
  { rule, level, ...(claim && { claim }) },
]
