import type { CheckStatus, Identifier, IdentifierFacts, IdentifierScheme } from '#domain/identifier'

/** What a scheme makes of a printed number: everything of an `Identifier` but its scheme and its printed form. */
export interface Reading {
  readonly canonical: string
  readonly key: string
  readonly status: CheckStatus
  readonly says: IdentifierFacts
}

export interface ReadOptions {
  /** Look-alike repair is tried only on pages that were read by OCR (domain 2). */
  readonly ocr: boolean
}

/** Where a number may stand in a text. */
export interface Pattern {
  /** Global, on folded text (`fold.ts`). Group `n` is the number when not all of the match is. */
  readonly regex: RegExp
  /** A word that must stand within 20 characters, or in the column's heading; absent: the pattern speaks for itself. */
  readonly anchor?: RegExp
  /** The anchor only informs `accept`; without it the pattern may still match. */
  readonly anchorIsOptional?: boolean
  /** A word right before the number that names another thing (a phone, a contract): the number is not taken. */
  readonly notAfter?: RegExp
  /** Last word on a candidate, for shapes that also name other things. */
  readonly accept?: (reading: Reading, place: Place) => boolean
}

export interface Place {
  readonly anchored: boolean
  readonly before: string
  readonly after: string
}

export interface Scheme {
  readonly scheme: IdentifierScheme
  readonly read: (raw: string, options: ReadOptions) => Reading
  readonly patterns: (options: ReadOptions) => readonly Pattern[]
}

/** A number that does not have the scheme's shape: kept and compared as printed, with the reason. */
export const malformed = (compacted: string, problem: string, says: IdentifierFacts = {}): Reading => ({
  canonical: compacted,
  key: compacted.replace(/[^0-9A-Z]/g, '') || compacted,
  status: 'invalid-format',
  says: { ...says, problem },
})

export const toIdentifier = (scheme: IdentifierScheme, raw: string, reading: Reading): Identifier => ({
  scheme,
  raw,
  ...reading,
})

/** Years that a number of our field can carry. */
export const isPlausibleYear = (year: number, from = 1949): boolean => year >= from && year <= 2100
