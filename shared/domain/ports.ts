import type { Application, DocumentReport } from './application.ts'
import type { ArchiveRecord, ArchiveSnapshot } from './archive-record.ts'
import type { ApplicationMeta, Claimant } from './claimant.ts'
import type { Form } from './form.ts'
import type { PagesResult } from './pages.ts'
import type { Run } from './run.ts'

/** The small interfaces through which the use cases meet storage. `storage/` implements them on S3, DynamoDB and SQS. */

export interface Upload {
  readonly applicationId: string
  readonly key: string
  readonly name: string
}

/** The layers of one document, as kept in the evidence bucket. Unreadable documents have only `pages`. */
export interface DocumentLayers {
  readonly pages: PagesResult
  readonly form?: Form
  readonly application?: Application
}

export interface Intake {
  /** The bytes and the name under which they were uploaded. */
  read(key: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }>
}

export interface Evidences {
  put(applicationId: string, documentId: string, layers: DocumentLayers): Promise<void>
  /** Written last: its creation is the event that asks for verification. */
  announce(applicationId: string, documentId: string): Promise<void>
  get(applicationId: string, documentId: string): Promise<DocumentLayers>
}

export interface Applications {
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  /** Creates the META item unless it exists. */
  open(meta: Omit<ApplicationMeta, 'version' | 'state'>): Promise<ApplicationMeta>
  putDocument(applicationId: string, uploadKey: string, report: DocumentReport): Promise<void>
  documents(applicationId: string): Promise<readonly DocumentReport[]>
  /** Writes every item of the run under its own runId. Invisible until `flip`. Idempotent. */
  writeRun(run: Run): Promise<void>
  /** Makes the run current if META still has `seenVersion`; false when somebody else was faster. */
  flip(run: Run, seenVersion: number): Promise<boolean>
  currentRun(applicationId: string): Promise<Run | undefined>
  fail(applicationId: string, reason: string): Promise<void>
}

/** The claim index over all committees and seasons. All reads are strongly consistent reads of table keys. */
export interface ClaimIndex {
  /** Makes the application's lines exactly these; returns the keys that it held before and holds no longer. */
  register(applicationId: string, lines: readonly Claimant[]): Promise<{ readonly dropped: readonly string[] }>
  claimants(claimKeys: readonly string[]): Promise<readonly Claimant[]>
  registerPerson(personKey: string, applicationId: string): Promise<void>
  applicationsOf(personKey: string): Promise<readonly string[]>
}

export interface Archive {
  /** Records under any of the look-up keys (`match/candidate-keys`), each record once. */
  byKeys(keys: readonly string[]): Promise<readonly ArchiveRecord[]>
  snapshot(): Promise<ArchiveSnapshot>
}

export interface VerifyQueue {
  ask(applicationIds: readonly string[]): Promise<void>
}

export interface Clock {
  now(): string
}
