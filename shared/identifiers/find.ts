import type { Identifier, IdentifierScheme } from '#domain/identifier'
import { cnSerial, doi, isbn, issn } from './books-and-journals.ts'
import { awardCertificate, degreeCertificate, titleCertificate } from './certificates.ts'
import { creditCode } from './credit-code.ts'
import { foldNumber } from './fold.ts'
import { patentApplication } from './patent-application.ts'
import { patentCertificate, patentPublication, pct } from './patent-documents.ts'
import { project } from './project.ts'
import { residentId } from './resident-id.ts'
import { type Pattern, type ReadOptions, type Scheme, toIdentifier } from './scheme.ts'
import { softwareCertificate, softwareRegistration } from './software.ts'
import { standard } from './standard.ts'

export interface Found {
  readonly identifier: Identifier
  /** UTF-16 offsets into the text as it was given. */
  readonly start: number
  readonly end: number
}

export interface FindOptions extends ReadOptions {
  /** Words that stand over the text, such as the column's heading: they anchor bare numbers. */
  readonly context?: string
}

/** Most telling first: where two schemes could read the same characters, the earlier one has them. */
const schemes: readonly Scheme[] = [
  doi,
  pct,
  patentApplication,
  patentPublication,
  patentCertificate,
  softwareRegistration,
  softwareCertificate,
  isbn,
  issn,
  cnSerial,
  residentId,
  creditCode,
  standard,
  degreeCertificate,
  titleCertificate,
  awardCertificate,
  project,
]
const textPatterns = schemes.map((scheme) => ({ scheme, patterns: scheme.patterns({ ocr: false }) }))
const ocrPatterns = schemes.map((scheme) => ({ scheme, patterns: scheme.patterns({ ocr: true }) }))
const byName = new Map(schemes.map((scheme) => [scheme.scheme, scheme]))

/** Bare numbers need an anchor word at most this far away (domain 2.1). */
const anchorReach = 20

/** Reads a number that is known to be of this scheme. Never fails: what does not fit is `invalid-format` with a `problem`. */
export const readIdentifier = (scheme: IdentifierScheme, raw: string, options: ReadOptions): Identifier => {
  const reader = byName.get(scheme)
  if (!reader) throw new Error(`no reader for the identifier scheme ${scheme}`)
  return toIdentifier(scheme, raw.trim(), reader.read(raw, options))
}

/** Every scheme prints four digits side by side somewhere; prose without them, most of a form, need not be searched. OCR may break them. */
const fourDigits = /[\d\uFF10-\uFF19]{4}/

/** Every number in the text that names a thing, a person or an organisation, in the order of the text. */
export const findIdentifiers = (text: string, { ocr, context = '' }: FindOptions): readonly Found[] => {
  if (!(ocr ? /\d/ : fourDigits).test(text)) return []
  const folded = foldNumber(text)
  const taken: Found[] = []
  for (const { scheme, patterns } of ocr ? ocrPatterns : textPatterns)
    for (const pattern of patterns)
      for (const found of matchesOf(text, folded, scheme, pattern, { ocr, context }))
        if (!taken.some(({ start, end }) => found.start < end && start < found.end)) taken.push(found)
  return taken.toSorted((a, b) => a.start - b.start)
}

function* matchesOf(
  text: string,
  folded: string,
  scheme: Scheme,
  pattern: Pattern,
  { ocr, context }: Required<FindOptions>,
): Generator<Found> {
  for (const match of folded.matchAll(pattern.regex)) {
    const number = match.groups?.n ?? match[0]
    const start = match.index + match[0].lastIndexOf(number)
    const end = start + number.length
    const before = folded.slice(Math.max(0, start - anchorReach), start)
    const after = folded.slice(end, end + anchorReach)
    const anchored = [context, before, after].some((s) => pattern.anchor?.test(s))
    const needsAnchor = pattern.anchor !== undefined && !pattern.anchorIsOptional
    if ((needsAnchor && !anchored) || pattern.notAfter?.test(before)) continue
    const raw = text.slice(start, end)
    const reading = scheme.read(raw, { ocr })
    if (pattern.accept?.(reading, { anchored, before, after }) === false) continue
    yield { identifier: toIdentifier(scheme.scheme, raw, reading), start, end }
  }
}
