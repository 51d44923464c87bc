import type { Application } from '#domain/application'
import type { ComparedText, TextPart } from '#domain/texts'
import { documentFingerprints, type PassageDocument, prepareDocument } from '../passages/document.ts'
import { type Fingerprint, fingerprintKey } from '../passages/fingerprints.ts'
import { formTemplates } from '../passages/form-templates.ts'
import type { KnownDetails } from '../passages/mask.ts'
import { findQuotations } from '../passages/quotations.ts'
import { type CellName, cellNames, prepareRow, type Row } from '../passages/rows.ts'
import type { Span } from '../passages/spans.ts'

/** A text made ready for comparison, and the words of its people that a resold copy would have changed. */
export type PreparedText = PreparedRow | PreparedWhole

export interface PreparedRow {
  readonly is: 'row'
  readonly text: ComparedText
  readonly names: readonly string[]
  readonly row: Row
}

export interface PreparedWhole {
  readonly is: 'whole'
  readonly text: ComparedText
  readonly names: readonly string[]
  readonly document: PassageDocument
  /** Raw stretches of others' words with their source. */
  readonly quotations: readonly Span[]
}

/** Shorter cells are never looked up: they only support what longer ones say. */
const leastLookedUp = 40

/** The names and units of the one document that the text stands in, so that both sides of a comparison mask alike. */
export const detailsOf = (application: Application | undefined): Required<Pick<KnownDetails, 'names' | 'units'>> => ({
  names: distinct([
    application?.applicant.name ?? '',
    ...(application?.claims.flatMap(({ people }) => people) ?? []),
  ]).filter((name) => name.length > 1),
  units: distinct([
    application?.unit?.value ?? '',
    ...(application?.claims.flatMap(({ units }) => units) ?? []),
  ]).filter((unit) => unit.length > 3),
})

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)]

export const prepareText = (text: ComparedText, details: ReturnType<typeof detailsOf>): PreparedText => {
  const { names } = details
  if (text.kind === 'row') {
    const raw = (part: TextPart) => text.pieces.find((piece) => piece.part === part)?.raw ?? ''
    const texts = { title: raw('title'), content: raw('content'), outcome: raw('outcome') }
    return { is: 'row', text, names, row: prepareRow(texts, details, formTemplates()) }
  }
  const raw = text.pieces[0]?.raw ?? ''
  return {
    is: 'whole',
    text,
    names,
    document: prepareDocument(raw, { templates: formTemplates() }),
    quotations: findQuotations(raw),
  }
}

/** Fingerprints of a row are those of its longer cells together: it is found by any, and then compared cell by cell. */
export const fingerprintsOfText = (prepared: PreparedText): readonly Fingerprint[] =>
  prepared.is === 'whole'
    ? documentFingerprints(prepared.document)
    : cellsLookedUp(prepared).flatMap((cell) => documentFingerprints(prepared.row[cell]))

const cellsLookedUp = ({ row }: PreparedRow): readonly CellName[] =>
  cellNames.filter((name) => name !== 'title' && row[name].codes.length >= leastLookedUp)

export const keysOfText = (prepared: PreparedText): readonly string[] => [
  ...new Set(fingerprintsOfText(prepared).map(({ hash }) => fingerprintKey(hash))),
]
