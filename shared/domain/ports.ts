import type { Application, DocumentReport } from './application.ts'
import type { ArchiveRecord, ArchiveSnapshot } from './archive-record.ts'
import type { EarlierApplication } from './assessment.ts'
import type { ApplicationMeta, Claimant } from './claimant.ts'
import type { Form } from './form.ts'
import type { Nominee } from './nominee.ts'
import type { Page, PagesResult } from './pages.ts'
import type { Run } from './run.ts'
import type { ApplicationTexts, ComparedText } from './texts.ts'

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
  /** What of it is compared with the words of others. */
  readonly texts?: readonly ComparedText[]
}

/** How far the recognition of one file's scanned pages has come; `all` are those that need it. */
export interface ReadingProgress {
  readonly done: number
  readonly all: number
}

/**
 * What was recognised of one document, kept page by page: recognition takes seconds a page, and a reader that was killed in the middle goes
 * on where it was.
 */
export interface Recognition {
  /** Pages that an earlier try has recognised with this parser. */
  earlier(parserVersion: string): Promise<readonly Page[]>
  /** One more page is there; `progress` counts the earlier ones too. */
  add(page: Page, parserVersion: string, progress: ReadingProgress): Promise<void>
}

/** Recognised pages of documents whose reading has not come to its end. They go by themselves after some days. */
export interface RecognisedPages {
  of(applicationId: string, documentId: string, parserVersion: string): Promise<readonly Page[]>
  keep(applicationId: string, documentId: string, parserVersion: string, page: Page): Promise<void>
}

export interface Intake {
  /** The bytes and the name under which they were uploaded. */
  read(key: string): Promise<{ readonly bytes: Uint8Array; readonly name: string }>
}

export interface Evidences {
  put(applicationId: string, documentId: string, layers: DocumentLayers): Promise<void>
  /** Written last: its creation is the event that asks for verification. */
  announce(applicationId: string, documentId: string, parserVersion: string): Promise<void>
  get(applicationId: string, documentId: string): Promise<DocumentLayers>
  /** The third layer alone, absent for a document that could not be read. `pages` may be a hundred times as large. */
  application(applicationId: string, documentId: string): Promise<Application | undefined>
  /** The layer of texts alone; absent for a document that could not be read, or was read before there was one. */
  texts(applicationId: string, documentId: string): Promise<readonly ComparedText[] | undefined>
}

export interface Applications {
  meta(applicationId: string): Promise<ApplicationMeta | undefined>
  /** Creates the META item unless it exists. */
  open(meta: Omit<ApplicationMeta, 'version' | 'state'>): Promise<ApplicationMeta>
  putDocument(applicationId: string, uploadKey: string, report: DocumentReport): Promise<void>
  /** For those who wait for an upload: how far its reading is. Gone with the document's item or its failure; changes no version. */
  noteReading(applicationId: string, uploadKey: string, progress: ReadingProgress): Promise<void>
  documents(applicationId: string): Promise<readonly DocumentReport[]>
  /** Writes every item of the run under its own runId. Invisible until `flip`. Idempotent. */
  writeRun(run: Run): Promise<void>
  /** Makes the run current if META still has `seenVersion`; false when somebody else was faster. */
  flip(run: Run, seenVersion: number): Promise<boolean>
  currentRun(applicationId: string): Promise<Run | undefined>
  /** `source` says what failed, so that its success takes the reason away and no other: the key of an upload, or `verify`. */
  fail(applicationId: string, reason: string, source?: string): Promise<void>
}

/** The claim index over all committees and seasons. All reads are strongly consistent reads of table keys. */
export interface ClaimIndex {
  /**
   * Makes the application's lines exactly these. Returns the keys whose holders have not been asked since its lines changed there: new and
   * changed ones, dropped ones, and those of an earlier try that died before `settle`.
   */
  register(applicationId: string, lines: ApplicationLines): Promise<RegisteredLines>
  /** Notes that all holders of what `register` returned have been asked. `Retryable` when others changed the lines meanwhile. */
  settle(applicationId: string, lines: ApplicationLines): Promise<void>
  claimants(claimKeys: readonly string[]): Promise<readonly Claimant[]>
  /** Applications that look for records under any of these keys of the archive. */
  watchers(lookupKeys: readonly string[]): Promise<readonly string[]>
  /** The keys of the archive under which the application looks for records. */
  watched(applicationId: string): Promise<readonly string[]>
  /** Every application of the person, in whatever season, the asking one included. */
  applicationsOf(personKey: string): Promise<readonly EarlierApplication[]>
  /** Whom an enterprise nominates in a year, all of them: places are counted. */
  nominees(quotaKey: string): Promise<readonly Nominee[]>
}

/** What one application says in the index: of achievements, and of its applicant. */
export interface ApplicationLines {
  readonly claims: readonly Claimant[]
  /** Absent when nobody could be made out. */
  readonly person?: { readonly personKey: string; readonly application: EarlierApplication }
  /** The applicant is nominated for one of the places that `quotaKey` (enterprise and year) has. */
  readonly nomination?: { readonly quotaKey: string; readonly nominee: Nominee }
  /** Look-up keys of the archive (`match/candidate-keys`) under which its claims look for records. */
  readonly watched?: readonly string[]
}

/** The keys whose holders are to be asked. */
export interface RegisteredLines {
  readonly claimKeys: readonly string[]
  readonly personKeys: readonly string[]
  /** Absent when there is none. */
  readonly quotaKeys?: readonly string[]
}

/** The table of fingerprints: which text has which, over all committees and seasons. All reads are strongly consistent. */
export interface Fingerprints {
  /**
   * Makes the application's texts exactly these, each under its keys. `isOwed` until `settle`: what others see of it has changed and
   * `met`, with whom it had passages in common before, and those whom it meets now have not all been asked.
   */
  register(texts: ApplicationTexts, keys: ReadonlyMap<string, readonly string[]>): Promise<TextsOwed>
  /** Notes that all were asked, and with whom there are passages now. `Retryable` when others changed the texts meanwhile. */
  settle(texts: ApplicationTexts, keys: ReadonlyMap<string, readonly string[]>, met: readonly string[]): Promise<void>
  /** Keys without holders are left out. */
  holders(keys: readonly string[]): Promise<ReadonlyMap<string, KeyHolders>>
  /** What the applications say of their texts; those without any are left out. */
  texts(applicationIds: readonly string[]): Promise<ReadonlyMap<string, ApplicationTexts>>
  /** Different applicants whose texts are in the table. */
  applicants(): Promise<number>
}

export interface TextsOwed {
  readonly isOwed: boolean
  readonly met: readonly string[]
}

export interface KeyHolders {
  readonly holders: readonly TextHolder[]
  /** More applicants than are kept have it. */
  readonly isSaturated: boolean
}

export interface TextHolder {
  readonly applicationId: string
  readonly textId: string
  readonly personKey: string
}

/** What a claim looks for records by (`match/lookup`). */
export interface ArchiveLookup {
  /** Numbers, the whole title, holders: what must not be missed, not even right after an import. */
  readonly keys: readonly string[]
  /** Numbers as they may have been misread. */
  readonly moreKeys?: readonly string[]
  /** Records with a similar title of that kind. */
  readonly title?: { readonly kind: ArchiveRecord['kind']; readonly text: string }
}

/** A record that may be the claimed achievement: found, not yet compared. */
export interface ArchiveCandidate {
  readonly record: ArchiveRecord
  /** The keys that it was found by. */
  readonly by: readonly string[]
  /** Larger for more and rarer keys; only their order means something. */
  readonly votes: number
}

export interface Archive {
  /** Records under any of the look-up keys (`match/candidate-keys`), each record once. */
  byKeys(keys: readonly string[]): Promise<readonly ArchiveRecord[]>
  /** The likeliest records for a claim, best first, bounded: two rounds of reads and 32 read units, however large the archive. */
  candidates(lookup: ArchiveLookup): Promise<readonly ArchiveCandidate[]>
  snapshot(): Promise<ArchiveSnapshot>
}

export interface VerifyQueue {
  ask(applicationIds: readonly string[]): Promise<void>
}

export interface Clock {
  now(): string
}
